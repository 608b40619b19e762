"""The same path in Firefox, where the extension's parts are other ones: a script of the page's own world, a background
page, highlights of another make."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from builds import build_extension
from driver import SHADOW, missing
from feed import URL
from marionette import Firefox, find, firefox
from stub import StubCoach, stub_coach

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings 🌙 for reflux."
DRAFT = f"So sorry, Marta 😵‍💫\n{SENTENCE}"
SHORT = "Does holding him upright help?"
BETTER = "Three nights 😵‍💫\n\nDoes holding him upright help?"


@pytest.fixture(scope="module")
def browser_window(site: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = os.environ.get("FIREFOX") or find()
    if program is None:
        missing("No Firefox: install the package `firefox-esr`, or name one in FIREFOX.")
    with firefox(program, tmp_path_factory.mktemp("firefox"), site, build_extension("firefox")) as window:
        yield window


@pytest.fixture(scope="module")
def forum(browser_window: Firefox) -> str:
    """A site that the person has added by hand."""
    browser_window.permit("rapport@rapport.invalid", "https://forum.example/*")
    return "https://forum.example/forum.html"


@pytest.fixture
def coach(browser_window: Firefox) -> Iterator[StubCoach]:
    with stub_coach() as coach:
        coach.rewrite = lambda _: [("done", {"style": style, "text": BETTER}) for style in ("listen", "soft")]
        browser_window.run_in_extension("return browser.storage.local.set({ coachUrl: arguments[0] })", coach.url)
        yield coach


@pytest.mark.parametrize(
    ("page", "box", "send"),
    [
        ("", "comment", "document.querySelectorAll('form')[1].querySelector('[data-send]').click()"),
        ("messages/t/marta", "Marta Nowak", "document.querySelector('[data-send]').click()"),
        ("new-post.html?lang=de", "post", "document.querySelector('[data-send]').click()"),
    ],
)
def test_type_flag_card_take_undo_send(
    browser_window: Firefox, coach: StubCoach, page: str, box: str, send: str
) -> None:
    window = browser_window
    window.goto(URL + page)
    window.enter(box)
    window.type(DRAFT)
    window.wait_for_underline(SENTENCE)
    assert coach.checked[-1]["draft"] == DRAFT

    window.press("Alt+r")
    window.wait_for_offers()
    window.press("1")
    window.wait_for_text(BETTER, box)
    window.wait_for(f"!{SHADOW}?.querySelector('.card')")

    window.press("Control+z")
    window.wait_for_text(DRAFT, box)
    window.wait_for_underline(SENTENCE)

    window.press("Control+Shift+z")
    window.wait_for_text(BETTER, box)
    window.type(" Hugs")
    window.wait_for_text(f"{BETTER} Hugs", box)
    window.run(send)
    window.wait_for(
        "document.querySelector('[data-sent]')?.innerText.replace(/\\n+/g, '\\n') === arguments[0]",
        f"{BETTER} Hugs".replace("\n\n", "\n"),
    )
    window.wait_for("!document.querySelector('[data-rapport]')")


@pytest.mark.parametrize("better", [SHORT, BETTER], ids=["a line", "lines"])
@pytest.mark.parametrize("box", ["plain", "editable", "quill", "lexical"])
def test_a_site_that_was_added(browser_window: Firefox, coach: StubCoach, forum: str, box: str, better: str) -> None:
    window = browser_window
    coach.rewrite = lambda _: [("done", {"style": style, "text": better}) for style in ("listen", "soft")]
    window.goto(forum)
    window.wait_for("window.sent")
    window.run("document.querySelector(`[data-box='${arguments[0]}']`).focus()", box)
    window.type("Poor you. I sell baby slings.")
    window.wait_for(f"{SHADOW}?.querySelector('.chip')")
    window.press("Alt+r")
    window.wait_for_offers()
    if box == "quill":
        # It joins changes within a second of each other to one step of its history: nobody reads a card that quickly.
        time.sleep(1.1)
    window.press("1")
    sent = "sent(arguments[0]) === arguments[1]"
    window.wait_for(sent, box, better.replace("\n\n", "\n"))
    window.press("Control+z")
    window.wait_for(sent, box, "Poor you. I sell baby slings.")


@pytest.mark.parametrize(
    ("page", "says"), [("popup.html", "The coach is running"), ("options.html", "Words I want to avoid")]
)
def test_its_own_pages(browser_window: Firefox, coach: StubCoach, page: str, says: str) -> None:
    assert browser_window.errors_of(page, says) == []


def test_the_popup_says_that_the_browser_keeps_it_from_the_coach(browser_window: Firefox, coach: StubCoach) -> None:
    permission = ("rapport@rapport.invalid", "http://127.0.0.1/*")
    browser_window.forbid(*permission)
    try:
        browser_window.errors_of("popup.html", "The browser blocks the coach")
    finally:
        browser_window.permit(*permission)
    assert browser_window.errors_of("popup.html", "The coach is running") == []


def test_a_plain_box_that_the_site_empties(browser_window: Firefox, coach: StubCoach, forum: str) -> None:
    window = browser_window
    window.goto(forum)
    window.wait_for("window.sent")
    window.run("document.querySelector(`[data-box='plain']`).focus()")
    window.type("Poor you. I sell baby slings.")
    window.wait_for(f"{SHADOW}?.querySelector('.chip')")
    window.press("Enter")
    window.wait_for("document.querySelector('[data-sent]')?.innerText === 'Poor you. I sell baby slings.'")
    window.wait_for("!document.querySelector('[data-rapport]')")


def test_a_box_in_a_dialog_of_the_browsers_own(browser_window: Firefox, coach: StubCoach, forum: str) -> None:
    window = browser_window
    window.goto(forum.replace("forum.html", "modals.html#native"))
    window.wait_for("document.querySelector('dialog:modal')")
    window.run("document.querySelector(`[data-box='native']`).focus()")
    window.type("Poor you. I sell baby slings.")
    window.wait_for(f"{SHADOW}?.querySelector('.chip')")
    window.press("Alt+r")
    window.wait_for_offers()
    # Neither behind the dialog nor shut out by it.
    window.wait_for(f"{SHADOW}?.activeElement?.closest('.card')")
    window.press("1")
    window.wait_for("document.querySelector(`[data-box='native']`).value === arguments[0]", BETTER)


def test_a_sentence_is_left_out(browser_window: Firefox, coach: StubCoach) -> None:
    window = browser_window
    window.goto(URL)
    window.enter("comment")
    window.type(f"Poor you. {SENTENCE} How is he?")
    window.wait_for_underline(SENTENCE)
    window.press("Alt+r")
    window.wait_for_offers()
    window.run(f"{SHADOW}.querySelector('.leave').click()")
    window.wait_for_text("Poor you. How is he?", "comment")
    window.press("Control+z")
    window.wait_for_text(f"Poor you. {SENTENCE} How is he?", "comment")


def test_other_languages_are_left_in_peace(browser_window: Firefox, coach: StubCoach) -> None:
    window = browser_window
    window.goto(URL)
    window.enter("comment")
    window.type("Hallo Marta, ich verkaufe Tragetuch und Decke, schreib mir doch gleich!")
    window.run("return new Promise((resolve) => setTimeout(resolve, 1000))")
    assert coach.checked == []
