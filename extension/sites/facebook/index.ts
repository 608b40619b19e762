import type { Turn } from "@/coach/protocol";
import type { Composer, Context, Site } from "../site";
import { beginning, sameName } from "../text";
import { chatContext, chatOf } from "./chat";
import { answered } from "./comments";
import { readMe } from "./me";
import { postAuthor, postOf, postText } from "./post";
import {
  ANSWERED_IN_LABEL,
  COMMENT_FORM,
  COMPOSER,
  ME_IN_LABEL,
  NEW_POST_LABEL,
  NOT_IN_POST_DIALOG,
  POST_DIALOG,
} from "./selectors";

/** Facebook in a browser: comments and replies under posts, chats, and the dialog for a post of one's own. */
export const facebook: Site = {
  // Each of the two is switched off by itself.
  get name() {
    return location.hostname === "www.messenger.com" ? "Messenger" : "Facebook";
  },
  kinds: true,
  composerAt(element: Element): Composer | null {
    const box = element.closest<HTMLElement>(COMPOSER);
    return box && (commentBox(box) ?? chatBox(box) ?? postBox(box));
  },
};

function commentBox(element: HTMLElement): Composer | null {
  const frame = element.closest<HTMLElement>(COMMENT_FORM);
  return frame && { element, frame, context: () => commentContext(element) };
}

function chatBox(element: HTMLElement): Composer | null {
  const chat = chatOf(element);
  // The page may put another log beside the same box, or its first one, so it is looked for anew.
  return chat && { element, frame: chat.frame, context: () => chatContext(chatOf(element)?.log ?? null) };
}

/** In a dialog, what we say goes beside the box: under it stand the dialog's own buttons. */
function postBox(element: HTMLElement): Composer | null {
  const dialog = element.closest<HTMLElement>(POST_DIALOG);
  if (!dialog || dialog.querySelector(NOT_IN_POST_DIALOG) || !mayBeNewPost(element)) return null;
  const context: Context = { surface: "post", relationship: "unknown", thread: [] };
  return { element, frame: element, beside: true, context: () => context };
}

/** Where we know what a new post's label says in the page's language, a box has to say it; elsewhere, nothing else. */
function mayBeNewPost(box: HTMLElement): boolean {
  const label = box.getAttribute("aria-label") ?? "";
  const known = NEW_POST_LABEL[box.ownerDocument.documentElement.lang.split("-")[0] ?? ""];
  if (known) return known.test(label);
  return ![...Object.values(ME_IN_LABEL), ...Object.values(ANSWERED_IN_LABEL)].some((other) => other.test(label));
}

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
    ...(text ? [{ from: by(postAuthor(post)), text: beginning(text) }] : []),
    ...turns.filter((turn) => turn.text).map((turn) => ({ from: by(turn.author), text: beginning(turn.text) })),
  ];
}
