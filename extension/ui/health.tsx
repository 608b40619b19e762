import { useEffect, useState } from "preact/hooks";
import type { CoachClient } from "@/coach/client";
import type { Health } from "@/coach/protocol";

/** `asking` at first; null when nobody answers. */
export type Wellbeing = Health | null | "asking";

/** How the coach is, asked once when shown and again whenever the person looks this way. */
export function useWellbeing(coach: CoachClient): Wellbeing {
  const [wellbeing, set] = useState<Wellbeing>("asking");
  useEffect(() => {
    const ask = (): void => void coach.health().then(set, () => set(null));
    ask();
    window.addEventListener("focus", ask);
    return () => window.removeEventListener("focus", ask);
  }, [coach]);
  return wellbeing;
}

const WORDS = {
  asking: "Looking for the coach…",
  away: "The coach is not running",
  unwell: "The coach needs a hand",
  well: "The coach is running",
} as const;

export type State = keyof typeof WORDS;

export function stateOf(wellbeing: Wellbeing): State {
  if (wellbeing === "asking") return "asking";
  if (wellbeing === null) return "away";
  return wellbeing.status === "ok" ? "well" : "unwell";
}

/** One pill that says in plain words how the coach is. */
export function HealthPill({ wellbeing }: { readonly wellbeing: Wellbeing }) {
  const state = stateOf(wellbeing);
  return (
    <p class="health" data-state={state} role="status">
      {WORDS[state]}
    </p>
  );
}
