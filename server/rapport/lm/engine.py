"""Reading and writing with the loaded model: one pass, kept, and decoding that goes on from it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

import torch
from transformers import DynamicCache

from rapport.coach.draft import Draft
from rapport.coach.labels import DraftLabel, SentenceLabel, Style
from rapport.coach.model import Piece, Reading
from rapport.coach.sentences import Span
from rapport.lm.artifact import Parts
from rapport.lm.decoding import Candidate, sample
from rapport.lm.heads import DRAFT_OUTPUTS, SENTENCE_OUTPUTS
from rapport.lm.text_format import Prompt

#: How many passes are kept, for composers that are open side by side.
KEPT_PASSES = 4
#: The longest rewrite, in tokens; shorter for a short draft (a rewrite is no longer than its draft).
MAX_REWRITE_TOKENS = 120
MIN_REWRITE_TOKENS = 48


@dataclass
class Pass:
    """What the model has read: tokens, their keys and values, their last hidden states."""

    ids: list[int]
    cache: DynamicCache
    #: `[tokens, width]`
    hidden: torch.Tensor


class Engine:
    """The coach's LanguageModel over a loaded transformers model. Safe to share between threads."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._passes: list[Pass] = []
        self._lock = threading.Lock()

    @property
    def version(self) -> str:
        return str(self._parts.card)

    @property
    def thresholds(self) -> Mapping[str, float]:
        return self._parts.card.thresholds

    def read(self, draft: Draft, sentences: Sequence[Span]) -> Reading:
        prompt = self._parts.text_format.prompt(draft, sentences)
        with self._lock, torch.inference_mode():
            hidden = self._pass(prompt).hidden
            heads = self._parts.heads
            by_sentence = heads.sentence_logits(hidden[prompt.sentence_ends]).sigmoid().tolist()
            whole = heads.draft_logits(hidden[[prompt.draft_end]]).sigmoid()[0].tolist()
        scores = dict(zip(DRAFT_OUTPUTS, whole, strict=True))
        return Reading(
            sentences=[
                {SentenceLabel(name): score for name, score in zip(SENTENCE_OUTPUTS, row, strict=True)}
                for row in by_sentence
            ],
            labels={label: scores[label.value] for label in DraftLabel},
            flagged=scores["flagged"],
            warn=scores["warn"],
        )

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
            kept = self._pass(prompt)
            cache = copied(kept.cache, self._parts.model.config)
            yield from sample(self._parts.model, text_format, cache, rows, limit, seed)

    def _pass(self, prompt: Prompt) -> Pass:
        """Read `prompt`, computing only what is new against the passes that are kept."""
        ids = prompt.ids
        known = max(self._passes, key=lambda kept: common(kept.ids, ids), default=None)
        shared = common(known.ids, ids) if known else 0
        if known is None or shared < prompt.draft_start // 2:
            known, shared = Pass([], DynamicCache(config=self._parts.model.config), torch.empty(0)), 0
        else:
            self._passes.remove(known)
        if surplus := len(known.ids) - shared:
            known.cache.crop(-surplus)
        if shared < len(ids):
            hidden = self._parts.model.model(
                input_ids=torch.tensor([ids[shared:]]), past_key_values=known.cache, use_cache=True
            ).last_hidden_state[0]
            hidden = torch.cat([known.hidden[:shared], hidden]) if shared else hidden
        else:
            hidden = known.hidden[: len(ids)]
        now = Pass(list(ids), known.cache, hidden)
        self._passes = [*islice(self._passes, max(0, len(self._passes) - KEPT_PASSES + 1), None), now]
        return now


def common(left: Sequence[int], right: Sequence[int]) -> int:
    """How many tokens two sequences share from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


def copied(cache: DynamicCache, config: object) -> DynamicCache:
    """The same keys and values in a cache of its own (tensors are shared; growing makes new ones)."""
    twin = DynamicCache(config=config)
    for index, layer in enumerate(cache.layers):
        twin.update(layer.keys, layer.values, index)
    return twin
