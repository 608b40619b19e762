"""Who may ask the coach, and who may not."""

from typing import Any

import pytest

from api_client import Client
from rapport.settings import CHROME_EXTENSION

FIREFOX = "moz-extension://0b9a2c6e-5f0f-4c53-9d3c-1a2b3c4d5e6f"

TRUSTED: list[dict[str, str]] = [
    {},
    {"Origin": CHROME_EXTENSION, "Sec-Fetch-Site": "none"},
    {"Origin": FIREFOX, "Sec-Fetch-Site": "same-origin"},
    {"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
]

STRANGERS: list[dict[str, str]] = [
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "https://www.facebook.com"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:9999", "Sec-Fetch-Site": "same-site"},
    {"Origin": "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Sec-Fetch-Site": "none"},
    {"Origin": "moz-extension://not-a-uuid"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", TRUSTED)
def test_our_own_may_ask(client: Client, draft: dict[str, Any], headers: dict[str, str]) -> None:
    assert client.post("/v1/check", draft, headers=headers).status_code == 200
    assert client.get("/v1/health", headers=headers).status_code == 200


@pytest.mark.parametrize("headers", STRANGERS)
def test_strangers_may_not(client: Client, draft: dict[str, Any], headers: dict[str, str]) -> None:
    for answer in (
        client.post("/v1/check", draft, headers=headers),
        client.post("/v1/rewrite", draft, headers=headers),
        client.get("/v1/health", headers=headers),
    ):
        assert answer.status_code == 403
        assert answer.json["code"] == "forbidden"
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("host", ["http://evil.example:8765", "http://127.0.0.1:80", "http://rapport.local:8765"])
def test_another_host_name_is_refused(client: Client, draft: dict[str, Any], host: str) -> None:
    assert client.post("/v1/check", draft, base_url=host).status_code == 403


def test_a_form_that_a_page_could_post_is_refused(client: Client) -> None:
    answer = client.post("/v1/check", data=b'{"draft": "x"}', content_type="text/plain")
    assert answer.status_code == 415
    assert answer.json["code"] == "not_json"


def test_cors_answers_our_own_origins_and_no_other(client: Client) -> None:
    asks = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    ours = client.options("/v1/check", headers={"Origin": CHROME_EXTENSION, **asks})
    assert ours.headers["Access-Control-Allow-Origin"] == CHROME_EXTENSION
    theirs = client.options("/v1/check", headers={"Origin": "https://evil.example", **asks})
    assert "Access-Control-Allow-Origin" not in theirs.headers


def test_an_extension_can_ask_whether_it_is_known_without_a_draft(client: Client) -> None:
    assert client.options("/v1/check", headers={"Origin": CHROME_EXTENSION}).status_code == 200
    other = {"Origin": f"chrome-extension://{'a' * 32}", "Sec-Fetch-Site": "none"}
    assert client.options("/v1/check", headers=other).status_code == 403


def test_a_link_from_anywhere_may_open_the_playground_but_not_the_api(client: Client) -> None:
    click = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert client.get("/", headers=click).status_code == 200
    assert client.get("/v1/health", headers=click).status_code == 403
