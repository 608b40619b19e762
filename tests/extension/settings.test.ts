import { describe, expect, it } from "vitest";
import { dismiss, type Dismissals, isDismissed, type Place, readDismissals } from "@/settings/dismissals";
import { DEFAULTS, isOn, readSettings } from "@/settings/settings";

describe("settings", () => {
  it.each([undefined, null, "?", [], {}, { surfaces: 1, labels: "x", phrases: {}, theme: "pink", chipLimit: 3 }])(
    "%j is as it is by default",
    (value) => expect(readSettings(value)).toEqual(DEFAULTS),
  );

  it("keep what they know, and leave the rest out", () => {
    const value = { phrases: [" slings ", 7, "slings", ""], surfaces: { message: false, story: true }, theme: "dark" };
    expect(readSettings(value)).toEqual({
      ...DEFAULTS,
      phrases: ["slings"],
      surfaces: { ...DEFAULTS.surfaces, message: false },
      theme: "dark",
    });
  });

  it("of a Rapport that knew no limit for the chip have none", () => {
    const { chipLimit, ...older } = { ...DEFAULTS, theme: "dark" as const };
    expect(readSettings(older)).toEqual({ ...older, chipLimit: "none" });
    expect(readSettings({ ...older, chipLimit: "day" }).chipLimit).toBe("day");
  });

  it("switch off a surface, or a site", () => {
    const settings = readSettings({ offSites: ["www.messenger.com"], surfaces: { post: false } });
    expect(isOn(settings, "www.facebook.com", "message")).toBe(true);
    expect(isOn(settings, "www.facebook.com", "post")).toBe(false);
    expect(isOn(settings, "www.messenger.com", "message")).toBe(false);
  });
});

describe("a kind of flag that was closed", () => {
  const NOON = Date.UTC(2026, 10, 22, 12);
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;
  const HERE: Place = { host: "www.facebook.com", surface: "comment" };
  const FORUM: Place = { host: "forum.example", surface: "comment" };
  const closed = dismiss({}, HERE, ["pitch", "not_listening"], NOON);
  const quiet = (names: string[], hours: number, dismissals: Dismissals = closed) =>
    isDismissed(dismissals, HERE, names, "day", NOON + hours * HOUR);

  it("stays quiet for a day, alone or with another that was", () => {
    expect(quiet(["pitch"], 23)).toBe(true);
    expect(quiet(["not_listening", "pitch"], 23)).toBe(true);
    expect(quiet(["pitch"], 25)).toBe(false);
  });

  it("says nothing of other kinds and other surfaces", () => {
    expect(quiet(["pitch", "funnel"], 1)).toBe(false);
    expect(isDismissed(closed, { ...HERE, surface: "message" }, ["pitch"], "day", NOON)).toBe(false);
  });

  it("says nothing of other sites, whose boxes may all be comments", () => {
    expect(isDismissed(closed, FORUM, ["pitch"], "day", NOON)).toBe(false);
    const both = dismiss(closed, FORUM, ["funnel"], NOON);
    expect(isDismissed(both, FORUM, ["funnel"], "day", NOON)).toBe(true);
    expect(quiet(["funnel"], 1, both)).toBe(false);
    expect(quiet(["pitch"], 1, both)).toBe(true);
  });

  it("says nothing of a word of the person's own, which is of no kind", () => {
    expect(quiet([], 1)).toBe(false);
  });

  it("is forgotten with its draft where a person wants it so", () => {
    expect(isDismissed(closed, HERE, ["pitch"], "draft", NOON)).toBe(false);
  });

  it("is all that the storage can hold", () => {
    const site = HERE.host;
    const others = { [`${site} comment gossip`]: 1, [`${site} story pitch`]: 1, [`${site} post pitch`]: "today" };
    expect(readDismissals({ ...closed, ...others })).toEqual(closed);
    expect(readDismissals("?")).toEqual({});
  });

  it("is forgotten where an older Rapport did not say on which site", () => {
    expect(readDismissals({ ...closed, "comment pitch": NOON })).toEqual(closed);
  });

  it("goes with the next one once it is too old to count", () => {
    expect(dismiss(closed, FORUM, ["funnel"], NOON + 6 * DAY)).toMatchObject(closed);
    expect(Object.values(dismiss(closed, FORUM, ["funnel"], NOON + 7 * DAY))).toEqual([NOON + 7 * DAY]);
  });
});
