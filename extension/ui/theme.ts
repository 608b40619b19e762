export type Theme = "light" | "dark";

/**
 * Whether a box stands on a light or a dark page, by the colour of its own text.
 *
 * Sites switch their themes by settings of their own, which the browser's preference knows nothing of.
 */
export function themeOf(element: Element): Theme {
  const [red = 0, green = 0, blue = 0] = getComputedStyle(element).color.match(/[\d.]+/g)?.map(Number) ?? [];
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "dark" : "light";
}
