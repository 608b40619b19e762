import "@/ui/highlights.css";
import { defineContentScript } from "wxt/utils/define-content-script";
import { browserGuess } from "@/coach/browser-guess";
import { EnglishOnly } from "@/coach/english-only";
import { WorkerCoach } from "@/coach/worker-client";
import { deliverReplacement } from "@/editors/lexical";
import { deliverThroughMainWorld } from "@/editors/main-world";
import { storedPreferences } from "@/settings/preferences";
import { facebook } from "@/sites/facebook";
import { answerWhatIsSeen } from "@/ui/seen";
import { watch } from "@/ui/watch";

export default defineContentScript({
  matches: ["https://www.facebook.com/*", "https://www.messenger.com/*"],
  main: async ({ signal }) => {
    const preferences = await storedPreferences();
    const { draft } = watch({
      site: facebook,
      coach: new EnglishOnly(new WorkerCoach(), browserGuess),
      preferences,
      signal,
      deliver: import.meta.env.FIREFOX ? deliverThroughMainWorld : deliverReplacement,
    });
    answerWhatIsSeen(() => ({ host: location.hostname, draft: draft() }), signal);
  },
});
