import { describe, expect, it } from "vitest";
import { leavingOut } from "@/editors/leave-out";
import { stretch, widened } from "@/editors/stretch";

describe("the stretch in which two texts differ", () => {
  it.each([
    ["a word", "Hi Ann. Buy now!", "Hi Ann. Call now!", "Hi Ann. [Buy|Call] now!"],
    ["nothing but a whole word", "Two babies sleep.", "Two babes sleep.", "Two [babies|babes] sleep."],
    ["the end", "So sorry. Order today!", "So sorry. How is he?", "So sorry. [Order today!|How is he?]"],
    ["the beginning", "Hun! So sorry.", "Oh no. So sorry.", "[Hun!|Oh no.] So sorry."],
    ["words that came", "So sorry.", "So very sorry.", "So [|very ]sorry."],
    ["words that went", "So sorry. Buy. Bye.", "So sorry. Bye.", "So sorry. [Buy. |]Bye."],
    ["a word said twice", "no no", "no no no", "no no[| no]"],
    ["a mention's neighbour", "Thanks Deniz Kaya. Buy!", "Thanks Deniz Kaya, how are you?", "Thanks Deniz Kaya[. Buy!|, how are you?]"],
    ["one emoji of many letters", "Hi 👩‍👩‍👧!", "Hi 👩‍👩‍👦!", "Hi [👩‍👩‍👧|👩‍👩‍👦]!"],
    ["a paragraph", "One.\n\nBuy!\n\nBye.", "One.\n\nHow?\n\nBye.", "One.\n\n[Buy!|How?]\n\nBye."],
    ["everything", "Buy!", "How are you?", "[Buy!|How are you?]"],
    ["nothing", "Hi Ann.", "Hi Ann.", "Hi Ann.[|]"],
  ])("%s", (_, before, after, shown) => {
    const { span, text } = stretch(before, after);
    expect(`${before.slice(0, span.start)}[${before.slice(span.start, span.end)}|${text}]${before.slice(span.end)}`).toBe(shown);
    expect(before.slice(0, span.start) + text + before.slice(span.end)).toBe(after);
  });
});

it("a change can be written over a wider stretch, and is the same", () => {
  const before = "Thank you Deniz Kaya. Bye.";
  expect(widened(before, { span: { start: 16, end: 20 }, text: "Koch" }, { start: 10, end: 20 })).toEqual({
    span: { start: 10, end: 20 },
    text: "Deniz Koch",
  });
});

describe("a sentence left out", () => {
  it.each([
    ["the first", "[Buy now!] How are you?", "How are you?"],
    ["the last", "How are you? [Buy now!]", "How are you?"],
    ["the last, with a blank behind", "How are you? [Buy now!] ", "How are you?"],
    ["one in the middle", "Hi. [Buy!] Bye.", "Hi. Bye."],
    ["the first of a line", "Hi.\n[Buy!] Bye.", "Hi.\nBye."],
    ["the last of a line", "Hi. [Buy!]\nBye.", "Hi.\nBye."],
    ["a line of its own", "Hi.\n[Buy!]\nBye.", "Hi.\nBye."],
    ["a paragraph of its own", "Hi.\n\n[Buy!]\n\nBye.", "Hi.\n\nBye."],
    ["a line after a paragraph", "Hi.\n\n[Buy!]\nBye.", "Hi.\n\nBye."],
    ["beside an emoji", "Hi 😵 [Buy!] 😵", "Hi 😵 😵"],
  ])("%s", (_, marked, left) => {
    const start = marked.indexOf("[");
    const text = marked.replace(/[[\]]/g, "");
    const span = leavingOut(text, { start, end: marked.indexOf("]") - 1 });
    expect(span && text.slice(0, span.start) + text.slice(span.end)).toBe(left);
  });

  it("is not to be had where it is all there is", () => {
    expect(leavingOut(" Buy now! ", { start: 1, end: 9 })).toBeNull();
  });
});
