import { defineContentScript } from "wxt/utils/define-content-script";
import { listenInMainWorld } from "@/editors/main-world";

/** Only Firefox needs it; see `editors/main-world.ts`. */
export default defineContentScript({
  matches: ["https://www.facebook.com/*", "https://www.messenger.com/*"],
  include: ["firefox"],
  world: "MAIN",
  main: () => listenInMainWorld(),
});
