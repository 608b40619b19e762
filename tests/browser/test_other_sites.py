"""Sites that the person adds by hand: asked for then, read from then on, and given back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import BELOW
from feed import Feed
from playwright.sync_api import BrowserContext, Page, Worker, expect
from stub import SOFT, StubCoach, answer_with, check

pytestmark = pytest.mark.browser

FORUM = "https://forum.example/forum.html"
PATTERN = "https://forum.example/*"
SENTENCE = "I sell baby slings."
BETTER = "Three nights 😵!\nHow is he in the day?"

Permit = Callable[[bool], None]


@pytest.fixture
def forum(page: Page, coach: StubCoach) -> Page:
    page.goto(FORUM)
    return page


def sent(page: Page, box: str) -> str:
    return page.evaluate("name => sent(name)", box)


def test_no_site_is_read_that_was_not_added(forum: Page, coach: StubCoach) -> None:
    box = Feed(forum, "plain")
    box.type(SENTENCE)
    forum.keyboard.press("Alt+r")
    Feed(forum, "editable").type(SENTENCE)
    forum.wait_for_timeout(800)
    assert coach.checked == []
    expect(box.anything).to_have_count(0)


def test_a_site_is_read_at_once_and_until_it_is_given_back(forum: Page, coach: StubCoach, permit: Permit) -> None:
    box = Feed(forum, "editable")
    permit(True)
    box.type(SENTENCE)
    box.wait_for_underline(SENTENCE)
    assert coach.checked == [{"surface": "comment", "relationship": "unknown", "thread": [], "draft": SENTENCE}]
    # It lasts over a reload.
    forum.reload()
    box.type(SENTENCE)
    box.wait_for_underline(SENTENCE)

    permit(False)
    box.wait_for_no_underline()
    asked = len(coach.checked)
    forum.keyboard.type(" Really.")
    forum.wait_for_timeout(800)
    assert len(coach.checked) == asked
    expect(box.anything).to_have_count(0)


@pytest.mark.parametrize("name", ["plain", "editable", "quill", "lexical"])
@pytest.mark.parametrize("better", [SOFT, BETTER], ids=["a line", "two lines"])
def test_take_undo_and_send(
    forum: Page, coach: StubCoach, permit: Permit, name: str, better: str, screenshots: Path
) -> None:
    coach.rewrite = lambda _: [("done", {"style": style, "text": better}) for style in ("listen", "soft")]
    permit(True)
    box = Feed(forum, name)
    box.type(f"Poor you 😵. {SENTENCE}")
    expect(box.chip).to_be_visible()
    if name != "plain":
        box.wait_for_underline(SENTENCE)
    forum.keyboard.press("Alt+r")
    box.wait_for_offers()
    forum.screenshot(path=screenshots / f"forum-{name}.png", animations="disabled")
    if name == "quill":
        # It takes what happens within a second for one step of its history; nobody reads a card that fast.
        forum.wait_for_timeout(1_100)
    forum.keyboard.press("1")
    expect(box.note).to_be_visible()
    assert sent(forum, name) == better
    forum.keyboard.press("Control+z")
    box.wait_until(lambda: sent(forum, name) == f"Poor you 😵. {SENTENCE}")
    forum.keyboard.press("Control+Shift+z")
    box.wait_until(lambda: sent(forum, name) == better)
    assert box.post() == better
    box.wait_until(lambda: sent(forum, name) == "")
    expect(box.anything).to_have_count(0)
    assert box.underlined() == []


@pytest.mark.parametrize("way", ["Enter", "button"])
def test_a_plain_box_that_the_site_empties(forum: Page, coach: StubCoach, permit: Permit, way: str) -> None:
    permit(True)
    box = Feed(forum, "plain")
    box.type(SENTENCE)
    expect(box.chip).to_be_visible()
    if way == "Enter":
        forum.keyboard.press("Enter")
    else:
        box.post()
    expect(forum.locator("[data-sent]")).to_have_text(SENTENCE)
    expect(box.box).to_have_value("")
    # Nobody touches anything any more.
    expect(box.anything).to_have_count(0)
    # What is written next is another draft.
    forum.wait_for_timeout(200)
    box.type(SENTENCE)
    expect(box.chip).to_be_visible()


@pytest.mark.parametrize("inside", [True, False])
def test_a_plain_box_that_a_script_empties(forum: Page, coach: StubCoach, permit: Permit, inside: bool) -> None:
    permit(True)
    box = Feed(forum, "plain")
    box.type(SENTENCE)
    expect(box.chip).to_be_visible()
    if not inside:
        forum.keyboard.press("Tab")
    box.box.evaluate("box => void (box.value = '')")
    if inside:
        # No event at all tells of it there, but the person's next one does.
        forum.keyboard.press("Shift")
    expect(box.anything).to_have_count(0)


def test_a_tip_in_a_plain_box_has_a_chip_as_it_can_have_no_line(
    forum: Page, coach: StubCoach, permit: Permit, worker: Worker
) -> None:
    coach.check = lambda draft: answer_with(draft, "tip", "slings", ["pressure"])
    permit(True)
    plain = Feed(forum, "plain")
    plain.type(SENTENCE)
    expect(plain.chip).to_contain_text("This may sound pushy")
    editable = Feed(forum, "editable")
    editable.type(SENTENCE)
    editable.wait_for_underline(SENTENCE)
    expect(editable.chip).to_have_count(0)

    coach.check = check
    worker.evaluate("() => chrome.storage.local.set({ settings: { avoid: ['hun'] } })")
    plain.box.fill("")
    plain.type("Hi hun, how is he?")
    expect(plain.chip).to_contain_text("A word you wanted to avoid")
    forum.keyboard.press("Alt+r")
    expect(plain.card.locator(".reasons li")).to_have_text("hun is one of the words you avoid.")
    forum.keyboard.press("Escape")
    forum.keyboard.type(" Well?")
    plain.wait_until(lambda: coach.checked[-1]["draft"].endswith("Well?"))
    forum.wait_for_timeout(200)
    expect(plain.chip).to_have_count(0)


@pytest.mark.parametrize("name", ["plain", "editable", "quill", "lexical"])
def test_a_sentence_is_left_out_there_too(forum: Page, coach: StubCoach, permit: Permit, name: str) -> None:
    permit(True)
    box = Feed(forum, name)
    box.type(f"Poor you. {SENTENCE} How is he?")
    expect(box.chip).to_be_visible()
    forum.keyboard.press("Alt+r")
    box.wait_for_offers()
    forum.keyboard.press("Delete")
    box.wait_until(lambda: sent(forum, name) == "Poor you. How is he?")


def test_what_is_closed_there_is_news_on_facebook_and_the_other_way_round(
    forum: Page, coach: StubCoach, permit: Permit, worker: Worker
) -> None:
    permit(True)
    there, here = Feed(forum, "editable"), Feed(forum)

    def close(box: Feed) -> None:
        box.type(SENTENCE)
        expect(box.chip).to_be_visible()
        forum.keyboard.press("Alt+r")
        forum.keyboard.press("Escape")
        expect(box.chip).to_have_count(0)

    close(there)
    close(here.open())
    # Both are remembered.
    here.open().type(SENTENCE)
    here.wait_for_underline(SENTENCE)
    expect(here.chip).to_have_count(0)
    worker.evaluate("() => chrome.storage.local.remove('dismissals')")
    here.open()
    close(here)
    forum.goto(FORUM)
    close(there)


def test_boxes_for_code_are_left_alone(forum: Page, coach: StubCoach, permit: Permit) -> None:
    permit(True)
    Feed(forum, "code").type(SENTENCE)
    forum.wait_for_timeout(800)
    assert coach.checked == []


def test_the_card_switches_off_the_site_and_no_kind_of_box(forum: Page, coach: StubCoach, permit: Permit) -> None:
    permit(True)
    box = Feed(forum, "editable")
    box.type(SENTENCE)
    expect(box.chip).to_be_visible()
    forum.keyboard.press("Alt+r")
    box.card.get_by_role("button", name="Not here").click()
    expect(box.card.get_by_text("in comments")).to_have_count(0)
    box.card.get_by_role("button", name="on forum.example").click()
    box.wait_for_no_underline()


def test_the_popup_asks_for_the_site_that_it_stands_over(browser: BrowserContext, worker: Worker, page: Page) -> None:
    page.goto(FORUM)
    popup = browser.new_page()
    popup.add_init_script(
        BELOW + "chrome.permissions.request = async (asked) => { window.asked = asked; return false };"
    )
    popup.goto(worker.evaluate("() => chrome.runtime.getURL('popup.html')"))
    expect(popup.locator("main")).to_contain_text("Rapport does not read forum.example.")
    popup.get_by_role("button", name="Read along on forum.example").click()
    assert popup.evaluate("() => window.asked") == {"origins": [PATTERN]}
    popup.close()


def test_popup_and_options_give_the_site_back(
    browser: BrowserContext, worker: Worker, forum: Page, coach: StubCoach, permit: Permit
) -> None:
    permit(True)
    box = Feed(forum, "editable")
    box.type(SENTENCE)
    box.wait_for_underline(SENTENCE)
    options = browser.new_page()
    options.goto(worker.evaluate("() => chrome.runtime.getURL('options.html')"))
    sites = options.get_by_role("region", name="Other sites")
    expect(sites).to_contain_text("forum.example")
    sites.get_by_role("button", name="Remove “forum.example”").click()
    expect(sites).to_contain_text("None.")
    options.close()
    box.wait_for_no_underline()
    assert not worker.evaluate("origins => chrome.permissions.contains({ origins })", [PATTERN])

    permit(True)
    box.type(" Well. ")
    box.wait_for_underline(SENTENCE)
    popup = browser.new_page()
    popup.goto(worker.evaluate("() => chrome.runtime.getURL('popup.html')"))
    popup.get_by_role("switch", name="On forum.example").click()
    box.wait_for_no_underline()
    assert not worker.evaluate("origins => chrome.permissions.contains({ origins })", [PATTERN])
