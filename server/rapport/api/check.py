"""`POST /v1/check`: what a careful friend would say of a draft."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import current_app

from rapport.api.schemas import CheckOut
from rapport.coach.coach import Coach
from rapport.coach.draft import Draft

blueprint = APIBlueprint("check", __name__, url_prefix="/v1", tag="Coach")


@blueprint.post("/check")
@blueprint.input(Draft, arg_name="draft")
@blueprint.output(CheckOut)
@blueprint.doc(
    summary="Check a draft",
    description="Verdict, labels, and every sentence with its labels. Offsets count UTF-16 code units.",
)
def check(draft: Draft) -> CheckOut:
    coach: Coach = current_app.extensions["coach"]
    return CheckOut.of(draft, coach.check(draft))
