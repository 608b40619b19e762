"""Typing, seeing, taking, undoing: the path of one comment, with answers made for the test."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from feed import Feed
from playwright.sync_api import expect
from stub import LISTEN, SOFT, Draft, Event, StubCoach, rewrite

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings that fix reflux."
PITCH = f"So sorry Marta 😵. {SENTENCE} Order today!"

#: A box in which people can type, and nothing else can write until it is tame.
STUBBORN = """box => box.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "insertReplacementText" || box.tame) return;
    event.preventDefault();
    event.stopImmediatePropagation();
}, { capture: true })"""

#: A box that makes something else of what it is offered, and does not go back.
MUDDLING = """box => box.addEventListener("beforeinput", (event) => {
    // What people do to it is vouched for.
    if (event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (box.muddled) return;
    box.muddled = true;
    const editor = box.__lexicalEditor;
    const state = JSON.stringify(editor.getEditorState().toJSON());
    editor.setEditorState(editor.parseEditorState(state.replace("Marta", "Marta Marta")));
}, { capture: true })"""


@pytest.fixture
def flagged(feed: Feed, coach: StubCoach) -> Feed:
    """A feed in which a pitch was typed and underlined."""
    feed.type(PITCH)
    feed.wait_for_underline(SENTENCE)
    return feed


def open_card(feed: Feed) -> None:
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()


def test_take_undo_and_post(flagged: Feed) -> None:
    open_card(flagged)
    flagged.page.keyboard.press("1")
    flagged.wait_for_text(LISTEN)
    flagged.wait_for_no_underline()
    expect(flagged.note).to_contain_text("brings your own words back")
    flagged.undo()
    flagged.wait_for_text(PITCH)
    flagged.wait_for_underline(SENTENCE)
    assert flagged.post() == PITCH


def test_the_site_sends_what_was_taken(flagged: Feed) -> None:
    open_card(flagged)
    flagged.page.keyboard.press("2")
    flagged.wait_for_text(SOFT)
    assert flagged.post() == SOFT
    expect(flagged.anything).to_have_count(0)


def test_enter_takes_the_first_and_the_caret_stands_behind_it(flagged: Feed) -> None:
    open_card(flagged)
    flagged.page.keyboard.press("Enter")
    flagged.wait_for_text(LISTEN)
    flagged.page.keyboard.type(" Sorry!")
    flagged.wait_for_text(LISTEN + " Sorry!")


def test_keys_work_from_inside_the_box_too(flagged: Feed) -> None:
    flagged.page.mouse.click(*flagged.point_at(SENTENCE))
    flagged.wait_for_offers()
    flagged.page.keyboard.press("Alt+2")
    flagged.wait_for_text(SOFT)


def test_take_by_mouse(flagged: Feed) -> None:
    flagged.chip.click()
    flagged.wait_for_offers()
    flagged.offers.first.get_by_role("button", name="Use this").click()
    flagged.wait_for_text(LISTEN)


def test_line_breaks_are_kept_both_ways(feed: Feed, coach: StubCoach) -> None:
    draft = "So sorry Marta 😵\nI sell baby slings.\n\nOrder today!"
    better = "Three nights 😵\n\nHow is he now?"
    coach.rewrite = lambda _: [("done", {"style": style, "text": better}) for style in ("listen", "soft")]
    feed.type(draft)
    feed.chip.click()
    feed.wait_for_offers()
    assert coach.rewritten[-1]["draft"] == draft
    feed.page.keyboard.press("1")
    feed.wait_for_text(better)
    feed.undo()
    feed.wait_for_text(draft)


def test_closing_gives_the_caret_back_and_the_chip_does_not_nag(flagged: Feed) -> None:
    flagged.page.keyboard.press("ArrowLeft")
    open_card(flagged)
    flagged.page.keyboard.press("Escape")
    expect(flagged.card).to_have_count(0)
    flagged.page.keyboard.type(" please")
    flagged.wait_for_text(PITCH[:-1] + " please!")
    flagged.wait_for_underline(SENTENCE)
    expect(flagged.chip).to_have_count(0)


def test_copy_leaves_the_draft_alone(flagged: Feed) -> None:
    open_card(flagged)
    flagged.offers.last.get_by_role("button", name="Copy").click()
    expect(flagged.offers.last).to_contain_text("Copied")
    assert flagged.page.evaluate("() => navigator.clipboard.readText()") == SOFT
    assert flagged.text() == PITCH


def test_a_draft_that_changed_while_the_coach_wrote_is_not_touched(feed: Feed, coach: StubCoach) -> None:
    written = threading.Event()

    def slowly(draft: Draft) -> Iterator[Event]:
        written.wait(10)
        yield from rewrite(draft)

    coach.rewrite = slowly
    feed.type(PITCH)
    feed.wait_for_underline(SENTENCE)
    feed.page.mouse.click(*feed.point_at(SENTENCE))
    expect(feed.card).to_be_visible()
    feed.page.keyboard.press("End")
    feed.page.keyboard.type(" No, wait.")
    expect(feed.card).to_have_count(0)
    written.set()
    # A later check has come and gone, and with it whatever the old rewrite might have done.
    feed.wait_until(lambda: coach.checked[-1]["draft"] == PITCH + " No, wait.")
    feed.wait_for_underline(SENTENCE)
    assert feed.text() == PITCH + " No, wait."


def test_a_box_that_refuses_keeps_its_draft_and_copy_is_offered(flagged: Feed) -> None:
    open_card(flagged)
    flagged.box.evaluate("box => { box.__lexicalEditor.setEditable(false); box.contentEditable = 'false' }")
    flagged.page.keyboard.press("1")
    expect(flagged.card.get_by_role("alert")).to_contain_text("copy it instead")
    assert flagged.text() == PITCH


def test_what_a_box_made_of_a_rewrite_is_read_anew(flagged: Feed, coach: StubCoach) -> None:
    muddled = PITCH.replace("Marta", "Marta Marta")
    flagged.box.evaluate(MUDDLING)
    open_card(flagged)
    flagged.page.keyboard.press("1")
    expect(flagged.note).to_contain_text("made something else of the text")
    expect(flagged.card).to_have_count(0)
    assert flagged.text() == muddled
    flagged.wait_until(lambda: coach.checked[-1]["draft"] == muddled)
    flagged.wait_for_underline(SENTENCE)
    # The word stays for as long as any other, and then the chip is there.
    expect(flagged.note).to_be_visible()
    expect(flagged.chip).to_be_visible()
    # What is offered next is for these words.
    open_card(flagged)
    assert coach.rewritten[-1]["draft"] == muddled


@pytest.fixture
def stubborn(flagged: Feed, coach: StubCoach) -> Feed:
    """The same in a box that ignores what it is offered; there is no second way to write several lines."""
    coach.rewrite = lambda _: [
        ("done", {"style": style, "text": "Oh Marta!\nHow is he?"}) for style in ("listen", "soft")
    ]
    flagged.box.evaluate(STUBBORN)
    return flagged


def test_after_a_refusal_the_keyboard_is_in_the_card_again(stubborn: Feed) -> None:
    in_card = "() => document.activeElement?.matches('[data-rapport]')"
    stubborn.page.keyboard.press("ArrowLeft")
    open_card(stubborn)
    for key in ("1", "2"):
        stubborn.page.keyboard.press(key)
        stubborn.page.wait_for_function(in_card)
        expect(stubborn.card.get_by_role("alert")).to_contain_text("copy it instead")
        assert stubborn.text() == PITCH
    stubborn.page.keyboard.press("Escape")
    stubborn.page.keyboard.type(" please")
    stubborn.wait_for_text(PITCH[:-1] + " please!")


def test_after_a_refusal_the_caret_is_where_it_was(stubborn: Feed) -> None:
    stubborn.page.mouse.click(*stubborn.point_at(SENTENCE))
    stubborn.wait_for_offers()
    stubborn.page.keyboard.press("Control+End")
    stubborn.page.keyboard.press("ArrowLeft")
    stubborn.page.keyboard.press("Alt+1")
    expect(stubborn.card.get_by_role("alert")).to_contain_text("copy it instead")
    stubborn.page.keyboard.type(" please")
    stubborn.wait_for_text(PITCH[:-1] + " please!")


def test_what_is_typed_while_a_box_does_not_answer_stays(stubborn: Feed, coach: StubCoach) -> None:
    # One line could be written in a second way, after a second.
    coach.rewrite = rewrite
    open_card(stubborn)
    stubborn.page.keyboard.press("1")
    stubborn.page.keyboard.type(" No, wait.")
    stubborn.wait_for_text(PITCH + " No, wait.")
    expect(stubborn.card).to_have_count(0)
    stubborn.wait_until(lambda: coach.checked[-1]["draft"] == PITCH + " No, wait.")
    stubborn.page.wait_for_timeout(1_500)
    assert stubborn.text() == PITCH + " No, wait."


def test_a_draft_that_was_sent_meanwhile_does_not_come_back(stubborn: Feed) -> None:
    open_card(stubborn)
    stubborn.page.keyboard.press("1")
    assert stubborn.post() == PITCH
    stubborn.box.evaluate("box => { box.tame = true }")
    stubborn.page.wait_for_timeout(2_500)
    assert stubborn.text() == ""
    expect(stubborn.anything).to_have_count(0)


def test_a_coach_that_stops_halfway_is_asked_again(flagged: Feed, coach: StubCoach) -> None:
    coach.rewrite = lambda _: [("delta", {"style": "listen", "text": "Three ni"})]
    flagged.page.keyboard.press("Alt+r")
    expect(flagged.card).to_contain_text("could not finish")
    expect(flagged.offers).to_have_count(0)
    coach.rewrite = rewrite
    flagged.card.get_by_role("button", name="Try again").click()
    flagged.wait_for_offers()
    assert flagged.text() == PITCH


def test_no_words_are_offered_where_the_coach_has_none(flagged: Feed, coach: StubCoach) -> None:
    coach.rewrite = lambda _: [("done", {"style": style, "text": ""}) for style in ("listen", "soft")]
    flagged.page.keyboard.press("Alt+r")
    expect(flagged.card).to_contain_text("No better words came to mind")
    expect(flagged.offers).to_have_count(0)


def test_changes_are_shown_word_by_word(flagged: Feed) -> None:
    open_card(flagged)
    flagged.card.get_by_role("button", name="Show changes").click()
    words = flagged.offered("soft")
    kept = words.evaluate("p => [...p.children].map(c => c.firstChild?.data ?? '').join('')")
    assert "I sell baby slings" in kept
    expect(words.locator("ins").last).to_contain_text("How is he in the day?")
