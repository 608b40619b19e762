import { ENGLISH, OTHERS, SHARED } from "./telling-words";

/** Guesses a text's language, as an IETF tag; null where it has no idea. */
export type Guess = (text: string) => Promise<string | null>;

/** The one that the coach was taught. */
const KNOWN = "en";

/**
 * Of fewer words a detector cannot tell, where none of them tells by itself: "Oh Marta dear" was taken for Irish. Each
 * word that may be English makes it one more.
 */
const FEWEST_WORDS = 5;

const WORD = /\p{L}+(?:'\p{L}+)?/gu;

/** A word with a letter that English lacks; with a capital it is a name. */
const SPELLED_OTHERWISE = /^(?!\p{Lu}).*\P{ASCII}/u;

/** What opens a question or a shout in Spanish. */
const OPENING_MARK = /[¿¡]/;

/**
 * Whether a text is in a language that the coach does not know, as far as that can be told.
 *
 * The words speak first: browsers' guesses are poor on a few, and called "Same!! I stood in Liams room" Hawaiian. In
 * doubt it is English: a draft that is left alone by mistake is a miss, and most people here write English.
 */
export async function isForeign(text: string, guess: Guess): Promise<boolean> {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin < letters / 2) return true;
  const words: string[] = text.replaceAll("’", "'").match(WORD) ?? [];
  const { english, shared, other } = evidence(words, text);
  if (english + shared > other && (english > 0 || shared > 1)) return false;
  if (english === 0 && other > 1) return true;
  if (other === 0 && words.length < FEWEST_WORDS + shared) return false;
  const language = await guess(text).catch(() => null);
  return language !== null && language !== KNOWN;
}

/** How many different words speak for English, for English among others, and for another language. */
function evidence(words: readonly string[], text: string): { english: number; shared: number; other: number } {
  const plain = [...new Set(words.map((word) => word.toLowerCase()))];
  const spelled = new Set(words.filter((word) => SPELLED_OTHERWISE.test(word) && !OTHERS.has(word)));
  return {
    english: plain.filter((word) => ENGLISH.has(word)).length,
    // In capitals alone: "i" is "and" in half of Europe.
    shared: plain.filter((word) => SHARED.has(word)).length + (words.includes("I") ? 1 : 0),
    other: plain.filter((word) => OTHERS.has(word)).length + spelled.size + (OPENING_MARK.test(text) ? 1 : 0),
  };
}
