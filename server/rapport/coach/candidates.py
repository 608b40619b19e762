"""Candidates for a rewrite, put together from what exists: the person's own sentences, and moves.

Nothing here is written anew, so nothing can be invented: a candidate holds sentences of the draft word
for word, an offer's plain core word for word, and lines of the library, which carry no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapport.coach.draft import Draft
from rapport.coach.labels import Style
from rapport.coach.moves import Move, about_somebody_else
from rapport.coach.offers import offers
from rapport.coach.sentences import Span
from rapport.coach.trim import FEWEST_WORDS, trim

#: How many openings and closings are tried, best first.
OPENINGS, CLOSINGS = 8, 6
#: A lead is a greeting or a short kindness before the selling begins.
LEAD_WORDS = 16


@dataclass(frozen=True)
class Candidate:
    """A text that might be offered, and what it is made of."""

    text: str
    #: `trim`, `move`, `trim+move`, `offer+move`, `written`.
    source: str
    #: The ids of the library's lines in it.
    moves: tuple[str, ...] = ()


def assembled(
    draft: Draft,
    spans: Sequence[Span],
    flagged: Sequence[bool],
    style: Style,
    openings: Sequence[Move],
    closings: Sequence[Move],
) -> list[Candidate]:
    """Candidates in `style` (`listen` or `soft`), with lines that are ranked for this draft, best first."""
    openings = [m for m in openings if not about_somebody_else(m, draft)][:OPENINGS]
    closings = [m for m in closings if not about_somebody_else(m, draft)][:CLOSINGS]
    kept = list(
        dict.fromkeys(text for text in (trim(draft.draft, spans, flagged), _lead(draft, spans, flagged)) if text)
    )
    if style is Style.LISTEN:
        made = _listening(kept, openings, closings)
    elif style is Style.SOFT:
        made = _offering(kept, offers(draft.draft, spans, flagged, draft.surface), openings, closings)
    else:
        return []
    lower = not re.search(r"[A-Z]", draft.draft)
    unique: dict[str, Candidate] = {}
    for parts, source in made:
        lines = [part for part in parts if isinstance(part, Move)]
        if sum("?" in _text(part) for part in parts) > 1:
            continue  # one question at a time
        text = _joined([_in_their_case(part.text, lower) if isinstance(part, Move) else part for part in parts])
        unique.setdefault(text, Candidate(text, source, tuple(move.id for move in lines)))
    return list(unique.values())


Part = str | Move


def _listening(
    kept: Sequence[str], openings: Sequence[Move], closings: Sequence[Move]
) -> Iterator[tuple[list[Part], str]]:
    for text in kept:
        if len(text.split()) >= FEWEST_WORDS:
            yield [text], "trim"
        for move in closings:
            yield [text, move], "trim+move"
        for move in openings[:2]:
            yield [move, text], "trim+move"
    for opening in openings:
        yield [opening], "move"
        for closing in closings[:4]:
            yield [opening, closing], "move"
    for closing in closings[:2]:
        yield [closing], "move"


def _offering(
    kept: Sequence[str], clauses: Sequence[str], openings: Sequence[Move], closings: Sequence[Move]
) -> Iterator[tuple[list[Part], str]]:
    for clause in clauses[:2]:
        line = clause[0].upper() + clause[1:] + "."
        starts: list[Part | None] = [*kept[-1:], *openings[:3], None]
        for start in starts:
            for closing in closings[:3]:
                yield [*([start] if start else []), line, closing], "offer+move"


def _lead(draft: Draft, spans: Sequence[Span], flagged: Sequence[bool]) -> str:
    """What is said before the first flagged sentence, if that is short and something follows."""
    if not any(flagged) or flagged[0]:
        return ""
    first = list(flagged).index(True)
    lead = draft.draft[spans[0].start : spans[first - 1].end]
    return lead if len(lead.split()) <= LEAD_WORDS else draft.draft[spans[0].start : spans[0].end]


def _text(part: Part) -> str:
    return part.text if isinstance(part, Move) else part


def _in_their_case(line: str, lower: bool) -> str:
    """Somebody who writes without capitals gets lines without them."""
    if not lower or line.startswith(("I ", "I'")):
        return line
    return line[0].lower() + line[1:]


def _joined(parts: Sequence[str]) -> str:
    text = ""
    for part in parts:
        if text and text[-1].isalnum():
            text += "."
        text += (" " if text else "") + part.strip()
    return text
