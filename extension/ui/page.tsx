import "./page.css";
import { render } from "preact";
import { type Preferences, storedPreferences } from "@/settings/preferences";
import { t } from "./i18n";

/** Fills one of the extension's own pages, in the person's language and theme. */
export async function showPage(title: string, draw: (preferences: Preferences) => preact.JSX.Element): Promise<void> {
  const preferences = await storedPreferences();
  const { settings } = preferences;
  const dress = (): void => {
    const { theme } = settings.current;
    document.documentElement.style.colorScheme = theme === "auto" ? "light dark" : theme;
  };
  settings.watch(dress, new AbortController().signal);
  dress();
  document.documentElement.lang = t("language");
  document.title = title;
  render(draw(preferences), document.body);
}
