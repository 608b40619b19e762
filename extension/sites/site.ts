import type { Draft } from "@/coach/protocol";

/** What a draft answers: everything of it that is not the person's own text. */
export type Context = Omit<Draft, "draft">;

/** A box on the page that a person writes to other people in. */
export interface Composer {
  readonly element: HTMLElement;
  /** What our chip stands beside: the box as people see it, with its frame and buttons. */
  readonly frame: HTMLElement;
  /** Whether there is no room under the frame, as buttons stand there: ours then goes beside it, or over it. */
  readonly beside?: boolean;
  /** The page's own buttons for what is written here: ours never stands on them. They are looked for anew each time. */
  buttons?(): readonly Element[];
  /** Reads the page anew each time: what stands around a box changes while it is open. */
  context(): Context;
}

/** How one site is read. All that we know of a site's markup stands in its folder here. */
export interface Site {
  /** What people call it; null for a page of our own, which needs no switching off. */
  readonly name: string | null;
  /** Whether its boxes are of several kinds, each of which can be switched off. */
  readonly kinds: boolean;
  /** The composer that an element belongs to; null for whatever else it is. */
  composerAt(element: Element): Composer | null;
}
