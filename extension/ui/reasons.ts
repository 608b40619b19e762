import type { Findings } from "@/coach/session";
import type { DraftLabel, Scored, SentenceLabel } from "@/coach/protocol";
import { shorten, theirWords } from "./quote";

/** One line of the card: whose words, which, and what is the matter with them. */
export interface Reason {
  readonly whose: "yours" | "theirs" | null;
  readonly quote: string | null;
  readonly text: string;
}

/** What each label means to the person who wrote it: what others hear, and no blame. */
const OF_SENTENCE: Readonly<Record<SentenceLabel, string>> = {
  pitch: "offers something they didn’t ask for",
  pressure: "pushes, and people step back from a push",
  funnel: "sends them elsewhere instead of talking here",
  template: "could have been sent to anyone",
};

/** A card that lists everything is read by nobody. */
const MOST_QUOTES = 3;

/** One line for each flag, the other person's words first: they are what a better answer begins with. */
export function reasons({ draft, answer }: Findings): Reason[] {
  const ofDraft = answer.labels.map(({ name }) => draftReason(name, theirWords(draft)));
  const flagged = answer.sentences.filter(({ labels }) => labels.length > 0);
  const quoted = flagged.slice(0, MOST_QUOTES).map(({ start, end, labels }, at): Reason => {
    const text = explain(labels);
    // Two sentences of one kind are told once: "A" offers …; "B" does too.
    const repeats = at > 0 && text === explain(flagged[at - 1]?.labels ?? []);
    return { whose: "yours", quote: shorten(draft.draft.slice(start, end)), text: repeats ? "does too." : text };
  });
  const more = flagged.length - quoted.length;
  const rest: Reason[] =
    more > 0
      ? [{ whose: null, quote: null, text: `${more} more ${more === 1 ? "sentence does" : "sentences do"} the same.` }]
      : [];
  return [...ofDraft, ...quoted, ...rest];
}

function explain(labels: readonly Scored<SentenceLabel>[]): string {
  return `${list(labels.map(({ name }) => OF_SENTENCE[name]))}.`;
}

function draftReason(name: DraftLabel, theirs: string | null): Reason {
  switch (name) {
    case "not_listening":
      return theirs
        ? {
            whose: "theirs",
            quote: theirs,
            text: theirs.endsWith("?") ? "is left without an answer." : "is passed over.",
          }
        : { whose: null, quote: null, text: "It passes over what they said." };
    case "cold_pitch":
      return { whose: null, quote: null, text: "You’ve only just met, and this opens with an offer." };
    case "one_way":
      return { whose: null, quote: null, text: "It announces, and leaves nobody anything to answer." };
  }
}

/** What the card and the chip say first, in a few words. */
export function headline({ answer }: Findings): string {
  const has = (name: DraftLabel): boolean => answer.labels.some((label) => label.name === name);
  const sells = answer.sentences.some(({ labels }) => labels.some(({ name }) => name === "pitch" || name === "funnel"));
  if (has("cold_pitch")) return "This may land as a cold pitch";
  if (has("not_listening") && !sells) return "They may not feel heard";
  if (sells) return "This sounds like a pitch";
  if (has("one_way")) return "This leaves little to answer";
  return "This may sound pushy";
}

function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}`;
}
