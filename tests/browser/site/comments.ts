import { clear, mountBox, textOf } from "./boxes";
import { ME, type Words } from "./words";

/** Somebody's words, with their name. */
export interface By {
  readonly name: string;
  readonly text: string;
}

/** A post's author and own words, if it has any: what stands above its comments wherever the post is shown. */
export function told({ name, text }: By, words: Words): HTMLElement {
  const told = part(`
    <div class="xtold">
      <div class="x78zum5">
        <div class="xavatar" aria-hidden="true"></div>
        <div data-ad-rendering-role="profile_name">
          <h4><a href="https://www.facebook.com/${slug(name)}?__cft__[0]=a" role="link"><strong>${name}</strong></a></h4>
        </div>
      </div>
      <div data-ad-rendering-role="story_message">
        <span dir="auto">${text}<div role="button" tabindex="0">${words.more}</div></span>
      </div>
      <div class="xbar"><div role="button" tabindex="0" aria-label="${words.like}">${words.like}</div></div>
    </div>`);
  if (text === "") told.querySelector("[data-ad-rendering-role=story_message]")?.remove();
  return told;
}

/** The comments under a post, a box that answers the last of them, and a box for the post itself. */
export function comments(said: readonly By[], words: Words): HTMLElement {
  const list = part('<div class="xcomments"></div>');
  for (const one of said) list.append(comment(one, words));
  const last = said.at(-1);
  if (last) list.append(form("reply", words.replyTo(last.name), words));
  list.append(form("comment", words.commentAs(ME), words));
  return list;
}

function comment({ name, text }: By, words: Words): HTMLElement {
  const link = `https://www.facebook.com/${slug(name)}/posts/pfbid01?comment_id=${slug(name)}`;
  return part(`
    <div role="article" aria-label="${words.commentBy(name)}" tabindex="-1">
      <a href="https://www.facebook.com/${slug(name)}?comment_id=Y29tbQ" role="link"><span dir="auto">${name}</span></a>
      <div><span dir="auto"><div dir="auto">${text}</div></span></div>
      <ul>
        <li><a href="${link}" role="link">2 h</a></li>
        <li><div role="button" tabindex="0">${words.reply}</div></li>
      </ul>
    </div>`);
}

function form(box: string, label: string, words: Words): HTMLElement {
  const form = part(`
    <form role="presentation" class="${box === "reply" ? "xreply" : ""}">
      <div class="xbubble">
        <div aria-label="${label}" class="notranslate" contenteditable="true" role="textbox" spellcheck="true"
          tabindex="0" data-box="${box}"></div>
        <div class="xactions">
          <div role="button" tabindex="0" aria-label="${words.comment}" aria-disabled="true" data-send>➤</div>
        </div>
      </div>
    </form>`);
  mountForm(form, words);
  return form;
}

/** Makes a form's box write, and its button send. */
export function mountForm(form: HTMLElement, words: Pick<Words, "commentBy">): void {
  const box = form.querySelector<HTMLElement>("[data-box]");
  if (!box) return;
  const editor = mountBox(box);
  const send = form.querySelector<HTMLElement>("[data-send]");
  editor.registerUpdateListener(() => send?.setAttribute("aria-disabled", String(textOf(editor).trim() === "")));
  send?.addEventListener("click", () => {
    const text = textOf(editor);
    if (text.trim() === "") return;
    const sent = document.createElement("div");
    sent.setAttribute("role", "article");
    sent.setAttribute("aria-label", words.commentBy(ME));
    sent.dataset["sent"] = "";
    sent.innerText = text;
    form.before(sent);
    clear(editor);
  });
}

/** What somebody wrote to a picture; nothing where the address asks for one without words (?wordless). */
export function caption(text: string): string {
  return new URLSearchParams(location.search).has("wordless") ? "" : text;
}

export function part(html: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  // A template belongs to a document of its own, without a window, where no editor can live.
  return document.importNode(template.content, true).firstElementChild as HTMLElement;
}

function slug(name: string): string {
  return name.toLowerCase().replace(/\W+/g, ".");
}
