import { describe, expect, it } from "vitest";
import { freeSpot, type Rectangle, type Size } from "@/ui/free-spot";

const CARD: Size = { width: 420, height: 380 };
const CHIP: Size = { width: 150, height: 30 };
const GAP = 8;

const at = (left: number, top: number, width: number, height: number): Rectangle => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const windowOf = (width: number, height: number): Rectangle => at(8, 8, width - 16, height - 16);
const overlap = (one: Rectangle, other: Rectangle): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** A box with a button at its right and one below it, in windows of every size. */
const LAYOUTS: [string, Rectangle, Rectangle, Rectangle[]][] = [
  ["wide", windowOf(1200, 800), at(40, 300, 600, 80), [at(648, 300, 80, 36), at(40, 388, 80, 36)]],
  ["wide, in the middle", windowOf(1200, 800), at(260, 300, 600, 80), [at(868, 300, 80, 36), at(780, 388, 80, 36)]],
  ["wide, at the bottom", windowOf(1200, 800), at(260, 700, 600, 40), [at(868, 702, 80, 36), at(780, 748, 80, 36)]],
  ["wide, at the top", windowOf(1200, 800), at(260, 10, 600, 40), [at(868, 12, 80, 36), at(780, 58, 80, 36)]],
  ["low", windowOf(1000, 420), at(200, 180, 600, 80), [at(808, 180, 80, 36), at(200, 268, 80, 36)]],
  ["narrow", windowOf(360, 640), at(10, 300, 250, 80), [at(268, 320, 80, 36), at(10, 388, 80, 36)]],
  ["full of the box", windowOf(360, 640), at(8, 8, 250, 560), [at(266, 500, 80, 36), at(8, 576, 80, 36)]],
];

describe.each(LAYOUTS)("in a window that is %s", (_, window, box, buttons) => {
  it.each([
    ["card", CARD],
    ["chip", CHIP],
  ])("the %s stands inside of it and on no button", (_, size) => {
    const { x, y, room } = freeSpot(size, box, buttons, window, GAP);
    const stands = at(x, y, Math.min(size.width, window.right - window.left), Math.min(size.height, room));
    expect(buttons.filter((button) => overlap(stands, button))).toEqual([]);
    expect(stands.left).toBeGreaterThanOrEqual(window.left);
    expect(stands.top).toBeGreaterThanOrEqual(window.top);
    expect(stands.right).toBeLessThanOrEqual(window.right);
    expect(stands.bottom).toBeLessThanOrEqual(window.bottom);
    expect(room).toBeGreaterThanOrEqual(Math.min(size.height, 160));
  });
});

describe("a card", () => {
  const send = at(648, 300, 80, 36);
  const box = at(40, 300, 600, 80);

  it.each([
    ["behind a button that is as high as the box", 80, { x: 736, y: 300 }],
    ["under one that leaves room beside the box", 36, { x: 648, y: 344 }],
  ])("stands %s", (_, height, spot) => {
    expect(freeSpot(CARD, box, [at(648, 300, 80, height)], windowOf(1200, 800), GAP)).toMatchObject(spot);
  });

  it.each([
    ["above the box, where there is none", 500, 112],
    ["below it, where it is too low above", 300, 388],
  ])("stands %s", (_, top, y) => {
    const button = at(648, top, 80, 36);
    expect(freeSpot(CARD, at(40, top, 600, 80), [button], windowOf(1000, 800), GAP)).toMatchObject({ x: 40, y });
  });

  it("is as high as fits rather than to stand on the box", () => {
    const { y, room } = freeSpot(CARD, box, [send], windowOf(1000, 420), GAP);
    expect({ y, room }).toEqual({ y: 8, room: 284 });
  });

  it("goes over the box before it is too low to be read", () => {
    const low = at(40, 100, 600, 200);
    const { y, room } = freeSpot(CARD, low, [at(648, 100, 80, 36)], windowOf(800, 420), GAP);
    expect({ y, room }).toEqual({ y: 32, room: 404 });
  });

  it("stands at the left where the right is taken", () => {
    const right = at(560, 300, 600, 80);
    expect(freeSpot(CARD, right, [at(1000, 388, 80, 36)], windowOf(1200, 800), GAP)).toMatchObject({ x: 132, y: 300 });
  });
});
