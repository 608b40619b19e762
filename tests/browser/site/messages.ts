/**
 * The page of all messages (messages.html). What we know of it, and from where:
 * - /messages/t/…, /messages/e2ee/t/…, on Messenger /t/… and /e2ee/t/…: public scripts that write messages
 * - that the box is made anew: a public script, which saw it after each message; that another conversation comes
 *   by pushState, with a log and a box of its own: assumed
 */
import { chat, type Conversation } from "./chat";
import { wordsOfPage } from "./words";

const words = wordsOfPage();
document.querySelector("[role=navigation]")?.setAttribute("aria-label", words.chats);
document.querySelector("[data-you]")?.append(words.you);

const CONVERSATIONS: Readonly<Record<string, Conversation>> = {
  marta: {
    name: "Marta Nowak",
    notice: words.connected,
    said: [["Marta", "Hi! Thanks for adding me. Are you in the running group too?"]],
  },
  deniz: {
    name: "Deniz Kaya",
    said: [
      ["Deniz", "Are you coming on Saturday?"],
      ["me", "I think so. What can I bring?"],
      ["Deniz", "Just yourself 🌞\nMaybe a salad?"],
    ],
  },
  jonas: {
    name: "Jonas Weber",
    said: [
      ["Jonas", "Wie war dein Urlaub?"],
      ["me", "Viel zu kurz. Und deiner?"],
    ],
  },
  lucia: {
    name: "Lucía Gil",
    said: [
      ["Lucía", "¿Qué tal el viaje?"],
      ["me", "Largo, pero bonito. ¿Y tú?"],
    ],
  },
  priya: { name: "Priya Shah", said: [] },
};

show();
addEventListener("popstate", show);
document.querySelector("[role=grid]")?.addEventListener("click", (event) => {
  const link = (event.target as Element).closest("a");
  if (!link) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  show();
});

function show(): void {
  const conversation = CONVERSATIONS[location.pathname.split("/").at(-1) ?? ""];
  if (conversation) document.querySelector("[role=main]")?.replaceChildren(chat(conversation, words));
}
