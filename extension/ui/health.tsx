import { useEffect, useState } from "preact/hooks";
import type { CoachClient } from "@/coach/client";
import type { Health } from "@/coach/protocol";
import { t } from "./i18n";

/** `asking` at first; null when nobody answers. */
export type Wellbeing = Health | null | "asking";

/** How long to wait before a coach that was away is looked for again. */
const AGAIN_MS = 2_000;

/** How the coach is, asked when shown, whenever the person looks this way, and while it is awaited. */
export function useWellbeing(coach: CoachClient): Wellbeing {
  const [wellbeing, set] = useState<Wellbeing>("asking");
  useEffect(() => {
    const ask = (): void => void coach.health().then(set, () => set(null));
    ask();
    window.addEventListener("focus", ask);
    return () => window.removeEventListener("focus", ask);
  }, [coach]);
  useEffect(() => {
    if (wellbeing !== null) return undefined;
    // Only while somebody looks: a page in the background would keep the worker awake for as long as it is open.
    const ask = (): void => {
      if (document.visibilityState === "visible") void coach.health().then(set, () => undefined);
    };
    const again = setInterval(ask, AGAIN_MS);
    return () => clearInterval(again);
  }, [coach, wellbeing]);
  return wellbeing;
}

const WORDS = {
  asking: "healthAsking",
  away: "healthAway",
  unwell: "healthUnwell",
  well: "healthWell",
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
      {t(WORDS[state])}
    </p>
  );
}
