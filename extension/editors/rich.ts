import type { Span } from "@/coach/protocol";
import { command } from "./hands";
import { MappedEditor } from "./mapped";

/**
 * A rich editor of any make. Those with a model of their own (ProseMirror, Quill, Draft.js) take what is pasted, line
 * breaks included; a bare editable element takes what is typed.
 */
export class RichEditor extends MappedEditor {
  /** Editors mark what is more than words as not to be edited. */
  protected readonly entity = 'a[href], [contenteditable="false"], [data-mention]';

  /** Editable elements keep some blanks as hard ones, so that the browser shows them. */
  override read(): string {
    return super.read().replaceAll("\u00a0", " ");
  }

  replace(span: Span, text: string, attempt: number, going: AbortSignal): boolean {
    // What is pasted by us arrives empty in Firefox.
    const canPaste = text !== "" && !import.meta.env.FIREFOX;
    if (attempt > (canPaste ? 1 : 0)) return false;
    this.select(span);
    const paste = canPaste && text.includes("\n") === (attempt === 0);
    // An editor with a model of its own hears of the selection a moment later.
    setTimeout(() => {
      // Nor is the selection ours any more: the person has their caret back, and the words would come to stand there.
      if (going.aborted) return;
      if (!paste || !pasted(this.element, text)) type(text);
    });
    return true;
  }

  undo(): void {
    this.element.focus();
    command("undo");
  }
}

/** Whether the editor took it. */
function pasted(element: HTMLElement, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  return !element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

function type(text: string): void {
  if (text === "") command("delete");
  else command("insertText", text);
}
