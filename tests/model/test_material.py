"""What could be said instead, with the real weights: lines looked up, sentences kept, texts judged."""

import pytest

from rapport.coach.draft import Draft
from rapport.coach.sentences import split_sentences
from rapport.lm.artifact import Parts
from rapport.lm.reader import LINES

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


def test_lines_without_slots_are_found_for_both_places(parts: Parts) -> None:
    found = parts.reader.material(DRAFT, SPANS)
    for fits in (found.openings, found.closings):
        assert len({fit.move.id for fit in fits}) == LINES
        assert not any(fit.move.has_slot for fit in fits)
        assert [fit.chance for fit in fits] == sorted((fit.chance for fit in fits), reverse=True)
    assert all(fit.move.opens for fit in found.openings)
    assert not any(fit.move.opens for fit in found.closings)


def test_each_sentence_may_stay_or_not(parts: Parts) -> None:
    keeps = parts.reader.material(DRAFT, SPANS).keeps
    assert len(keeps) == len(SPANS)
    assert keeps[0] > keeps[1]


def test_kindness_is_sent_before_what_has_nothing_to_do_with_them(parts: Parts) -> None:
    kind, cheer = (
        parts.reader.read(DRAFT.with_text(text), split_sentences(text))
        for text in ("Three nights is a lot. How are you holding up?", "Congratulations on the sale!")
    )
    assert kind.send > cheer.send
    assert kind.fine > cheer.fine


def test_a_text_is_read_the_same_whatever_was_read_before(parts: Parts) -> None:
    first = parts.reader.read(DRAFT, SPANS)
    for number in range(20):  # more than are remembered
        other = f"We walked to harbour number {number}."
        parts.reader.read(DRAFT.with_text(other), split_sentences(other))
    assert parts.reader.read(DRAFT, SPANS) == first
