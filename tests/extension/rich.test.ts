import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { replaceVerified } from "@/editors/replace";
import { RichEditor } from "@/editors/rich";

const BEFORE = "Hi. Buy now! Bye.";
const SPAN = { start: 4, end: 12 };

let box: HTMLElement;
const pasted = vi.fn();
const commanded = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  box = document.createElement("div");
  box.innerHTML = `<p>${BEFORE}</p>`;
  box.tabIndex = 0;
  box.addEventListener("paste", pasted);
  document.body.replaceChildren(box);
  Object.assign(document, { execCommand: commanded });
});
afterEach(() => void vi.useRealTimers());

/** A person's key: what pages and tools send is not trusted. */
function press(key: string): void {
  box.dispatchEvent(Object.defineProperty(new KeyboardEvent("keydown", { key }), "isTrusted", { value: true }));
}

it("is written to once it has heard of the selection", async () => {
  const result = replaceVerified(new RichEditor(box), BEFORE, SPAN, "How are you?");
  expect(commanded).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  expect(commanded).toHaveBeenCalledWith("insertText", false, "How are you?");
  expect(await result).toBe("refused");
});

it.each(["How are you?", "How are\nyou?", ""])("is not written to any more once a person types: %j", async (text) => {
  const result = replaceVerified(new RichEditor(box), BEFORE, SPAN, text);
  press("x");
  await vi.runAllTimersAsync();
  expect(await result).toBe("changed");
  expect([pasted.mock.calls, commanded.mock.calls]).toEqual([[], []]);
});
