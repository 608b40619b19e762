import type { Span } from "@/coach/protocol";

/**
 * The text of a rich editor, and where each of its characters stands in the DOM.
 *
 * One walk: text nodes as they are, `<br>` as a line break, `<img alt>` (how sites draw emoji) as its text,
 * blocks on lines of their own. `innerText` would not do: it drops those images and doubles the breaks
 * between paragraphs, so that offsets into it point beside the words.
 */
export interface TextMap {
  readonly text: string;
  /** The DOM range of a stretch of `text`. */
  rangeOf(span: Span): Range;
  /** The place in `text` that a place in the DOM is. */
  placeOf(node: Node, offset: number): number;
  /** The stretch of `text` that a node's own text makes; null where it makes none. */
  spanOf(node: Node): Span | null;
}

interface Piece extends Span {
  readonly node: Node;
}

const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "BLOCKQUOTE", "PRE", "H1", "H2", "H3", "H4", "H5", "H6"]);

export function mapText(root: HTMLElement): TextMap {
  const { text, pieces } = new Walk().over(root);
  return {
    text,
    rangeOf: (span) => rangeOf(root, pieces, span),
    placeOf: (node, offset) => placeOf(pieces, node, offset),
    spanOf: (node) => spanOf(pieces, node),
  };
}

class Walk {
  #text = "";
  #pieces: Piece[] = [];
  /** Whether a line stands before the next block, so that it begins a new one. */
  #line = false;

  over(root: Node): { text: string; pieces: readonly Piece[] } {
    this.#children(root);
    return { text: this.#text, pieces: this.#pieces };
  }

  #children(parent: Node): void {
    for (const node of parent.childNodes) this.#visit(node);
  }

  #visit(node: Node): void {
    if (node instanceof Text) return this.#add(node, node.data);
    if (!(node instanceof Element)) return;
    if (node.tagName === "BR") return isFiller(node) ? undefined : this.#add(node, "\n");
    if (node.tagName === "IMG") return this.#add(node, node.getAttribute("alt") ?? "");
    if (!BLOCKS.has(node.tagName)) return this.#children(node);
    if (this.#line) this.#add(node, "\n");
    this.#line = false;
    this.#children(node);
    this.#line = true;
  }

  #add(node: Node, text: string): void {
    if (text === "") return;
    const start = this.#text.length;
    this.#text += text;
    this.#pieces.push({ node, start, end: this.#text.length });
    this.#line = true;
  }
}

/** A `<br>` at a block's end only keeps the block open; it is no line of its own. */
function isFiller(br: Element): boolean {
  return br.nextSibling === null;
}

function placeOf(pieces: readonly Piece[], node: Node, offset: number): number {
  const within = node instanceof Text && pieces.find((piece) => piece.node === node);
  if (within) return within.start + offset;
  const next = node.childNodes[offset];
  const precedes = (other: Node, one: Node): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const before = pieces.findLast((piece) =>
    next ? precedes(piece.node, next) : precedes(piece.node, node) || node.contains(piece.node),
  );
  return before?.end ?? 0;
}

function spanOf(pieces: readonly Piece[], node: Node): Span | null {
  const own = pieces.filter((piece) => node.contains(piece.node));
  const [first] = own;
  const last = own.at(-1);
  return first && last ? { start: first.start, end: last.end } : null;
}

function rangeOf(root: HTMLElement, pieces: readonly Piece[], { start, end }: Span): Range {
  const range = document.createRange();
  if (start === end) return caretAt(root, pieces, start);
  const first = pieces.find((piece) => piece.end > start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (!first || !last || first.start > last.start) {
    range.selectNodeContents(root);
    range.collapse(false);
    return range;
  }
  const { node } = first;
  if (node instanceof Text) range.setStart(node, Math.max(0, start - first.start));
  else if (isBlock(node)) range.setStart(node, 0);
  else range.setStartBefore(node);
  if (last.node instanceof Text) range.setEnd(last.node, Math.min(last.node.data.length, end - last.start));
  else if (isBlock(last.node)) range.setEnd(last.node, 0);
  else range.setEndAfter(last.node);
  return range;
}

/** A place between two characters: behind the one before it, as a caret that came there by typing. */
function caretAt(root: HTMLElement, pieces: readonly Piece[], at: number): Range {
  const range = document.createRange();
  const piece = pieces.find((one) => one.end >= at && one.end > one.start);
  if (!piece) range.selectNodeContents(root);
  else if (piece.node instanceof Text) range.setStart(piece.node, at - piece.start);
  else if (isBlock(piece.node)) range.setStart(piece.node, 0);
  else if (at > piece.start) range.setStartAfter(piece.node);
  else range.setStartBefore(piece.node);
  range.collapse(piece !== undefined);
  return range;
}

function isBlock(node: Node): boolean {
  return node instanceof Element && BLOCKS.has(node.tagName);
}
