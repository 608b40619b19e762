import { t } from "../i18n";
import type { Reason } from "../reasons";

export function ReasonsList({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ul class="reasons">
      {reasons.map((reason, at) => (
        <li key={at} data-whose={reason.whose ?? "none"}>
          {reason.quote && (
            <>
              {reason.whose === "theirs" && <span class="whose">{t("their")} </span>}
              <q lang="">{reason.quote}</q>{" "}
            </>
          )}
          <span>{reason.text}</span>
        </li>
      ))}
    </ul>
  );
}
