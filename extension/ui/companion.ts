import type { CoachClient } from "@/coach/client";
import type { Offer } from "@/coach/offers";
import type { Draft, Span } from "@/coach/protocol";
import { type Findings, Session } from "@/coach/session";
import { isTooLong, worthChecking } from "@/coach/worth-checking";
import type { Editor } from "@/editors/editor";
import type { Preferences } from "@/settings/preferences";
import { isOn } from "@/settings/settings";
import { hasFlags, tempered } from "@/settings/temper";
import type { Composer, Site } from "@/sites/site";
import type { Choice } from "./card/choice";
import type { Silence } from "./card/silence";
import { keepCaret } from "./caret";
import { Composing } from "./composing";
import { type Doing, flagCount } from "./doing";
import { flagged, type Tone } from "./flagged";
import { Heard } from "./heard";
import { type Key, t } from "./i18n";
import { UNDO_KEYS } from "./keys";
import type { Actions, Layer } from "./layer";
import { lookOf } from "./look";
import { Note } from "./note";
import { watchPointer } from "./pointer";
import { silencing } from "./silencing";
import { Taking } from "./taking";
import { Unasked } from "./unasked";
import { Underline } from "./underline";

/** How the card came to be open: one that only opened under the pointer goes when the pointer goes. */
type Opened = "by hover" | "by click" | "by hand";

const POINTER_GONE_MS = 350;

/** What all companions of a page share. */
export interface Company {
  readonly coach: CoachClient;
  readonly layer: Layer;
  readonly preferences: Preferences;
  readonly site: Site;
}

/** One composer's company: its session with the coach, its underlines, its chip and its card. */
export class Companion implements Actions {
  readonly #session: Session;
  readonly #underline = new Underline();
  readonly #heard: Heard;
  readonly #unasked: Unasked;
  readonly #taking: Taking;
  readonly #composing: Composing;
  readonly #note = new Note(() => this.#draw());
  readonly #end = new AbortController();
  readonly silence: Silence;
  readonly #buttons = (): readonly Element[] => this.composer.buttons?.() ?? [];
  #active = false;
  #opened: Opened | null = null;
  #notice: string | null = null;
  #question: Choice | null = null;
  #pointerGone: ReturnType<typeof setTimeout> | undefined;
  #giveCaretBack: () => void = () => undefined;

