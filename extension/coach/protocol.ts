/**
 * What the coach is asked and what it answers: the API's objects, as the server declares them.
 *
 * Offsets count UTF-16 code units, so they index a JavaScript string directly.
 */

export type Surface = "comment" | "message" | "post";
export type Relationship = "new" | "known" | "unknown";

export interface Turn {
  readonly from: "them" | "me";
  readonly text: string;
}

/** What the person is composing, with what it answers. */
export interface Draft {
  readonly surface: Surface;
  readonly relationship: Relationship;
  readonly thread: readonly Turn[];
  readonly draft: string;
}

/** The longest draft that the coach takes, in characters as people count them: an emoji is one, and two in a string. */
export const LONGEST_DRAFT = 8_000;

export const SENTENCE_LABELS = ["pitch", "pressure", "funnel", "template"] as const;
export const DRAFT_LABELS = ["cold_pitch", "not_listening", "one_way"] as const;
export type SentenceLabel = (typeof SENTENCE_LABELS)[number];
export type DraftLabel = (typeof DRAFT_LABELS)[number];

export interface Scored<Name extends string> {
  readonly name: Name;
  readonly score: number;
}

/** A stretch of text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Sentence extends Span {
  readonly labels: readonly Scored<SentenceLabel>[];
}

export type Verdict = "ok" | "tip" | "warn";

export interface CheckAnswer {
  readonly verdict: Verdict;
  readonly score: number;
  readonly labels: readonly Scored<DraftLabel>[];
  readonly sentences: readonly Sentence[];
  readonly model: string;
}

export type Style = "listen" | "soft";
/** The two rewrites the card offers, in the order it shows them. */
export const STYLES: readonly Style[] = ["listen", "soft"];

/** How a draft is to be said again. */
export interface Wanted {
  readonly styles: readonly Style[];
  /** Texts that were shown already for this draft, and shall not come again. */
  readonly seen?: readonly string[];
}

/** How many such texts the coach takes, and how long each may be, in characters. */
export const MOST_SEEN = 20;
export const LONGEST_SEEN = 2_000;

/** One event of a streamed rewrite. A `done` text replaces what its deltas added up to. */
export type RewriteEvent =
  | { readonly type: "delta"; readonly style: Style; readonly text: string }
  | { readonly type: "done"; readonly style: Style; readonly text: string }
  | { readonly type: "error"; readonly code: string; readonly message: string };

export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
  readonly remedy: string;
}

export interface Health {
  readonly status: "ok" | "error";
  readonly version: string;
  readonly model: string;
  readonly checks: readonly HealthCheck[];
}
