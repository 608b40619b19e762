import { expect, it, vi } from "vitest";
import { coachUrl, COACH_URL, followAddress, isLoopback } from "@/coach/address";

const { get, listeners, local } = vi.hoisted(() => {
  const local: Record<string, unknown> = {};
  const listeners: ((changes: object) => void)[] = [];
  return { local, listeners, get: vi.fn(() => Promise.resolve({ ...local })) };
});
vi.mock("wxt/browser", () => ({
  browser: {
    storage: { local: { get, onChanged: { addListener: (one: (changes: object) => void) => listeners.push(one) } } },
  },
}));

it("the address is looked up once, and again when it has changed", async () => {
  followAddress();
  expect([await coachUrl(), await coachUrl()]).toEqual([COACH_URL, COACH_URL]);
  expect(get).toHaveBeenCalledTimes(1);

  local["coachUrl"] = "http://127.0.0.1:9000";
  for (const told of listeners) told({ settings: {} });
  expect(await coachUrl()).toBe(COACH_URL);
  for (const told of listeners) told({ coachUrl: { newValue: "http://127.0.0.1:9000" } });
  expect(await coachUrl()).toBe("http://127.0.0.1:9000");
});

it("a look-up that failed is made anew", async () => {
  for (const told of listeners) told({ coachUrl: {} });
  get.mockRejectedValueOnce(new Error("locked"));
  await expect(coachUrl()).rejects.toThrow("locked");
  expect(await coachUrl()).toBe("http://127.0.0.1:9000");
});

it.each(["http://127.0.0.1:8765", "http://127.0.0.1"])("drafts may go to %s", (url) => {
  expect(isLoopback(url)).toBe(true);
});

it.each([
  "https://example.com",
  "http://127.0.0.1.example.com",
  "http://127.0.0.1@example.com",
  "http://127.0.0.1:8765/elsewhere",
  "http://localhost:8765",
  "",
])("drafts may not go to %s", (url) => {
  expect(isLoopback(url)).toBe(false);
});
