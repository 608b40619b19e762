import { mapText } from "@/editors/text-map";

/** What a person can read in an element, without its buttons ("See more"). */
export function readable(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const button of copy.querySelectorAll("button, [role=button]")) button.remove();
  if (!getComputedStyle(element).whiteSpace.startsWith("pre")) joinSourceLines(copy);
  return mapText(copy)
    .text.replace(/[ \t]+/g, " ")
    .trim();
}

/** More of one turn than this the coach does not take, and the model not read. */
const LONGEST_TURN = 2_000;

/** The beginning of a long text, at the end of a letter. */
export function beginning(text: string, longest = LONGEST_TURN): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}

/** Line breaks of the page's source show as blanks, unlike those of its text. */
function joinSourceLines(element: HTMLElement): void {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    text.data = text.data.replace(/\s+/g, " ");
  }
}

/** Names compared as people see them. */
export function sameName(one: string, other: string): boolean {
  return normalName(one) === normalName(other);
}

export function normalName(name: string): string {
  return name.normalize("NFC").replace(/\s+/g, " ").trim().toLocaleLowerCase();
}
