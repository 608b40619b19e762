"""Browsers end an extension's worker after 30 silent seconds, and whenever they like.

Driven by chromedriver, which attaches to the page alone: a debugger at the worker would keep it alive.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import chromium_arguments
from driver import SHADOW, ChromeDriver, chrome_driver, missing
from feed import URL
from stub import LISTEN, Draft, Event, StubCoach, rewrite, stub_coach

pytestmark = pytest.mark.browser

EXTENSION = "chrome-extension://fpjnpjcoodjmlaobmiecabfffddfokjo"
SENTENCE = "I sell baby slings for reflux."

#: The browser's limit, and a little.
SILENT_S = 33
#: By then it has looked, which it does now and then.
ENDED_WITHIN_S = 75


class Workers:
    """The browser's own page about its workers, in a tab beside."""

    def __init__(self, driver: ChromeDriver) -> None:
        self.driver = driver
        self.page = driver.tab()
        self.tab = driver.new_tab()
        driver.show(self.tab)
        driver.goto("chrome://serviceworker-internals/")
        driver.show(self.page)

    def running(self) -> bool:
        """Whether the extension's worker is alive."""
        self.driver.show(self.tab)
        self.driver.goto("chrome://serviceworker-internals/")
        self.driver.wait_for("document.body.innerText.includes(arguments[0])", EXTENSION)
        found = self.driver.run(
            "return [...document.querySelectorAll('.serviceworker-running-status')].map((status) => status.innerText)"
        )
        self.driver.show(self.page)
        # One worker is all there is, so it is ours.
        [status] = found
        return str(status).split()[-1] != "STOPPED"

    def stop(self) -> None:
        self.driver.show(self.tab)
        self.driver.run("document.querySelector('cr-button[data-command=stop]').click()")
        self.driver.show(self.page)

    def wait_until_ended(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while self.running():
            assert time.monotonic() < end, "the worker is still alive"
            time.sleep(1)


@pytest.fixture(scope="module")
def driver(
    chromium: str, extension: Path, site: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ChromeDriver]:
    program = shutil.which("chromedriver")
    if program is None:
        missing("No chromedriver, which comes in a package of its own: `chromium-driver` on Debian.")
    scratch = tmp_path_factory.mktemp("chromedriver")
    arguments = ["--headless=new", f"--user-data-dir={scratch / 'profile'}", *chromium_arguments(extension, site)]
    with chrome_driver(program, chromium, arguments, scratch / "log.txt") as driver:
        yield driver


@pytest.fixture
def coach(driver: ChromeDriver) -> Iterator[StubCoach]:
    with stub_coach() as coach:
        driver.goto(f"{EXTENSION}/options.html")
        driver.run("return chrome.storage.local.set({ coachUrl: arguments[0] })", coach.url)
        driver.goto(URL)
        driver.enter("comment")
        driver.type(SENTENCE)
        driver.wait_for_underline(SENTENCE)
        yield coach


def press(driver: ChromeDriver, button: str) -> None:
    driver.run(
        f"[...{SHADOW}.querySelectorAll('button')].find((one) => one.innerText.trim() === arguments[0]).click()", button
    )


def test_a_worker_that_was_ended_wakes_for_the_next_words(driver: ChromeDriver, coach: StubCoach) -> None:
    workers = Workers(driver)
    assert workers.running()
    begun = time.monotonic()
    workers.wait_until_ended(ENDED_WITHIN_S)
    # Nothing of ours kept it from its end, and nothing else brought it about early.
    assert time.monotonic() - begun > 20

    asked = len(coach.checked)
    driver.type(" Well")
    driver.wait_for("CSS.highlights.get('rapport-warn-light')?.size > 0")
    end = time.monotonic() + 10
    while len(coach.checked) == asked:
        assert time.monotonic() < end, "the worker did not wake"
        time.sleep(0.05)
    driver.press("Alt+r")
    driver.wait_for_offers()
    driver.press("1")
    driver.wait_for_text(LISTEN)


def test_a_coach_that_thinks_longer_than_a_worker_may_be_silent(driver: ChromeDriver, coach: StubCoach) -> None:
    def thinking(draft: Draft) -> Iterator[Event]:
        yield "delta", {"style": "listen", "text": "Three "}
        time.sleep(SILENT_S)
        yield "done", {"style": "listen", "text": LISTEN}
        yield "done", {"style": "soft", "text": ""}

    coach.rewrite = thinking
    begun = time.monotonic()
    driver.press("Alt+r")
    driver.wait_for_offers(1, seconds=SILENT_S + 20)
    assert time.monotonic() - begun > SILENT_S
    assert len(coach.rewritten) == 1
    driver.press("1")
    driver.wait_for_text(LISTEN)


def test_a_worker_that_is_ended_while_the_coach_writes(driver: ChromeDriver, coach: StubCoach) -> None:
    def unfinished(draft: Draft) -> Iterator[Event]:
        yield "delta", {"style": "listen", "text": "Three ni"}
        time.sleep(5)

    workers = Workers(driver)
    coach.rewrite = unfinished
    driver.press("Alt+r")
    driver.wait_for(f"{SHADOW}?.querySelector('.card')?.innerText.includes('Three ni')")
    workers.running()
    workers.stop()
    driver.wait_for(f"{SHADOW}?.querySelector('.card')?.innerText.includes('does not answer')", seconds=4)
    driver.wait_for_text(SENTENCE)

    coach.rewrite = rewrite
    press(driver, "Try again")
    driver.wait_for_offers()
    driver.press("1")
    driver.wait_for_text(LISTEN)
