import type { Offer } from "@/coach/offers";
import { hasFlags } from "@/settings/temper";
import { t } from "./i18n";
import { OPEN_KEYS } from "./keys";
import { headline } from "./reasons";
import { shownOffers } from "./card/card";
import type { View } from "./layer";

/** What a screen reader says as things come and go; empty while there is nothing new to say. */
export function announcement({ findings, offers, card, chip, note }: View): string {
  if (!findings) return note ?? "";
  if (!card) return chip ? t("saidChip", headline(findings), OPEN_KEYS) : "";
  if (!hasFlags(findings)) return headline(findings);
  const turned = offers?.items.find(({ style }) => style === offers.turned);
  if (turned) return ofOtherWords(turned);
  if (!offers || offers.stage === "writing") return t("saidLooking");
  const count = shownOffers(offers).length;
  if (count === 0) return t("saidNone");
  return count === 1 ? t("saidOne") : t("saidMany", String(count));
}

/** The words themselves are said, as the keyboard stays where it was. */
function ofOtherWords({ more, text }: Offer): string {
  switch (more) {
    case "asked":
      return t("saidLooking");
    case "none":
      return t("saidNone");
    case "failed":
      return t("noAnswer");
    case "maybe":
      return t("saidNext", text);
  }
}
