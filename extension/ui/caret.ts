/** Remembers where the caret stands in an element, and gives back what puts it there again. */
export function keepCaret(element: HTMLElement): () => void {
  const selection = getSelection();
  const inside = selection !== null && selection.rangeCount > 0 && element.contains(selection.anchorNode);
  const caret = inside ? selection.getRangeAt(0).cloneRange() : null;
  return () => {
    element.focus();
    // What the range pointed at may have been redrawn since; the element's own caret is then the best there is.
    if (!caret || !element.contains(caret.startContainer) || !element.contains(caret.endContainer)) return;
    const now = getSelection();
    now?.removeAllRanges();
    now?.addRange(caret);
  };
}
