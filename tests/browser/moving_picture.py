"""Films the whole path for the README: type, underline, card, take, undo, send.

    PYTHONPATH=server:tests/support:tests/browser python tests/browser/moving_picture.py [address of a running coach]

Writes docs/screenshots/path.gif. Without an address, the tests' stub answers, with words written by hand.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from builds import ROOT, build_extension, build_site
from conftest import HOST, chromium_arguments
from feed import Feed
from https_site import https_site
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page, sync_playwright
from stub import Draft, Event, rewrite, stub_coach

from chromium import get

PITCH = "Oh no, Marta! I sell baby slings that work wonders, message me today."
FILE = ROOT / "docs" / "screenshots" / "path.gif"
SIZE = {"width": 640, "height": 500}
CAPTION = 34
COLOURS = 96


class Film:
    """Pictures of a page, each with how long it stands and what is being done."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frames: list[Image.Image] = []
        self.times: list[int] = []
        self.font = ImageFont.load_default(16)

    def take(self, milliseconds: int, caption: str) -> None:
        picture = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        frame = Image.new("RGB", (picture.width, picture.height + CAPTION), "#1b2220")
        frame.paste(picture, (0, 0))
        ImageDraw.Draw(frame).text((16, picture.height + 7), caption, font=self.font, fill="#edf1ef")
        if self.frames and frame.tobytes() == self.frames[-1].tobytes():
            self.times[-1] += milliseconds
            return
        self.frames.append(frame)
        self.times.append(milliseconds)

    def save(self, file: Path) -> None:
        # One palette for all, or colours would flicker from frame to frame.
        strip = Image.new("RGB", (self.frames[0].width, sum(frame.height for frame in self.frames)))
        for number, frame in enumerate(self.frames):
            strip.paste(frame, (0, number * frame.height))
        palette = strip.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE)
        first, *rest = (frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in self.frames)
        first.save(file, save_all=True, append_images=rest, duration=self.times, loop=0, optimize=True)


def slowly(draft: Draft) -> Iterator[Event]:
    """At about the pace of the real coach."""
    for event in rewrite(draft):
        time.sleep(0.03)
        yield event


def play(feed: Feed, film: Film) -> None:
    page = feed.page
    feed.box.click()
    film.take(700, "A comment under a friend's post")
    for start in range(0, len(PITCH), 4):
        page.keyboard.type(PITCH[start : start + 4])
        film.take(110, "Type as always")
    page.wait_for_function("() => [...CSS.highlights.values()].some((highlight) => highlight.size > 0)", timeout=60_000)
    feed.chip.wait_for()
    film.take(1800, "What sounds like a pitch is underlined")

    page.keyboard.press("Alt+r")
    feed.card.wait_for()
    ready = feed.card.locator('.offer[data-stage="ready"]')
    while feed.card.locator('.offer:not([data-stage="ready"])').count():
        film.take(120, "Alt+R: why, and other words")
    words = ready.first.locator(".words").inner_text()
    film.take(3200, "Alt+R: why, and other words")

    page.keyboard.press("1")
    feed.wait_for_text(words)
    film.take(2000, "1 takes the first")
    feed.undo()
    feed.wait_for_text(PITCH)
    page.wait_for_timeout(700)
    film.take(1600, "Ctrl+Z brings your own words back")
    feed.redo()
    feed.wait_for_text(words)
    page.wait_for_timeout(700)
    film.take(1000, "Or keep the others …")
    feed.post()
    film.take(2600, "… and send them yourself, with the page's own button")


def main() -> None:
    with ExitStack() as stack:
        if len(sys.argv) > 1:
            address = sys.argv[1]
        else:
            coach = stack.enter_context(stub_coach())
            coach.rewrite = slowly
            address = coach.url
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (scratch / "site").mkdir()
        site = stack.enter_context(https_site(build_site(), HOST, scratch / "site"))
        playwright = stack.enter_context(sync_playwright())
        context = playwright.chromium.launch_persistent_context(
            scratch / "profile",
            executable_path=get(),
            headless=True,
            ignore_https_errors=True,
            viewport=SIZE,
            args=chromium_arguments(build_extension(), site),
        )
        stack.callback(context.close)
        context.set_default_timeout(60_000)
        worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        worker.evaluate("coachUrl => chrome.storage.local.set({ coachUrl })", address)
        page = context.new_page()
        film = Film(page)
        play(Feed(page).open(), film)
        film.save(FILE)
    print(f"{FILE.relative_to(ROOT)}: {len(film.frames)} frames, {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
