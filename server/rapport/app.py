"""Wiring: the Flask app around a coach."""

from __future__ import annotations

from collections.abc import Callable

from apiflask import APIFlask
from flask.json.provider import DefaultJSONProvider

from rapport import __version__
from rapport.api import check, health, rewrite
from rapport.api.access import init_access
from rapport.api.errors import init_errors
from rapport.api.schemas import ErrorOut
from rapport.coach.coach import Coach
from rapport.coach.draft import MAX_TEXT, MAX_TURNS
from rapport.diagnosis import Finding
from rapport.settings import Settings
from rapport.web import playground

#: The largest body in bytes: a draft and a thread of the largest sizes, four bytes a character, and room to spare.
MAX_BODY = 4 * MAX_TEXT * (MAX_TURNS + 2)


def create_app(settings: Settings, coach: Coach, examine: Callable[[], list[Finding]]) -> APIFlask:
    """The coach's HTTP server: the API under `/v1`, its description, and the playground."""
    app = APIFlask(
        "rapport",
        title="Rapport",
        version=__version__,
        spec_path="/openapi.json",
        docs_path=None,
    )
    error = ErrorOut.model_json_schema()
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, VALIDATION_ERROR_STATUS_CODE=422)
    app.config.update(VALIDATION_ERROR_SCHEMA=error, HTTP_ERROR_SCHEMA=error)
    assert isinstance(app.json, DefaultJSONProvider)
    app.json.sort_keys = False  # answers read in the order of their schemas
    app.extensions["coach"] = coach
    app.extensions["examine"] = examine
    app.extensions["settings"] = settings
    init_access(app, settings)
    init_errors(app)
    for resource in (check, rewrite, health):
        app.register_blueprint(resource.blueprint)
    app.register_blueprint(playground.blueprint)
    return app
