import Quill from "quill/core";
import { mountBox, textOf } from "./boxes";

const box = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-box="${name}"]`);
  if (!found) throw new Error(`no box ${name}`);
  return found;
};

const quill = new Quill("#quill");
quill.root.dataset["box"] = "quill";
const lexical = mountBox(box("lexical"));

/** What the site would send: by the editors' own models, where they have one. */
const sent: Readonly<Record<string, () => string>> = {
  plain: () => (box("plain") as HTMLTextAreaElement).value,
  editable: () => box("editable").innerText,
  quill: () => quill.getText(),
  lexical: () => textOf(lexical),
};

Object.assign(window, { sent: (name: string) => sent[name]?.().replace(/\n+/g, "\n").trimEnd() });
