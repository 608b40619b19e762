import { editorOf } from "@/editors";
import { replaceVerified } from "@/editors/replace";

/** No site that we read has a plain text box yet, so the page itself takes the extension's part. */
const box = document.querySelector("textarea");
const editor = box && editorOf(box);

Object.assign(window, {
  replace: (original: string, start: number, end: number, text: string) =>
    editor && replaceVerified(editor, original, { start, end }, text),
});
