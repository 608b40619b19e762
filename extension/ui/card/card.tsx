import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Offer, Offers } from "@/coach/offers";
import type { Span } from "@/coach/protocol";
import type { Findings } from "@/coach/session";
import { t } from "../i18n";
import { Mark } from "../mark";
import { headline, reasons } from "../reasons";
import { OfferItem } from "./offer-item";
import { type Choice, ChoiceRow } from "./choice";
import { ReasonsList } from "./reasons-list";
import { choosePhrase, choosePlace, flaggedPhrases, type Silence } from "./silence";

export interface CardProps {
  readonly findings: Findings;
  readonly offers: Offers | null;
  /** Why a rewrite that was taken does not stand in the box. */
  readonly notice: string | null;
  /** Whether the keyboard is to go to the card: when it was asked for, not when it only opened under the pointer. */
  readonly focus: boolean;
  /** What has to be asked before a rewrite is taken. */
  readonly question: Choice | null;
  /** What people call the site; null where there is nothing to switch off. */
  readonly siteName: string | null;
  /** Whether the site's boxes are of several kinds, each of which can be switched off. */
  readonly kinds: boolean;
  readonly silence: Silence;
  readonly onAnswered: () => void;
  readonly onTake: (offer: Offer) => void;
  readonly onNext: (offer: Offer) => void;
  readonly onLeaveOut: (sentence: Span) => void;
  readonly onCopy: (offer: Offer) => Promise<boolean>;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** What the coach noticed, and two ways to say it otherwise. */
export function Card(props: CardProps) {
  const { findings, offers, notice, focus, question, siteName, silence } = props;
  const { onTake, onNext, onCopy, onRetry, onClose } = props;
  const root = useRef<HTMLDivElement>(null);
  const [showChanges, setShowChanges] = useState(false);
  const [choice, choose] = useState<Choice | null>(null);
  const asked = question ?? choice;
  const phrases = flaggedPhrases(findings);
  const severalSentences = findings.answer.sentences.length > 1;
  const shown = shownOffers(offers);
  const anyReady = shown.some((offer) => offer.stage === "ready");

  useLayoutEffect(() => {
    if (focus) root.current?.focus();
  }, [focus]);

  useLayoutEffect(() => {
    // Enter takes the first one as soon as it is there, unless the person is somewhere else in the card already.
    if (anyReady && root.current?.matches(":focus")) takeButtons(root.current)[0]?.focus();
  }, [anyReady]);

  const onCancel = (): void => {
    choose(null);
    props.onAnswered();
    // The button that has the keyboard is about to go.
    root.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Tab") return goAround(event, root.current);
    const buttons = takeButtons(root.current);
    const at = buttons.findIndex((button) => button.matches(":focus"));
    const offer = shown[Number(event.key) - 1];
    if (event.key === "ArrowDown") buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    else if (event.key === "ArrowUp") buttons[Math.max(at - 1, 0)]?.focus();
    else if (event.key === "Delete") root.current?.querySelector<HTMLElement>(".leave")?.click();
    else if (event.key.toLowerCase() === "n") nextButton(root.current)?.click();
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
        <button type="button" class="close" aria-label={t("close")} aria-keyshortcuts="Escape" onClick={onClose}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        </button>
      </header>
      <ReasonsList reasons={reasons(findings)} onLeaveOut={severalSentences ? props.onLeaveOut : null} />
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
              onNext={() => onNext(offer)}
              onCopy={() => onCopy(offer)}
            />
          ))}
      </div>
      {offers?.stage === "done" && shown.length === 0 && (
        <p class="none">{t("noWords")}</p>
      )}
      {offers?.stage === "failed" && (
        <p class="none">
          {t(offers.problem === "unreachable" ? "noAnswer" : "notFinished")}{" "}
          <button type="button" class="plain" onClick={onRetry}>
            {t("tryAgain")}
          </button>
        </p>
      )}
      {asked && <ChoiceRow choice={asked} onCancel={onCancel} />}
      {!asked && (
        <footer>
          {anyReady && (
            <button type="button" class="plain" aria-pressed={showChanges} onClick={() => setShowChanges(!showChanges)}>
              {t(showChanges ? "hideChanges" : "showChanges")}
            </button>
          )}
          {phrases.length > 0 && (
            <button type="button" class="plain" onClick={() => choose(choosePhrase(phrases, silence))}>
              {t("notThisPhrase")}
            </button>
          )}
          {siteName !== null && (
            <button
              type="button"
              class="plain"
              onClick={() => choose(choosePlace(props.kinds ? findings.draft.surface : null, siteName, silence))}
            >
              {t("notHere")}
            </button>
          )}
          <span class="keys" aria-hidden="true">
            <kbd>Esc</kbd> {t("closes")}
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

/** The card stands at the document's end, and Tab would lead from there out of the page: it goes around instead. */
function goAround(event: KeyboardEvent, root: HTMLElement | null): void {
  const buttons = [...(root?.querySelectorAll<HTMLButtonElement>("button:enabled") ?? [])];
  const at = buttons.findIndex((button) => button.matches(":focus"));
  const leaves = event.shiftKey ? at <= 0 : at === buttons.length - 1;
  if (!leaves) return;
  buttons.at(event.shiftKey ? -1 : 0)?.focus();
  event.preventDefault();
}

/** Of the rewrite that the keyboard is in, or else of the first. */
function nextButton(root: HTMLElement | null): HTMLButtonElement | null {
  const within = root?.querySelector(":focus")?.closest(".offer") ?? root;
  return within?.querySelector<HTMLButtonElement>(".next:not(:disabled)") ?? null;
}

function takeButtons(root: HTMLElement | null): HTMLButtonElement[] {
  return [...(root?.querySelectorAll<HTMLButtonElement>(".take:enabled") ?? [])];
}
