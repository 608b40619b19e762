"""The coach stops and comes back, and nobody but the extension's worker can reach it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from feed import Feed
from playwright.sync_api import expect
from real_coach import free_port
from stub import LISTEN, Draft, Event, StubCoach, stub_coach

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings for reflux."


class Server:
    """A coach that can be stopped and started again at the same address."""

    def __init__(self, running: ExitStack) -> None:
        self.port = free_port()
        self.running = running

    def start(self) -> StubCoach:
        return self.running.enter_context(stub_coach(self.port))

    def stop(self) -> None:
        self.running.close()


@pytest.fixture
def server(use_coach: Callable[[str], None]) -> Iterator[Server]:
    with ExitStack() as running:
        server = Server(running)
        use_coach(f"http://127.0.0.1:{server.port}")
        yield server


def test_started_after_the_page_was_opened(feed: Feed, server: Server) -> None:
    feed.type(SENTENCE)
    feed.page.wait_for_timeout(600)
    assert feed.underlined() == []
    server.start()
    feed.page.keyboard.type(" Well")
    feed.wait_for_underline(SENTENCE)


def test_stopped_and_started_again(feed: Feed, server: Server) -> None:
    server.start()
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    server.stop()

    # Without a coach nothing new is claimed, and nobody is bothered.
    feed.page.keyboard.type(" Well")
    feed.wait_for_no_underline()
    expect(feed.anything).to_have_count(0)

    server.start()
    feed.page.keyboard.type(" then.")
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    feed.page.keyboard.press("1")
    feed.wait_for_text(LISTEN)
    assert feed.post() == LISTEN


def test_stopped_while_it_writes(feed: Feed, server: Server) -> None:
    coach = server.start()
    stopped = threading.Event()

    def halfway(_: Draft) -> Iterator[Event]:
        yield "delta", {"style": "listen", "text": "Three ni"}
        stopped.wait(10)

    coach.rewrite = halfway
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    feed.page.keyboard.press("Alt+r")
    expect(feed.card).to_contain_text("Three ni")
    stopped.set()
    server.stop()
    expect(feed.card).to_contain_text("could not finish")
    expect(feed.offers).to_have_count(0)

    # Asked while it is away, the card says so; asked again when it is back, it goes on.
    again = feed.card.get_by_role("button", name="Try again")
    again.click()
    expect(again).to_be_visible()
    assert feed.text() == SENTENCE
    server.start()
    again.click()
    feed.wait_for_offers()
    feed.page.keyboard.press("1")
    feed.wait_for_text(LISTEN)


def test_the_browser_keeps_the_page_itself_from_the_coach(feed: Feed, coach: StubCoach) -> None:
    """Else the tests would not show that Chrome's guard of the loopback address lets the extension through."""
    asked: list[Draft] = []
    answer = coach.check

    def note(draft: Draft) -> dict[str, object]:
        asked.append(draft)
        return answer(draft)

    coach.check = note
    complaints: list[str] = []
    feed.page.on("console", lambda message: complaints.append(message.text))
    # Without `cors`, only that guard stands between a page and the port.
    failed = feed.page.evaluate(
        """url => fetch(url, { method: "POST", mode: "no-cors", body: JSON.stringify({ draft: "from the page" }) })
            .then(() => "reached", (error) => error.name)""",
        f"{coach.url}/v1/check",
    )
    assert failed == "TypeError"
    assert any("loopback" in complaint for complaint in complaints), complaints
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    assert [draft["draft"] for draft in asked] == [SENTENCE]