  constructor(
    private readonly composer: Composer,
    private readonly editor: Editor,
    private readonly company: Company,
  ) {
    this.#heard = new Heard(company.preferences);
    this.#unasked = new Unasked(company.preferences);
    this.#taking = new Taking(editor, {
      ask: (question) => this.#ask(question),
      done: (note) => this.#changed(note),
      failed: (notice) => this.#notify(notice),
    });
    this.silence = silencing(
      company.preferences.settings,
      { surface: () => composer.context().surface, site: company.site.name ?? location.hostname },
      (note) => this.#silenced(note),
    );
    this.#session = new Session(
      company.coach,
      () => this.#draftIfOn(),
      () => this.#draw(),
    );
    const { signal } = this.#end;
    this.#composing = new Composing(editor, () => this.#composed(), signal);
    company.preferences.settings.watch(() => this.#preferred(), signal);
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

  /** Whether the box has left the page, and this company with it. */
  get ended(): boolean {
    return this.#end.signal.aborted;
  }

  /** What is read here; null once the box has left the page. */
  get draft(): Draft | null {
    const { element } = this.composer;
    return element.isConnected ? { ...this.composer.context(), draft: this.#text } : null;
  }

  /** What is being done about the draft; null once the box has left the page. */
  get doing(): Doing | null {
    if (!this.element.isConnected) return null;
    const draft = this.#draftIfOn();
    if (!draft) return "off";
    if (isTooLong(draft.draft)) return "long";
    if (!worthChecking(draft.draft)) return "short";
    if (this.#session.reading) return "reading";
    if (!this.#session.state.findings) return "unanswered";
    return this.#findings ? flagCount(this.#findings) : 0;
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

  /** The person is in the box, for the first time or again. */
  entered(): void {
    this.#session.entered();
  }

  open(): void {
    this.#openCard("by hand");
  }

  /** Returns whether there was anything to open or close: keys that do nothing of ours belong to the page. */
  toggle(): boolean {
    if (!this.#opened || !this.company.layer.hasFocus) return this.#openCard("by hand");
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
    const { offers } = this.#session.state;
    if (offers) this.#taking.take(offers.draft.draft, offer.text);
  }

  next(offer: Offer): void {
    // What was asked was about the words that are to go.
    this.answered();
    void this.#session.next(offer.style);
  }

  leaveOut(sentence: Span): void {
    const { findings } = this.#session.state;
    if (findings) this.#taking.leaveOut(findings.draft.draft, sentence);
  }

  answered(): void {
    this.#ask(null);
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
    const findings = this.#findings;
    if (findings) this.#heard.close(findings);
    this.#closeCard();
  }

  gone(): void {
    this.#end.abort();
    this.#taking.stop();
    this.#note.forget();
    clearTimeout(this.#pointerGone);
    this.#session.close();
    // The session may have had nothing to say, and a note stood there all the same.
    this.#draw();
  }

  pointer(inside: boolean): void {
    clearTimeout(this.#pointerGone);
    if (inside || this.#opened !== "by hover") return;
    this.#pointerGone = setTimeout(() => {
      if (this.#opened === "by hover" && !this.company.layer.hasFocus) this.#closeCard();
    }, POINTER_GONE_MS);
  }

  /** The pointer went down somewhere on the page, outside of our layer. */
  pressed(target: EventTarget | null): void {
    this.#taking.stop();
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
    if (this.#taking.busy || this.ended) return;
    const text = this.#text;
    if (text.trim() === "") {
      this.#heard.forget();
      this.#unasked.forget();
    }
    if (text !== this.#session.state.offers?.draft.draft) this.#opened = null;
    this.#note.forget();
    this.#session.edited(text);
    this.#draw();
  }

  /** What there is to read: what an input method holds is not written yet. */
  get #text(): string {
    return this.#composing.before ?? this.editor.read();
  }

  /** An input method has begun, and no card may write into its letters; or it is done. */
  #composed(): void {
    if (this.#composing.before === null) this.#edited();
    else this.#closeCard();
  }

  #openCard(how: Opened): boolean {
    const findings = this.#findings;
    if (!findings) return false;
    if (this.#composing.before !== null) return how === "by hand" && this.#openOnceComposed();
    if (how === "by hand" && !this.company.layer.hasFocus) this.#giveCaretBack = keepCaret(this.element);
    this.#opened = how;
    this.#notice = null;
    this.#question = null;
    this.#note.forget();
    // For a word that only the person minds, the coach has no others.
    if (hasFlags(findings)) void this.#session.rewrite();
    this.#draw();
    return true;
  }

  /** The card is about to have the keyboard. Without it an input method is done, and the box a moment later. */
  #openOnceComposed(): boolean {
    this.element.blur();
    setTimeout(() => this.#composing.before === null && this.#openCard("by hand"));
    return true;
  }

  #closeCard(): void {
    if (!this.#opened) return;
    this.#opened = null;
    this.#draw();
  }

  #ask(question: Choice | null): void {
    this.#question = question;
    this.#draw();
  }

  /** Other words, or fewer, stand in the box: as the person chose, or as the box made of it. */
  #changed(note: Key): void {
    this.#opened = null;
    this.#question = null;
    this.#note.say(t(note, UNDO_KEYS));
    this.#session.replaced(this.editor.read());
    this.#draw();
  }

  #notify(notice: Key): void {
    // While we were writing, nobody looked at what the person wrote, or what the box made of it.
    if (this.#text !== this.#session.text) {
      // The card has nothing to offer for such a text, so it goes, and a word says why.
      if (notice === "boxRefused") return this.#changed("boxMuddled");
      this.#edited();
    }
    this.#question = null;
    this.#notice = t(notice);
    this.#draw();
  }

  get #settings(): Preferences["settings"] {
    return this.company.preferences.settings;
  }

  #draftIfOn(): Draft | null {
    const { draft } = this;
    if (!draft) return null;
    const kind = this.company.site.kinds ? draft.surface : null;
    return isOn(this.#settings.current, location.hostname, kind) ? draft : null;
  }

  /** What there is to say, after the person's own settings. */
  get #findings(): Findings | null {
    const { findings } = this.#session.state;
    return findings && tempered(findings, this.#settings.current);
  }

  /** The person asked for silence: the card goes, and a word stays for a moment to say so. */
  #silenced(note: string): void {
    this.#opened = null;
    this.#note.say(note);
    this.#draw();
  }

  /** The person has changed the settings, here or elsewhere. */
  #preferred(): void {
    if (!this.#draftIfOn()) this.#session.close();
    else if (!this.#session.state.findings) this.#session.again(this.#text);
    this.#draw();
  }

  #draw(): void {
    const findings = this.#findings;
    if (!findings) this.#opened = null;
    this.#drawUnderlines();
    if (!this.#active) return;
    const hadFocus = this.company.layer.hasFocus;
    if (findings || this.#note.text) this.#drawOver();
    else this.company.layer.hide();
    // The card must not take the keyboard with it when it goes.
    if (hadFocus && !this.#opened) this.#giveCaretBack();
  }

  /** Whether the chip is to show itself. Behind the card it would not be seen, and is not counted. */
  #speaksUp(findings: Findings): boolean {
    if (this.#opened) return false;
    // A word about what became of the draft is to be read first; it goes by itself.
    if (this.#note.text) return false;
    // A tip is told by its line; where there can be none, nothing else would tell of it.
    if (findings.answer.verdict !== "warn" && this.editor.canUnderline) return false;
    return this.#heard.isNews(findings) && this.#unasked.mayShow();
  }

  #drawUnderlines(): void {
    const findings = this.#findings;
    if (!findings) return this.#underline.clear();
    const ranges: Record<Tone, Range[]> = { warn: [], tip: [] };
    for (const { tone, spans } of flagged(findings, this.editor.read())) ranges[tone].push(...this.editor.ranges(spans));
    this.#underline.paint(ranges, lookOf(this.element).theme);
  }

  #drawOver(): void {
    const findings = this.#findings;
    const look = lookOf(this.element);
    const { theme } = this.#settings.current;
    this.company.layer.show(
      {
        findings,
        offers: this.#session.state.offers,
        chip: findings !== null && this.#speaksUp(findings),
        card: this.#opened && {
          notice: this.#notice,
          focus: this.#opened === "by hand",
          question: this.#question,
        },
        siteName: this.company.site.name,
        kinds: this.company.site.kinds,
        note: this.#note.text,
        frame: this.composer.frame,
        beside: this.composer.beside ?? false,
        buttons: this.#buttons,
        look: theme === "auto" ? look : { ...look, theme },
      },
      this,
    );
  }
}
