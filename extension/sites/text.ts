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
