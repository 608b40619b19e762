"""The coach's language model: the reader and the writer, behind one protocol."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence

import torch
from transformers import DynamicCache

from rapport.coach.draft import Draft
from rapport.coach.labels import Style
from rapport.coach.model import Material, Piece, Reading
from rapport.coach.sentences import Span
from rapport.lm.artifact import Parts
from rapport.lm.decoding import Candidate, sample

#: The longest rewrite, in tokens; shorter for a short draft (a rewrite is no longer than its draft).
MAX_REWRITE_TOKENS = 120
MIN_REWRITE_TOKENS = 48


class Engine:
    """The coach's LanguageModel over a loaded transformers model. Safe to share between threads."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._lock = threading.Lock()

    @property
    def version(self) -> str:
        return str(self._parts.card)

    @property
    def thresholds(self) -> Mapping[str, float]:
        return self._parts.card.thresholds

    def read(self, draft: Draft, sentences: Sequence[Span]) -> Reading:
        return self._parts.reader.read(draft, sentences)

    def read_each(self, drafts: Sequence[tuple[Draft, Sequence[Span]]]) -> list[Reading]:
        return self._parts.reader.read_each(drafts)

    def material(self, draft: Draft, sentences: Sequence[Span]) -> Material:
        return self._parts.reader.material(draft, sentences)

    def write(
        self, draft: Draft, sentences: Sequence[Span], styles: Sequence[Style], candidates: int
    ) -> Iterator[Piece]:
        """The pieces of all rewrites, as they come. The model is busy until the iterator ends or is closed."""
        text_format = self._parts.text_format
        prompt = text_format.prompt(draft, sentences)
        length = len(prompt.ids) - prompt.draft_start
        limit = min(MAX_REWRITE_TOKENS, max(MIN_REWRITE_TOKENS, length))
        # The same draft always gets the same words: a suggestion that changes under the eyes is a nuisance.
        seed = int.from_bytes(hashlib.sha256(repr((prompt.ids, styles)).encode()).digest()[:7], "big")
        rows = [
            Candidate(style, number, text_format.instruction(style)) for style in styles for number in range(candidates)
        ]
        with self._lock, torch.inference_mode():
            cache = DynamicCache(config=self._parts.model.config)
            self._parts.model.model(input_ids=torch.tensor([prompt.ids]), past_key_values=cache, use_cache=True)
            yield from sample(self._parts.model, text_format, cache, rows, limit, seed)
