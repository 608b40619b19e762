import { afterEach, expect, it } from "vitest";
import { passingPreferences } from "@/settings/preferences";
import { Heard } from "@/ui/heard";
import { findingsOf } from "./drafts";

const { happyDOM } = window as unknown as { happyDOM: { setURL(address: string): void } };
const before = location.href;

afterEach(() => happyDOM.setURL(before));

const FACEBOOK = "https://www.facebook.com/";
const FORUM = "https://forum.example/topic";

it.each([
  [FORUM, FACEBOOK],
  [FACEBOOK, FORUM],
])("what was closed on %s is news on %s, though both are comments", (closedOn, other) => {
  const preferences = passingPreferences();
  const findings = findingsOf(["[pitch] I sell baby slings."]);
  // Each box has its own, and all of them the same preferences.
  const isNews = (): boolean => new Heard(preferences).isNews(findings);
  happyDOM.setURL(closedOn);
  new Heard(preferences).close(findings);
  expect(isNews()).toBe(false);
  happyDOM.setURL(other);
  expect(isNews()).toBe(true);
});
