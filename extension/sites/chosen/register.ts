import { type Browser, browser } from "wxt/browser";
import { chosenSites, ownSites, watchChosenSites } from "./list";
import { LEAVE, type Leave } from "./leave";

const SCRIPT = "/content-scripts/anywhere.js";
const STYLE = "/content-scripts/anywhere.css";
/** Only Firefox needs it; see `editors/main-world.ts`. */
const MAIN_WORLD = "/content-scripts/main-world.js";

/**
 * Keeps the content script where the person wants it: on the chosen sites, in open tabs at once, and nowhere else.
 * Runs in the worker, as a popup is gone by the time that the browser has asked.
 */
export function readChosenSites(): void {
  // One after the other: two at once would register a site twice.
  let last: Promise<void> = Promise.resolve();
  const sync = (): void => void (last = last.then(register).catch(console.error));
  watchChosenSites(sync, new AbortController().signal);
  // An update of the extension empties the browser's list.
  browser.runtime.onInstalled.addListener(sync);
  browser.runtime.onStartup.addListener(sync);
}

async function register(): Promise<void> {
  const wanted = await chosenSites();
  const there = await browser.scripting.getRegisteredContentScripts();
  const gone = there.filter(({ matches }) => !wanted.includes(matches?.[0] ?? ""));
  if (gone.length > 0) {
    await browser.scripting.unregisterContentScripts({ ids: gone.map(({ id }) => id) });
    await dismiss([...new Set(gone.flatMap(({ matches }) => matches ?? []))]);
  }
  for (const site of wanted) {
    if (there.some(({ matches }) => matches?.[0] === site)) continue;
    await browser.scripting.registerContentScripts(scriptsFor(site));
    await begin(site);
  }
}

function scriptsFor(site: string): Browser.scripting.RegisteredContentScript[] {
  const common = { matches: [site], excludeMatches: [...ownSites()], persistAcrossSessions: true };
  const script = { ...common, id: site, js: [SCRIPT], css: [STYLE] };
  return import.meta.env.FIREFOX ? [script, { ...common, id: `${site} main`, js: [MAIN_WORLD], world: "MAIN" }] : [script];
}

/** In tabs that are open already. */
async function begin(site: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: site });
  for (const { id, url } of tabs) {
    if (id === undefined || ownSites().some((own) => url?.startsWith(own.slice(0, -1)))) continue;
    const target = { tabId: id };
    // A tab may be gone by now, or show an error page, which nothing can be put into.
    await browser.scripting.insertCSS({ target, files: [STYLE] }).catch(() => undefined);
    await browser.scripting.executeScript({ target, files: [SCRIPT] }).catch(() => undefined);
    if (!import.meta.env.FIREFOX) continue;
    await browser.scripting.executeScript({ target, files: [MAIN_WORLD], world: "MAIN" }).catch(() => undefined);
  }
}

/** Without the permission we do not see any more which tabs these are, so all are told. */
async function dismiss(sites: readonly string[]): Promise<void> {
  const message: Leave = { type: LEAVE, sites };
  for (const { id } of await browser.tabs.query({})) {
    if (id !== undefined) void browser.tabs.sendMessage(id, message).catch(() => undefined);
  }
}
