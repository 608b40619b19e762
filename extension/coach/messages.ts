/**
 * What the extension's parts say to its worker, the only one that may reach the coach: Chrome and Firefox
 * both refuse the loopback to pages and content scripts.
 */
import type { CheckAnswer, Draft, Health, RewriteEvent, Wanted } from "./protocol";

export type Request = { readonly type: "check"; readonly draft: Draft } | { readonly type: "health" };

export interface Answers {
  check: CheckAnswer;
  health: Health;
}

export type Reply<Kind extends Request["type"]> =
  | { readonly ok: true; readonly value: Answers[Kind] }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** A port of this name carries one rewrite; closing it stops the rewrite. */
export const REWRITE_PORT = "rewrite";

/** `beat` keeps a worker alive that has nothing to say: browsers end it after 30 silent seconds. */
export type ToWorker =
  { readonly type: "rewrite"; readonly draft: Draft; readonly wanted: Wanted } | { readonly type: "beat" };

/** `end` tells a stream that came to its end from a worker that died. */
export type FromWorker = RewriteEvent | { readonly type: "end" };

export const BEAT_EVERY_MS = 20_000;
