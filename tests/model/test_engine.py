"""Reading and writing with the real weights."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from rapport.coach.draft import Draft
from rapport.coach.labels import Style
from rapport.coach.model import Piece, Reading
from rapport.coach.sentences import split_sentences
from rapport.lm.artifact import Parts
from rapport.lm.engine import Engine

pytestmark = pytest.mark.model


def draft(text: str, they_said: str = "First loaf that rose 🍞 Took me a year") -> Draft:
    values: dict[str, Any] = {"surface": "comment", "relationship": "unknown", "draft": text}
    return Draft.model_validate({**values, "thread": [{"from": "them", "text": they_said}]})


def read(engine: Engine, what: Draft) -> Reading:
    return engine.read(what, split_sentences(what.draft))


def write(engine: Engine, what: Draft, *styles: Style, candidates: int = 1) -> dict[tuple[Style, int], str]:
    texts: dict[tuple[Style, int], str] = {}
    for piece in engine.write(what, split_sentences(what.draft), styles, candidates):
        key = (piece.style, piece.candidate)
        texts[key] = texts.get(key, "") + piece.text
    return texts


PITCH = draft("Lovely 🍞 My bread course would have saved you that year. DM me and I'll send the link!")


def test_reading_the_same_draft_twice_gives_the_same_answer(parts: Parts) -> None:
    engine = Engine(parts)
    first = read(engine, PITCH)
    read(engine, draft("something else entirely", "another thread"))
    assert read(engine, PITCH).flagged == pytest.approx(first.flagged, abs=0.03)


def test_drafts_read_side_by_side_are_read_as_each_alone(parts: Parts) -> None:
    drafts = [PITCH, draft("Lovely 🍞"), draft("We walked to the harbour and looked at the boats. " * 60), PITCH]
    together = Engine(parts).read_each([(what, split_sentences(what.draft)) for what in drafts])
    for what, reading in zip(drafts, together, strict=True):
        alone = read(Engine(parts), what)
        assert reading.flagged == pytest.approx(alone.flagged, abs=0.03)
        assert len(reading.sentences) == len(split_sentences(what.draft))
        assert [max(scores.values()) for scores in reading.sentences] == pytest.approx(
            [max(scores.values()) for scores in alone.sentences], abs=0.03
        )


def test_the_same_draft_gets_the_same_words(parts: Parts) -> None:
    first = write(Engine(parts), PITCH, Style.LISTEN, candidates=2)
    assert first == write(Engine(parts), PITCH, Style.LISTEN, candidates=2)
    assert set(first) == {(Style.LISTEN, 0), (Style.LISTEN, 1)}


def test_every_candidate_ends_once_and_pieces_make_the_whole(parts: Parts) -> None:
    engine = Engine(parts)
    pieces: list[Piece] = list(engine.write(PITCH, split_sentences(PITCH.draft), [Style.LISTEN, Style.SOFT], 2))
    done = [(piece.style, piece.candidate) for piece in pieces if piece.done]
    assert sorted(done) == sorted({(piece.style, piece.candidate) for piece in pieces})
    assert all(piece.logprob <= 0 for piece in pieces)


def test_a_reader_who_leaves_frees_the_model(parts: Parts) -> None:
    engine = Engine(parts)
    writing = engine.write(PITCH, split_sentences(PITCH.draft), [Style.LISTEN], 1)
    next(writing)
    writing.close()
    with ThreadPoolExecutor() as pool:
        assert pool.submit(read, engine, PITCH).result(timeout=60).sentences


def test_two_threads_read_as_one_does(parts: Parts) -> None:
    engine = Engine(parts)
    drafts = [draft(f"We walked to harbour number {n}. How was yours?") for n in range(8)]
    alone = [read(Engine(parts), what).flagged for what in drafts]
    with ThreadPoolExecutor(4) as pool:
        together = [reading.flagged for reading in pool.map(lambda what: read(engine, what), drafts)]
    assert together == pytest.approx(alone, abs=0.03)


def test_eight_thousand_emoji_are_read_in_part_and_answered_whole(parts: Parts) -> None:
    what = draft("🦑🦚🪼 " * 1900 + "Buy my squid.")
    prompt = parts.text_format.prompt(what, split_sentences(what.draft))
    assert len(prompt.ids) < 4000
    assert len(prompt.sentence_ends) == len(split_sentences(what.draft))


def test_a_very_long_draft_is_read_to_its_end(parts: Parts) -> None:
    what = draft("We walked to the harbour and looked at the boats. " * 60)
    assert len(read(Engine(parts), what).sentences) == 60
