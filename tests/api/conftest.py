"""A coach with a scripted model behind the real HTTP server code."""

from typing import Any

import pytest

from api_client import Client
from rapport.app import create_app
from rapport.coach.coach import Coach
from rapport.diagnosis import Finding
from rapport.settings import Settings
from scripted_model import Scripted


@pytest.fixture
def findings() -> list[Finding]:
    """What the coach's health is made of; a test may put something wrong in."""
    return [Finding("model", True, "there")]


@pytest.fixture
def client(findings: list[Finding]) -> Client:
    coach = Coach(Scripted("It rose! 🍞 How did it taste?", "At last, a loaf!"), write=True)
    app = create_app(Settings(), coach, lambda: findings)
    app.testing = True
    return Client(app.test_client())


@pytest.fixture
def draft() -> dict[str, Any]:
    return {
        "surface": "comment",
        "relationship": "unknown",
        "thread": [{"from": "them", "text": "First loaf that rose 🍞 Took me a year"}],
        "draft": "Lovely 🍞 My course would have saved you that year.",
    }
