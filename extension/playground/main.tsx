import "@fontsource-variable/figtree";
import "@/ui/highlights.css";
import "./style.css";
import { render } from "preact";
import { HttpCoach } from "@/coach/http-client";
import { passingPreferences } from "@/settings/preferences";
import { playground } from "@/sites/playground";
import { watch } from "@/ui/watch";
import { App } from "./app";
import { copyButtons } from "./copy";
import { Status } from "./status";

/** The coach serves this page, so it is reached at the page's own address. */
const coach = new HttpCoach(() => "");

mount("stage", <App />);
mount("status", <Status coach={coach} />);
copyButtons();
watch({ site: playground, coach, preferences: passingPreferences(), signal: new AbortController().signal });

function mount(id: string, what: preact.JSX.Element): void {
  const place = document.getElementById(id);
  if (place) render(what, place);
}
