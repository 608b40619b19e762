import type { CoachClient } from "@/coach/client";
import type { Offer } from "@/coach/offers";
import { type Findings, Session } from "@/coach/session";
import type { Editor } from "@/editors/editor";
import { type Outcome, replaceVerified } from "@/editors/replace";
import type { Composer } from "@/sites/site";
import { keepCaret } from "./caret";
import { flagged } from "./flagged";
import type { Actions, Layer } from "./layer";
import { lookOf } from "./look";
import { watchPointer } from "./pointer";
import { Underline } from "./underline";

/** How the card came to be open: one that only opened under the pointer goes when the pointer goes. */
type Opened = "by hover" | "by click" | "by hand";

const NOTE_FOR_MS = 4_000;
const POINTER_GONE_MS = 350;

const NOTICES: Readonly<Record<Exclude<Outcome, "taken">, string>> = {
  changed: "Your draft has changed since, so it was left alone.",
  refused: "This box did not take the text. You can copy it instead.",
};

/** One composer's whole company: its session with the coach, its underlines, its chip and its card. */
export class Companion implements Actions {
  #session: Session;
  #underline = new Underline();
  #end = new AbortController();
  #active = false;

  #opened: Opened | null = null;
  #notice: string | null = null;
  #note: string | null = null;
  #noteGone: ReturnType<typeof setTimeout> | undefined;
  #pointerGone: ReturnType<typeof setTimeout> | undefined;
  #giveCaretBack: () => void = () => undefined;
  /** The person closed the card on these flags: the chip does not bring them up again. */
  #heard: string | null = null;
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
    this.#active = active;
    if (!active) this.#opened = null;
    this.#draw();
  }

  /** Returns whether there was anything to open: keys that do nothing of ours belong to the page. */
  toggle(): boolean {
    if (!this.#opened || !this.layer.hasFocus) return this.#openCard("by hand");
    this.close();
    return true;
  }

  open(): void {
    this.#openCard("by hand");
  }

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
    this.#heard = findings && flagsOf(findings);
    this.#closeCard();
  }

  gone(): void {
    this.#end.abort();
    clearTimeout(this.#noteGone);
    clearTimeout(this.#pointerGone);
    this.#session.close();
    this.#underline.clear();
    if (this.#active) this.layer.hide();
    this.#active = false;
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
    if (this.#opened && !(target instanceof Node && this.element.contains(target))) this.#closeCard();
  }

  #rested(): void {
    if (!this.#opened) this.#openCard("by hover");
  }

  #clicked(underlined: boolean): void {
    if (underlined) this.#openCard("by click");
    else if (this.#opened) this.#closeCard();
  }

  #edited(): void {
    if (this.#taking) return;
    const text = this.editor.read();
    if (this.#opened && this.#session.state.offers?.draft.draft !== text) this.#opened = null;
    if (text.trim() === "") this.#heard = null;
    this.#forgetNote();
    this.#session.edited(text);
    this.#draw();
  }

  #openCard(how: Opened): boolean {
    if (!this.#session.state.findings) return false;
    if (how === "by hand") this.#giveCaretBack = keepCaret(this.element);
    this.#opened = how;
    this.#notice = null;
    this.#forgetNote();
    void this.#session.rewrite();
    this.#draw();
    return true;
  }

  #closeCard(): void {
    const back = this.layer.hasFocus;
    this.#opened = null;
    this.#draw();
    if (back) this.#giveCaretBack();
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
      this.#session.replaced(this.editor.read());
      this.#say(`Taken. ${undoKeys()} brings your own words back.`);
    } else {
      this.#notice = NOTICES[outcome];
      this.#draw();
    }
  }

  #say(note: string): void {
    this.#note = note;
    clearTimeout(this.#noteGone);
    this.#noteGone = setTimeout(() => {
      this.#forgetNote();
      this.#draw();
    }, NOTE_FOR_MS);
    this.#draw();
  }

  #forgetNote(): void {
    clearTimeout(this.#noteGone);
    this.#note = null;
  }

  #underlineNow(text: string): void {
    const { findings } = this.#session.state;
    if (!findings) return this.#underline.clear();
    const { tone, spans } = flagged(findings, text);
    this.#underline.paint(this.editor.ranges(spans), tone, lookOf(this.element).theme);
  }

  #draw(): void {
    const { findings, offers } = this.#session.state;
    if (!findings) this.#opened = null;
    this.#underlineNow(this.editor.read());
    if (!this.#active) return;
    const chip = findings?.answer.verdict === "warn" && flagsOf(findings) !== this.#heard;
    if (!findings && !this.#note) return this.layer.hide();
    this.layer.show(
      {
        findings,
        offers,
        chip,
        card: this.#opened && { notice: this.#notice, focus: this.#opened === "by hand" },
        note: this.#note,
        frame: this.composer.frame,
        look: lookOf(this.element),
      },
      this,
    );
  }
}

/** What is wrong with a draft, without its words: flags of the same kinds are not news. */
function flagsOf({ answer }: Findings): string {
  const names = [...answer.labels, ...answer.sentences.flatMap(({ labels }) => labels)].map(({ name }) => name);
  return [...new Set(names)].sort().join(" ");
}

function undoKeys(): string {
  return /Mac|iP(hone|ad)/.test(navigator.platform) ? "⌘Z" : "Ctrl+Z";
}
