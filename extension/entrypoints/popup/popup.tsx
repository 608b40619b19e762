import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import type { CoachClient } from "@/coach/client";
import type { Live } from "@/settings/live";
import type { Settings } from "@/settings/settings";
import { chooseSite, leaveSite, ownSites, siteOf } from "@/sites/chosen/list";
import { HealthPill, isTrouble, useWellbeing, type Wellbeing } from "@/ui/health";
import { t } from "@/ui/i18n";
import { OPEN_KEYS } from "@/ui/keys";
import { Mark } from "@/ui/mark";
import { Remedy } from "@/ui/remedy";
import { type Seen, tabBelow } from "@/ui/seen";
import { surfaceName } from "@/ui/surface-names";
import { Switch } from "@/ui/switch";
import { useLive } from "@/ui/use-live";
import { DoingHere } from "./doing-here";
import { Sight } from "./sight";
import { useForeign, useSeen } from "./use-seen";

export interface PopupProps {
  readonly coach: CoachClient;
  readonly settings: Live<Settings>;
}

/** How the coach is, what it is doing here, whether it is on here, and what it is told. */
export function Popup({ coach, settings }: PopupProps) {
  const wellbeing = useWellbeing(coach);
  const seen = useSeen();
  return (
    <main>
      <h1>
        <Mark /> Rapport
      </h1>
      <HealthPill wellbeing={wellbeing} />
      <Advice wellbeing={wellbeing} />
      {seen === null && <Unread />}
      {seen !== null && seen !== "asking" && <Here seen={seen} settings={settings} />}
      <nav>
        <button type="button" class="plain" onClick={() => void browser.runtime.openOptionsPage()}>
          {t("options")}
        </button>
        <a class="plain" href="/welcome.html" target="_blank" rel="noreferrer">
          {t("introduction")}
        </a>
      </nav>
    </main>
  );
}

function Here({ seen, settings }: { readonly seen: Seen; readonly settings: Live<Settings> }) {
  const { host, kinds, draft } = seen;
  const now = useLive(settings);
  const { offSites, surfaces } = now;
  const foreign = useForeign(draft);
  const turn = (on: boolean): void => {
    const others = offSites.filter((site) => site !== host);
    // A site that was added by hand is let go altogether; what it had been told stays behind in no list.
    const letGo = !kinds && !on;
    settings.set({ ...settings.current, offSites: on || letGo ? others : [...others, host] });
    if (letGo) void leaveSite(`https://${host}/*`).then(() => window.close());
  };
  return (
    <>
      <DoingHere seen={seen} settings={now} foreign={foreign} />
      <div class="switches">
        <Switch label={t("onHere", host)} on={!offSites.includes(host)} onTurn={turn} />
        {kinds && draft && (
          <Switch
            label={surfaceName(draft.surface)}
            on={surfaces[draft.surface]}
            onTurn={(on) =>
              settings.set({ ...settings.current, surfaces: { ...settings.current.surfaces, [draft.surface]: on } })
            }
          />
        )}
      </div>
      <details>
        <summary>{t("whatSeen")}</summary>
        <Sight draft={draft} foreign={foreign} />
      </details>
    </>
  );
}

/** A page that is not read, and the way to have it read. */
function Unread() {
  const [site, setSite] = useState<ReturnType<typeof siteOf>>(null);
  useEffect(() => void tabBelow().then((tab) => setSite(siteOf(tab?.url))), []);
  if (!site || ownSites().includes(site.pattern)) return <p class="small">{t("notRead")}</p>;
  const { host, pattern } = site;
  return (
    <div class="unread">
      <p class="small">{t("notReadHere", host)}</p>
      <button type="button" class="button" onClick={() => void chooseSite(pattern).then((on) => on && window.close())}>
        {t("readHere", host)}
      </button>
    </div>
  );
}

function Advice({ wellbeing }: { readonly wellbeing: Wellbeing }) {
  if (wellbeing === "asking") return null;
  if (isTrouble(wellbeing)) return <Remedy trouble={wellbeing} />;
  const broken = wellbeing.checks.filter((check) => !check.ok);
  if (wellbeing.status === "error" || broken.length > 0) {
    return (
      <ul>
        {broken.map((check) => (
          <li key={check.name}>
            {check.message} {check.remedy && <span class="remedy">{check.remedy}</span>}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <>
      <p>{t("howToUse", OPEN_KEYS)}</p>
      <p class="small">{wellbeing.model}</p>
    </>
  );
}
