"""Chats and new posts: what the coach is told of them, and that words go where they belong."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from feed import Feed
from playwright.sync_api import Locator, Page, expect
from stub import LISTEN, Answer, Draft, StubCoach, answer_with, check

pytestmark = pytest.mark.browser

PITCH = "I sell baby slings, want a link?"


def open_page(page: Page, path: str, box: str) -> Feed:
    return Feed(page, box).open(path)


def overlap(one: Locator, other: Locator) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    assert a is not None
    assert b is not None
    apart_x = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
    apart_y = a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
    return not (apart_x or apart_y)


@pytest.mark.parametrize(
    ("conversation", "name", "relationship", "thread"),
    [
        ("marta", "Marta Nowak", "new", ["them: Hi! Thanks for adding me. Are you in the running group too?"]),
        (
            "deniz",
            "Deniz Kaya",
            "known",
            [
                "them: Are you coming on Saturday?",
                "me: I think so. What can I bring?",
                "them: Just yourself 🌞\nMaybe a salad?",
            ],
        ),
        # No label that we know: the bubbles' places tell who spoke.
        ("jonas?lang=de", "Jonas Weber", "known", ["them: Wie war dein Urlaub?", "me: Viel zu kurz. Und deiner?"]),
        ("priya", "Priya Shah", "new", []),
    ],
)
def test_a_message_is_read_with_its_conversation(
    page: Page, coach: StubCoach, conversation: str, name: str, relationship: str, thread: list[str]
) -> None:
    chat = open_page(page, f"messages/t/{conversation}", name)
    chat.type(PITCH)
    chat.wait_for_underline(PITCH)
    seen = coach.checked[-1]
    assert (seen["surface"], seen["relationship"]) == ("message", relationship)
    assert [f"{turn['from']}: {turn['text']}" for turn in seen["thread"]] == thread


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/messages/e2ee/t/deniz",
        "https://www.messenger.com/t/deniz",
        "https://www.messenger.com/e2ee/t/deniz",
    ],
)
def test_a_conversation_has_several_addresses(page: Page, coach: StubCoach, address: str) -> None:
    page.goto(address)
    chat = Feed(page, "Deniz Kaya")
    chat.type(PITCH)
    chat.wait_for_underline(PITCH)
    assert (coach.checked[-1]["relationship"], len(coach.checked[-1]["thread"])) == ("known", 3)
    page.keyboard.press("Alt+r")
    chat.wait_for_offers()
    page.keyboard.press("1")
    chat.wait_for_text(LISTEN)
    page.keyboard.press("Enter")
    expect(page.locator("[data-sent]")).to_have_text(LISTEN)


def test_take_undo_and_send_a_message(page: Page, coach: StubCoach, screenshots: Path) -> None:
    chat = open_page(page, "messages/t/marta", "Marta Nowak")
    chat.type(PITCH)
    chat.chip.click()
    chat.wait_for_offers()
    assert not overlap(chat.card, page.get_by_label("Press enter to send"))
    page.screenshot(path=screenshots / "message-card.png", animations="disabled")
    page.keyboard.press("1")
    chat.wait_for_text(LISTEN)
    chat.undo()
    chat.wait_for_text(PITCH)
    page.keyboard.press("Control+Shift+z")
    chat.wait_for_text(LISTEN)
    page.keyboard.press("Enter")
    expect(page.locator("[data-sent]")).to_have_text(LISTEN)
    expect(chat.anything).to_have_count(0)


def test_another_conversation_without_a_reload(page: Page, coach: StubCoach) -> None:
    chat = open_page(page, "messages/t/marta", "Marta Nowak")
    chat.type(PITCH)
    chat.chip.click()
    expect(chat.card).to_be_visible()
    page.get_by_role("link", name="Deniz Kaya").click()
    expect(chat.anything).to_have_count(0)
    other = Feed(page, "Deniz Kaya")
    other.type(PITCH)
    other.wait_for_underline(PITCH)
    assert coach.checked[-1]["relationship"] == "known"
    page.go_back()
    again = Feed(page, "Marta Nowak")
    again.type(PITCH)
    again.wait_for_underline(PITCH)
    assert coach.checked[-1]["relationship"] == "new"


def test_two_chat_tabs_and_a_comment_keep_apart(page: Page, coach: StubCoach, screenshots: Path) -> None:
    marta = open_page(page, "tabs.html", "Marta Nowak")
    deniz = Feed(page, "Deniz Kaya")
    comment = Feed(page, "comment")
    marta.type(PITCH)
    marta.wait_for_underline(PITCH)
    deniz.type("How is the baby? " + PITCH)
    expect(deniz.chip).to_be_visible()
    comment.type("Congratulations, you two!")
    comment.wait_until(lambda: coach.checked[-1]["surface"] == "comment")
    # A draft is read at each sentence's end, so in one box there may be several questions, one after the other.
    asked = [(seen["surface"], seen["thread"][-1]["text"]) for seen in coach.checked]
    assert [key for key, _ in groupby(asked)] == [
        ("message", "Do you still have the blue pram?"),
        ("message", "Much better, thank you for asking."),
        ("comment", "We got the house!"),
    ]
    assert sorted(marta.underlined()) == [PITCH, PITCH]

    # Only the box last written in speaks, and a rewrite goes into the box that it was made for.
    expect(comment.chip).to_have_count(0)
    marta.box.focus()
    expect(marta.chip).to_be_visible()
    page.keyboard.press("Alt+r")
    marta.wait_for_offers()
    page.screenshot(path=screenshots / "tabs-card.png", animations="disabled")
    page.keyboard.press("1")
    marta.wait_for_text(LISTEN)
    assert deniz.text() == "How is the baby? " + PITCH
    assert comment.text() == "Congratulations, you two!"


@pytest.mark.parametrize("width", [1000, 1500])
def test_a_new_post_is_read_and_its_button_stays_free(
    page: Page, coach: StubCoach, screenshots: Path, width: int
) -> None:
    def one_way(draft: Draft) -> Answer:
        return answer_with(draft, "warn", "slings", ["pitch"], ["one_way"])

    coach.check = one_way
    page.set_viewport_size({"width": width, "height": 760})
    post = open_page(page, "new-post.html", "post")
    post.type(PITCH)
    expect(post.chip).to_be_visible()
    button = page.get_by_role("button", name="Post", exact=True)
    assert not overlap(post.chip, button)
    page.keyboard.press("Alt+r")
    post.wait_for_offers()
    assert not overlap(post.card, button)
    assert not overlap(post.card, post.box)
    page.screenshot(path=screenshots / f"post-card-{width}.png", animations="disabled")
    assert {key: coach.checked[-1][key] for key in ("surface", "relationship", "thread")} == {
        "surface": "post",
        "relationship": "unknown",
        "thread": [],
    }
    page.keyboard.press("2")
    expect(post.note).to_be_visible()
    coach.check = check
