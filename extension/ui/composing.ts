import type { Editor } from "@/editors/editor";

/** An input method at work in a box: the letters that it holds may still become others, and belong to it. */
export class Composing {
  #before: string | null = null;

  /** @param changed called when it begins, and when it is done */
  constructor(editor: Editor, changed: () => void, signal: AbortSignal) {
    const listen = (type: string, listener: (event: Event) => void): void =>
      editor.element.addEventListener(type, listener, { capture: true, signal });
    listen("compositionstart", ({ isTrusted }) => {
      if (!isTrusted) return;
      this.#before = editor.read();
      changed();
    });
    // Chromium does not vouch for the end.
    listen("compositionend", () => {
      this.#before = null;
      changed();
    });
  }

  /** What stood in the box before it began; null while none is at work. */
  get before(): string | null {
    return this.#before;
  }
}
