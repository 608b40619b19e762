import "@/ui/highlights.css";
import { WorkerCoach } from "@/coach/worker-client";
import { playground } from "@/sites/playground";
import { t } from "@/ui/i18n";
import { showPage } from "@/ui/page";
import { watch } from "@/ui/watch";
import { Welcome } from "./welcome";

const coach = new WorkerCoach();

void showPage(t("welcomeTitle"), (preferences) => {
  watch({ site: playground, coach, preferences, signal: new AbortController().signal });
  return <Welcome coach={coach} />;
});
