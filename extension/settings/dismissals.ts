import type { Surface } from "@/coach/protocol";
import { LABELS, type Settings, SURFACES } from "./settings";

/**
 * When a kind of flag was last closed in a place, in milliseconds of the epoch. What is too old to count goes with the
 * next one that is closed, so this cannot grow; and it says nothing of what was written.
 */
export type Dismissals = Readonly<Record<string, number>>;

/** Where a flag was closed. All boxes of a site that was added by hand are comments, so a surface alone is no place. */
export interface Place {
  readonly host: string;
  readonly surface: Surface;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const LASTS_MS: Readonly<Record<Settings["quietFor"], number>> = { draft: 0, day: DAY_MS, week: 7 * DAY_MS };
const LONGEST_MS = Math.max(...Object.values(LASTS_MS));

const key = ({ host, surface }: Place, name: string): string => `${host} ${surface} ${name}`;
/** Keys of a Rapport that knew no hosts have none, and are forgotten. */
const KEY = new RegExp(`^\\S+ (?:${SURFACES.join("|")}) (?:${LABELS.join("|")})$`);

export function dismiss(before: Dismissals, place: Place, names: readonly string[], now: number): Dismissals {
  const lasting = Object.entries(before).filter(([, at]) => now - at < LONGEST_MS);
  return Object.fromEntries([...lasting, ...names.map((name): [string, number] => [key(place, name), now])]);
}

/** Whether every one of these kinds was closed lately; what is of no kind, a word of the person's own, never was. */
export function isDismissed(
  dismissals: Dismissals,
  place: Place,
  names: readonly string[],
  quietFor: Settings["quietFor"],
  now: number,
): boolean {
  const lately = (name: string): boolean => now - (dismissals[key(place, name)] ?? -Infinity) < LASTS_MS[quietFor];
  return names.length > 0 && names.every(lately);
}

export function readDismissals(value: unknown): Dismissals {
  const from = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const known = Object.entries(from).filter(
    (entry): entry is [string, number] => KEY.test(entry[0]) && typeof entry[1] === "number",
  );
  return Object.fromEntries(known);
}
