import { WorkerCoach } from "@/coach/worker-client";
import { showPage } from "@/ui/page";
import { Popup } from "./popup";

void showPage("Rapport", ({ settings }) => <Popup coach={new WorkerCoach()} settings={settings} />);
