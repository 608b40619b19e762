import type { ComponentChildren } from "preact";
import { LIMITS } from "@/settings/chip-limit";
import type { Live } from "@/settings/live";
import {
  CHIP_LIMITS,
  type Label,
  LABELS,
  QUIET_FOR,
  SENSITIVITIES,
  type Settings,
  SURFACES,
  THEMES,
} from "@/settings/settings";
import { type Key, t } from "@/ui/i18n";
import { Mark } from "@/ui/mark";
import { surfaceName } from "@/ui/surface-names";
import { Switch } from "@/ui/switch";
import { useLive } from "@/ui/use-live";
import { Keep } from "./keep";
import { Phrases } from "./phrases";
import { Radios } from "./radios";
import { Shortcuts } from "./shortcuts";
import { ChosenSites } from "./sites";

const ON_LABEL: Readonly<Record<Label, Key>> = {
  cold_pitch: "labelColdPitch",
  not_listening: "labelNotListening",
  one_way: "labelOneWay",
  pitch: "labelPitch",
  pressure: "labelPressure",
  funnel: "labelFunnel",
  template: "labelTemplate",
};

const SENSITIVITY: Readonly<Record<Settings["sensitivity"], readonly [Key, Key]>> = {
  quiet: ["quiet", "quietAbout"],
  balanced: ["balanced", "balancedAbout"],
  strict: ["strict", "strictAbout"],
};

const QUIET: Readonly<Record<Settings["quietFor"], Key>> = { draft: "quietDraft", day: "quietDay", week: "quietWeek" };
const CHIP_LIMIT: Readonly<Record<Settings["chipLimit"], readonly [Key, ...string[]]>> = {
  none: ["speakAlways"],
  hour: ["speakHour", String(LIMITS.hour.most)],
  day: ["speakDay", String(LIMITS.day.most)],
};
const THEME: Readonly<Record<Settings["theme"], Key>> = { auto: "themeAuto", light: "themeLight", dark: "themeDark" };

/** All that a person can settle. Each change counts at once, in every tab. */
export function Options({ settings }: { readonly settings: Live<Settings> }) {
  const now = useLive(settings);
  const change = (part: Partial<Settings>): void => settings.set({ ...settings.current, ...part });
  return (
    <main>
      <h1>
        <Mark /> {t("optionsTitle")}
      </h1>

      <Section title={t("where")}>
        {SURFACES.map((surface) => (
          <Switch
            key={surface}
            label={surfaceName(surface)}
            on={now.surfaces[surface]}
            onTurn={(on) => change({ surfaces: { ...now.surfaces, [surface]: on } })}
          />
        ))}
        {now.offSites.map((host) => (
          <p class="row" key={host}>
            {t("offOn", host)}
            <button
              type="button"
              class="plain"
              onClick={() => change({ offSites: now.offSites.filter((other) => other !== host) })}
            >
              {t("switchOn")}
            </button>
          </p>
        ))}
      </Section>

      <Section title={t("otherSites")}>
        <ChosenSites />
      </Section>

      <Section title={t("howMuch")}>
        <Radios
          name="sensitivity"
          choices={SENSITIVITIES.map((value) => {
            const [label, about] = SENSITIVITY[value];
            return { value, label: t(label), about: t(about) };
          })}
          chosen={now.sensitivity}
          onChoose={(sensitivity) => change({ sensitivity })}
        />
        <p class="lead">{t("quietAfter")}</p>
        <Radios
          name="quiet-for"
          choices={QUIET_FOR.map((value) => ({ value, label: t(QUIET[value]) }))}
          chosen={now.quietFor}
          onChoose={(quietFor) => change({ quietFor })}
        />
        <p class="lead">{t("speakUp")}</p>
        <Radios
          name="chip-limit"
          choices={CHIP_LIMITS.map((value) => ({ value, label: t(...CHIP_LIMIT[value]) }))}
          chosen={now.chipLimit}
          onChoose={(chipLimit) => change({ chipLimit })}
        />
      </Section>

      <Section title={t("what")}>
        {LABELS.map((label) => (
          <Switch
            key={label}
            label={t(ON_LABEL[label])}
            on={now.labels[label]}
            onTurn={(on) => change({ labels: { ...now.labels, [label]: on } })}
          />
        ))}
      </Section>

      <Section title={t("phrases")}>
        <Phrases phrases={now.phrases} none={t("noPhrases")} onChange={(phrases) => change({ phrases })} />
      </Section>

      <Section title={t("avoid")}>
        <Phrases phrases={now.avoid} none={t("noAvoid")} onChange={(avoid) => change({ avoid })} />
      </Section>

      <Section title={t("shortcuts")}>
        <Shortcuts />
      </Section>

      <Section title={t("look")}>
        <Radios
          name="theme"
          choices={THEMES.map((value) => ({ value, label: t(THEME[value]) }))}
          chosen={now.theme}
          onChoose={(theme) => change({ theme })}
        />
      </Section>

      <Section title={t("keep")}>
        <Keep settings={now} onImport={change} />
      </Section>

      <Section title={t("privacy")}>
        <p>{t("privacyAbout")}</p>
      </Section>
    </main>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
