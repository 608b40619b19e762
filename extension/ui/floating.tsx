import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from "@floating-ui/dom";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const EDGE = 8;

/** Our room is the whole window: no part of the page that we stand in cuts us off, as it would its own. */
const ROOM = { padding: EDGE, boundary: [] };

export interface FloatingProps {
  /** What we stand beside. */
  readonly anchor: Element;
  /** Under the anchor if there is room, or beside it. */
  readonly beside: boolean;
  readonly gap: number;
  /** The anchor has left the page. */
  readonly onGone: () => void;
  readonly children: ComponentChildren;
}

/** Keeps something beside a part of the page, inside the window, wherever either moves. */
export function Floating({ anchor, beside, gap, onGone, children }: FloatingProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const floating = ref.current;
    if (!floating) return;
    const place = async (): Promise<void> => {
      if (!anchor.isConnected) return onGone();
      const { x, y } = await computePosition(anchor, floating, {
        strategy: "fixed",
        placement: beside ? sideOf(anchor, floating.offsetWidth + gap + EDGE) : "bottom-start",
        middleware: [
          offset(gap),
          ...(beside ? [] : [flip(ROOM)]),
          size({
            ...ROOM,
            apply: ({ availableHeight }) => floating.style.setProperty("--room", `${Math.max(160, availableHeight)}px`),
          }),
          // In a low window there is no room above either: better over the box than out of the window.
          shift({ ...ROOM, crossAxis: beside }),
        ],
      });
      floating.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    };
    return autoUpdate(anchor, floating, () => void place());
  }, [anchor, beside, gap]);
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
