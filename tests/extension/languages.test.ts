import { describe, expect, it } from "vitest";
import { EnglishOnly } from "@/coach/english-only";
import { isForeign } from "@/coach/languages";
import type { CoachClient } from "@/coach/client";
import { answerOf, draftOf } from "./drafts";

const says = (language: string | null) => async (): Promise<string | null> => language;

describe("a language that the coach does not know", () => {
  it.each([
    ["Hallo Marta, wie geht es dir heute?", "de"],
    ["Vendo portabebés, escríbeme por privado", "gl"],
    ["Привет, Марта, как ты сегодня?", null],
    ["マルタさん、今日は元気ですか。", null],
  ])("%j", async (text, guess) => {
    expect(await isForeign(text, says(guess))).toBe(true);
  });

  it.each([
    // What browsers take for Hawaiian and Irish.
    ["SOCKS!!! Both? I’d like a photo please and I’d like it framed", "haw"],
    ["Dear Dorothy, mine do wind but not rain", "ga"],
    ["Sorry, hab dich lieb", "de"],
    ["I sell baby slings", "no"],
    ["Oh Marta dear", "ga"],
    ["beans no", null],
    ["Congrats 🎉🎉", "en"],
  ])("is not %j", async (text, guess) => {
    expect(await isForeign(text, says(guess))).toBe(false);
  });

  it("is not asserted by a detector that fails", async () => {
    expect(await isForeign("Hallo Marta", () => Promise.reject(new Error("no detector")))).toBe(false);
  });

  it("is never sent to the coach", async () => {
    const asked: string[] = [];
    const check: CoachClient["check"] = async ({ draft }) => (asked.push(draft), answerOf("warn"));
    const coach = new EnglishOnly({ check } as CoachClient, says("de"));
    expect((await coach.check(draftOf("Ich verkaufe auch Tücher"))).verdict).toBe("ok");
    expect((await coach.check(draftOf("I sell drops to you"))).verdict).toBe("warn");
    expect(asked).toEqual(["I sell drops to you"]);
  });
});
