import { readCheck, readError, readHealth, readRewriteEvent } from "./answers";
import type { CoachClient } from "./client";
import { CoachError } from "./errors";
import type { CheckAnswer, Draft, Health, RewriteEvent, Wanted } from "./protocol";
import { readEvents } from "./sse";

/** A coach that has not answered a check by then is as good as gone; the first check after a start is slow. */
const ANSWER_WITHIN_MS = 20_000;

/**
 * The coach over HTTP: for the extension's worker (with the coach's address) and for pages that the coach
 * serves itself (same origin, an empty address).
 */
export class HttpCoach implements CoachClient {
  /** @param base asked anew for each request, as the worker that holds us is short-lived and settings change */
  constructor(private readonly base: () => Promise<string> | string) {}

  async check(draft: Draft): Promise<CheckAnswer> {
    const response = await this.#request("/v1/check", post(draft, AbortSignal.timeout(ANSWER_WITHIN_MS)));
    return readCheck(await json(response), draft.draft.length);
  }

  async health(): Promise<Health> {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    // A coach that is unwell says so with a 5xx and the same object.
    const health = readHealth(await json(await this.#fetch("/v1/health", { signal })));
    // With a GET Chrome does not say which extension asks, so the coach answers one that it will take no draft from.
    const known = await this.#fetch("/v1/check", { method: "OPTIONS", signal });
    if (known.status === 403) throw new CoachError("forbidden", "The coach does not know this extension.");
    return health;
  }

  async *rewrite(draft: Draft, wanted: Wanted, signal: AbortSignal): AsyncGenerator<RewriteEvent> {
    const response = await this.#request("/v1/rewrite", post({ ...draft, ...wanted }, signal));
    if (!response.body) throw new CoachError("bad_answer", "The coach's answer is empty.");
    try {
      for await (const { name, data } of readEvents(response.body)) {
        const event = readRewriteEvent(name, data);
        if (event) yield event;
      }
    } catch (cause) {
      throw CoachError.from(cause);
    }
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const response = await this.#fetch(path, init);
    if (response.ok) return response;
    throw readError(await json(response).catch(() => null), response.status);
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch((await this.base()) + path, init);
    } catch (cause) {
      throw CoachError.from(cause);
    }
  }
}

function post(body: object, signal: AbortSignal): RequestInit {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal };
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new CoachError("bad_answer", `The coach answered with status ${response.status}, and not in JSON.`);
  }
}
