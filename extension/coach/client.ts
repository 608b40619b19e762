import type { CheckAnswer, Draft, Health, RewriteEvent, Wanted } from "./protocol";

/**
 * The coach, however it is reached: by HTTP (worker, playground) or through the worker (content script).
 *
 * Every method throws a `CoachError`. A rewrite that fails halfway ends with an `error` event instead.
 */
export interface CoachClient {
  check(draft: Draft): Promise<CheckAnswer>;
  rewrite(draft: Draft, wanted: Wanted, signal: AbortSignal): AsyncIterable<RewriteEvent>;
  health(): Promise<Health>;
}
