import { normalName, readable } from "../text";
import { ANSWERED_IN_LABEL, COMMENT, COMMENT_LINK, COMMENT_TEXT, NOT_COMMENT_TEXT, REPLY_LINK } from "./selectors";

/** A comment or a reply under a post. */
export interface Comment {
  readonly element: HTMLElement;
  readonly author: string;
  /** Read when asked for: a post has hundreds of comments, and a box answers one or two. */
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
  if (!first(element, COMMENT_LINK)) return null;
  const author = first(element, "a[href]", (link) => link.textContent.trim() !== "")?.textContent.trim();
  if (!author) return null;
  return {
    element,
    author,
    isReply: first(element, REPLY_LINK) !== undefined,
    get text() {
      return commentText(element);
    },
  };
}

function commentText(element: HTMLElement): string {
  const parts = own(element, COMMENT_TEXT).filter((part) => !part.closest(NOT_COMMENT_TEXT));
  const outermost = parts.filter((part) => !parts.some((other) => other !== part && other.contains(part)));
  return outermost.map(readable).filter(Boolean).join("\n");
}

/** The parts that are the comment's own, and not those of a reply inside of it. */
function own(element: HTMLElement, selector: string): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(selector)].filter((part) => part.closest(COMMENT) === element);
}

function first(
  element: HTMLElement,
  selector: string,
  fits: (part: HTMLElement) => boolean = () => true,
): HTMLElement | undefined {
  return [...element.querySelectorAll<HTMLElement>(selector)].find(
    (part) => part.closest(COMMENT) === element && fits(part),
  );
}
