import type { CoachClient } from "@/coach/client";
import { editorOf } from "@/editors";
import type { Deliver } from "@/editors/lexical";
import type { Preferences } from "@/settings/preferences";
import type { Site } from "@/sites/site";
import type { Commanded } from "./commands";
import { Companion } from "./companion";
import { Layer } from "./layer";
import type { Seen } from "./seen";

export interface Options {
  readonly site: Site;
  readonly coach: CoachClient;
  readonly preferences: Preferences;
  readonly signal: AbortSignal;
  readonly deliver?: Deliver;
}

export interface Watch extends Commanded {
  /** The draft in the box that the person was last in, and what is done about it; null for none, or if it is gone. */
  seen(): Pick<Seen, "draft" | "doing">;
}

/**
 * Gives each composer a companion when a person first enters it. Nothing on the page is searched or observed
 * before that; the signal takes all of it away again.
 */
export function watch({ site, coach, preferences, signal, deliver }: Options): Watch {
  const layer = new Layer();
  const companions = new Map<HTMLElement, Companion>();
  let active: Companion | null = null;

  const meet = (target: EventTarget | null): void => {
    if (!(target instanceof Element) || target === layer.host) return;
    const composer = site.composerAt(target);
    if (!composer) return;
    for (const [element, companion] of companions) {
      if (element.isConnected && !companion.ended) continue;
      companion.gone();
      companions.delete(element);
    }
    let companion = companions.get(composer.element);
    if (!companion) {
      const editor = editorOf(composer.element, deliver);
      if (!editor) return;
      companion = new Companion(composer, editor, { coach, layer, preferences, site });
      companions.set(composer.element, companion);
    }
    if (active !== companion && active) active.active = false;
    active = companion;
    companion.active = true;
    companion.entered();
  };

  const onKey = (event: KeyboardEvent): void => {
    if (!active || !isOurs(event, active, layer)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const onPointer = (event: PointerEvent): void => {
    if (!event.composedPath().includes(layer.host)) active?.pressed(event.target);
  };

  document.addEventListener("focusin", ({ target }) => meet(target), { capture: true, signal });
  document.addEventListener("keydown", onKey, { capture: true, signal });
  document.addEventListener("pointerdown", onPointer, { capture: true, signal });
  signal.addEventListener(
    "abort",
    () => {
      companions.forEach((companion) => companion.gone());
      layer.hide();
    },
    { once: true },
  );
  meet(document.activeElement);
  return {
    seen: () => ({ draft: active?.draft ?? null, doing: active?.doing ?? null }),
    toggle: () => void active?.toggle(),
    takeFirst: () => void active?.takeNumber(1),
  };
}

/** Does what a key asks of us while the caret is in the box or the focus in the card; the card has more of its own. */
function isOurs(event: KeyboardEvent, companion: Companion, layer: Layer): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (!companion.element.contains(document.activeElement) && !layer.hasFocus) return false;
  if (event.altKey) {
    if (event.code === "KeyR") return companion.toggle();
    const digit = /^Digit([12])$/.exec(event.code)?.[1];
    return digit !== undefined && companion.takeNumber(Number(digit));
  }
  if (event.key !== "Escape" || !companion.isOpen) return false;
  companion.close();
  return true;
}
