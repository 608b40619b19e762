import { diffWordsWithSpace } from "diff";

/** Some words that stay, then what goes and what comes in its place. */
export interface Change {
  kept: string;
  removed: string;
  added: string;
}

/** Fewer kept words than this between two changes are chance: a salad of single words explains nothing. */
const FEWEST_KEPT = 2;

/** What a rewrite changes in a draft, in stretches that a person can read. */
export function changes(before: string, after: string): Change[] {
  const parts = diffWordsWithSpace(before, after);
  const result: Change[] = [];
  let last: Change | undefined;
  for (const [at, { value, added, removed }] of parts.entries()) {
    const inside = at > 0 && at < parts.length - 1;
    const kept = !added && !removed && !(inside && words(value) < FEWEST_KEPT);
    if (!last || (kept && (last.removed || last.added))) result.push((last = { kept: "", removed: "", added: "" }));
    if (kept) last.kept += value;
    else {
      if (!added) last.removed += value;
      if (!removed) last.added += value;
    }
  }
  return result;
}

function words(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
