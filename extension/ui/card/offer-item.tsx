import { useState } from "preact/hooks";
import type { Offer } from "@/coach/offers";
import type { Draft, Style, Surface } from "@/coach/protocol";
import { type Key, t } from "../i18n";
import { Changes } from "./words";

const NAMES: Readonly<Record<Style, Key>> = {
  listen: "listens",
  soft: "asksSoftly",
};

/** A post answers nobody; there, listening means to leave room for others. */
function nameOf(style: Style, surface: Surface): string {
  return t(style === "listen" && surface === "post" ? "invites" : NAMES[style]);
}

export interface OfferItemProps {
  readonly offer: Offer;
  readonly draft: Draft;
  /** The key that takes it. */
  readonly number: number;
  readonly showChanges: boolean;
  readonly onTake: () => void;
  readonly onNext: () => void;
  readonly onCopy: () => Promise<boolean>;
}

/** One rewrite: it can be taken or copied once its last word has come. */
export function OfferItem({ offer, draft, number, showChanges, onTake, onNext, onCopy }: OfferItemProps) {
  const [copy, setCopy] = useState<{ readonly text: string; readonly done: boolean } | null>(null);
  const ready = offer.stage === "ready";
  const looking = offer.more === "asked";
  const noNext = looking || offer.more === "none";
  // Other words may have come since, and were not copied.
  const copied = copy?.text === offer.text ? copy : null;
  const name = nameOf(offer.style, draft.surface);
  const words = `words-${offer.style}`;
  return (
    <section
      class="offer"
      data-style={offer.style}
      data-stage={offer.stage}
      data-more={offer.more}
      aria-busy={!ready || looking}
    >
      <h3>{name}</h3>
      <div class="actions">
        <button
          type="button"
          class="plain"
          disabled={!ready}
          aria-label={t("copyNamed", name)}
          onClick={() => void onCopy().then((done) => setCopy({ text: offer.text, done }))}
        >
          {t(copied === null ? "copy" : copied.done ? "copied" : "copyFailed")}
        </button>
        <button
          type="button"
          class="plain next"
          disabled={!ready}
          // One that is only switched off for now, or for good, keeps the keyboard that may be on it.
          aria-disabled={noNext}
          aria-label={t("nextNamed", name)}
          aria-keyshortcuts="N"
          onClick={() => {
            if (!noNext) onNext();
          }}
        >
          {t("next")}
        </button>
        <button
          type="button"
          class="take"
          disabled={!ready}
          onClick={onTake}
          aria-label={t("useNamed", name)}
          aria-describedby={words}
          aria-keyshortcuts={String(number)}
        >
          {t("use")} <kbd>{number}</kbd>
        </button>
      </div>
      <p class="words" id={words} dir="auto" lang="">
        {offer.stage === "waiting" && <span class="shimmer" aria-hidden="true" />}
        {ready && showChanges ? <Changes before={draft.draft} after={offer.text} /> : offer.text}
        {offer.stage === "writing" && <span class="pen" aria-hidden="true" />}
      </p>
      {(offer.more === "none" || offer.more === "failed") && (
        <p class="outcome">{t(offer.more === "none" ? "saidNone" : "noAnswer")}</p>
      )}
    </section>
  );
}
