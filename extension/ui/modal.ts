/**
 * The modal dialog that a part of the page stands in. Whatever is outside of it does not exist for screen readers, a
 * page may pull the keyboard back from there, and the browser itself may let nobody get at it.
 *
 * Not one inside of an editor: there, what we add would be in the text.
 */
const MODAL = ':is(dialog:modal, [aria-modal="true"]):not([contenteditable], [contenteditable] *)';

export function modalAround(element: Element): Element | null {
  return element.closest(MODAL);
}
