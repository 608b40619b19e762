import { browser } from "wxt/browser";

/** Where `make run` starts the coach. */
export const COACH_URL = "http://127.0.0.1:8765";

/** The permission to go there, as the manifest asks for it. */
export const COACH_PATTERN = "http://127.0.0.1/*";

/** Looked up once, and again when it has changed: each check would wait for the storage else. */
let known: Promise<string> | null = null;

/** The coach's address; `coachUrl` in the extension's storage names another port. */
export async function coachUrl(): Promise<string> {
  known ??= stored();
  try {
    return await known;
  } catch (cause) {
    known = null;
    throw cause;
  }
}

/** To be called once, when the worker starts: events are not kept for those who listen later. */
export function followAddress(): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if ("coachUrl" in changes) known = null;
  });
}

async function stored(): Promise<string> {
  const { coachUrl } = await browser.storage.local.get("coachUrl");
  return typeof coachUrl === "string" && isLoopback(coachUrl) ? coachUrl : COACH_URL;
}

/** Browsers let people take back what the manifest asks for: Firefox by the add-on's permissions, Chrome by site access. */
export function mayReachCoach(): Promise<boolean> {
  return browser.permissions.contains({ origins: [COACH_PATTERN] });
}

/** Drafts go nowhere else, whatever stands in the storage. */
export function isLoopback(url: string): boolean {
  return /^http:\/\/127\.0\.0\.1(:\d{1,5})?$/.test(url);
}
