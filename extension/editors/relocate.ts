import type { Span } from "@/coach/protocol";

/**
 * Where a stretch of an earlier text stands in the present one; null if its words are gone.
 *
 * What lies before or after everything that changed has only moved. Words in between are looked for, nearest to
 * where they were. Blanks around them are left out, so an underline never hangs over a gap.
 */
export function relocate(before: string, { start, end }: Span, now: string): Span | null {
  const words = before.slice(start, end);
  const quote = words.trim();
  if (quote === "") return null;
  const from = start + words.indexOf(quote);
  const at = find(before, quote, from, now);
  return at < 0 ? null : { start: at, end: at + quote.length };
}

function find(before: string, quote: string, from: number, now: string): number {
  if (now.startsWith(before.slice(0, from + quote.length))) return from;
  if (now.endsWith(before.slice(from))) return from + now.length - before.length;
  const ahead = now.indexOf(quote, from);
  const behind = now.lastIndexOf(quote, from);
  if (ahead < 0 || behind < 0) return Math.max(ahead, behind);
  return ahead - from < from - behind ? ahead : behind;
}
