/**
 * A chat, shaped like Messenger's in three languages. What we know of its markup, and from where:
 * - role=log around the messages of one conversation, aria-roledescription and aria-label on each: public userscripts
 *   for Messenger, seen live in 2026. That role=none goes with them: assumed
 * - the box's label, data-send's label: scripts that write messages, seen live in 2026. In those the button is there
 *   only while there is text, and a chat tab may have none; here it always is
 * - aria-placeholder="Aa": older scripts. That it is the same in German and Spanish: assumed
 * - one's own bubbles on the right, other people's on the left: a public script tells by that who spoke
 * - a notice and an introduction in the log that are no messages: weak, scrapers' lists of what to leave out; no
 *   attribute is known, so the elements are assumed
 * - div dir=auto around a message's words: as in comments; for messages, assumed
 * - the heading, the other button: assumed. The words: words.ts
 */
import { COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND } from "lexical";
import { clear, mountBox, textOf } from "./boxes";
import type { Words } from "./words";

/** One message, as [who, words]; "me" is the person at the keyboard. */
export type Said = readonly [who: string, words: string];

export interface Conversation {
  readonly name: string;
  readonly said: readonly Said[];
  /** The page's own words between the messages. */
  readonly notice?: string;
}

/** A log of messages with a box under it: what a chat tab and the page of all messages have in common. */
export function chat({ name, said, notice }: Conversation, words: Words): HTMLElement {
  const part = document.createElement("div");
  part.className = "xchat";
  part.innerHTML = `
    <div class="xhead"><h2 dir="auto"></h2></div>
    <div class="xlog" role="log" aria-label="${words.messagesWith(name)}" tabindex="-1">
      <div class="xintro"><span dir="auto">${name}</span><span dir="auto">${words.friends}</span></div>
    </div>
    <div class="xrow">
      <div role="button" tabindex="0" aria-label="${words.actions}">+</div>
      <div class="xbubble">
        <div aria-label="${words.writeTo(name)}" aria-placeholder="Aa" class="notranslate" contenteditable="true"
          role="textbox" spellcheck="true" tabindex="0" data-box="${name}"></div>
      </div>
      <div role="button" tabindex="0" aria-label="${words.send}" data-send>➤</div>
    </div>`;
  part.querySelector("h2")?.append(name);
  const log = part.querySelector<HTMLElement>(".xlog");
  const box = part.querySelector<HTMLElement>("[data-box]");
  if (!log || !box) throw new Error("a chat has a log and a box");
  if (notice) log.insertAdjacentHTML("beforeend", `<div class="xnotice"><span dir="auto">${notice}</span></div>`);
  for (const [who, text] of said) log.append(message(who, text, words));

  const editor = mountBox(box);
  const send = (): void => {
    const text = textOf(editor);
    if (text.trim() === "") return;
    const sent = message("me", text, words);
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
  part.querySelector("[data-send]")?.addEventListener("click", send);
  return part;
}

function message(who: string, said: string, words: Words): HTMLElement {
  const message = document.createElement("div");
  message.className = who === "me" ? "xsaid xmine" : "xsaid";
  message.setAttribute("role", "none");
  message.setAttribute("aria-roledescription", words.message);
  message.setAttribute("aria-label", words.saidAt(who === "me" ? words.you : who, said));
  const text = document.createElement("div");
  text.dir = "auto";
  text.innerText = said;
  message.append(text);
  return message;
}
