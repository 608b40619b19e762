import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CoachClient } from "@/coach/client";
import { CoachError } from "@/coach/errors";
import { HealthPill, useWellbeing } from "@/ui/health";

const health = vi.fn((): Promise<never> => Promise.reject(new Error("away")));
const coach = { health } as unknown as CoachClient;

function Page() {
  return <HealthPill wellbeing={useWellbeing(coach)} />;
}
const said = (): string | null => document.querySelector(".health")?.textContent ?? null;

const look = (state: DocumentVisibilityState): void => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
};
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

beforeEach(() => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
});

it("a coach that is away is looked for while somebody looks, and by nobody in the background", async () => {
  look("visible");
  await act(() => render(<Page />, document.body));
  await act(() => Promise.resolve());
  await wait(10_000);
  expect(health.mock.calls.length).toBeGreaterThan(3);

  look("hidden");
  health.mockClear();
  await wait(60_000);
  expect(health).not.toHaveBeenCalled();
});

it.each([
  ["unreachable", "The coach is not running"],
  ["bad_answer", "Another program answers"],
  ["forbidden", "Not known to the coach"],
  ["not_permitted", "The browser blocks the coach"],
])("says of %s: %s", async (code, words) => {
  look("visible");
  health.mockRejectedValue(new CoachError(code, "No."));
  await act(() => render(<Page />, document.body));
  await act(() => Promise.resolve());
  expect(said()).toBe(words);
});

it("notices by itself that another thing is in the way", async () => {
  look("visible");
  health.mockRejectedValue(new CoachError("unreachable", "No."));
  await act(() => render(<Page />, document.body));
  await act(() => Promise.resolve());
  expect(said()).toBe("The coach is not running");
  health.mockRejectedValue(new CoachError("forbidden", "No."));
  await wait(2_000);
  await act(() => Promise.resolve());
  expect(said()).toBe("Not known to the coach");
});
