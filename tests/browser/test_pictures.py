"""Every state that a person can see, light and dark: readable by its contrast, and kept as a picture for the docs."""

from __future__ import annotations

from pathlib import Path

import pytest
from feed import Feed
from playwright.sync_api import Page, Worker, expect
from stub import LISTEN_NEXT, Answer, Draft, StubCoach, answer_with

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings that fix reflux."
DRAFT = f"So sorry Marta 😵. {SENTENCE} How is he?"

#: Colours as the browser has them, and their contrast as WCAG counts it.
COLOURS = """
    const rgb = (color) => {
        const canvas = new OffscreenCanvas(1, 1).getContext("2d");
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = ([r, g, b]) => [r, g, b]
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const contrast = (one, other) => {
        const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
        return (light + 0.05) / (dark + 0.05);
    };
    const over = (color, ground, opacity) => color.map((part, at) => part * opacity + ground[at] * (1 - opacity));
    const under = (node) => {
        for (let one = node; one; one = one.parentElement) {
            const color = rgb(getComputedStyle(one).backgroundColor);
            if (color[3] === 255) return color;
        }
        return null;
    };
"""

#: The least contrast of each text in our layer: text, and the colour it stands on. What is switched off is to look so,
#: and does not count there either.
LEAST_CONTRAST = f"""() => {{{COLOURS}
    const root = document.querySelector("[data-rapport]").shadowRoot;
    const texts = [...root.querySelectorAll("*")].filter((node) =>
        node.checkVisibility() && !node.closest("style, .spoken, :disabled, [aria-disabled=true]")
        && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
    return texts.map((node) => {{
        const {{ color, opacity }} = getComputedStyle(node);
        const ground = under(node);
        return [contrast(over(rgb(color), ground, opacity), ground), node.textContent];
    }}).sort(([one], [other]) => one - other)[0];
}}"""

#: The contrast of a highlight's line with what it stands on: its own tint, and the box under that.
LINE_CONTRAST = f"""(box, name) => {{{COLOURS}
    const style = getComputedStyle(box, `::highlight(${{name}})`);
    const tint = rgb(style.backgroundColor);
    const ground = over(tint, under(box), tint[3] / 255);
    return [style.textDecorationStyle, contrast(rgb(style.textDecorationColor), ground)];
}}"""


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def themed(feed: Feed, coach: StubCoach, theme: str) -> Feed:
    if theme == "dark":
        feed.page.evaluate("() => document.documentElement.classList.add('__fb-dark-mode')")
    return feed


#: What fades in has its colours when it is there.
ALL_THERE = """() => Promise.all(
    document.querySelector("[data-rapport]").shadowRoot.getAnimations()
        .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
        .map((one) => one.finished.catch(() => {}))).then(() => true)"""


def keep(page: Page, screenshots: Path, state: str, theme: str) -> None:
    page.evaluate(ALL_THERE)
    contrast, text = page.evaluate(LEAST_CONTRAST)
    page.screenshot(path=screenshots / f"{state}-{theme}.png", animations="disabled")
    assert contrast >= 4.5, f"{text}: {contrast:.1f}"


def test_a_comment_from_the_line_to_the_note(themed: Feed, theme: str, screenshots: Path) -> None:
    page = themed.page
    themed.type(DRAFT)
    themed.wait_for_underline(SENTENCE)
    expect(themed.chip).to_be_visible()
    keep(page, screenshots, "chip", theme)
    page.keyboard.press("Alt+r")
    themed.wait_for_offers()
    keep(page, screenshots, "card", theme)
    themed.card.get_by_role("button", name="Show changes").click()
    keep(page, screenshots, "changes", theme)
    themed.card.get_by_role("button", name="Not this phrase").click()
    keep(page, screenshots, "question", theme)
    themed.card.get_by_role("button", name="Cancel").click()
    page.keyboard.press("1")
    expect(themed.note).to_be_visible()
    keep(page, screenshots, "taken", theme)


def test_a_tip_and_a_word_of_ones_own(
    themed: Feed, coach: StubCoach, worker: Worker, theme: str, screenshots: Path
) -> None:
    def tip(draft: Draft) -> Answer:
        return answer_with(draft, "tip", "slings", ["pressure"])

    coach.check = tip
    worker.evaluate("() => chrome.storage.local.set({ settings: { avoid: ['sorry'] } })")
    themed.type(DRAFT)
    themed.wait_for_underline("sorry")
    themed.page.keyboard.press("Alt+r")
    themed.wait_for_offers()
    keep(themed.page, screenshots, "tip", theme)


def test_a_coach_that_has_no_words_or_stops(themed: Feed, coach: StubCoach, theme: str, screenshots: Path) -> None:
    coach.rewrite = lambda _: [("done", {"style": style, "text": ""}) for style in ("listen", "soft")]
    themed.type(DRAFT)
    themed.wait_for_underline(SENTENCE)
    themed.page.keyboard.press("Alt+r")
    expect(themed.card).to_contain_text("No better words")
    keep(themed.page, screenshots, "no-words", theme)
    themed.page.keyboard.press("Escape")
    coach.rewrite = lambda _: [("delta", {"style": "listen", "text": "Three"})]
    themed.page.keyboard.type(" Well?")
    themed.wait_for_underline(SENTENCE)
    themed.page.keyboard.press("Alt+r")
    expect(themed.card).to_contain_text("could not finish")
    keep(themed.page, screenshots, "unfinished", theme)


def test_other_words_and_then_no_others(themed: Feed, theme: str, screenshots: Path) -> None:
    themed.type(DRAFT)
    themed.wait_for_underline(SENTENCE)
    themed.page.keyboard.press("Alt+r")
    themed.wait_for_offers()
    themed.page.keyboard.press("n")
    expect(themed.offered("listen")).to_have_text(LISTEN_NEXT)
    keep(themed.page, screenshots, "next", theme)
    themed.page.keyboard.press("n")
    expect(themed.card).to_contain_text("No other words this time.")
    keep(themed.page, screenshots, "no-next", theme)


@pytest.mark.parametrize(("tone", "shape"), [("warn", "wavy"), ("tip", "dotted")])
def test_lines_are_seen_in_the_box(themed: Feed, coach: StubCoach, theme: str, tone: str, shape: str) -> None:
    coach.check = lambda draft: answer_with(draft, tone, "slings", ["pressure"])
    themed.type(DRAFT)
    themed.wait_for_underline(SENTENCE)
    assert themed.highlights() == [f"rapport-{tone}-{theme}"]
    drawn, contrast = themed.box.evaluate(LINE_CONTRAST, f"rapport-{tone}-{theme}")
    assert drawn == shape
    # What WCAG asks of what is no text.
    assert contrast >= 3, f"{contrast:.2f}"
