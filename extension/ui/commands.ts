import { browser } from "wxt/browser";

/** What a person can give keys of their own in the browser's settings; the manifest lists the same. */
export type Command = "open-card" | "take-first";

interface Order {
  readonly type: "command";
  readonly command: string;
}

/** What can be done on a page. */
export interface Commanded {
  toggle(): void;
  takeFirst(): void;
}

/** In the worker: keys go to the page in front. */
export function passCommandsOn(): void {
  browser.commands.onCommand.addListener((command, tab) => void pass(command, tab?.id));
}

async function pass(command: string, known: number | undefined): Promise<void> {
  const tab = known ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;
  if (tab === undefined) return;
  const order: Order = { type: "command", command };
  // A page that none of ours is at work on has nobody to hear it.
  await browser.tabs.sendMessage(tab, order).catch(() => undefined);
}

/** On the page. */
export function obeyCommands(page: Commanded, signal: AbortSignal): void {
  const hear = (order: Order, sender: { id?: string | undefined }): void => {
    if (sender.id !== browser.runtime.id || order.type !== "command") return;
    const command = order.command as Command;
    if (command === "open-card") page.toggle();
    else if (command === "take-first") page.takeFirst();
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener("abort", () => browser.runtime.onMessage.removeListener(hear), { once: true });
}
