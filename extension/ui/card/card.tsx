import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Offer, Offers } from "@/coach/offers";
import type { Findings } from "@/coach/session";
import { headline, reasons } from "../reasons";
import { Mark } from "../mark";
import { OfferItem } from "./offer-item";
import { ReasonsList } from "./reasons-list";

export interface CardProps {
  readonly findings: Findings;
  readonly offers: Offers | null;
  /** Why a rewrite that was taken does not stand in the box. */
  readonly notice: string | null;
  /** Whether the keyboard is to go to the card: when it was asked for, not when it only opened under the pointer. */
  readonly focus: boolean;
  readonly onTake: (offer: Offer) => void;
  readonly onCopy: (offer: Offer) => Promise<boolean>;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** What the coach noticed, and two ways to say it otherwise. */
export function Card({ findings, offers, notice, focus, onTake, onCopy, onRetry, onClose }: CardProps) {
  const root = useRef<HTMLDivElement>(null);
  const [showChanges, setShowChanges] = useState(false);
  const shown = shownOffers(offers);
  const anyReady = shown.some((offer) => offer.stage === "ready");

  useLayoutEffect(() => {
    if (focus) root.current?.focus();
  }, [focus]);

  useLayoutEffect(() => {
    // Enter takes the first one as soon as it is there, unless the person is somewhere else in the card already.
    if (anyReady && root.current?.matches(":focus")) takeButtons(root.current)[0]?.focus();
  }, [anyReady]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = takeButtons(root.current);
    const at = buttons.findIndex((button) => button.matches(":focus"));
    const offer = shown[Number(event.key) - 1];
    if (event.key === "ArrowDown") buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    else if (event.key === "ArrowUp") buttons[Math.max(at - 1, 0)]?.focus();
    else if (offer?.stage === "ready") onTake(offer);
    else return;
    event.preventDefault();
  };

  return (
    <div
      class="card"
      role="dialog"
      aria-labelledby="headline"
      tabIndex={-1}
      ref={root}
      onKeyDown={onKeyDown}
      // The box keeps the caret while the pointer is at work here.
      onMouseDown={(event) => event.preventDefault()}
    >
      <header>
        <Mark />
        <h2 id="headline">{headline(findings)}</h2>
        <button type="button" class="close" aria-label="Close" aria-keyshortcuts="Escape" onClick={onClose}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        </button>
      </header>
      <ReasonsList reasons={reasons(findings)} />
      {notice && (
        <p class="notice" role="alert">
          {notice}
        </p>
      )}
      <div class="offers">
        {offers &&
          shown.map((offer, at) => (
            <OfferItem
              key={offer.style}
              offer={offer}
              draft={offers.draft}
              number={at + 1}
              showChanges={showChanges}
              onTake={() => onTake(offer)}
              onCopy={() => onCopy(offer)}
            />
          ))}
      </div>
      {offers?.stage === "done" && shown.length === 0 && (
        <p class="none">No better words came to mind this time. Yours to find.</p>
      )}
      {offers?.stage === "failed" && (
        <p class="none">
          {offers.problem === "unreachable" ? "The coach does not answer." : "The coach could not finish."}{" "}
          <button type="button" class="plain" onClick={onRetry}>
            Try again
          </button>
        </p>
      )}
      {anyReady && (
        <footer>
          <button type="button" class="plain" aria-pressed={showChanges} onClick={() => setShowChanges(!showChanges)}>
            {showChanges ? "Hide changes" : "Show changes"}
          </button>
          <span class="keys" aria-hidden="true">
            <kbd>Esc</kbd> closes
          </span>
        </footer>
      )}
    </div>
  );
}

/** A style that came to nothing is not shown, and does not take a number. */
export function shownOffers(offers: Offers | null): readonly Offer[] {
  return offers?.items.filter((offer) => offer.stage !== "none") ?? [];
}

function takeButtons(root: HTMLElement | null): HTMLButtonElement[] {
  return [...(root?.querySelectorAll<HTMLButtonElement>(".take:enabled") ?? [])];
}
