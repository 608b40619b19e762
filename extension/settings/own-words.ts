import type { Span } from "@/coach/protocol";

/** Where a text holds words that the person wants to avoid: whole words, however they are written. */
export function ownWords(text: string, words: readonly string[]): Span[] {
  if (words.length === 0) return [];
  const any = [...words].sort((one, other) => other.length - one.length).map(pattern).join("|");
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "giu");
  return [...text.matchAll(whole)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** Blanks and apostrophes come in several kinds. */
function pattern(words: string): string {
  return words
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/['’]/g, "['’]")
    .replace(/\s+/g, "\\s+");
}
