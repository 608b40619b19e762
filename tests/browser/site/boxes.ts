import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { $getRoot, CLEAR_HISTORY_COMMAND, createEditor, type LexicalEditor } from "lexical";

/** Makes a box a real Lexical editor: what its page would send is what the editor's own state holds. */
export function mountBox(box: HTMLElement): LexicalEditor {
  const editor = createEditor({ namespace: box.dataset["box"] ?? "", onError: (error) => console.error(error) });
  editor.setRootElement(box);
  registerPlainText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  return editor;
}

export function textOf(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => $getRoot().getTextContent());
}

export function clear(editor: LexicalEditor): void {
  editor.update(() => $getRoot().clear(), { discrete: true });
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
}
