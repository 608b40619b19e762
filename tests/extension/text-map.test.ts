import { describe, expect, it } from "vitest";
import { mapText } from "@/editors/text-map";

/** An editor's content, as Lexical writes it. */
function editor(html: string): HTMLElement {
  const root = document.createElement("div");
  root.innerHTML = html;
  return root;
}

const span = (text: string): string => `<span data-lexical-text="true">${text}</span>`;
const emoji = (alt: string): string => `<img alt="${alt}" src="data:,">`;

describe("text of an editor", () => {
  it.each([
    ["one paragraph", `<p>${span("Hello you.")}</p>`, "Hello you."],
    ["bold and mention are neighbours", `<p>${span("Hi ")}<strong>${span("Ann")}</strong>${span("!")}</p>`, "Hi Ann!"],
    ["an emoji drawn as an image", `<p>${span("with ")}${emoji("😵")}${span(" here.")}</p>`, "with 😵 here."],
    ["a line break", `<p>${span("one")}<br>${span("two")}</p>`, "one\ntwo"],
    ["paragraphs", `<p>${span("one")}</p><p>${span("two")}</p>`, "one\ntwo"],
    ["an empty paragraph between two", `<p>${span("one")}</p><p><br></p><p>${span("two")}</p>`, "one\n\ntwo"],
    ["a break at the end, kept open by another", `<p>${span("one")}<br><br></p>`, "one\n"],
    ["a list", `<p>${span("one")}</p><ul><li>${span("two")}</li><li>${span("three")}</li></ul>`, "one\ntwo\nthree"],
    ["nothing", "<p><br></p>", ""],
    ["an image that says nothing", `<p>${span("a")}${emoji("")}${span("b")}</p>`, "ab"],
  ])("%s", (_, html, text) => {
    expect(mapText(editor(html)).text).toBe(text);
  });
});

describe("ranges", () => {
  const html =
    `<p>${span("So sorry 😵 ")}<strong>${span("Marta")}</strong>${span(". I sell ")}${emoji("🌙")}${span(" drops.")}</p>` +
    `<p>${span("Buy")}<br>${span("now!")}</p>`;

  it.each(["So", "sorry 😵 Mar", "Marta", "I sell ", "drops.", "Buy", "now!"])("of %j hold just that", (words) => {
    const map = mapText(editor(html));
    const start = map.text.indexOf(words);
    expect(map.rangeOf({ start, end: start + words.length }).toString()).toBe(words);
  });

  it("take an image in whole", () => {
    const map = mapText(editor(html));
    const start = map.text.indexOf("🌙");
    const range = map.rangeOf({ start, end: start + "🌙 drops".length });
    expect(range.cloneContents().querySelector("img")?.alt).toBe("🌙");
    expect(range.toString()).toBe(" drops");
  });

  it("cover the whole draft, over all its paragraphs", () => {
    const map = mapText(editor(html));
    const range = map.rangeOf({ start: 0, end: map.text.length });
    expect(range.toString()).toBe("So sorry 😵 Marta. I sell  drops.Buynow!");
  });

  it("of an empty editor are a place to write in", () => {
    expect(mapText(editor("<p><br></p>")).rangeOf({ start: 0, end: 0 }).collapsed).toBe(true);
  });
});

describe("places", () => {
  const html =
    `<p>${span("So sorry 😵 ")}<strong>${span("Marta")}</strong>${emoji("🌙")}</p><p><br></p>` +
    `<p>${span("Buy")}<br>${span("now!")}</p>`;

  it.each([0, 3, 12, 17, 19, 20, 21, 24, 25, 29])("%i is where its caret is", (at) => {
    const map = mapText(editor(html));
    const { startContainer, startOffset } = map.rangeOf({ start: at, end: at });
    expect(map.placeOf(startContainer, startOffset)).toBe(at);
  });

  it("are known between elements too", () => {
    const root = editor(html);
    const map = mapText(root);
    const [first, empty, last] = root.children;
    const places: [Node | undefined, number][] = [[root, 0], [first, 1], [first, 2], [first, 3], [empty, 0], [last, 1], [last, 2], [root, 3]];
    expect(places.map(([node, offset]) => map.placeOf(node as Node, offset))).toEqual([0, 12, 17, 19, 20, 24, 25, 29]);
  });
});
