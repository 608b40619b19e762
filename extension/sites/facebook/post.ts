import { readable } from "../text";
import { COMMENT, POST, POST_AUTHOR, POST_TEXT } from "./selectors";

/** The post that a comment box stands under. */
export function postOf(box: HTMLElement): HTMLElement | null {
  for (const selector of POST) {
    const post = box.closest<HTMLElement>(selector);
    if (post) return post;
  }
  return partWithOnePost(box);
}

/** Beside a photo or a video none of those marks is known: then it is the nearest part with the words of one post. */
function partWithOnePost(box: HTMLElement): HTMLElement | null {
  const words = POST_TEXT.join();
  for (let part = box.parentElement; part && part !== part.ownerDocument.body; part = part.parentElement) {
    const posts = [...part.querySelectorAll(words)].filter(
      (text) => !text.parentElement?.closest(words) && !text.closest(COMMENT),
    );
    if (posts.length > 0) return posts.length === 1 ? part : null;
  }
  return null;
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
