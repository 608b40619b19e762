"""The library of moves: short human lines that carry no fact of anyone's life.

`models/data/moves.jsonl` holds one a line: `text`; `move`, what it does; `when`, tags of the situations it
fits; `register`; `hurts`, when it would jar; `core`, whether it is offered. A text
may hold one slot, `{thing}` or `{offer}`; lines with slots are not offered: a phrase put in by machine reads wrong
too often.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from rapport.coach.draft import Draft, Surface


@dataclass(frozen=True)
class Move:
    """One line of the library."""

    id: str
    text: str
    move: str
    when: frozenset[str]
    register: str
    hurts: str
    #: Lines that fit many threads, and that readers can tell the right place of, are the core: 1 if it was in the
    #: first list that readers went through, 2 if it came with the second; 0 is not core.
    core: int = 0

    @property
    def has_slot(self) -> bool:
        return "{" in self.text

    @property
    def offered(self) -> bool:
        """Whether rewrites may be put together from it."""
        return self.core > 0 and not self.has_slot

    @property
    def opens(self) -> bool:
        """Whether it can begin a message: it answers what was said."""
        return self.move in ("acknowledge", "own", "thank")


def read_moves(path: Path) -> list[Move]:
    """All moves of a library."""
    with path.open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines if line.strip()]
    return [Move(**{**entry, "when": frozenset(entry["when"].split())}) for entry in entries]


_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.I)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.I)
_A_WOMAN = re.compile(
    r"\b(?:she|her|mum|mom|mam|mother|nan|nana|gran|granny|grandma|daughter|wife|girl|sister|aunt\w*|niece|girlfriend|"
    r"lady|woman|bride|queen|lola|ma|amma|missus|bitch|hen|mare)\b",
    re.I,
)
_A_MAN = re.compile(
    r"\b(?:he|him|his|dad|dada|father|pa|pop|pops|grandad|granda|grandpa|son|husband|hubby|boy|brother|bro|uncle|nephew|"
    r"boyfriend|lad|man|groom|fella|bloke|guy|lolo|tatay|mister|stallion)\b",
    re.I,
)


_TO_MANY = re.compile(
    r"hello everyone|morning all|news from me|you all (?:doing|think)|for you all|everybody up to|in the comments|"
    r"read them all|every answer|to see next",
    re.I,
)
#: A parent or a child that a line names, and how else people name them.
_KIN = (
    (re.compile(r"\bmum\b", re.I), re.compile(r"\b(?:mum\w*|mom\w*|mam\w*|mother|ma|amma)\b", re.I)),
    (re.compile(r"\bdad\b", re.I), re.compile(r"\b(?:dad\w*|father|pa|pop|pops|tatay)\b", re.I)),
    (re.compile(r"\blad\b", re.I), re.compile(r"\b(?:lad|boy|son|brother|nephew|grandson|he|him|his)\b", re.I)),
    (re.compile(r"\bgirl\b", re.I), re.compile(r"\b(?:girl|daughter|sister|niece|granddaughter|she|her)\b", re.I)),
)


def for_this_surface(move: Move, draft: Draft) -> bool:
    """Whether a line that speaks to many readers at once stands where many read: on a post of one's own."""
    return draft.surface is Surface.POST or not _TO_MANY.search(move.text)


def about_somebody_else(move: Move, draft: Draft) -> bool:
    """Whether a line speaks of a 'he', a 'she', a parent or a child of whom nobody spoke."""
    said = " ".join([*(turn.text for turn in draft.thread), draft.draft])
    return any(
        named.search(move.text) and not known.search(said) for named, known in ((_SHE, _A_WOMAN), (_HE, _A_MAN), *_KIN)
    )
