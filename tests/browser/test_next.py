"""Other words in the place of those that a style shows: asked for one style at a time, and never the same again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from feed import Feed
from playwright.sync_api import Locator, expect
from stub import LISTEN, LISTEN_NEXT, SOFT, Draft, Event, StubCoach, rewrite

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings that fix reflux."
PITCH = f"So sorry Marta 😵. {SENTENCE} Order today!"
NO_OTHERS = "No other words this time."

SPOKEN = "() => document.querySelector('[data-rapport]').shadowRoot.querySelector('.spoken').textContent"
FOCUSED = "() => document.querySelector('[data-rapport]')?.shadowRoot.activeElement?.ariaLabel"


@pytest.fixture
def opened(feed: Feed, coach: StubCoach) -> Feed:
    """A pitch was typed, and the card is open with both rewrites; the keyboard is on the first one's Take."""
    feed.type(PITCH)
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    return feed


def next_of(feed: Feed, style: str) -> Locator:
    return feed.card.locator(f'.offer[data-style="{style}"]').get_by_role("button", name="Next")


def wait_until_spoken(feed: Feed, words: str) -> None:
    feed.page.wait_for_function(f"words => ({SPOKEN})() === words", arg=words)


def test_next_is_asked_for_in_one_style_with_what_was_shown(opened: Feed, coach: StubCoach) -> None:
    next_of(opened, "listen").click()
    expect(opened.offered("listen")).to_have_text(LISTEN_NEXT)
    expect(opened.offered("soft")).to_have_text(SOFT)
    first, second = coach.rewritten
    assert (first["styles"], first.get("seen")) == (["listen", "soft"], None)
    assert (second["styles"], second["seen"]) == (["listen"], [LISTEN, SOFT])
    assert {**second, "styles": first["styles"]} == {**first, "seen": second["seen"]}
    opened.page.keyboard.press("1")
    opened.wait_for_text(LISTEN_NEXT)
    opened.undo()
    opened.wait_for_text(PITCH)
    opened.redo()
    opened.wait_for_text(LISTEN_NEXT)
    assert opened.post() == LISTEN_NEXT


def test_changes_and_copy_are_those_of_the_words_that_are_shown(opened: Feed) -> None:
    copy = opened.offers.first.get_by_role("button", name="Copy")
    copy.click()
    expect(copy).to_have_text("Copied")
    opened.card.get_by_role("button", name="Show changes").click()
    next_of(opened, "listen").click()
    expect(opened.offered("listen").locator("ins").last).to_contain_text("worst?")
    expect(copy).to_have_text("Copy")
    copy.click()
    expect(copy).to_have_text("Copied")
    assert opened.page.evaluate("() => navigator.clipboard.readText()") == LISTEN_NEXT
    assert opened.text() == PITCH


def test_where_there_are_no_others_the_ones_before_can_be_taken(opened: Feed, coach: StubCoach) -> None:
    next_of(opened, "soft").click()
    expect(opened.card).to_contain_text(NO_OTHERS)
    expect(opened.offered("soft")).to_have_text(SOFT)
    expect(next_of(opened, "soft")).to_be_disabled()
    expect(next_of(opened, "listen")).to_be_enabled()
    opened.page.keyboard.press("2")
    opened.wait_for_text(SOFT)
    assert len(coach.rewritten) == 2


def test_by_keyboard_and_screen_reader(opened: Feed, coach: StubCoach) -> None:
    page = opened.page
    wait_until_spoken(opened, "2 rewrites. Press 1 or 2 to use one.")
    page.keyboard.press("n")
    wait_until_spoken(opened, f"Other words: {LISTEN_NEXT}")
    # The keyboard stays where it was, and Next is on the way of the Tab key.
    assert page.evaluate(FOCUSED) == "Use this: Listens first"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == "Next: Listens first"
    page.keyboard.press("Enter")
    wait_until_spoken(opened, NO_OTHERS)
    # A button that is switched off does not lose the keyboard to the page.
    assert page.evaluate(FOCUSED) == "Next: Listens first"
    page.keyboard.press("n")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "Use this: Asks softly"
    page.keyboard.press("N")
    wait_until_spoken(opened, NO_OTHERS)
    opened.wait_until(lambda: len(coach.rewritten) == 4)
    assert [draft["styles"] for draft in coach.rewritten[1:]] == [["listen"], ["listen"], ["soft"]]
    page.keyboard.press("1")
    opened.wait_for_text(LISTEN_NEXT)


def test_while_others_are_looked_for_the_ones_before_stand_and_can_be_taken(opened: Feed, coach: StubCoach) -> None:
    found = threading.Event()

    def slowly(draft: Draft) -> Iterator[Event]:
        found.wait(10)
        yield from rewrite(draft)

    coach.rewrite = slowly
    next_of(opened, "listen").click()
    expect(opened.offers.first).to_have_attribute("aria-busy", "true")
    expect(opened.offers.last).to_have_attribute("aria-busy", "false")
    expect(opened.offered("listen")).to_have_text(LISTEN)
    wait_until_spoken(opened, "Looking for other words.")
    opened.page.keyboard.press("1")
    opened.wait_for_text(LISTEN)
    found.set()
    # What comes late for the draft before is nobody's.
    opened.wait_for_no_underline()
    assert opened.text() == LISTEN


def test_a_changed_draft_begins_anew(opened: Feed, coach: StubCoach) -> None:
    next_of(opened, "listen").click()
    expect(opened.offered("listen")).to_have_text(LISTEN_NEXT)
    opened.page.keyboard.press("Escape")
    # In the same draft, what was found stands.
    opened.page.keyboard.press("Alt+r")
    expect(opened.offered("listen")).to_have_text(LISTEN_NEXT)
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.type(" Well?")
    opened.wait_until(lambda: coach.checked[-1]["draft"] == f"{PITCH} Well?")
    opened.page.keyboard.press("Alt+r")
    opened.wait_for_offers()
    expect(opened.offered("listen")).to_have_text(LISTEN)
    assert "seen" not in coach.rewritten[-1]


def test_a_coach_that_went_away_can_be_asked_again(
    opened: Feed, coach: StubCoach, use_coach: Callable[[str], None]
) -> None:
    use_coach("http://127.0.0.1:9")
    next_of(opened, "listen").click()
    expect(opened.card).to_contain_text("The coach does not answer.")
    expect(opened.offered("listen")).to_have_text(LISTEN)
    use_coach(coach.url)
    next_of(opened, "listen").click()
    expect(opened.offered("listen")).to_have_text(LISTEN_NEXT)
    expect(opened.card.locator(".outcome")).to_have_count(0)
