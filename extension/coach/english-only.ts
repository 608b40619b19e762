import type { CoachClient } from "./client";
import { type Guess, isForeign } from "./languages";
import type { CheckAnswer, Draft, Health, RewriteEvent, Wanted } from "./protocol";

/** A coach that is not asked about what it cannot read: of other languages it has nothing to say. */
export class EnglishOnly implements CoachClient {
  constructor(
    private readonly coach: CoachClient,
    private readonly guess: Guess,
  ) {}

  async check(draft: Draft): Promise<CheckAnswer> {
    if (!(await isForeign(draft.draft, this.guess))) return this.coach.check(draft);
    return { verdict: "ok", score: 0, labels: [], sentences: [], model: "" };
  }

  rewrite(draft: Draft, wanted: Wanted, signal: AbortSignal): AsyncIterable<RewriteEvent> {
    return this.coach.rewrite(draft, wanted, signal);
  }

  health(): Promise<Health> {
    return this.coach.health();
  }
}
