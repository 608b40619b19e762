import { type By, caption, comments, part, told } from "./comments";
import { WORDS } from "./words";

const words = WORDS.de;

/** One video with its own words over it, and beside it room for its comments. */
function video(post: By): HTMLElement {
  const viewer = part(`
    <div class="xviewer">
      <div class="xplayer"><video class="xpicture" muted playsinline></video></div>
      <div role="complementary" class="xaside"></div>
    </div>`);
  viewer.querySelector(".xplayer")?.append(told(post, words));
  return viewer;
}

const first = video({ name: "Marta Nowak", text: caption("Er lacht im Schlaf. Wer kann da noch müde sein?") });
first
  .querySelector("[role=complementary]")
  ?.append(comments([{ name: "Deniz Kaya", text: "Ich. Unserer lacht nur tagsüber." }], words));
document
  .querySelector("[role=main]")
  ?.append(first, video({ name: "Lu Chen", text: "Wir haben das Haus! Ein Rundgang." }));
