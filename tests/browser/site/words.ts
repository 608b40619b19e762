/**
 * What Facebook's interface says in three languages, for fixtures.
 *
 * - "Comment as …", "Reply to …", the button "Comment", "Comment by …": seen live in 2026 by public scrapers and
 *   userscripts.
 * - "Kommentieren als …" and "Comentar como …", the buttons "Kommentieren" and "Comentar": patterns of a public script
 *   that writes comments in several languages.
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
  readonly post: string;
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
    post: "Post",
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
    post: "Posten",
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
    post: "Publicar",
  },
} as const satisfies Record<string, Words>;
