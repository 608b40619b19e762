import type { CoachClient } from "./client";
import type { Offers } from "./offers";
import type { CheckAnswer, Draft, Span, Style } from "./protocol";
import { Rewriting } from "./rewriting";
import { endsSentence } from "./sentence-end";
import { worthChecking } from "./worth-checking";

/** How long a person pauses before the coach reads what they wrote, unless a sentence has come to its end. */
export const PAUSE_MS = 350;

/** What the coach found, and in which draft. */
export interface Findings {
  readonly draft: Draft;
  readonly answer: CheckAnswer;
  /** Words of the draft that the person wanted to avoid; the coach knows nothing of them. */
  readonly own?: readonly Span[];
  /** Sentences of the draft that the person wants flagged for nothing. */
  readonly spared?: readonly Span[];
}

export interface SessionState {
  /** Null where nothing was read: too short, not checked yet, or no coach. That all is well is a finding, too. */
  readonly findings: Findings | null;
  /** Null until rewrites were asked for, and again once the draft they were for has changed. */
  readonly offers: Offers | null;
}

const QUIET: SessionState = { findings: null, offers: null };

/**
 * The coach's view of one composer, from the first word to the last.
 *
 * Three promises: at most one check is on its way, an answer is shown only if the draft is still the one it
 * was asked about, and nothing happens while nothing changes. Findings of the draft before stay until the new
 * one's arrive, so that underlines do not flicker while a person types on.
 */
export class Session {
  #state = QUIET;
  #text = "";
  #pause: ReturnType<typeof setTimeout> | undefined;
  #checking = false;
  #checked: Draft | null = null;
  #rewriting: Rewriting | null = null;

  /**
   * @param read the draft as it stands, with its context; null where the page shows no draft any more
   * @param changed called after each change of `state`
   */
  constructor(
    private readonly coach: CoachClient,
    private readonly read: () => Draft | null,
    private readonly changed: (state: SessionState) => void,
  ) {}

  get state(): SessionState {
    return this.#state;
  }

  /** The text that it was told of last. */
  get text(): string {
    return this.#text;
  }

  /** Whether an answer about the text as it stands is still to come. */
  get reading(): boolean {
    return this.#pause !== undefined || this.#checking;
  }

  /** The composer holds this text now. */
  edited(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#stopRewriting();
    clearTimeout(this.#pause);
    this.#pause = undefined;
    if (worthChecking(text)) {
      // At once is still a task of its own: the key that was pressed has to show first.
      this.#pause = setTimeout(() => this.#pauseOver(), endsSentence(text) ? 0 : PAUSE_MS);
      this.#set({ offers: null });
    } else {
      this.#set(QUIET);
    }
  }

  /** Reads the composer anew, though its text may be the same: the person wants it read again. */
  again(text: string): void {
    this.#text = "";
    this.edited(text);
  }

  /** The person is back in the composer. Sites use a box again for another conversation, which is another draft. */
  entered(): void {
    if (this.#checked?.draft !== this.#text) return;
    const draft = this.read();
    if (!draft || same(draft, this.#checked)) return;
    this.#set({ findings: null });
    this.again(this.#text);
  }

  /** One of our rewrites took the draft's place: what was found in the old words is over. */
  replaced(text: string): void {
    this.#set({ findings: null });
    this.edited(text);
  }

  /** Asks for rewrites of the draft as it stands; what was already written for it is kept. */
  async rewrite(): Promise<void> {
    const draft = this.read();
    if (!draft || this.#isOffered(draft)) return;
    this.#stopRewriting();
    this.#rewriting = new Rewriting(this.coach, draft, (offers) => this.#set({ offers }));
    await this.#rewriting.begin();
  }

  /** Asks for other words in the place of those that a style shows. */
  async next(style: Style): Promise<void> {
    await this.#rewriting?.next(style);
  }

  /** The composer is gone. */
  close(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#text = "";
    this.#stopRewriting();
    this.#set(QUIET);
  }

  #isOffered(draft: Draft): boolean {
    const { offers } = this.#state;
    return offers !== null && offers.stage !== "failed" && same(offers.draft, draft);
  }

  #pauseOver(): void {
    this.#pause = undefined;
    if (!this.#checking) void this.#check();
    // Otherwise the check under way looks for newer text when it is back.
  }

  async #check(): Promise<void> {
    const draft = this.read();
    if (!draft || !worthChecking(draft.draft)) return this.#set(QUIET);
    this.#text = draft.draft;
    this.#checked = draft;
    this.#checking = true;
    let findings: Findings | null = null;
    try {
      findings = { draft, answer: await this.coach.check(draft) };
    } catch {
      // No coach, nothing to say: the popup tells what is wrong, the page stays as it is.
    } finally {
      this.#checking = false;
    }
    if (draft.draft === this.#text) this.#set({ findings });
    else if (this.#pause === undefined && worthChecking(this.#text)) void this.#check();
  }

  #stopRewriting(): void {
    this.#rewriting?.stop();
    this.#rewriting = null;
  }

  #set(change: Partial<SessionState>): void {
    const next = { ...this.#state, ...change };
    if (next.findings === this.#state.findings && next.offers === this.#state.offers) return;
    this.#state = next;
    this.changed(next);
  }
}

/** Whether two drafts say the same in the same place. */
function same(one: Draft, other: Draft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
