"""The library of moves: short human lines that carry no fact of anyone's life, and when each fits.

`models/data/moves.jsonl` holds one a line: `text`; `move`, what it does; `when`, tags of the situations it
fits; `register`; `hurts`, when it would jar. A text may hold one slot: `{thing}`, a noun phrase copied from
the thread, or `{offer}`, a noun phrase of the draft that names what the person really does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rapport.coach.moves import Move, read_moves

MOVES = Path(__file__).parent / "data" / "moves.jsonl"
KINDS = frozenset({"acknowledge", "own", "ask", "thank", "offer", "leave_room"})
REGISTERS = frozenset({"casual", "plain", "formal"})
SITUATIONS = frozenset(
    (
        "joy pride grief illness worry money anger complaint nuisance small_talk news work family "
        "question_to_us doubt tiredness loneliness failure moving pet food hobby travel celebration stranger "
        "new_contact friend customer criticism no_thanks buying selling"
    ).split()
)
SLOTS = frozenset({"{thing}", "{offer}"})
#: Words that would make a line claim a fact: numbers, dates, prices, links.
_FACT = re.compile(
    r"\d|[£$€%]|https?:|www\.|#\w|@\w|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b", re.I
)


def library() -> list[Move]:
    """All moves of the library."""
    return read_moves(MOVES)


def problems(moves: list[Move]) -> Iterator[str]:
    """What is wrong with the library."""
    for move in moves:
        if move.move not in KINDS or move.register not in REGISTERS or not move.when or move.when - SITUATIONS:
            yield f"{move.id}: unknown kind, register or situation ({move.move}, {move.register}, {sorted(move.when)})"
        slots = re.findall(r"\{\w*\}", move.text)
        if len(slots) > 1 or set(slots) - SLOTS:
            yield f"{move.id}: slots {slots}"
        if _FACT.search(move.text):
            yield f"{move.id}: claims a fact: {move.text!r}"
        if not 2 <= len(move.text.split()) <= 24:
            yield f"{move.id}: {len(move.text.split())} words"
        if not move.hurts.strip():
            yield f"{move.id}: does not say when it would hurt"
    for what, values in (
        ("id", Counter(move.id for move in moves)),
        ("text", Counter(" ".join(re.findall(r"\w+", move.text.lower())) for move in moves)),
    ):
        yield from (f"the {what} {value!r} stands {count} times" for value, count in values.items() if count > 1)
