import type { Span } from "@/coach/protocol";
import type { Editor } from "./editor";
import { mapText } from "./text-map";

/** An editor whose words stand in the DOM. */
export abstract class MappedEditor implements Editor {
  readonly canUnderline = true;

  constructor(readonly element: HTMLElement) {}

  /** Links, and what else is more than its words. */
  protected abstract readonly entity: string;

  abstract replace(span: Span, text: string, attempt: number, going: AbortSignal): boolean;
  abstract undo(): void;

  read(): string {
    return mapText(this.element).text;
  }

  ranges(spans: readonly Span[]): Range[] {
    const map = mapText(this.element);
    return spans.map((span) => map.rangeOf(span));
  }

  entities(span: Span): string[] {
    // A caret beside a mention does it no harm.
    if (span.start === span.end) return [];
    return this.#entitiesIn(mapText(this.element).rangeOf(span)).map((node) => node.textContent.trim());
  }

  whole(span: Span): Span {
    if (span.start === span.end) return span;
    const map = mapText(this.element);
    const held = this.#entitiesIn(map.rangeOf(span)).flatMap((node) => map.spanOf(node) ?? []);
    return {
      start: Math.min(span.start, ...held.map(({ start }) => start)),
      end: Math.max(span.end, ...held.map(({ end }) => end)),
    };
  }

  #entitiesIn(range: Range): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(this.entity)].filter(
      (node) => range.intersectsNode(node) && !node.parentElement?.closest(this.entity),
    );
  }

  selected(): Span | null {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || !this.element.contains(range.commonAncestorContainer)) return null;
    const map = mapText(this.element);
    return {
      start: map.placeOf(range.startContainer, range.startOffset),
      end: map.placeOf(range.endContainer, range.endOffset),
    };
  }

  select(span: Span): void {
    this.element.focus();
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(mapText(this.element).rangeOf(span));
  }

  watch(changed: () => void, signal: AbortSignal): void {
    const observer = new MutationObserver(changed);
    observer.observe(this.element, { childList: true, characterData: true, subtree: true });
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }
}
