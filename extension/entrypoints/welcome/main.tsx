import "@/ui/highlights.css";
import { browserGuess } from "@/coach/browser-guess";
import { EnglishOnly } from "@/coach/english-only";
import { WorkerCoach } from "@/coach/worker-client";
import { passingPreferences } from "@/settings/preferences";
import { playground } from "@/sites/playground";
import { t } from "@/ui/i18n";
import { showPage } from "@/ui/page";
import { watch } from "@/ui/watch";
import { Welcome } from "./welcome";

const coach = new EnglishOnly(new WorkerCoach(), browserGuess);

void showPage(t("welcomeTitle"), ({ settings }) => {
  const preferences = passingPreferences(settings);
  watch({ site: playground, coach, preferences, signal: new AbortController().signal });
  return <Welcome coach={coach} />;
});
