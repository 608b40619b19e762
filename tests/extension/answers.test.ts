import { describe, expect, it } from "vitest";
import { readCheck, readError, readHealth, readRewriteEvent } from "@/coach/answers";

const ANSWER = {
  verdict: "warn",
  score: 0.93,
  labels: [{ name: "not_listening", score: 0.91 }],
  sentences: [{ start: 0, end: 5, labels: [{ name: "pitch", score: 0.97 }] }],
  model: "coach@1",
};

describe("a check's answer", () => {
  it("is read as it is", () => expect(readCheck(ANSWER, 5)).toEqual(ANSWER));

  it("may know labels that we have no words for", () => {
    const labels = [...ANSWER.labels, { name: "sarcasm", score: 1 }];
    expect(readCheck({ ...ANSWER, labels }, 5).labels).toEqual(ANSWER.labels);
  });

  it.each([
    ["a page of something else", "<html>"],
    ["an unknown verdict", { ...ANSWER, verdict: "bad" }],
    ["no sentences", { ...ANSWER, sentences: undefined }],
    ["a sentence beyond the draft", { ...ANSWER, sentences: [{ start: 0, end: 6, labels: [] }] }],
    ["a sentence that ends before it starts", { ...ANSWER, sentences: [{ start: 3, end: 2, labels: [] }] }],
  ])("is refused: %s", (_, value) => {
    expect(() => readCheck(value, 5)).toThrow("no valid");
  });
});

describe("a rewrite's events", () => {
  it.each([
    ["delta", { style: "listen", text: "How " }, { type: "delta", style: "listen", text: "How " }],
    ["done", { style: "soft", text: "" }, { type: "done", style: "soft", text: "" }],
    ["error", { code: "model", message: "No." }, { type: "error", code: "model", message: "No." }],
    ["done", { style: "shout", text: "HOW" }, null],
    ["progress", { percent: 3 }, null],
  ])("%s %j", (name, data, event) => {
    expect(readRewriteEvent(name, JSON.stringify(data))).toEqual(event);
  });

  it.each(["", "{", "[]", '{"style":"soft"}'])("are refused: %j", (data) => {
    expect(() => readRewriteEvent("delta", data)).toThrow("no valid rewrite");
  });
});

it("an error speaks in the server's own words, or in ours", () => {
  expect(readError({ code: "too_long", message: "The draft is too long." }, 422)).toMatchObject({ code: "too_long" });
  expect(readError(null, 502)).toMatchObject({ code: "bad_answer", message: "The coach answered with status 502." });
});

it("health keeps what to do about each broken part", () => {
  const checks = [{ name: "model", ok: false, message: "The model is missing.", remedy: "Run `make setup`." }];
  expect(readHealth({ status: "error", checks })).toEqual({ status: "error", version: "", model: "", checks });
  expect(() => readHealth({ hello: "world" })).toThrow("no valid status");
  // As other programs with a model say it.
  expect(() => readHealth({ status: "ok" })).toThrow("no valid checks");
});
