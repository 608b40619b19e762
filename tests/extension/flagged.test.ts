import { expect, it } from "vitest";
import { flagged } from "@/ui/flagged";
import { findingsOf } from "./drafts";

/** The words that would be underlined in a text. */
function underlined(findings: Parameters<typeof flagged>[0], text: string): string[] {
  return flagged(findings, text).spans.map(({ start, end }) => text.slice(start, end));
}

it("underlines the flagged sentences, wherever they stand by now", () => {
  const findings = findingsOf(["Hi 😵.", "[pitch] I sell drops.", "How are you?"]);
  expect(underlined(findings, findings.draft.draft)).toEqual(["I sell drops."]);
  expect(underlined(findings, "Hi you 😵. I sell drops. And")).toEqual(["I sell drops."]);
  expect(underlined(findings, "Hi you. I sold drops.")).toEqual([]);
});

it("shows a tip on the whole draft under its last sentence, as there is no chip for it", () => {
  const tip = findingsOf(["New menu.", "From Tuesday."], { verdict: "tip", labels: [{ name: "one_way", score: 0.8 }] });
  expect(flagged(tip, tip.draft.draft).tone).toBe("tip");
  expect(underlined(tip, tip.draft.draft)).toEqual(["From Tuesday."]);
});

it("leaves a warning on the whole draft to the chip", () => {
  const warning = findingsOf(["It was the courier."], { labels: [{ name: "not_listening", score: 0.9 }] });
  expect(underlined(warning, warning.draft.draft)).toEqual([]);
});
