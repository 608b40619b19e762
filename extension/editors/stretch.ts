import type { Span } from "@/coach/protocol";

/** Other words for one stretch of a text. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

const pieces = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);
const lengthOf = (some: readonly string[]): number => some.reduce((sum, { length }) => sum + length, 0);

/** The same change of a text, written over a wider stretch of it. */
export function widened(before: string, { span, text }: Replacement, { start, end }: Span): Replacement {
  return { span: { start, end }, text: before.slice(start, span.start) + text + before.slice(span.end, end) };
}

/**
 * The one stretch in which a text differs from another, cut between words.
 *
 * Only that has to be written: mentions, links and paragraphs around it stay what they are, and so does the part of
 * the box that people were not shown a change of.
 */
export function stretch(before: string, after: string): Replacement {
  const old = pieces(before);
  const now = pieces(after);
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const start = lengthOf(old.slice(0, head));
  const rest = lengthOf(old.slice(old.length - tail));
  return { span: { start, end: before.length - rest }, text: after.slice(start, after.length - rest) };
}
