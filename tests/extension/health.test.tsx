import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CoachClient } from "@/coach/client";
import { useWellbeing } from "@/ui/health";

const health = vi.fn(() => Promise.reject(new Error("away")));
const coach = { health } as unknown as CoachClient;

function Page() {
  useWellbeing(coach);
  return null;
}

const look = (state: DocumentVisibilityState): void => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
};
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

beforeEach(() => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => vi.useRealTimers());

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
