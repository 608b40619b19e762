import type { Findings } from "@/coach/session";
import { dismiss, isDismissed, type Place } from "@/settings/dismissals";
import type { Preferences } from "@/settings/preferences";

/**
 * Remembers what a person has seen and closed, so that nothing brings it up again: in this draft never, and in
 * others for as long as the settings say.
 */
export class Heard {
  #flags: string | null = null;

  constructor(private readonly preferences: Preferences) {}

  close(findings: Findings): void {
    const names = flagsOf(findings);
    this.#flags = names.join(" ");
    const { dismissals } = this.preferences;
    dismissals.set(dismiss(dismissals.current, placeOf(findings), names, Date.now()));
  }

  /** Whether these findings hold flags of a kind that was not closed yet. */
  isNews(findings: Findings): boolean {
    const names = flagsOf(findings);
    if (names.join(" ") === this.#flags) return false;
    const { settings, dismissals } = this.preferences;
    return !isDismissed(dismissals.current, placeOf(findings), names, settings.current.quietFor, Date.now());
  }

  /** Another text begins. */
  forget(): void {
    this.#flags = null;
  }
}

function placeOf({ draft }: Findings): Place {
  return { host: location.hostname, surface: draft.surface };
}

/** What is wrong with a draft, without its words. */
function flagsOf({ answer }: Findings): string[] {
  const names = [...answer.labels, ...answer.sentences.flatMap(({ labels }) => labels)].map(({ name }) => name);
  return [...new Set(names)].sort();
}
