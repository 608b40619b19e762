import type { Tone } from "./flagged";
import type { Theme } from "./look";

/**
 * Underlines of one editor, drawn by the browser's own CSS highlights: no node of ours is ever in the editor,
 * so nothing of ours can be sent. The styles stand in `highlights.css`, one name for each tone and theme.
 *
 * The page sees and could clear the registry; each painting puts our highlights back.
 */
export class Underline {
  #ranges: Range[] = [];

  paint(ranges: Readonly<Record<Tone, readonly Range[]>>, theme: Theme): void {
    this.clear();
    for (const tone of ["warn", "tip"] as const) {
      for (const range of ranges[tone]) {
        if (range.collapsed) continue;
        this.#ranges.push(range);
        named(`rapport-${tone}-${theme}`)?.add(range);
      }
    }
  }

  clear(): void {
    if (this.#ranges.length === 0) return;
    for (const highlight of all()) for (const range of this.#ranges) highlight.delete(range);
    this.#ranges = [];
  }

  get painted(): boolean {
    return this.#ranges.length > 0;
  }

  /** The underlined words at a point of the window. */
  at(x: number, y: number): Range | null {
    const hit = (box: DOMRect): boolean => x >= box.left && x <= box.right && y >= box.top - 1 && y <= box.bottom + 3;
    return this.#ranges.find((range) => [...range.getClientRects()].some(hit)) ?? null;
  }
}

const NAMES = ["rapport-warn-light", "rapport-warn-dark", "rapport-tip-light", "rapport-tip-dark"];

/** Null in browsers without the highlights; the chip still speaks there. */
function named(name: string): Highlight | null {
  if (!("highlights" in CSS)) return null;
  const existing = CSS.highlights.get(name);
  if (existing) return existing;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

function all(): Highlight[] {
  return "highlights" in CSS ? NAMES.flatMap((name) => CSS.highlights.get(name) ?? []) : [];
}
