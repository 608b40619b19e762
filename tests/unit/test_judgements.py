"""The readers' judgements keep their own rules, and agreement is counted as the field counts it."""

from collections import Counter

import pytest

import corpus
import judgements
import moves

JUDGED = judgements.read()


def test_nothing_is_wrong_with_the_judgements() -> None:
    assert list(judgements.problems(JUDGED, {entry["id"] for entry in corpus.read_entries()})) == []


def test_there_are_enough_of_every_grade_and_source() -> None:
    every = [candidate for candidates in JUDGED.values() for candidate in candidates]
    assert len(every) >= 15_000
    assert min(Counter(candidate.grade for candidate in every).values()) >= 3_000
    assert set(Counter(candidate.source for candidate in every)) == set(judgements.SOURCES)


def test_every_line_that_was_picked_or_judged_is_in_the_library() -> None:
    library = {move.id for move in moves.library()}
    picked = {name for picks in judgements.read_picks() for name in picks["open"] + picks["close"]}
    judged = {name for candidates in JUDGED.values() for candidate in candidates for name in candidate.moves}
    assert picked | judged <= library


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([("send", "send"), ("jar", "jar")], 1.0),
        ([("send", "send"), ("send", "jar"), ("jar", "send"), ("jar", "jar")], 0.0),
    ],
)
def test_kappa_is_one_for_agreement_and_nought_for_chance(pairs: list[tuple[str, str]], kappa: float) -> None:
    assert judgements.kappa(pairs) == pytest.approx(kappa)
