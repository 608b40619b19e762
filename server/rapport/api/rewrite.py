"""`POST /v1/rewrite`: better words, streamed as they are written."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

from apiflask import APIBlueprint
from flask import Response, current_app

from rapport.api.schemas import RewriteIn
from rapport.coach.coach import Coach

blueprint = APIBlueprint("rewrite", __name__, url_prefix="/v1", tag="Coach")
log = logging.getLogger(__name__)
_RESPONSES: Any = {200: {"description": "The events", "content": {"text/event-stream": {}}}}


@blueprint.post("/rewrite")
@blueprint.input(RewriteIn, arg_name="wanted")
@blueprint.doc(
    summary="Rewrite a draft",
    description=(
        "A stream of server-sent events. `done`, once for each style as soon as it is chosen, carries the words, "
        "or an empty text where nothing was good enough to show; `error` ends the stream with a code and a message. "
        "A reader should also know `delta`, a style and a piece of text to append before its `done`: a writer that "
        "streams may send it."
    ),
    responses=_RESPONSES,
)
def rewrite(wanted: RewriteIn) -> Response:
    coach: Coach = current_app.extensions["coach"]
    return Response(
        _events(coach, wanted),
        mimetype="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _events(coach: Coach, wanted: RewriteIn) -> Iterator[str]:
    # A comment at once, so that the other end knows that it is being answered.
    yield ": writing\n\n"
    try:
        for said in coach.rewrite(wanted, wanted.styles, wanted.seen):
            yield _event("done", {"style": said.style, "text": said.text})
    except Exception:
        log.exception("a rewrite failed")  # the traceback holds no draft
        yield _event(
            "error",
            {"code": "internal_error", "message": "The coach could not finish; the draft is untouched. Try again."},
        )


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
