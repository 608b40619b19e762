import { beforeEach, describe, expect, it, vi } from "vitest";
import { facebook } from "@/sites/facebook";
import type { Context } from "@/sites/site";

/**
 * Pieces of Facebook's markup, each as public scrapers and userscripts have seen it in 2026; what is around them
 * is left out. The browser tests' page has the same in full.
 */
const box = (label: string): string =>
  `<form role="presentation"><div contenteditable="true" role="textbox" data-lexical-editor="true" aria-label="${label}"><p><br></p></div></form>`;

const comment = (author: string, text: string, link = "comment_id=1"): string =>
  `<div role="article" aria-label="Comment by ${author} 2 hours ago">
     <a href="/${author}?comment_id=Y29t"><span dir="auto">${author}</span></a>
     <div><span dir="auto"><div dir="auto">${text}</div></span></div>
     <ul><li><a href="/p/1?${link}">2 h</a></li><li><div role="button"><div dir="auto">Reply</div></div></li></ul>
   </div>`;

const reply = (author: string, text: string): string => comment(author, text, "comment_id=1&reply_comment_id=2");

const post = (author: string, text: string, below: string): string =>
  `<div aria-posinset="1">
     <div data-ad-rendering-role="profile_name"><h4><a href="/${author}">${author}</a></h4></div>
     <div data-ad-rendering-role="story_message"><span dir="auto">${text}</span></div>${below}
   </div>`;

const ME =
  '<script type="application/json">["CurrentUserInitialData",[],{"USER_ID":"1","NAME":"Robin Ad\\u00e9"},270]</script>';

/** What the last box of a page answers. */
function context(html: string): Context | undefined {
  document.body.innerHTML = html;
  const boxes = document.querySelectorAll("[role=textbox]");
  return facebook.composerAt(boxes[boxes.length - 1] as Element)?.context();
}
const thread = (html: string) => context(html)?.thread.map(({ from, text }) => `${from}: ${text}`);

