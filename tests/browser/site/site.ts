import type { LexicalEditor } from "lexical";
import { clear, mountBox, textOf } from "./boxes";

for (const box of document.querySelectorAll<HTMLElement>("form [data-box]")) {
  const editor = mountBox(box);
  const send = box.closest("form")?.querySelector<HTMLElement>('[aria-label="Comment"]');
  editor.registerUpdateListener(() => send?.setAttribute("aria-disabled", String(textOf(editor).trim() === "")));
  send?.addEventListener("click", () => post(editor, box));
}

function post(editor: LexicalEditor, box: HTMLElement): void {
  const text = textOf(editor);
  if (text.trim() === "") return;
  const comment = document.createElement("div");
  comment.setAttribute("role", "article");
  comment.setAttribute("aria-label", "Comment by Robin Adé a moment ago");
  comment.dataset["sent"] = "";
  comment.innerText = text;
  box.closest("form")?.before(comment);
  clear(editor);
}
