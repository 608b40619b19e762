const SHOWN_FOR_MS = 4_000;

/** A word after something was done, that goes by itself. */
export class Note {
  #text: string | null = null;
  #over: ReturnType<typeof setTimeout> | undefined;

  /** @param gone called when it has stood long enough */
  constructor(private readonly gone: () => void) {}

  get text(): string | null {
    return this.#text;
  }

  say(text: string): void {
    this.forget();
    this.#text = text;
    this.#over = setTimeout(() => {
      this.#text = null;
      this.gone();
    }, SHOWN_FOR_MS);
  }

  forget(): void {
    clearTimeout(this.#over);
    this.#text = null;
  }
}
