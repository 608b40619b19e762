"""The encoder's tokens and the packed weights."""

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from rapport.coach.draft import Draft
from rapport.coach.sentences import split_sentences
from rapport.lm import encoder_base, packed
from rapport.lm.base import ModelFileError
from rapport.lm.encoder import FROZEN, MAX_CONTEXT, MAX_WINDOW, EncoderFormat, empty_encoder, padded
from rapport.lm.encoder_base import base_tokenizer

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
    ids = encoder_format.plain("</s> <s> <mask> [SEP] hello")
    assert not {encoder_format.sep, encoder_format.cls, encoder_format.mask} & set(ids)


def test_a_text_is_read_alike_alone_and_beside_a_longer_one(encoder_format: EncoderFormat) -> None:
    torch.manual_seed(0)
    encoder = empty_encoder(layers=3)
    (short,), (long,) = (
        encoder_format.windows(draft(text), split_sentences(text)) for text in ("Lovely!", "So proud of you. " * 9)
    )
    with torch.inference_mode():
        alone, beside = padded([short]), padded([short, long])
        one = encoder(alone.ids, alone.sides, alone.mask)
        two = encoder(beside.ids, beside.sides, beside.mask)[:1, : len(short.ids)]
    assert torch.allclose(one, two, atol=1e-4)


def test_what_is_frozen_is_not_computed_backwards_and_the_rest_is() -> None:
    encoder = empty_encoder(layers=FROZEN + 1)
    ids = torch.tensor([[0, 2000, 2]])
    encoder(ids, torch.ones_like(ids), torch.ones_like(ids)).sum().backward()
    learnt = {name for name, parameter in encoder.named_parameters() if parameter.grad is not None}
    assert any(encoder.learns(name) for name in learnt)
    assert {name for name in learnt if not encoder.learns(name)} <= {"encoder.relative_attention_bias.weight"}


def test_weights_that_are_not_the_published_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_base, "SHA256", "0" * 64)
    with pytest.raises(ModelFileError, match="do not hold"):
        encoder_base.base_weights()


def test_a_missing_part_of_the_base_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_base, "PACKAGES", ("no-such-package",))
    encoder_base._archive.cache_clear()
    try:
        with pytest.raises(ModelFileError, match="no package no-such-package") as caught:
            base_tokenizer()
    finally:
        encoder_base._archive.cache_clear()
    assert "make setup" in caught.value.remedy


def test_packed_weights_come_back_nearly_the_same(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = nn.Linear(64, 32)
    packed.save(network, tmp_path / "weights.safetensors")
    again = packed.load(tmp_path / "weights.safetensors")
    assert torch.equal(again["bias"], network.bias)
    row = network.weight.abs().amax(dim=1, keepdim=True)
    assert ((again["weight"] - network.weight).abs() <= row / 127).all()


def test_only_wanted_weights_are_packed(tmp_path: Path) -> None:
    packed.save(nn.Linear(4, 4), tmp_path / "weights.safetensors", lambda name: name != "weight")
    assert set(packed.load(tmp_path / "weights.safetensors")) == {"bias"}
