import { afterEach, describe, expect, it, vi } from "vitest";
import { HttpCoach } from "@/coach/http-client";
import type { RewriteEvent, Wanted } from "@/coach/protocol";
import { draftOf } from "./drafts";

const DRAFT = draftOf("I sell drops.", { from: "them", text: "No sleep." });
const STREAM = ': writing\n\nevent: done\ndata: {"style": "soft", "text": "How is she?"}\n\n';

afterEach(() => vi.unstubAllGlobals());

it.each<[string, Wanted]>([
  ["styles", { styles: ["listen", "soft"] }],
  ["a style, and what was shown", { styles: ["soft"], seen: ["I have drops."] }],
])("a rewrite is asked for with the draft and %s", async (_, wanted) => {
  const fetch = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(new Response(STREAM)));
  vi.stubGlobal("fetch", fetch);
  const events: RewriteEvent[] = [];
  const coach = new HttpCoach(() => "http://127.0.0.1:8765");
  for await (const event of coach.rewrite(DRAFT, wanted, new AbortController().signal)) events.push(event);
  expect(events).toEqual([{ type: "done", style: "soft", text: "How is she?" }]);
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(url).toBe("http://127.0.0.1:8765/v1/rewrite");
  expect(JSON.parse(String(init?.body))).toEqual({ ...DRAFT, ...wanted });
});

describe("health", () => {
  const WELL = { status: "ok", version: "0", model: "stub@0", checks: [] };
  const coach = new HttpCoach(() => "http://127.0.0.1:8765");

  /** A coach that answers a GET, as with it Chrome does not name the extension, and whatever comes with an Origin so. */
  function answers(status: number): void {
    const known = () => new Response(null, { status });
    const health = () => new Response(JSON.stringify(WELL));
    vi.stubGlobal("fetch", (_url: string, init: RequestInit) =>
      Promise.resolve(init.method === "OPTIONS" ? known() : health()),
    );
  }

  it("is the coach's word", async () => {
    answers(200);
    await expect(coach.health()).resolves.toEqual(WELL);
  });

  it("is not well where the coach takes no draft from this extension", async () => {
    answers(403);
    await expect(coach.health()).rejects.toMatchObject({ code: "forbidden" });
  });
});
