import { expect, it } from "vitest";
import { isLoopback } from "@/coach/address";

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
