"""The playground: the extension's own code on a page of ours, to try before installing anything.

`npm run build:playground` in `extension/` writes the page and its assets to `web/dist/`.
"""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, make_response, render_template, send_from_directory

from rapport import __version__
from rapport.settings import ROOT

DIST = Path(__file__).parent / "dist"
_BUILDS = ROOT / "extension" / ".output"
_NOT_BUILT = (
    "<!doctype html><title>Rapport</title><p>The coach is running. Its playground is not built yet: "
    "run <code>make setup</code> (it needs Node 20 or newer) and reload this page."
)
#: Nothing from elsewhere, nothing to elsewhere. Styles are set by the composer and the card at run time.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

blueprint = Blueprint("playground", __name__, template_folder=str(DIST))


@blueprint.get("/")
def index() -> Response:
    if not (DIST / "index.html").is_file():
        return _guarded(make_response(_NOT_BUILT))
    page = render_template(
        "index.html",
        version=__version__,
        extension_dir=str(_BUILDS / "chrome-mv3"),
        firefox_dir=str(_BUILDS / "firefox-mv3"),
    )
    return _guarded(make_response(page))


@blueprint.get("/assets/<path:name>")
def asset(name: str) -> Response:
    # The names carry a digest of the content, so they may be kept.
    return send_from_directory(DIST / "assets", name, max_age=31_536_000)


def _guarded(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
