import type { Surface } from "@/coach/protocol";
import type { Preferences } from "@/settings/preferences";
import type { Silence } from "./card/silence";
import { t } from "./i18n";
import { surfacePlace } from "./surface-names";

/** Where a person asks for silence. */
export interface Place {
  readonly surface: () => Surface;
  readonly site: string;
}

/** Writes what a person does not want to hear of again into their settings, and has `said` say so. */
export function silencing(settings: Preferences["settings"], place: Place, said: (note: string) => void): Silence {
  return {
    phrase: (words) => {
      const { phrases } = settings.current;
      settings.set({ ...settings.current, phrases: [...new Set([...phrases, words])] });
      said(t("phraseSpared"));
    },
    surface: () => {
      const surface = place.surface();
      const { surfaces } = settings.current;
      settings.set({ ...settings.current, surfaces: { ...surfaces, [surface]: false } });
      said(t("switchedOff", surfacePlace(surface)));
    },
    site: () => {
      const { offSites } = settings.current;
      settings.set({ ...settings.current, offSites: [...new Set([...offSites, location.hostname])] });
      said(t("switchedOff", t("onSite", place.site)));
    },
  };
}
