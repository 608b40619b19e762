import type { Settings } from "./settings";

/**
 * When the chip showed itself unasked, in milliseconds of the epoch, the latest last. No more of them are kept than a
 * limit counts, and none of them says where it was or what was written.
 */
export type ChipTimes = readonly number[];

interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

const HOUR_MS = 60 * 60 * 1000;

export const LIMITS: Readonly<Record<Exclude<Settings["chipLimit"], "none">, Limit>> = {
  hour: { most: 3, withinMs: HOUR_MS },
  day: { most: 5, withinMs: 24 * HOUR_MS },
};

const KEPT = Math.max(...Object.values(LIMITS).map(({ most }) => most));

/** Whether the chip may show itself once more. */
export function mayShow(times: ChipTimes, limit: Settings["chipLimit"], now: number): boolean {
  if (limit === "none") return true;
  const { most, withinMs } = LIMITS[limit];
  return times.filter((at) => now - at < withinMs).length < most;
}

export function withShown(times: ChipTimes, now: number): ChipTimes {
  return [...times, now].slice(-KEPT);
}

export function readChipTimes(value: unknown): ChipTimes {
  const times = Array.isArray(value) ? value.filter((at): at is number => Number.isFinite(at)) : [];
  return times.slice(-KEPT);
}