describe("Facebook", () => {
  beforeEach(() => (document.body.innerHTML = ""));

  it("a comment answers the post", () => {
    expect(context(post("Marta", "No sleep again. Any ideas?", box("Comment as Robin Adé")))).toEqual({
      surface: "comment",
      relationship: "unknown",
      thread: [{ from: "them", text: "No sleep again. Any ideas?" }],
    });
  });

  it("reads the post as people see it: emoji, lines, no buttons, no line breaks of the source", () => {
    const text = `<div dir="auto">No sleep\n   again <img alt="😵" src="data:,">.</div><div dir="auto">Ideas?</div><div role="button">See more</div>`;
    expect(thread(post("Marta", text, box("Comment as Robin Adé")))).toEqual(["them: No sleep again 😵.\nIdeas?"]);
  });

  it("sends the beginning of a long post, and no half letter", () => {
    const [long] = thread(post("Marta", "😵".repeat(5_000) + "!", box("Comment as Robin Adé"))) ?? [];
    expect(long).toBe(`them: ${"😵".repeat(1_000)}`);
  });

  it("a comment under the post does not answer the comments there", () => {
    expect(thread(post("Marta", "No sleep.", comment("Deniz", "Oh no!") + box("Comment as Robin Adé")))).toEqual([
      "them: No sleep.",
    ]);
  });

  it.each(["Reply to Deniz…", "Deniz antworten", "Répondre à Deniz"])(
    "a reply box labelled %j answers Deniz",
    (label) => {
      const below = comment("Deniz", "Oh no!") + comment("Denizhan", "Same.") + box(label);
      expect(thread(ME + post("Marta", "No sleep.", below))).toEqual(["them: No sleep.", "them: Oh no!"]);
    },
  );

  it("a reply to a reply has the comment above it", () => {
    const below =
      comment("Ann", "First!") + comment("Deniz", "Oh no!") + reply("Lu", "Mine too.") + box("Reply to Lu…");
    expect(thread(post("Marta", "No sleep.", below))).toEqual(["them: No sleep.", "them: Oh no!", "them: Mine too."]);
  });

  it("a box inside a comment answers that comment, whatever its label", () => {
    const nested = comment("Deniz", "Oh no!").replace("</ul>", `</ul>${box("…")}`);
    expect(thread(post("Marta", "No sleep.", nested))).toEqual(["them: No sleep.", "them: Oh no!"]);
  });

  it("knows the person's own post and comments by their name", () => {
    const below = comment("Robin Adé", "Order here.") + reply("Priya", "Mine came cracked.") + box("Reply to Priya…");
    expect(thread(ME + post("Robin Adé", "New candles!", below))).toEqual([
      "me: New candles!",
      "me: Order here.",
      "them: Mine came cracked.",
    ]);
  });

  it.each([
    "Comment as Robin Adé",
    "Kommentieren als Robin Adé",
    "Comentar como Robin Adé",
    "Commenter en tant que Robin Adé",
    "Commenta come Robin Adé",
    "Skomentuj jako Robin Adé",
  ])("knows the person's own post by a box labelled %j, where the page does not say their name", (label) => {
    expect(thread(post("Robin Adé", "New candles!", box(label)))).toEqual(["me: New candles!"]);
    expect(thread(post("Marta", "New candles!", box(label)))).toEqual(["them: New candles!"]);
  });

  it("knows an author without a link", () => {
    const page = post("Robin Adé", "New candles!", box("Comment as Robin Adé"));
    expect(thread(page.replace(/<\/?a[^>]*>/g, ""))).toEqual(["me: New candles!"]);
  });

  it.each(["data-ad-comet-preview", "data-ad-preview"])("finds a post's words by %s alone", (mark) => {
    const page = post("Marta", "No sleep.", box("Comment as Robin Adé"));
    expect(thread(page.replace('data-ad-rendering-role="story_message"', `${mark}="message"`))).toEqual([
      "them: No sleep.",
    ]);
  });

  it("does not guess whom a box answers: it may be labelled with the person's own name", () => {
    const below = comment("Robin", "Me first.") + box("Als Robin kommentieren");
    expect(thread(post("Marta", "No sleep.", below))).toEqual(["them: No sleep."]);
  });

  it("beside a photo, where no card is around them, the words of one post are the post's", () => {
    const words = (text: string): string => `<div data-ad-rendering-role="story_message"><span dir="auto">${text}</span></div>`;
    const here = `<div>${words("Guess who slept.")}<div>${comment("Deniz", "Not you!")}${box("Comment as Robin Adé")}</div></div>`;
    expect(thread(`<div>${words("Another one.")}</div><div>${here}</div>`)).toEqual(["them: Guess who slept."]);
    // Where two posts are as near, neither is read.
    expect(thread(`<div>${words("One.")}${words("Another.")}${box("Comment as Robin Adé")}</div>`)).toEqual([]);
  });

  it("beside a video, the words may stand in another part than the comments; the next video's are not read", () => {
    const video = (text: string, comments: string): string =>
      `<div>
         <div><div data-ad-rendering-role="story_message"><span dir="auto">${text}</span></div></div>
         <div role="complementary">${comments}</div>
       </div>`;
    const here = video("He laughs in his sleep.", comment("Deniz", "Mine never does.") + box("Reply to Deniz…"));
    // The last box of the page is the one that is read, so the other video stands before it.
    expect(thread(video("We got the house!", "") + here)).toEqual([
      "them: He laughs in his sleep.",
      "them: Mine never does.",
    ]);
  });

  describe("beside a picture without words of its own, another post's words are not read", () => {
    const author = (name: string): string =>
      `<div data-ad-rendering-role="profile_name"><h4><a href="/${name}">${name}</a></h4></div>`;
    const another = `<div>${author("Lu")}<div data-ad-rendering-role="story_message">We got the house!</div></div>`;
    const marta = author("Marta");
    const aside = (inside: string): string =>
      `<div role="complementary">${inside}${comment("Deniz", "Not you!")}${box("Reply to Deniz…")}</div>`;

    it.each([
      ["a photo, over the feed", `<div>${another}<div role="main">${aside(marta)}</div></div>`],
      ["a video, over the next one", `<div role="main"><div>${marta}${aside("")}</div>${another}</div>`],
    ])("%s", (_, page) => {
      expect(thread(page)).toEqual(["them: Not you!"]);
    });

    it.each([
      ["a photo without its author, over the feed", `<div>${another}<div role="main">${aside("")}</div></div>`],
      ["a video without its author, over the next one", `<div role="main"><div>${aside("")}</div>${another}</div>`],
      ["a video with two authors as near", `<div role="main">${another}${marta}${aside("")}</div>`],
    ])("%s: then nothing is", (_, page) => {
      expect(thread(page)).toEqual([]);
    });
  });

  it("reads the words of the comments that are answered, and of no other", () => {
    const many = Array.from({ length: 30 }, (_, i) => comment(`Person ${i}`, "Oh no!")).join("");
    const copies = vi.spyOn(Node.prototype, "cloneNode");
    expect(thread(post("Marta", "No sleep.", many + box("Reply to Person 7")))).toEqual([
      "them: No sleep.",
      "them: Oh no!",
    ]);
    // Words are read from a copy, without their buttons; the post's and the comment's are two, however often looked at.
    expect(copies.mock.calls.length).toBeLessThan(50);
    copies.mockRestore();
  });

  it("a post of pictures alone leaves the thread empty", () => {
    expect(thread(`<div aria-posinset="1">${box("Comment as Robin Adé")}</div>`)).toEqual([]);
  });

  it.each([
    ["a search box", '<form role="presentation"><input type="search" role="textbox"></form>'],
    ["a box of another editor", box("Comment as Robin").replace('data-lexical-editor="true"', "")],
  ])("%s is no comment box", (_, html) => {
    expect(context(html)).toBeUndefined();
  });
});
