"""The person's own honest sentences: what is left of a draft when the flagged ones go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapport.coach.sentences import Span


def trim(text: str, spans: Sequence[Span], flagged: Sequence[bool]) -> str:
    """`text` without its flagged sentences, word for word; empty if nothing is left or nothing goes.

    White space between two sentences that stay is kept, so paragraphs stay paragraphs.
    """
    if not any(flagged):
        return ""
    kept = ""
    end = 0
    for span, gone in zip(spans, flagged, strict=True):
        if not gone:
            kept += (text[end : span.start] if kept else "") + text[span.start : span.end]
        end = span.end
    return kept if re.search(r"[^\W_]", kept) else ""
