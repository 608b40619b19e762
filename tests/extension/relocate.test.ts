import { expect, it } from "vitest";
import { relocate } from "@/editors/relocate";

const before = "Hi. Buy now! Bye. Buy now!";
/** The second "Buy now!" of a text. */
const second = (text: string) => ({ start: text.lastIndexOf("Buy"), end: text.lastIndexOf("Buy") + 8 });

it.each([
  ["the same text", before, "Hi. Buy now! Bye. Buy now!", 18],
  ["words came before it", before, "Hi there, you. Buy now! Bye. Buy now!", 29],
  ["the other one moved away", before, "Buy now! Hi. Bye. Buy now!", 18],
  ["words changed before and after it", "a. Buy now! b. Buy now! c.", "aa. Buy now! b. Buy now! cc.", 16],
  ["only the far one is left", before, "Hi. Buy now! Bye.", 4],
])("%s", (_, text, now, start) => {
  expect(relocate(text, second(text), now)).toEqual({ start, end: start + 8 });
});

it("is null once the words are others", () => {
  expect(relocate(before, second(before), "Hi. Bye. Buy no!")).toBeNull();
});

it("leaves blanks around the words out", () => {
  expect(relocate("Hi. Buy now! Bye.", { start: 3, end: 13 }, "Hi. Buy now! Bye.")).toEqual({ start: 4, end: 12 });
});
