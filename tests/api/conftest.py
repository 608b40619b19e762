"""A coach with a scripted model behind the real HTTP server code."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from rapport.app import create_app
from rapport.coach.coach import Coach
from rapport.diagnosis import Finding
from rapport.settings import Settings
from scripted_model import Scripted

BASE_URL = "http://127.0.0.1:8765"


class Client:
    """Asks the app as the extension's worker does."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        if body is not None:
            options["json"] = body
        return self._client.post(path, base_url=options.pop("base_url", BASE_URL), **options)

    def get(self, path: str, **options: Any) -> Any:
        return self._client.get(path, base_url=options.pop("base_url", BASE_URL), **options)

    def options(self, path: str, **options: Any) -> Any:
        return self._client.options(path, base_url=BASE_URL, **options)


@pytest.fixture
def findings() -> list[Finding]:
    """What the coach's health is made of; a test may put something wrong in."""
    return [Finding("model", True, "there")]


@pytest.fixture
def client(findings: list[Finding]) -> Client:
    coach = Coach(Scripted("It rose! 🍞 How did it taste?", "At last, a loaf!"))
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
