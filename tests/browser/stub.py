"""A coach without a model that speaks the API's contract, for tests of what the extension does with answers."""

from __future__ import annotations

import json
import mimetypes
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from builds import PLAYGROUND

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self'"
)

Draft = dict[str, Any]
Answer = dict[str, Any]
Event = tuple[str, dict[str, str]]

LISTEN = "Three nights is brutal. Does holding him upright after a feed help at all?"
SOFT = "Three nights, you poor thing. I sell baby slings, say if you ever want to try one. How is he in the day?"
#: What it says where LISTEN was seen already. It has no other words for SOFT.
LISTEN_NEXT = "Oh Marta, three nights. When is he at his worst?"
TEXTS = {"listen": [LISTEN, LISTEN_NEXT], "soft": [SOFT]}

WELL = {"status": "ok", "version": "0", "model": "stub@0", "checks": []}


def utf16(text: str) -> int:
    """Length in UTF-16 code units, as the API counts."""
    return len(text.encode("utf-16-le")) // 2


def answer_with(
    draft: Draft, verdict: str, flagged: str = "", labels: Iterable[str] = (), whole: Iterable[str] = ()
) -> Answer:
    """A check's answer in which sentences containing `flagged` carry `labels`."""
    text = draft["draft"]
    sentences = []
    for match in re.finditer(r"\S[^.!?\n]*[.!?]*", text):
        hit = bool(flagged) and flagged in match.group()
        sentences.append(
            {
                "start": utf16(text[: match.start()]),
                "end": utf16(text[: match.end()]),
                "labels": [{"name": name, "score": 0.9} for name in labels] if hit else [],
            }
        )
    return {
        "verdict": verdict,
        "score": 0.9,
        "labels": [{"name": name, "score": 0.9} for name in whole],
        "sentences": sentences,
        "model": "stub@0",
    }


def check(draft: Draft) -> Answer:
    """By default: a pitch wherever slings are sold."""
    if "slings" in draft["draft"]:
        return answer_with(draft, "warn", "slings", ["pitch"], ["not_listening"])
    return answer_with(draft, "ok")


def rewrite(draft: Draft) -> Iterator[Event]:
    """By default: each style that is asked for, word by word, side by side; nothing that was seen already."""
    seen = draft.get("seen", [])
    texts = {style: next((text for text in TEXTS[style] if text not in seen), "") for style in draft["styles"]}
    for style, text in texts.items():
        for word in re.findall(r"\S+\s*", text):
            yield "delta", {"style": style, "text": word}
    for style, text in texts.items():
        yield "done", {"style": style, "text": text}


@dataclass
class StubCoach:
    """What it answers can be exchanged; what it was asked can be looked at."""

    url: str = ""
    check: Callable[[Draft], Answer] = check
    rewrite: Callable[[Draft], Iterable[Event]] = rewrite
    health: Answer = field(default_factory=lambda: WELL)
    checked: list[Draft] = field(default_factory=list)
    rewritten: list[Draft] = field(default_factory=list)


@contextmanager
def stub_coach(port: int = 0) -> Iterator[StubCoach]:
    """A stub on this port, or on a free one."""
    coach = StubCoach()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/v1/health":
                self.answer(coach.health)
            else:
                self.serve_file()

        def do_POST(self) -> None:
            draft = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if self.path == "/v1/check":
                coach.checked.append(draft)
                self.answer(coach.check(draft))
            else:
                coach.rewritten.append(draft)
                self.stream(coach.rewrite(draft))

        def do_OPTIONS(self) -> None:
            self.send(b"", "text/plain")

        def serve_file(self) -> None:
            """The playground, under the policy that the real coach serves it with."""
            file = PLAYGROUND / (self.path.lstrip("/") or "index.html")
            if not file.resolve().is_relative_to(PLAYGROUND) or not file.is_file():
                self.send_error(404)
                return
            body = file.read_bytes()
            if file.suffix == ".html":
                body = re.sub(rb"{{ (\w+) }}", rb"(the \1)", body)
            self.send(body, mimetypes.guess_type(file.name)[0] or "application/octet-stream")

        def answer(self, value: object) -> None:
            self.send(json.dumps(value).encode(), "application/json")

        def send(self, body: bytes, content_type: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.write(body)

        def stream(self, events: Iterable[Event]) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            self.write(b": ping\n\n")
            for name, data in events:
                if not self.write(f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()):
                    return

        def write(self, data: bytes) -> bool:
            """False once nobody listens any more."""
            try:
                self.wfile.write(data)
                self.wfile.flush()
            except OSError:
                return False
            return True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    coach.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield coach
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
