import { describe, expect, it } from "vitest";
import { DEFAULTS, type Settings } from "@/settings/settings";
import { tempered } from "@/settings/temper";
import { findingsOf } from "./drafts";

const oneWay = (score: number) => ({ labels: [{ name: "one_way" as const, score }] });

/** The verdict, then what is left, as "warn: one_way | pitch". */
function left(settings: Partial<Settings>, ...[marked, parts]: Parameters<typeof findingsOf>): string | null {
  const rest = tempered(findingsOf(marked, parts), { ...DEFAULTS, ...settings });
  if (!rest) return null;
  const { verdict, labels, sentences } = rest.answer;
  const own = (rest.own ?? []).map(({ start, end }) => `“${rest.draft.draft.slice(start, end)}”`);
  const names = [...[labels, ...sentences.map((sentence) => sentence.labels)].flat().map(({ name }) => name), ...own];
  return `${verdict}: ${names.join(" ")}`;
}

describe("what is left of the findings", () => {
  it("is everything, by default", () => {
    expect(left({}, ["[pitch] I sell drops.", "[funnel] DM me."], oneWay(0.4))).toBe("warn: one_way pitch funnel");
  });

  it("knows no label that is switched off", () => {
    const labels = { ...DEFAULTS.labels, funnel: false };
    expect(left({ labels }, ["[pitch funnel] DM me.", "[pitch] Buy."])).toBe("warn: pitch pitch");
    expect(left({ labels }, ["[funnel] DM me."])).toBeNull();
  });

  it.each(["I sell drops.", "i  SELL drops", "drops"])("knows no sentence with the phrase %j", (phrase) => {
    const marked = ["[pitch] I sell drops.", "[pitch] Buy.", "[funnel] DM me."];
    expect(left({ phrases: [phrase] }, marked)).toBe("warn: pitch funnel");
  });

  describe("where all that was flagged is never to be", () => {
    const notListening = { labels: [{ name: "not_listening" as const, score: 0.9 }] };
    const coldPitch = { labels: [{ name: "cold_pitch" as const, score: 0.9 }, ...notListening.labels] };
    const phrases = ["drops"];

    it("is nothing that was said of the draft because of it", () => {
      expect(left({ phrases }, ["Poor you.", "[pitch] I sell drops."], notListening)).toBeNull();
      expect(left({ phrases }, ["[funnel] DM me for drops.", "Hi."], coldPitch)).toBeNull();
      expect(left({ phrases }, ["[pitch] I sell drops.", "[pressure] Today!"], notListening)).toBe("tip: pressure");
    });

    it("is all of it while another offer stands there", () => {
      expect(left({ phrases }, ["[pitch] I sell drops.", "[funnel] DM me."], coldPitch)).toBe(
        "warn: cold_pitch not_listening funnel",
      );
    });

    it("is, quietly, what stands on other grounds", () => {
      expect(left({ phrases: ["hey hun"] }, ["[template] Hey hun!", "It was the courier."], notListening)).toBe(
        "tip: not_listening",
      );
      expect(left({ phrases }, ["[pitch] I sell drops.", "From Tuesday."], oneWay(0.9))).toBe("tip: one_way");
    });

    it("is as it was where the phrase had nothing to do with it", () => {
      expect(left({ phrases }, ["My drops work.", "It was the courier."], notListening)).toBe("warn: not_listening");
    });

    it("is nothing where nothing else was written", () => {
      expect(left({ phrases }, ["I sell drops."], notListening)).toBeNull();
      expect(left({ phrases }, ["[pitch] I sell drops."], oneWay(0.9))).toBeNull();
    });
  });

  it("warns no more where only something mild is left", () => {
    expect(left({ phrases: ["drops"] }, ["[pitch] I sell drops.", "[pressure] Today!"])).toBe("tip: pressure");
  });

  it("does not soften a warning that it took nothing from", () => {
    expect(left({}, ["[pressure] Today!"])).toBe("warn: pressure");
  });

  it.each([
    ["quiet", "tip", 0.9, null],
    ["balanced", "tip", 0.9, "tip: pitch"],
    ["strict", "tip", 0.9, "warn: pitch"],
    ["strict", "tip", 0.4, "tip: pitch"],
    ["quiet", "warn", 0.9, "warn: pitch"],
  ] as const)("%s, a %s of score %d", (sensitivity, verdict, score, result) => {
    expect(left({ sensitivity }, ["[pitch] I sell drops."], { verdict, score })).toBe(result);
  });

  it.each([
    [["hun"], ["Hi Hun, how’s the hunt?"], "tip: “Hun”"],
    [["don't you", "you"], ["Why don’t  you?"], "tip: “don’t  you”"],
    [["c++"], ["I like C++ and c+."], "tip: “C++”"],
    [["über"], ["Über uns. darüber"], "tip: “Über”"],
    [["hun"], ["[pitch] I sell, hun."], "warn: pitch “hun”"],
    [["gone"], ["Hi."], null],
  ])("the own words %j are a quiet tip", (avoid, marked, result) => {
    const parts = marked[0]?.startsWith("[") ? {} : { verdict: "ok" as const };
    expect(left({ avoid }, marked, parts)).toBe(result);
    expect(left({ avoid, sensitivity: "strict" }, marked, parts)).toBe(result);
  });

  it("is only what the coach is sure of, where a person wants it quiet", () => {
    expect(left({ sensitivity: "quiet" }, ["[pitch] I sell drops.", "[funnel] DM me."], oneWay(0.5))).toBe(
      "warn: pitch funnel",
    );
  });
});
