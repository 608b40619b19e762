import { ME_IN_LABEL, ME_IN_SCRIPT } from "./selectors";

/** The name of the person who writes, to tell their own words from other people's; null if the page does not say. */
export function readMe(box: HTMLElement): string | null {
  return fromScripts(box.ownerDocument) ?? fromLabel(box);
}

const known = new WeakMap<Document, string>();

function fromScripts(page: Document): string | null {
  const cached = known.get(page);
  if (cached !== undefined) return cached;
  for (const script of page.scripts) {
    const name = ME_IN_SCRIPT.exec(script.text)?.[1];
    if (name === undefined) continue;
    const text = JSON.parse(`"${name}"`) as string;
    known.set(page, text);
    return text;
  }
  return null;
}

function fromLabel(box: HTMLElement): string | null {
  const label = box.getAttribute("aria-label") ?? "";
  for (const pattern of Object.values(ME_IN_LABEL)) {
    const name = pattern.exec(label)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}
