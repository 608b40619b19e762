"""Rewrites come one by one through the real HTTP server, not all at the end."""

import contextlib
import http.client
import json
import socket
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from waitress import create_server
from waitress.server import BaseWSGIServer

from rapport.app import create_app
from rapport.coach.coach import Coach
from rapport.coach.draft import Draft
from rapport.coach.labels import Style
from rapport.coach.model import Piece
from rapport.coach.sentences import Span
from rapport.settings import Settings
from scripted_model import Scripted


class Halting(Scripted):
    """Has a line for the first style, and writes for the second when it is told to."""

    def __init__(self) -> None:
        super().__init__(closings=["How did it taste?"])
        self.go_on = threading.Event()

    def write(
        self, draft: Draft, sentences: Sequence[Span], styles: Sequence[Style], candidates: int
    ) -> Iterator[Piece]:
        assert self.go_on.wait(timeout=30)
        yield Piece(Style.STORY, 0, "At last, a loaf!", done=True, logprob=-1)


def test_the_first_style_arrives_before_the_second_is_written(draft: dict[str, Any]) -> None:
    model = Halting()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(Settings(port=port), Coach(model, write=True), list)
    server = create_server(app, host="127.0.0.1", port=port, threads=2)
    serving = threading.Thread(target=run_until_closed, args=[server])
    serving.start()
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    body = json.dumps({**draft, "styles": ["listen", "story"]})
    asking.request("POST", "/v1/rewrite", body, {"Content-Type": "application/json"})
    answer = asking.getresponse()
    read = b""
    while b"taste" not in read:
        read += answer.read1()
    assert b"loaf" not in read
    model.go_on.set()
    assert b"loaf" in answer.read()
    asking.close()
    server.close()
    serving.join()


def run_until_closed(server: BaseWSGIServer) -> None:
    # Closed from another thread, it may be waiting on a socket that is gone.
    with contextlib.suppress(OSError):
        server.run()
