import type { Surface } from "@/coach/protocol";
import { LABELS, type Settings, SURFACES } from "./settings";

/**
 * When a kind of flag was last closed on a surface, in milliseconds of the epoch. There are only so many kinds and
 * surfaces, so this cannot grow; and it says nothing of what was written.
 */
export type Dismissals = Readonly<Record<string, number>>;

const DAY_MS = 24 * 60 * 60 * 1000;
const LASTS_MS: Readonly<Record<Settings["quietFor"], number>> = { draft: 0, day: DAY_MS, week: 7 * DAY_MS };

const key = (surface: Surface, name: string): string => `${surface} ${name}`;
const KEYS = SURFACES.flatMap((surface) => LABELS.map((name) => key(surface, name)));

export function dismiss(before: Dismissals, surface: Surface, names: readonly string[], now: number): Dismissals {
  return { ...before, ...Object.fromEntries(names.map((name) => [key(surface, name), now])) };
}

/** Whether every one of these kinds was closed lately; what is of no kind, a word of the person's own, never was. */
export function isDismissed(
  dismissals: Dismissals,
  surface: Surface,
  names: readonly string[],
  quietFor: Settings["quietFor"],
  now: number,
): boolean {
  const lately = (name: string): boolean => now - (dismissals[key(surface, name)] ?? -Infinity) < LASTS_MS[quietFor];
  return names.length > 0 && names.every(lately);
}

export function readDismissals(value: unknown): Dismissals {
  const from = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const known = KEYS.flatMap((name): [string, number][] => {
    const at = from[name];
    return typeof at === "number" ? [[name, at]] : [];
  });
  return Object.fromEntries(known);
}
