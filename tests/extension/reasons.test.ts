import { describe, expect, it } from "vitest";
import { theirWords, shorten } from "@/ui/quote";
import { headline, reasons } from "@/ui/reasons";
import { draftOf, findingsOf } from "./drafts";

const NOT_LISTENING = { labels: [{ name: "not_listening" as const, score: 0.9 }] };

/** The lines as a person reads them. */
function lines(...args: Parameters<typeof findingsOf>): string[] {
  return reasons(findingsOf(...args)).map(({ whose, quote, text }) =>
    [whose === "theirs" && "Their", quote && `“${quote}”`, text].filter(Boolean).join(" "),
  );
}

/** What is quoted of a draft. */
function quotes(...sentences: string[]): string {
  return reasons(findingsOf(sentences)).flatMap(({ quote }) => quote ?? []).join(" ");
}

describe("reasons", () => {
  it("quote the words that each flag means", () => {
    expect(lines(["So sorry!", "[pitch] I sell drops.", "[pressure funnel] DM me today!"])).toEqual([
      "“I sell drops.” offers something they didn’t ask for.",
      "“DM me today!” pushes, and people step back from a push, and sends them elsewhere instead of talking here.",
    ]);
  });

  it("of one kind are told once", () => {
    expect(lines(["[pitch] I sell drops.", "[pitch] They work.", "[funnel] DM me."])).toEqual([
      "“I sell drops.” offers something they didn’t ask for.",
      "“They work.” does too.",
      "“DM me.” sends them elsewhere instead of talking here.",
    ]);
  });

  it("quote the other person where they were not heard", () => {
    const turn = { from: "them" as const, text: "No sleep again. What helped yours? I am so tired." };
    expect(lines(["Buy drops."], NOT_LISTENING, turn)).toEqual([
      "Their “What helped yours?” is left without an answer.",
    ]);
  });

  it("quote the last that they said, if they asked nothing", () => {
    const thread = [
      { from: "them" as const, text: "New here." },
      { from: "me" as const, text: "Hi!" },
      { from: "them" as const, text: "Both came cracked." },
    ];
    expect(lines(["It was the courier."], NOT_LISTENING, ...thread)).toEqual([
      "Their “Both came cracked.” is passed over.",
    ]);
  });

  it("do without a quote where the page showed none", () => {
    expect(lines(["Buy drops."], NOT_LISTENING)).toEqual(["It passes over what they said."]);
  });

  it("stop after three quotes", () => {
    const five = Array.from({ length: 5 }, (_, at) => `[pitch] Offer ${at}.`);
    expect(lines(five)).toHaveLength(4);
    expect(lines(five).at(-1)).toBe("2 more sentences like these.");
  });

  it("quote one of each kind before a second one of any", () => {
    expect(lines(["[pitch] A.", "[pitch] B.", "[pitch] C.", "[funnel] D."])).toEqual([
      "“A.” offers something they didn’t ask for.",
      "“B.” does too.",
      "“D.” sends them elsewhere instead of talking here.",
      "1 more sentence like these.",
    ]);
    expect(quotes("[pitch] A.", "[pitch] B.", "[funnel] C.", "[funnel] D.", "[pressure] E.")).toBe("A. C. E.");
  });

  it("quote a sentence of several kinds where one of them was not shown", () => {
    expect(quotes("[pitch] A.", "[pitch] B.", "[pitch] C.", "[pitch funnel] D.", "[funnel] E.")).toBe("A. B. D.");
  });

  it("leave out no kind, though it makes a fourth quote", () => {
    expect(quotes("[pitch] A.", "[funnel] B.", "[pressure] C.", "[pitch] D.", "[template] E.")).toBe("A. B. C. E.");
  });
});

describe("headline", () => {
  it.each([
    [["[pitch] I sell drops."], {}, "This sounds like a pitch"],
    [["[funnel] Comment YES."], {}, "This sounds like a pitch"],
    [["[pitch] I sell drops."], { labels: [{ name: "cold_pitch", score: 1 }] }, "This may land as a cold pitch"],
    [["It was the courier."], NOT_LISTENING, "They may not feel heard"],
    [["New menu."], { labels: [{ name: "one_way", score: 1 }] }, "This leaves little to answer"],
    [["[pressure] Now or never!"], {}, "This may sound pushy"],
  ] as const)("of %j %j", (sentences, parts, text) => {
    expect(headline(findingsOf(sentences, parts))).toBe(text);
  });
});

describe("quotes", () => {
  it.each([
    ["short ones stay", "How are you?", "How are you?"],
    ["lines become one", "How\n\n  are you?", "How are you?"],
    ["long ones end between two words", "one two three four, five", "one two three four…"],
    ["a word without end is cut", "a".repeat(30), `${"a".repeat(20)}…`],
    ["an emoji is not halved", `${"a".repeat(19)}😵${"a".repeat(9)}`, `${"a".repeat(19)}…`],
  ])("%s", (_, text, short) => {
    expect(shorten(text, 20)).toBe(short);
  });

  it("of nobody are none", () => {
    expect(theirWords(draftOf("Hello there you", { from: "me", text: "Hi?" }))).toBeNull();
  });
});
