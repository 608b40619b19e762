"""The readers' judgements keep their own rules, and agreement is counted as the field counts it."""

from collections import Counter

import pytest

import corpus
import judgements
import moves
from rapport.coach.moves import Move

JUDGED = judgements.read()
FITS = judgements.read_fits()


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


def test_nothing_is_wrong_with_what_fits() -> None:
    sentences = {entry["id"]: len(entry["sentences"]) for entry in corpus.read_entries()}
    assert list(judgements.fits_problems(FITS, sentences, moves.library())) == []
    summary = judgements.fits_summary(FITS, moves.library())
    assert summary["drafts"] >= 1300
    assert summary["read_twice"] >= 100


@pytest.mark.parametrize(
    "fit",
    [
        {"keep": [2], "open": [], "close": []},
        {"keep": [], "open": ["m7-060"], "close": []},  # a question, which comes last
        {"keep": [], "open": [], "close": ["no such line"]},
    ],
)
def test_a_fit_that_cannot_be_is_found(fit: dict[str, list[object]]) -> None:
    assert len(list(judgements.fits_problems({"a": fit}, {"a": 2}, moves.library()))) == 1


def test_two_readers_agree_as_far_as_they_name_the_same_lines() -> None:
    lines = [Move(name, name, "ask", frozenset(), "plain", "", 2 if name == "e" else 1) for name in "abcde"]
    one = {"core": 2, "keep": [], "open": ["e", "a", "b"], "close": ["c"]}  # nobody showed "e" to the second
    fits = {"x": {**one, "second": {"keep": [], "open": ["b", "a"], "close": ["d"]}}}
    summary = judgements.fits_summary(fits, lines)
    assert (summary["agreement_open"], summary["first_in_second_open"]) == (1.0, 1.0)
    assert (summary["agreement_close"], summary["first_in_second_close"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([("send", "send"), ("jar", "jar")], 1.0),
        ([("send", "send"), ("send", "jar"), ("jar", "send"), ("jar", "jar")], 0.0),
    ],
)
def test_kappa_is_one_for_agreement_and_nought_for_chance(pairs: list[tuple[str, str]], kappa: float) -> None:
    assert judgements.kappa(pairs) == pytest.approx(kappa)
