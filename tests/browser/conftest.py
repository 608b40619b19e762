"""A real Chromium with the unpacked extension, on a page served as https://www.facebook.com/."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builds import build_extension, build_site
from feed import Feed
from https_site import https_site
from own_pages import Open
from playwright.sync_api import BrowserContext, Page, Worker, sync_playwright
from stub import StubCoach, stub_coach

HOST = "www.facebook.com"
MESSENGER = "www.messenger.com"
EXTENSION_ID = "fpjnpjcoodjmlaobmiecabfffddfokjo"
#: A site that the extension does not read unless it is told to.
OTHER_HOST = "forum.example"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser to drive; its absence is a failure, as these tests show the product at work."""
    names = ["chromium", "chromium-browser"]
    found = next(filter(None, [os.environ.get("CHROMIUM"), *map(shutil.which, names)]), None)
    if found is None:
        pytest.fail("No Chromium: install the package `chromium`, or name one in CHROMIUM.", pytrace=False)
    return found


@pytest.fixture(scope="session")
def extension() -> Path:
    return build_extension()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a site that takes itself for Facebook."""
    with https_site(build_site(), HOST, tmp_path_factory.mktemp("certificate")) as port:
        yield port


def chromium_arguments(extension: Path, site: int) -> list[str]:
    """A Chromium with the extension, for which the whole net is one site on this machine."""
    return [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-gpu",
        "--no-first-run",
        "--ignore-certificate-errors",
        f"--disable-extensions-except={extension}",
        f"--load-extension={extension}",
        "--host-resolver-rules="
        + "".join(f"MAP {host}:443 127.0.0.1:{site}, " for host in (HOST, MESSENGER, OTHER_HOST))
        + "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        # Without it the page would count as local, and Chrome's guard of the loopback would not be met.
        f"--ip-address-space-overrides=127.0.0.1:{site}=public",
    ]


def profile_that_agrees(profile: Path) -> Path:
    """A profile in which the person has said yes to OTHER_HOST before: no test can answer the browser."""
    said = {"api": [], "explicit_host": [f"https://{OTHER_HOST}/*"], "manifest_permissions": [], "scriptable_host": []}
    settings = {EXTENSION_ID: {"granted_permissions": said, "runtime_granted_permissions": said}}
    (profile / "Default").mkdir()
    (profile / "Default" / "Preferences").write_text(json.dumps({"extensions": {"settings": settings}}))
    return profile


@pytest.fixture(scope="session")
def browser(
    chromium: str, extension: Path, site: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """Chromium as a person has it, driven by Playwright."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile_that_agrees(tmp_path_factory.mktemp("profile")),
            executable_path=chromium,
            headless=True,
            ignore_https_errors=True,
            viewport={"width": 1000, "height": 760},
            permissions=["clipboard-read", "clipboard-write"],
            args=chromium_arguments(extension, site),
        )
        context.set_default_timeout(15_000)
        yield context
        context.close()


@pytest.fixture(scope="session")
def worker(browser: BrowserContext) -> Worker:
    """The extension's background worker."""
    return browser.service_workers[0] if browser.service_workers else browser.wait_for_event("serviceworker")


@pytest.fixture
def use_coach(worker: Worker) -> Callable[[str], None]:
    """Points the extension at a coach's address."""
    return lambda url: worker.evaluate("coachUrl => chrome.storage.local.set({ coachUrl })", url)


@pytest.fixture
def coach(use_coach: Callable[[str], None]) -> Iterator[StubCoach]:
    with stub_coach() as coach:
        use_coach(coach.url)
        yield coach


@pytest.fixture
def page(browser: BrowserContext, worker: Worker) -> Iterator[Page]:
    """A new tab of a person who has settled nothing yet; no script may fail in it."""
    worker.evaluate("() => chrome.storage.local.remove(['settings', 'dismissals', 'chips'])")
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


@pytest.fixture
def feed(page: Page) -> Feed:
    return Feed(page).open()


#: The popup stands in a tab here, and is not told the address below it.
BELOW = f"chrome.tabs.query = async () => [{{ id: -1, url: 'https://{OTHER_HOST}/forum.html' }}];"
REGISTERED = "async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id)"


@pytest.fixture
def permit(browser: BrowserContext, worker: Worker, page: Page) -> Iterator[Callable[[bool], None]]:
    """Adds OTHER_HOST by the popup's button, or takes it back as a person does in the browser's own settings."""
    pattern = f"https://{OTHER_HOST}/*"

    def wait_for(*registered: str) -> None:
        for _ in range(100):
            if worker.evaluate(REGISTERED) == [*registered]:
                return
            page.wait_for_timeout(50)
        raise AssertionError(worker.evaluate(REGISTERED))

    def permit(on: bool) -> None:
        if on:
            popup = browser.new_page()
            popup.add_init_script(BELOW)
            popup.goto(worker.evaluate("() => chrome.runtime.getURL('popup.html')"))
            with popup.expect_event("close"):
                popup.get_by_role("button", name=f"Read along on {OTHER_HOST}").click()
            wait_for(pattern)
            page.bring_to_front()
        else:
            worker.evaluate("origins => chrome.permissions.remove({ origins })", [pattern])
            wait_for()

    yield permit
    permit(False)


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of what was seen go: SCREENSHOTS, or a folder of the test run."""
    folder = Path(os.environ.get("SCREENSHOTS") or tmp_path_factory.mktemp("screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def own_page(browser: BrowserContext, worker: Worker, page: Page) -> Iterator[Open]:
    """Opens a page of the extension's in the tab beside; the tab that it was opened from stays as it is."""
    opened: list[Page] = []

    def open_page(name: str) -> Page:
        other = browser.new_page()
        opened.append(other)
        other.goto(worker.evaluate("name => chrome.runtime.getURL(name)", name))
        other.locator("h1").wait_for()
        return other

    yield open_page
    for other in opened:
        other.close()
