import type { Relationship, Surface, Turn } from "@/coach/protocol";
import type { Composer, Site } from "./site";
import { readable } from "./text";

/** Our own pages to practise on: the coach's, and the introduction's last step. Their markup says what stands where. */
export const playground: Site = {
  name: null,
  kinds: true,
  composerAt(element: Element): Composer | null {
    const box = element.closest<HTMLElement>("[data-composer]");
    const frame = box?.closest<HTMLElement>("[data-frame]");
    const scene = box?.closest<HTMLElement>("[data-surface]");
    if (!box || !frame || !scene) return null;
    return {
      element: box,
      frame,
      context: () => ({
        surface: scene.dataset["surface"] as Surface,
        relationship: scene.dataset["relationship"] as Relationship,
        thread: [...scene.querySelectorAll<HTMLElement>("[data-turn]")].map((turn) => ({
          from: turn.dataset["turn"] as Turn["from"],
          text: readable(turn),
        })),
      }),
    };
  },
};
