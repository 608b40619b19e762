import "@/ui/highlights.css";
import { defineContentScript } from "wxt/utils/define-content-script";
import { WorkerCoach } from "@/coach/worker-client";
import { deliverReplacement } from "@/editors/lexical";
import { deliverThroughMainWorld } from "@/editors/main-world";
import { storedPreferences } from "@/settings/preferences";
import { facebook } from "@/sites/facebook";
import { watch } from "@/ui/watch";

export default defineContentScript({
  matches: ["https://www.facebook.com/*", "https://www.messenger.com/*"],
  main: async ({ signal }) => {
    const preferences = await storedPreferences();
    watch({
      site: facebook,
      coach: new WorkerCoach(),
      preferences,
      signal,
      deliver: import.meta.env.FIREFOX ? deliverThroughMainWorld : deliverReplacement,
    });
  },
});
