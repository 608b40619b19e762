import type { CheckAnswer, Draft, Turn, Verdict } from "@/coach/protocol";
import type { Findings } from "@/coach/session";

/** A draft under somebody's post. */
export function draftOf(draft: string, ...thread: Turn[]): Draft {
  return { surface: "comment", relationship: "unknown", thread, draft };
}

export function answerOf(verdict: Verdict, parts: Partial<CheckAnswer> = {}): CheckAnswer {
  return { verdict, score: 0.9, labels: [], sentences: [], model: "test", ...parts };
}

/** Findings in a draft: a sentence is flagged where it begins with labels in brackets, as "[pitch] Buy now." */
export function findingsOf(marked: readonly string[], parts: Partial<CheckAnswer> = {}, ...thread: Turn[]): Findings {
  let text = "";
  const sentences = marked.map((sentence) => {
    const [, labels = "", words = ""] = /^(?:\[([^\]]*)\] )?(.*)$/s.exec(sentence) ?? [];
    const start = text ? text.length + 1 : 0;
    text = text ? `${text} ${words}` : words;
    const names = labels.split(" ").filter(Boolean) as CheckAnswer["sentences"][number]["labels"][number]["name"][];
    return { start, end: text.length, labels: names.map((name) => ({ name, score: 0.9 })) };
  });
  return { draft: draftOf(text, ...thread), answer: answerOf("warn", { sentences, ...parts }) };
}
