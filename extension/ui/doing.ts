import type { Findings } from "@/coach/session";

/**
 * What is being done about a draft: nothing, as it is switched off there, too short, or longer than the coach takes; it
 * is being read; it was not, as no answer came; or it was, and so many things in it are flagged.
 */
export type Doing = "off" | "short" | "long" | "reading" | "unanswered" | number;

/** How many things the card would tell of. */
export function flagCount({ answer, own = [] }: Findings): number {
  const sentences = answer.sentences.filter(({ labels }) => labels.length > 0);
  return answer.labels.length + sentences.length + own.length;
}
