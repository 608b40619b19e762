import { buttonsBy } from "./buttons";
import type { Composer, Context, Site } from "./site";

/**
 * Any site that the person chose: its plain text boxes and rich editors. Nothing is known of its pages, so a draft
 * stands there by itself: a comment that answers nothing that we could read.
 */
export const anywhere: Site = {
  name: location.hostname,
  kinds: false,
  composerAt(element: Element): Composer | null {
    const box = textBox(element) ?? editingHost(element);
    // Boxes that are not to be spell-checked hold code, names or addresses.
    if (!box || box.spellcheck === false) return null;
    return { element: box, frame: box, beside: true, buttons: () => buttonsBy(box), context: () => NOTHING_KNOWN };
  },
};

const NOTHING_KNOWN: Context = { surface: "comment", relationship: "unknown", thread: [] };

function textBox(element: Element): HTMLElement | null {
  return element instanceof HTMLTextAreaElement && !element.readOnly && !element.disabled ? element : null;
}

/** The whole of a rich editor; a page that is one as a whole is somebody's word processor. */
function editingHost(element: Element): HTMLElement | null {
  if (!(element instanceof HTMLElement) || !element.isContentEditable) return null;
  let host = element;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host === document.body ? null : host;
}
