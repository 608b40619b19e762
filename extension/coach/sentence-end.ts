/**
 * Whether a text stops right behind a sentence: its mark, what closes after that, and the one white space that says
 * that the person has gone on. A second white space ends nothing anew.
 */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？]["'”’»)\]]*\s$/u.test(text);
}
