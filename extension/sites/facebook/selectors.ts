/**
 * Facebook's markup, as far as we rely on it. A change of Facebook's is a change of this file.
 *
 * Each list is in order of trust. Marks that do not depend on the interface's language come first; its
 * class names are made anew with each build and are never used.
 */

export const COMPOSER = '[contenteditable="true"][role="textbox"][data-lexical-editor="true"]';

/** What makes a composer a comment box; a chat's or a new post's has no such form around it. */
export const COMMENT_FORM = 'form[role="presentation"]';

/** The card of one post, with its comments. */
export const POST = ["[aria-posinset]", '[data-pagelet^="FeedUnit_"]', '[role="dialog"]'];

/** The post's own words. */
export const POST_TEXT = [
  '[data-ad-rendering-role="story_message"]',
  '[data-ad-comet-preview="message"]',
  '[data-ad-preview="message"]',
];

export const POST_AUTHOR = [
  '[data-ad-rendering-role="profile_name"] a[href]',
  '[data-ad-rendering-role="profile_name"]',
];

/** One comment or reply. Since 2026 a post is no article any more, but its comments are. */
export const COMMENT = '[role="article"]';

/** Every comment links to itself, by its time; a reply's link names both. */
export const COMMENT_LINK = 'a[href*="comment_id="]';
export const REPLY_LINK = 'a[href*="reply_comment_id="]';

/** Text of a comment, before what is not the comment's own is left out. */
export const COMMENT_TEXT = 'div[dir="auto"]';
export const NOT_COMMENT_TEXT = 'a, button, form, [role="button"], [contenteditable="true"]';

/** A page's own record of who is logged in, in a script element. */
export const ME_IN_SCRIPT = /"CurrentUserInitialData".{0,400}?"NAME":"((?:[^"\\]|\\.)*)"/s;

/** A comment box's label that names the person who writes, for each interface language that we know it in. */
export const ME_IN_LABEL: Readonly<Record<string, RegExp>> = {
  en: /^Comment as (.+)$/,
};

/** A reply box's label that names the person who is answered, for each interface language that we know it in. */
export const ANSWERED_IN_LABEL: Readonly<Record<string, RegExp>> = {
  en: /^Reply to (.+?)(?:…|\.\.\.)?$/,
};
