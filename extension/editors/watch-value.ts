/** What the person does on a page, after which its scripts may have written into a box. */
const TOUCHES = ["click", "keyup", "focusin", "focusout", "submit", "reset"];

/**
 * Calls back after each change of a plain box's value, until the signal.
 *
 * What a script writes there makes no event, or only one about the caret, so the value is looked at after whatever the
 * person did. Where that may have sent it, the site empties the box once the words have arrived, which the page shows
 * in some way: so the value is looked at with each change of the page, until it is another one.
 */
export function watchValue(box: HTMLTextAreaElement, changed: () => void, signal: AbortSignal): void {
  let last = box.value;
  const look = (): void => {
    if (signal.aborted || box.value === last) return;
    page.disconnect();
    last = box.value;
    changed();
  };
  const page = new MutationObserver(look);
  const touched = (event: Event): void => {
    // The page's own scripts hear of it after us.
    setTimeout(look);
    if (maySend(event)) page.observe(document.body, { childList: true, subtree: true });
  };
  for (const type of ["input", "selectionchange"]) box.addEventListener(type, look, { signal });
  for (const type of TOUCHES) document.addEventListener(type, touched, { capture: true, signal });
  signal.addEventListener("abort", () => page.disconnect(), { once: true });
}

function maySend(event: Event): boolean {
  return event instanceof KeyboardEvent ? event.key === "Enter" : event.type === "click" || event.type === "submit";
}
