import { beforeEach, describe, expect, it } from "vitest";
import { facebook } from "@/sites/facebook";
import type { Context } from "@/sites/site";

/** Pieces of Messenger's markup, as public userscripts have seen it in 2026; the browser tests' pages have more. */
const box = (label = "Write to Deniz"): string =>
  `<div><div contenteditable="true" role="textbox" data-lexical-editor="true" aria-label="${label}"><p><br></p></div></div>`;

const turn = (label: string, text: string): string =>
  `<div aria-roledescription="message" aria-label="${label}"><div dir="auto">${text}</div></div>`;
const theirs = (text: string): string => turn(`At 3:08 PM, Deniz: ${text}`, text);
const mine = (text: string): string => turn(`At 3:09 PM, You: ${text}`, text);

const chat = (...log: string[]): string =>
  `<div role="main"><div role="log"><span dir="auto">Deniz</span>${log.join("")}</div>${box()}</div>`;

/** What the last box of a page answers. */
function context(html: string): Context | undefined {
  document.body.innerHTML = html;
  return facebook.composerAt([...document.querySelectorAll("[role=textbox]")].at(-1) as Element)?.context();
}
const thread = (html: string) => context(html)?.thread.map(({ from, text }) => `${from}: ${text}`);

describe("chats", () => {
  beforeEach(() => (document.body.innerHTML = ""));

  it("a message answers the last turns of its log", () => {
    expect(context(chat(theirs("Are you coming?"), mine("Yes!"), theirs("Lovely.")))).toEqual({
      surface: "message",
      relationship: "known",
      thread: [
        { from: "them", text: "Are you coming?" },
        { from: "me", text: "Yes!" },
        { from: "them", text: "Lovely." },
      ],
    });
  });

  it.each([
    ["At 3:08 PM, Deniz: Hi", "them: Hi"],
    ["At 3:08 PM, You: Hi", "me: Hi"],
    ["At May 3, 2026, 15:08, You: Hi", "me: Hi"],
    ["Enter, Message sent Today at 3:08 PM by Deniz Kaya: Hi", "them: Hi"],
    ["Enter, Message sent Today at 3:08 PM by You: Hi", "me: Hi"],
  ])("reads who spoke from %j", (label, said) => {
    expect(thread(chat(turn(label, "Hi")))).toEqual([said]);
  });

  it.each(["data-message-id", 'role="row"'])("finds messages by %s alone", (mark) => {
    const marked = (message: string): string => message.replace('aria-roledescription="message"', mark);
    expect(thread(chat(marked(theirs("Are you coming?")), marked(mine("Yes!"))))).toEqual([
      "them: Are you coming?",
      "me: Yes!",
    ]);
  });

  it('knows a chat without its log by "Aa" alone, in every language', () => {
    const labelled = box("Nachricht").replace("aria-label", 'aria-placeholder="Aa" aria-label');
    expect(context(labelled)).toEqual({ surface: "message", relationship: "unknown", thread: [] });
    expect(context(box("Nachricht"))).toBeUndefined();
  });

  it("leaves out whom it cannot tell, and does not call them strangers", () => {
    const seen = context(chat(turn("Um 15:08 schrieb Deniz: Hi", "Hi")));
    expect([seen?.relationship, seen?.thread]).toEqual(["unknown", []]);
  });

  describe("by the bubble's place, where no label tells", () => {
    const foreign = turn("Um 15:08 schrieb jemand: Hi", "Hi");
    const at = (left: number, width: number): DOMRect => new DOMRect(left, 0, width, 20);

    /** Who spoke, as a log 500 wide shows a bubble. */
    function speaker(bubble: DOMRect, html = chat(foreign)): string | undefined {
      document.body.innerHTML = html;
      const log = document.querySelector("[role=log]") as Element;
      log.getBoundingClientRect = () => at(100, 500);
      for (const text of log.querySelectorAll("div[dir=auto]")) text.getBoundingClientRect = () => bubble;
      return facebook.composerAt(document.querySelector("[role=textbox]") as Element)?.context().thread[0]?.from;
    }

    it.each([
      ["on the left", at(110, 100), "them"],
      ["long, on the left", at(110, 320), "them"],
      ["on the right", at(490, 100), "me"],
      ["long, on the right", at(270, 320), "me"],
      ["in the middle", at(250, 200), undefined],
      ["not shown", at(0, 0), undefined],
    ])("%s", (_, bubble, from) => expect(speaker(bubble)).toBe(from));

    it("is not read where the page runs from right to left", () => {
      expect(speaker(at(110, 100), chat(foreign).replace('role="log"', 'role="log" style="direction: rtl"'))).toBe(
        undefined,
      );
    });
  });

  it("takes a message's own words where it quotes another", () => {
    const quoting = theirs("Both!").replace("</div></div>", '</div><div dir="auto">Cake or pie?</div></div>');
    expect(thread(chat(quoting))).toEqual(["them: Both!"]);
  });

  it("keeps the last few turns of a long conversation", () => {
    const many = Array.from({ length: 30 }, (_, at) => (at % 2 ? mine(`no. ${at}`) : theirs(`no. ${at}`)));
    expect(thread(chat(...many))).toEqual(["them: no. 26", "me: no. 27", "them: no. 28", "me: no. 29"]);
  });

  it("looks past pictures for them", () => {
    const picture = turn("At 3:10 PM, Deniz", "");
    expect(thread(chat(theirs("1"), mine("2"), theirs("3"), picture, mine("4"), picture))).toHaveLength(4);
  });

  it("knows from more of the log than it sends that both have written", () => {
    const seen = context(chat(theirs("Hi!"), ...Array.from({ length: 5 }, () => mine("Hello?"))));
    expect([seen?.relationship, seen?.thread.length]).toEqual(["known", 4]);
  });

  const nine = (message: string): string[] => Array.from({ length: 9 }, () => message);
  const notice = '<div><span dir="auto">You are now connected on Messenger</span></div>';
  it.each([
    ["nothing was said yet", chat(), "new"],
    ["only they wrote", chat(theirs("Hi!")), "new"],
    ["only I wrote", chat(mine("Hi!")), "new"],
    ["the page says that they just met", chat(notice, theirs("Hi!")), "new"],
    ["they met here, and have talked since", chat(notice, theirs("Hi!"), mine("Hello.")), "known"],
    ["they met, and much was said by one of them", chat(notice, ...nine(mine("Hello?"))), "new"],
    ["one of many messages reads like the page's notice", chat(...nine(theirs("Say hi to your new dog!"))), "unknown"],
    ["one of unknown origin does", chat(turn("Um 15:08 schrieb Deniz", "Say hi to your new dog!")), "unknown"],
    ["both have written", chat(theirs("Hi!"), mine("Hello.")), "known"],
    ["messages are still loading", chat('<div role="progressbar"></div>'), "unknown"],
    ["there are messages that we cannot read", chat('<div><div dir="auto">Hi!</div></div>'), "unknown"],
    ["an answer may stand further up", chat(...nine(mine("Hello?"))), "unknown"],
  ])("where %s", (_, html, relationship) => {
    expect(context(html)?.relationship).toBe(relationship);
  });

  it("two chat tabs keep apart", () => {
    const tab = (name: string, ...log: string[]) =>
      `<div><div role="log">${log.join("")}</div>${box(`Write to ${name}`)}</div>`;
    const page = `<div><div role="main"></div>${tab("Ann", theirs("Ann's"))}${tab("Deniz", theirs("Mine"))}</div>`;
    expect(thread(page)).toEqual(["them: Mine"]);
  });

  it("a tab without its log does not borrow the other tab's", () => {
    const page = `<div><div><div role="log">${theirs("Ann's")}</div>${box("Write to Ann")}</div><div>${box()}</div></div>`;
    expect(context(page)).toEqual({ surface: "message", relationship: "unknown", thread: [] });
  });

  it("a box that is no chat's does not take a tab's log for its own", () => {
    const page = `<div><div role="main">${box("Antworten")}</div><div role="log">${theirs("Ann's")}</div></div>`;
    expect(context(page)).toBeUndefined();
  });
});

