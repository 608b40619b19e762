import type { Underline } from "./underline";

/** How long the pointer rests on an underline before it means to ask. */
const REST_MS = 300;

export interface PointerActions {
  /** The pointer came to rest on an underline. */
  rest(): void;
  /** A click, on an underline or beside it. */
  click(underlined: boolean): void;
}

/** Tells when the pointer asks about an underline. Highlights have no events of their own. */
export function watchPointer(
  element: HTMLElement,
  underline: Underline,
  act: PointerActions,
  signal: AbortSignal,
): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const leave = (): void => clearTimeout(resting);

  element.addEventListener(
    "mousemove",
    ({ clientX, clientY, buttons }) => {
      leave();
      // A pressed button is a selection in the making.
      if (!underline.painted || buttons !== 0) return;
      resting = setTimeout(() => underline.at(clientX, clientY) && act.rest(), REST_MS);
    },
    { signal, passive: true },
  );
  element.addEventListener("mouseleave", leave, { signal });
  element.addEventListener("mousedown", leave, { signal });
  element.addEventListener(
    "click",
    ({ clientX, clientY }) => {
      const selects = getSelection()?.isCollapsed === false;
      act.click(!selects && underline.at(clientX, clientY) !== null);
    },
    { signal },
  );
  signal.addEventListener("abort", leave, { once: true });
}
