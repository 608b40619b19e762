/**
 * What Facebook's interface says in three languages, for fixtures.
 *
 * - "Comment as …", "Reply to …", the button "Comment", "Comment by …": seen live in 2026 by public scrapers and
 *   userscripts.
 * - "Kommentieren als …" and "Comentar como …", the buttons "Kommentieren" and "Comentar": patterns of a public script
 *   that writes comments in several languages.
 * - "What's on your mind, …", "Create a public post…", "Write to …", "Press enter to send", and the messages' labels
 *   "At 3:08 PM, Deniz: …" with "You" for oneself: public scripts that post and write messages, seen live in 2026.
 * - "Messages in conversation with …", "message": a public userscript for Messenger.
 * - "You are now connected on Messenger", "You're friends on Facebook": weak, a scraper's list of what is no message.
 * - "Chats", "Open more actions": assumed.
 * - All other German and Spanish words are translations of ours, seen nowhere. The extension relies on none of them: it
 *   is to find its way by the marks that do not depend on a language.
 */
export interface Words {
  readonly lang: string;
  readonly commentAs: (me: string) => string;
  readonly replyTo: (name: string) => string;
  readonly commentBy: (name: string) => string;
  readonly comment: string;
  readonly like: string;
  readonly reply: string;
  readonly more: string;
  readonly postBy: (name: string) => string;
  readonly newPost: string;
  readonly onYourMind: (me: string) => string;
  readonly publicPost: string;
  readonly post: string;
  readonly chats: string;
  readonly messagesWith: (name: string) => string;
  readonly message: string;
  /** A message's label: who wrote it, and what. */
  readonly saidAt: (who: string, words: string) => string;
  readonly you: string;
  readonly friends: string;
  readonly connected: string;
  readonly writeTo: (name: string) => string;
  readonly actions: string;
  readonly send: string;
}

export const ME = "Robin Adé";

export const WORDS = {
  en: {
    lang: "en",
    commentAs: (me) => `Comment as ${me}`,
    replyTo: (name) => `Reply to ${name}…`,
    commentBy: (name) => `Comment by ${name} 2 hours ago`,
    comment: "Comment",
    like: "Like",
    reply: "Reply",
    more: "See more",
    postBy: (name) => `${name}'s post`,
    newPost: "Create post",
    onYourMind: () => "What's on your mind, Robin?",
    publicPost: "Create a public post…",
    post: "Post",
    chats: "Chats",
    messagesWith: (name) => `Messages in conversation with ${name}`,
    message: "message",
    saidAt: (who, words) => `At 3:08 PM, ${who}: ${words}`,
    you: "You",
    friends: "You're friends on Facebook",
    connected: "You are now connected on Messenger",
    writeTo: (name) => `Write to ${name}`,
    actions: "Open more actions",
    send: "Press enter to send",
  },
  de: {
    lang: "de",
    commentAs: (me) => `Kommentieren als ${me}`,
    replyTo: (name) => `${name} antworten …`,
    commentBy: (name) => `Kommentar von ${name} vor 2 Stunden`,
    comment: "Kommentieren",
    like: "Gefällt mir",
    reply: "Antworten",
    more: "Mehr ansehen",
    postBy: (name) => `Beitrag von ${name}`,
    newPost: "Beitrag erstellen",
    onYourMind: () => "Was machst du gerade, Robin?",
    publicPost: "Öffentlichen Beitrag erstellen …",
    post: "Posten",
    chats: "Chats",
    messagesWith: (name) => `Nachrichten in der Unterhaltung mit ${name}`,
    message: "Nachricht",
    saidAt: (who, words) => `Um 15:08 schrieb ${who}: ${words}`,
    you: "Du",
    friends: "Ihr seid auf Facebook befreundet",
    connected: "Ihr seid jetzt auf Messenger verbunden",
    writeTo: (name) => `An ${name} schreiben`,
    actions: "Weitere Aktionen öffnen",
    send: "Zum Senden Eingabetaste drücken",
  },
  es: {
    lang: "es",
    commentAs: (me) => `Comentar como ${me}`,
    replyTo: (name) => `Responder a ${name}…`,
    commentBy: (name) => `Comentario de ${name} hace 2 horas`,
    comment: "Comentar",
    like: "Me gusta",
    reply: "Responder",
    more: "Ver más",
    postBy: (name) => `Publicación de ${name}`,
    newPost: "Crear publicación",
    onYourMind: () => "¿Qué estás pensando, Robin?",
    publicPost: "Crear una publicación pública…",
    post: "Publicar",
    chats: "Chats",
    messagesWith: (name) => `Mensajes de la conversación con ${name}`,
    message: "mensaje",
    saidAt: (who, words) => `A las 15:08, ${who} escribió: ${words}`,
    you: "Tú",
    friends: "Sois amigos en Facebook",
    connected: "Ahora estáis conectados en Messenger",
    writeTo: (name) => `Escribir a ${name}`,
    actions: "Abrir más acciones",
    send: "Pulsa Intro para enviar",
  },
} as const satisfies Record<string, Words>;

/** The interface's language, as the address asks for it (?lang=de); English where it does not. */
export function wordsOfPage(): Words {
  const language = new URLSearchParams(location.search).get("lang") ?? "en";
  const words = Object.values(WORDS).find(({ lang }) => lang === language) ?? WORDS.en;
  document.documentElement.lang = words.lang;
  return words;
}
