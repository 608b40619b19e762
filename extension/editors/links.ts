/** Web and mail addresses, by the same marks as the coach's own (`guard.py`), each up to where a blank ends it. */
const LINK = /(?:https?:|www\.)\S+|(?:[\w@+-]+\.)+(?:com|net|org|io|co|uk|ly|me|shop|app)\b(?:\/\S*)?/gi;

/** Marks that end a sentence, and no link. */
const MARKS_AFTER = /[^\p{L}\p{N}/=&#_-]+$/u;

/** The links of a text, such as are plain words too, that another text does without. */
export function droppedLinks(before: string, after: string): string[] {
  const kept = linksIn(after);
  return linksIn(before).filter((link) => !kept.includes(link));
}

function linksIn(text: string): string[] {
  return (text.match(LINK) ?? []).map((link) => link.replace(MARKS_AFTER, ""));
}
