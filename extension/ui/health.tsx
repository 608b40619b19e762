import { useEffect, useState } from "preact/hooks";
import type { CoachClient } from "@/coach/client";
import { CoachError } from "@/coach/errors";
import type { Health } from "@/coach/protocol";
import { t } from "./i18n";

/**
 * Why there is no answer: nobody listens; another program does; the coach does not know this extension; the browser
 * keeps us from it.
 */
export type Trouble = "away" | "stranger" | "refused" | "barred";

/** `asking` at first. */
export type Wellbeing = Health | Trouble | "asking";

/** How long to wait before a coach that could not be asked is asked again. */
const AGAIN_MS = 2_000;

/** How the coach is, asked when shown, whenever the person looks this way, and while it is awaited. */
export function useWellbeing(coach: CoachClient): Wellbeing {
  const [wellbeing, set] = useState<Wellbeing>("asking");
  useEffect(() => {
    const ask = (): void => void wellbeingOf(coach).then(set);
    ask();
    window.addEventListener("focus", ask);
    return () => window.removeEventListener("focus", ask);
  }, [coach]);
  useEffect(() => {
    if (!isTrouble(wellbeing)) return undefined;
    // Only while somebody looks: a page in the background would keep the worker awake for as long as it is open.
    const ask = (): void => {
      if (document.visibilityState === "visible") void wellbeingOf(coach).then(set);
    };
    const again = setInterval(ask, AGAIN_MS);
    return () => clearInterval(again);
  }, [coach, wellbeing]);
  return wellbeing;
}

async function wellbeingOf(coach: CoachClient): Promise<Health | Trouble> {
  try {
    return await coach.health();
  } catch (cause) {
    return troubleOf(CoachError.from(cause));
  }
}

function troubleOf({ code }: CoachError): Trouble {
  if (code === "unreachable") return "away";
  if (code === "forbidden") return "refused";
  return code === "not_permitted" ? "barred" : "stranger";
}

export function isTrouble(wellbeing: Wellbeing): wellbeing is Trouble {
  return typeof wellbeing === "string" && wellbeing !== "asking";
}

const WORDS = {
  asking: "healthAsking",
  away: "healthAway",
  stranger: "healthStranger",
  refused: "healthRefused",
  barred: "healthBarred",
  unwell: "healthUnwell",
  well: "healthWell",
} as const;

export type State = keyof typeof WORDS;

export function stateOf(wellbeing: Wellbeing): State {
  if (typeof wellbeing === "string") return wellbeing;
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
