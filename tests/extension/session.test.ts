import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Turn } from "@/coach/protocol";
import { PAUSE_MS, Session } from "@/coach/session";
import { answerOf, draftOf } from "./drafts";
import { SlowCoach } from "./slow-coach";

const WARN = answerOf("warn");
const pause = () => vi.advanceTimersByTimeAsync(PAUSE_MS);

describe("session", () => {
  let coach: SlowCoach;
  let text: string;
  let theirs: Turn[];
  let session: Session;

  beforeEach(() => {
    vi.useFakeTimers();
    coach = new SlowCoach();
    theirs = [];
    session = new Session(
      coach,
      () => draftOf(text, ...theirs),
      () => undefined,
    );
  });
  afterEach(() => vi.useRealTimers());

  function type(now: string): void {
    text = now;
    session.edited(now);
  }
  const checked = (): string[] => coach.checks.map(({ draft }) => draft);
  const found = (): string | undefined => session.state.findings?.draft.draft;

  it("checks once a person pauses, and not before", async () => {
    type("I sell drops");
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    type("I sell drops!");
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    expect(checked()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(checked()).toEqual(["I sell drops!"]);
    await coach.checks[0]?.answer(WARN);
    expect(found()).toBe("I sell drops!");
  });

  it("says whether it is reading", async () => {
    expect(session.reading).toBe(false);
    type("I sell drops");
    expect(session.reading).toBe(true);
    await pause();
    expect(session.reading).toBe(true);
    await coach.checks[0]?.answer(WARN);
    expect(session.reading).toBe(false);
    type("I sell drops!");
    type("I sell");
    expect(session.reading).toBe(false);
  });

  describe("at a sentence's end", () => {
    const at = (ms: number) => vi.advanceTimersByTimeAsync(ms);

    it("checks at once, and not again while nothing changes", async () => {
      type("I sell drops. ");
      await at(0);
      expect(checked()).toEqual(["I sell drops. "]);
      await coach.checks[0]?.answer(WARN);
      type("I sell drops. ");
      await at(60_000);
      expect(checked()).toHaveLength(1);
      expect(vi.getTimerCount()).toBe(0);
    });

    it.each(["I sell drops.", "I sell drops.  ", "I sell drops, "])("waits for the pause at %j", async (text) => {
      type(text);
      await at(PAUSE_MS - 1);
      expect(checked()).toEqual([]);
      await at(1);
      expect(checked()).toEqual([text]);
    });

    it("says nothing of a few words", async () => {
      type("Thanks Ann! ");
      await at(PAUSE_MS);
      expect(checked()).toEqual([]);
    });

    it("has one check on its way, and never shows a late answer over newer words", async () => {
      type("I sell drops. ");
      await at(0);
      type("I sell drops. They help! ");
      await at(0);
      expect(checked()).toHaveLength(1);
      await coach.checks[0]?.answer(WARN);
      expect(session.state.findings).toBeNull();
      expect(checked()).toEqual(["I sell drops. ", "I sell drops. They help! "]);
    });

    it("checks what follows after the pause", async () => {
      type("I sell drops. ");
      await at(0);
      await coach.checks[0]?.answer(WARN);
      type("I sell drops. T");
      await at(PAUSE_MS - 1);
      expect(checked()).toHaveLength(1);
      await at(1);
      expect(checked()).toEqual(["I sell drops. ", "I sell drops. T"]);
    });
  });

  it("does nothing while nothing changes", async () => {
    type("I sell drops");
    await pause();
    await coach.checks[0]?.answer(WARN);
    type("I sell drops");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(checked()).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("reads a box anew that stands in another conversation when the person is back", async () => {
    type("I sell drops");
    await pause();
    await coach.checks[0]?.answer(WARN);
    session.entered();
    await pause();
    expect(checked()).toHaveLength(1);
    theirs = [{ from: "them", text: "What do you charge?" }];
    session.entered();
    expect(found()).toBeUndefined();
    await pause();
    expect(checked()).toHaveLength(2);
  });

  it.each(["", "   ", "Hi", "Thanks Ann", "😵 😵 😵 😵"])("says nothing of %j", async (few) => {
    type(few);
    await pause();
    expect(checked()).toEqual([]);
  });

  it("knows where all is well", async () => {
    type("How are you today?");
    await pause();
    await coach.checks[0]?.answer(answerOf("ok"));
    expect(session.state.findings?.answer.verdict).toBe("ok");
  });

  it("never shows a late answer over a newer draft, and asks once more for that", async () => {
    type("I sell drops");
    await pause();
    type("I sold my car");
    await pause();
    type("I sold my car, finally");
    await pause();
    expect(checked()).toEqual(["I sell drops"]);
    await coach.checks[0]?.answer(WARN);
    expect(session.state.findings).toBeNull();
    expect(checked()).toEqual(["I sell drops", "I sold my car, finally"]);
  });

  it("waits for the pause if the answer comes while a person types", async () => {
    type("I sell drops");
    await pause();
    type("I sell drops and");
    await coach.checks[0]?.answer(WARN);
    expect(checked()).toHaveLength(1);
    await pause();
    expect(checked()).toEqual(["I sell drops", "I sell drops and"]);
  });

  it("keeps what was found while a person types on, and drops it with the draft", async () => {
    type("I sell drops");
    await pause();
    await coach.checks[0]?.answer(WARN);
    type("I sell drops. Really");
    expect(found()).toBe("I sell drops");
    type("");
    expect(session.state.findings).toBeNull();
    await pause();
    expect(checked()).toHaveLength(1);
  });

  it("is silent without a coach, and well again with one", async () => {
    type("I sell drops");
    await pause();
    await coach.checks[0]?.fail();
    expect(session.state.findings).toBeNull();
    type("I sell drops!");
    await pause();
    await coach.checks[1]?.answer(WARN);
    expect(found()).toBe("I sell drops!");
  });

  it("lets go of everything when the box is gone", async () => {
    type("I sell drops");
    await pause();
    session.close();
    await coach.checks[0]?.answer(WARN);
    expect(session.state).toEqual({ findings: null, offers: null });
  });
});
