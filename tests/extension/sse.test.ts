import { describe, expect, it } from "vitest";
import { EventParser, readEvents } from "@/coach/sse";

const STREAM = ': ping\n\nevent: delta\ndata: {"text":"Zo😵"}\n\nevent: done\ndata: one\ndata: two\n\n';
const EVENTS = [
  { name: "delta", data: '{"text":"Zo😵"}' },
  { name: "done", data: "one\ntwo" },
];

describe("event stream", () => {
  it.each([
    ["\\n", STREAM],
    ["\\r\\n", STREAM.replaceAll("\n", "\r\n")],
    ["\\r", STREAM.replaceAll("\n", "\r") + ":"],
  ])("with %s at the end of lines, cut anywhere", (_, stream) => {
    for (let cut = 0; cut <= stream.length; cut++) {
      const parser = new EventParser();
      expect([...parser.push(stream.slice(0, cut)), ...parser.push(stream.slice(cut))]).toEqual(EVENTS);
    }
  });

  it("is read from bytes that are cut inside a letter", async () => {
    const bytes = new TextEncoder().encode(STREAM);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const events = [];
    for await (const event of readEvents(body)) events.push(event);
    expect(events).toEqual(EVENTS);
  });

  it("drops an event that the end cuts off", () => {
    expect(new EventParser().push("event: done\ndata: half")).toEqual([]);
  });
});
