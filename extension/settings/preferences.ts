import { type ChipTimes, readChipTimes } from "./chip-limit";
import { type Dismissals, readDismissals } from "./dismissals";
import { InMemory, type Live } from "./live";
import { DEFAULTS, readSettings, type Settings } from "./settings";
import { stored } from "./stored";

/** What a person has told us, in words and by closing what we said; and when we last spoke up. */
export interface Preferences {
  readonly settings: Live<Settings>;
  readonly dismissals: Live<Dismissals>;
  readonly chips: Live<ChipTimes>;
}

export async function storedPreferences(): Promise<Preferences> {
  const [settings, dismissals, chips] = await Promise.all([
    stored("settings", readSettings),
    stored("dismissals", readDismissals),
    stored("chips", readChipTimes),
  ]);
  return { settings, dismissals, chips };
}

/**
 * What is closed and shown counts for this page alone, and as long as it is open: on pages to practise on, a person
 * tells us nothing of the boxes that they write to people in.
 *
 * @param settings those by default for a page that is no part of the extension
 */
export function passingPreferences(settings: Live<Settings> = new InMemory(DEFAULTS)): Preferences {
  return { settings, dismissals: new InMemory({}), chips: new InMemory([]) };
}
