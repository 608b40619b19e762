import { readable } from "../text";
import { COMMENT, MAIN, POST, POST_AUTHOR, POST_TEXT } from "./selectors";

/** The post that a comment box stands under. */
export function postOf(box: HTMLElement): HTMLElement | null {
  for (const selector of POST) {
    const post = box.closest<HTMLElement>(selector);
    if (post) return post;
  }
  return partWithOnePost(box);
}

/**
 * Beside a photo or a video none of those marks is known: then it is the nearest part with the words or the author of
 * one post. A post without words is known by its author, so that no other's words are taken for its own.
 */
function partWithOnePost(box: HTMLElement): HTMLElement | null {
  for (let part = box.parentElement; part && part !== part.ownerDocument.body; part = part.parentElement) {
    const words = partsOfPosts(part, POST_TEXT);
    const authors = partsOfPosts(part, POST_AUTHOR);
    if (words.length > 0 || authors.length > 0) {
      // A post stands over its comments: what comes after the box is the next one's.
      const before = [...words, ...authors].every(
        (one) => one.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      return before && words.length <= 1 && authors.length <= 1 ? part : null;
    }
    if (part.matches(MAIN)) return null;
  }
  return null;
}

/** One for each post with such a part, and none for comments. */
function partsOfPosts(part: HTMLElement, selectors: readonly string[]): Element[] {
  const any = selectors.join();
  return [...part.querySelectorAll(any)].filter((one) => !one.parentElement?.closest(any) && !one.closest(COMMENT));
}

/** The post's words; null where it has none, or we cannot find them. */
export function postText(post: HTMLElement): string | null {
  const element = find(post, POST_TEXT);
  return (element && readable(element)) || null;
}

export function postAuthor(post: HTMLElement): string | null {
  return find(post, POST_AUTHOR)?.textContent.trim() || null;
}

/** The first match that belongs to the post itself and to no comment. */
function find(post: HTMLElement, selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors) {
    for (const match of post.querySelectorAll<HTMLElement>(selector)) {
      const comment = match.closest(COMMENT);
      if (!comment || !post.contains(comment) || comment === post) return match;
    }
  }
  return null;
}
