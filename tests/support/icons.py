"""Draws the extension's icons from its mark, in every size that browsers and stores ask for.

    python tests/support/icons.py    # writes extension/public/icon/*.png

Chrome wants 16, 32, 48 and 128; Firefox draws 96 in its list of add-ons, and its store wants 64.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from chromium import get

EXTENSION = Path(__file__).parents[2] / "extension"
SIZES = (16, 32, 48, 64, 96, 128)


def main() -> None:
    mark = (EXTENSION / "playground" / "mark.svg").read_text()
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=get()) as browser:
        for size in SIZES:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block; width: {size}px }}</style>{mark}")
            page.screenshot(path=EXTENSION / "public" / "icon" / f"{size}.png", omit_background=True)


if __name__ == "__main__":
    main()
