"""The encoder's tokens and the packed weights."""

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from rapport.coach.draft import Draft
from rapport.coach.sentences import split_sentences
from rapport.lm import packed
from rapport.lm.encoder import MAX_CONTEXT, MAX_WINDOW, EncoderFormat, base_tokenizer

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def encoder_format() -> EncoderFormat:
    return EncoderFormat(base_tokenizer())


def draft(text: str, **values: Any) -> Draft:
    return Draft.model_validate(
        {"surface": "comment", "relationship": "unknown", "thread": [], "draft": text, **values}
    )


def test_each_sentence_has_its_own_tokens(encoder_format: EncoderFormat) -> None:
    what = draft("Lovely 🍞 So proud of you. Buy my jam!")
    spans = split_sentences(what.draft)
    (window,) = encoder_format.windows(what, spans)
    assert len(window.sentences) == len(spans)
    assert window.sentences[0][0] == window.draft_start
    for (_, end), (start, _) in zip(window.sentences, window.sentences[1:], strict=False):
        assert start == end


def test_a_long_draft_is_read_in_windows_that_lose_no_sentence(encoder_format: EncoderFormat) -> None:
    what = draft("We walked to the harbour and looked at the boats. " * 60)
    spans = split_sentences(what.draft)
    windows = encoder_format.windows(what, spans)
    assert sum(len(window.sentences) for window in windows) == len(spans) == 60
    assert all(len(window.ids) - window.draft_start <= MAX_WINDOW + 1 for window in windows)


def test_a_long_thread_keeps_its_last_words(encoder_format: EncoderFormat) -> None:
    turn = {"from": "them", "text": "and then " * 500 + "the boiler went"}
    (window,) = encoder_format.windows(draft("Oh no!", thread=[turn]), split_sentences("Oh no!"))
    assert window.draft_start <= MAX_CONTEXT + 2
    assert encoder_format.plain("the boiler went") == window.ids[window.draft_start - 4 : window.draft_start - 1]


def test_a_typed_control_token_is_just_letters(encoder_format: EncoderFormat) -> None:
    ids = encoder_format.plain("[SEP] [CLS] hello")
    assert encoder_format.sep not in ids
    assert encoder_format.cls not in ids


def test_packed_weights_come_back_nearly_the_same(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = nn.Linear(64, 32)
    packed.save(network, tmp_path / "weights.safetensors")
    again = packed.load(tmp_path / "weights.safetensors")
    assert torch.equal(again["bias"], network.bias)
    row = network.weight.abs().amax(dim=1, keepdim=True)
    assert ((again["weight"] - network.weight).abs() <= row / 127).all()
