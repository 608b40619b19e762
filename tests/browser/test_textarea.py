"""A plain text box takes a rewrite as it takes typing."""

from __future__ import annotations

import pytest
from feed import URL
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DRAFT = "Hi 😵!\nBuy now!\nBye."


def test_replace_and_undo(page: Page) -> None:
    page.goto(f"{URL}textarea.html")
    box = page.get_by_role("textbox")
    box.click()
    page.keyboard.type(DRAFT)
    at = page.evaluate("draft => draft.indexOf('Buy now!')", DRAFT)
    assert page.evaluate("args => replace(...args)", [DRAFT, at, at + 8, "How are\nyou?"]) == "taken"
    expect(box).to_have_value("Hi 😵!\nHow are\nyou?\nBye.")
    page.keyboard.press("Control+z")
    expect(box).to_have_value(DRAFT)


def test_a_changed_draft_is_left_alone(page: Page) -> None:
    page.goto(f"{URL}textarea.html")
    box = page.get_by_role("textbox")
    box.fill("Something else")
    assert page.evaluate("args => replace(...args)", [DRAFT, 0, 2, "Hello"]) == "changed"
    expect(box).to_have_value("Something else")
