"""Asks the app as the extension's worker does."""

from typing import Any

from flask.testing import FlaskClient

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
