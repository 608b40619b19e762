import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from "@floating-ui/dom";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { freeSpot, type Rectangle, type Size } from "./free-spot";

const EDGE = 8;

/** What the styles let a card be. */
const HIGHEST = 560;

/** Our room is the whole window: no part of the page that we stand in cuts us off, as it would its own. */
const ROOM = { padding: EDGE, boundary: [] };

export interface FloatingProps {
  /** What we stand beside. */
  readonly anchor: Element;
  /** Under the anchor if there is room, or beside it. */
  readonly beside: boolean;
  /** What we never stand on, whatever else we would do. */
  readonly buttons: () => readonly Element[];
  readonly gap: number;
  /** The anchor has left the page. */
  readonly onGone: () => void;
  readonly children: ComponentChildren;
}

/** Keeps something beside a part of the page, inside the window, wherever either moves. */
export function Floating({ anchor, beside, buttons, gap, onGone, children }: FloatingProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const floating = ref.current;
    if (!floating) return;
    const move = (x: number, y: number): void => {
      floating.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    };
    const makeRoom = (room: number): void => floating.style.setProperty("--room", `${room}px`);
    const place = async (): Promise<void> => {
      if (!anchor.isConnected) return onGone();
      const taken = buttons().map((button) => button.getBoundingClientRect());
      if (taken.length > 0) {
        const spot = freeSpot(fullSize(floating), anchor.getBoundingClientRect(), taken, insideOfWindow(), gap);
        makeRoom(spot.room);
        return move(spot.x, spot.y);
      }
      const { x, y } = await computePosition(anchor, floating, {
        strategy: "fixed",
        placement: beside ? sideOf(anchor, floating.offsetWidth + gap + EDGE) : "bottom-start",
        middleware: [
          offset(gap),
          ...(beside ? [] : [flip(ROOM)]),
          size({
            ...ROOM,
            apply: ({ availableHeight }) => makeRoom(Math.max(160, availableHeight)),
          }),
          // In a low window there is no room above either: better over the box than out of the window.
          shift({ ...ROOM, crossAxis: beside }),
        ],
      });
      move(x, y);
    };
    return autoUpdate(anchor, floating, () => void place());
  }, [anchor, beside, buttons, gap]);
  return (
    <div class="floating" ref={ref}>
      {children}
    </div>
  );
}

/** The side of the anchor that has this much room; above it where neither has. */
function sideOf(anchor: Element, room: number): Placement {
  const { left, right } = anchor.getBoundingClientRect();
  if (document.documentElement.clientWidth - right >= room) return "right-start";
  return left >= room ? "left-start" : "top-start";
}

/** How large it is where nothing of it has to be scrolled. */
function fullSize(floating: HTMLElement): Size {
  const card = floating.querySelector(".card");
  const hidden = card ? card.scrollHeight - card.clientHeight : 0;
  return { width: floating.offsetWidth, height: Math.min(floating.offsetHeight + hidden, HIGHEST) };
}

function insideOfWindow(): Rectangle {
  // In quirks mode, it is the body that is as large as the window.
  const { clientWidth, clientHeight } = document.scrollingElement ?? document.documentElement;
  return { left: EDGE, top: EDGE, right: clientWidth - EDGE, bottom: clientHeight - EDGE };
}
