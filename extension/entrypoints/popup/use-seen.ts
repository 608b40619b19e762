import { useEffect, useState } from "preact/hooks";
import { browserGuess } from "@/coach/browser-guess";
import { isForeign } from "@/coach/languages";
import type { Draft } from "@/coach/protocol";
import { worthChecking } from "@/coach/worth-checking";
import { askWhatIsSeen, type Seen } from "@/ui/seen";

const AGAIN_MS = 500;

/** What is read on the page below, as long as somebody looks; null where nothing is. */
export function useSeen(): Seen | null | "asking" {
  const [seen, set] = useState<Seen | null | "asking">("asking");
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState !== "visible") return;
      void askWhatIsSeen().then((now) => set((before) => (same(before, now) ? before : now)));
    };
    ask();
    const again = setInterval(ask, AGAIN_MS);
    return () => clearInterval(again);
  }, []);
  return seen;
}

/** Whether a draft is in a language that the coach does not know. */
export function useForeign(draft: Draft | null): boolean {
  const [foreign, set] = useState(false);
  const text = draft?.draft ?? "";
  useEffect(() => {
    let gone = false;
    const told = worthChecking(text) ? isForeign(text, browserGuess) : Promise.resolve(false);
    void told.then((now) => gone || set(now));
    return () => void (gone = true);
  }, [text]);
  return foreign;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
