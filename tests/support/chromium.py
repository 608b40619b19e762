"""Finds a Chromium for the browser tests, or gets one.

    python tests/support/chromium.py    # prints the path of a usable browser

In this order: the one named in CHROMIUM, one on the PATH, the test tool's own, the system's package
where this user may install it, the test tool's own where it can be downloaded. Else a sentence that
says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

#: Not Chrome itself: since version 137 it takes no unpacked extension from the command line.
NAMES = ("chromium", "chromium-browser")
SORRY = (
    "No Chromium was found and none could be installed. Install Chromium, "
    "or name its program in the environment variable CHROMIUM, and run `make test` again."
)


def find() -> str | None:
    """The path of a Chromium that is there already."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or _tools_own()


def get() -> str | None:
    """The path of a Chromium, installed now if need be."""
    if path := find():
        return path
    if shutil.which("apt-get") and os.geteuid() == 0:
        _say("Installing the system's Chromium")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run(["apt-get", "update", "-qq"], environment)
        _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], environment)
    if path := find():
        return path
    _say("Downloading the test tool's own Chromium")
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    return find()


def _tools_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.is_file() else None


def _run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Try; whether it helped is seen by looking again."""
    subprocess.run(command, check=False, stdout=sys.stderr, env=environment)


def _say(line: str) -> None:
    print(f"{line} …", file=sys.stderr)


if __name__ == "__main__":
    if browser := get():
        print(browser)
    else:
        sys.exit(SORRY)
