import type { Span } from "@/coach/protocol";
import { t } from "../i18n";
import type { Reason } from "../reasons";

export interface ReasonsListProps {
  readonly reasons: readonly Reason[];
  /** Null where nothing would be left of the draft. */
  readonly onLeaveOut: ((sentence: Span) => void) | null;
}

/** What was noticed, a line for each, and where it is one sentence, a way to do without it. */
export function ReasonsList({ reasons, onLeaveOut }: ReasonsListProps) {
  return (
    <ul class="reasons">
      {reasons.map(({ whose, quote, text, sentence }, at) => (
        <li key={at} data-whose={whose ?? "none"}>
          {quote && (
            <>
              {whose === "theirs" && <span class="whose">{t("their")} </span>}
              <q lang="">{quote}</q>{" "}
            </>
          )}
          <span>{text}</span>
          {quote && sentence && onLeaveOut && (
            <>
              {" "}
              <button
                type="button"
                class="leave"
                aria-label={t("leaveOutNamed", quote)}
                onClick={() => onLeaveOut(sentence)}
              >
                {t("leaveOut")}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
