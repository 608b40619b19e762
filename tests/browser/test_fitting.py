"""Chip and card in little room: narrow windows, pages at twice their size, and for people who want nothing to move."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import EXTENSION
from feed import Feed
from playwright.sync_api import Locator, Page, expect
from stub import StubCoach

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings."

#: What 1000 by 760 is at 200 %, a narrow window, and a wide one that is not high.
WINDOWS = {"zoomed": (500, 380), "narrow": (360, 640), "low": (1000, 420)}
#: Where the box is, what it is called, and the site's own button.
BOXES = {
    "comment": ("", "comment", '[data-box="comment"] ~ .xactions [role="button"]'),
    "message": ("messages/t/marta", "Marta Nowak", '[aria-label="Press enter to send"]'),
    "tab": ("tabs.html", "Deniz Kaya", '[data-box="Deniz Kaya"] >> xpath=../.. >> [aria-label="Press enter to send"]'),
    "post": ("new-post.html", "post", '[aria-label="Post"]'),
}

#: Puts other words in the place of those that stand in the card: this browser speaks English only.
SAY = """(card, words) => {
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = words[walker.currentNode.data] ?? walker.currentNode.data;
    for (const node of card.querySelectorAll("[aria-label]")) node.removeAttribute("aria-label");
}"""


def rectangle(element: Locator) -> tuple[float, float, float, float]:
    box = element.bounding_box()
    assert box is not None
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


def overlap(one: Locator, other: Locator) -> bool:
    left, top, right, bottom = rectangle(one)
    other_left, other_top, other_right, other_bottom = rectangle(other)
    return left < other_right and other_left < right and top < other_bottom and other_top < bottom


def assert_inside(what: Locator, width: int, height: int) -> None:
    left, top, right, bottom = rectangle(what)
    assert left >= 0
    assert top >= 0
    assert right <= width
    assert bottom <= height


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("box", BOXES)
def test_chip_and_card_fit_and_leave_the_sites_button_free(
    page: Page, coach: StubCoach, box: str, window: str, screenshots: Path
) -> None:
    width, height = WINDOWS[window]
    path, name, button = BOXES[box]
    page.set_viewport_size({"width": width, "height": height})
    feed = Feed(page, name).open(path)
    feed.type(f"Poor you. {SENTENCE}")
    expect(feed.chip).to_be_visible()
    send = page.locator(button).first
    assert not overlap(feed.chip, send)
    page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    page.screenshot(path=screenshots / f"fit-{box}-{window}.png", animations="disabled")
    assert_inside(feed.card, width, height)
    assert not overlap(feed.card, send)
    # All of it can be reached: what does not fit scrolls.
    last = feed.card.get_by_role("button", name="Not here")
    last.focus()
    assert rectangle(last)[3] <= rectangle(feed.card)[3]


@pytest.mark.parametrize("size", [*WINDOWS.values(), (1200, 800)], ids=[*WINDOWS, "wide"])
@pytest.mark.parametrize("box", ["right", "below", "far", "aside", "row"])
def test_on_other_sites_the_button_that_sends_stays_free(
    page: Page, coach: StubCoach, permit: Callable[[bool], None], box: str, size: tuple[int, int], screenshots: Path
) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.goto("https://forum.example/rows.html")
    permit(True)
    feed = Feed(page, box)
    feed.type(f"Poor you. {SENTENCE}")
    expect(feed.chip).to_be_visible()
    send = feed.box.locator("xpath=ancestor::*[.//*[@data-send]][1]").locator("[data-send]")
    assert not overlap(feed.chip, send)
    page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    page.screenshot(path=screenshots / f"fit-row-{box}-{width}.png", animations="disabled")
    assert_inside(feed.card, width, height)
    assert not overlap(feed.card, send)
    page.keyboard.press("1")
    expect(feed.note).to_be_visible()
    assert not overlap(feed.note, send)


def test_the_longer_words_of_another_language_fit_too(page: Page, coach: StubCoach, screenshots: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    feed = Feed(page).open()
    feed.type(f"Poor you. {SENTENCE}")
    expect(feed.chip).to_be_visible()
    page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    english, german = (json.loads((EXTENSION / f"_locales/{name}/messages.json").read_text()) for name in ("en", "de"))
    words = {message["message"]: german[key]["message"] for key, message in english.items()}
    feed.card.evaluate(SAY, words)
    page.screenshot(path=screenshots / "fit-german.png", animations="disabled")
    expect(feed.card.get_by_role("button", name=german["next"]["message"]).first).to_be_visible()
    assert feed.card.evaluate("card => card.scrollWidth - card.clientWidth") == 0


def test_nothing_moves_for_people_who_want_that(page: Page, coach: StubCoach) -> None:
    page.emulate_media(reduced_motion="reduce")
    feed = Feed(page).open()
    feed.type(SENTENCE)
    expect(feed.chip).to_be_visible()
    page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    moving = """() => [...document.querySelector("[data-rapport]").shadowRoot.querySelectorAll("*")]
        .flatMap((node) => node.getAnimations()).length"""
    assert page.evaluate(moving) == 0
