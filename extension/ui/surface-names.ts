import type { Surface } from "@/coach/protocol";
import { type Key, t } from "./i18n";

const NAMES: Readonly<Record<Surface, Key>> = { comment: "comments", message: "messages", post: "posts" };
const PLACES: Readonly<Record<Surface, Key>> = { comment: "inComments", message: "inMessages", post: "inPosts" };

/** "Messages" */
export function surfaceName(surface: Surface): string {
  return t(NAMES[surface]);
}

/** "in messages" */
export function surfacePlace(surface: Surface): string {
  return t(PLACES[surface]);
}
