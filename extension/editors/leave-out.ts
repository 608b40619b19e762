import type { Span } from "@/coach/protocol";

const BLANKS_BEFORE = /\s*$/;
const BLANKS_AFTER = /^\s*/;

/**
 * What has to go with a sentence so that what is left reads as if it had never been there: the sentence with the
 * weaker gap beside it. A gap is the stronger, the more lines it breaks.
 *
 * Null where nothing would be left.
 */
export function leavingOut(text: string, { start, end }: Span): Span | null {
  const before = BLANKS_BEFORE.exec(text.slice(0, start))?.[0] ?? "";
  const after = BLANKS_AFTER.exec(text.slice(end))?.[0] ?? "";
  const first = start - before.length === 0;
  const last = end + after.length === text.length;
  if (first && last) return null;
  if (first) return { start: 0, end: end + after.length };
  if (last || breaks(before) < breaks(after)) return { start: start - before.length, end: last ? text.length : end };
  return { start, end: end + after.length };
}

function breaks(gap: string): number {
  return gap.split("\n").length - 1;
}
