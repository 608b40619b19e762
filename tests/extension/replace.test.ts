import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Span } from "@/coach/protocol";
import type { Editor } from "@/editors/editor";
import { replaceVerified } from "@/editors/replace";

const BEFORE = "Hi. Buy now! Bye.";
const SPAN = { start: 4, end: 12 };
const EXPECTED = "Hi. How are you? Bye.";

const ignores = (): void => undefined;

/** A box that does with a replacement what the test says. */
class Box implements Editor {
  readonly element = document.createElement("div");
  readonly canUnderline = true;
  attempts = 0;
  names: string[] = [];
  readonly written: string[] = [];
  caret: Span | null = { start: 2, end: 2 };
  #changed: () => void = () => undefined;

  constructor(
    public text: string,
    private readonly reactions: readonly ((box: Box) => void)[],
    private readonly back: (box: Box) => void = ignores,
  ) {}

  read = () => this.text;
  ranges = () => [];
  undo = () => this.back(this);
  entities = () => this.names;
  whole = (span: Span) => span;
  selected = () => this.caret;
  select = (span: Span) => void (this.caret = span);
  watch(changed: () => void): void {
    this.#changed = changed;
  }
  replace(span: Span, text: string, attempt: number): boolean {
    const react = this.reactions[attempt];
    if (!react) return false;
    this.attempts++;
    this.written.push(text);
    this.select(span);
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

it("puts back only what the box made otherwise, and no mention with it", async () => {
  const box = new Box(BEFORE, [(self) => self.hold(self.attempts === 1 ? "Hi. How How are you? Bye." : BEFORE)]);
  const result = replaceVerified(box, BEFORE, SPAN, "How are you?");
  await vi.runAllTimersAsync();
  expect([await result, box.written]).toEqual(["refused", ["How are you?", "Buy now!"]]);
});

it("leaves what the box made otherwise where a mention stands in it", async () => {
  const box = new Box(BEFORE, [doubles]);
  box.names = ["Ann"];
  const result = replaceVerified(box, BEFORE, SPAN, "How are you?");
  await vi.runAllTimersAsync();
  expect([await result, box.attempts, box.text]).toEqual(["refused", 1, EXPECTED + EXPECTED]);
});

it.each<[string, Span | null, Span]>([
  ["where it was", { start: 2, end: 2 }, { start: 2, end: 2 }],
  ["behind the stretch, where it was elsewhere", null, { start: 12, end: 12 }],
])("after a refusal the caret is %s", async (_, before, after) => {
  const box = new Box(BEFORE, [ignores]);
  box.caret = before;
  const result = replaceVerified(box, BEFORE, SPAN, "How are you?");
  expect(box.caret).toEqual(SPAN);
  await vi.runAllTimersAsync();
  expect([await result, box.caret]).toEqual(["refused", after]);
});

/** An event as a person's hands cause it; what pages and tools send is not trusted. */
function happen(box: Box, event: Event, isTrusted = true): void {
  box.element.dispatchEvent(Object.defineProperty(event, "isTrusted", { value: isTrusted }));
}

it.each(["keydown", "beforeinput", "compositionstart"])("a person's %s stops it, and nothing is written over", async (type) => {
  const box = new Box(BEFORE, [ignores, obeys], (self) => self.hold(BEFORE));
  const result = replaceVerified(box, BEFORE, SPAN, "How are you?");
  await vi.advanceTimersByTimeAsync(100);
  happen(box, new Event(type));
  // What is typed now goes where the person left off.
  expect(box.caret).toEqual({ start: 2, end: 2 });
  expect(await result).toBe("changed");
  box.hold(`Oh! ${BEFORE}`);
  await vi.runAllTimersAsync();
  expect([box.text, box.attempts]).toEqual([`Oh! ${BEFORE}`, 1]);
});

it("a person's key stops what is being put back", async () => {
  const box = new Box(BEFORE, [doubles]);
  const result = replaceVerified(box, BEFORE, SPAN, "How are you?");
  await vi.advanceTimersByTimeAsync(1_100);
  happen(box, new KeyboardEvent("keydown", { key: "x" }));
  await vi.runAllTimersAsync();
  expect([await result, box.attempts]).toEqual(["changed", 1]);
});

it("who asked for it can stop it", async () => {
  const going = new AbortController();
  const box = new Box(BEFORE, [ignores, obeys]);
  const result = replaceVerified(box, BEFORE, SPAN, "How are you?", going);
  going.abort();
  expect([await result, box.attempts]).toEqual(["changed", 1]);
});

it.each([
  ["what a page says", new Event("beforeinput"), false],
  ["a key that does nothing by itself", new KeyboardEvent("keydown", { key: "Alt" }), true],
])("does not mind %s", async (_, event, isTrusted) => {
  const box = new Box(BEFORE, [ignores, obeys]);
  const result = replaceVerified(box, BEFORE, SPAN, "How are you?");
  happen(box, event, isTrusted);
  await vi.runAllTimersAsync();
  expect(await result).toBe("taken");
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
