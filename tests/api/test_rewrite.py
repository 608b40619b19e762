"""POST /v1/rewrite: server-sent events."""

import json
from typing import Any

import pytest

from api_client import Client


def events(body: str) -> list[tuple[str, dict[str, Any]]]:
    """The events of a stream; comments are skipped, as a browser does."""
    found = []
    for block in body.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if line and not line.startswith(":"))
        if fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found


def test_the_words_of_each_style(client: Client, draft: dict[str, Any]) -> None:
    answer = client.post("/v1/rewrite", {**draft, "styles": ["listen", "story"]})
    assert answer.status_code == 200
    assert answer.mimetype == "text/event-stream"
    assert [data for name, data in events(answer.text) if name == "done"] == [
        {"style": "listen", "text": "It rose! 🍞 How did it taste?"},
        {"style": "story", "text": "At last, a loaf!"},
    ]


def test_a_style_that_cannot_be_done_well_comes_empty(client: Client, draft: dict[str, Any]) -> None:
    got = events(client.post("/v1/rewrite", {**draft, "styles": ["soft"]}).text)
    assert got == [("done", {"style": "soft", "text": ""})]


def test_words_that_were_shown_already_do_not_come_again(client: Client, draft: dict[str, Any]) -> None:
    wanted = {**draft, "styles": ["listen"]}
    (first,) = events(client.post("/v1/rewrite", wanted).text)
    (second,) = events(client.post("/v1/rewrite", {**wanted, "seen": [first[1]["text"]]}).text)
    assert second[1]["text"]
    assert second[1]["text"] != first[1]["text"]
    (none,) = events(client.post("/v1/rewrite", {**wanted, "seen": [first[1]["text"], second[1]["text"]]}).text)
    assert none == ("done", {"style": "listen", "text": ""})


@pytest.mark.parametrize("seen", ["words", [7], ["x" * 2001], ["x"] * 21])
def test_what_was_shown_is_a_short_list_of_texts(client: Client, draft: dict[str, Any], seen: Any) -> None:
    answer = client.post("/v1/rewrite", {**draft, "seen": seen})
    assert answer.status_code == 422
    assert answer.json["field"].startswith("seen")


def test_two_styles_are_offered_where_none_are_named(client: Client, draft: dict[str, Any]) -> None:
    got = events(client.post("/v1/rewrite", draft).text)
    assert [data["style"] for name, data in got if name == "done"] == ["listen", "soft"]


@pytest.mark.parametrize("styles", [[], ["shout"], "listen", None, ["listen"] * 4])
def test_a_wrong_style_is_named(client: Client, draft: dict[str, Any], styles: Any) -> None:
    answer = client.post("/v1/rewrite", {**draft, "styles": styles})
    assert answer.status_code == 422
    assert answer.json["field"].startswith("styles")


def test_a_failure_in_mid_stream_is_an_event(client: Client, draft: dict[str, Any], monkeypatch: Any) -> None:
    def fail(*_: Any) -> Any:
        raise RuntimeError("out of memory")

    monkeypatch.setattr("scripted_model.Scripted.write", fail)
    name, data = events(client.post("/v1/rewrite", draft).text)[-1]
    assert name == "error"
    assert data["code"] == "internal_error"
    assert "out of memory" not in data["message"]
