import type { Span } from "@/coach/protocol";
import type { Editor } from "./editor";
import { watchHands } from "./hands";
import { type Replacement, stretch } from "./stretch";

/**
 * `changed`: the draft is another one by now, or about to be, and nothing was written over. `refused`: the box did not
 * take the text, or made something else of it and has the old one again, if that could be.
 */
export type Outcome = "taken" | "changed" | "refused";

/** How long a box may take to show what was put into it. */
const SHOWN_WITHIN_MS = 1_000;

/**
 * Replaces a stretch of the draft, and looks whether it stands there.
 *
 * Putting words into other people's editors is where tools like this one break: doubled text, lost lines. So
 * it writes only if the draft is still the one the words were made for, tries a second way only if the box
 * ignored the first altogether. A result that it did not expect is taken back, once. Whoever touches the box
 * meanwhile has it for themselves.
 *
 * @param going aborted once nothing more is to be written: by a person's touch, or by who asked for this
 */
export async function replaceVerified(
  editor: Editor,
  original: string,
  span: Span,
  text: string,
  going = new AbortController(),
): Promise<Outcome> {
  if (editor.read() !== original) return "changed";
  const caret = editor.selected() ?? { start: span.end, end: span.end };
  // What is typed next must not go over the stretch that was to be replaced.
  const giveCaretBack = (): void => {
    if (editor.read() === original) editor.select(caret);
  };
  const over = new AbortController();
  watchHands(editor.element, () => going.abort(), over.signal);
  going.signal.addEventListener("abort", giveCaretBack, { signal: over.signal });
  const stands = await write(editor, original, { span, text }, going.signal);
  over.abort();
  if (stands) return "taken";
  if (going.signal.aborted) return "changed";
  giveCaretBack();
  return "refused";
}

/** Returns whether the new text stands there. Where not, the old one does, or nobody could write it any more. */
async function write(
  editor: Editor,
  original: string,
  { span, text }: Replacement,
  going: AbortSignal,
): Promise<boolean> {
  const expected = original.slice(0, span.start) + text + original.slice(span.end);
  for (let attempt = 0; !going.aborted && editor.read() === original; attempt++) {
    if (!editor.replace(span, text, attempt, going)) return false;
    if (await shows(editor, expected, going)) return true;
  }
  if (!going.aborted) await putBack(editor, original, going);
  return false;
}

/** By the box's own undo, or else as a text like any other, which must not put an end to a mention. */
async function putBack(editor: Editor, original: string, going: AbortSignal): Promise<void> {
  editor.undo();
  if ((await shows(editor, original, going)) || going.aborted) return;
  const { span, text } = stretch(editor.read(), original);
  if (editor.entities(span).length > 0) return;
  if (editor.replace(span, text, 0, going)) await shows(editor, original, going);
}

/** Boxes differ in how many line breaks part two paragraphs; runs of them count as one. */
function same(one: string, other: string): boolean {
  const normal = (text: string): string => text.replace(/\s*\n\s*/g, "\n").trim();
  return normal(one) === normal(other);
}

/** Whether a text comes to stand in the box within its time, which a person may cut short. */
function shows(editor: Editor, expected: string, going: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const watching = new AbortController();
    const stands = (): boolean => same(editor.read(), expected);
    const settle = (): void => {
      clearTimeout(timer);
      watching.abort();
      resolve(stands());
    };
    const timer = setTimeout(settle, SHOWN_WITHIN_MS);
    const look = (): void => {
      if (stands()) settle();
    };
    going.addEventListener("abort", settle, { signal: watching.signal });
    editor.watch(look, watching.signal);
    look();
  });
}
