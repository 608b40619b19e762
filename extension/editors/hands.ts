/** What people do to a box. Pages and tools send such events as well, but the browser does not vouch for theirs. */
const TOUCHES = ["keydown", "beforeinput", "compositionstart"] as const;

/** Keys that do nothing by themselves: one of ours may be about to follow. */
const MODIFIERS = new Set(["Alt", "AltGraph", "CapsLock", "Control", "Meta", "Shift"]);

let ours = false;

/**
 * Gives a browser's own old command: the only way into a box's own undo history.
 *
 * Firefox tells the box of it as if a person had typed.
 */
export function command(name: "insertText" | "delete" | "undo", text?: string): void {
  ours = true;
  try {
    document.execCommand(name, false, text);
  } finally {
    ours = false;
  }
}

/** Calls back whenever a person, and not we, does something to a box, until the signal. */
export function watchHands(element: HTMLElement, touched: () => void, signal: AbortSignal): void {
  const listener = (event: Event): void => {
    const idle = event instanceof KeyboardEvent && MODIFIERS.has(event.key);
    if (event.isTrusted && !ours && !idle) touched();
  };
  for (const type of TOUCHES) element.addEventListener(type, listener, { capture: true, signal });
}
