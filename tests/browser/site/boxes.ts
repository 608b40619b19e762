import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import {
  $applyNodeReplacement,
  $getRoot,
  CLEAR_HISTORY_COMMAND,
  createEditor,
  type EditorConfig,
  type LexicalEditor,
  TextNode,
} from "lexical";

/** A name that stands for a person, as Lexical's own example of a mention has it. */
class MentionNode extends TextNode {
  static override getType = (): string => "mention";
  static override clone = (node: MentionNode): MentionNode => new MentionNode(node.__text, node.__key);

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = super.createDOM(config);
    dom.spellcheck = false;
    dom.style.background = "color-mix(in srgb, #0866ff 25%, transparent)";
    return dom;
  }
}

/** Makes a box a real Lexical editor: what its page would send is what the editor's own state holds. */
export function mountBox(box: HTMLElement): LexicalEditor {
  const editor = createEditor({ namespace: box.dataset["box"] ?? "", nodes: [MentionNode], onError: console.error });
  editor.setRootElement(box);
  registerPlainText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  box.addEventListener("mention", (event) => mention(editor, (event as CustomEvent<string>).detail));
  return editor;
}

/** The person chose a name from the page's list. */
function mention(editor: LexicalEditor, name: string): void {
  editor.update(() => {
    const node = $applyNodeReplacement(new MentionNode(name)).setMode("token");
    $getRoot().selectEnd().insertNodes([node]);
    node.selectEnd();
  });
}

export function textOf(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => $getRoot().getTextContent());
}

export function clear(editor: LexicalEditor): void {
  editor.update(() => $getRoot().clear(), { discrete: true });
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
}
