import type { Span } from "@/coach/protocol";
import { command } from "./hands";
import { MappedEditor } from "./mapped";

/** Delivers a replacement of the current selection to a Lexical editor. */
export type Deliver = (root: HTMLElement, text: string) => void;

/**
 * Facebook's editor. Nothing but an accepted text may ever enter it, and Lexical owns its DOM: it undoes what
 * others change there. So the text goes in as the event that a browser's own spelling menu would send, which
 * Lexical answers in one step of its history, line breaks included.
 */
export class LexicalEditor extends MappedEditor {
  /** Links, and mentions by the marks that Lexical's own carry: a mention is a word that is not to be spell-checked. */
  protected readonly entity = 'a[href], [data-lexical-mention], [data-lexical-text][spellcheck="false"]';

  constructor(
    element: HTMLElement,
    private readonly deliver: Deliver = deliverReplacement,
  ) {
    super(element);
  }

  replace(span: Span, text: string, attempt: number): boolean {
    // The second way is the only trusted one, but it knows no line breaks.
    if (attempt > 1 || (attempt === 1 && text.includes("\n"))) return false;
    this.select(span);
    if (text === "") remove(this.element, attempt);
    else if (attempt === 0) this.deliver(this.element, text);
    else command("insertText", text);
    return true;
  }

  undo(): void {
    this.element.focus();
    this.element.dispatchEvent(asked("historyUndo"));
  }
}

/** An empty replacement would say nothing to most builds; Backspace over a selection says it to all of them. */
function remove(root: HTMLElement, attempt: number): void {
  if (attempt === 0) root.dispatchEvent(asked("deleteContentBackward"));
  else command("delete");
}

/** What a browser tells a box before it does something to it. */
function asked(inputType: string, dataTransfer: DataTransfer | null = null): InputEvent {
  return new InputEvent("beforeinput", { inputType, dataTransfer, bubbles: true, cancelable: true, composed: true });
}

/** Lexical reads the DOM's selection when this event comes, so there is nothing to wait for. */
export const deliverReplacement: Deliver = (root, text) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.setData("text/plain", text);
  root.dispatchEvent(asked("insertReplacementText", dataTransfer));
};
