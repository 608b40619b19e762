import type { Span } from "@/coach/protocol";
import type { Editor } from "@/editors/editor";
import { leavingOut } from "@/editors/leave-out";
import { droppedLinks } from "@/editors/links";
import { relocate } from "@/editors/relocate";
import { type Outcome, replaceVerified } from "@/editors/replace";
import { type Replacement, stretch, widened } from "@/editors/stretch";
import type { Choice } from "./card/choice";
import { keepFocus } from "./focus";
import { type Key, list, t } from "./i18n";
import { shorten } from "./quote";

const NOTICES: Readonly<Record<Exclude<Outcome, "taken">, Key>> = { changed: "draftChanged", refused: "boxRefused" };

/** What is to be written into which draft, and what is said once it stands there. */
interface DraftChange extends Replacement {
  readonly before: string;
  readonly note: Key;
}

/** What becomes of a change. */
export interface Report {
  /** Something would be lost with it, so it is asked for first. */
  ask(question: Choice): void;
  /** It stands in the box. */
  done(note: Key): void;
  /** It does not, and why. */
  failed(notice: Key): void;
}

/** Changes the draft, as the person chose to: one write, and only once they agreed to what would be lost with it. */
export class Taking {
  #writing: AbortController | null = null;

  constructor(
    private readonly editor: Editor,
    private readonly report: Report,
  ) {}

  /** While a change is on its way into the box, the box's changes are ours. */
  get busy(): boolean {
    return this.#writing !== null;
  }

  /** The person turns to something else: a change that does not stand in the box yet is not to come any more. */
  stop(): void {
    this.#writing?.abort();
  }

  /** Puts a rewrite in the place of the draft that it was made for. */
  take(draft: string, rewrite: string): void {
    this.#askThenWrite({ before: draft, ...stretch(draft, rewrite), note: "taken" });
  }

  /** Takes a sentence out, wherever it stands by now. */
  leaveOut(draft: string, sentence: Span): void {
    const before = this.editor.read();
    const place = relocate(draft, sentence, before);
    const span = place && leavingOut(before, place);
    if (span) this.#askThenWrite({ before, span, text: "", note: "leftOut" });
    else this.report.failed("draftChanged");
  }

  #askThenWrite(change: DraftChange): void {
    const { before } = change;
    const lost = this.editor.read() === before ? this.#lostWith(change) : [];
    if (lost.length === 0) return void this.#write(change);
    const wider = { ...change, ...widened(before, change, this.editor.whole(change.span)) };
    this.report.ask({
      text: t("losesEntities", list(lost.map((one) => shorten(one)))),
      options: [{ label: t("useAnyway"), act: () => void this.#write(wider) }],
      cancel: t("keepMine"),
    });
  }

  /** The mentions that a change puts an end to, and the links that it drops. */
  #lostWith(change: DraftChange): string[] {
    const { before, span } = change;
    const { text: after } = widened(before, change, { start: 0, end: before.length });
    return [...new Set([...this.editor.entities(span), ...droppedLinks(before, after)])];
  }

  async #write({ before, span, text, note }: DraftChange): Promise<void> {
    if (this.#writing) return;
    this.#writing = new AbortController();
    // To be written in, the box takes the keyboard.
    const giveFocusBack = keepFocus();
    const outcome = await replaceVerified(this.editor, before, span, text, this.#writing);
    this.#writing = null;
    if (outcome === "taken") return this.report.done(note);
    this.report.failed(NOTICES[outcome]);
    if (outcome === "refused") giveFocusBack();
  }
}
