import Quill from "quill/core";
import { clear, mountBox, textOf } from "./boxes";

const box = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-box="${name}"]`);
  if (!found) throw new Error(`no box ${name}`);
  return found;
};

const quill = new Quill("#quill");
quill.root.dataset["box"] = "quill";
const lexical = mountBox(box("lexical"));
const plain = box("plain") as HTMLTextAreaElement;

/** What the site would send: by the editors' own models, where they have one. */
const written: Readonly<Record<string, () => string>> = {
  plain: () => plain.value,
  editable: () => box("editable").innerText,
  quill: () => quill.getText(),
  lexical: () => textOf(lexical),
};

const empty: Readonly<Record<string, () => void>> = {
  plain: () => (plain.value = ""),
  editable: () => box("editable").replaceChildren(),
  quill: () => quill.setText(""),
  lexical: () => clear(lexical),
};

const sent = (name: string): string | undefined => written[name]?.().replace(/\n+/g, "\n").trimEnd();

/** Sends, and empties the box once the words are there: no event tells of that. */
async function send(name: string): Promise<void> {
  const words = document.createElement("p");
  words.dataset["sent"] = "";
  words.innerText = sent(name) ?? "";
  await new Promise((there) => setTimeout(there, 300));
  document.querySelector("main")?.append(words);
  empty[name]?.();
}

for (const form of document.querySelectorAll<HTMLFormElement>("[data-sends]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form.dataset["sends"] ?? "");
  });
}
plain.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  void send("plain");
});

Object.assign(window, { sent });
