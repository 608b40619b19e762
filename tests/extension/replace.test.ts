import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Editor } from "@/editors/editor";
import { replaceVerified } from "@/editors/replace";

const BEFORE = "Hi. Buy now! Bye.";
const SPAN = { start: 4, end: 12 };
const EXPECTED = "Hi. How are you? Bye.";

const ignores = (): void => undefined;

/** A box that does with a replacement what the test says. */
class Box implements Editor {
  readonly element = document.createElement("div");
  attempts = 0;
  #changed: () => void = () => undefined;

  constructor(
    public text: string,
    private readonly reactions: readonly ((box: Box) => void)[],
    private readonly back: (box: Box) => void = ignores,
  ) {}

  read = () => this.text;
  ranges = () => [];
  undo = () => this.back(this);
  entities = () => [];
  whole = (span: typeof SPAN) => span;
  watch(changed: () => void): void {
    this.#changed = changed;
  }
  replace(_span: unknown, _text: string, attempt: number): boolean {
    const react = this.reactions[attempt];
    if (!react) return false;
    this.attempts++;
    react(this);
    return true;
  }
  hold(text: string): void {
    this.text = text;
    this.#changed();
  }
}

const obeys = (box: Box): void => box.hold(EXPECTED);
const obeysLater = (box: Box): void => void setTimeout(() => box.hold(EXPECTED), 50);
const doubles = (box: Box): void => box.hold(EXPECTED + EXPECTED);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each([
  ["it stands there", [obeys], "taken", EXPECTED, 1],
  ["it stands there a moment later", [obeysLater, doubles], "taken", EXPECTED, 1],
  ["a box that ignored the first way gets a second", [ignores, obeys], "taken", EXPECTED, 2],
  ["a box that ignores every way keeps its draft", [ignores, ignores], "refused", BEFORE, 2],
])("%s", async (_, reactions, outcome, text, attempts) => {
  const box = new Box(BEFORE, reactions);
  const result = replaceVerified(box, BEFORE, SPAN, "How are you?");
  await vi.runAllTimersAsync();
  expect({ outcome: await result, text: box.text, attempts: box.attempts }).toEqual({ outcome, text, attempts });
});

const restores = (box: Box): void => box.hold(BEFORE);

it.each([
  ["by the box's own undo", doubles, restores, 1],
  ["by writing it, where undo does nothing", (box: Box) => (box.attempts === 1 ? doubles(box) : restores(box)), ignores, 2],
])("what a box made otherwise is taken back %s", async (_, reaction, back, attempts) => {
  const box = new Box(BEFORE, [reaction], back);
  const result = replaceVerified(box, BEFORE, SPAN, "How are you?");
  await vi.runAllTimersAsync();
  expect({ outcome: await result, text: box.text, attempts: box.attempts }).toEqual({ outcome: "refused", text: BEFORE, attempts });
});

it("writes nothing into a draft that has changed since", async () => {
  const box = new Box("Hi. Buy now! Bye bye.", [obeys]);
  expect(await replaceVerified(box, BEFORE, SPAN, "How are you?")).toBe("changed");
  expect(box.attempts).toBe(0);
});

it("does not mind how many lines part two paragraphs", async () => {
  const box = new Box(BEFORE, [(self) => self.hold("Hi. One.\n\nTwo. Bye.")]);
  expect(await replaceVerified(box, BEFORE, SPAN, "One.\nTwo.")).toBe("taken");
});
