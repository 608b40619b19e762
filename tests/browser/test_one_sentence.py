"""Changes smaller than the draft: a sentence left out, and rewrites that touch only what they change."""

from __future__ import annotations

from pathlib import Path

import pytest
from feed import Feed
from playwright.sync_api import expect
from stub import StubCoach, answer_with

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings."
MENTION = "[data-lexical-text][spellcheck=false]"


def mention(feed: Feed, name: str) -> None:
    feed.box.evaluate("(box, name) => box.dispatchEvent(new CustomEvent('mention', { detail: name }))", name)


def open_card(feed: Feed) -> None:
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()


def offer(coach: StubCoach, text: str) -> None:
    coach.rewrite = lambda _: [("done", {"style": style, "text": text}) for style in ("listen", "soft")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Oh Marta 😵 poor you. {}", "Oh Marta 😵 poor you."),
        ("{} How are you?", "How are you?"),
        ("Poor you.\n{}\nHow is he?", "Poor you.\nHow is he?"),
        ("Poor you.\n\n{} How is he?", "Poor you.\n\nHow is he?"),
    ],
)
def test_a_sentence_is_left_out_and_comes_back_with_one_undo(
    feed: Feed, coach: StubCoach, before: str, after: str
) -> None:
    draft = before.format(SENTENCE)
    feed.type(draft)
    feed.wait_for_underline(SENTENCE)
    open_card(feed)
    feed.card.get_by_role("button", name=f"Leave out “{SENTENCE}”").click()
    feed.wait_for_text(after)
    expect(feed.note).to_contain_text("Left out.")
    feed.wait_for_no_underline()
    feed.undo()
    feed.wait_for_text(draft)
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.press("Control+Shift+z")
    feed.wait_for_text(after)
    assert feed.post() == after


def test_one_key_leaves_it_out_and_mentions_elsewhere_stay_mentions(
    feed: Feed, coach: StubCoach, screenshots: Path
) -> None:
    feed.type("Thank you ")
    mention(feed, "Deniz Kaya")
    feed.page.keyboard.type(f". {SENTENCE} How is he?")
    feed.wait_for_underline(SENTENCE)
    open_card(feed)
    feed.page.screenshot(path=screenshots / "leave-out.png", animations="disabled")
    feed.page.keyboard.press("Delete")
    feed.wait_for_text("Thank you Deniz Kaya. How is he?")
    expect(feed.box.locator(MENTION)).to_have_text("Deniz Kaya")
    # The caret stands where the sentence was.
    feed.page.keyboard.type("Well? ")
    feed.wait_for_text("Thank you Deniz Kaya. Well? How is he?")


def test_a_mention_in_the_sentence_is_asked_for_first(feed: Feed, coach: StubCoach) -> None:
    feed.type("Poor you. My slings helped ")
    mention(feed, "Deniz Kaya")
    feed.page.keyboard.type(".")
    feed.wait_for_underline("My slings helped Deniz Kaya.")
    open_card(feed)
    feed.page.keyboard.press("Delete")
    expect(feed.card.get_by_role("group")).to_contain_text("This replaces Deniz Kaya")
    feed.card.get_by_role("button", name="Use it anyway").click()
    feed.wait_for_text("Poor you.")


def test_a_draft_of_one_sentence_has_nothing_to_leave_out(feed: Feed, coach: StubCoach) -> None:
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    open_card(feed)
    expect(feed.card.get_by_text("Leave it out")).to_have_count(0)
    feed.page.keyboard.press("Delete")
    assert feed.text() == SENTENCE


def test_the_sentence_is_found_where_it_stands_by_now(feed: Feed, coach: StubCoach) -> None:
    feed.type(f"Poor you. {SENTENCE}")
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.press("Home")
    feed.page.keyboard.type("Oh. ")
    feed.page.keyboard.press("Alt+r")
    feed.card.get_by_text("Leave it out").click()
    feed.wait_for_text("Oh. Poor you.")


