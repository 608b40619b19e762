import { browser } from "wxt/browser";

/** Where `make run` starts the coach. */
export const COACH_URL = "http://127.0.0.1:8765";

/** The coach's address; `coachUrl` in the extension's storage names another port. */
export async function coachUrl(): Promise<string> {
  const { coachUrl } = await browser.storage.local.get("coachUrl");
  return typeof coachUrl === "string" && isLoopback(coachUrl) ? coachUrl : COACH_URL;
}

/** Drafts go nowhere else, whatever stands in the storage. */
export function isLoopback(url: string): boolean {
  return /^http:\/\/127\.0\.0\.1(:\d{1,5})?$/.test(url);
}
