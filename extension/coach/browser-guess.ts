import { browser } from "wxt/browser";
import type { Guess } from "./languages";

/** The browser's own detector; it runs on this machine and needs no permission. */
export const browserGuess: Guess = async (text) => {
  const { languages } = await browser.i18n.detectLanguage(text);
  const [likeliest] = [...languages].sort((one, other) => other.percentage - one.percentage);
  const tag = likeliest?.language.split("-")[0];
  return tag === undefined || tag === "und" ? null : tag;
};
