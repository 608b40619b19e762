import { expect, it } from "vitest";
import { DEFAULTS } from "@/settings/settings";
import { tempered } from "@/settings/temper";
import { flagged } from "@/ui/flagged";
import { findingsOf } from "./drafts";

/** The words that would be underlined in a text. */
function underlined(findings: Parameters<typeof flagged>[0], text: string): string[] {
  return flagged(findings, text).flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)));
}

it("underlines the flagged sentences, wherever they stand by now", () => {
  const findings = findingsOf(["Hi 😵.", "[pitch] I sell drops.", "How are you?"]);
  expect(underlined(findings, findings.draft.draft)).toEqual(["I sell drops."]);
  expect(underlined(findings, "Hi you 😵. I sell drops. And")).toEqual(["I sell drops."]);
  expect(underlined(findings, "Hi you. I sold drops.")).toEqual([]);
});

it("shows a tip on the whole draft under its last sentence, as there is no chip for it", () => {
  const tip = findingsOf(["New menu.", "From Tuesday."], { verdict: "tip", labels: [{ name: "one_way", score: 0.8 }] });
  expect(flagged(tip, tip.draft.draft)[0]?.tone).toBe("tip");
  expect(underlined(tip, tip.draft.draft)).toEqual(["From Tuesday."]);
});

it("shows no such tip under a sentence that is never to be flagged", () => {
  const tip = findingsOf(["New menu.", "From Tuesday."], { verdict: "tip", labels: [{ name: "one_way", score: 0.8 }] });
  const spared = tempered(tip, { ...DEFAULTS, phrases: ["tuesday"] });
  expect(spared && underlined(spared, tip.draft.draft)).toEqual(["New menu."]);
  expect(tempered(tip, { ...DEFAULTS, phrases: ["tuesday", "new menu"] })).toBeNull();
});

it("leaves a warning on the whole draft to the chip", () => {
  const warning = findingsOf(["It was the courier."], { labels: [{ name: "not_listening", score: 0.9 }] });
  expect(underlined(warning, warning.draft.draft)).toEqual([]);
});

it("underlines the person's own words thinly, beside what is flagged and not once more inside of it", () => {
  const findings = { ...findingsOf(["Hun, hi.", "[pitch] I sell, hun."]), own: [{ start: 0, end: 3 }, { start: 17, end: 20 }] };
  expect(underlined(findings, findings.draft.draft)).toEqual(["I sell, hun.", "Hun"]);
  expect(flagged(findings, findings.draft.draft).map(({ tone }) => tone)).toEqual(["warn", "tip"]);
});
