import { LONGEST_DRAFT } from "@/coach/protocol";
import type { Settings } from "@/settings/settings";
import { isOn } from "@/settings/settings";
import { amount, type Key, t } from "@/ui/i18n";
import type { Seen } from "@/ui/seen";

const WORDS = {
  off: "doingOff",
  short: "doingShort",
  reading: "doingReading",
  unanswered: "doingUnanswered",
} as const satisfies Record<string, Key>;

export interface DoingHereProps {
  readonly seen: Seen;
  readonly settings: Settings;
  /** Whether the draft is in a language that the coach does not know. */
  readonly foreign: boolean;
}

/** What is being done about the draft on the page, in plain words. */
export function DoingHere(props: DoingHereProps) {
  return (
    <p class="doing" role="status">
      {words(props)}
    </p>
  );
}

function words({ seen: { host, kinds, draft, doing }, settings, foreign }: DoingHereProps): string {
  // The page hears of a change a moment later than we do.
  if (!isOn(settings, host, kinds && draft ? draft.surface : null)) return t("doingOff");
  if (doing === null) return t("doingNoBox");
  if (doing === "long") return t("doingLong", amount(LONGEST_DRAFT));
  if (typeof doing === "string") return t(WORDS[doing]);
  if (foreign) return t("doingForeign");
  if (doing === 0) return t("doingQuiet");
  return doing === 1 ? t("doingFlag") : t("doingFlags", String(doing));
}
