const FEWEST_WORDS = 3;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** Too little text says too little: "Thanks so" is not worth a word of advice. */
export function worthChecking(text: string): boolean {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) {
    if (isWordLike && ++words >= FEWEST_WORDS) return true;
  }
  return false;
}
