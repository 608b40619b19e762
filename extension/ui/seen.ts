import { type Browser, browser } from "wxt/browser";
import type { Draft } from "@/coach/protocol";
import type { Doing } from "./doing";

/** What the extension reads on a page. */
export interface Seen {
  readonly host: string;
  /** Whether the site's boxes are of several kinds, each of which can be switched off. */
  readonly kinds: boolean;
  /** Null where the person has not been in a box that we know. */
  readonly draft: Draft | null;
  /** What is being done about that draft. */
  readonly doing: Doing | null;
}

interface Ask {
  readonly type: "see";
}

/** Tells the popup what is read on this page, when it asks. */
export function answerWhatIsSeen(see: () => Seen, signal: AbortSignal): void {
  const answer = (message: Ask, sender: { id?: string | undefined }, respond: (seen: Seen) => void): void => {
    if (sender.id === browser.runtime.id && message.type === "see") respond(see());
  };
  browser.runtime.onMessage.addListener(answer);
  signal.addEventListener("abort", () => browser.runtime.onMessage.removeListener(answer), { once: true });
}

/** Asks the page that the popup stands over; null where none of ours is at work. */
export async function askWhatIsSeen(): Promise<Seen | null> {
  const tab = (await tabBelow())?.id;
  const ask: Ask = { type: "see" };
  try {
    return tab === undefined ? null : ((await browser.tabs.sendMessage(tab, ask)) as Seen);
  } catch {
    return null;
  }
}

/** On small screens the popup is a tab itself; then it is the tab that the person came from. */
export async function tabBelow(): Promise<Browser.tabs.Tab | undefined> {
  const own = await browser.tabs.getCurrent();
  if (!own) return (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  const others = (await browser.tabs.query({})).filter(({ id }) => id !== own.id);
  return others.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0];
}
