import { expect, it } from "vitest";
import { changes } from "@/ui/card/changes";

/** "kept [-removed-] {+added+}", as word diffs are written. */
function marked(before: string, after: string): string {
  return changes(before, after)
    .map(({ kept, removed, added }) => kept + (removed && `[-${removed}-]`) + (added && `{+${added}+}`))
    .join("");
}

it.each([
  ["nothing", "How are you?", "How are you?", "How are you?"],
  ["one word", "It is a big house here", "It is a small house here", "It is a [-big-]{+small+} house here"],
  [
    "chance words in common do not split a rewrite",
    "Buy my drops now, they help at night",
    "What do they do at five?",
    "[-Buy my drops now, they help at night-]{+What do they do at five?+}",
  ],
])("%s", (_, before, after, text) => {
  expect(marked(before, after)).toBe(text);
});

it.each([
  ["Oh you poor thing! I sell drops, message me!", "You poor thing! I sell drops. How is she?"],
  ["", "Hello"],
  ["Hello", ""],
  ["a b c d e", "x b c y e"],
])("adds up to both texts: %j, %j", (before, after) => {
  const parts = changes(before, after);
  expect(parts.map(({ kept, removed }) => kept + removed).join("")).toBe(before);
  expect(parts.map(({ kept, added }) => kept + added).join("")).toBe(after);
});
