import { type Dismissals, readDismissals } from "./dismissals";
import { InMemory, type Live } from "./live";
import { DEFAULTS, readSettings, type Settings } from "./settings";
import { stored } from "./stored";

/** What a person has told us, in words and by closing what we said. */
export interface Preferences {
  readonly settings: Live<Settings>;
  readonly dismissals: Live<Dismissals>;
}

export async function storedPreferences(): Promise<Preferences> {
  const [settings, dismissals] = await Promise.all([
    stored("settings", readSettings),
    stored("dismissals", readDismissals),
  ]);
  return { settings, dismissals };
}

/** For pages that are no part of the extension. */
export function passingPreferences(): Preferences {
  return { settings: new InMemory(DEFAULTS), dismissals: new InMemory({}) };
}
