import { useEffect, useState } from "preact/hooks";
import { type Browser, browser } from "wxt/browser";
import { t } from "@/ui/i18n";
import { OPEN_KEYS, UNDO_KEYS } from "@/ui/keys";

/** Where Chrome keeps the keys of extensions; Firefox has a call for it. */
const BROWSER_PAGE = "chrome://extensions/shortcuts";

/** Every key that does something, and the way to keys of one's own. */
export function Shortcuts() {
  const [commands, set] = useState<readonly Browser.commands.Command[]>([]);
  useEffect(() => {
    const read = (): void => void browser.commands.getAll().then(set);
    read();
    // The person comes back from the browser's page with other keys.
    window.addEventListener("focus", read);
    return () => window.removeEventListener("focus", read);
  }, []);
  const own = commands.filter(({ description }) => description);
  return (
    <>
      <dl class="keys">
        <Keys keys={[OPEN_KEYS]} about={t("keyOpen")} />
        <Keys keys={["1", "2"]} about={t("keyTake")} />
        <Keys keys={["↑", "↓", "↵"]} about={t("keyMove")} />
        <Keys keys={["N"]} about={t("keyNext")} />
        <Keys keys={[t("deleteKey")]} about={t("keyLeaveOut")} />
        <Keys keys={["Esc"]} about={t("keyClose")} />
        <Keys keys={[UNDO_KEYS]} about={t("keyUndo")} />
      </dl>
      <p class="lead">{t("ownKeys")}</p>
      <dl class="keys">
        {own.map(({ name, description, shortcut }) => (
          <Keys key={name} keys={shortcut ? [shortcut] : []} about={description ?? ""} />
        ))}
      </dl>
      <div class="buttons">
        <button type="button" class="button" onClick={() => void openBrowserPage()}>
          {t("changeKeys")}
        </button>
      </div>
    </>
  );
}

function Keys({ keys, about }: { readonly keys: readonly string[]; readonly about: string }) {
  return (
    <div>
      <dt>{about}</dt>
      <dd>{keys.length === 0 ? t("noKeys") : keys.map((key) => <kbd key={key}>{key}</kbd>)}</dd>
    </div>
  );
}

async function openBrowserPage(): Promise<void> {
  const { commands } = browser as unknown as { commands: { openShortcutSettings?: () => Promise<void> } };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: BROWSER_PAGE });
}
