import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { registerRichText } from "@lexical/rich-text";
import {
  $applyNodeReplacement,
  $getRoot,
  CLEAR_HISTORY_COMMAND,
  createEditor,
  DecoratorNode,
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

/** A picture in the place of an emoji, as sites draw those: it has no text of its own but its `alt`. */
class EmojiNode extends DecoratorNode<null> {
  constructor(
    readonly emoji: string,
    key?: string,
  ) {
    super(key);
  }

  static override getType = (): string => "emoji";
  static override clone = (node: EmojiNode): EmojiNode => new EmojiNode(node.emoji, node.__key);

  override createDOM(): HTMLElement {
    const span = document.createElement("span");
    const picture = document.createElement("img");
    picture.alt = this.emoji;
    picture.height = picture.width = 16;
    picture.src = `data:image/svg+xml,${encodeURIComponent(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><text y="13" font-size="13">${this.emoji}</text></svg>`,
    )}`;
    span.append(picture);
    return span;
  }

  override updateDOM = (): boolean => false;
  override getTextContent = (): string => this.emoji;
  override decorate = (): null => null;
  override exportJSON() {
    return { ...super.exportJSON(), text: this.emoji };
  }
}

/** Makes a box a real Lexical editor: what its page would send is what the editor's own state holds. */
export function mountBox(box: HTMLElement, kind: "plain" | "rich" = "plain"): LexicalEditor {
  const nodes = [MentionNode, EmojiNode];
  const editor = createEditor({ namespace: box.dataset["box"] ?? "", nodes, onError: console.error });
  editor.setRootElement(box);
  if (kind === "rich") registerRichText(editor);
  else registerPlainText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  box.addEventListener("mention", (event) => mention(editor, (event as CustomEvent<string>).detail));
  box.addEventListener("emoji", (event) => picture(editor, (event as CustomEvent<string>).detail));
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

/** The person chose a picture from the page's list. */
function picture(editor: LexicalEditor, emoji: string): void {
  editor.update(() => $getRoot().selectEnd().insertNodes([new EmojiNode(emoji)]));
}

export function textOf(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => $getRoot().getTextContent());
}

export function clear(editor: LexicalEditor): void {
  editor.update(() => $getRoot().clear(), { discrete: true });
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
}
