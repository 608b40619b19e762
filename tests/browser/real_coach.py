"""The real coach, started as a person starts it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_WITHIN_S = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def real_coach(log: Path) -> Iterator[str]:
    """The address of `rapport serve`, once its health says that it is ready."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "rapport", "serve", "--port", str(port)]
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as server:
        try:
            wait_for_health(url, server, log)
            yield url
        finally:
            server.terminate()


def wait_for_health(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_WITHIN_S
    while time.monotonic() < end:
        assert server.poll() is None, f"the coach did not start:\n{log.read_text()}"
        try:
            with urllib.request.urlopen(f"{url}/v1/health", timeout=5) as answer:  # noqa: S310 (our own http address)
                assert json.load(answer)["status"] == "ok"
                return
        except urllib.error.HTTPError as error:
            # It answers, and says what it lacks.
            raise AssertionError(error.read().decode()) from None
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the coach did not answer within {START_WITHIN_S} s:\n{log.read_text()}")
