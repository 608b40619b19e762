import type { Turn } from "@/coach/protocol";
import type { Composer, Context, Site } from "../site";
import { sameName } from "../text";
import { answered } from "./comments";
import { readMe } from "./me";
import { postAuthor, postOf, postText } from "./post";
import { COMMENT_FORM, COMPOSER } from "./selectors";

/** Facebook in a browser: comment boxes and replies under posts. */
export const facebook: Site = {
  composerAt(element: Element): Composer | null {
    const box = element.closest<HTMLElement>(COMPOSER);
    const form = box?.closest<HTMLElement>(COMMENT_FORM);
    if (!box || !form) return null;
    return { element: box, frame: form, context: () => commentContext(box) };
  },
};

/** Under a post, nobody can tell who knows whom. */
function commentContext(box: HTMLElement): Context {
  return { surface: "comment", relationship: "unknown", thread: thread(box) };
}

/** The post, then the comments that are answered. What we cannot read for certain is left out. */
function thread(box: HTMLElement): Turn[] {
  const post = postOf(box);
  if (!post) return [];
  const me = readMe(box);
  const by = (author: string | null): Turn["from"] => (author && me && sameName(author, me) ? "me" : "them");
  const text = postText(post);
  const turns = answered(box, post, me) ?? [];
  return [
    ...(text ? [{ from: by(postAuthor(post)), text }] : []),
    ...turns.filter((turn) => turn.text).map((turn) => ({ from: by(turn.author), text: turn.text })),
  ];
}
