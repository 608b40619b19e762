import english from "@/_locales/en/messages.json";

export type Key = keyof typeof english;

/** The part of the browser that knows the person's language; pages that are no part of the extension lack it. */
declare const chrome: { i18n?: { getMessage(key: string, parts: readonly string[]): string } } | undefined;

/** Words of the interface in the person's language, with `parts` in the places of $1, $2 …; English elsewhere. */
export function t(key: Key, ...parts: readonly string[]): string {
  const translated = typeof chrome === "undefined" ? "" : chrome.i18n?.getMessage(key, parts);
  return translated || english[key].message.replace(/\$(\d)/g, (_, number) => parts[Number(number) - 1] ?? "");
}

/** "8,000", as the language of `t` writes numbers. */
export function amount(number: number): string {
  return new Intl.NumberFormat(t("language")).format(number);
}

/** "a, b and c", as the language of `t` lists things. */
export function list(parts: readonly string[]): string {
  return new Intl.ListFormat(t("language"), { type: "conjunction" }).format(parts);
}
