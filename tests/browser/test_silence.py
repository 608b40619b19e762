"""What a person can tell Rapport not to do, and that it asks before it takes something away."""

from __future__ import annotations

from pathlib import Path

import pytest
from feed import Feed
from playwright.sync_api import Worker, expect
from stub import LISTEN, Answer, Draft, StubCoach, answer_with

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings for reflux."
OTHER = "Message me for slings today!"


@pytest.fixture
def flagged(feed: Feed, coach: StubCoach) -> Feed:
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    return feed


def open_card(feed: Feed) -> None:
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()


def press(feed: Feed, name: str) -> None:
    feed.card.get_by_role("button", name=name, exact=True).click()


def test_a_rewrite_that_replaces_a_mention_asks_first(feed: Feed, coach: StubCoach, screenshots: Path) -> None:
    feed.page.evaluate("() => document.documentElement.classList.add('__fb-dark-mode')")
    feed.type("Thank you ")
    feed.box.evaluate("box => box.dispatchEvent(new CustomEvent('mention', { detail: 'Deniz Kaya' }))")
    feed.page.keyboard.type(". " + SENTENCE)
    feed.wait_for_underline(SENTENCE)
    draft = feed.text()
    open_card(feed)
    feed.page.keyboard.press("1")
    question = feed.card.get_by_role("group")
    expect(question).to_contain_text("This replaces Deniz Kaya")
    feed.page.screenshot(path=screenshots / "mention-dark.png", animations="disabled")
    # Neither the question nor a hasty Enter takes anything.
    feed.page.keyboard.press("Enter")
    press(feed, "Keep mine")
    expect(question).to_have_count(0)
    assert feed.text() == draft
    feed.page.keyboard.press("1")
    press(feed, "Use it anyway")
    feed.wait_for_text(LISTEN)
    feed.page.keyboard.type(" Bye.")
    feed.wait_for_text(f"{LISTEN} Bye.")


def test_a_rewrite_that_drops_a_link_asks_first(feed: Feed, coach: StubCoach) -> None:
    # Where a box makes no link of it, it is still one for who reads it.
    draft = f"It helped us: https://slings.example/reflux?a=1. {SENTENCE}"
    feed.type(draft)
    feed.wait_for_underline(SENTENCE)
    open_card(feed)
    feed.page.keyboard.press("1")
    expect(feed.card.get_by_role("group")).to_contain_text("This replaces https://slings.example/reflux?a=1, which")
    assert feed.text() == draft
    press(feed, "Use it anyway")
    feed.wait_for_text(LISTEN)


def test_a_phrase_is_never_flagged_again(feed: Feed, coach: StubCoach, screenshots: Path) -> None:
    def flag_both(draft: Draft) -> Answer:
        return answer_with(draft, "warn", "slings", ["pitch"])

    coach.check = flag_both
    feed.type(f"{SENTENCE} {OTHER}")
    feed.wait_for_underline(OTHER)
    open_card(feed)
    press(feed, "Not this phrase")
    feed.page.screenshot(path=screenshots / "phrase.png", animations="disabled")
    press(feed, f"“{SENTENCE}”")
    expect(feed.note).to_contain_text("Never flagged again")
    feed.wait_until(lambda: feed.underlined() == [OTHER])
    # It is remembered, and one sentence alone is a tip.
    feed.open()
    feed.type(f"{SENTENCE} {OTHER}")
    feed.wait_for_underline(OTHER)
    assert feed.underlined() == [OTHER]
    assert feed.highlights() == ["rapport-tip-light"]


def test_not_in_comments(flagged: Feed, coach: StubCoach) -> None:
    open_card(flagged)
    press(flagged, "Not here")
    press(flagged, "in comments")
    expect(flagged.note).to_contain_text("Off in comments")
    flagged.wait_for_no_underline()
    asked = len(coach.checked)
    message = Feed(flagged.page, "Marta Nowak").open("tabs.html")
    Feed(flagged.page).type(SENTENCE)
    message.type(SENTENCE)
    message.wait_for_underline(SENTENCE)
    assert [draft["surface"] for draft in coach.checked[asked:]] == ["message"]


def test_what_was_said_goes_with_the_page(flagged: Feed) -> None:
    open_card(flagged)
    press(flagged, "Not here")
    press(flagged, "in comments")
    expect(flagged.note).to_contain_text("Off in comments")
    flagged.page.evaluate("() => document.querySelector('[role=main]').replaceChildren('Somewhere else')")
    expect(flagged.anything).to_have_count(0)


def test_not_on_this_site_until_it_is_switched_on_again(flagged: Feed, coach: StubCoach, worker: Worker) -> None:
    open_card(flagged)
    press(flagged, "Not here")
    press(flagged, "on Facebook")
    expect(flagged.note).to_contain_text("Off on Facebook")
    flagged.wait_for_no_underline()
    asked = len(coach.checked)
    flagged.page.keyboard.type(" Really.")
    worker.evaluate("() => chrome.storage.local.remove('settings')")
    flagged.wait_for_underline(SENTENCE)
    assert [draft["draft"] for draft in coach.checked[asked:]] == [f"{SENTENCE} Really."]


def test_a_closed_kind_of_flag_stays_quiet_in_the_next_draft(flagged: Feed, coach: StubCoach) -> None:
    expect(flagged.chip).to_be_visible()
    open_card(flagged)
    flagged.page.keyboard.press("Escape")
    flagged.open()
    flagged.type(SENTENCE)
    flagged.wait_for_underline(SENTENCE)
    expect(flagged.chip).to_have_count(0)
    # Another kind is news.
    coach.check = lambda draft: answer_with(draft, "warn", "slings", ["pressure"])
    flagged.type(" Now!")
    expect(flagged.chip).to_be_visible()


def test_the_chip_shows_itself_so_many_times_an_hour_and_lines_always(
    feed: Feed, coach: StubCoach, worker: Worker
) -> None:
    worker.evaluate("() => chrome.storage.local.set({ settings: { chipLimit: 'hour' } })")
    for _ in range(3):
        feed.type(SENTENCE)
        expect(feed.chip).to_be_visible()
        # It comes and goes in one draft, and is one chip.
        feed.page.keyboard.type(" How is he?")
        feed.wait_until(lambda: coach.checked[-1]["draft"].endswith("How is he?"))
        expect(feed.chip).to_be_visible()
        feed.page.keyboard.press("Control+a")
        feed.page.keyboard.press("Backspace")
        expect(feed.anything).to_have_count(0)
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    expect(feed.chip).to_have_count(0)
    # Who asks is answered.
    open_card(feed)
    feed.page.keyboard.press("1")
    feed.wait_for_text(LISTEN)
    # All pages together have so many.
    feed.open()
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    expect(feed.chip).to_have_count(0)
    worker.evaluate("() => chrome.storage.local.remove('settings')")
    expect(feed.chip).to_be_visible()
    times = worker.evaluate("async () => (await chrome.storage.local.get('chips')).chips")
    assert [type(at) for at in times] == [int] * 3
