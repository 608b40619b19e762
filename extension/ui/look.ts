/** How a page looks where a box stands, so that what we show beside it looks at home. */
export interface Look {
  readonly theme: "light" | "dark";
  /** A list of fonts, as CSS writes it. */
  readonly font: string;
}

export type Theme = Look["theme"];

/**
 * Reads the theme from the colour of the box's own text: sites switch theirs by settings of their own, which the
 * browser's preference knows nothing of.
 */
export function lookOf(element: Element): Look {
  const { color, fontFamily } = getComputedStyle(element);
  const [red = 0, green = 0, blue = 0] = color.match(/[\d.]+/g)?.map(Number) ?? [];
  const bright = 0.299 * red + 0.587 * green + 0.114 * blue > 140;
  return { theme: bright ? "dark" : "light", font: fontFamily };
}
