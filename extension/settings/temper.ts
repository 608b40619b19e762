import type { CheckAnswer, DraftLabel, Scored, SentenceLabel, Verdict } from "@/coach/protocol";
import type { Findings } from "@/coach/session";
import { ownWords } from "./own-words";
import type { Sensitivity, Settings } from "./settings";
import { spare } from "./spared";

/** How sure the coach has to be of a label. It shows none below its own thresholds, whatever stands here. */
const LEAST_SCORE: Readonly<Record<Sensitivity, number>> = { quiet: 0.8, balanced: 0, strict: 0 };

/** How sure the coach has to be, for a strict reader, that there is anything to say, before a tip speaks up. */
const SPEAKS_UP = 0.5;

/** What is left of the coach's findings after the person's own settings; null where nothing is. */
export function tempered(findings: Findings, settings: Settings): Findings | null {
  const { draft, answer } = findings;
  const counts = ({ name, score }: Scored<SentenceLabel | DraftLabel>): boolean =>
    settings.labels[name] && score >= LEAST_SCORE[settings.sensitivity];
  const { spared, doubtful, ...kept } = spare(findings, settings.phrases);
  const labels = kept.labels.filter(counts);
  const sentences = kept.sentences.map((sentence) => ({ ...sentence, labels: sentence.labels.filter(counts) }));
  const left = { ...answer, labels, sentences };
  const softened = doubtful || (count(left) < count(answer) && isMild(left));
  const verdict = count(left) === 0 ? "ok" : temperedVerdict(left, softened, settings.sensitivity);
  const own = ownWords(draft.draft, settings.avoid);
  if (verdict !== "ok") return { draft, answer: { ...left, verdict }, own, spared };
  // A person's own words are a quiet tip, whatever the coach thinks of them.
  return own.length > 0 ? { draft, answer: { ...answer, verdict: "tip", labels: [], sentences: [] }, own } : null;
}

/** Whether the coach itself has found something, beside the person's own words. */
export function hasFlags({ answer }: Findings): boolean {
  return count(answer) > 0;
}

function temperedVerdict(left: CheckAnswer, softened: boolean, sensitivity: Sensitivity): Verdict {
  const verdict = left.verdict === "warn" && softened ? "tip" : left.verdict;
  if (sensitivity === "quiet" && verdict === "tip") return "ok";
  if (sensitivity === "strict" && verdict === "tip" && left.score >= SPEAKS_UP) return "warn";
  return verdict;
}

/** The label guide's `tip`: one mild flag in an otherwise real conversation. */
function isMild(answer: CheckAnswer): boolean {
  return count(answer) === 1 && answer.labels.every(({ name }) => name === "one_way");
}

function count({ labels, sentences }: CheckAnswer): number {
  return sentences.reduce((sum, sentence) => sum + sentence.labels.length, labels.length);
}
