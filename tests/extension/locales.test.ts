import { afterEach, describe, expect, it, vi } from "vitest";
import english from "@/_locales/en/messages.json";
import german from "@/_locales/de/messages.json";
import { list, t } from "@/ui/i18n";

type Messages = Readonly<Record<string, { readonly message: string }>>;
const EN: Messages = english;
const DE: Messages = german;

/** The places for $1, $2 … in a text. */
const places = (text: string): string[] => [...new Set(text.match(/\$\d/g))].sort();

describe("the interface's words", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("exist in both languages", () => {
    expect(Object.keys(DE)).toEqual(Object.keys(EN));
  });

  it.each(Object.keys(EN))("%s says something in both, of the same things", (key) => {
    expect(EN[key]?.message.trim()).not.toBe("");
    expect(DE[key]?.message.trim()).not.toBe("");
    expect(places(DE[key]?.message ?? "")).toEqual(places(EN[key]?.message ?? ""));
  });

  it("are English on pages of no extension", () => {
    expect(t("saidChip", "Hm", "Alt R")).toBe("Hm. Alt R for other words.");
    expect(list(["Ann", "Deniz"])).toBe("Ann and Deniz");
  });

  it("are the browser's where it has them", () => {
    const getMessage = (key: string, parts: string[]): string => `${DE[key]?.message} (${parts.join()})`;
    vi.stubGlobal("chrome", { i18n: { getMessage } });
    expect(t("copyNamed", "Hm")).toBe("„$1“ kopieren (Hm)");
  });
});
