import { ME_IN_LABEL, ME_IN_SCRIPT } from "./selectors";

/** The name of the person who writes, to tell their own words from other people's; null if the page does not say. */
export function readMe(box: HTMLElement): string | null {
  return fromScripts(box.ownerDocument) ?? fromLabel(box);
}

/** Facebook's scripts are long, and do not change once they are on the page. */
const read = new WeakMap<HTMLScriptElement, string | null>();

function fromScripts(page: Document): string | null {
  for (const script of page.scripts) {
    let name = read.get(script);
    if (name === undefined) read.set(script, (name = nameIn(script.text)));
    if (name !== null) return name;
  }
  return null;
}

function nameIn(script: string): string | null {
  const name = ME_IN_SCRIPT.exec(script)?.[1];
  return name === undefined ? null : (JSON.parse(`"${name}"`) as string);
}

function fromLabel(box: HTMLElement): string | null {
  const label = box.getAttribute("aria-label") ?? "";
  for (const pattern of Object.values(ME_IN_LABEL)) {
    const name = pattern.exec(label)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}
