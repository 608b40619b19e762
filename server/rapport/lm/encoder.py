"""The encoder that reads: how a Draft becomes its tokens, and the network that reads them.

Unlike the decoder it looks both ways, so the end of a draft is read in the light of the thread and the thread in
the light of the draft.

    <s> surface relationship. they: … me: … </s> the draft's sentences </s>
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import MPNetConfig
from transformers.models.mpnet.modeling_mpnet import MPNetEmbeddings, MPNetEncoder

from rapport.coach.draft import Draft
from rapport.coach.sentences import Span
from rapport.lm.encoder_base import base_config, base_weights

#: How many of the base's twelve layers are used, of how many of these nothing is learnt, and how many there are.
LAYERS, FROZEN = 8, 2
WHOLE = 12
#: What a base's configuration says of the network.
_OF_THE_NETWORK = frozenset(
    "hidden_size num_attention_heads intermediate_size hidden_act layer_norm_eps vocab_size max_position_embeddings "
    "relative_attention_num_buckets pad_token_id".split()
)
#: How much is read of a thread: its last turns, and of them the first and the last tokens.
MAX_TURNS = 4
MAX_CONTEXT = 200
CONTEXT_HEAD = 20
#: The encoder's positions end at 512: longer drafts are read in windows of this many tokens.
MAX_WINDOW = 300
#: What stands in a padded place; the encoder knows it by this number.
PAD = 1


@dataclass(frozen=True)
class Window:
    """The tokens of a context and of a stretch of the draft."""

    ids: list[int]
    #: How many tokens come before the draft's.
    draft_start: int
    #: For each sentence of the stretch, its tokens `[start, end)`.
    sentences: list[tuple[int, int]]


class Encoder(nn.Module):
    """The base's lower layers, told (as BERT is, and MPNet is not) which of two texts each token belongs to.

    Through `frozen` layers nothing is computed backwards; the sides are added after them.
    """

    def __init__(self, config: MPNetConfig, frozen: int = 0) -> None:
        super().__init__()
        self.config = config
        self.frozen = frozen
        self.embeddings = MPNetEmbeddings(config)
        self.encoder = MPNetEncoder(config)
        self.sides = nn.Embedding(2, config.hidden_size)
        nn.init.zeros_(self.sides.weight)

    def forward(self, ids: torch.Tensor, sides: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Hidden states `[batch, length, width]` of `ids` `[batch, length]`, padded at the right."""
        hidden_from = torch.finfo(torch.float32).min * (1.0 - mask[:, None, None].float())
        with torch.no_grad() if self.frozen else nullcontext():
            hidden: torch.Tensor = self.embeddings(ids)
            bias = self.encoder.compute_position_bias(hidden)
            for layer in self.encoder.layer[: self.frozen]:
                hidden = layer(hidden, hidden_from, bias)[0]
        hidden = hidden + self.sides(sides)
        for layer in self.encoder.layer[self.frozen :]:
            hidden = layer(hidden, hidden_from, bias)[0]
        return hidden

    def learns(self, name: str) -> bool:
        """Whether the parameter `name` is changed by training: what is not comes from the base."""
        if name.startswith(("embeddings.", "encoder.relative_attention_bias.")):
            return False
        return not any(name.startswith(f"encoder.layer.{layer}.") for layer in range(self.frozen))


def empty_encoder(config: Mapping[str, Any] | None = None, layers: int = LAYERS) -> Encoder:
    """The architecture of the base's lower layers. Dropout inside it is off: on two cores it costs half the speed."""
    values = {name: value for name, value in (config or base_config()).items() if name in _OF_THE_NETWORK}
    values |= {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0, "num_hidden_layers": layers}
    return Encoder(MPNetConfig(**values), min(FROZEN, layers)).eval()


def base_encoder(layers: int = LAYERS) -> Encoder:
    """The base's lower layers, untrained."""
    encoder = empty_encoder(layers=layers)
    encoder.load_state_dict(base_weights(), strict=False)
    return encoder


class EncoderFormat:
    """Drafts to the encoder's tokens."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self.cls, self.sep, self.mask = (self._special(token) for token in ("<s>", "</s>", "<mask>"))

    def _special(self, token: str) -> int:
        identifier = self._tokenizer.token_to_id(token)
        if identifier is None:
            raise ValueError(f"the tokenizer has no {token}: it is not the encoder's")
        return int(identifier)

    def plain(self, text: str) -> list[int]:
        """The tokens of somebody's text. A typed "</s>" is no control token: brackets are parted first."""
        parted = text.replace("[", "[ ").replace("<", "< ")
        ids: list[int] = self._tokenizer.encode(parted, add_special_tokens=False).ids
        return ids

    def context(self, draft: Draft) -> list[int]:
        """Where the draft stands and what was said before it, closed."""
        said = [f"{draft.surface.value} {draft.relationship.value}."]
        said += [f"{'they' if turn.who == 'them' else 'me'}: {turn.text}" for turn in draft.thread[-MAX_TURNS:]]
        ids = self.plain(" ".join(said))
        if len(ids) > MAX_CONTEXT:
            ids = ids[:CONTEXT_HEAD] + ids[CONTEXT_HEAD - MAX_CONTEXT :]
        return [self.cls, *ids, self.sep]

    def windows(self, draft: Draft, sentences: Sequence[Span]) -> list[Window]:
        """The draft's sentences after its context, in as many windows as they need (nearly always one)."""
        context = self.context(draft)
        made: list[Window] = []
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        for span in sentences:
            # A sentence without tokens (blanks, an unknown script's dots) still has its place.
            tokens = self.plain(draft.draft[span.start : span.end])[:MAX_WINDOW] or [self.sep]
            if ids and len(ids) + len(tokens) > MAX_WINDOW:
                made.append(Window([*context, *ids, self.sep], len(context), spans))
                ids, spans = [], []
            start = len(context) + len(ids)
            spans.append((start, start + len(tokens)))
            ids += tokens
        made.append(Window([*context, *ids, self.sep], len(context), spans))
        return made


@dataclass(frozen=True)
class Rectangle:
    """Windows padded to one rectangle `[batch, length]`."""

    ids: torch.Tensor
    #: 1 marks the draft.
    sides: torch.Tensor
    mask: torch.Tensor


def padded(windows: Sequence[Window]) -> Rectangle:
    """`windows` as tensors."""
    length = max(len(window.ids) for window in windows)
    ids = torch.full((len(windows), length), PAD)
    sides, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size] = torch.tensor(window.ids)
        sides[row, window.draft_start : size] = 1
        mask[row, :size] = 1
    return Rectangle(ids, sides, mask)
