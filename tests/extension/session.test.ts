import { describe, expect, it, vi } from "vitest";
import { PAUSE_MS } from "@/coach/session";
import { answerOf } from "./drafts";
import { Bench } from "./slow-coach";

const WARN = answerOf("warn");
const pause = () => vi.advanceTimersByTimeAsync(PAUSE_MS);

describe("session", () => {
  const bench = new Bench();
  const checked = (): string[] => bench.coach.checks.map(({ draft }) => draft);
  const found = (): string | undefined => bench.session.state.findings?.draft.draft;

  it("checks once a person pauses, and not before", async () => {
    bench.type("I sell drops");
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    bench.type("I sell drops!");
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    expect(checked()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(checked()).toEqual(["I sell drops!"]);
    await bench.coach.checks[0]?.answer(WARN);
    expect(found()).toBe("I sell drops!");
  });

  it("says whether it is reading", async () => {
    expect(bench.session.reading).toBe(false);
    bench.type("I sell drops");
    expect(bench.session.reading).toBe(true);
    await pause();
    expect(bench.session.reading).toBe(true);
    await bench.coach.checks[0]?.answer(WARN);
    expect(bench.session.reading).toBe(false);
    bench.type("I sell drops!");
    bench.type("I sell");
    expect(bench.session.reading).toBe(false);
  });

  describe("at a sentence's end", () => {
    const at = (ms: number) => vi.advanceTimersByTimeAsync(ms);

    it("checks at once, and not again while nothing changes", async () => {
      bench.type("I sell drops. ");
      await at(0);
      expect(checked()).toEqual(["I sell drops. "]);
      await bench.coach.checks[0]?.answer(WARN);
      bench.type("I sell drops. ");
      await at(60_000);
      expect(checked()).toHaveLength(1);
      expect(vi.getTimerCount()).toBe(0);
    });

    it.each(["I sell drops.", "I sell drops.  ", "I sell drops, "])("waits for the pause at %j", async (text) => {
      bench.type(text);
      await at(PAUSE_MS - 1);
      expect(checked()).toEqual([]);
      await at(1);
      expect(checked()).toEqual([text]);
    });

    it("says nothing of a few words", async () => {
      bench.type("Thanks Ann! ");
      await at(PAUSE_MS);
      expect(checked()).toEqual([]);
    });

    it("has one check on its way, and never shows a late answer over newer words", async () => {
      bench.type("I sell drops. ");
      await at(0);
      bench.type("I sell drops. They help! ");
      await at(0);
      expect(checked()).toHaveLength(1);
      await bench.coach.checks[0]?.answer(WARN);
      expect(bench.session.state.findings).toBeNull();
      expect(checked()).toEqual(["I sell drops. ", "I sell drops. They help! "]);
    });

    it("checks what follows after the pause", async () => {
      bench.type("I sell drops. ");
      await at(0);
      await bench.coach.checks[0]?.answer(WARN);
      bench.type("I sell drops. T");
      await at(PAUSE_MS - 1);
      expect(checked()).toHaveLength(1);
      await at(1);
      expect(checked()).toEqual(["I sell drops. ", "I sell drops. T"]);
    });
  });

  it("does nothing while nothing changes", async () => {
    bench.type("I sell drops");
    await pause();
    await bench.coach.checks[0]?.answer(WARN);
    bench.type("I sell drops");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(checked()).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("reads a box anew that stands in another conversation when the person is back", async () => {
    bench.type("I sell drops");
    await pause();
    await bench.coach.checks[0]?.answer(WARN);
    bench.session.entered();
    await pause();
    expect(checked()).toHaveLength(1);
    bench.theirs = [{ from: "them", text: "What do you charge?" }];
    bench.session.entered();
    expect(found()).toBeUndefined();
    await pause();
    expect(checked()).toHaveLength(2);
  });

  it.each(["", "   ", "Hi", "Thanks Ann", "😵 😵 😵 😵"])("says nothing of %j", async (few) => {
    bench.type(few);
    await pause();
    expect(checked()).toEqual([]);
  });

  it("knows where all is well", async () => {
    bench.type("How are you today?");
    await pause();
    await bench.coach.checks[0]?.answer(answerOf("ok"));
    expect(bench.session.state.findings?.answer.verdict).toBe("ok");
  });

  it("never shows a late answer over a newer draft, and asks once more for that", async () => {
    bench.type("I sell drops");
    await pause();
    bench.type("I sold my car");
    await pause();
    bench.type("I sold my car, finally");
    await pause();
    expect(checked()).toEqual(["I sell drops"]);
    await bench.coach.checks[0]?.answer(WARN);
    expect(bench.session.state.findings).toBeNull();
    expect(checked()).toEqual(["I sell drops", "I sold my car, finally"]);
  });

  it("waits for the pause if the answer comes while a person types", async () => {
    bench.type("I sell drops");
    await pause();
    bench.type("I sell drops and");
    await bench.coach.checks[0]?.answer(WARN);
    expect(checked()).toHaveLength(1);
    await pause();
    expect(checked()).toEqual(["I sell drops", "I sell drops and"]);
  });

  it("keeps what was found while a person types on, and drops it with the draft", async () => {
    bench.type("I sell drops");
    await pause();
    await bench.coach.checks[0]?.answer(WARN);
    bench.type("I sell drops. Really");
    expect(found()).toBe("I sell drops");
    bench.type("");
    expect(bench.session.state.findings).toBeNull();
    await pause();
    expect(checked()).toHaveLength(1);
  });

  it("asks nothing about a draft longer than the coach takes, and drops what was found", async () => {
    bench.type("I sell drops");
    await pause();
    await bench.coach.checks[0]?.answer(WARN);
    bench.type("I sell drops. ".repeat(600));
    expect(bench.session.state.findings).toBeNull();
    expect(bench.session.reading).toBe(false);
    await pause();
    expect(checked()).toHaveLength(1);
    bench.type("I sell drops. ".repeat(500));
    await pause();
    expect(checked()).toHaveLength(2);
  });

  it("is silent without a coach, and well again with one", async () => {
    bench.type("I sell drops");
    await pause();
    await bench.coach.checks[0]?.fail();
    expect(bench.session.state.findings).toBeNull();
    bench.type("I sell drops!");
    await pause();
    await bench.coach.checks[1]?.answer(WARN);
    expect(found()).toBe("I sell drops!");
  });

  it("lets go of everything when the box is gone", async () => {
    bench.type("I sell drops");
    await pause();
    bench.session.close();
    await bench.coach.checks[0]?.answer(WARN);
    expect(bench.session.state).toEqual({ findings: null, offers: null });
  });
});
