import { normalName, readable } from "../text";
import { ANSWERED_IN_LABEL, COMMENT, COMMENT_LINK, COMMENT_TEXT, NOT_COMMENT_TEXT, REPLY_LINK } from "./selectors";

/** A comment or a reply under a post. */
export interface Comment {
  readonly element: HTMLElement;
  readonly author: string;
  readonly text: string;
  readonly isReply: boolean;
}

/**
 * The comments that a box answers, the first one first: none for a comment on the post itself.
 *
 * Null where the box answers somebody, but we cannot tell whom.
 */
export function answered(box: HTMLElement, post: HTMLElement, me: string | null): Comment[] | null {
  const before = commentsBefore(box, post);
  const enclosing = before.filter(({ element }) => element.contains(box)).at(-1);
  const target = enclosing ?? named(box, before, me);
  if (target === "unknown") return null;
  if (!target) return [];
  if (!target.isReply) return [target];
  const thread = before.slice(0, before.indexOf(target)).findLast((comment) => !comment.isReply);
  return thread ? [thread, target] : [target];
}

function commentsBefore(box: HTMLElement, post: HTMLElement): Comment[] {
  return [...post.querySelectorAll<HTMLElement>(COMMENT)]
    .filter((element) => element.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING)
    .flatMap((element) => readComment(element) ?? []);
}

/** A reply box is labelled with the name of the one it answers; the name is the same in every language. */
function named(box: HTMLElement, before: readonly Comment[], me: string | null): Comment | "unknown" | undefined {
  const label = box.getAttribute("aria-label") ?? "";
  const name = Object.values(ANSWERED_IN_LABEL)
    .map((pattern) => pattern.exec(label)?.[1])
    .find((match) => match !== undefined);
  if (name !== undefined) {
    return before.findLast(({ author }) => normalName(author) === normalName(name)) ?? "unknown";
  }
  // A box under the post itself may be labelled with one's own name, so that has to be known first.
  if (me === null) return before.some(({ author }) => mentions(label, author)) ? "unknown" : undefined;
  return before.findLast(({ author }) => normalName(author) !== normalName(me) && mentions(label, author));
}

/** "Jo" is not in "Joanna antworten". */
function mentions(label: string, name: string): boolean {
  const words = normalName(name).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<!\\p{L})${words}(?!\\p{L})`, "u").test(normalName(label));
}

function readComment(element: HTMLElement): Comment | null {
  const own = (selector: string): HTMLElement[] =>
    [...element.querySelectorAll<HTMLElement>(selector)].filter((part) => part.closest(COMMENT) === element);
  if (own(COMMENT_LINK).length === 0) return null;
  const author = own("a[href]")
    .map((link) => link.textContent.trim())
    .find((name) => name !== "");
  if (!author) return null;
  const parts = own(COMMENT_TEXT).filter((part) => !part.closest(NOT_COMMENT_TEXT));
  const outermost = parts.filter((part) => !parts.some((other) => other !== part && other.contains(part)));
  const text = outermost.map(readable).filter(Boolean).join("\n");
  return { element, author, text, isReply: own(REPLY_LINK).length > 0 };
}
