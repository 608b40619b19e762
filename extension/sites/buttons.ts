const BUTTON = 'button, [role="button"], input:is([type="submit"], [type="button"], [type="image"])';

/** How much higher than the box its row may be, with whatever else stands in it. */
const ROW_PX = 200;

/** The buttons beside and below a box, in its form or else in its row: one of them sends what is written. */
export function buttonsBy(box: HTMLElement): Element[] {
  const { top } = box.getBoundingClientRect();
  const inside = (part: Element): Element[] =>
    [...part.querySelectorAll(BUTTON)].filter((button) => {
      const { width, bottom } = button.getBoundingClientRect();
      return width > 0 && bottom > top && !box.contains(button);
    });
  return inside(box.closest("form") ?? rowOf(box, (part) => inside(part).length > 0));
}

/** The part of the page around a box that has its buttons, and what is hardly higher around that. */
function rowOf(box: HTMLElement, hasButtons: (part: Element) => boolean): Element {
  const highest = box.offsetHeight + ROW_PX;
  let row: Element = box;
  for (let part = box.parentElement; part; part = part.parentElement) {
    if (part.getBoundingClientRect().height > highest && hasButtons(row)) break;
    row = part;
  }
  return row;
}
