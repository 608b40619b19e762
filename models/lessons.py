"""What the reader is taught: the lessons of an epoch, made of the corpus, the fits and the judgements."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch

import corpus
import judgements
from judgements import Judged
from rapport.coach.labels import DraftLabel, SentenceLabel, Style
from rapport.coach.moves import Move
from rapport.coach.sentences import split_sentences
from rapport.lm.encoder import EncoderFormat, Window
from rapport.lm.network import DRAFT_OUTPUTS, PLACES, SENTENCE_OUTPUTS


@dataclass(frozen=True)
class Fitting:
    """What a reader of the library found for a draft."""

    #: By place, which of the known lines are right.
    right: dict[str, list[int]]
    #: The last generation of core lines that this reader had before them (`Move.core`).
    generation: int
    #: For each sentence of the window, whether it may stay.
    keep: list[float]


@dataclass(frozen=True)
class Lesson:
    """One text with what is right about it, as far as anybody said."""

    window: Window
    #: One number for each draft output, and for each output of each sentence; empty if nobody judged it as a draft.
    draft: list[float]
    sentences: list[list[float]]
    fitting: Fitting | None = None
    #: What the judge should say of it: would be sent; would not jar.
    grade: tuple[float, float] | None = None


@dataclass(frozen=True)
class Library:
    """The lines that rewrites are put together from, and what is known of them."""

    moves: Sequence[Move]
    #: `[lines, width]`
    keys: torch.Tensor

    @property
    def places(self) -> torch.Tensor:
        """Their places among the known: all of them, in order."""
        return torch.arange(len(self.moves))

    def may(self, place: str) -> torch.Tensor:
        """`[lines]`: which of them may stand there."""
        opens = torch.tensor([move.opens for move in self.moves])
        return opens if place == "open" else ~opens

    @property
    def generations(self) -> torch.Tensor:
        return torch.tensor([move.core for move in self.moves])


class Lessons:
    """Makes lessons of one recipe's material."""

    def __init__(self, text_format: EncoderFormat, moves: Sequence[Move]) -> None:
        self._format = text_format
        self._numbers = {move.id: number for number, move in enumerate(moves)}
        self._fits = judgements.read_fits()
        self.judged = judgements.read()

    def whole(self, example: corpus.Example) -> Lesson:
        """A draft as it stands in the corpus."""
        # All of a long draft is read when serving; its first window is enough to learn from.
        window = self._format.windows(example.draft, example.spans)[0]
        size = len(window.sentences)
        labels = [[float(name in found) for name in SentenceLabel] for found in example.sentence_labels][:size]
        return Lesson(window, draft_target(example), labels, self._fitting(example.id, size))

    def quiet(self, example: corpus.Example, text: str) -> Lesson:
        """`text` in the draft's place, with nothing to flag."""
        window = self._window(example, text)
        return Lesson(window, [0.0] * len(DRAFT_OUTPUTS), [[0.0] * len(SENTENCE_OUTPUTS) for _ in window.sentences])

    def candidate(self, example: corpus.Example, judged: Judged) -> Lesson:
        """A judged candidate in the draft's place."""
        grade = float(judged.grade == "send"), float(judged.grade != "jar")
        return Lesson(self._window(example, judged.text), [], [], grade=grade)

    def has_fits(self, name: str) -> bool:
        """Whether a reader went through the library for this draft."""
        return name in self._fits

    def _window(self, example: corpus.Example, text: str) -> Window:
        return self._format.windows(example.draft.with_text(text), split_sentences(text))[0]

    def _fitting(self, name: str, sentences: int) -> Fitting | None:
        if (fit := self._fits.get(name)) is None:
            return None
        right = {place: [self._numbers[i] for i in fit[place] if i in self._numbers] for place in PLACES}
        return Fitting(right, fit.get("core", 1), [float(i in fit["keep"]) for i in range(sentences)])


def draft_target(example: corpus.Example) -> list[float]:
    """One number for each draft output."""
    known = {label.value: float(label in example.draft_labels) for label in DraftLabel}
    known |= {"flagged": float(example.flagged), "warn": float(example.verdict == "warn")}
    return [known[name] for name in DRAFT_OUTPUTS]


def half_typed(example: corpus.Example, rng: random.Random) -> str:
    """The draft cut where nobody would flag it yet; empty if it is flagged from the start."""
    quiet_sentences = len(example.spans)
    if example.flagged:
        quiet_sentences = next((i for i, labels in enumerate(example.sentence_labels) if labels), 0)
    if example.unfinished or not quiet_sentences:
        return ""
    return example.draft.draft[: rng.randint(1, example.spans[quiet_sentences - 1].end)].rstrip()


def of_epoch(
    examples: Sequence[corpus.Example], whole: dict[str, Lesson], made: Lessons, recipe: Any, rng: random.Random
) -> list[Lesson]:
    """What one epoch shows: every draft; beside some of them honest words, a half-typed part, judged candidates."""
    shown = []
    for example in examples:
        shown.append(whole[example.id])
        honest = [text for style, text in example.rewrites if style is not Style.SOFT]
        if honest and not example.unfinished and rng.random() < recipe.honest:
            shown.append(made.quiet(example, rng.choice(honest)))
        if rng.random() < recipe.half and (part := half_typed(example, rng)):
            shown.append(made.quiet(example, part))
        judged = made.judged.get(example.id, [])
        chosen = rng.sample(judged, min(recipe.candidates, len(judged)))
        shown += [made.candidate(example, candidate) for candidate in chosen]
    return shown


def batches(items: Sequence[Lesson], size: int, rng: random.Random) -> list[list[Lesson]]:
    """Batches of lessons of like length, in random order."""
    ordered = sorted(items, key=lambda item: len(item.window.ids) + rng.random() * 30)
    groups = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    rng.shuffle(groups)
    return groups


def with_hidden(item: Lesson, mask: int, share: float, rng: random.Random) -> Lesson:
    """`item` with that share of its tokens hidden (never the first, which stands for the whole)."""
    if not share:
        return item
    ids = [item.window.ids[0], *(mask if rng.random() < share else token for token in item.window.ids[1:])]
    return replace(item, window=replace(item.window, ids=ids))
