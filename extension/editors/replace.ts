import type { Span } from "@/coach/protocol";
import type { Editor } from "./editor";

/**
 * `changed`: the draft is another one by now, nothing was written. `refused`: the box did not take the text, or made
 * something else of it and has the old one again.
 */
export type Outcome = "taken" | "changed" | "refused";

/** How long a box may take to show what was put into it. */
const SHOWN_WITHIN_MS = 1_000;

/**
 * Replaces a stretch of the draft, and looks whether it stands there.
 *
 * Putting words into other people's editors is where tools like this one break: doubled text, lost lines. So
 * it writes only if the draft is still the one the words were made for, tries a second way only if the box
 * ignored the first altogether. A result that it did not expect is taken back, once.
 */
export async function replaceVerified(editor: Editor, original: string, span: Span, text: string): Promise<Outcome> {
  const expected = original.slice(0, span.start) + text + original.slice(span.end);
  if (editor.read() !== original) return "changed";
  for (let attempt = 0; editor.read() === original; attempt++) {
    if (!editor.replace(span, text, attempt)) return "refused";
    if (await shows(editor, expected)) return "taken";
  }
  await putBack(editor, original);
  return "refused";
}

/** By the box's own undo, or else as a text like any other. */
async function putBack(editor: Editor, original: string): Promise<void> {
  if (editor.read() === original) return;
  editor.undo();
  if (await shows(editor, original)) return;
  if (editor.replace({ start: 0, end: editor.read().length }, original, 0)) await shows(editor, original);
}

/** Boxes differ in how many line breaks part two paragraphs; runs of them count as one. */
function same(one: string, other: string): boolean {
  const normal = (text: string): string => text.replace(/\s*\n\s*/g, "\n").trim();
  return normal(one) === normal(other);
}

function shows(editor: Editor, expected: string): Promise<boolean> {
  return new Promise((resolve) => {
    const watching = new AbortController();
    const settle = (shown: boolean): void => {
      clearTimeout(timer);
      watching.abort();
      resolve(shown);
    };
    const timer = setTimeout(() => settle(same(editor.read(), expected)), SHOWN_WITHIN_MS);
    const look = (): void => {
      if (same(editor.read(), expected)) settle(true);
    };
    editor.watch(look, watching.signal);
    look();
  });
}