describe("new posts", () => {
  beforeEach(() => document.documentElement.removeAttribute("lang"));

  const dialog = (inside: string): string => `<div role="dialog"><h2>Beitrag erstellen</h2>${inside}</div>`;
  const post: Context = { surface: "post", relationship: "unknown", thread: [] };

  it("a box alone in a dialog is a post of one's own, in every language", () => {
    expect(context(dialog(box("Was machst du gerade?")))).toEqual(post);
  });

  it.each([
    "What's on your mind, Robin?",
    "What’s on your mind, Robin?",
    "Write something to Deniz…",
    "Create a public post…",
  ])("in English, a box labelled %j is one", (label) => {
    document.documentElement.lang = "en";
    expect(context(dialog(box(label)))).toEqual(post);
  });

  it.each(["Say something about this…", "Message", ""])("in English, a box labelled %j is none", (label) => {
    document.documentElement.lang = "en";
    expect(context(dialog(box(label)))).toBeUndefined();
  });

  it("a box for a message in a dialog is a message's", () => {
    expect(context(dialog(box("Write to Deniz · Blue pram")))?.surface).toBe("message");
  });

  it.each([
    ["beside comments", dialog(`<div role="article"></div>${box("?")}`)],
    ["beside a comment's form", dialog(`${box("?")}<form role="presentation"></form>${box("?")}`)],
    ["beside somebody's post", dialog(`<div data-ad-rendering-role="story_message">Hi!</div>${box("?")}`)],
    ["beside a chat", dialog(`<div role="log"></div>${box("?")}${box("?")}`)],
    ["labelled as a comment's", dialog(box("Kommentieren als Robin"))],
    ["labelled as a reply's", dialog(box("Reply to Deniz…"))],
    ["outside of a dialog", box("?")],
  ])("a box %s is none", (_, html) => {
    expect(context(html)).toBeUndefined();
  });
});
