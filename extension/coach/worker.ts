import { type Browser, browser } from "wxt/browser";
import { mayReachCoach } from "./address";
import type { CoachClient } from "./client";
import { CoachError } from "./errors";
import { type FromWorker, type Reply, REWRITE_PORT, type Request, type ToWorker } from "./messages";

/** Answers the extension's own parts, and nobody else, from the coach. */
export function serve(coach: CoachClient): void {
  browser.runtime.onMessage.addListener((request: Request, sender, respond) => {
    if (sender.id !== browser.runtime.id) return false;
    void answer(coach, request).then(respond);
    return true; // the answer comes later
  });

  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== REWRITE_PORT || port.sender?.id !== browser.runtime.id) return;
    const gone = new AbortController();
    port.onDisconnect.addListener(() => gone.abort());
    port.onMessage.addListener((message: ToWorker) => {
      if (message.type === "rewrite") void stream(coach, port, message, gone.signal);
    });
  });
}

async function answer(coach: CoachClient, request: Request): Promise<Reply<Request["type"]>> {
  try {
    const value = await (request.type === "check" ? coach.check(request.draft) : coach.health());
    return { ok: true, value };
  } catch (cause) {
    return { ok: false, ...(await reason(cause)).toJSON() };
  }
}

/** Where the browser keeps us from the coach, whatever came instead of its answer says nothing. */
async function reason(cause: unknown): Promise<CoachError> {
  if (await mayReachCoach()) return CoachError.from(cause);
  return new CoachError("not_permitted", "The browser does not let the extension reach the coach.");
}

async function stream(
  coach: CoachClient,
  port: Browser.runtime.Port,
  { draft, wanted }: ToWorker & { type: "rewrite" },
  gone: AbortSignal,
): Promise<void> {
  const say = (message: FromWorker): void => {
    if (!gone.aborted) port.postMessage(message);
  };
  try {
    for await (const event of coach.rewrite(draft, wanted, gone)) say(event);
  } catch (cause) {
    say({ type: "error", ...CoachError.from(cause).toJSON() });
  }
  say({ type: "end" });
}
