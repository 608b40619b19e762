import { useEffect, useState } from "preact/hooks";
import { chosenSites, hostOf, leaveSite, watchChosenSites } from "@/sites/chosen/list";
import { t } from "@/ui/i18n";

/** The sites that were added by hand; to take one off gives its permission back. */
export function ChosenSites() {
  const [sites, set] = useState<readonly string[]>([]);
  useEffect(() => {
    const gone = new AbortController();
    const read = (): void => void chosenSites().then(set);
    read();
    watchChosenSites(read, gone.signal);
    return () => gone.abort();
  }, []);
  return (
    <>
      <p>{t(sites.length === 0 ? "noSites" : "sitesAbout")}</p>
      <ul class="phrases">
        {sites.map((site) => (
          <li class="row" key={site}>
            {hostOf(site)}
            <button
              type="button"
              class="plain"
              aria-label={t("removeNamed", hostOf(site))}
              onClick={() => void leaveSite(site)}
            >
              {t("remove")}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
