"""Firefox as people have it, with the extension, driven by its own remote.

Marionette takes WebDriver's commands as JSON over a socket: `<length>:[0, id, name, body]`, answered by
`<length>:[1, id, error, result]`.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from driver import Driver
from real_coach import free_port

NAMES = {"url": "WebDriver:Navigate", "execute/sync": "WebDriver:ExecuteScript", "actions": "WebDriver:PerformActions"}

PREFERENCES = {
    "marionette.port": 0,
    # As in the tests' Chromium: the whole net is one site on this machine, and counts as public.
    "network.dns.forceResolve": "127.0.0.1",
    "network.socket.forcePort": "443=0",
    "network.lna.address_space.public.override": "127.0.0.1:0",
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}

#: The browser's console: errors in what an extension has brought.
ERRORS = """
    return Services.console.getMessageArray()
        .filter((one) => one instanceof Ci.nsIScriptError && !(one.flags & Ci.nsIScriptError.warningFlag))
        .filter(({ sourceName }) => sourceName.startsWith("moz-extension:"))
        .map(String);
"""

PERMISSION = """
    const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
    const [change, id, origin] = arguments;
    const { extension } = WebExtensionPolicy.getByID(id);
    return ExtensionPermissions[change](id, { permissions: [], origins: [origin] }, extension);
"""


class Firefox(Driver):
    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._number = 0
        self._receive()  # it says who it is
        self._send("WebDriver:NewSession", {"acceptInsecureCerts": True})

    def call(self, command: str, **body: Any) -> Any:
        if command == "execute/sync":
            # `sandbox: null` is the page's own world: what stands on its window is seen.
            body["sandbox"] = None
        result = self._send(NAMES[command], body)
        return result.get("value") if isinstance(result, dict) else result

    def install(self, extension: Path) -> None:
        self._send("Addon:Install", {"path": str(extension), "temporary": True})

    def run_in_extension(self, script: str, *args: Any) -> None:
        """Runs a script in the introduction that the extension opens once it is installed; no other page of an
        extension may be gone to from outside."""
        page = self._send("WebDriver:GetWindowHandle", {})["value"]
        [own] = [tab for tab in self._tabs(2) if tab != page]
        self._send("WebDriver:SwitchToWindow", {"handle": own})
        self.wait_for("document.title === 'Rapport' || document.querySelector('h1')")
        self.run(script, *args)
        self._send("WebDriver:SwitchToWindow", {"handle": page})

    def errors_of(self, path: str, says: str) -> list[str]:
        """Opens one of the extension's own pages, waits for what it says, and returns what went wrong in it."""
        page = self._send("WebDriver:GetWindowHandle", {})["value"]
        before = self._tabs(2)
        self._in_browser("Services.console.reset()")
        self.run_in_extension("return browser.tabs.create({ url: arguments[0], active: false })", path)
        [own] = set(self._tabs(len(before) + 1)) - set(before)
        self._send("WebDriver:SwitchToWindow", {"handle": own})
        try:
            self.wait_for("document.body?.innerText.includes(arguments[0])", says)
        finally:
            self._send("WebDriver:CloseWindow", {})
            self._send("WebDriver:SwitchToWindow", {"handle": page})
        return list(self._in_browser(ERRORS))

    def permit(self, extension: str, origin: str) -> None:
        """Says yes for the person to a site that the extension would ask for."""
        self._in_browser(PERMISSION, "add", extension, origin)

    def forbid(self, extension: str, origin: str) -> None:
        """Takes a permission back, as the person can among the browser's add-ons."""
        self._in_browser(PERMISSION, "remove", extension, origin)

    def _in_browser(self, script: str, *args: Any) -> Any:
        """Runs a function's body in the browser's own part."""
        self._send("Marionette:SetContext", {"value": "chrome"})
        result = self._send("WebDriver:ExecuteScript", {"script": script, "args": list(args)})
        self._send("Marionette:SetContext", {"value": "content"})
        return result["value"]

    def _tabs(self, count: int, seconds: float = 20) -> list[str]:
        end = time.monotonic() + seconds
        while len(tabs := self._send("WebDriver:GetWindowHandles", {})) < count:
            assert time.monotonic() < end, f"there are only {len(tabs)} tabs"
            time.sleep(0.1)
        return list(tabs)

    def close(self) -> None:
        self._send("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()

    def _send(self, name: str, body: dict[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, name, body]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, number, error, result = self._receive()
        assert number == self._number
        assert error is None, f"{name}: {error}"
        return result

    def _receive(self) -> Any:
        length = b""
        while (byte := self._socket.recv(1)) != b":":
            assert byte, "Firefox has closed the connection"
            length += byte
        message = bytearray()
        while len(message) < int(length):
            message += self._socket.recv(int(length) - len(message))
        return json.loads(message)


@contextmanager
def firefox(program: str, profile: Path, site: int, extension: Path) -> Iterator[Firefox]:
    port = free_port()
    preferences = PREFERENCES | {
        "marionette.port": port,
        "network.socket.forcePort": f"443={site}",
        "network.lna.address_space.public.override": f"127.0.0.1:{site}",
    }
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
    (profile / "user.js").write_text("\n".join(lines))
    # The browser's own questions are answered in its own parts.
    command = [program, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
    command += ["--profile", str(profile)]
    log = profile / "log.txt"
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            browser = _connect(port, process, log)
            browser.install(extension)
            yield browser
            browser.close()
            process.wait(30)
        finally:
            process.kill()


def _connect(port: int, process: subprocess.Popen[bytes], log: Path, seconds: float = 90) -> Firefox:
    end = time.monotonic() + seconds
    while True:
        try:
            return Firefox(port)
        except OSError:
            assert process.poll() is None, log.read_text(errors="replace")
            assert time.monotonic() < end, f"Firefox did not answer:\n{log.read_text(errors='replace')}"
            time.sleep(0.2)


def find() -> str | None:
    return next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
