"""Browsers driven from outside, for what Playwright cannot show.

Playwright attaches to the extension's worker, which keeps it alive, and drives no Firefox that people have.
chromedriver attaches to the page alone; Firefox has its own remote, Marionette. Both speak WebDriver's commands.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from feed import STATE, UNDERLINED
from real_coach import free_port

KEYS = {"Alt": "\ue00a", "Control": "\ue009", "Shift": "\ue008", "Enter": "\ue007", "End": "\ue010"}
SHADOW = "document.querySelector('[data-rapport]')?.shadowRoot"


def missing(message: str) -> NoReturn:
    """Skips the tests of a program that this machine lacks; fails where all browsers were promised, as in CI."""
    if os.environ.get("ALL_BROWSERS"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


class Driver(ABC):
    """One browser window, in WebDriver's terms and in a person's."""

    @abstractmethod
    def call(self, command: str, **body: Any) -> Any:
        """One command of WebDriver's, by the last part of its address: `url`, `execute/sync`, `actions`."""

    def goto(self, url: str) -> None:
        self.call("url", url=url)

    def run(self, script: str, *args: Any) -> Any:
        """Runs a function's body in the page; its arguments are `arguments`."""
        return self.call("execute/sync", script=script, args=list(args))

    def press(self, keys: str) -> None:
        """Keys held together, joined by `+`."""
        held = [KEYS.get(key, key) for key in keys.split("+")]
        self._keys([("keyDown", key) for key in held] + [("keyUp", key) for key in reversed(held)])

    def type(self, text: str) -> None:
        """Key by key; line breaks with Shift, as Enter alone would send."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Shift+Enter")
            self._keys([(kind, letter) for letter in line for kind in ("keyDown", "keyUp")])

    def _keys(self, steps: list[tuple[str, str]]) -> None:
        actions = [{"type": kind, "value": key} for kind, key in steps]
        self.call("actions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def wait_for(self, expression: str, *args: Any, seconds: float = 15) -> None:
        """Waits until a JavaScript expression is true."""
        end = time.monotonic() + seconds
        while not self.run(f"return Boolean({expression})", *args):
            assert time.monotonic() < end, f"waited in vain for {expression}; shown: {self.shown()}"
            time.sleep(0.1)

    def enter(self, box: str) -> None:
        """Puts the caret into a box."""
        self.wait_for("document.querySelector(`[data-box='${arguments[0]}']`)?.__lexicalEditor", box)
        self.run("document.querySelector(`[data-box='${arguments[0]}']`).focus()", box)

    def wait_for_text(self, text: str, box: str = "comment") -> None:
        state = f"({STATE})(document.querySelector(`[data-box='${{arguments[1]}}']`))"
        self.wait_for(f"{state} === arguments[0]", text, box)

    def wait_for_underline(self, words: str) -> None:
        self.wait_for(f"({UNDERLINED})().includes(arguments[0])", words)

    def wait_for_offers(self, count: int = 2, seconds: float = 15) -> None:
        ready = f"{SHADOW}?.querySelectorAll('.offer[data-stage=\"ready\"]').length"
        self.wait_for(f"{ready} === arguments[0]", count, seconds=seconds)

    def shown(self) -> str:
        """Our words on the page."""
        return self.run(f"return [...({SHADOW}?.children ?? [])].map((part) => part.innerText ?? '').join('')") or ""


class ChromeDriver(Driver):
    def __init__(self, address: str, chromium: str, arguments: list[str]) -> None:
        self._address = address
        options = {"binary": chromium, "args": arguments, "excludeSwitches": ["disable-extensions"]}
        capabilities = {"alwaysMatch": {"acceptInsecureCerts": True, "goog:chromeOptions": options}}
        session = self._post("session", {"capabilities": capabilities})["sessionId"]
        self._address += f"/session/{session}"

    def call(self, command: str, **body: Any) -> Any:
        return self._post(command, body)

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        request = urllib.request.Request(  # noqa: S310 (our own http address)
            f"{self._address}/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(json.load(error)["value"]["message"]) from None

    def close(self) -> None:
        request = urllib.request.Request(self._address, method="DELETE")  # noqa: S310
        urllib.request.urlopen(request, timeout=30).close()  # noqa: S310

    def tab(self) -> str:
        """The tab that is driven now."""
        with urllib.request.urlopen(f"{self._address}/window", timeout=30) as answer:  # noqa: S310
            return str(json.load(answer)["value"])

    def new_tab(self) -> str:
        """Opens a tab and says which; `show` goes there."""
        return str(self.call("window/new", type="tab")["handle"])

    def show(self, tab: str) -> None:
        self.call("window", handle=tab)


@contextmanager
def chrome_driver(program: str, chromium: str, arguments: list[str], log: Path) -> Iterator[ChromeDriver]:
    port = free_port()
    with (
        log.open("wb") as output,
        subprocess.Popen([program, f"--port={port}"], stdout=output, stderr=output) as server,
    ):
        try:
            _wait_for_port(port)
            driver = ChromeDriver(f"http://127.0.0.1:{port}", chromium, arguments)
            try:
                yield driver
            finally:
                driver.close()
        finally:
            server.terminate()


def _wait_for_port(port: int, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            assert time.monotonic() < end, f"nobody listens on port {port}"
            time.sleep(0.1)
