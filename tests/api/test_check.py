"""POST /v1/check."""

from typing import Any

import pytest

from api_client import Client


def test_a_pitch_is_flagged_sentence_by_sentence(client: Client, draft: dict[str, Any]) -> None:
    answer = client.post("/v1/check", draft)
    assert answer.status_code == 200
    assert answer.json == {
        "verdict": "warn",
        "score": 0.9,
        "labels": [],
        "sentences": [
            {"start": 0, "end": 9, "labels": []},
            {"start": 10, "end": 51, "labels": [{"name": "pitch", "score": 0.9}]},
        ],
        "model": "scripted@1",
    }


def test_offsets_count_as_a_browser_counts(client: Client, draft: dict[str, Any]) -> None:
    text = draft["draft"].encode("utf-16-le")
    second = client.post("/v1/check", draft).json["sentences"][1]
    cut = text[second["start"] * 2 : second["end"] * 2].decode("utf-16-le")
    assert cut == "My course would have saved you that year."


def test_an_honest_draft_has_every_sentence_and_no_label(client: Client, draft: dict[str, Any]) -> None:
    answer = client.post("/v1/check", {**draft, "draft": "It rose! How did it taste?"}).json
    assert answer["verdict"] == "ok"
    assert [sentence["labels"] for sentence in answer["sentences"]] == [[], []]


BAD = [
    ({"draft": ""}, "draft"),
    ({"draft": "  \n "}, "draft"),
    ({"draft": "a" * 8001}, "draft"),
    ({"draft": 7}, "draft"),
    ({"draft": None}, "draft"),
    ({"draft": "half a pair \ud83c"}, "draft"),
    ({"surface": "billboard"}, "surface"),
    ({"relationship": 3}, "relationship"),
    ({"thread": "hello"}, "thread"),
    ({"thread": [{"from": "nobody", "text": "x"}]}, "thread.0.from"),
    ({"thread": [{"from": "them"}]}, "thread.0.text"),
    ({"thread": [{"from": "them", "text": "a"}] * 51}, "thread"),
]


@pytest.mark.parametrize(("change", "field"), BAD)
def test_a_bad_field_is_named(client: Client, draft: dict[str, Any], change: dict[str, Any], field: str) -> None:
    answer = client.post("/v1/check", {**draft, **change})
    assert answer.status_code == 422
    assert answer.json["code"] == "invalid_field"
    assert answer.json["field"] == field
    assert field in answer.json["message"]


@pytest.mark.parametrize("field", ["surface", "relationship", "thread", "draft"])
def test_a_missing_field_is_named(client: Client, draft: dict[str, Any], field: str) -> None:
    del draft[field]
    answer = client.post("/v1/check", draft)
    assert answer.status_code == 422
    assert answer.json["field"] == field


NO_JSON = [b"", b"{", b'{"draft": "\xff\xfe"}', b'{"draft":' + b"[" * 100_000]
NO_DRAFT = [b"[]", b'"text"', b"7", b"null"]


@pytest.mark.parametrize("body", NO_JSON)
def test_a_body_that_is_no_json_is_said_to_be_none(client: Client, body: bytes) -> None:
    answer = client.post("/v1/check", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json == {"code": "bad_request", "message": "The body is not JSON in UTF-8.", "field": "body"}


@pytest.mark.parametrize("body", NO_DRAFT)
def test_a_body_that_is_no_draft_says_what_it_has_to_be(client: Client, body: bytes) -> None:
    answer = client.post("/v1/check", data=body, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json["code"] == "invalid_field"
    assert "surface" in answer.json["message"]


def test_an_enormous_body_is_refused(client: Client, draft: dict[str, Any]) -> None:
    answer = client.post("/v1/check", {**draft, "draft": "a" * 2_000_000})
    assert answer.status_code == 413
    assert answer.json["code"] == "too_large"


def test_the_largest_draft_and_thread_are_taken(client: Client, draft: dict[str, Any]) -> None:
    longest = "word " * 1600
    thread = [{"from": "them", "text": longest}] * 50
    assert client.post("/v1/check", {**draft, "thread": thread, "draft": longest}).status_code == 200


def test_other_addresses_and_methods_answer_in_the_same_shape(client: Client) -> None:
    assert client.get("/v1/nothing").json["code"] == "not_found"
    assert client.get("/v1/check").json["code"] == "method_not_allowed"
