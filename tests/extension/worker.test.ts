import { beforeEach, expect, it, vi } from "vitest";
import type { CoachClient } from "@/coach/client";
import { EnglishOnly } from "@/coach/english-only";
import { CoachError } from "@/coach/errors";
import type { Draft, RewriteEvent, Wanted } from "@/coach/protocol";
import { serve } from "@/coach/worker";
import { WorkerCoach } from "@/coach/worker-client";
import { draftOf } from "./drafts";

type Told = (message: unknown) => void;
type Answers = (message: unknown, sender: { id: string }, respond: (reply: unknown) => void) => unknown;

/** The two ends of a port, each with what the other says to it. */
const { browser, connected, worker } = vi.hoisted(() => {
  const connected: ((port: unknown) => void)[] = [];
  const event = (told: Told[]) => ({ addListener: (one: Told) => void told.push(one) });
  const end = (mine: Told[], theirs: Told[], gone: Told[]) => ({
    name: "rewrite",
    sender: { id: "rapport" },
    postMessage: (message: unknown) => theirs.forEach((told) => told(structuredClone(message))),
    disconnect: () => gone.forEach((told) => told(undefined)),
    onMessage: event(mine),
    onDisconnect: event(gone),
  });
  const connect = () => {
    const page: Told[] = [];
    const worker: Told[] = [];
    const gone: Told[] = [];
    connected.forEach((told) => told(end(worker, page, gone)));
    return end(page, worker, []);
  };
  const onConnect = { addListener: (one: (port: unknown) => void) => void connected.push(one) };
  /** Who answers a message, and whether the browser lets it reach the coach. */
  const worker: { answers: Answers; mayReach: boolean } = { answers: () => undefined, mayReach: true };
  const onMessage = { addListener: (answers: Answers) => void (worker.answers = answers) };
  const sendMessage = (message: unknown) =>
    new Promise((resolve) => worker.answers(message, { id: "rapport" }, resolve));
  const permissions = { contains: () => Promise.resolve(worker.mayReach) };
  const runtime = { id: "rapport", connect, onConnect, onMessage, sendMessage };
  return { connected, worker, browser: { runtime, permissions } };
});
vi.mock("wxt/browser", () => ({ browser }));

beforeEach(() => void connected.splice(0));

it("a rewrite goes through the worker with all that is wanted of it", async () => {
  const asked: [Draft, Wanted][] = [];
  const said: RewriteEvent = { type: "done", style: "soft", text: "How is she?" };
  const coach = {
    async *rewrite(draft: Draft, wanted: Wanted) {
      asked.push([draft, wanted]);
      yield said;
    },
  } as unknown as CoachClient;
  serve(coach);

  const draft = draftOf("I sell drops.");
  const wanted: Wanted = { styles: ["soft"], seen: ["I have drops."] };
  const page = new EnglishOnly(new WorkerCoach(), () => Promise.resolve("en"));
  const heard: RewriteEvent[] = [];
  for await (const event of page.rewrite(draft, wanted, new AbortController().signal)) heard.push(event);
  expect(asked).toEqual([[draft, wanted]]);
  expect(heard).toEqual([said]);
});

it.each([
  [true, "bad_answer", "bad_answer"],
  // What comes then is no answer of the coach's, but the browser's way of keeping us from it.
  [false, "bad_answer", "not_permitted"],
  [false, "unreachable", "not_permitted"],
])("may reach the coach: %s; what came is %s, and is told as %s", async (mayReach, came, told) => {
  worker.mayReach = mayReach;
  serve({ health: () => Promise.reject(new CoachError(came, "No.")) } as unknown as CoachClient);
  await expect(new WorkerCoach().health()).rejects.toMatchObject({ code: told });
});
