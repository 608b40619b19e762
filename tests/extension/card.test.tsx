import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Offer, Offers } from "@/coach/offers";
import { announcement } from "@/ui/announcement";
import { Card, type CardProps } from "@/ui/card/card";
import type { View } from "@/ui/layer";
import { findingsOf } from "./drafts";

const FINDINGS = findingsOf(["Hi Ann.", "[pitch] I sell drops."]);
const LISTEN: Offer = { style: "listen", text: "How is she?", stage: "ready", more: "maybe" };
const SOFT: Offer = { style: "soft", text: "Ask me about drops.", stage: "ready", more: "maybe" };

function offers(items: readonly Offer[], parts: Partial<Offers> = {}): Offers {
  return { draft: FINDINGS.draft, stage: "done", items, ...parts };
}

describe("the card's next words", () => {
  const did = { onTake: vi.fn(), onNext: vi.fn(), onCopy: vi.fn(() => Promise.resolve(true)) };
  const nothing = (): void => undefined;

  async function show(items: readonly Offer[], parts: Partial<CardProps> = {}): Promise<void> {
    const props: CardProps = {
      findings: FINDINGS,
      offers: offers(items),
      notice: null,
      focus: true,
      question: null,
      siteName: null,
      kinds: true,
      silence: { phrase: nothing, surface: nothing, site: nothing },
      onAnswered: nothing,
      onLeaveOut: nothing,
      onRetry: nothing,
      onClose: nothing,
      ...did,
      ...parts,
    };
    await act(() => render(<Card {...props} />, document.body));
  }
  const find = (selector: string): HTMLElement => document.body.querySelector<HTMLElement>(selector) as HTMLElement;
  const of = (style: string, what: string): HTMLElement => find(`.offer[data-style="${style}"] ${what}`);
  const press = (key: string, at = document.activeElement ?? document.body) =>
    act(() => void at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));

  /** What a click sets going is over by then. */
  const click = (target: HTMLElement) =>
    act(async () => {
      target.click();
      await new Promise((resolve) => setTimeout(resolve));
    });

  beforeEach(() => render(null, document.body));
  afterEach(() => vi.clearAllMocks());

  it("are asked for beside each rewrite, by a name of its own", async () => {
    await show([LISTEN, SOFT]);
    const names = [...document.body.querySelectorAll(".next")].map((button) => button.getAttribute("aria-label"));
    expect(names).toEqual(["Next: Listens first", "Next: Asks softly"]);
    of("soft", ".next").click();
    expect(did.onNext.mock.calls).toEqual([[SOFT]]);
    expect(did.onTake).not.toHaveBeenCalled();
  });

  it("are asked for with a key: of the rewrite that the keyboard is in, or else of the first", async () => {
    await show([LISTEN, SOFT]);
    await press("n", find(".card"));
    of("soft", ".take").focus();
    await press("N");
    expect(did.onNext.mock.calls).toEqual([[LISTEN], [SOFT]]);
  });

  it("are not there before the first ones are", async () => {
    await show([{ ...LISTEN, stage: "writing" }, SOFT]);
    expect(of("listen", ".next").hasAttribute("disabled")).toBe(true);
    await press("n", find(".card"));
    expect(did.onNext.mock.calls).toEqual([[SOFT]]);
  });

  it("are looked for quietly; the ones before can be taken, and the keyboard stays where it is", async () => {
    await show([LISTEN, SOFT]);
    of("listen", ".next").focus();
    await show([{ ...LISTEN, more: "asked" }, SOFT]);
    const next = of("listen", ".next");
    expect(document.activeElement).toBe(next);
    expect(next.getAttribute("aria-disabled")).toBe("true");
    expect(find('.offer[data-style="listen"]').getAttribute("aria-busy")).toBe("true");
    expect(find('.offer[data-style="soft"]').getAttribute("aria-busy")).toBe("false");
    expect(of("listen", ".words").textContent).toBe("How is she?");
    next.click();
    expect(did.onNext).not.toHaveBeenCalled();
    of("listen", ".take").click();
    expect(did.onTake).toHaveBeenCalledTimes(1);
  });

  it("take the place of the ones before: the changes, Take and Copy are theirs", async () => {
    await show([LISTEN, SOFT]);
    await click(of("listen", ".plain"));
    expect(of("listen", ".plain").textContent).toBe("Copied");
    await click(find('[aria-pressed="false"]'));
    const other: Offer = { ...LISTEN, text: "Hi Ann. Since when?" };
    await show([other, SOFT]);
    expect(of("listen", ".words").textContent).toContain("Hi Ann. ");
    expect(of("listen", ".words ins").textContent).toBe("Since when?");
    // These were not copied yet.
    expect(of("listen", ".plain").textContent).toBe("Copy");
    await click(of("listen", ".plain"));
    of("listen", ".take").click();
    expect(did.onCopy.mock.calls.at(-1)).toEqual([other]);
    expect(did.onTake.mock.calls).toEqual([[other]]);
  });

  it.each([
    ["none", "No other words this time.", "true"],
    ["failed", "The coach does not answer.", "false"],
  ] as const)("may not be there (%s): one line says so, and the ones before can be taken", async (more, line, off) => {
    await show([{ ...LISTEN, more }, SOFT]);
    expect([...document.body.querySelectorAll(".outcome")].map(({ textContent }) => textContent)).toEqual([line]);
    expect(of("listen", ".next").getAttribute("aria-disabled")).toBe(off);
    expect(of("soft", ".next").getAttribute("aria-disabled")).toBe("false");
    of("listen", ".take").click();
    expect(did.onTake).toHaveBeenCalledTimes(1);
  });
});

describe("what a screen reader says of them", () => {
  const said = (items: readonly Offer[], parts: Partial<Offers> = {}): string =>
    announcement({ findings: FINDINGS, offers: offers(items, parts), card: {}, chip: false, note: null } as View);

  it("is how many there are, before any other words were asked for", () => {
    expect(said([LISTEN, SOFT])).toBe("2 rewrites. Press 1 or 2 to use one.");
  });

  it.each([
    ["asked", "Looking for other words."],
    ["none", "No other words this time."],
    ["failed", "The coach does not answer."],
    ["maybe", "Other words: How is she?"],
  ] as const)("%s: %s", (more, words) => {
    expect(said([{ ...LISTEN, more }, { ...SOFT, more: "none" }], { turned: "listen" })).toBe(words);
  });
});
