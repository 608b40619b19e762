import { clear, mountBox, textOf } from "./boxes";
import { ME, wordsOfPage } from "./words";

const words = wordsOfPage();
/** Whether the post is for a group (?group). */
const group = new URLSearchParams(location.search).has("group");

const dialog = document.querySelector<HTMLElement>("[role=dialog]");
const box = dialog?.querySelector<HTMLElement>("[data-box]");
const send = dialog?.querySelector<HTMLElement>("[data-send]");
if (dialog && box && send) {
  dialog.querySelector("#title")?.replaceChildren(words.newPost);
  box.setAttribute("aria-label", group ? words.publicPost : words.onYourMind(ME));
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
