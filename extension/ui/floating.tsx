import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from "@floating-ui/dom";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const EDGE = 8;

export interface FloatingProps {
  /** What we stand beside. */
  readonly anchor: Element;
  readonly placement: Placement;
  readonly gap: number;
  /** The anchor has left the page. */
  readonly onGone: () => void;
  readonly children: ComponentChildren;
}

/** Keeps something beside a part of the page, inside the window, wherever either moves. */
export function Floating({ anchor, placement, gap, onGone, children }: FloatingProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const floating = ref.current;
    if (!floating) return;
    const place = async (): Promise<void> => {
      if (!anchor.isConnected) return onGone();
      const { x, y } = await computePosition(anchor, floating, {
        strategy: "fixed",
        placement,
        middleware: [
          offset(gap),
          flip({ padding: EDGE }),
          shift({ padding: EDGE }),
          size({
            padding: EDGE,
            apply: ({ availableHeight }) => floating.style.setProperty("--room", `${Math.max(160, availableHeight)}px`),
          }),
        ],
      });
      floating.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    };
    return autoUpdate(anchor, floating, () => void place());
  }, [anchor, placement, gap]);
  return (
    <div class="floating" ref={ref}>
      {children}
    </div>
  );
}
