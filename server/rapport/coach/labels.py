"""The names of labels, verdicts and rewrite styles, in the label guide's words and order."""

from __future__ import annotations

from enum import StrEnum


class SentenceLabel(StrEnum):
    """What one sentence of a draft can carry."""

    PITCH = "pitch"
    PRESSURE = "pressure"
    FUNNEL = "funnel"
    TEMPLATE = "template"


class DraftLabel(StrEnum):
    """What a whole draft can carry."""

    COLD_PITCH = "cold_pitch"
    NOT_LISTENING = "not_listening"
    ONE_WAY = "one_way"


class Verdict(StrEnum):
    """How loudly the coach speaks: not at all, quietly, or plainly."""

    OK = "ok"
    TIP = "tip"
    WARN = "warn"


class Style(StrEnum):
    """What a rewrite keeps: only them (`listen`), the true story, or one soft, honest offer."""

    LISTEN = "listen"
    STORY = "story"
    SOFT = "soft"
