"""The same path in Firefox, where the extension's parts are other ones: a script of the page's own world, a background
page, highlights of another make."""

from __future__ import annotations

import os
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
BETTER = "Three nights 😵‍💫\n\nDoes holding him upright help?"


@pytest.fixture(scope="module")
def browser_window(site: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = os.environ.get("FIREFOX") or find()
    if program is None:
        missing("No Firefox: install the package `firefox-esr`, or name one in FIREFOX.")
    with firefox(program, tmp_path_factory.mktemp("firefox"), site, build_extension("firefox")) as window:
        yield window


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
