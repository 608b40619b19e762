import type { Span } from "@/coach/protocol";

/** A box that a person writes in: how to read it, point at its words, and change them. */
export interface Editor {
  readonly element: HTMLElement;
  /** Whether its words can be pointed at: those of a textarea cannot. */
  readonly canUnderline: boolean;
  read(): string;
  /** The DOM ranges of some stretches of the text; none where words cannot be pointed at. */
  ranges(spans: readonly Span[]): Range[];
  /** The words of mentions and links in a stretch of the text, which other text would put an end to. */
  entities(span: Span): string[];
  /** A stretch that cuts no mention and no link in two: one of which it holds a part, it holds as a whole. */
  whole(span: Span): Span;
  /** The stretch of the text that is selected, or the place of the caret; null where neither is in the box. */
  selected(): Span | null;
  select(span: Span): void;
  /** Calls back after each change of the box's content, until the signal. */
  watch(changed: () => void, signal: AbortSignal): void;
  /**
   * Puts `text`, or nothing, in the place of `span` as if the person had typed it, in one step of the box's own undo.
   *
   * Boxes belong to their page, which may do otherwise: `replaceVerified` looks what became of it.
   *
   * @param attempt counts from 0, for boxes that can be written to in more than one way
   * @param going aborted once nothing is to be written any more: a box that is written to a moment later is left alone
   * @returns false, and nothing done, once there is no further way
   */
  replace(span: Span, text: string, attempt: number, going: AbortSignal): boolean;
  /** Takes the last step back, as the person's own undo would. */
  undo(): void;
}
