"""The thing itself, with nothing in place of anything: the extension in a browser, and the coach with its model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from feed import Feed
from playwright.sync_api import Page, expect
from real_coach import real_coach

pytestmark = [pytest.mark.browser, pytest.mark.model]

PITCH = (
    "Oh hun, three nights is a lot. I sell sleep drops that work wonders for reflux. "
    "Only 4 left, message me today to order yours!"
)


@pytest.fixture(scope="module")
def coach_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with real_coach(tmp_path_factory.mktemp("coach") / "log.txt") as url:
        yield url


def test_a_pitch_is_flagged_rewritten_taken_undone_and_posted(
    feed: Feed, coach_url: str, use_coach: Callable[[str], None], screenshots: Path
) -> None:
    use_coach(coach_url)

    feed.type(PITCH)
    feed.page.wait_for_function("() => CSS.highlights.get('rapport-warn-light')?.size > 0")
    assert all(sentence in PITCH for sentence in feed.underlined())
    expect(feed.chip).to_be_visible()
    feed.page.screenshot(path=screenshots / "underline.png", animations="disabled")

    feed.page.keyboard.press("Alt+r")
    ready = feed.card.locator('.offer[data-stage="ready"]')
    expect(ready.first).to_be_visible(timeout=30_000)
    # A style that cannot be done well is not offered, so there may be one or two.
    unfinished = feed.card.locator('.offer:is([data-stage="waiting"], [data-stage="writing"])')
    expect(unfinished).to_have_count(0, timeout=30_000)
    better = ready.first.locator(".words").inner_text()
    feed.page.screenshot(path=screenshots / "card.png", animations="disabled")

    feed.page.keyboard.press("1")
    feed.wait_for_text(better)
    expect(feed.card).to_have_count(0)
    feed.page.screenshot(path=screenshots / "taken.png", animations="disabled")

    feed.undo()
    feed.wait_for_text(PITCH)

    feed.page.keyboard.press("Control+Shift+z")
    feed.wait_for_text(better)
    assert feed.post() == better


def test_an_honest_question_is_left_in_peace(feed: Feed, coach_url: str, use_coach: Callable[[str], None]) -> None:
    use_coach(coach_url)
    feed.type(PITCH)
    expect(feed.chip).to_be_visible()
    # What was found stays on the page until the coach has read the newer words.
    feed.page.keyboard.press("Control+a")
    feed.page.keyboard.type("Oh Marta, that sounds rough. Is he any better when you hold him upright?")
    expect(feed.anything).to_have_count(0)
    assert feed.highlights() == []


def test_the_coach_shows_a_playground_where_the_same_happens(page: Page, coach_url: str, screenshots: Path) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(coach_url)
    expect(page.locator("#chrome-dir")).to_contain_text("chrome-mv3")
    expect(page.locator("#status")).to_contain_text("The coach is running")

    # Without motion the text stands there at once, and the chip is for all of it.
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="Type it for me").click()
    expect(page.locator("[data-rapport] .chip")).to_be_visible(timeout=20_000)
    page.keyboard.press("Alt+r")
    ready = page.locator('[data-rapport] .offer[data-stage="ready"]')
    expect(ready.first).to_be_visible(timeout=30_000)
    expect(page.locator('[data-rapport] .offer:not([data-stage="ready"])')).to_have_count(0, timeout=30_000)
    page.screenshot(path=screenshots / "playground.png", animations="disabled")
    assert complaints == []


@pytest.mark.parametrize("scene", ["A friend’s news", "A new contact", "Your own post", "A complaint"])
def test_the_coach_has_something_to_say_of_every_scene_of_the_playground(
    page: Page, coach_url: str, scene: str
) -> None:
    page.goto(coach_url)
    page.emulate_media(reduced_motion="reduce")
    page.get_by_text(scene).click()
    page.get_by_role("button", name="Type it for me").click()
    expect(page.locator("[data-rapport] .chip")).to_be_visible(timeout=20_000)
