import { beforeEach, describe, expect, it } from "vitest";
import type { RewriteEvent, Style } from "@/coach/protocol";
import { Bench } from "./slow-coach";

describe("the rewrites of a session", () => {
  const bench = new Bench();

  const offered = () => bench.session.state.offers?.items.map(({ style, stage, text }) => `${style} ${stage}: ${text}`);

  beforeEach(() => bench.type("I sell drops"));

  it("arrive word by word; the whole text has the last word", async () => {
    void bench.session.rewrite();
    expect(offered()).toEqual(["listen waiting: ", "soft waiting: "]);
    const [stream] = bench.coach.rewrites;
    await stream?.send(
      { type: "delta", style: "listen", text: "How " },
      { type: "delta", style: "listen", text: "is it" },
    );
    expect(offered()).toEqual(["listen writing: How is it", "soft waiting: "]);
    await stream?.send(
      { type: "done", style: "listen", text: "How is she?" },
      { type: "done", style: "soft", text: "" },
    );
    await stream?.end();
    expect(offered()).toEqual(["listen ready: How is she?", "soft none: "]);
    expect(bench.session.state.offers?.stage).toBe("done");
  });

  it("are asked for once for one draft", async () => {
    void bench.session.rewrite();
    void bench.session.rewrite();
    expect(bench.coach.rewrites).toHaveLength(1);
  });

  it("are asked for again where the conversation went on", () => {
    void bench.session.rewrite();
    bench.theirs = [{ from: "them", text: "Never mind." }];
    void bench.session.rewrite();
    expect(bench.coach.rewrites.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it("stop when the draft changes, and never come late", async () => {
    void bench.session.rewrite();
    bench.type("I sold my car");
    expect(bench.coach.rewrites[0]?.signal.aborted).toBe(true);
    await bench.coach.rewrites[0]?.send({ type: "done", style: "listen", text: "How is she?" });
    expect(bench.session.state.offers).toBeNull();
  });

  it("that break off are not offered, whole ones are; one can ask again", async () => {
    void bench.session.rewrite();
    await bench.coach.rewrites[0]?.send(
      { type: "done", style: "listen", text: "How?" },
      { type: "delta", style: "soft", text: "I" },
    );
    await bench.coach.rewrites[0]?.end();
    expect(bench.session.state.offers?.stage).toBe("failed");
    expect(offered()).toEqual(["listen ready: How?"]);
    void bench.session.rewrite();
    expect(bench.coach.rewrites).toHaveLength(2);
  });

  it("that fail say how", async () => {
    void bench.session.rewrite();
    await bench.coach.rewrites[0]?.send({ type: "error", code: "model", message: "The model stumbled." });
    await bench.coach.rewrites[0]?.end();
    expect(bench.session.state.offers).toMatchObject({ stage: "failed", problem: "model" });
  });

  describe("other words in the place of one", () => {
    const more = () => bench.session.state.offers?.items.map(({ style, more }) => `${style} ${more}`);
    const done = (style: Style, text: string): RewriteEvent => ({ type: "done", style, text });

    /** Both styles are there. */
    async function offer(listen = "How is she?", soft = "Ask me about drops."): Promise<void> {
      void bench.session.rewrite();
      await bench.coach.rewrites[0]?.send(done("listen", listen), done("soft", soft));
      await bench.coach.rewrites[0]?.end();
    }

    /** The coach's answer to the last question. */
    async function answer(...events: RewriteEvent[]): Promise<void> {
      await bench.coach.rewrites.at(-1)?.send(...events);
      await bench.coach.rewrites.at(-1)?.end();
    }

    it("are asked for in that style alone, with all that was shown", async () => {
      await offer();
      expect(bench.coach.rewrites[0]?.wanted).toEqual({ styles: ["listen", "soft"] });
      void bench.session.next("listen");
      expect(bench.coach.rewrites[1]?.wanted).toEqual({
        styles: ["listen"],
        seen: ["How is she?", "Ask me about drops."],
      });
      await answer(done("listen", "Since when?"));
      void bench.session.next("listen");
      expect(bench.coach.rewrites[2]?.wanted.seen).toEqual(["How is she?", "Since when?", "Ask me about drops."]);
    });

    it("come in the place of those before, which stand until then; the other style stays", async () => {
      await offer();
      void bench.session.next("listen");
      await bench.coach.rewrites[1]?.send({ type: "delta", style: "listen", text: "Since" }, done("soft", "Not asked for."));
      expect(offered()).toEqual(["listen ready: How is she?", "soft ready: Ask me about drops."]);
      expect(more()).toEqual(["listen asked", "soft maybe"]);
      await answer(done("listen", "Since when?"));
      expect(offered()).toEqual(["listen ready: Since when?", "soft ready: Ask me about drops."]);
      expect(more()).toEqual(["listen maybe", "soft maybe"]);
    });

    it.each([
      ["there are no others", ""],
      ["a coach that does not know what was shown says the same", "How is she?"],
    ])("leave those before where %s, and are not asked for again", async (_, text) => {
      await offer();
      void bench.session.next("listen");
      await answer(done("listen", text));
      expect(offered()).toEqual(["listen ready: How is she?", "soft ready: Ask me about drops."]);
      expect(more()).toEqual(["listen none", "soft maybe"]);
      void bench.session.next("listen");
      expect(bench.coach.rewrites).toHaveLength(2);
    });

    it.each([
      ["stops", []],
      ["stumbles", [{ type: "error", code: "model", message: "No." }]],
    ] as const)("leave those before where the coach %s, and can be asked for again", async (_, events) => {
      await offer();
      void bench.session.next("listen");
      await answer(...events);
      expect(offered()).toEqual(["listen ready: How is she?", "soft ready: Ask me about drops."]);
      expect(more()).toEqual(["listen failed", "soft maybe"]);
      expect(bench.session.state.offers?.stage).toBe("done");
      void bench.session.next("listen");
      expect(more()).toEqual(["listen asked", "soft maybe"]);
      expect(bench.coach.rewrites[2]?.wanted.seen).toEqual(["How is she?", "Ask me about drops."]);
    });

    it("are asked for once at a time in a style, and in two styles at once", async () => {
      await offer();
      void bench.session.next("listen");
      void bench.session.next("listen");
      void bench.session.next("soft");
      expect(bench.coach.rewrites.map(({ wanted }) => wanted.styles)).toEqual([["listen", "soft"], ["listen"], ["soft"]]);
      await bench.coach.rewrites[1]?.send(done("listen", "Since when?"));
      await bench.coach.rewrites[1]?.end();
      await answer(done("soft", "I have drops."));
      expect(offered()).toEqual(["listen ready: Since when?", "soft ready: I have drops."]);
    });

    it("do not stop the other style, which may still be on its way", async () => {
      void bench.session.rewrite();
      await bench.coach.rewrites[0]?.send(done("listen", "How is she?"));
      void bench.session.next("soft");
      void bench.session.next("listen");
      expect(bench.coach.rewrites).toHaveLength(2);
      await bench.coach.rewrites[0]?.send(done("soft", "Ask me about drops."));
      await bench.coach.rewrites[0]?.end();
      await answer(done("listen", "Since when?"));
      expect(offered()).toEqual(["listen ready: Since when?", "soft ready: Ask me about drops."]);
      expect(bench.session.state.offers?.stage).toBe("done");
    });

    it("are not asked for a draft that has changed, for which nothing was shown yet", async () => {
      await offer();
      void bench.session.next("listen");
      bench.type("I sold my car");
      expect(bench.coach.rewrites[1]?.signal.aborted).toBe(true);
      await answer(done("listen", "Since when?"));
      expect(bench.session.state.offers).toBeNull();
      void bench.session.next("listen");
      expect(bench.coach.rewrites).toHaveLength(2);
      bench.type("I sell drops");
      void bench.session.rewrite();
      await answer(done("listen", "How is she?"), done("soft", ""));
      void bench.session.next("listen");
      expect(bench.coach.rewrites.at(-1)?.wanted.seen).toEqual(["How is she?"]);
    });

    it("are asked for with no more and no longer texts than the coach takes", async () => {
      await offer("😵".repeat(2_000), "x".repeat(2_001));
      for (let number = 0; number < 30; number++) {
        void bench.session.next("listen");
        await answer(done("listen", `No. ${number}`));
      }
      const lengths = (at: number) => bench.coach.rewrites[at]?.wanted.seen?.map((text) => [...text].length);
      expect(lengths(1)).toEqual([2_000]);
      expect(bench.coach.rewrites.at(-1)?.wanted.seen).toEqual(Array.from({ length: 20 }, (_, at) => `No. ${at + 9}`));
    });
  });
});
