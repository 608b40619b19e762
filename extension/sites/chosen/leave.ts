import { browser } from "wxt/browser";

export const LEAVE = "leave";

/** Says to content scripts that the person took these sites back. */
export interface Leave {
  readonly type: typeof LEAVE;
  readonly sites: readonly string[];
}

/** Ends with the given signal, or when the person takes this page's site back. */
export function untilLeft(signal: AbortSignal): AbortSignal {
  const left = new AbortController();
  const hear = (message: Leave, sender: { id?: string | undefined }): void => {
    if (sender.id !== browser.runtime.id || message.type !== LEAVE) return;
    if (message.sites.some((site) => matches(site, location))) left.abort();
  };
  browser.runtime.onMessage.addListener(hear);
  const both = AbortSignal.any([signal, left.signal]);
  both.addEventListener("abort", () => browser.runtime.onMessage.removeListener(hear), { once: true });
  return both;
}

/** Patterns are those that browsers grant: a scheme, and a host or "*" or "*.host". */
function matches(pattern: string, { hostname }: Location): boolean {
  const host = pattern.replace(/^[^:]+:\/\//, "").replace(/\/.*$/, "");
  if (host === "*" || host === hostname) return true;
  return host.startsWith("*.") && (hostname === host.slice(2) || hostname.endsWith(host.slice(1)));
}
