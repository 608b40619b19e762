import type { Findings } from "@/coach/session";
import type { Span } from "@/coach/protocol";
import { relocate } from "@/editors/relocate";

/** `warn` is drawn strongly, `tip` quietly. */
export type Tone = "warn" | "tip";

export interface Flagged {
  readonly tone: Tone;
  readonly spans: readonly Span[];
}

/**
 * The words to underline in a text: the flagged sentences, where they stand by now, and the person's own words that
 * stand in none of them.
 *
 * A flag on the whole draft has no words of its own; a `tip` then shows under the last sentence that may be flagged,
 * since there is no chip for it.
 */
export function flagged({ draft, answer, own = [], spared = [] }: Findings, text: string): Flagged[] {
  const tone: Tone = answer.verdict === "warn" ? "warn" : "tip";
  const marked = answer.sentences.filter(({ labels }) => labels.length > 0);
  const last = answer.sentences.findLast((sentence) => !spared.some(({ start }) => start === sentence.start));
  const shown = marked.length > 0 || tone === "warn" || !last ? marked : [last];
  const within = (span: Span): boolean => shown.some(({ start, end }) => start <= span.start && span.end <= end);
  const stand = (spans: readonly Span[]): Span[] => spans.flatMap((span) => relocate(draft.draft, span, text) ?? []);
  return [
    { tone, spans: stand(shown) },
    { tone: "tip", spans: stand(own.filter((span) => !within(span))) },
  ];
}
