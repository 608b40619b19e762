"""Who may ask: this machine's own pages and our extension, and nobody's web page.

A server on the loopback address can be reached by every page that the browser opens. Three things
about a request tell a page from us, and all must be right: the Host (against DNS rebinding, as in
CVE-2024-28224), the Origin, and Sec-Fetch-Site, which a page cannot forge. Programs on this
machine (the command line, curl) send neither of the latter two.
"""

from __future__ import annotations

import re

from apiflask import APIFlask, abort
from flask import request
from flask_cors import CORS

from rapport.settings import Settings

#: Firefox gives every installation of an extension an origin of its own.
_FIREFOX_EXTENSION = re.compile(r"^moz-extension://[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
#: How the browser itself says where a request comes from: its own page or extension, or the address bar.
_TRUSTED_SITES = frozenset({"same-origin", "none"})


def init_access(app: APIFlask, settings: Settings) -> None:
    """Refuse strangers before anything else looks at a request, and answer CORS for our own origins alone."""
    hosts = {f"{name}:{settings.port}" for name in (settings.host, "localhost")}
    origins = {*(f"http://{host}" for host in hosts), settings.chrome_extension}

    @app.before_request
    def check_access() -> None:
        if request.host not in hosts:
            abort(403, "This host name is not the coach's.")
        site = request.headers.get("Sec-Fetch-Site")
        origin = request.headers.get("Origin")
        if site is not None and site not in _TRUSTED_SITES and not _is_opening_the_page():
            abort(403, "Only this machine's own pages and the Rapport extension may ask the coach.")
        if origin is not None and origin not in origins and not _FIREFOX_EXTENSION.match(origin):
            abort(403, "Only this machine's own pages and the Rapport extension may ask the coach.")
        if request.method == "POST" and request.mimetype != "application/json":
            abort(415, "Send the draft as JSON, with the header Content-Type: application/json.")

    CORS(
        app,
        resources={r"/v1/.*": {"origins": [*sorted(origins), _FIREFOX_EXTENSION]}},
        methods=["GET", "POST"],
        allow_headers=["Content-Type"],
        send_wildcard=False,
        always_send=False,
        vary_header=True,
    )


def _is_opening_the_page() -> bool:
    """A click on a link to the playground, from whatever site, only shows the page."""
    return (
        request.method == "GET"
        and request.headers.get("Sec-Fetch-Mode") == "navigate"
        and request.headers.get("Sec-Fetch-Dest") == "document"
        and not request.path.startswith("/v1/")
    )
