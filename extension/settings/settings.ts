import { DRAFT_LABELS, type DraftLabel, SENTENCE_LABELS, type SentenceLabel, type Surface } from "@/coach/protocol";

export const SURFACES: readonly Surface[] = ["comment", "message", "post"];
export const LABELS: readonly Label[] = [...DRAFT_LABELS, ...SENTENCE_LABELS];
export const SENSITIVITIES = ["quiet", "balanced", "strict"] as const;
export const THEMES = ["auto", "light", "dark"] as const;
export const QUIET_FOR = ["draft", "day", "week"] as const;
export const CHIP_LIMITS = ["none", "hour", "day"] as const;

export type Label = SentenceLabel | DraftLabel;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** What a person has chosen. All of it stays in the extension's own storage; nothing of it is about anybody else. */
export interface Settings {
  /** Hosts of the sites that Rapport is switched off on. */
  readonly offSites: readonly string[];
  readonly surfaces: Readonly<Record<Surface, boolean>>;
  readonly sensitivity: Sensitivity;
  readonly labels: Readonly<Record<Label, boolean>>;
  /** A sentence with one of these in it is never flagged. */
  readonly phrases: readonly string[];
  /** Words that the person wants to be told of, wherever they use them. */
  readonly avoid: readonly string[];
  /** How chip and card look; `auto` goes with the page. */
  readonly theme: (typeof THEMES)[number];
  /** For how long the chip stays away after the same kind of flag was closed. */
  readonly quietFor: (typeof QUIET_FOR)[number];
  /** Whether the chip shows itself only so many times in an hour or a day; underlines are there all the same. */
  readonly chipLimit: (typeof CHIP_LIMITS)[number];
}

export const DEFAULTS: Settings = {
  offSites: [],
  surfaces: { comment: true, message: true, post: true },
  sensitivity: "balanced",
  labels: {
    cold_pitch: true,
    not_listening: true,
    one_way: true,
    pitch: true,
    pressure: true,
    funnel: true,
    template: true,
  },
  phrases: [],
  avoid: [],
  theme: "auto",
  quietFor: "day",
  // A warning that does not come, though nobody said so, would look like all is well.
  chipLimit: "none",
};

/** @param surface null on a site whose boxes are all of one kind */
export function isOn({ offSites, surfaces }: Settings, host: string, surface: Surface | null): boolean {
  return !offSites.includes(host) && (surface === null || surfaces[surface]);
}

/** Settings from the storage or a file: what an older or newer version wrote otherwise is as it is by default. */
export function readSettings(value: unknown): Settings {
  const from = isObject(value) ? value : {};
  return {
    offSites: texts(from["offSites"]),
    surfaces: switches(from["surfaces"], DEFAULTS.surfaces),
    sensitivity: oneOf(SENSITIVITIES, from["sensitivity"], DEFAULTS.sensitivity),
    labels: switches(from["labels"], DEFAULTS.labels),
    phrases: texts(from["phrases"]),
    avoid: texts(from["avoid"]),
    theme: oneOf(THEMES, from["theme"], DEFAULTS.theme),
    quietFor: oneOf(QUIET_FOR, from["quietFor"], DEFAULTS.quietFor),
    chipLimit: oneOf(CHIP_LIMITS, from["chipLimit"], DEFAULTS.chipLimit),
  };
}

function texts(value: unknown): string[] {
  const found = Array.isArray(value) ? value.filter((item) => typeof item === "string" && item.trim() !== "") : [];
  return [...new Set(found.map((item: string) => item.trim()))];
}

function switches<Name extends string>(
  value: unknown,
  defaults: Readonly<Record<Name, boolean>>,
): Record<Name, boolean> {
  const from = isObject(value) ? value : {};
  const result: Record<Name, boolean> = { ...defaults };
  for (const name in defaults) {
    const chosen = from[name];
    if (typeof chosen === "boolean") result[name] = chosen;
  }
  return result;
}

function oneOf<Value extends string>(known: readonly Value[], value: unknown, otherwise: Value): Value {
  return known.find((one) => one === value) ?? otherwise;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
