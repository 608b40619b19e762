import type { Findings } from "@/coach/session";
import type { DraftLabel, Scored, Sentence, SentenceLabel, Span } from "@/coach/protocol";
import { hasFlags } from "@/settings/temper";
import { t } from "./i18n";
import { shorten, theirWords } from "./quote";

/** One line of the card: whose words, which, and what is the matter with them. */
export interface Reason {
  readonly whose: "yours" | "theirs" | null;
  readonly quote: string | null;
  readonly text: string;
  /** The sentence of the draft that is quoted. */
  readonly sentence?: Span;
}

/** A card that lists everything is read by nobody. Only a kind of flag that none of them shows has one more. */
const MOST_QUOTES = 3;

/** One line for each flag, the other person's words first: they are what a better answer begins with. */
export function reasons({ draft, answer, own = [] }: Findings): Reason[] {
  const ofDraft = answer.labels.map(({ name }) => draftReason(name, theirWords(draft)));
  const flagged = answer.sentences.filter(({ labels }) => labels.length > 0);
  const chosen = toQuote(flagged);
  const quoted = chosen.map(({ start, end, labels }, at): Reason => {
    const text = explain(labels);
    // Two sentences of one kind are told once: "A" offers …; "B" does too.
    const repeats = at > 0 && text === explain(chosen[at - 1]?.labels ?? []);
    const quote = shorten(draft.draft.slice(start, end));
    return { whose: "yours", quote, text: repeats ? t("doesToo") : text, sentence: { start, end } };
  });
  const more = flagged.length - quoted.length;
  const rest: Reason[] =
    more > 0
      ? [{ whose: null, quote: null, text: more === 1 ? t("moreSentence") : t("moreSentences", String(more)) }]
      : [];
  const avoided = new Set(own.map(({ start, end }) => draft.draft.slice(start, end)));
  const ofPerson = [...avoided].map((quote): Reason => ({ whose: "yours", quote, text: t("isAvoided") }));
  return [...ofDraft, ...quoted, ...rest, ...ofPerson];
}

/** The sentences that are quoted, in their order: one of each kind of flag before a second one of any. */
function toQuote(flagged: readonly Sentence[]): Sentence[] {
  const shown = new Set<SentenceLabel>();
  const quoted = new Set<Sentence>();
  for (const sentence of flagged) {
    if (sentence.labels.some(({ name }) => !shown.has(name))) quoted.add(sentence);
    for (const { name } of sentence.labels) shown.add(name);
  }
  for (const sentence of flagged) if (quoted.size < MOST_QUOTES) quoted.add(sentence);
  return flagged.filter((sentence) => quoted.has(sentence));
}

/** What each label means to the person who wrote it: what others hear, and no blame. */
function explain(labels: readonly Scored<SentenceLabel>[]): string {
  return `${join(labels.map(({ name }) => t(name)))}.`;
}

function draftReason(name: DraftLabel, theirs: string | null): Reason {
  switch (name) {
    case "not_listening":
      return theirs
        ? {
            whose: "theirs",
            quote: theirs,
            text: theirs.endsWith("?") ? t("unanswered") : t("passedOver"),
          }
        : { whose: null, quote: null, text: t("passesOver") };
    case "cold_pitch":
      return { whose: null, quote: null, text: t("coldPitch") };
    case "one_way":
      return { whose: null, quote: null, text: t("oneWay") };
  }
}

/** What the card and the chip say first, in a few words. */
export function headline(findings: Findings): string {
  const { answer } = findings;
  const has = (name: DraftLabel): boolean => answer.labels.some((label) => label.name === name);
  const sells = answer.sentences.some(({ labels }) => labels.some(({ name }) => name === "pitch" || name === "funnel"));
  if (!hasFlags(findings)) return t("headlineAvoided");
  if (has("cold_pitch")) return t("headlineCold");
  if (has("not_listening") && !sells) return t("headlineUnheard");
  if (sells) return t("headlinePitch");
  if (has("one_way")) return t("headlineOneWay");
  return t("headlinePushy");
}

function join(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")}${t("lastClause")}${parts.at(-1)}`;
}
