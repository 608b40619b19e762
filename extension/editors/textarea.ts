import type { Span } from "@/coach/protocol";
import type { Editor } from "./editor";

/** A plain text box. Its words have no DOM of their own, so they cannot be underlined. */
export class TextareaEditor implements Editor {
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

  watch(changed: () => void, signal: AbortSignal): void {
    this.element.addEventListener("input", changed, { signal });
  }

  replace({ start, end }: Span, text: string, attempt: number): boolean {
    if (attempt > 0) return false;
    this.element.focus();
    this.element.setSelectionRange(start, end);
    // `value =` and `setRangeText` would empty the box's undo history; this is old, and the only way that does not.
    if (text === "") document.execCommand("delete");
    else document.execCommand("insertText", false, text);
    return true;
  }

  undo(): void {
    this.element.focus();
    document.execCommand("undo");
  }
}
