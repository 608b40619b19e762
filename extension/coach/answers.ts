import { CoachError } from "./errors";
import {
  type CheckAnswer,
  DRAFT_LABELS,
  type Health,
  type RewriteEvent,
  SENTENCE_LABELS,
  STYLES,
  type Scored,
  type Sentence,
} from "./protocol";

/**
 * Reads what came over the wire. Another program may be listening on the coach's port, and a newer coach may
 * know more labels than we have words for: the first is an error, the second is left out.
 */

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function bad(what: string): CoachError {
  return new CoachError("bad_answer", `The coach's answer has no valid ${what}.`);
}

function scored<Name extends string>(value: unknown, known: readonly Name[]): Scored<Name>[] {
  if (!Array.isArray(value)) throw bad("labels");
  return value.flatMap((item) => {
    const name = isObject(item) ? known.find((candidate) => candidate === item.name) : undefined;
    return name ? [{ name, score: Number((item as Json).score) }] : [];
  });
}

function sentence(value: unknown, length: number): Sentence {
  if (!isObject(value)) throw bad("sentences");
  const { start, end } = value;
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw bad("sentences");
  const span = { start: start as number, end: end as number };
  if (span.start < 0 || span.end < span.start || span.end > length) throw bad("sentences");
  return { ...span, labels: scored(value.labels, SENTENCE_LABELS) };
}

/** @param length of the draft that was checked: no sentence may reach beyond it */
export function readCheck(value: unknown, length: number): CheckAnswer {
  if (!isObject(value)) throw bad("shape");
  const { verdict, sentences } = value;
  if (verdict !== "ok" && verdict !== "tip" && verdict !== "warn") throw bad("verdict");
  if (!Array.isArray(sentences)) throw bad("sentences");
  return {
    verdict,
    score: Number(value.score),
    labels: scored(value.labels, DRAFT_LABELS),
    sentences: sentences.map((item) => sentence(item, length)),
    model: String(value.model),
  };
}

/** Null for an event that we have no use for. */
export function readRewriteEvent(name: string, data: string): RewriteEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw bad("rewrite");
  }
  if (!isObject(value)) throw bad("rewrite");
  if (name === "error") return { type: "error", code: String(value.code), message: String(value.message) };
  if (name !== "delta" && name !== "done") return null;
  const style = STYLES.find((candidate) => candidate === (value as Json).style);
  if (typeof value.text !== "string") throw bad("rewrite");
  return style ? { type: name, style, text: value.text } : null;
}

export function readHealth(value: unknown): Health {
  if (!isObject(value) || (value.status !== "ok" && value.status !== "error")) throw bad("status");
  // Many a program has a health of its own, and says no more than that it is ok.
  if (!Array.isArray(value.checks)) throw bad("checks");
  const checks = value.checks.filter(isObject);
  return {
    status: value.status,
    version: String(value.version ?? ""),
    model: String(value.model ?? ""),
    checks: checks.map((check) => ({
      name: String(check.name),
      ok: check.ok === true,
      message: String(check.message ?? ""),
      remedy: String(check.remedy ?? ""),
    })),
  };
}

/** The server's own words for a 4xx or 5xx, or ours where it has none. */
export function readError(value: unknown, status: number): CoachError {
  if (isObject(value) && typeof value.code === "string" && typeof value.message === "string") {
    return new CoachError(value.code, value.message);
  }
  return new CoachError("bad_answer", `The coach answered with status ${status}.`);
}
