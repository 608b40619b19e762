"""The command line, as a person at a terminal uses it."""

import json
import socket
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rapport.cli import main

pytestmark = pytest.mark.model

DRAFTS: list[dict[str, Any]] = [
    {
        "id": "a",
        "surface": "message",
        "relationship": "new",
        "thread": [],
        "draft": "Hey hun! Want to earn from home? DM me 💕 Only 3 spots left!!",
    },
    {
        "id": "b",
        "surface": "comment",
        "relationship": "known",
        "thread": [],
        "draft": "Happy birthday Jo! How was the cake?",
    },
]


def rapport(*arguments: str, stdin: str | bytes = b"", env: dict[str, str] | None = None) -> Result:
    """The command in this process: starting Python and torch anew takes seconds each time."""
    return CliRunner().invoke(main, arguments, input=stdin, env=env)


def lines(run: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_check_answers_each_line_with_its_id(tmp_path: Path) -> None:
    file = tmp_path / "drafts.jsonl"
    file.write_text("\n".join(json.dumps(draft) for draft in DRAFTS), encoding="utf-8")
    run = rapport("check", "--jsonl", str(file))
    assert run.exit_code == 0, run.stderr
    first, second = lines(run)
    assert [first["id"], second["id"]] == ["a", "b"]
    assert set(first) == {"id", "verdict", "score", "labels", "sentences", "model"}
    assert first["verdict"] == "warn"
    assert second["verdict"] == "ok"
    assert [sentence["labels"] for sentence in second["sentences"]] == [[], []]


def test_rewrite_reads_standard_input(tmp_path: Path) -> None:
    run = rapport("rewrite", "--jsonl", stdin=json.dumps(DRAFTS[0]))
    assert run.exit_code == 0, run.stderr
    (answer,) = lines(run)
    assert set(answer) == {"id", "rewrites"}
    assert all(set(rewrite) == {"style", "text"} for rewrite in answer["rewrites"])


def test_a_draft_may_be_plain_text() -> None:
    run = rapport("check", "--surface", "comment", "--they-said", "We got the keys!", stdin="How was the first night?")
    assert run.exit_code == 0, run.stderr
    (answer,) = lines(run)
    assert answer["sentences"][0]["start"] == 0
    assert answer["sentences"][0]["end"] == 24


def test_a_bad_line_is_answered_and_the_others_go_on() -> None:
    good = json.dumps(DRAFTS[1])
    run = rapport("check", "--jsonl", stdin=f'{{"id": "x", "draft": ""}}\nnot json\n{good}\n')
    assert run.exit_code == 1
    empty, broken, fine = lines(run)
    assert empty["id"] == "x"
    assert empty["error"]["field"] == "draft"
    assert broken["error"]["code"] == "not_json"
    assert fine["verdict"] == "ok"


def test_a_line_ends_at_a_line_feed_and_nowhere_else() -> None:
    draft = {**DRAFTS[1], "draft": "Happy birthday Jo!\u2028How was the\x85cake?"}
    run = rapport("check", "--jsonl", stdin=json.dumps(draft, ensure_ascii=False))
    assert [answer["id"] for answer in lines(run)] == ["b"]


@pytest.mark.parametrize("bad", [b"\xff\xfe", b"[" * 100_000, b'{"id": "\\ud83c", "draft": ""}'])
def test_no_line_however_bad_stops_the_others(bad: bytes) -> None:
    run = rapport("check", "--jsonl", stdin=bad + b"\n" + json.dumps(DRAFTS[1]).encode())
    assert run.exit_code == 1
    first, second = lines(run)
    assert first["error"]["message"]
    assert second["verdict"] == "ok"


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (["check", "no-such-file"], b"", "Cannot read no-such-file"),
        (["check"], b"\xff\xfe\x00", "is not UTF-8"),
        (["check"], b"", "is empty"),
        (["rewrite", "--styles", "loud"], b"hello there", "listen, story, soft"),
    ],
)
def test_bad_input_is_a_sentence_and_no_traceback(arguments: list[str], stdin: bytes, said: str) -> None:
    run = rapport(*arguments, stdin=stdin)
    assert run.exit_code != 0
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_a_taken_port_is_said_with_the_flag_to_use() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = rapport("serve", "--port", str(port))
    assert run.exit_code == 1
    said = run.stderr
    assert f"Port {port} is taken by" in said
    assert "--port" in said


def test_a_port_held_by_something_that_speaks_no_http_is_said_too() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        def greet() -> None:
            for _ in range(2):
                with taken.accept()[0] as caller:
                    caller.sendall(b"SSH-2.0-other\r\n")

        threading.Thread(target=greet, daemon=True).start()
        run = rapport("serve", "--port", str(taken.getsockname()[1]))
    assert run.exit_code == 1
    assert "is taken by" in run.stderr


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"RAPPORT_HOST": "192.0.2.1"}, "host"),
        ({"RAPPORT_HOST": "127.0.0.999"}, "host"),
        ({"RAPPORT_PORT": "0"}, "port"),
    ],
)
def test_a_wrong_setting_is_named(env: dict[str, str], said: str) -> None:
    run = rapport("serve", env=env)
    assert run.exit_code == 1
    assert f"The setting {said} is wrong" in run.stderr


def test_a_file_name_may_hold_brackets() -> None:
    assert "Cannot read notes[/].txt" in rapport("check", "notes[/].txt").stderr


def test_the_server_does_not_start_without_its_model(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = rapport("serve", "--port", str(port), env={"RAPPORT_PREPARED": str(tmp_path / "none")})
    assert run.exit_code == 1
    assert "The prepared model is missing" in run.stderr
    assert "rapport prepare" in run.stderr


def test_the_doctor_names_what_is_wrong(tmp_path: Path) -> None:
    run = rapport("doctor", env={"RAPPORT_PREPARED": str(tmp_path / "none")})
    assert run.exit_code == 1
    said = run.stderr
    assert "wrong model" in said
    assert "rapport prepare" in said
