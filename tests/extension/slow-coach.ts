import { afterEach, beforeEach, vi } from "vitest";
import type { CoachClient } from "@/coach/client";
import { CoachError } from "@/coach/errors";
import type { CheckAnswer, Draft, RewriteEvent, Turn, Wanted } from "@/coach/protocol";
import { Session } from "@/coach/session";
import { draftOf } from "./drafts";

/** A coach that answers when the test says so. */
export class SlowCoach implements CoachClient {
  checks: { draft: string; answer: (answer: CheckAnswer) => Promise<void>; fail: () => Promise<void> }[] = [];
  rewrites: {
    draft: string;
    wanted: Wanted;
    signal: AbortSignal;
    send: (...events: RewriteEvent[]) => Promise<void>;
    end: () => Promise<void>;
  }[] = [];

  check(draft: Draft): Promise<CheckAnswer> {
    return new Promise((resolve, reject) => {
      this.checks.push({
        draft: draft.draft,
        answer: (answer) => settled(() => resolve(answer)),
        fail: () => settled(() => reject(new CoachError("unreachable", "Nobody there."))),
      });
    });
  }

  async *rewrite(draft: Draft, wanted: Wanted, signal: AbortSignal): AsyncGenerator<RewriteEvent> {
    const events: (RewriteEvent | null)[] = [];
    let wake = (): void => undefined;
    const put = (...more: (RewriteEvent | null)[]) => settled(() => (events.push(...more), wake()));
    this.rewrites.push({ draft: draft.draft, wanted, signal, send: put, end: () => put(null) });
    for (;;) {
      const event = events.shift();
      if (event === null) return;
      if (event) yield event;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  health = (): never => {
    throw new Error("not asked here");
  };
}

export async function settled(act: () => void): Promise<void> {
  act();
  await vi.advanceTimersByTimeAsync(0);
}

/** A box with its session, new for each test: what the person typed, what was said to them, and a slow coach. */
export class Bench {
  coach = new SlowCoach();
  text = "";
  theirs: Turn[] = [];
  session = this.#session();

  constructor() {
    beforeEach(() => {
      vi.useFakeTimers();
      this.coach = new SlowCoach();
      this.theirs = [];
      this.session = this.#session();
    });
    afterEach(() => vi.useRealTimers());
  }

  type(now: string): void {
    this.text = now;
    this.session.edited(now);
  }

  #session(): Session {
    return new Session(
      this.coach,
      () => draftOf(this.text, ...this.theirs),
      () => undefined,
    );
  }
}
