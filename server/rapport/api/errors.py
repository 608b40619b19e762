"""Every error as one JSON object: a code, a sentence for people, and the field at fault."""

from __future__ import annotations

from typing import Any

from apiflask import APIFlask
from apiflask.exceptions import HTTPError

from rapport.api.schemas import ErrorOut

_CODES = {
    400: "bad_request",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "not_json",
    422: "invalid_field",
}
#: Errors of the body as a whole.
_OF_THE_BODY = frozenset({400, 413, 415, 422})
_MESSAGES = {
    400: "The body is not JSON in UTF-8.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: "The body is too large for a draft with its thread.",
    500: "Something went wrong in the coach; the terminal where it runs says what.",
}


def init_errors(app: APIFlask) -> None:
    """Give every error of `app` the same shape."""

    @app.errorhandler(RecursionError)
    def too_deep(_: RecursionError) -> Any:
        # A body of thousands of nested lists; the JSON reader gives up on it.
        body = ErrorOut(code="bad_request", message=_MESSAGES[400], field="body")
        return body.model_dump(), 400

    @app.error_processor
    def as_json(error: HTTPError) -> tuple[dict[str, Any], int, Any]:
        field, message = _first_field(error.detail)
        if message is None:
            message = _MESSAGES.get(error.status_code, error.message or "The request cannot be answered.")
        if field is None and error.status_code in _OF_THE_BODY:
            field = "body"
        body = ErrorOut(code=_code(error), message=message, field=field)
        return body.model_dump(exclude_none=True), error.status_code, error.headers or {}


def _code(error: HTTPError) -> str:
    return _CODES.get(error.status_code, "internal_error" if error.status_code >= 500 else "bad_request")


def _first_field(detail: Any) -> tuple[str | None, str | None]:
    """The first field that validation complains of, and a sentence about it."""
    try:
        ((field, messages), *_) = detail["json"].items()
        reason = messages[0]
    except (AttributeError, KeyError, TypeError, ValueError):
        return None, None
    if field == "_schema":
        return None, "The body has to be a JSON object with surface, relationship, thread and draft."
    reason = reason.removeprefix("Value error, ")
    return field, f"The field {field}: {reason[:1].lower()}{reason[1:]}."
