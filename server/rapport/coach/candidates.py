"""Candidates for a rewrite, put together from what exists: the person's own sentences, and moves.

Nothing here is written anew, so nothing can be invented: a candidate holds sentences of the draft word
for word, an offer's plain core word for word, and lines of the library, which carry no fact.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapport.coach.draft import Draft, Surface
from rapport.coach.labels import Style
from rapport.coach.model import Fit, Material
from rapport.coach.moves import about_somebody_else, for_this_surface
from rapport.coach.offers import offers
from rapport.coach.sentences import Span
from rapport.coach.trim import trim

#: How many openings and closings are tried, best first.
OPENINGS, CLOSINGS = 8, 6
#: From which probability a sentence stays.
STAYS = 0.5
#: From which probability of its least certain piece a message of several goes before the surest single one: on the
#: development split both lines are then right about as often as the surest line alone is.
SURE_TOGETHER = 0.8
#: The same where it keeps what the person wrote, or their offer: a line beside it is right less often than it seems.
SURE_BESIDE_ONES_OWN = 0.9
#: Fewer words of one's own are no message.
FEWEST_WORDS = 3


@dataclass(frozen=True)
class Candidate:
    """A text that might be offered, and what it is made of."""

    text: str
    #: `trim`, `move`, `trim+move`, `offer+move`, `written`.
    source: str
    #: The ids of the library's lines in it.
    moves: tuple[str, ...] = ()
    #: The probability of its least certain part: that a line is right here, that a sentence may stay.
    chance: float = 1.0
    #: Of how many pieces it is made: one alone is often flat.
    pieces: int = 1


def assembled(
    draft: Draft, spans: Sequence[Span], flagged: Sequence[bool], style: Style, material: Material
) -> list[Candidate]:
    """Candidates in `style` (`listen` or `soft`), made of `material`."""
    openings, closings = (
        [fit for fit in fits if for_this_surface(fit.move, draft) and not about_somebody_else(fit.move, draft)]
        for fits in (material.openings, material.closings)
    )
    openings, closings = openings[:OPENINGS], closings[:CLOSINGS]
    lower = not re.search(r"[A-Z]", draft.draft)
    first, last = ([_part(fit, lower) for fit in fits] for fits in (openings, closings))
    stays = [not sells and keep >= STAYS for sells, keep in zip(flagged, material.keeps, strict=True)]
    own = trim(draft.draft, spans, [not stay for stay in stays])
    sure = min((keep for stay, keep in zip(stays, material.keeps, strict=True) if stay), default=1.0)
    kept = [Part(own, sure)] if own else []
    if style is Style.LISTEN:
        # Whoever keeps their own first sentence has begun already.
        if draft.surface is Surface.POST and not own:
            return []  # lines answer somebody: a post that says nothing of one's own is nobody's
        begun = stays[:1] == [True]
        made = _listening(kept, first, last, begun, answers=any(turn.who == "them" for turn in draft.thread))
    elif style is Style.SOFT:
        made = _offering(
            kept,
            offers(draft.draft, spans, flagged, draft.surface),
            [part for part in first if part.chance >= SURE_BESIDE_ONES_OWN],
            [part for part in last if part.chance >= SURE_BESIDE_ONES_OWN],
        )
    else:
        return []
    unique: dict[str, Candidate] = {}
    for parts, source in made:
        if sum("?" in part.text for part in parts) > 1:
            continue  # one question at a time
        text = _joined([part.text for part in parts])
        lines = tuple(part.move for part in parts if part.move)
        unique.setdefault(text, Candidate(text, source, lines, min(part.chance for part in parts), len(parts)))
    return list(unique.values())


def surest_first(draft: Draft, candidate: Candidate) -> tuple[bool, float, int, bytes]:
    """The order in which candidates are offered: what is sure of several pieces (one alone is often flat), then what is
    surest.

    Between candidates as sure within a tenth the draft's digest decides: the same draft gets the same words, and
    not everybody gets the same line.
    """
    lot = hashlib.sha256(f"{draft.draft}\n{candidate.text}".encode()).digest()
    together = SURE_TOGETHER if candidate.source == "move" else SURE_BESIDE_ONES_OWN
    alone = candidate.pieces == 1 or candidate.chance < together
    return alone, -round(candidate.chance, 1), -candidate.pieces, lot


def varied(candidates: Sequence[Candidate], most: int) -> list[Candidate]:
    """The first `most` of `candidates` of which no more than two share a line: more of the same would tell nothing."""
    chosen: list[Candidate] = []
    for candidate in candidates:
        alike = sum(not set(candidate.moves).isdisjoint(other.moves) for other in chosen)
        if len(chosen) < most and alike < 2:
            chosen.append(candidate)
    return chosen


@dataclass(frozen=True)
class Part:
    """A piece of a candidate, and the probability that it is right here."""

    text: str
    chance: float
    #: The id of the line that it is, if it is one.
    move: str = ""


def _listening(
    kept: Sequence[Part], first: Sequence[Part], last: Sequence[Part], begun: bool, answers: bool
) -> Iterator[tuple[list[Part], str]]:
    for own in kept:
        if len(own.text.split()) >= FEWEST_WORDS:
            yield [own], "trim"
        for closing in last:
            yield [own, closing], "trim+move"
        for opening in () if begun else first[:2]:
            yield [opening, own], "trim+move"
    for opening in first:
        if answers:  # where nobody spoke, "Hello everyone." is no message
            yield [opening], "move"
        for closing in last[:4]:
            yield [opening, closing], "move"
    for closing in last[:2]:
        yield [closing], "move"


def _offering(
    kept: Sequence[Part], clauses: Sequence[str], first: Sequence[Part], last: Sequence[Part]
) -> Iterator[tuple[list[Part], str]]:
    for clause in clauses[:2]:
        offer = Part(clause[0].upper() + clause[1:] + ".", 1.0)
        for start in [*([part] for part in (*kept, *first[:3])), []]:
            for closing in last[:3]:
                yield [*start, offer, closing], "offer+move"


def _part(fit: Fit, lower: bool) -> Part:
    """A line as this person would write it: somebody who writes without capitals gets lines without them."""
    line = fit.move.text
    if lower and not line.startswith(("I ", "I'")):
        line = line[0].lower() + line[1:]
    return Part(line, fit.chance, fit.move.id)


def _joined(parts: Sequence[str]) -> str:
    text = ""
    for part in parts:
        if text and text[-1].isalnum():
            text += "."
        text += (" " if text else "") + part.strip()
    return text
