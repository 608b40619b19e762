"""The coach's own page, where the extension's code runs without being installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

import pytest
from builds import build_playground
from feed import STATE, UNDERLINED
from playwright.sync_api import BrowserContext, Locator, Page, expect
from stub import LISTEN, Answer, Draft, StubCoach, answer_with, stub_coach

pytestmark = pytest.mark.browser


def wait_until(page: Page, condition: Callable[[], bool], seconds: float = 10) -> None:
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "waited in vain"
        page.wait_for_timeout(20)


def typed_to_its_end(page: Page, box: Locator) -> None:
    """Waits until nothing more is typed for the person: between two letters the page waits 120 ms at most."""

    def stands() -> bool:
        before = box.evaluate(STATE)
        page.wait_for_timeout(500)
        return bool(box.evaluate(STATE) == before)

    wait_until(page, stands, seconds=60)


def flag_all(draft: Draft) -> Answer:
    """Every situation's own draft is flagged, and nothing else."""
    own = ("sleep drops", "earning", "sell out", "small team")
    hit = next((words for words in own if words in draft["draft"]), None)
    return answer_with(draft, "warn", hit, ["pitch"]) if hit else answer_with(draft, "ok")


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    """A tab whose console stays silent: nothing fails, nothing breaks the page's own policy."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert complaints == []


@pytest.fixture
def coach(page: Page) -> Iterator[StubCoach]:
    build_playground()
    with stub_coach() as coach:
        coach.check = flag_all
        page.goto(coach.url)
        yield coach
        # Connections that a tab keeps open would be cut by the server's end, and complain.
        page.goto("about:blank")


@pytest.mark.parametrize(
    ("situation", "surface", "relationship", "said"),
    [
        ("A friend’s news", "comment", "known", ["them"]),
        ("A new contact", "message", "new", ["them"]),
        ("Your own post", "post", "unknown", []),
        ("A complaint", "comment", "known", ["me", "them"]),
    ],
)
def test_each_situation_can_be_typed_for_you(
    page: Page, coach: StubCoach, situation: str, surface: str, relationship: str, said: list[str]
) -> None:
    page.get_by_text(situation, exact=True).click()
    page.get_by_role("button", name="Type it for me").click()
    # It is typed letter by letter, which takes a while on a busy machine; the chip may come at a sentence's end.
    expect(page.locator("[data-rapport] .chip")).to_be_visible(timeout=30_000)
    box = page.locator("[data-composer]")
    typed_to_its_end(page, box)
    wait_until(page, lambda: coach.checked[-1]["draft"] == box.evaluate(STATE))
    seen = coach.checked[-1]
    assert (seen["surface"], seen["relationship"]) == (surface, relationship)
    assert [turn["from"] for turn in seen["thread"]] == said


def test_who_does_something_is_not_typed_for_any_more(page: Page, coach: StubCoach) -> None:
    page.get_by_role("button", name="Type it for me").click()
    # The chip comes at a sentence's end, before the last one is typed: the card that it opens is to stay.
    page.locator("[data-rapport] .chip").click(timeout=30_000)
    expect(page.locator('.offer[data-stage="ready"]')).to_have_count(2)
    typed = page.locator("[data-composer]").evaluate(STATE)
    page.wait_for_timeout(500)
    assert page.locator("[data-composer]").evaluate(STATE) == typed
    expect(page.locator("[data-rapport] .card")).to_be_visible()


def test_type_take_and_post(page: Page, coach: StubCoach) -> None:
    box = page.get_by_role("textbox")
    box.click()
    page.keyboard.type("Try my sleep drops. They help.")
    page.wait_for_function(f"() => ({UNDERLINED})().includes('Try my sleep drops.')")
    page.keyboard.press("Alt+r")
    expect(page.locator('.offer[data-stage="ready"]')).to_have_count(2)
    page.keyboard.press("1")
    expect(box).to_have_text(LISTEN)
    page.keyboard.press("Enter")
    expect(page.locator(".said").last).to_contain_text(LISTEN)
    expect(box).to_have_text("")


def test_it_fits_a_narrow_window(page: Page, coach: StubCoach) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name="Type it for me").click()
    page.locator("[data-rapport] .chip").click()
    card = page.locator("[data-rapport] .card")
    expect(page.locator('.offer[data-stage="ready"]')).to_have_count(2)
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("() => document.documentElement.scrollWidth") == 360
