import type { CoachClient } from "./client";
import { CoachError } from "./errors";
import { fail, finish, type Offers, receive, turn, turned, waiting } from "./offers";
import { type Draft, LONGEST_SEEN, MOST_SEEN, type Style, STYLES } from "./protocol";

/** The rewrites of one draft. They end with it, and so does the memory of what was shown. */
export class Rewriting {
  #offers: Offers;
  #seen: string[] = [];
  #stopped = new AbortController();

  /** @param changed called with what there is to show by then, until `stop` */
  constructor(
    private readonly coach: CoachClient,
    private readonly draft: Draft,
    private readonly changed: (offers: Offers) => void,
  ) {
    this.#offers = waiting(draft, STYLES);
  }

  async begin(): Promise<void> {
    this.#show(this.#offers);
    try {
      const events = this.coach.rewrite(this.draft, { styles: STYLES }, this.#stopped.signal);
      for await (const event of events) this.#show(receive(this.#offers, event));
      this.#show(finish(this.#offers));
    } catch (cause) {
      this.#show(fail(this.#offers, CoachError.from(cause).code));
    }
  }

  /** Other words in the place of those that a style shows; these stand, and can be taken, until others are there. */
  async next(style: Style): Promise<void> {
    const offer = this.#offers.items.find((item) => item.style === style);
    if (offer?.stage !== "ready" || offer.more === "asked" || offer.more === "none") return;
    this.#seen.push(offer.text);
    this.#show(turn(this.#offers, style));
    const text = await this.#ask(style);
    this.#show(turned(this.#offers, style, text));
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Null where the coach did not come to an end: that there is nothing better to say is an answer, too. */
  async #ask(style: Style): Promise<string | null> {
    let text: string | null = null;
    try {
      const wanted = { styles: [style], seen: this.#shown() };
      for await (const event of this.coach.rewrite(this.draft, wanted, this.#stopped.signal)) {
        if (event.type === "done" && event.style === style) text = event.text;
      }
    } catch {
      // What stands there stays, and the card says that no answer came.
    }
    return text;
  }

  /** What was shown in any style, the latest of it if it is more than the coach takes. */
  #shown(): string[] {
    const standing = this.#offers.items.filter(({ stage }) => stage === "ready").map(({ text }) => text);
    const texts = [...new Set([...this.#seen, ...standing])].filter((text) => [...text].length <= LONGEST_SEEN);
    return texts.slice(-MOST_SEEN);
  }

  #show(offers: Offers): void {
    this.#offers = offers;
    if (!this.#stopped.signal.aborted) this.changed(offers);
  }
}
