"""The library of moves keeps its own rules."""

from collections import Counter
from dataclasses import replace

import pytest

import moves

LIBRARY = moves.library()


def test_nothing_is_wrong_with_the_library() -> None:
    assert list(moves.problems(LIBRARY)) == []


def test_the_library_is_large_and_serves_every_situation() -> None:
    assert len(LIBRARY) >= 1500
    by_situation = Counter(situation for move in LIBRARY for situation in move.when)
    assert set(by_situation) == moves.SITUATIONS
    assert min(by_situation.values()) >= 20
    assert set(Counter(move.move for move in LIBRARY)) == moves.KINDS


def test_what_is_offered_has_no_slot_and_serves_both_ends_of_a_message() -> None:
    core = [move for move in LIBRARY if move.core]
    assert not any(move.has_slot for move in core)
    assert min(sum(move.opens for move in core), sum(not move.opens for move in core)) >= 200


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Come on Tuesday then."},
        {"text": "Only £5 for you."},
        {"text": "How is {name} now?"},
        {"move": "sell"},
        {"register": "loud"},
        {"when": frozenset({"weather"})},
        {"hurts": " "},
    ],
)
def test_a_line_that_breaks_a_rule_is_found(change: dict[str, object]) -> None:
    assert list(moves.problems([replace(LIBRARY[0], **change)]))
