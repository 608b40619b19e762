import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { $getRoot, CLEAR_HISTORY_COMMAND, createEditor, type LexicalEditor } from "lexical";

/** Each box is a real Lexical editor; what its page would send is what its own state holds. */
for (const box of document.querySelectorAll<HTMLElement>("[data-box]")) {
  const editor = createEditor({ namespace: box.dataset["box"] ?? "", onError: (error) => console.error(error) });
  editor.setRootElement(box);
  registerPlainText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  const send = box.closest("form")?.querySelector<HTMLElement>('[aria-label="Comment"]');
  editor.registerUpdateListener(() => send?.setAttribute("aria-disabled", String(textOf(editor).trim() === "")));
  send?.addEventListener("click", () => post(editor, box));
}

function textOf(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => $getRoot().getTextContent());
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
  editor.update(() => $getRoot().clear(), { discrete: true });
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
}
