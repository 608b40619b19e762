import type { Relationship, Turn } from "@/coach/protocol";
import type { Context } from "../site";
import { beginning, normalName, readable } from "../text";
import {
  CHAT_BOUNDARY,
  CHAT_BOX,
  CHAT_LOADING,
  CHAT_LOG,
  CHAT_TEXT,
  CHAT_TURN,
  COMPOSER,
  MAYBE_CHAT_TURN,
  NEW_CONNECTION,
  NOT_CHAT_TEXT,
  SAID_IN_LABEL,
} from "./selectors";

/** So many turns the model reads (`MAX_TURNS` in server/rapport/lm/encoder.py), so no more of them leave the page. */
const LAST_TURNS = 4;

/** So many messages are looked through for them, as some are pictures, or of nobody whom we can tell. */
const LAST_MESSAGES = 8;

/** So many messages from one side alone may have an answer further up, where the page has not loaded it yet. */
const TOO_MANY_WITHOUT_ANSWER = 8;

/** A bubble whose middle lies here, in parts of the log's width, could be anybody's. */
const MIDDLE = { from: 0.42, to: 0.58 };

/** A box for messages, and the part of the page that is its conversation. */
export interface Chat {
  /** The box with its buttons. */
  readonly frame: HTMLElement;
  /** Null where the page shows no messages (yet). */
  readonly log: HTMLElement | null;
}

/**
 * The chat that a box belongs to; null for a box that is no chat's.
 *
 * The log must be the box's own: other chats' logs, tabs and previews stand on the same page, and words of one
 * conversation must never be taken for another's.
 */
export function chatOf(box: HTMLElement): Chat | null {
  let frame = box;
  for (let part = box.parentElement; part && part !== document.body; part = part.parentElement) {
    if (part.querySelectorAll(COMPOSER).length > 1 || part.querySelector(CHAT_BOUNDARY)) break;
    const logs = part.querySelectorAll<HTMLElement>(CHAT_LOG);
    if (logs.length > 1) break;
    if (logs[0]) return { frame, log: logs[0] };
    if (part.matches(CHAT_BOUNDARY)) break;
    frame = part;
  }
  return CHAT_BOX.some((selector) => box.matches(selector)) ? { frame: box, log: null } : null;
}

/** @param log null where there are no messages to read: nothing is known of the two people then */
export function chatContext(log: HTMLElement | null): Context {
  const messages = log ? messagesIn(log) : [];
  return {
    surface: "message",
    relationship: log ? relationship(log, messages) : "unknown",
    thread: messages.slice(-LAST_MESSAGES).flatMap(readTurn).slice(-LAST_TURNS),
  };
}

function readTurn({ from, text }: Message): Turn[] {
  const words = from && text();
  return words ? [{ from, text: beginning(words) }] : [];
}

interface Message {
  /** Null where we cannot tell. */
  readonly from: Turn["from"] | null;
  readonly text: () => string | null;
}

function messagesIn(log: HTMLElement): Message[] {
  for (const selector of CHAT_TURN) {
    const found = [...log.querySelectorAll<HTMLElement>(selector)];
    if (found.length === 0) continue;
    return found.filter((one) => !one.parentElement?.closest(selector)).map((one) => readMessage(one, log));
  }
  return [];
}

function readMessage(element: HTMLElement, log: HTMLElement): Message {
  const said = saidInLabel(element);
  const blocks = [...element.querySelectorAll<HTMLElement>(CHAT_TEXT)].filter(
    (block) => !block.closest(NOT_CHAT_TEXT) && !block.parentElement?.closest(CHAT_TEXT),
  );
  const [block] = blocks;
  return {
    from: said?.from ?? (block ? fromPosition(block, log) : null),
    // Several blocks are a message with what it quotes; only the label tells which is which.
    text: () => (block && blocks.length === 1 ? readable(block) : said?.text?.trim()) || null,
  };
}

function saidInLabel(element: HTMLElement): { from: Turn["from"]; text: string | undefined } | null {
  const label = element.getAttribute("aria-label") ?? element.querySelector("[aria-label]")?.getAttribute("aria-label");
  if (!label) return null;
  for (const { patterns, me } of Object.values(SAID_IN_LABEL)) {
    for (const pattern of patterns) {
      const [, sender, text] = pattern.exec(label) ?? [];
      if (sender !== undefined) return { from: normalName(sender) === normalName(me) ? "me" : "them", text };
    }
  }
  return null;
}

/** One's own bubbles stand on the far side, in every language that is read from left to right. */
function fromPosition(block: HTMLElement, log: HTMLElement): Turn["from"] | null {
  const bubble = block.getBoundingClientRect();
  const { left, width } = log.getBoundingClientRect();
  if (width === 0 || bubble.width === 0 || getComputedStyle(log).direction === "rtl") return null;
  const middle = (bubble.left + bubble.width / 2 - left) / width;
  if (middle < MIDDLE.from) return "them";
  return middle > MIDDLE.to ? "me" : null;
}

function relationship(log: HTMLElement, messages: readonly Message[]): Relationship {
  const sides = new Set(messages.map(({ from }) => from));
  if (sides.has("me") && sides.has("them")) return "known";
  const notices = outsideOfTurns(log);
  if (Object.values(NEW_CONNECTION).some((notice) => notice.test(notices))) return "new";
  if (sides.has(null) || messages.length >= TOO_MANY_WITHOUT_ANSWER || log.querySelector(CHAT_LOADING)) return "unknown";
  return messages.length > 0 || !log.querySelector(MAYBE_CHAT_TURN) ? "new" : "unknown";
}

/** The page's own words in a log: what people write may read like its notices. */
function outsideOfTurns(log: HTMLElement): string {
  const turns = CHAT_TURN.join();
  const nodes = document.createTreeWalker(log, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(turns) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let words = "";
  while (nodes.nextNode()) if (nodes.currentNode instanceof Text) words += nodes.currentNode.data;
  return words;
}
