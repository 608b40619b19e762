import type { Surface } from "@/coach/protocol";
import type { Findings } from "@/coach/session";
import { t } from "../i18n";
import { shorten } from "../quote";
import { surfacePlace } from "../surface-names";
import type { Choice } from "./choice";

/** What a person may not want to hear of again. */
export interface Silence {
  phrase(words: string): void;
  surface(): void;
  site(): void;
}

/** A button has room for this many letters of a sentence. */
const LONGEST_LABEL = 44;

/** The sentences that are flagged, each to be spared from now on. */
export function flaggedPhrases({ draft, answer }: Findings): string[] {
  const flagged = answer.sentences.filter(({ labels }) => labels.length > 0);
  return [...new Set(flagged.map(({ start, end }) => draft.draft.slice(start, end).trim()))];
}

export function choosePhrase(phrases: readonly string[], silence: Silence): Choice {
  const options = phrases.map((words) => ({
    label: `“${shorten(words, LONGEST_LABEL)}”`,
    act: () => silence.phrase(words),
  }));
  return { text: t("neverFlag"), options };
}

/** @param surface null where all boxes of the site are of one kind */
export function choosePlace(surface: Surface | null, siteName: string, silence: Silence): Choice {
  return {
    text: t("switchOff"),
    options: [
      ...(surface ? [{ label: surfacePlace(surface), act: () => silence.surface() }] : []),
      { label: t("onSite", siteName), act: () => silence.site() },
    ],
  };
}
