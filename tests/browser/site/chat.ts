import { COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND } from "lexical";
import { clear, mountBox, textOf } from "./boxes";

/** One message, as [who, words]; "me" is the person at the keyboard. */
export type Said = readonly [who: string, words: string];

export interface Conversation {
  readonly name: string;
  readonly said: readonly Said[];
  /** The page's own words between the messages. */
  readonly notice?: string;
  /** How a message is labelled; English where nothing else is said. */
  readonly label?: (who: string, words: string) => string;
}

const english = (who: string, words: string): string => `At 3:08 PM, ${who === "me" ? "You" : who}: ${words}`;

/** A log of messages with a box under it: what a chat tab and the page of all messages have in common. */
export function chat({ name, said, notice, label = english }: Conversation): HTMLElement {
  const part = document.createElement("div");
  part.className = "xchat";
  part.innerHTML = `
    <div class="xhead"><h2 dir="auto"></h2></div>
    <div class="xlog" role="log" aria-label="Messages in conversation with ${name}" tabindex="-1">
      <div class="xintro"><span dir="auto">${name}</span><span dir="auto">You're friends on Facebook</span></div>
    </div>
    <div class="xrow">
      <div role="button" tabindex="0" aria-label="Open more actions">+</div>
      <div class="xbubble">
        <div aria-label="Write to ${name}" aria-placeholder="Aa" class="notranslate" contenteditable="true"
          role="textbox" spellcheck="true" tabindex="0" data-box="${name}"></div>
      </div>
      <div role="button" tabindex="0" aria-label="Press enter to send" data-send>➤</div>
    </div>`;
  part.querySelector("h2")?.append(name);
  const log = part.querySelector<HTMLElement>(".xlog");
  const box = part.querySelector<HTMLElement>("[data-box]");
  if (!log || !box) throw new Error("a chat has a log and a box");
  if (notice) log.insertAdjacentHTML("beforeend", `<div class="xnotice"><span dir="auto">${notice}</span></div>`);
  for (const [who, words] of said) log.append(message(who, words, label));

  const editor = mountBox(box);
  const send = (): void => {
    const text = textOf(editor);
    if (text.trim() === "") return;
    const sent = message("me", text, label);
    sent.dataset["sent"] = "";
    log.append(sent);
    clear(editor);
  };
  editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      if (event?.shiftKey) return false;
      event?.preventDefault();
      send();
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
  part.querySelector('[aria-label="Press enter to send"]')?.addEventListener("click", send);
  return part;
}

function message(who: string, words: string, label: NonNullable<Conversation["label"]>): HTMLElement {
  const message = document.createElement("div");
  message.className = who === "me" ? "xsaid xmine" : "xsaid";
  message.setAttribute("role", "none");
  message.setAttribute("aria-roledescription", "message");
  message.setAttribute("aria-label", label(who, words));
  const text = document.createElement("div");
  text.dir = "auto";
  text.innerText = words;
  message.append(text);
  return message;
}
