import { browser } from "wxt/browser";

/**
 * Sites that the person added by hand, as patterns. What the browser granted is the only record of them: whoever
 * takes the permission back, here or in the browser's own settings, takes the site off the list.
 */
export async function chosenSites(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const own = new Set<string>(ownSites());
  return origins.filter((pattern) => !own.has(pattern)).sort();
}

/** What the extension may reach from the start: the coach, Facebook, Messenger. */
export function ownSites(): readonly string[] {
  return browser.runtime.getManifest().host_permissions ?? [];
}

/** The pattern of a page's site; null for a page that no extension can read, or that is not safe on its way. */
export function siteOf(url: string | undefined): { host: string; pattern: string } | null {
  if (!url?.startsWith("https://")) return null;
  const { hostname } = new URL(url);
  return { host: hostname, pattern: `https://${hostname}/*` };
}

/** "forum.example" */
export function hostOf(pattern: string): string {
  return pattern.replace(/^\w+:\/\//, "").replace(/\/\*$/, "");
}

/** Asks the person, so it has to come straight from their click. The worker sees to the rest. */
export function chooseSite(pattern: string): Promise<boolean> {
  return browser.permissions.request({ origins: [pattern] });
}

export function leaveSite(pattern: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [pattern] });
}

/** Calls back after each change, until the signal. */
export function watchChosenSites(changed: () => void, signal: AbortSignal): void {
  const events = [browser.permissions.onAdded, browser.permissions.onRemoved];
  for (const event of events) event.addListener(changed);
  signal.addEventListener("abort", () => events.forEach((event) => event.removeListener(changed)), { once: true });
}
