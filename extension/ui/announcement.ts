import { OPEN_KEYS } from "./keys";
import { headline } from "./reasons";
import { shownOffers } from "./card/card";
import type { View } from "./layer";

/** What a screen reader says as things come and go; empty while there is nothing new to say. */
export function announcement({ findings, offers, card, chip, note }: View): string {
  if (!findings) return note ?? "";
  if (!card) return chip ? `${headline(findings)}. ${OPEN_KEYS} for other words.` : "";
  if (!offers || offers.stage === "writing") return "Looking for other words.";
  const count = shownOffers(offers).length;
  if (count === 0) return "No other words this time.";
  return count === 1 ? "One rewrite. Press 1 to use it." : `${count} rewrites. Press 1 or 2 to use one.`;
}
