import type { ErrorCode } from "./errors";
import type { Draft, RewriteEvent, Style } from "./protocol";

/** One rewrite on its way. `none`: the coach found nothing worth showing in this style. */
export interface Offer {
  readonly style: Style;
  readonly text: string;
  readonly stage: "waiting" | "writing" | "ready" | "none";
  /** Other words in the place of these: there may be some, they were asked for, there are none, or no answer came. */
  readonly more: "maybe" | "asked" | "none" | "failed";
}

/** The rewrites of one draft, from the first word to the last. */
export interface Offers {
  /** The very text they were asked for: they may replace that text and no other. */
  readonly draft: Draft;
  readonly items: readonly Offer[];
  readonly stage: "writing" | "done" | "failed";
  /** What went wrong; only when failed. */
  readonly problem?: ErrorCode;
  /** The style that other words were asked for last. */
  readonly turned?: Style;
}

export function waiting(draft: Draft, styles: readonly Style[]): Offers {
  const items = styles.map((style): Offer => ({ style, text: "", stage: "waiting", more: "maybe" }));
  return { draft, stage: "writing", items };
}

export function receive(offers: Offers, event: RewriteEvent): Offers {
  switch (event.type) {
    case "delta":
      return change(offers, event.style, (offer) => ({ ...offer, text: offer.text + event.text, stage: "writing" }));
    case "done":
      return change(offers, event.style, (offer) => ({
        ...offer,
        text: event.text,
        stage: event.text.trim() ? "ready" : "none",
      }));
    case "error":
      return fail(offers, event.code);
  }
}

/** The stream is over. A style that never came to its end is a failure, and half a sentence is not offered. */
export function finish(offers: Offers): Offers {
  if (offers.stage !== "writing") return offers;
  const whole = offers.items.every((offer) => offer.stage === "ready" || offer.stage === "none");
  return whole ? { ...offers, stage: "done" } : fail(offers, "bad_answer");
}

export function fail(offers: Offers, problem: ErrorCode): Offers {
  const items = offers.items.filter((offer) => offer.stage === "ready");
  return { ...offers, items, stage: "failed", problem };
}

/** Other words were asked for in a style; until they come, those before stand. */
export function turn(offers: Offers, style: Style): Offers {
  return { ...change(offers, style, (offer) => ({ ...offer, more: "asked" })), turned: style };
}

/** What came of it. A coach that does not know what was shown says the same again, which is no other text either. */
export function turned(offers: Offers, style: Style, text: string | null): Offers {
  return change(offers, style, (offer) => {
    if (text === null) return { ...offer, more: "failed" };
    const isOther = text.trim() !== "" && text !== offer.text;
    return isOther ? { ...offer, text, more: "maybe" } : { ...offer, more: "none" };
  });
}

function change(offers: Offers, style: Style, update: (offer: Offer) => Offer): Offers {
  return { ...offers, items: offers.items.map((offer) => (offer.style === style ? update(offer) : offer)) };
}
