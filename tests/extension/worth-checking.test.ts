import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LONGEST_DRAFT } from "@/coach/protocol";
import { isTooLong, worthChecking } from "@/coach/worth-checking";

const SERVER = join(import.meta.dirname, "../../server/rapport/coach/draft.py");

/** So many characters in words. */
const words = (length: number, character = "a"): string => `Oh no Ann ${character.repeat(length - 10)}`;

describe("a long draft", () => {
  it("is as long as the server says", () => {
    const said = /^MAX_TEXT = ([\d_]+)$/m.exec(readFileSync(SERVER, "utf-8"))?.[1];
    expect(LONGEST_DRAFT).toBe(Number(said?.replaceAll("_", "")));
  });

  it.each([
    ["letters", words(8_000)],
    ["emoji", words(8_000, "🍞")],
  ])("may have 8,000 %s", (_, text) => {
    expect([isTooLong(text), worthChecking(text)]).toEqual([false, true]);
  });

  it.each([
    ["letters", words(8_001)],
    ["emoji", words(8_001, "🍞")],
    ["blanks", "Oh no, no".padEnd(8_001)],
  ])("is not worth asking about with 8,001 %s, as the coach would refuse it", (_, text) => {
    expect([isTooLong(text), worthChecking(text)]).toEqual([true, false]);
  });
});
