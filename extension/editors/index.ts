import type { Editor } from "./editor";
import { type Deliver, LexicalEditor } from "./lexical";
import { RichEditor } from "./rich";
import { TextareaEditor } from "./textarea";

/** The editor that an element is, by marks of the editor's own and not of any site; null for one we cannot write to. */
export function editorOf(element: HTMLElement, deliver?: Deliver): Editor | null {
  if (element instanceof HTMLTextAreaElement) return new TextareaEditor(element);
  if (element.dataset["lexicalEditor"] === "true") return new LexicalEditor(element, deliver);
  return element.isContentEditable ? new RichEditor(element) : null;
}
