import type { Span } from "@/coach/protocol";

/**
 * Where a stretch of an earlier text stands in the present one: the same words, nearest to where they were.
 *
 * Null if they are gone. Blanks around the words are left out, so an underline never hangs over a gap.
 */
export function relocate(before: string, { start, end }: Span, now: string): Span | null {
  const words = before.slice(start, end);
  const quote = words.trim();
  if (quote === "") return null;
  const from = start + words.indexOf(quote);
  const after = now.indexOf(quote, from);
  const ahead = now.lastIndexOf(quote, from);
  const candidates = [after, ahead].filter((at) => at >= 0);
  if (candidates.length === 0) return null;
  const at = candidates.reduce((best, other) => (Math.abs(other - from) < Math.abs(best - from) ? other : best));
  return { start: at, end: at + quote.length };
}
