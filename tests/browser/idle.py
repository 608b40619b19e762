"""What a page's scripts do, from the browser's own trace, whichever world they live in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page

#: Whatever a script can be woken by. `FireIdleCallback` is left out: the browser's own spelling check asks for idle
#: time too, some seconds after typing; a script's callback shows as a `FunctionCall`.
WAKES = ("TimerFire", "FireAnimationFrame", "FunctionCall")

Events = list[dict[str, Any]]


@contextmanager
def traced(page: Page) -> Iterator[Events]:
    """The page's events of this time; there once it is over."""
    events: Events = []
    session = page.context.new_cdp_session(page)
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    arrived: Events = []
    done: list[object] = []
    session.on("Tracing.dataCollected", lambda data: arrived.extend(data["value"]))
    session.on("Tracing.tracingComplete", lambda event: done.append(event))
    config = {"includedCategories": ["devtools.timeline", "toplevel"], "excludedCategories": ["*"]}
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})
    try:
        yield events
    finally:
        # The page's own thread is told by an event that nothing else has.
        page.evaluate("() => performance.mark('rapport')")
        session.send("Tracing.end")
        while not done:
            page.wait_for_timeout(20)
        session.detach()
    threads = {(event["pid"], event["tid"]) for event in arrived if _frame(event) == frame}
    events.extend(event for event in arrived if (event["pid"], event["tid"]) in threads)


def wakes(page: Page, seconds: float) -> dict[str, int]:
    """How often scripts of the page, or of an extension in it, were woken in this time."""
    frame = page.context.new_cdp_session(page).send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    with traced(page) as events:
        page.wait_for_timeout(1000 * seconds)
    counted = Counter(event["name"] for event in events if _frame(event) == frame)
    return {name: counted[name] for name in WAKES}


def longest_task_ms(events: Events) -> dict[str, float]:
    """The longest task of a trace: on the clock, and in processor time, to which other programs add nothing."""
    tasks = [event for event in events if event["name"] == "ThreadControllerImpl::RunTask" and event["ph"] == "X"]
    assert tasks, "the trace has no tasks"
    return {
        "wall_ms": round(max(task["dur"] for task in tasks) / 1000, 1),
        "cpu_ms": round(max(task.get("tdur", task["dur"]) for task in tasks) / 1000, 1),
    }


def _frame(event: dict[str, Any]) -> str | None:
    data = event.get("args", {}).get("data")
    return data.get("frame") if isinstance(data, dict) else None
