import { render } from "preact";
import { WorkerCoach } from "@/coach/worker-client";
import { Popup } from "./popup";

const root = document.getElementById("app");
if (root) render(<Popup coach={new WorkerCoach()} />, root);
