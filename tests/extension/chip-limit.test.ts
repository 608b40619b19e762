import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ChipTimes, mayShow, readChipTimes, withShown } from "@/settings/chip-limit";
import { passingPreferences, type Preferences } from "@/settings/preferences";
import { DEFAULTS, type Settings } from "@/settings/settings";
import { Unasked } from "@/ui/unasked";

const NOON = Date.UTC(2026, 10, 28, 12);
const HOUR = 3_600_000;

describe("times at which the chip showed itself", () => {
  const shown = (...hours: number[]): ChipTimes => hours.map((hour) => NOON + hour * HOUR);

  it.each<[Settings["chipLimit"], number[], boolean]>([
    ["none", [-0.1, -0.1, -0.1, -0.1, -0.1], true],
    ["hour", [-0.9, -0.2], true],
    ["hour", [-0.9, -0.2, -0.1], false],
    ["hour", [-1.1, -0.2, -0.1], true],
    ["day", [-23, -4, -0.2, -0.1], true],
    ["day", [-23, -5, -4, -0.2, -0.1], false],
    ["day", [-25, -5, -4, -0.2, -0.1], true],
  ])("limit %s, hours ago %j: %j", (limit, hours, may) => {
    expect(mayShow(shown(...hours), limit, NOON)).toBe(may);
  });

  it("are no more than are counted", () => {
    let times: ChipTimes = [];
    for (let number = 0; number < 20; number++) times = withShown(times, NOON + number);
    expect(times).toEqual([15, 16, 17, 18, 19].map((number) => NOON + number));
  });

  it("are all that the storage can hold", () => {
    expect(readChipTimes([NOON, "yesterday", null, Number.NaN, NOON + 1])).toEqual([NOON, NOON + 1]);
    expect(readChipTimes({ words: "I sell drops" })).toEqual([]);
    expect(readChipTimes(undefined)).toEqual([]);
  });
});

describe("the chip shows itself", () => {
  let preferences: Preferences;
  const limit = (chipLimit: Settings["chipLimit"]): void => preferences.settings.set({ ...DEFAULTS, chipLimit });
  /** For how many of so many drafts, one after the other in one box. */
  const shownFor = (drafts: number): number => {
    const unasked = new Unasked(preferences);
    const shown = Array.from({ length: drafts }, () => {
      unasked.forget();
      return unasked.mayShow();
    });
    return shown.filter(Boolean).length;
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
    preferences = passingPreferences();
  });
  afterEach(() => vi.useRealTimers());

  it("always, if nothing else is chosen, and nothing is remembered of it", () => {
    expect(shownFor(50)).toBe(50);
    expect(preferences.chips.current).toEqual([]);
  });

  it("for so many drafts an hour, in all boxes together", () => {
    limit("hour");
    expect(shownFor(2)).toBe(2);
    expect(shownFor(5)).toBe(1);
    vi.setSystemTime(NOON + 1.1 * HOUR);
    expect(shownFor(5)).toBe(3);
  });

  it("again and again in one draft, which counts once", () => {
    limit("day");
    const unasked = new Unasked(preferences);
    expect([1, 2, 3, 4, 5, 6, 7].map(() => unasked.mayShow())).not.toContain(false);
    expect(preferences.chips.current).toEqual([NOON]);
  });

  it("in a draft that it was kept from, once it may", () => {
    limit("hour");
    shownFor(3);
    const unasked = new Unasked(preferences);
    expect(unasked.mayShow()).toBe(false);
    vi.setSystemTime(NOON + 1.1 * HOUR);
    expect(unasked.mayShow()).toBe(true);
  });
});
