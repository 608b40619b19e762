import { t } from "@/ui/i18n";
import { UNDO_KEYS } from "@/ui/keys";
import { Mark } from "@/ui/mark";

/** A comment with a line under the words that are meant. */
export function LinePicture() {
  return (
    <div class="picture" aria-hidden="true">
      <Post />
      <p class="bubble mine">
        <span class="wavy">{t("examplePitch")}</span>
      </p>
    </div>
  );
}

/** The card under it, with other words. */
export function CardPicture() {
  return (
    <div class="picture" aria-hidden="true">
      <div class="card">
        <p class="headline">
          <Mark /> {t("headlinePitch")}
        </p>
        <p class="reason">
          <q>{t("examplePitch")}</q> {t("pitch")}.
        </p>
        <div class="offer">
          <p class="name">
            {t("listens")} <span class="take">{t("use")}</span>
          </p>
          <p>{t("exampleBetter")}</p>
        </div>
      </div>
    </div>
  );
}

/** Better words in the place of the first ones, and the way back. */
export function TakenPicture() {
  return (
    <div class="picture" aria-hidden="true">
      <Post />
      <p class="bubble mine">{t("exampleBetter")}</p>
      <p class="note">{t("taken", UNDO_KEYS)}</p>
    </div>
  );
}

/** What the person in the pictures answers. */
export function Post() {
  return (
    <div class="bubble">
      <b>{t("exampleWho")}</b>
      <p data-turn="them">{t("exampleSaid")}</p>
    </div>
  );
}
