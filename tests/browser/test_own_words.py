"""Words that the person wants to avoid, and drafts in languages that the coach does not know."""

from __future__ import annotations

from pathlib import Path

import pytest
from feed import Feed
from playwright.sync_api import BrowserContext, Worker, expect
from stub import StubCoach

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings."


def avoid(worker: Worker, *words: str) -> None:
    worker.evaluate("avoid => chrome.storage.local.set({ settings: { avoid } })", list(words))


def test_a_word_of_ones_own_is_a_thin_line_and_a_reason(
    feed: Feed, coach: StubCoach, worker: Worker, screenshots: Path
) -> None:
    feed.type("Hi Hun, how did the hunt go?")
    feed.wait_until(lambda: len(coach.checked) == 1)
    assert feed.highlights() == []
    avoid(worker, "hun")
    feed.wait_for_underline("Hun")
    assert feed.underlined() == ["Hun"]
    assert feed.highlights() == ["rapport-tip-light"]
    expect(feed.chip).to_have_count(0)
    feed.page.keyboard.press("Alt+r")
    expect(feed.card.get_by_role("heading", level=2)).to_have_text("A word you wanted to avoid")
    expect(feed.card.locator(".reasons li")).to_have_text("Hun is one of the words you avoid.")
    feed.page.screenshot(path=screenshots / "own-word.png", animations="disabled")
    assert coach.rewritten == []
    feed.page.keyboard.press("Escape")
    avoid(worker)
    feed.wait_for_no_underline()


def test_a_word_of_ones_own_stands_beside_what_the_coach_finds(feed: Feed, coach: StubCoach, worker: Worker) -> None:
    avoid(worker, "hun")
    feed.type(f"Hi hun. {SENTENCE}")
    feed.wait_for_underline(SENTENCE)
    assert sorted(feed.highlights()) == ["rapport-tip-light", "rapport-warn-light"]
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    expect(feed.card.locator(".reasons li").last).to_have_text("hun is one of the words you avoid.")


def test_words_are_added_in_the_options(feed: Feed, coach: StubCoach, worker: Worker, browser: BrowserContext) -> None:
    feed.type("Hi Hun, how is it?")
    options = browser.new_page()
    options.goto(worker.evaluate("() => chrome.runtime.getURL('options.html')"))
    section = options.get_by_role("region", name="Words I want to avoid")
    section.get_by_role("textbox").fill("hun")
    section.get_by_role("button", name="Add").click()
    feed.wait_for_underline("Hun")
    section.get_by_role("button", name="Remove “hun”").click()
    feed.wait_for_no_underline()
    options.close()


def test_other_languages_are_left_in_peace(
    feed: Feed, coach: StubCoach, worker: Worker, browser: BrowserContext
) -> None:
    # The stub would flag it; it is never asked.
    feed.type("Hallo Marta, ich verkaufe Tragetücher (slings), schreib mir doch gleich heute!")
    feed.wait_until(lambda: feed.text().endswith("heute!"))
    popup = browser.new_page()
    popup.goto(worker.evaluate("() => chrome.runtime.getURL('popup.html')"))
    popup.get_by_text("What do you see here?").click()
    expect(popup.locator("details")).to_contain_text("It does not look like English")
    popup.close()
    feed.page.keyboard.press("Control+a")
    feed.page.keyboard.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    assert coach.checked == [draft for draft in coach.checked if "Marta" not in draft["draft"]]
