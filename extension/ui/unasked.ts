import { mayShow, withShown } from "@/settings/chip-limit";
import type { Preferences } from "@/settings/preferences";

/**
 * Whether the chip may show itself unasked, as often as the person wants that. It counts once for a draft, however
 * often it comes and goes there; what a person opens by themselves does not count.
 */
export class Unasked {
  #granted = false;

  constructor(private readonly preferences: Preferences) {}

  /** Asked only where the chip would show itself: a yes is counted. */
  mayShow(): boolean {
    const { settings, chips } = this.preferences;
    const { chipLimit } = settings.current;
    const now = Date.now();
    if (this.#granted) return true;
    this.#granted = mayShow(chips.current, chipLimit, now);
    // Where nothing is limited, there is nothing to remember.
    if (this.#granted && chipLimit !== "none") chips.set(withShown(chips.current, now));
    return this.#granted;
  }

  /** Another text begins. */
  forget(): void {
    this.#granted = false;
  }
}
