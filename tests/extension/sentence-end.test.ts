import { expect, it } from "vitest";
import { endsSentence } from "@/coach/sentence-end";

it.each(["I sell drops. ", "Really?! ", "So sorry…\n", "“Never.” ", "(He said so!) ", "Hi.\u00a0"])(
  "%j ends one",
  (text) => {
    expect(endsSentence(text)).toBe(true);
  },
);

it.each(["", " ", "I sell drops", "I sell drops.", "I sell drops.  ", "I sell drops ", "Hi. 😵 ", "3.5"])(
  "%j does not",
  (text) => {
    expect(endsSentence(text)).toBe(false);
  },
);
