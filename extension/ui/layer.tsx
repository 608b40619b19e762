import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Offer } from "@/coach/offers";
import type { Span } from "@/coach/protocol";
import type { SessionState } from "@/coach/session";
import { Card, type CardProps } from "./card/card";
import { Chip } from "./chip";
import { Floating } from "./floating";
import { announcement } from "./announcement";
import { t } from "./i18n";
import type { Look } from "./look";
import { modalAround } from "./modal";
import type { Silence } from "./card/silence";
import css from "./styles.css?inline";

/** What stands over the page for one composer. */
export interface View extends SessionState {
  readonly frame: HTMLElement;
  readonly beside: boolean;
  /** What ours never stands on. */
  readonly buttons: () => readonly Element[];
  readonly look: Look;
  readonly chip: boolean;
  readonly card: Pick<CardProps, "notice" | "focus" | "question"> | null;
  readonly siteName: string | null;
  readonly kinds: boolean;
  /** A word after something was done, gone by itself. */
  readonly note: string | null;
}

/** What the person did with it. */
export interface Actions {
  readonly silence: Silence;
  /** The question in the card needs no answer any more. */
  answered(): void;
  open(): void;
  take(offer: Offer): void;
  /** Other words in the place of these. */
  next(offer: Offer): void;
  leaveOut(sentence: Span): void;
  copy(offer: Offer): Promise<boolean>;
  retry(): void;
  close(): void;
  /** The box has left the page. */
  gone(): void;
  /** The pointer came to the card, or left it. */
  pointer(inside: boolean): void;
}

/** Events of ours that a page has no business with: its shortcuts, its 'clicked elsewhere'. */
const OURS = [
  "keydown",
  "keypress",
  "keyup",
  "pointerdown",
  "pointerup",
  "mousedown",
  "mouseup",
  "click",
  "focusin",
  "focusout",
];

/** The one place where anything of ours is drawn over a page, apart from its styles in a shadow root. */
export class Layer {
  readonly host: HTMLElement;
  #root: HTMLElement;

  constructor() {
    this.host = document.createElement("div");
    this.host.dataset["rapport"] = "";
    // Ours is in the person's language, whatever the page is in.
    this.host.lang = t("language");
    // Over everything, the page's own dialogs too, wherever in the page it is and whatever is cut off there.
    this.host.popover = "manual";
    this.host.style.cssText = "all: initial; position: fixed; inset: 0 auto auto 0; z-index: 2147483647;";
    for (const type of OURS) this.host.addEventListener(type, (event) => event.stopPropagation());
    const shadow = this.host.attachShadow({ mode: "open" });
    const style = document.createElement("style");
    style.textContent = css;
    this.#root = document.createElement("div");
    shadow.append(style, this.#root);
  }

  show(view: View, actions: Actions): void {
    const home = modalAround(view.frame) ?? document.documentElement;
    if (this.host.parentNode !== home) home.append(this.host);
    if (!this.host.matches(":popover-open")) this.host.showPopover();
    this.host.dataset["theme"] = view.look.theme;
    this.host.style.setProperty("--font", view.look.font);
    render(<Over view={view} actions={actions} />, this.#root);
  }

  /** Also where a dialog has left the page, and our host with it. */
  hide(): void {
    render(null, this.#root);
    this.host.remove();
  }

  get hasFocus(): boolean {
    return document.activeElement === this.host;
  }
}

function Over({ view, actions }: { readonly view: View; readonly actions: Actions }) {
  const { findings, offers, frame, beside, buttons, card, chip, note } = view;
  return (
    <>
      <Spoken text={announcement(view)} />
      {findings && card && (
        <Floating anchor={frame} beside={beside} buttons={buttons} gap={8} onGone={() => actions.gone()}>
          <div onMouseEnter={() => actions.pointer(true)} onMouseLeave={() => actions.pointer(false)}>
            <Card
              findings={findings}
              offers={offers}
              notice={card.notice}
              focus={card.focus}
              question={card.question}
              siteName={view.siteName}
              kinds={view.kinds}
              silence={actions.silence}
              onAnswered={() => actions.answered()}
              onTake={(offer) => actions.take(offer)}
              onNext={(offer) => actions.next(offer)}
              onLeaveOut={(sentence) => actions.leaveOut(sentence)}
              onCopy={(offer) => actions.copy(offer)}
              onRetry={() => actions.retry()}
              onClose={() => actions.close()}
            />
          </div>
        </Floating>
      )}
      {findings && chip && !card && (
        <Floating anchor={frame} beside={beside} buttons={buttons} gap={6} onGone={() => actions.gone()}>
          <Chip findings={findings} onOpen={() => actions.open()} />
        </Floating>
      )}
      {note && !card && !chip && (
        <Floating anchor={frame} beside={beside} buttons={buttons} gap={6} onGone={() => actions.gone()}>
          <p class="note">{note}</p>
        </Floating>
      )}
    </>
  );
}

/** Screen readers speak a change of this text, but not a text that was there when the region came: so it comes empty. */
function Spoken({ text }: { readonly text: string }) {
  const [spoken, speak] = useState("");
  useEffect(() => speak(text), [text]);
  return (
    <p class="spoken" role="status">
      {spoken}
    </p>
  );
}
