"""The extension's own pages in a test: opening one, and its pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

#: Opens a page of the extension's by its file's name.
Open = Callable[[str], Page]


def keep(page: Page, screenshots: Path, name: str) -> None:
    """Pictures of a page in light and dark."""
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=screenshots / f"{name}-{scheme}.png", full_page=True, animations="disabled")
