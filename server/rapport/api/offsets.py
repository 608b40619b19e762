"""Code points to UTF-16 code units.

Python indexes strings by code point, browsers by UTF-16 code unit; an emoji is one of the first
and two of the second. The API counts as browsers do, like the Language Server Protocol. This is
the only place where the two meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapport.coach.sentences import Span


def utf16_spans(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """`spans` of `text`, in order and not overlapping, counted in UTF-16 code units."""
    point = unit = 0
    for span in spans:
        unit += utf16_length(text[point : span.start])
        start = unit
        unit += utf16_length(text[span.start : span.end])
        point = span.end
        yield Span(start, unit)


def utf16_length(text: str) -> int:
    """How many UTF-16 code units `text` takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
