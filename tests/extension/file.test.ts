import { expect, it } from "vitest";
import { fromFile, toFile } from "@/settings/file";
import { DEFAULTS, type Settings } from "@/settings/settings";

const CHOSEN: Settings = {
  ...DEFAULTS,
  phrases: ["slings 🌙"],
  sensitivity: "quiet",
  offSites: ["www.messenger.com"],
  chipLimit: "hour",
};

it("settings come out of a file as they went in", () => {
  expect(fromFile(toFile(CHOSEN))).toEqual(CHOSEN);
});

it.each([
  ["no JSON", "hello"],
  ["something else's", '{"settings": {"theme": "dark"}}'],
  ["nothing", "null"],
  ["a list", "[1]"],
  ["one of a later Rapport", '{"rapport": 2, "settings": {}}'],
])("a file with %s is not ours", (_, text) => {
  expect(fromFile(text)).toBeNull();
});
