import type { Draft } from "@/coach/protocol";

const LONGEST_QUOTE = 96;

const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" });

/** Words short enough to quote in one line, cut between two of them. */
export function shorten(text: string, longest = LONGEST_QUOTE): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const end = cut.lastIndexOf(" ");
  // A lone half of a surrogate pair must not stay behind either.
  const kept = end > longest / 2 ? cut.slice(0, end) : cut.replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.replace(/[\s,;:.!?–-]+$/u, "")}…`;
}

/** What the other person said that asks for an answer: their last question, or else how they began. */
export function theirWords(draft: Draft): string | null {
  const turn = draft.thread.findLast(({ from }) => from === "them");
  if (!turn) return null;
  const said = [...sentences.segment(turn.text)].map(({ segment }) => segment.trim()).filter(Boolean);
  const asked = said.findLast((sentence) => sentence.endsWith("?"));
  return shorten(asked ?? turn.text) || null;
}
