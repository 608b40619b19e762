"""The keyboard from end to end: the keys in the box and the card, and those that the person gives in the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from feed import Feed
from playwright.sync_api import BrowserContext, Page, Worker, expect
from stub import LISTEN, SOFT, StubCoach

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings."

Press = Callable[[str], None]


@pytest.fixture
def press(worker: Worker, page: Page) -> Press:
    """What the browser tells the worker when a key of the person's own is pressed; no test can press that key."""

    def press(command: str) -> None:
        page.bring_to_front()
        worker.evaluate("command => chrome.commands.onCommand.dispatch(command)", command)

    return press


@pytest.fixture
def options(browser: BrowserContext, worker: Worker, page: Page) -> Iterator[Page]:
    options = browser.new_page()
    options.goto(worker.evaluate("() => chrome.runtime.getURL('options.html')"))
    yield options
    options.close()


def test_own_keys_open_take_and_close(feed: Feed, coach: StubCoach, press: Press) -> None:
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    press("open-card")
    feed.wait_for_offers()
    press("open-card")
    expect(feed.card).to_have_count(0)
    press("open-card")
    feed.wait_for_offers()
    press("take-first")
    feed.wait_for_text(LISTEN)


def test_own_keys_do_nothing_where_there_is_nothing_to_do(feed: Feed, coach: StubCoach, press: Press) -> None:
    press("open-card")
    feed.type("How is he today?")
    feed.wait_until(lambda: len(coach.checked) == 1)
    press("open-card")
    press("take-first")
    feed.page.keyboard.type(" Well?")
    feed.wait_for_text("How is he today? Well?")
    expect(feed.anything).to_have_count(0)


def test_the_options_show_the_keys_and_where_to_change_them(options: Page) -> None:
    keys = options.get_by_role("region", name="Keys")
    expect(keys).to_contain_text("Open the card, and close it")
    expect(keys.locator("dl").last.locator("div")).to_have_text(
        ["Open or close the cardnone yet", "Take the first rewritenone yet"]
    )
    # Firefox has a call for its own page, Chrome an address.
    options.evaluate("() => { chrome.tabs.create = async ({ url }) => void (window.opened = url) }")
    keys.get_by_role("button", name="Change them in the browser").click()
    assert options.evaluate("() => window.opened") == "chrome://extensions/shortcuts"


def test_the_card_by_keyboard_alone(feed: Feed, coach: StubCoach) -> None:
    feed.type(f"Poor you. {SENTENCE}")
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.press("ArrowLeft")
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    feed.page.keyboard.press("ArrowDown")
    expect(feed.offers.last.get_by_role("button", name="Use this")).to_be_focused()
    feed.page.keyboard.press("ArrowUp")
    expect(feed.offers.first.get_by_role("button", name="Use this")).to_be_focused()
    # Everything in the card is on the way of the Tab key, and says what it is.
    names = []
    feed.card.focus()
    for _ in range(20):
        feed.page.keyboard.press("Tab")
        name = feed.page.evaluate(
            "() => { const focused = document.querySelector('[data-rapport]')?.shadowRoot.activeElement;"
            "return focused && (focused.ariaLabel ?? focused.textContent.trim()) }"
        )
        if name is None or name in names:
            break
        names.append(name)
    assert names == [
        "Close",
        f"Leave out “{SENTENCE}”",
        "Copy “Listens first”",
        "Next: Listens first",
        "Use this: Listens first",
        "Copy “Asks softly”",
        "Next: Asks softly",
        "Use this: Asks softly",
        "Show changes",
        "Not this phrase",
        "Not here",
    ]
    feed.page.keyboard.press("Alt+r")
    feed.page.keyboard.press("Escape")
    feed.page.keyboard.type("!!")
    feed.wait_for_text("Poor you. I sell baby slings!!.")
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    feed.page.keyboard.press("ArrowDown")
    feed.page.keyboard.press("Enter")
    feed.wait_for_text(SOFT)
