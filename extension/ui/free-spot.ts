/** A part of the window. */
export type Rectangle = Pick<DOMRectReadOnly, "left" | "top" | "right" | "bottom">;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** How high it may be there. */
  readonly room: number;
}

/** Less high than this, a card is better over the box. */
const LEAST = 160;

/** Beside the box is best, above it second: below stands what the page has to say. In pixels of nearness. */
const WORSE_PX = 120;

/**
 * Where something of a size stands near a box, inside the window: on none of the page's buttons, and on the box only
 * where there is no room beside it.
 */
export function freeSpot(size: Size, box: Rectangle, buttons: readonly Rectangle[], window: Rectangle, gap: number): Spot {
  // The left edges that come into question: the box's own, and beside each of them.
  const lefts = [box, ...buttons].flatMap(({ left, right }) => [right + gap, left - gap - size.width]);
  const inside = lefts.filter((x) => x >= window.left && x + size.width <= window.right);
  const columns = [clamp(box.left, window.left, window.right - size.width), ...inside];
  const spots = (taken: readonly Rectangle[]): Spot[] =>
    columns.flatMap((x) =>
      freeHeights(x, x + size.width, taken, window, gap).map(([top, bottom]) => {
        const room = bottom - top;
        return { x, y: clamp(box.top, top, bottom - Math.min(size.height, room)), room };
      }),
    );
  const near = ({ x, y, room }: Spot): number => {
    const bottom = y + Math.min(size.height, room);
    const aside = Math.max(box.left - x - size.width, x - box.right, 0);
    if (bottom <= box.top) return Math.hypot(aside, box.top - bottom) + WORSE_PX;
    if (y >= box.bottom) return Math.hypot(aside, y - box.bottom) + 2 * WORSE_PX;
    return aside;
  };
  const best = (among: readonly Spot[], least: number): Spot | undefined =>
    among
      .filter(({ room }) => room >= Math.min(least, size.height))
      .sort((one, other) => roomFor(size, other) - roomFor(size, one) || near(one) - near(other))[0];
  return (
    best(spots([box, ...buttons]), LEAST) ??
    best(spots(buttons), 0) ?? { x: window.left, y: window.top, room: window.bottom - window.top }
  );
}

/** What a column of the window has free of what is taken, from top to bottom. */
function freeHeights(
  left: number,
  right: number,
  taken: readonly Rectangle[],
  window: Rectangle,
  gap: number,
): [top: number, bottom: number][] {
  const free: [number, number][] = [];
  let top = window.top;
  const inTheWay = taken.filter((one) => one.left < right && one.right > left);
  for (const one of inTheWay.sort((a, b) => a.top - b.top)) {
    const bottom = Math.min(one.top - gap, window.bottom);
    if (bottom > top) free.push([top, bottom]);
    top = Math.max(top, one.bottom + gap);
  }
  if (window.bottom > top) free.push([top, window.bottom]);
  return free;
}

function roomFor({ height }: Size, { room }: Spot): number {
  return Math.min(height, room);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
