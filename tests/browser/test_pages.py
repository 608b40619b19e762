"""The extension's own pages: popup, options, introduction."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from feed import Feed
from playwright.sync_api import BrowserContext, Locator, Page, Worker, expect
from real_coach import free_port
from stub import LISTEN, WELL, Answer, Draft, StubCoach, answer_with
from werkzeug.serving import make_server

from rapport.app import create_app
from rapport.coach.coach import Coach
from rapport.settings import Settings
from scripted_model import Scripted

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings for reflux."

EXAMPLE = "Oh hun, you need my sleep drops! Only 4 left. Message me today to order yours!"

Open = Callable[[str], Page]


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


@pytest.fixture
def own_page(browser: BrowserContext, worker: Worker, page: Page) -> Iterator[Open]:
    """Opens a page of the extension's in the tab beside; the tab that it was opened from stays as it is."""
    opened: list[Page] = []

    def open_page(name: str) -> Page:
        other = browser.new_page()
        opened.append(other)
        other.goto(worker.evaluate("name => chrome.runtime.getURL(name)", name))
        other.locator("h1").wait_for()
        return other

    yield open_page
    for other in opened:
        other.close()


def keep(page: Page, screenshots: Path, name: str) -> None:
    """Pictures of a page in light and dark."""
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=screenshots / f"{name}-{scheme}.png", full_page=True, animations="disabled")


