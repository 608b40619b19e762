"""Who holds a port."""

from __future__ import annotations

import http.client
import json
import socket
import urllib.request
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Owner:
    """Whoever listens on a port."""

    name: str
    is_coach: bool


def owner_of(host: str, port: int) -> Owner | None:
    """Who listens on `port` of the loopback address `host`; None if it is free."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex((host, port)) != 0:
            return None
    if _answers_as_coach(host, port):
        return Owner("another Rapport", is_coach=True)
    return Owner(_process_name(port) or "another program", is_coach=False)


def _answers_as_coach(host: str, port: int) -> bool:
    try:
        # No proxy stands between us and our own machine, whatever the environment says.
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(f"http://{host}:{port}/v1/health", timeout=5) as answer:
            return "coach" in str(json.load(answer).get("model", ""))
    except (OSError, ValueError, AttributeError, http.client.HTTPException):
        return False


def _process_name(port: int) -> str | None:
    try:
        for connection in psutil.net_connections(kind="tcp"):
            if connection.laddr and connection.laddr.port == port and connection.status == psutil.CONN_LISTEN:
                if connection.pid is None:
                    return None
                return f"{psutil.Process(connection.pid).name()} (process {connection.pid})"
    except psutil.Error:  # other people's processes, or a system that does not tell
        return None
    return None
