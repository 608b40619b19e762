"""What the API takes and answers, as declared in /openapi.json."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from rapport.api.offsets import utf16_spans
from rapport.coach.coach import Check
from rapport.coach.draft import Draft
from rapport.coach.labels import Style, Verdict
from rapport.coach.verdict import Scored


class LabelOut(BaseModel):
    """A label with its probability."""

    name: str
    score: float = Field(ge=0, le=1)

    @classmethod
    def of(cls, scored: Scored) -> LabelOut:
        return cls(name=str(scored.name), score=round(scored.score, 4))


class SentenceOut(BaseModel):
    """A sentence of the draft: `[start, end)` in UTF-16 code units, and what is wrong with it."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    labels: list[LabelOut]


class CheckOut(BaseModel):
    """The coach's answer to a draft; `sentences` lists every sentence."""

    verdict: Verdict
    score: float = Field(ge=0, le=1, description="the probability that there is anything to say")
    labels: list[LabelOut]
    sentences: list[SentenceOut]
    model: str

    @classmethod
    def of(cls, draft: Draft, check: Check) -> CheckOut:
        judgement = check.judgement
        return cls(
            verdict=judgement.verdict,
            score=round(judgement.score, 4),
            labels=[LabelOut.of(label) for label in judgement.labels],
            sentences=[
                SentenceOut(start=span.start, end=span.end, labels=[LabelOut.of(label) for label in labels])
                for span, labels in zip(utf16_spans(draft.draft, check.spans), judgement.sentences, strict=True)
            ],
            model=check.model,
        )


class RewriteIn(Draft):
    """A Draft, and how it is to be said again."""

    styles: Annotated[tuple[Style, ...], Field(min_length=1, max_length=len(Style))] = (
        Style.LISTEN,
        Style.SOFT,
    )
    seen: Annotated[tuple[Annotated[str, Field(max_length=2000)], ...], Field(max_length=20)] = Field(
        (), description="texts that were shown already for this draft, and shall not come again"
    )


class HealthCheck(BaseModel):
    """One thing that was looked at."""

    name: str
    ok: bool
    message: str
    remedy: str = Field("", description="what to do where it is not ok")


class HealthOut(BaseModel):
    """Whether the coach can work."""

    status: str = Field(description="`ok` or `error`")
    version: str
    model: str
    checks: list[HealthCheck]


class ErrorOut(BaseModel):
    """What went wrong: a code for programs, a sentence for people, and the field at fault."""

    code: str
    message: str
    field: str | None = None
