"""Boxes in modal dialogs: what is ours belongs to the dialog, for the keyboard, the pointer and a screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from feed import Feed
from playwright.sync_api import Locator, Page, expect
from stub import LISTEN, StubCoach

pytestmark = pytest.mark.browser

MODALS = "https://forum.example/modals.html"
SENTENCE = "I sell baby slings."

Permit = Callable[[bool], None]

#: Whether what is seen at each corner of an element is the element, and nothing that lies over it or cuts it off.
ALL_SEEN = """element => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const root = element.getRootNode();
    return [[left + 20, top + 20], [right - 20, top + 20], [left + 20, bottom - 20], [right - 20, bottom - 20]]
        .every(([x, y]) => element.contains(root.elementFromPoint(x, y)));
}"""


def open_card(box: Feed) -> None:
    box.page.keyboard.press("Alt+r")
    box.wait_for_offers()
    # A page that pulls the keyboard back does it at once.
    assert box.card.evaluate("card => card.getRootNode().activeElement !== null")


def all_seen(part: Locator) -> bool:
    part.page.wait_for_function("part => part.getAnimations().length === 0", arg=part.element_handle())
    return bool(part.evaluate(ALL_SEEN))


def test_a_dialog_that_keeps_the_keyboard(page: Page, coach: StubCoach, permit: Permit) -> None:
    permit(True)
    page.goto(MODALS)
    box = Feed(page, "trapped")
    box.type(SENTENCE)
    before = box.box.evaluate("box => box.outerHTML")
    # A screen reader finds nothing that is not in the dialog.
    inside = page.get_by_role("dialog", name="Reply")
    expect(inside.get_by_role("button", name="This sounds like a pitch")).to_be_visible()
    expect(inside.get_by_role("status")).to_contain_text("This sounds like a pitch")
    open_card(box)
    assert all_seen(box.card)
    # There is room beside the dialog, but not in it.
    edge, card = inside.bounding_box(), box.card.bounding_box()
    assert edge is not None
    assert card is not None
    assert card["x"] >= edge["x"] + edge["width"] - 16, (edge, card)
    page.keyboard.press("Escape")
    expect(box.card).to_have_count(0)
    assert box.box.evaluate("box => box.outerHTML") == before
    open_card(box)
    page.keyboard.press("1")
    expect(box.box).to_have_text(LISTEN)
    # The dialog goes, and takes what is ours with it; the next box has all of it again.
    inside.evaluate("dialog => dialog.remove()")
    other = Feed(page, "page")
    other.type(SENTENCE)
    other.wait_until(lambda: len(coach.checked) == 2)
    open_card(other)
    assert all_seen(other.card)


def test_a_dialog_of_the_browsers_own(page: Page, coach: StubCoach, permit: Permit) -> None:
    permit(True)
    page.goto(f"{MODALS}#native")
    box = Feed(page, "native")
    box.type(SENTENCE)
    box.chip.click()
    box.wait_for_offers()
    assert all_seen(box.card)
    page.keyboard.press("Escape")
    expect(box.card).to_have_count(0)
    expect(box.box).to_be_visible()
    open_card(box)
    box.card.get_by_role("button", name="Use this: Listens first").click()
    expect(box.box).to_have_value(LISTEN)


@pytest.mark.parametrize(("path", "name"), [("new-post.html", "post"), ("post.html", "comment")])
def test_facebooks_own_dialogs(page: Page, coach: StubCoach, path: str, name: str) -> None:
    box = Feed(page, name).open(path)
    box.type(SENTENCE)
    inside = page.get_by_role("dialog").first
    expect(inside.get_by_role("button", name="This sounds like a pitch")).to_be_visible()
    open_card(box)
    expect(inside.get_by_role("dialog")).to_be_visible()
    assert all_seen(box.card)
