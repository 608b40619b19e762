import type { Span } from "@/coach/protocol";
import type { Editor } from "./editor";
import { command } from "./hands";
import { watchValue } from "./watch-value";

/** A plain text box. Its words have no DOM of their own, so they cannot be underlined. */
export class TextareaEditor implements Editor {
  readonly canUnderline = false;

  constructor(readonly element: HTMLTextAreaElement) {}

  read(): string {
    return this.element.value;
  }

  ranges(): Range[] {
    return [];
  }

  entities(): string[] {
    return [];
  }

  whole(span: Span): Span {
    return span;
  }

  selected(): Span {
    return { start: this.element.selectionStart, end: this.element.selectionEnd };
  }

  select({ start, end }: Span): void {
    this.element.focus();
    this.element.setSelectionRange(start, end);
  }

  watch(changed: () => void, signal: AbortSignal): void {
    watchValue(this.element, changed, signal);
  }

  replace(span: Span, text: string, attempt: number): boolean {
    if (attempt > 0) return false;
    this.select(span);
    // `value =` and `setRangeText` would empty the box's undo history; this is old, and the only way that does not.
    if (text === "") command("delete");
    else command("insertText", text);
    return true;
  }

  undo(): void {
    this.element.focus();
    command("undo");
  }
}
