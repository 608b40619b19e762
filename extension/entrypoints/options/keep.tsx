import { useRef, useState } from "preact/hooks";
import { fromFile, toFile } from "@/settings/file";
import type { Settings } from "@/settings/settings";
import { t } from "@/ui/i18n";

export interface KeepProps {
  readonly settings: Settings;
  readonly onImport: (settings: Settings) => void;
}

/** Settings into a file, and out of one. */
export function Keep({ settings, onImport }: KeepProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [result, say] = useState("");
  const take = async (file: File | undefined): Promise<void> => {
    const found = file && fromFile(await file.text());
    if (found) onImport(found);
    say(t(found ? "imported" : "notImported"));
    // The same file may be chosen again.
    if (picker.current) picker.current.value = "";
  };
  return (
    <>
      <p>{t("keepAbout")}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={() => save(toFile(settings))}>
          {t("exportSettings")}
        </button>
        <button type="button" class="button" onClick={() => picker.current?.click()}>
          {t("importSettings")}
        </button>
        <input
          type="file"
          accept="application/json,.json"
          hidden
          ref={picker}
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </div>
      <p role="status">{result}</p>
    </>
  );
}

function save(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "rapport-options.json";
  link.click();
  URL.revokeObjectURL(link.href);
}
