/** A value that several places show and change, each seeing the others' changes. */
export interface Live<T> {
  readonly current: T;
  set(value: T): void;
  /** Calls back after each change, until the signal. */
  watch(changed: () => void, signal: AbortSignal): void;
}

/** A value that lasts as long as the page. */
export class InMemory<T> implements Live<T> {
  #watchers = new Set<() => void>();

  constructor(public current: T) {}

  set(value: T): void {
    this.current = value;
    for (const changed of this.#watchers) changed();
  }

  watch(changed: () => void, signal: AbortSignal): void {
    this.#watchers.add(changed);
    signal.addEventListener("abort", () => this.#watchers.delete(changed), { once: true });
  }
}
