/** Guesses a text's language, as an IETF tag; null where it has no idea. */
export type Guess = (text: string) => Promise<string | null>;

/** The one that the coach was taught. */
const KNOWN = "en";

/**
 * Words that most English sentences hold one of and hardly any other language's do. Browsers' guesses are poor on a
 * few words, and calls "Same!! I stood in Liams room" Hawaiian: one of these is worth more.
 */
const ENGLISH = new Set(
  `the you to and it it's its that for your are have with but what not how if just this from they there their would
  could about can't don't dont i'm i'd i'll you're we're that's been will get got know when who which out up then our
  she her his had has did does here some any more much very really please pls thanks thank sorry good great hope think
  want need too now only like yes yeah because ur mate back help bring every next day week till doing going one sell
  selling buy order message today tomorrow tonight yours mine ours anyone everyone someone something anything nothing
  work works working home look looks made make open still never always again before after since than few many most
  other new old best ask try tried keep told said say sounds feel happy enjoy see where`.split(
    /\s+/,
  ),
);

/** Of fewer words nobody can tell: "Oh Marta dear" was taken for Irish. */
const FEWEST_WORDS = 4;

const WORD = /\p{L}+(?:'\p{L}+)?/gu;

/**
 * Whether a text is in a language that the coach does not know, as far as that can be told.
 *
 * In doubt it is not: a draft that is left alone by mistake is a miss, and most people here write English.
 */
export async function isForeign(text: string, guess: Guess): Promise<boolean> {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin < letters / 2) return true;
  const words = text.replaceAll("’", "'").match(WORD) ?? [];
  if (words.some((word) => word === "I" || ENGLISH.has(word.toLowerCase()))) return false;
  if (words.length < FEWEST_WORDS) return false;
  const language = await guess(text).catch(() => null);
  return language !== null && language !== KNOWN;
}
