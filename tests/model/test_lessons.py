"""What the reader is taught beside the drafts themselves."""

import random

import pytest

import corpus
import train_reader
from rapport.lm.encoder import EncoderFormat, base_tokenizer

pytestmark = pytest.mark.model
EXAMPLES = [example for example in corpus.read_examples() if example.split == "train"]


def test_a_draft_is_cut_only_where_nobody_would_flag_it_yet() -> None:
    rng = random.Random(0)
    for example in EXAMPLES[:400]:
        part = train_reader.half_typed(example, rng)
        assert example.draft.draft.startswith(part)
        flagged = [i for i, labels in enumerate(example.sentence_labels) if labels]
        if flagged and part:
            assert len(part) <= example.spans[flagged[0]].start


def test_an_epoch_shows_every_draft_and_honest_words_beside_some() -> None:
    text_format = EncoderFormat(base_tokenizer())
    examples = EXAMPLES[:60]
    whole = {example.id: train_reader.lesson(example, text_format) for example in examples}
    shown = train_reader.lessons(examples, whole, text_format, train_reader.Recipe(), random.Random(0))
    assert [lesson for lesson in shown if any(lesson is one for one in whole.values())] == list(whole.values())
    beside = [lesson for lesson in shown if not any(lesson is one for one in whole.values())]
    assert beside
    assert not any(any(lesson.draft) for lesson in beside)


def test_without_pairs_no_pair_is_learnt_from_but_all_are_measured() -> None:
    every = corpus.read_examples()
    left = train_reader.chosen(every, train_reader.Recipe(pairs=False))
    paired = corpus.paired_ids()
    assert not [example for example in left if example.split == "train" and example.id in paired]
    assert [e.id for e in left if e.split == "test"] == [e.id for e in every if e.split == "test"]
