import { chat, type Conversation } from "./chat";

const CONVERSATIONS: Readonly<Record<string, Conversation>> = {
  marta: {
    name: "Marta Nowak",
    notice: "You are now connected on Messenger",
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
  // Labels of a language that we have no patterns for.
  jonas: {
    name: "Jonas Weber",
    label: (who, words) => `Um 15:08 schrieb ${who === "me" ? "du" : who}: ${words}`,
    said: [
      ["Jonas", "Wie war dein Urlaub?"],
      ["me", "Viel zu kurz. Und deiner?"],
    ],
  },
  // Another one.
  lucia: {
    name: "Lucía Gil",
    label: (who, words) => `A las 15:08, ${who === "me" ? "tú" : who} escribió: ${words}`,
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
  if (conversation) document.querySelector("[role=main]")?.replaceChildren(chat(conversation));
}
