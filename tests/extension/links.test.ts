import { describe, expect, it } from "vitest";
import { LexicalEditor } from "@/editors/lexical";
import { droppedLinks } from "@/editors/links";
import { RichEditor } from "@/editors/rich";

describe("links in plain words", () => {
  it.each([
    ["See https://drops.example/a?b=1&c=2.", "https://drops.example/a?b=1&c=2"],
    ["(www.drops.example/a/)", "www.drops.example/a/"],
    ["It is at drops.com, or my-drops.co.uk/now!", "drops.com my-drops.co.uk/now"],
    ["Write to ann.b@drops.com 🌙", "ann.b@drops.com"],
    ["One bit.ly/3xY😵", "bit.ly/3xY"],
    ["Wait...me too. Poor you.And me. Half 3.5 or so", ""],
  ])("of %j", (text, links) => {
    expect(droppedLinks(text, "How is he?").join(" ")).toBe(links);
  });

  it("are dropped only where another text does without them", () => {
    const before = "Here: drops.com/a and drops.com/b";
    expect(droppedLinks(before, "Only drops.com/b, if you like")).toEqual(["drops.com/a"]);
    expect(droppedLinks(before, "drops.com/ab, drops.com/b")).toEqual(["drops.com/a"]);
  });
});

it.each([
  ["Facebook's editor", LexicalEditor, '<p>See <a href="/drops"><span data-lexical-text="true">our shop</span></a>.</p>'],
  ["any rich editor", RichEditor, '<p>See <a href="/drops">our shop</a>.</p>'],
])("a link of %s is more than its words, and goes as a whole", (_, Editor, html) => {
  const box = document.createElement("div");
  box.innerHTML = html;
  const editor = new Editor(box);
  expect(editor.entities({ start: 0, end: 6 })).toEqual(["our shop"]);
  expect(editor.whole({ start: 0, end: 6 })).toEqual({ start: 0, end: 12 });
  expect(editor.entities({ start: 0, end: 3 })).toEqual([]);
});
