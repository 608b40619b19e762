import { LONGEST_DRAFT } from "./protocol";

const FEWEST_WORDS = 3;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** Too little text says too little: "Thanks so" is not worth a word of advice. Too much of it the coach refuses. */
export function worthChecking(text: string): boolean {
  if (isTooLong(text)) return false;
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) {
    if (isWordLike && ++words >= FEWEST_WORDS) return true;
  }
  return false;
}

export function isTooLong(text: string): boolean {
  // Counted only where it matters: this is asked with every key.
  return text.length > LONGEST_DRAFT && [...text].length > LONGEST_DRAFT;
}
