"""What the page shows, and above all what it does not."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from feed import Feed
from playwright.sync_api import BrowserContext, Page, Worker, expect
from stub import Answer, Draft, StubCoach, answer_with, check

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings 🌙 for reflux."
POST = {
    "from": "them",
    "text": "Third night of no sleep, the baby has reflux and I am running on toast 😵. Did anything help yours?",
}


def test_the_coach_reads_the_post_and_the_draft(feed: Feed, coach: StubCoach) -> None:
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    assert coach.checked == [{"surface": "comment", "relationship": "unknown", "thread": [POST], "draft": SENTENCE}]


def test_a_reply_answers_the_comment_above_it(page: Page, coach: StubCoach) -> None:
    feed = Feed(page, box="reply").open()
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    assert coach.checked[-1]["thread"] == [
        POST,
        {"from": "them", "text": "Oh no. Ours slept on my chest for weeks, sitting up."},
    ]


def test_underlines_count_as_the_api_does_whatever_stands_before(feed: Feed, coach: StubCoach) -> None:
    feed.type(f"👩‍👩‍👧 Oh Marta 😵😵.\nÇa va? {SENTENCE} Bye 💕")
    feed.wait_for_underline(SENTENCE)
    assert feed.underlined() == [SENTENCE]


def test_nothing_of_ours_is_in_the_box(feed: Feed, coach: StubCoach) -> None:
    feed.type("What helped you?")
    feed.wait_until(lambda: len(coach.checked) == 1)
    form = feed.box.locator("xpath=ancestor::form")
    feed.box.fill("")
    feed.type(SENTENCE)
    before = form.evaluate("form => form.outerHTML")
    feed.wait_for_underline(SENTENCE)
    feed.chip.click()
    feed.wait_for_offers()
    assert form.evaluate("form => form.outerHTML") == before


def test_an_honest_draft_is_left_in_peace(feed: Feed, coach: StubCoach) -> None:
    feed.type("Oh Marta, how are you holding up?")
    feed.wait_until(lambda: len(coach.checked) == 1)
    feed.page.keyboard.press("Alt+r")
    feed.box.click()
    feed.type(" Truly.")
    feed.wait_until(lambda: coach.checked[-1]["draft"].endswith(" Truly."))
    assert feed.highlights() == []
    expect(feed.anything).to_have_count(0)


def test_a_few_words_are_not_sent_anywhere(feed: Feed, coach: StubCoach) -> None:
    feed.type("Oh Marta")
    feed.page.keyboard.type(" dear")
    feed.wait_until(lambda: len(coach.checked) > 0)
    assert [draft["draft"] for draft in coach.checked] == ["Oh Marta dear"]


def test_a_sentence_is_read_at_its_end_while_the_person_types_on(feed: Feed, coach: StubCoach) -> None:
    feed.box.click()
    # No key is a pause after the one before.
    feed.page.keyboard.type(f"{SENTENCE} And how have you been", delay=60)
    assert f"{SENTENCE} " in [draft["draft"] for draft in coach.checked]
    feed.wait_for_underline(SENTENCE)


def test_a_tip_is_a_thin_line_and_no_chip(feed: Feed, coach: StubCoach) -> None:
    coach.check = lambda draft: answer_with(draft, "tip", "slings", ["pressure"])
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    assert feed.highlights() == ["rapport-tip-light"]
    expect(feed.chip).to_have_count(0)
    feed.page.mouse.click(*feed.point_at(SENTENCE))
    expect(feed.card).to_be_visible()


def test_the_card_says_why_in_their_words_and_yours(feed: Feed, coach: StubCoach) -> None:
    feed.type(SENTENCE)
    feed.page.mouse.move(0, 0)
    expect(feed.chip).to_contain_text("This sounds like a pitch")
    feed.page.keyboard.press("Alt+r")
    reasons = feed.card.locator(".reasons li")
    expect(reasons).to_contain_text(["Did anything help yours?", SENTENCE])


def test_the_card_opens_where_the_pointer_rests_and_goes_with_it(feed: Feed, coach: StubCoach) -> None:
    feed.type(f"Hi Marta. {SENTENCE}")
    feed.wait_for_underline(SENTENCE)
    feed.page.mouse.move(*feed.point_at(SENTENCE))
    expect(feed.card).to_be_visible()
    feed.card.hover()
    feed.wait_for_offers()
    feed.page.mouse.move(2, 2)
    expect(feed.card).to_have_count(0)


def test_the_card_stays_closed_where_a_person_only_sets_the_caret(feed: Feed, coach: StubCoach) -> None:
    feed.type(f"Hi Marta. {SENTENCE}")
    feed.wait_for_underline(SENTENCE)
    feed.box.click(position={"x": 20, "y": 10})
    feed.page.keyboard.type("Oh")
    feed.wait_until(lambda: "Oh" in coach.checked[-1]["draft"])
    assert coach.rewritten == []


def test_a_late_answer_never_paints_over_newer_words(feed: Feed, coach: StubCoach) -> None:
    answers = [threading.Event(), threading.Event()]

    def slowly(draft: Draft) -> Answer:
        number = len(coach.checked)
        answers[number - 1].wait(10)
        return check(draft) if number == 1 else answer_with(draft, "ok")

    coach.check = slowly
    feed.type("I sell baby slings.")
    feed.wait_until(lambda: len(coach.checked) == 1)
    # The sentence that the first answer is about stands there yet.
    feed.page.keyboard.type(" Only joking")
    feed.wait_for_text("I sell baby slings. Only joking")
    for answer in answers:
        answer.set()
        feed.wait_until(lambda: len(coach.checked) == 2)
        # The browser has shown what it has by then.
        feed.page.wait_for_timeout(300)
        assert feed.highlights() == []
        expect(feed.anything).to_have_count(0)
    assert [draft["draft"] for draft in coach.checked] == ["I sell baby slings.", "I sell baby slings. Only joking"]


def test_underlines_follow_their_words(feed: Feed, coach: StubCoach) -> None:
    again = threading.Event()

    def once(draft: Draft) -> Answer:
        if len(coach.checked) > 1:
            again.wait(10)
        return check(draft)

    coach.check = once
    feed.type(f"{SENTENCE} Thiss")
    feed.wait_for_underline(SENTENCE)
    # The next answer is held back: what is seen now are the first one's underlines, kept through all this.
    feed.page.keyboard.press("Backspace")
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.press("Home")
    feed.page.keyboard.type("Hi! ")
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.press("Shift+Enter")
    feed.wait_for_underline(SENTENCE)
    feed.undo()
    feed.wait_for_underline(SENTENCE)
    again.set()


def test_dark_pages_have_dark_cards(feed: Feed, coach: StubCoach) -> None:
    feed.page.evaluate("() => document.documentElement.classList.add('__fb-dark-mode')")
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    assert feed.highlights() == ["rapport-warn-dark"]
    expect(feed.anything).to_have_attribute("data-theme", "dark")


def test_without_a_coach_the_page_is_as_it_was(feed: Feed, use_coach: Callable[[str], None], coach: StubCoach) -> None:
    use_coach("http://127.0.0.1:9")
    feed.type(SENTENCE)
    requests = len(coach.checked)
    feed.page.keyboard.press("Alt+r")
    expect(feed.anything).to_have_count(0)
    use_coach(coach.url)
    feed.page.keyboard.type(" Well")
    feed.wait_for_underline(SENTENCE)
    assert requests == 0


@pytest.mark.parametrize(
    ("url", "says"),
    [("http://127.0.0.1:9", ["The coach is not running", "make run"]), (None, ["The coach is running", "Alt R"])],
)
def test_the_popup_says_how_the_coach_is(
    browser: BrowserContext,
    worker: Worker,
    page: Page,
    coach: StubCoach,
    use_coach: Callable[[str], None],
    url: str | None,
    says: list[str],
) -> None:
    use_coach(url or coach.url)
    page.goto(worker.evaluate("() => chrome.runtime.getURL('popup.html')"))
    for words in says:
        expect(page.locator("main")).to_contain_text(words)


def test_the_extension_has_the_id_that_the_coach_knows(worker: Worker) -> None:
    assert worker.evaluate("() => chrome.runtime.id") == "fpjnpjcoodjmlaobmiecabfffddfokjo"
