"""The chooser with the real weights: lines looked up, candidates graded."""

import pytest

from rapport.coach.draft import Draft
from rapport.coach.sentences import split_sentences
from rapport.lm.artifact import Parts

pytestmark = pytest.mark.model

DRAFT = Draft.model_validate(
    {
        "surface": "comment",
        "relationship": "known",
        "thread": [{"from": "them", "text": "Third night up with a teething baby. What helped yours?"}],
        "draft": "Oh you poor thing! I sell the most amazing sleep drops, only 5 left. DM me",
    }
)
SPANS = split_sentences(DRAFT.draft)
CANDIDATES = ["Oh you poor thing!", "Three nights is a lot. How are you holding up?", "Congratulations on the sale!"]


def test_a_candidate_is_graded_the_same_whoever_stands_beside_it(parts: Parts) -> None:
    together = parts.chooser.grade(DRAFT, SPANS, CANDIDATES)
    alone = [parts.chooser.grade(DRAFT, SPANS, [text])[0] for text in CANDIDATES]
    assert [grade.send for grade in together] == pytest.approx([grade.send for grade in alone], abs=1e-3)
    assert [grade.fine for grade in together] == pytest.approx([grade.fine for grade in alone], abs=1e-3)


def test_kindness_is_sent_before_what_has_nothing_to_do_with_them(parts: Parts) -> None:
    kind, cheer = parts.chooser.grade(DRAFT, SPANS, CANDIDATES[1:])
    assert kind.send > cheer.send


def test_lines_without_slots_are_found_for_both_places(parts: Parts) -> None:
    found = parts.chooser.material(DRAFT, SPANS)
    for fits in (found.openings, found.closings):
        assert len({fit.move.id for fit in fits}) == parts.chooser.LINES
        assert not any(fit.move.has_slot for fit in fits)
        assert [fit.chance for fit in fits] == sorted((fit.chance for fit in fits), reverse=True)
    assert all(fit.move.opens for fit in found.openings)
    assert not any(fit.move.opens for fit in found.closings)


def test_each_sentence_may_stay_or_not(parts: Parts) -> None:
    keeps = parts.chooser.material(DRAFT, SPANS).keeps
    assert len(keeps) == len(SPANS)
    assert keeps[0] > keeps[1]


def test_nothing_to_grade_gets_no_grades(parts: Parts) -> None:
    assert parts.chooser.grade(DRAFT, SPANS, []) == []
