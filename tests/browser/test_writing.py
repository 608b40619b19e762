"""Drafts that come to be other than key by key: nothing may be lost, doubled or flagged beside its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pytest
from feed import Feed
from playwright.sync_api import CDPSession, Page, expect
from stub import LISTEN, StubCoach

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings 🌙 for reflux."


def put(feed: Feed, what: str, which: str) -> None:
    """Lets the page insert a mention or an emoji's picture, as its own lists do."""
    feed.box.evaluate("(box, [type, detail]) => box.dispatchEvent(new CustomEvent(type, { detail }))", [what, which])


def take(feed: Feed, number: int = 1) -> None:
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    feed.page.keyboard.press(str(number))


def taken_undone_and_sent(feed: Feed, draft: str) -> None:
    """The rest of the path, from a draft whose one sentence is underlined."""
    assert feed.text() == draft
    take(feed)
    feed.wait_for_text(LISTEN)
    feed.undo()
    feed.wait_for_text(draft)
    feed.redo()
    feed.wait_for_text(LISTEN)
    assert feed.post() == LISTEN


@pytest.mark.parametrize("emoji", ["🌙", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👋🏽", "❤️‍🔥"])
def test_emoji_of_any_length_before_the_words(feed: Feed, coach: StubCoach, emoji: str) -> None:
    feed.type(f"Hi {emoji}! ")
    feed.page.keyboard.insert_text(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    taken_undone_and_sent(feed, f"Hi {emoji}! {SENTENCE}")


def test_emoji_that_the_page_draws_as_pictures(feed: Feed, coach: StubCoach) -> None:
    feed.type("Hi ")
    put(feed, "emoji", "😵‍💫")
    feed.page.keyboard.type("! " + SENTENCE)
    feed.wait_for_underline(SENTENCE)
    assert coach.checked[-1]["draft"] == f"Hi 😵‍💫! {SENTENCE}"
    taken_undone_and_sent(feed, f"Hi 😵‍💫! {SENTENCE}")


def test_a_mention_stands_before_the_words_and_comes_back_with_undo(feed: Feed, coach: StubCoach) -> None:
    feed.type("Thank you ")
    put(feed, "mention", "Deniz Kaya")
    feed.page.keyboard.type("! " + SENTENCE)
    feed.wait_for_underline(SENTENCE)
    take(feed)
    feed.card.get_by_role("button", name="Use it anyway").click()
    feed.wait_for_text(LISTEN)
    feed.undo()
    feed.wait_for_text(f"Thank you Deniz Kaya! {SENTENCE}")
    # Its colour is the mention's own: words alone would have lost it.
    mention = feed.box.locator('[spellcheck="false"]')
    expect(mention).to_have_text("Deniz Kaya")
    feed.redo()
    feed.wait_for_text(LISTEN)
    assert feed.post() == LISTEN


def test_several_paragraphs(page: Page, coach: StubCoach) -> None:
    better = "Three nights!\n\nDoes holding him upright help?\nAnd you?"
    coach.rewrite = lambda _: [("done", {"style": style, "text": better}) for style in ("listen", "soft")]
    post = Feed(page, "post").open("new-post.html")
    post.box.click()
    for number, line in enumerate(("So sorry, Marta 😵", SENTENCE, "", "Order today!")):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(line)
    draft = f"So sorry, Marta 😵\n{SENTENCE}\n\nOrder today!"
    post.wait_for_underline(SENTENCE)
    expect(post.box.locator("p")).to_have_count(4)
    post.wait_until(lambda: coach.checked[-1]["draft"] == draft)
    take(post)
    post.wait_for_text(better)
    post.undo()
    post.wait_for_text(draft)
    post.wait_for_underline(SENTENCE)
    post.redo()
    post.wait_for_text(better)
    page.keyboard.type(" Hugs")
    post.wait_for_text(f"{better} Hugs")


def test_pasted_text(feed: Feed, coach: StubCoach) -> None:
    pasted = f"So sorry, Marta 😵\n{SENTENCE}\nOrder today!"
    feed.page.evaluate("text => navigator.clipboard.writeText(text)", pasted)
    feed.box.click()
    feed.page.keyboard.press("Control+v")
    feed.wait_for_underline(SENTENCE)
    assert coach.checked[-1]["draft"] == pasted
    # One paste is one question: nothing is asked for its pieces.
    assert len(coach.checked) == 1
    taken_undone_and_sent(feed, pasted)


@pytest.fixture
def ime(page: Page) -> Iterator[CDPSession]:
    """An input method at work: half-written letters that may still become others."""
    session = page.context.new_cdp_session(page)
    yield session
    session.detach()


def compose(ime: CDPSession, letters: str) -> None:
    ime.send("Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)})


def test_composed_text_is_left_alone_until_it_is_done(feed: Feed, coach: StubCoach, ime: CDPSession) -> None:
    feed.type(f"{SENTENCE} ")
    feed.wait_for_underline(SENTENCE)
    feed.page.mouse.click(*feed.point_at(SENTENCE))
    feed.wait_for_offers()
    feed.page.keyboard.press("Control+End")
    compose(ime, "に")
    compose(ime, "にほん")
    # What the input method holds belongs to it: no key of ours may write now, no card may open to write, and the
    # coach is told nothing of it.
    feed.page.keyboard.press("Alt+1")
    feed.page.mouse.move(0, 0)
    feed.page.mouse.move(*feed.point_at(SENTENCE))
    feed.page.wait_for_timeout(800)
    expect(feed.card).to_have_count(0)
    assert feed.text() == f"{SENTENCE} にほん"
    assert not any("にほん" in draft["draft"] for draft in coach.checked + coach.rewritten)
    ime.send("Input.insertText", {"text": "日本"})
    feed.wait_for_text(f"{SENTENCE} 日本")
    feed.wait_until(lambda: coach.checked[-1]["draft"] == f"{SENTENCE} 日本")
    feed.wait_for_underline(SENTENCE)
    taken_undone_and_sent(feed, f"{SENTENCE} 日本")


def test_who_opens_the_card_is_done_composing(feed: Feed, coach: StubCoach, ime: CDPSession) -> None:
    feed.type(f"{SENTENCE} ")
    feed.wait_for_underline(SENTENCE)
    compose(ime, "にほん")
    feed.chip.click()
    feed.wait_for_offers()
    assert {draft["draft"] for draft in coach.rewritten} == {f"{SENTENCE} にほん"}
    feed.page.keyboard.press("1")
    feed.wait_for_text(LISTEN)
    feed.undo()
    feed.wait_for_text(f"{SENTENCE} にほん")


def test_what_an_input_method_gives_up_changes_nothing(feed: Feed, coach: StubCoach, ime: CDPSession) -> None:
    feed.type(SENTENCE)
    # The pause before it is read is not over yet.
    compose(ime, "に")
    feed.wait_for_underline(SENTENCE)
    compose(ime, "")
    feed.wait_for_text(SENTENCE)
    feed.page.wait_for_timeout(500)
    assert {draft["draft"] for draft in coach.checked} == {SENTENCE}
    taken_undone_and_sent(feed, SENTENCE)


def test_a_draft_that_was_composed_alone(feed: Feed, coach: StubCoach, ime: CDPSession) -> None:
    feed.box.click()
    for letters in ("I", "I se", "I sell"):
        compose(ime, letters)
    ime.send("Input.insertText", {"text": "I sell"})
    feed.page.keyboard.type(" baby slings 🌙 for reflux.")
    feed.wait_for_underline(SENTENCE)
    taken_undone_and_sent(feed, SENTENCE)


def test_the_page_changes_the_draft_while_the_card_is_open(feed: Feed, coach: StubCoach) -> None:
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    # Another extension corrects a word while ours has the keyboard.
    put(feed, "mention", "Deniz Kaya")
    feed.wait_for_text(f"{SENTENCE}Deniz Kaya")
    expect(feed.card).to_have_count(0)
    feed.page.keyboard.press("1")
    feed.wait_until(lambda: coach.checked[-1]["draft"].startswith(f"{SENTENCE}Deniz Kaya"))
    assert feed.text().startswith(f"{SENTENCE}Deniz Kaya")
    assert len(coach.rewritten) == 1


def test_two_boxes_under_one_post_keep_apart(page: Page, coach: StubCoach) -> None:
    reply = Feed(page, "reply").open()
    comment = Feed(page, "comment")
    reply.type(SENTENCE)
    reply.wait_for_underline(SENTENCE)
    comment.type("And another thing. " + SENTENCE)
    comment.wait_until(lambda: comment.underlined() == [SENTENCE, SENTENCE])
    # The second draft may have been read at its first sentence's end as well.
    assert [length for length, _ in groupby(len(draft["thread"]) for draft in coach.checked)] == [2, 1]
    take(comment, 2)
    expect(comment.note).to_be_visible()
    assert reply.text() == SENTENCE
    # The other box's underline is its own, and stays.
    assert reply.underlined() == [SENTENCE]
    comment.undo()
    comment.wait_for_text("And another thing. " + SENTENCE)


def test_another_page_without_a_reload(feed: Feed, coach: StubCoach) -> None:
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    feed.page.evaluate("""() => {
        history.pushState(null, "", "/somewhere/else");
        document.querySelector("[role=main]").replaceChildren("Somewhere else");
    }""")
    expect(feed.anything).to_have_count(0)
    feed.page.go_back()
    again = Feed(feed.page).open()
    again.type("How is he now? " + SENTENCE)
    again.wait_for_underline(SENTENCE)
    taken_undone_and_sent(again, "How is he now? " + SENTENCE)
