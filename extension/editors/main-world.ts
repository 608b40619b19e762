import { type Deliver, deliverReplacement } from "./lexical";

/**
 * Firefox empties the DataTransfer of an event that a content script sends into a page. There, the event is
 * made by a second tiny script in the page's own world, which is told by this event. It carries the accepted
 * text, which the page is about to get anyway, and nothing else.
 */
const REPLACE = "rapport:replace";

export const deliverThroughMainWorld: Deliver = (root, text) => {
  root.dispatchEvent(new CustomEvent(REPLACE, { detail: text, bubbles: true }));
};

/** The other end, in the page's world. */
export function listenInMainWorld(): void {
  document.addEventListener(REPLACE, (event) => {
    const { target } = event;
    const { detail } = event as CustomEvent<unknown>;
    if (target instanceof HTMLElement && typeof detail === "string") deliverReplacement(target, detail);
  });
}
