import { useEffect, useState } from "preact/hooks";
import { COACH_PATTERN, COACH_URL, coachUrl } from "@/coach/address";
import { chooseSite } from "@/sites/chosen/list";
import type { Trouble } from "./health";
import { t } from "./i18n";

/** What helps where the coach cannot be asked. For the extension's own pages. */
export function Remedy({ trouble }: { readonly trouble: Trouble }) {
  if (trouble === "stranger") return <EndStranger />;
  if (trouble === "refused") return <TellId />;
  if (trouble === "barred") return <Allow />;
  return <p>{t("startCoach")}</p>;
}

function EndStranger() {
  const [url, setUrl] = useState(COACH_URL);
  useEffect(() => void coachUrl().then(setUrl), []);
  return <p>{t("endStranger", url.replace("http://", ""))}</p>;
}

/** Stores and developers give the extension other ids than the one that the coach knows. */
function TellId() {
  const [copied, setCopied] = useState<boolean | null>(null);
  const command = `RAPPORT_CHROME_EXTENSION=${location.origin} make run`;
  const copy = (): void =>
    void navigator.clipboard.writeText(command).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div class="help">
      <p>{t("tellId")}</p>
      <code class="command">{command}</code>
      <button type="button" class="button" onClick={copy}>
        {t(copied === null ? "copy" : copied ? "copied" : "copyFailed")}
      </button>
    </div>
  );
}

function Allow() {
  return (
    <div class="help">
      <p>{t("allowCoach")}</p>
      <button type="button" class="button" onClick={() => void chooseSite(COACH_PATTERN)}>
        {t("allow")}
      </button>
    </div>
  );
}
