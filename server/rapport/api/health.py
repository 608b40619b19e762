"""`GET /v1/health`: whether the coach can work, and what to do where it cannot."""

from __future__ import annotations

from collections.abc import Callable

from apiflask import APIBlueprint
from flask import current_app

from rapport import __version__
from rapport.api.schemas import HealthCheck, HealthOut
from rapport.diagnosis import Finding

blueprint = APIBlueprint("health", __name__, url_prefix="/v1", tag="Health")


@blueprint.get("/health")
@blueprint.output(HealthOut)
@blueprint.doc(summary="How the coach is")
def health() -> HealthOut:
    examine: Callable[[], list[Finding]] = current_app.extensions["examine"]
    findings = examine()
    return HealthOut(
        status="ok" if all(finding.ok for finding in findings) else "error",
        version=__version__,
        model=current_app.extensions["coach"].model_version,
        checks=[HealthCheck(name=f.name, ok=f.ok, message=f.message, remedy=f.remedy) for f in findings],
    )
