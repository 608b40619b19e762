import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Span } from "@/coach/protocol";
import type { Editor } from "@/editors/editor";
import { type Report, Taking } from "@/ui/taking";

const DRAFT = "Thank you Deniz. I sell drops. How is he?";

/** A box that takes what is put into it, if it takes anything. */
class Box implements Editor {
  readonly element = document.createElement("div");
  readonly canUnderline = true;
  readonly written: string[] = [];
  takes = true;
  names: string[] = [];

  constructor(public text: string) {}

  read = () => this.text;
  ranges = () => [];
  undo = () => undefined;
  entities = () => this.names;
  whole = (span: Span) => span;
  selected = () => null;
  select = () => undefined;
  watch = () => undefined;
  replace({ start, end }: Span, text: string): boolean {
    if (!this.takes) return false;
    this.written.push(text);
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    return true;
  }
}

let box: Box;
let taking: Taking;
const report = { ask: vi.fn<Report["ask"]>(), done: vi.fn<Report["done"]>(), failed: vi.fn<Report["failed"]>() };

beforeEach(() => {
  vi.clearAllMocks();
  box = new Box(DRAFT);
  taking = new Taking(box, report);
});

it("a rewrite is written where it differs from the draft, and said to stand there", async () => {
  taking.take(DRAFT, "Thank you Deniz. How is he?");
  expect(taking.busy).toBe(true);
  await vi.waitFor(() => expect(report.done).toHaveBeenCalledWith("taken"));
  expect([box.text, box.written, taking.busy]).toEqual(["Thank you Deniz. How is he?", [""], false]);
});

it("a sentence is left out where it stands by now", async () => {
  box.text = `Oh. ${DRAFT}`;
  taking.leaveOut(DRAFT, { start: 17, end: 30 });
  await vi.waitFor(() => expect(report.done).toHaveBeenCalledWith("leftOut"));
  expect(box.text).toBe("Oh. Thank you Deniz. How is he?");
});

it("a mention is asked for first, and goes only when the person says so", async () => {
  box.names = ["Deniz"];
  taking.take(DRAFT, "How is he?");
  expect(box.written).toEqual([]);
  const [question] = report.ask.mock.calls[0] ?? [];
  expect(question?.text).toContain("Deniz");
  question?.options[0]?.act();
  await vi.waitFor(() => expect(report.done).toHaveBeenCalledWith("taken"));
  expect(box.text).toBe("How is he?");
});

it("a link is asked for first where a rewrite drops it, however the box shows it", async () => {
  box.text = "Thank you. See https://drops.example/a?b=1. How is he?";
  taking.take(box.text, "Thank you. See drops. How is he?");
  expect(box.written).toEqual([]);
  const [question] = report.ask.mock.calls[0] ?? [];
  expect(question?.text).toContain("https://drops.example/a?b=1,");
  question?.options[0]?.act();
  await vi.waitFor(() => expect(report.done).toHaveBeenCalledWith("taken"));
});

it("a link that a rewrite keeps is not asked for", async () => {
  box.text = "Buy now at www.drops.example!";
  taking.take(box.text, "It is at www.drops.example if you like.");
  await vi.waitFor(() => expect(report.done).toHaveBeenCalledWith("taken"));
  expect(report.ask).not.toHaveBeenCalled();
});

it("what is lost as a mention or a link is named once", () => {
  box.names = ["www.drops.example"];
  box.text = "Buy now at www.drops.example!";
  taking.take(box.text, "How is he?");
  expect(report.ask.mock.calls[0]?.[0].text.split("www.drops.example")).toHaveLength(2);
});

it.each<[string, (box: Box) => void, string]>([
  ["has changed since", (box) => (box.text = "I sold my car."), "draftChanged"],
  ["is in a box that refuses", (box) => (box.takes = false), "boxRefused"],
])("a draft that %s stays as it is", async (_, happen, notice) => {
  happen(box);
  const { text } = box;
  taking.take(DRAFT, "How is he?");
  await vi.waitFor(() => expect(report.failed).toHaveBeenCalledWith(notice));
  expect([box.text, box.written]).toEqual([text, []]);
});

it("a sentence that is not there any more is not left out", () => {
  box.text = "I sold my car.";
  taking.leaveOut(DRAFT, { start: 17, end: 30 });
  expect(report.failed).toHaveBeenCalledWith("draftChanged");
});

describe("a box that does not take it", () => {
  /** Something with the keyboard, in a dialog that outlives it. */
  function focused(): [dialog: HTMLElement, button: HTMLButtonElement] {
    const dialog = document.createElement("div");
    dialog.setAttribute("role", "dialog");
    dialog.tabIndex = -1;
    const button = document.createElement("button");
    dialog.append(button);
    document.body.replaceChildren(dialog, box.element);
    button.focus();
    return [dialog, button];
  }

  it("is left alone once it is stopped", async () => {
    box.replace = () => true;
    taking.take(DRAFT, "How is he?");
    taking.stop();
    await vi.waitFor(() => expect(report.failed).toHaveBeenCalledWith("draftChanged"));
    expect(taking.busy).toBe(false);
  });

  it.each([
    ["what had it", false],
    ["the dialog around what had it, and is gone", true],
  ])("gives the keyboard back to %s", async (_, gone) => {
    const [dialog, button] = focused();
    box.element.tabIndex = 0;
    box.replace = () => {
      box.element.focus();
      return false;
    };
    report.failed.mockImplementationOnce(() => void (gone && button.remove()));
    taking.take(DRAFT, "How is he?");
    await vi.waitFor(() => expect(report.failed).toHaveBeenCalledWith("boxRefused"));
    expect(document.activeElement).toBe(gone ? dialog : button);
  });
});

it("one change at a time is on its way", async () => {
  taking.take(DRAFT, "How is he?");
  taking.take(DRAFT, "And you?");
  await vi.waitFor(() => expect(report.done).toHaveBeenCalledTimes(1));
  expect(box.text).toBe("How is he?");
});
