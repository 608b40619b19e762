"""The popup: what it says of the coach, of the page and of the draft, and what it switches."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from feed import Feed
from own_pages import Open, keep
from playwright.sync_api import BrowserContext, Page, Worker, expect
from real_coach import free_port
from stub import WELL, Answer, Draft, StubCoach, answer_with
from werkzeug.serving import make_server

from rapport.app import create_app
from rapport.coach.coach import Coach
from rapport.settings import Settings
from scripted_model import Scripted

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings for reflux."


@contextmanager
def served(settings: Settings) -> Iterator[None]:
    """The server's own code around a model that does nothing."""
    app = create_app(settings, Coach(Scripted(), write=False), list)
    server = make_server(settings.host, settings.port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_popup_says_what_is_read_on_the_page(
    page: Page, own_page: Open, coach: StubCoach, screenshots: Path
) -> None:
    chat = Feed(page, "Deniz Kaya").open("messages/t/deniz")
    chat.type("I'll bring one")
    popup = own_page("popup.html")
    popup.set_viewport_size({"width": 304, "height": 640})
    popup.get_by_text("What do you see here?").click()
    expect(popup.locator("details")).to_contain_text("A message to someone you have talked with before.")
    assert popup.locator("dl div").all_inner_texts() == [
        "They\nAre you coming on Saturday?",
        "You\nI think so. What can I bring?",
        "They\nJust yourself 🌞\nMaybe a salad?",
        "Your draft\nI'll bring one",
    ]
    keep(popup, screenshots, "popup-sees")


def test_the_popup_shows_all_that_the_coach_is_told(
    page: Page, own_page: Open, coach: StubCoach, screenshots: Path
) -> None:
    draft = "I'll bring one. " + "There is so much in the garden this year that nobody can eat all of it. " * 4 + "End"
    chat = Feed(page, "Deniz Kaya").open("messages/t/deniz")
    chat.type("Hello Deniz!\n" + draft)
    chat.wait_until(lambda: bool(coach.checked) and coach.checked[-1]["draft"].endswith("End"))
    popup = own_page("popup.html")
    popup.set_viewport_size({"width": 304, "height": 640})
    popup.get_by_text("What do you see here?").click()
    assert popup.locator("dd").all_inner_texts() == [
        *[turn["text"] for turn in coach.checked[-1]["thread"]],
        coach.checked[-1]["draft"],
    ]
    keep(popup, screenshots, "popup-told")
    # A long one is scrolled by itself.
    assert popup.locator("dl").evaluate("list => list.clientHeight < list.scrollHeight")


def test_the_popup_says_what_the_coach_is_doing_here(
    feed: Feed, own_page: Open, coach: StubCoach, screenshots: Path
) -> None:
    asked, answered = threading.Event(), threading.Event()
    popup = own_page("popup.html")
    doing = popup.locator(".doing")

    def write(text: str) -> None:
        feed.page.bring_to_front()
        feed.page.keyboard.press("Control+a")
        feed.page.keyboard.press("Backspace")
        feed.type(text)
        popup.bring_to_front()

    def slow(draft: Draft) -> Answer:
        asked.set()
        answered.wait(10)
        return answer_with(draft, "warn", "slings", ["pitch"], ["not_listening"])

    expect(doing).to_have_text("No box to read yet. Click into one and write.")
    write("Oh no")
    expect(doing).to_have_text("Waiting for a few more words.")
    coach.check = slow
    write(SENTENCE)
    expect(doing).to_have_text("Reading your draft…")
    assert asked.wait(10)
    answered.set()
    # What is read while one looks comes by itself.
    expect(doing).to_have_text("Has read your draft and flagged 2 things.")
    keep(popup, screenshots, "popup-doing")
    coach.check = lambda draft: answer_with(draft, "tip", "slings", ["pitch"])
    write(f"{SENTENCE} Well")
    expect(doing).to_have_text("Has read your draft and flagged 1 thing.")
    write("Three nights is brutal, poor you")
    coach.check = lambda draft: answer_with(draft, "ok")
    write("Three nights is brutal, poor you.")
    expect(doing).to_have_text("Has read your draft, and has nothing to say.")
    write("Ich will dir da was zeigen")
    expect(doing).to_have_text("Leaves your draft alone: it does not look like English.")

    switch = popup.get_by_role("switch", name="Comments and replies")
    switch.click()
    expect(doing).to_have_text("Off here: nothing is read.")
    switch.click()
    expect(doing).to_have_text("Leaves your draft alone: it does not look like English.")
    popup.get_by_role("switch", name="On www.facebook.com").click()
    expect(doing).to_have_text("Off here: nothing is read.")


def test_the_popup_says_that_a_draft_could_not_be_read(
    feed: Feed, own_page: Open, coach: StubCoach, use_coach: Callable[[str], None]
) -> None:
    use_coach("http://127.0.0.1:9")
    feed.type(SENTENCE)
    popup = own_page("popup.html")
    expect(popup.locator(".health")).to_have_text("The coach is not running")
    expect(popup.locator(".doing")).to_have_text("Your draft is not read: the coach did not answer.")


def test_the_popup_says_that_a_draft_is_too_long(
    feed: Feed, own_page: Open, coach: StubCoach, screenshots: Path
) -> None:
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.insert_text(" It helps." * 800)
    feed.wait_for_no_underline()
    popup = own_page("popup.html")
    expect(popup.locator(".doing")).to_have_text(
        "Leaves your draft alone: it is too long to read. The coach takes up to 8,000 characters."
    )
    keep(popup, screenshots, "popup-long")
    feed.page.bring_to_front()
    feed.page.wait_for_timeout(600)
    expect(feed.anything).to_have_count(0)
    assert [draft["draft"] for draft in coach.checked] == [SENTENCE]
    feed.undo()
    feed.wait_for_underline(SENTENCE)


def test_the_popup_says_that_another_program_answers(
    feed: Feed, own_page: Open, coach: StubCoach, screenshots: Path
) -> None:
    coach.health = {"status": "ok"}
    popup = own_page("popup.html")
    expect(popup.locator(".health")).to_have_text("Another program answers")
    expect(popup.locator("main")).to_contain_text(f"Something else uses {coach.url.removeprefix('http://')}")
    keep(popup, screenshots, "popup-stranger")
    coach.health = WELL
    expect(popup.locator(".health")).to_have_text("The coach is running")


def test_the_popup_gives_the_id_that_the_coach_has_to_be_told(
    feed: Feed, own_page: Open, use_coach: Callable[[str], None], screenshots: Path
) -> None:
    """The server's own rule for strangers, and the Origin that the browser sends: a store gives us another id."""
    port = free_port()
    use_coach(f"http://127.0.0.1:{port}")
    with served(Settings(port=port, chrome_extension=f"chrome-extension://{'a' * 32}")):
        popup = own_page("popup.html")
        expect(popup.locator(".health")).to_have_text("Not known to the coach")
        popup.get_by_role("button", name="Copy").click()
        expect(popup.get_by_role("button", name="Copied")).to_be_visible()
        keep(popup, screenshots, "popup-refused")
        welcome = own_page("welcome.html")
        expect(welcome.locator("code.command")).to_be_visible()
        keep(welcome, screenshots, "welcome-refused")
        popup.bring_to_front()
        name, _, told = popup.evaluate("() => navigator.clipboard.readText()").partition("=")
    assert name == "RAPPORT_CHROME_EXTENSION"
    assert told.endswith(" make run")
    with served(Settings(port=port, chrome_extension=told.removesuffix(" make run"))):
        expect(popup.locator(".health")).to_have_text("The coach is running")


def test_the_popup_says_that_the_browser_keeps_it_from_the_coach(
    browser: BrowserContext, worker: Worker, feed: Feed, own_page: Open, coach: StubCoach, screenshots: Path
) -> None:
    extension = worker.evaluate("() => chrome.runtime.id")
    settings = browser.new_page()
    settings.goto("chrome://extensions")

    def access(to: str) -> None:
        script = "update => chrome.developerPrivate.updateExtensionConfiguration(update)"
        settings.evaluate(script, {"extensionId": extension, "hostAccess": to})

    access("ON_CLICK")
    try:
        popup = own_page("popup.html")
        expect(popup.locator(".health")).to_have_text("The browser blocks the coach")
        expect(popup.get_by_role("button", name="Allow")).to_be_visible()
        keep(popup, screenshots, "popup-barred")
    finally:
        access("ON_ALL_SITES")
        settings.close()
    expect(popup.locator(".health")).to_have_text("The coach is running")


def test_the_popup_says_what_is_wrong_with_the_coach_and_what_helps(
    feed: Feed, own_page: Open, coach: StubCoach, screenshots: Path
) -> None:
    coach.health = {
        "status": "error",
        "version": "0",
        "model": "stub@0",
        "checks": [
            {"name": "python", "ok": True, "message": "Python 3.12.", "remedy": ""},
            {"name": "model", "ok": False, "message": "The model is not prepared.", "remedy": "make setup"},
        ],
    }
    popup = own_page("popup.html")
    expect(popup.locator(".health")).to_have_text("The coach needs a hand")
    expect(popup.locator(".health")).to_have_attribute("data-state", "unwell")
    expect(popup.get_by_role("listitem")).to_have_text(["The model is not prepared. make setup"])
    expect(popup.locator("main")).not_to_contain_text("Python")
    keep(popup, screenshots, "popup-unwell")
    coach.health = WELL
    popup.evaluate("() => window.dispatchEvent(new Event('focus'))")
    expect(popup.locator(".health")).to_have_text("The coach is running")
    expect(popup.get_by_role("listitem")).to_have_count(0)


def test_the_popup_says_where_there_is_nothing_to_read(page: Page, own_page: Open, coach: StubCoach) -> None:
    Feed(page).open()
    popup = own_page("popup.html")
    popup.get_by_text("What do you see here?").click()
    expect(popup.locator("details")).to_contain_text("No box to write in.")
    page.goto("about:blank")
    page.bring_to_front()
    popup.bring_to_front()
    popup.reload()
    expect(popup.locator("main")).to_contain_text("Rapport does not read this page.")


def test_the_popup_switches_it_off_and_on_here(feed: Feed, own_page: Open, coach: StubCoach) -> None:
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    switch = own_page("popup.html").get_by_role("switch", name="On www.facebook.com")
    expect(switch).to_be_checked()
    switch.click()
    feed.wait_for_no_underline()
    switch.click()
    feed.wait_for_underline(SENTENCE)


def test_the_popup_switches_off_the_kind_of_box_that_one_was_in(feed: Feed, own_page: Open, coach: StubCoach) -> None:
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    own_page("popup.html").get_by_role("switch", name="Comments and replies").click()
    feed.wait_for_no_underline()
