"""What the reader is taught beside the drafts themselves."""

import random
from dataclasses import replace

import pytest
import torch

import corpus
import lessons
import train_reader
from lessons import Lessons, Library
from moves import library
from rapport.lm.encoder import EncoderFormat, empty_encoder
from rapport.lm.encoder_base import base_tokenizer
from rapport.lm.network import CoachNetwork

pytestmark = pytest.mark.model
EXAMPLES = [example for example in corpus.read_examples() if example.split == "train"]
MOVES = [move for move in library() if move.offered]


@pytest.fixture(scope="module")
def made() -> Lessons:
    return Lessons(EncoderFormat(base_tokenizer()), MOVES)


def test_a_draft_is_cut_only_where_nobody_would_flag_it_yet() -> None:
    rng = random.Random(0)
    for example in EXAMPLES[:400]:
        part = lessons.half_typed(example, rng)
        assert example.draft.draft.startswith(part)
        flagged = [i for i, labels in enumerate(example.sentence_labels) if labels]
        if flagged and part:
            assert len(part) <= example.spans[flagged[0]].start


def test_an_epoch_shows_every_draft_and_beside_some_honest_words_and_judged_ones(made: Lessons) -> None:
    examples = EXAMPLES[:60]
    whole = {example.id: made.whole(example) for example in examples}
    shown = lessons.of_epoch(examples, whole, made, train_reader.Recipe(), random.Random(0))
    assert [lesson for lesson in shown if any(lesson is one for one in whole.values())] == list(whole.values())
    beside = [lesson for lesson in shown if not any(lesson is one for one in whole.values())]
    assert any(lesson.grade for lesson in beside)
    assert any(lesson.draft for lesson in beside)
    assert not any(any(lesson.draft) for lesson in beside)


def test_a_line_that_came_after_a_reading_is_neither_right_nor_wrong_there(made: Lessons) -> None:
    torch.manual_seed(0)
    network = CoachNetwork(empty_encoder(layers=1), len(MOVES))
    latest = next(w for e in EXAMPLES if (w := made.whole(e)).fitting and any(w.fitting.right.values()))
    assert latest.fitting is not None
    right = {place: [line for line in lines if MOVES[line].core == 1] for place, lines in latest.fitting.right.items()}
    first = replace(latest, fitting=replace(latest.fitting, generation=1, right=right))
    keys = torch.randn(len(MOVES), network.encoder.config.hidden_size)
    losses = train_reader.losses(network, [first], Library(MOVES, keys))
    losses["right"].backward()
    assert network.known.weight.grad is not None
    later = torch.tensor([move.core > 1 for move in MOVES])
    touched = network.known.weight.grad[:-1].abs().sum(dim=1)
    assert later.any()
    assert not touched[later].any()
    assert touched[~later].all()


def test_without_pairs_no_pair_is_learnt_from_but_all_are_measured() -> None:
    every = corpus.read_examples()
    left = train_reader.chosen(every, train_reader.Recipe(pairs=False))
    paired = corpus.paired_ids()
    assert not [example for example in left if example.split == "train" and example.id in paired]
    assert [e.id for e in left if e.split == "test"] == [e.id for e in every if e.split == "test"]


def test_going_on_with_new_batches_shows_all_of_them_and_a_share_of_the_older_ones() -> None:
    every = corpus.read_examples()[:100]
    since = sorted(example.id for example in every)[80]
    shown = train_reader.sampled(every, train_reader.Recipe(fraction=0.25, since=since))
    assert sum(example.id >= since for example in shown) == 20
    assert sum(example.id < since for example in shown) == 20
    assert shown == train_reader.sampled(every, train_reader.Recipe(fraction=0.25, since=since))
    assert len(train_reader.sampled(every, train_reader.Recipe(fraction=0.25))) == 25
