import { clear, mountBox, textOf } from "./boxes";
import { ME, WORDS, type Words } from "./words";

const language = new URLSearchParams(location.search).get("lang") ?? "en";
const words: Words = Object.values(WORDS).find(({ lang }) => lang === language) ?? WORDS.en;
document.documentElement.lang = words.lang;

const dialog = document.querySelector<HTMLElement>("[role=dialog]");
const box = dialog?.querySelector<HTMLElement>("[data-box]");
const send = dialog?.querySelector<HTMLElement>("[data-send]");
if (dialog && box && send) {
  dialog.querySelector("#title")?.replaceChildren(words.newPost);
  box.setAttribute("aria-label", words.onYourMind(ME));
  send.setAttribute("aria-label", words.post);
  send.replaceChildren(words.post);
  const editor = mountBox(box, "rich");
  send.addEventListener("click", () => {
    const sent = document.createElement("p");
    sent.dataset["sent"] = "";
    sent.innerText = textOf(editor);
    document.querySelector("[role=main]")?.append(sent);
    clear(editor);
  });
}
