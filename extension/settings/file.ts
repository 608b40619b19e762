import { readSettings, type Settings } from "./settings";

/** Marks a file as one of ours; the number grows when an older Rapport could misread it. */
const FORMAT = 1;

/** The settings as a file that another browser takes. */
export function toFile(settings: Settings): string {
  return `${JSON.stringify({ rapport: FORMAT, settings }, null, 2)}\n`;
}

/** The settings in a file; null for a file that is not ours. */
export function fromFile(text: string): Settings | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("rapport" in value) || !("settings" in value)) return null;
  return value.rapport === FORMAT ? readSettings(value.settings) : null;
}
