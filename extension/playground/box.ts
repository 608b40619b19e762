import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  CLEAR_HISTORY_COMMAND,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
} from "lexical";

/** The box that a person writes in: the same editor that Facebook's is built on. */
export class Box {
  #editor: LexicalEditor;
  #typing = new AbortController();

  constructor(
    private readonly element: HTMLElement,
    options: { readonly enterSends: boolean; readonly onSend: () => void; readonly onChange: (text: string) => void },
  ) {
    this.#editor = createEditor({ namespace: "playground", onError: (error) => console.error(error) });
    this.#editor.setRootElement(element);
    registerPlainText(this.#editor);
    registerHistory(this.#editor, createEmptyHistoryState(), 300);
    this.#editor.registerUpdateListener(() => options.onChange(this.text));
    this.#editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (!options.enterSends || event?.shiftKey || event?.isComposing) return false;
        event?.preventDefault();
        options.onSend();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    );
  }

  get text(): string {
    return this.#editor.getEditorState().read(() => $getRoot().getTextContent());
  }

  clear(): void {
    this.#typing.abort();
    this.#editor.update(
      () => {
        const paragraph = $createParagraphNode();
        $getRoot().clear().append(paragraph);
        paragraph.select();
      },
      { discrete: true },
    );
    this.#editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
  }

  focus(): void {
    this.element.focus();
  }

  /** Types a text as a person would, only faster; at once for people who want no motion. */
  async type(text: string): Promise<void> {
    this.clear();
    this.#typing = new AbortController();
    const { signal } = this.#typing;
    // Whoever writes, or opens the card, does not want us to go on.
    for (const act of ["keydown", "pointerdown"]) {
      window.addEventListener(act, () => this.#typing.abort(), { capture: true, signal });
    }
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const piece of still ? [text] : pieces(text)) {
      if (signal.aborted) return;
      this.#insert(piece);
      if (!still) await new Promise((next) => setTimeout(next, pauseAfter(piece)));
    }
  }

  #insert(text: string): void {
    this.#editor.update(
      () => {
        const selection = $getSelection() ?? $getRoot().selectEnd();
        if ($isRangeSelection(selection)) selection.insertText(text);
      },
      { discrete: true },
    );
  }
}

/** Letters as people see them: an emoji is one, whatever it is made of. */
function pieces(text: string): string[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}

function pauseAfter(piece: string): number {
  return /[.!?]/.test(piece) ? 120 : 16;
}
