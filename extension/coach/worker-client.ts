import { browser } from "wxt/browser";
import type { CoachClient } from "./client";
import { CoachError } from "./errors";
import {
  type Answers,
  BEAT_EVERY_MS,
  type FromWorker,
  type Reply,
  REWRITE_PORT,
  type Request,
  type ToWorker,
} from "./messages";
import type { CheckAnswer, Draft, Health, RewriteEvent, Wanted } from "./protocol";

/** The coach as the content script and the popup reach it: by asking the worker. */
export class WorkerCoach implements CoachClient {
  check(draft: Draft): Promise<CheckAnswer> {
    return ask({ type: "check", draft });
  }

  health(): Promise<Health> {
    return ask({ type: "health" });
  }

  async *rewrite(draft: Draft, wanted: Wanted, signal: AbortSignal): AsyncGenerator<RewriteEvent> {
    const port = browser.runtime.connect({ name: REWRITE_PORT });
    const say = (message: ToWorker): void => port.postMessage(message);
    const heard = new Mailbox<FromWorker>();
    port.onMessage.addListener((message: FromWorker) => heard.put(message));
    port.onDisconnect.addListener(() => heard.close());
    signal.addEventListener("abort", () => heard.close(), { once: true });
    const beat = setInterval(() => say({ type: "beat" }), BEAT_EVERY_MS);
    try {
      say({ type: "rewrite", draft, wanted });
      for await (const message of heard) {
        if (message.type === "end") return;
        yield message;
      }
      if (!signal.aborted) throw new CoachError("unreachable", "The coach's answer broke off.");
    } finally {
      clearInterval(beat);
      port.disconnect();
    }
  }
}

async function ask<Kind extends Request["type"]>(request: Request & { type: Kind }): Promise<Answers[Kind]> {
  let reply: Reply<Kind>;
  try {
    reply = await browser.runtime.sendMessage(request);
  } catch (cause) {
    throw CoachError.from(cause);
  }
  if (reply.ok) return reply.value;
  throw new CoachError(reply.code, reply.message);
}

/** Messages that arrive when they like, read in turn. */
class Mailbox<T> implements AsyncIterable<T> {
  #items: T[] = [];
  #closed = false;
  #wake: () => void = () => undefined;

  put(item: T): void {
    this.#items.push(item);
    this.#wake();
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) yield item;
      else if (this.#closed) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
