import type { CoachClient } from "@/coach/client";
import type { Offer } from "@/coach/offers";
import { Session } from "@/coach/session";
import type { Editor } from "@/editors/editor";
import { type Outcome, replaceVerified } from "@/editors/replace";
import type { Composer } from "@/sites/site";
import { keepCaret } from "./caret";
import { flagged } from "./flagged";
import { Heard } from "./heard";
import { UNDO_KEYS } from "./keys";
import type { Actions, Layer } from "./layer";
import { lookOf } from "./look";
import { Note } from "./note";
import { watchPointer } from "./pointer";
import { Underline } from "./underline";

/** How the card came to be open: one that only opened under the pointer goes when the pointer goes. */
type Opened = "by hover" | "by click" | "by hand";

const POINTER_GONE_MS = 350;

const NOTICES: Readonly<Record<Exclude<Outcome, "taken">, string>> = {
  changed: "Your draft has changed since, so it was left alone.",
  refused: "This box did not take the text. You can copy it instead.",
};

/** One composer's company: its session with the coach, its underlines, its chip and its card. */
export class Companion implements Actions {
  readonly #session: Session;
  readonly #underline = new Underline();
  readonly #heard = new Heard();
  readonly #note = new Note(() => this.#draw());
  readonly #end = new AbortController();
  #active = false;
  #opened: Opened | null = null;
  #notice: string | null = null;
  #pointerGone: ReturnType<typeof setTimeout> | undefined;
  #giveCaretBack: () => void = () => undefined;
  /** While a rewrite is on its way into the box, the box's changes are ours. */
  #taking = false;

  constructor(
    private readonly composer: Composer,
    private readonly editor: Editor,
    coach: CoachClient,
    private readonly layer: Layer,
  ) {
    const read = () => (composer.element.isConnected ? { ...composer.context(), draft: editor.read() } : null);
    this.#session = new Session(coach, read, () => this.#draw());
    const { signal } = this.#end;
    editor.watch(() => this.#edited(), signal);
    watchPointer(
      composer.element,
      this.#underline,
      { rest: () => this.#rested(), click: (underlined) => this.#clicked(underlined) },
      signal,
    );
    composer.frame.addEventListener("mouseenter", () => this.pointer(true), { signal });
    composer.frame.addEventListener("mouseleave", () => this.pointer(false), { signal });
    this.#edited();
  }

  get element(): HTMLElement {
    return this.composer.element;
  }

  get isOpen(): boolean {
    return this.#opened !== null;
  }

  /** Only the composer last written in speaks; the others keep their underlines. */
  set active(active: boolean) {
    if (active === this.#active) return;
    if (!active) this.#closeCard();
    this.#active = active;
    this.#draw();
  }

  open(): void {
    this.#openCard("by hand");
  }

  /** Returns whether there was anything to open or close: keys that do nothing of ours belong to the page. */
  toggle(): boolean {
    if (!this.#opened || !this.layer.hasFocus) return this.#openCard("by hand");
    this.close();
    return true;
  }

  /** Takes the rewrite of this number, if the card is open and it is written. */
  takeNumber(number: number): boolean {
    const offer = this.#session.state.offers?.items.filter(({ stage }) => stage !== "none")[number - 1];
    if (!this.#opened || offer?.stage !== "ready") return false;
    this.take(offer);
    return true;
  }

  take(offer: Offer): void {
    void this.#take(offer);
  }

  async copy(offer: Offer): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(offer.text);
      return true;
    } catch {
      return false;
    }
  }

  retry(): void {
    void this.#session.rewrite();
  }

  close(): void {
    const { findings } = this.#session.state;
    if (findings) this.#heard.close(findings);
    this.#closeCard();
  }

  gone(): void {
    this.#end.abort();
    this.#note.forget();
    clearTimeout(this.#pointerGone);
    this.#session.close();
    this.#underline.clear();
  }

  pointer(inside: boolean): void {
    clearTimeout(this.#pointerGone);
    if (inside || this.#opened !== "by hover") return;
    this.#pointerGone = setTimeout(() => {
      if (this.#opened === "by hover" && !this.layer.hasFocus) this.#closeCard();
    }, POINTER_GONE_MS);
  }

  /** The pointer went down somewhere on the page, outside of our layer. */
  pressed(target: EventTarget | null): void {
    if (!(target instanceof Node && this.element.contains(target))) this.#closeCard();
  }

  #rested(): void {
    if (!this.#opened) this.#openCard("by hover");
  }

  #clicked(underlined: boolean): void {
    if (underlined) this.#openCard("by click");
    else this.#closeCard();
  }

  #edited(): void {
    if (this.#taking) return;
    const text = this.editor.read();
    if (text.trim() === "") this.#heard.forget();
    if (text !== this.#session.state.offers?.draft.draft) this.#opened = null;
    this.#note.forget();
    this.#session.edited(text);
    this.#draw();
  }

  #openCard(how: Opened): boolean {
    if (!this.#session.state.findings) return false;
    if (how === "by hand" && !this.layer.hasFocus) this.#giveCaretBack = keepCaret(this.element);
    this.#opened = how;
    this.#notice = null;
    this.#note.forget();
    void this.#session.rewrite();
    this.#draw();
    return true;
  }

  #closeCard(): void {
    if (!this.#opened) return;
    this.#opened = null;
    this.#draw();
  }

  async #take(offer: Offer): Promise<void> {
    const { offers } = this.#session.state;
    if (!offers || this.#taking) return;
    const before = offers.draft.draft;
    this.#taking = true;
    const outcome = await replaceVerified(this.editor, before, { start: 0, end: before.length }, offer.text);
    this.#taking = false;
    if (outcome === "taken") {
      this.#opened = null;
      this.#note.say(`Taken. ${UNDO_KEYS} brings your own words back.`);
      this.#session.replaced(this.editor.read());
    } else {
      this.#notice = NOTICES[outcome];
    }
    this.#draw();
  }

  #draw(): void {
    const { findings } = this.#session.state;
    if (!findings) this.#opened = null;
    this.#drawUnderlines();
    if (!this.#active) return;
    const hadFocus = this.layer.hasFocus;
    if (findings || this.#note.text) this.#drawOver();
    else this.layer.hide();
    // The card must not take the keyboard with it when it goes.
    if (hadFocus && !this.#opened) this.#giveCaretBack();
  }

  #drawUnderlines(): void {
    const { findings } = this.#session.state;
    if (!findings) return this.#underline.clear();
    const { tone, spans } = flagged(findings, this.editor.read());
    this.#underline.paint(this.editor.ranges(spans), tone, lookOf(this.element).theme);
  }

  #drawOver(): void {
    const { findings, offers } = this.#session.state;
    this.layer.show(
      {
        findings,
        offers,
        chip: findings?.answer.verdict === "warn" && this.#heard.isNews(findings),
        card: this.#opened && { notice: this.#notice, focus: this.#opened === "by hand" },
        note: this.#note.text,
        frame: this.composer.frame,
        beside: this.composer.beside ?? false,
        look: lookOf(this.element),
      },
      this,
    );
  }
}
