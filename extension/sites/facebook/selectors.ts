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

/** Where a search for a post ends: nothing beyond it is the same one. */
export const MAIN = '[role="main"]';

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

/**
 * A comment box's label that names the person who writes, for each interface language that we know it in: from a
 * public script that writes comments.
 */
export const ME_IN_LABEL: Readonly<Record<string, RegExp>> = {
  en: /^Comment as (.+)$/,
  de: /^Kommentieren als (.+)$/,
  es: /^Comentar como (.+)$/,
  fr: /^Commenter en tant que (.+)$/,
  it: /^Commenta come (.+)$/,
  pl: /^Skomentuj jako (.+)$/,
};

/** A reply box's label that names the person who is answered, for each interface language that we know it in. */
export const ANSWERED_IN_LABEL: Readonly<Record<string, RegExp>> = {
  en: /^Reply to (.+?)(?:…|\.\.\.)?$/,
};

/** The messages of one chat, in a chat tab or on the page of all messages. */
export const CHAT_LOG = '[role="log"]';

/** Where a search for a box's own log ends: nothing beyond it is the same conversation. */
export const CHAT_BOUNDARY = '[role="main"], [role="dialog"]';

/** One message of a log. */
export const CHAT_TURN = ["[data-message-id]", "[aria-roledescription]", '[role="row"]'];
/** Anything in a log that may be a message; where we find no turn but this, the log is not empty, only unreadable. */
export const MAYBE_CHAT_TURN = 'div[dir="auto"], [role="gridcell"], [role="article"]';
export const CHAT_LOADING = '[role="progressbar"], [aria-busy="true"]';

/** Text of a message; what it quotes, and its links' previews, are buttons and links. */
export const CHAT_TEXT = 'div[dir="auto"]';
export const NOT_CHAT_TEXT = 'a, button, [role="button"]';

/** A chat whose log is not there yet. "Aa" stands in the box in every language that we have seen. */
export const CHAT_BOX = ['[aria-placeholder="Aa"]', '[aria-label^="Write to "]'];

/** Who wrote a message, and what, from its label, for each interface language that we know it in. */
export const SAID_IN_LABEL: Readonly<Record<string, { readonly patterns: readonly RegExp[]; readonly me: string }>> = {
  en: {
    patterns: [
      // "At 3:08 PM, Deniz: Hi", with a date before the time in older ones; no text for a picture
      /^At .*?\d{1,2}:\d{2}(?:\s?[ap]m)?, ([^:]+)(?:: (.*))?$/is,
      // "Enter, Message sent Today at 3:08 PM by Deniz: Hi"
      /^Enter, Message sent .+? by ([^:]+)(?:: (.*))?$/is,
    ],
    me: "You",
  },
};

/** The page's own notice in a log that two people can write to each other from now on. */
export const NEW_CONNECTION: Readonly<Record<string, RegExp>> = {
  en: /You are now connected on Messenger|Say hi to your new /i,
};

/** The dialog that a new post is written in. */
export const POST_DIALOG = '[role="dialog"]';

/** What other dialogs with a box have inside: comments, a chat, the words of a post that is shown or shared. */
export const NOT_IN_POST_DIALOG = [COMMENT, COMMENT_FORM, CHAT_LOG, ...POST_TEXT].join();

/** The label of a box for a new post, for each interface language that we know it in. */
export const NEW_POST_LABEL: Readonly<Record<string, RegExp>> = {
  en: /^(?:What['’]s on your mind|Write something|Create a public post)/,
};
