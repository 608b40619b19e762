"""While nothing changes, nothing runs: no timer, no frame, no poll."""

from __future__ import annotations

import pytest
from feed import Feed
from idle import wakes
from stub import StubCoach

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings for reflux."
NONE = {"TimerFire": 0, "FireAnimationFrame": 0, "FunctionCall": 0}


def test_nothing_wakes_while_nothing_changes(feed: Feed, coach: StubCoach) -> None:
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    feed.chip.wait_for()
    feed.page.wait_for_timeout(500)
    assert wakes(feed.page, 3) == NONE
    asked = len(coach.checked)

    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    feed.page.wait_for_timeout(500)
    assert wakes(feed.page, 3) == NONE
    assert len(coach.checked) == asked


def test_the_trace_would_have_shown_it(feed: Feed) -> None:
    feed.page.evaluate("() => { setInterval(() => undefined, 500) }")
    assert wakes(feed.page, 2)["TimerFire"] > 1


def test_a_poll_in_idle_time_would_have_shown_too(feed: Feed) -> None:
    feed.page.evaluate("() => { const again = () => requestIdleCallback(again); again() }")
    assert wakes(feed.page, 2)["FunctionCall"] > 1
