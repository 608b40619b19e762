import { useRef } from "preact/hooks";
import { t } from "@/ui/i18n";
import { Post } from "./pictures";

/** A box that Rapport reads as it reads one on a site. */
export function Try() {
  const box = useRef<HTMLDivElement>(null);
  const typeExample = (): void => {
    box.current?.focus();
    document.execCommand("selectAll");
    document.execCommand("insertText", false, t("examplePitch") + t("examplePitchTail"));
  };
  return (
    <div data-surface="comment" data-relationship="known">
      <Post />
      <div data-frame>
        <div
          class="box"
          data-composer
          contentEditable="plaintext-only"
          role="textbox"
          aria-multiline="true"
          aria-label={t("yourComment")}
          data-placeholder={t("yourComment")}
          ref={box}
        />
      </div>
      <button type="button" class="button" onClick={typeExample}>
        {t("typeExample")}
      </button>
    </div>
  );
}
