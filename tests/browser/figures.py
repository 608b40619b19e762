"""What the extension costs, measured in a real Chromium: `python tests/browser/figures.py`.

- **Beyond the server**: from the moment at which the content script asks for a check to the moment at which it hands
  the underline to the browser, less the server's own time. The server is waitress, as the coach's own.
- **Typing**: into a draft of 400 words under a post with 300 comments, with and without the extension: tasks longer
  than 50 ms (PerformanceObserver `longtask`), and how long a key takes to show (Event Timing, in steps of 8 ms).
- **Idle**: timers, animation frames and function calls of the page in ten seconds in which nobody does anything, with
  an underline and the chip on the page, from the browser's own trace.
- **Size** of the content script.

The last line is JSON. Goals: docs/extension.md. Figures of a busy machine are figures of that machine.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from builds import build_extension, build_site
from conftest import HOST, chromium_arguments
from feed import Feed
from https_site import https_site
from idle import longest_task_ms, traced, wakes
from playwright.sync_api import BrowserContext, Page, sync_playwright
from stub import check
from waitress import create_server

from chromium import get

ROUNDS = 40
IDLE_S = 10
WORDS = 400
COMMENTS = 300
SENTENCE = "I sell baby slings for reflux."

#: Run inside of the content script's own world, which no page can reach.
PROBE = """(() => {
    const times = (globalThis.rapportTimes = []);
    for (const runtime of new Set([globalThis.browser, globalThis.chrome].flatMap((api) => api?.runtime ?? []))) {
        const send = runtime.sendMessage.bind(runtime);
        runtime.sendMessage = (message, ...rest) => {
            if (message?.type === "check") times.push({ asked: performance.now() });
            return send(message, ...rest);
        };
    }
    const add = Highlight.prototype.add;
    Highlight.prototype.add = function (range) {
        const last = times.at(-1);
        if (last && last.shown === undefined) last.shown = performance.now();
        return add.call(this, range);
    };
})()"""

OBSERVE = """() => {
    window.longTasks = [];
    window.keys = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((task) => task.duration)))
        .observe({ type: "longtask" });
    new PerformanceObserver((list) => keys.push(...list.getEntries()
        .filter(({ name }) => name === "keydown").map((event) => event.duration)))
        .observe({ type: "event", durationThreshold: 16 });
}"""

MANY = """count => {
    const one = document.querySelector('[role="article"]');
    for (let i = 1; i < count; i++) one.after(one.cloneNode(true));
}"""


@contextmanager
def server(seconds: list[float]) -> Iterator[str]:
    """A coach without a model under the server that the real one has; notes how long each answer took it."""

    def app(environment: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        if environment["REQUEST_METHOD"] == "GET":
            start("404 Not Found", [("Content-Length", "0")])
            return []
        begun = time.perf_counter()
        draft = json.loads(environment["wsgi.input"].read(int(environment["CONTENT_LENGTH"])))
        body = json.dumps(check(draft)).encode()
        start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        seconds.append(time.perf_counter() - begun)
        return [body]

    waitress = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=waitress.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{waitress.effective_port}"
    waitress.close()


@contextmanager
def chromium(site: int, extension: Path | None) -> Iterator[BrowserContext]:
    arguments = chromium_arguments(extension or Path("none"), site)
    if extension is None:
        arguments = [argument for argument in arguments if "extension" not in argument]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=get(), headless=True, ignore_https_errors=True, args=arguments
        )
        context.set_default_timeout(30_000)
        yield context
        context.close()


def beyond_the_server(context: BrowserContext, seconds: list[float]) -> list[float]:
    """Milliseconds of each check that were not the server's."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    worlds: list[int] = []
    session.on(
        "Runtime.executionContextCreated",
        lambda event: worlds.append(event["context"]["id"]) if event["context"]["name"] == "Rapport" else None,
    )
    session.send("Runtime.enable")
    feed = Feed(page).open()
    session.send("Runtime.evaluate", {"expression": PROBE, "contextId": worlds[-1]})
    seconds.clear()
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    for number in range(ROUNDS):
        feed.page.keyboard.type("! "[number % 2])
        feed.wait_until(lambda asked=number + 2: len(seconds) >= asked)
        page.wait_for_timeout(50)
    answer = session.send(
        "Runtime.evaluate", {"expression": "rapportTimes", "returnByValue": True, "contextId": worlds[-1]}
    )
    page.close()
    whole = [entry["shown"] - entry["asked"] for entry in answer["result"]["value"]]
    assert len(whole) == len(seconds) == ROUNDS + 1
    # The first one also wakes the worker and opens the connection.
    return [one - 1000 * own for one, own in zip(whole, seconds, strict=True)][1:]


def typing(context: BrowserContext) -> dict[str, Any]:
    """Long tasks and slow keys while a long draft grows, on a page with many comments."""
    page = context.new_page()
    feed = Feed(page).open()
    page.evaluate(MANY, COMMENTS)
    assert page.locator('[role="article"]').count() == COMMENTS
    sentence = "We tried so many things that week and I sell baby slings, so ask me. "
    draft = sentence * (WORDS // len(sentence.split()))
    feed.box.click()
    page.keyboard.insert_text(draft)
    page.wait_for_timeout(1500)
    page.evaluate(OBSERVE)
    with traced(page) as events:
        _write_on(page)
    longest, keys = page.evaluate("() => [longTasks, keys]")
    underlined = len(feed.underlined())
    page.close()
    return {
        "underlined_sentences": underlined,
        "long_tasks": len(longest),
        "longest_task": longest_task_ms(events),
        "keys_over_16_ms": len(keys),
        "slowest_key_ms": round(max(keys, default=0), 1),
    }


def _write_on(page: Page) -> None:
    """In bursts, so that checks are asked for, answered and painted in between."""
    for words in ("Also, what helped you most in the end? ", "I sell baby slings, say if you want. ") * 2:
        page.keyboard.type(words, delay=40)
        page.wait_for_timeout(900)


def point_at(context: BrowserContext, url: str) -> None:
    worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
    worker.evaluate("coachUrl => chrome.storage.local.set({ coachUrl })", url)


def idle(context: BrowserContext) -> dict[str, int]:
    page = context.new_page()
    feed = Feed(page).open()
    feed.type(SENTENCE)
    feed.wait_for_underline(SENTENCE)
    feed.chip.wait_for()
    page.wait_for_timeout(1000)
    counted = wakes(page, IDLE_S)
    page.close()
    return counted


def main() -> None:
    figures: dict[str, Any] = {}
    extension = build_extension()
    figures["content_script_bytes"] = (extension / "content-scripts" / "content.js").stat().st_size
    seconds: list[float] = []
    with tempfile.TemporaryDirectory() as scratch, https_site(build_site(), HOST, Path(scratch)) as site:
        with server(seconds) as url, chromium(site, extension) as context:
            point_at(context, url)
            beyond = sorted(beyond_the_server(context, seconds))
            figures["beyond_the_server_ms"] = {
                "median": round(statistics.median(beyond), 1),
                "p90": round(beyond[int(0.9 * len(beyond))], 1),
                "max": round(beyond[-1], 1),
            }
            figures["typing_with"] = typing(context)
            figures["idle"] = idle(context)
        with chromium(site, None) as context:
            figures["typing_without"] = typing(context)
    for name, value in figures.items():
        print(f"{name:24} {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