@pytest.mark.parametrize(
    ("end", "rewrite", "result"),
    [
        # The mention's own neighbours change, and words come right behind it.
        (". Order today!", "Thank you Deniz Kaya, how is he?", "Thank you Deniz Kaya, how is he?"),
        (" Order my slings!", "Thank you Deniz Kaya", "Thank you Deniz Kaya"),
        ("", "Thank you Deniz Kaya. How is he?", "Thank you Deniz Kaya. How is he?"),
    ],
)
def test_a_rewrite_leaves_mentions_alone_that_it_does_not_change(
    feed: Feed, coach: StubCoach, end: str, rewrite: str, result: str
) -> None:
    coach.check = lambda draft: answer_with(draft, "warn", "Deniz", ["pitch"])
    offer(coach, rewrite)
    feed.type("Thank you ")
    mention(feed, "Deniz Kaya")
    feed.page.keyboard.type(end)
    draft = feed.text()
    expect(feed.chip).to_be_visible()
    open_card(feed)
    feed.page.keyboard.press("1")
    feed.wait_for_text(result)
    expect(feed.box.locator(MENTION)).to_have_text("Deniz Kaya")
    feed.undo()
    feed.wait_for_text(draft)
    expect(feed.box.locator(MENTION)).to_have_text("Deniz Kaya")


def test_the_caret_stands_behind_what_a_rewrite_changed(feed: Feed, coach: StubCoach) -> None:
    offer(coach, "Poor you, Marta. How is he in the day? Bye 💕")
    feed.type(f"Poor you, Marta. {SENTENCE} Bye 💕")
    feed.wait_for_underline(SENTENCE)
    open_card(feed)
    feed.page.keyboard.press("1")
    feed.wait_for_text("Poor you, Marta. How is he in the day? Bye 💕")
    feed.page.keyboard.type(" And you?")
    feed.wait_for_text("Poor you, Marta. How is he in the day? And you? Bye 💕")


def test_a_mention_that_a_rewrite_would_cut_goes_as_a_whole(feed: Feed, coach: StubCoach) -> None:
    offer(coach, "Thank you Deniz, how is he?")
    feed.type("Thank you ")
    mention(feed, "Deniz Kaya")
    feed.page.keyboard.type(". I sell slings.")
    expect(feed.chip).to_be_visible()
    open_card(feed)
    feed.page.keyboard.press("1")
    expect(feed.card.get_by_role("group")).to_contain_text("This replaces Deniz Kaya")
    feed.card.get_by_role("button", name="Use it anyway").click()
    feed.wait_for_text("Thank you Deniz, how is he?")
    feed.undo()
    feed.wait_for_text("Thank you Deniz Kaya. I sell slings.")
    expect(feed.box.locator(MENTION)).to_have_text("Deniz Kaya")


def test_paragraphs_that_a_rewrite_does_not_change_keep_their_nodes(feed: Feed, coach: StubCoach) -> None:
    offer(coach, "Poor you, Marta.\nHow is he in the day?\nBye 💕")
    feed.type("Poor you, Marta.\nI sell slings.\nBye 💕")
    expect(feed.chip).to_be_visible()
    feed.box.evaluate(
        "box => { box.kept = [...box.querySelectorAll('[data-lexical-text]')].filter(n => !/sell/.test(n.innerText)) }"
    )
    open_card(feed)
    feed.page.keyboard.press("1")
    feed.wait_for_text("Poor you, Marta.\nHow is he in the day?\nBye 💕")
    assert feed.box.evaluate("box => box.kept.length > 1 && box.kept.every((node) => box.contains(node))")


def test_what_a_box_makes_otherwise_is_taken_back(feed: Feed, coach: StubCoach) -> None:
    feed.type(f"Poor you. {SENTENCE}")
    feed.wait_for_underline(SENTENCE)
    open_card(feed)
    # Another tool, or the site's own code, writes into the box as we do.
    feed.box.evaluate("""box => box.addEventListener("beforeinput", (event) => {
        if (event.inputType !== "insertReplacementText") return;
        setTimeout(() => document.execCommand("insertText", false, " Doubled!"));
        event.stopImmediatePropagation();
        document.execCommand("insertText", false, "Something else");
    }, { capture: true })""")
    feed.page.keyboard.press("1")
    expect(feed.card.get_by_role("alert")).to_contain_text("copy it instead")
    feed.wait_for_text(f"Poor you. {SENTENCE}")
    expect(feed.offers.first.get_by_role("button", name="Copy")).to_be_visible()
