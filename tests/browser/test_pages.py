"""The extension's own pages: options and introduction."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from feed import Feed
from own_pages import Open, keep
from playwright.sync_api import BrowserContext, Locator, Page, Worker, expect
from stub import LISTEN, Answer, Draft, StubCoach, answer_with

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings for reflux."

EXAMPLE = "Oh hun, you need my sleep drops! Only 4 left. Message me today to order yours!"


def section(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


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
