import type { CheckAnswer, DraftLabel, Scored, Sentence } from "@/coach/protocol";
import type { Findings } from "@/coach/session";

/** What is left of the findings once no sentence is flagged that holds one of the person's phrases. */
export interface Spared {
  readonly sentences: readonly Sentence[];
  /** Those of the draft, as far as they do not rest on spared sentences. */
  readonly labels: readonly Scored<DraftLabel>[];
  /** The sentences that are never to be flagged. */
  readonly spared: readonly Sentence[];
  /** Whether all that is left was said of the draft beside a sentence that would have been flagged. */
  readonly doubtful: boolean;
}

export function spare({ draft, answer }: Findings, phrases: readonly string[]): Spared {
  const spared = answer.sentences.filter(({ start, end }) => holdsAny(draft.draft.slice(start, end), phrases));
  const sentences = answer.sentences.map((sentence) =>
    spared.includes(sentence) ? { ...sentence, labels: [] } : sentence,
  );
  const labels = answer.labels.filter((label) => stands(label, answer, spared));
  return { sentences, labels, spared, doubtful: spared.some(isFlagged) && !sentences.some(isFlagged) };
}

/**
 * Whether something may still be said of the draft. A careful friend who was told "never this phrase" says nothing
 * because of it: a draft whose offers were all spared opens with none, and does not pass anybody over by them, as the
 * label guide has it. What stands without any offer, or beside another one, is no matter of the phrase; but of a draft
 * that holds nothing else there is nothing to say at all.
 */
function stands({ name }: Scored<DraftLabel>, { sentences }: CheckAnswer, spared: readonly Sentence[]): boolean {
  if (spared.length > 0 && spared.length === sentences.length) return false;
  const offers = sentences.filter(isOffer);
  const offersSpared = offers.length > 0 && offers.every((sentence) => spared.includes(sentence));
  return name === "one_way" || !offersSpared;
}

function isFlagged({ labels }: Sentence): boolean {
  return labels.length > 0;
}

function isOffer({ labels }: Sentence): boolean {
  return labels.some(({ name }) => name === "pitch" || name === "funnel");
}

function holdsAny(sentence: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => plain(sentence).includes(plain(phrase)));
}

/** Letters as people compare them. */
function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim().toLocaleLowerCase();
}
