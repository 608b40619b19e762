import { browserGuess } from "@/coach/browser-guess";
import { EnglishOnly } from "@/coach/english-only";
import { WorkerCoach } from "@/coach/worker-client";
import { deliverReplacement } from "@/editors/lexical";
import { deliverThroughMainWorld } from "@/editors/main-world";
import { storedPreferences } from "@/settings/preferences";
import type { Site } from "@/sites/site";
import { obeyCommands } from "./commands";
import { answerWhatIsSeen } from "./seen";
import { watch } from "./watch";

/** What a content script does on a site, until the signal. */
export async function begin(site: Site, signal: AbortSignal): Promise<void> {
  const preferences = await storedPreferences();
  if (signal.aborted) return;
  const watching = watch({
    site,
    coach: new EnglishOnly(new WorkerCoach(), browserGuess),
    preferences,
    signal,
    deliver: import.meta.env.FIREFOX ? deliverThroughMainWorld : deliverReplacement,
  });
  answerWhatIsSeen(() => ({ host: location.hostname, kinds: site.kinds, ...watching.seen() }), signal);
  obeyCommands(watching, signal);
}
