"""Typing, seeing, taking, undoing: the path of one comment, with answers made for the test."""

from __future__ import annotations

import pytest
from feed import Feed
from playwright.sync_api import expect
from stub import LISTEN, StubCoach

pytestmark = pytest.mark.browser

PITCH = "So sorry Marta 😵. I sell baby slings that fix reflux. Order today!"


def test_take_undo_and_post(feed: Feed, coach: StubCoach) -> None:
    feed.type(PITCH)
    feed.wait_for_underline("I sell baby slings that fix reflux.")
    feed.page.keyboard.press("Alt+r")
    feed.wait_for_offers()
    expect(feed.offered("listen")).to_have_text(LISTEN)
    feed.page.keyboard.press("1")
    feed.wait_for_text(LISTEN)
    feed.wait_for_no_underline()
    feed.undo()
    feed.wait_for_text(PITCH)
    feed.wait_for_underline("I sell baby slings that fix reflux.")
    assert feed.post() == PITCH