def section(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


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


def test_options_count_at_once_and_last(feed: Feed, own_page: Open, coach: StubCoach, screenshots: Path) -> None:
    def tip(draft: Draft) -> Answer:
        return answer_with(draft, "tip", "slings", ["pitch"])

    coach.check = tip
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    options = own_page("options.html")

    options.get_by_role("radio", name="Quiet").check()
    feed.wait_for_no_underline()
    options.get_by_role("radio", name="Strict").check()
    feed.wait_until(lambda: feed.highlights() == ["rapport-warn-light"])

    selling = options.get_by_role("switch", name="Selling to someone who did not ask")
    selling.click()
    feed.wait_for_no_underline()
    selling.click()
    feed.wait_for_underline(SENTENCE)

    options.get_by_role("switch", name="Comments and replies").click()
    feed.wait_for_no_underline()
    options.get_by_role("switch", name="Comments and replies").click()
    feed.wait_for_underline(SENTENCE)

    phrases = section(options, "Never flag a sentence with")
    phrases.get_by_role("textbox", name="Words").fill("baby  SLINGS")
    phrases.get_by_role("button", name="Add").click()
    feed.wait_for_no_underline()
    options.reload()
    expect(options.get_by_role("radio", name="Strict")).to_be_checked()
    keep(options, screenshots, "options")
    options.get_by_role("button", name="Remove “baby SLINGS”").click()
    feed.wait_for_underline(SENTENCE)


def test_the_card_has_the_theme_that_was_chosen(feed: Feed, own_page: Open, coach: StubCoach) -> None:
    section(own_page("options.html"), "Look").get_by_role("radio", name="Dark").check()
    feed.type(SENTENCE)
    expect(feed.anything).to_have_attribute("data-theme", "dark")
    # The line is drawn on the page's own box, and stays readable there.
    assert feed.highlights() == ["rapport-warn-light"]


def test_options_go_into_a_file_and_out_of_it(own_page: Open, tmp_path: Path) -> None:
    options = own_page("options.html")
    options.get_by_role("switch", name="New posts").click()
    expect(options.get_by_role("switch", name="New posts")).not_to_be_checked()
    speaks_up = options.get_by_role("radio", name="at most 3 times an hour")
    speaks_up.check()
    expect(speaks_up).to_be_checked()
    with options.expect_download() as download:
        options.get_by_role("button", name="Export").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    kept = json.loads(file.read_text())["settings"]
    assert kept["surfaces"] == {"comment": True, "message": True, "post": False}
    assert kept["chipLimit"] == "hour"

    options.get_by_role("switch", name="New posts").click()
    expect(options.get_by_role("switch", name="New posts")).to_be_checked()
    options.get_by_role("radio", name="whenever there is a warning").check()
    expect(speaks_up).not_to_be_checked()
    options.locator("input[type=file]").set_input_files(file)
    expect(options.get_by_role("status")).to_have_text("These are your options now.")
    expect(options.get_by_role("switch", name="New posts")).not_to_be_checked()
    expect(speaks_up).to_be_checked()

    file.write_text('{"surfaces": {}}')
    options.locator("input[type=file]").set_input_files(file)
    expect(options.get_by_role("status")).to_contain_text("Nothing was changed.")
    expect(options.get_by_role("switch", name="New posts")).not_to_be_checked()


def test_the_introduction_finds_the_coach_by_itself_and_lets_one_try(
    own_page: Open, coach: StubCoach, use_coach: Callable[[str], None], screenshots: Path
) -> None:
    use_coach("http://127.0.0.1:9")
    welcome = own_page("welcome.html")
    expect(welcome.locator(".picture")).to_have_count(3)
    expect(welcome.get_by_role("heading", level=2)).to_have_count(4)
    expect(welcome.locator("main")).to_contain_text("The coach is not running")
    keep(welcome, screenshots, "welcome-away")
    use_coach(coach.url)
    expect(welcome.locator("main")).to_contain_text("The coach is running")

    coach.check = lambda draft: answer_with(draft, "warn", "sleep drops", ["pitch"], ["not_listening"])
    welcome.get_by_role("button", name="Write the example").click()
    expect(welcome.locator("[data-rapport] .chip")).to_be_visible()
    assert coach.checked[-1]["thread"] == [
        {"from": "them", "text": "Third night without sleep. Did anything help yours?"}
    ]
    underlined = "() => [...CSS.highlights.get('rapport-warn-light')].map(String)"
    assert welcome.evaluate(underlined) == ["Oh hun, you need my sleep drops!"]
    line = "box => getComputedStyle(box, '::highlight(rapport-warn-light)').textDecorationLine"
    assert welcome.get_by_role("textbox").evaluate(line) == "underline"
    welcome.keyboard.press("Alt+r")
    expect(welcome.locator('.offer[data-stage="ready"]')).to_have_count(2)
    welcome.screenshot(path=screenshots / "welcome-card.png", full_page=True, animations="disabled")
    welcome.keyboard.press("1")
    expect(welcome.get_by_role("textbox")).to_have_text(LISTEN)
    welcome.keyboard.press("Control+z")
    expect(welcome.get_by_role("textbox")).to_have_text(EXAMPLE)


def test_what_is_closed_in_the_introduction_is_closed_nowhere_else(
    page: Page, own_page: Open, coach: StubCoach, worker: Worker
) -> None:
    worker.evaluate("() => chrome.storage.local.set({ settings: { chipLimit: 'hour' } })")
    welcome = own_page("welcome.html")
    chip = welcome.locator("[data-rapport] .chip")
    box = welcome.get_by_role("textbox")
    box.click()
    welcome.keyboard.type(SENTENCE)
    expect(chip).to_be_visible()
    welcome.keyboard.press("Alt+r")
    welcome.keyboard.press("Escape")
    expect(chip).to_have_count(0)
    # The page itself remembers.
    box.fill("")
    welcome.keyboard.type(f"Well. {SENTENCE}")
    welcome.wait_for_function("() => CSS.highlights.get('rapport-warn-light')?.size === 1")
    expect(chip).to_have_count(0)
    assert worker.evaluate("() => chrome.storage.local.get(['dismissals', 'chips'])") == {}

    page.bring_to_front()
    feed = Feed(page).open()
    feed.type(SENTENCE)
    expect(feed.chip).to_be_visible()


def test_the_introduction_leaves_other_languages_alone(own_page: Open, coach: StubCoach) -> None:
    welcome = own_page("welcome.html")
    box = welcome.get_by_role("textbox")
    box.click()
    welcome.keyboard.type("Ich verkaufe dir slings. Schreib mir heute noch!")
    welcome.wait_for_timeout(800)
    assert coach.checked == []
    box.fill("")
    welcome.keyboard.type(SENTENCE)
    expect(welcome.locator("[data-rapport] .chip")).to_be_visible()
    assert coach.checked[-1]["draft"] == SENTENCE


def test_options_say_where_words_go(own_page: Open) -> None:
    options = own_page("options.html")
    privacy = section(options, "Privacy")
    expect(privacy).to_contain_text("the coach on your own machine and nowhere else")
    expect(privacy).to_contain_text("None of it is stored, but for the sentences that you choose never to have flagged")
    expect(section(options, "Keep")).to_contain_text("Of what you write, they hold")


def test_the_introduction_comes_once_by_itself(worker: Worker, browser: BrowserContext) -> None:
    url = worker.evaluate("() => chrome.runtime.getURL('welcome.html')")
    assert [page.url for page in browser.pages].count(url) == 1
