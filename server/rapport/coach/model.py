"""What the coach needs of a language model. Its tests need no weights: they bring their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapport.coach.draft import Draft
from rapport.coach.labels import DraftLabel, SentenceLabel, Style
from rapport.coach.moves import Move
from rapport.coach.sentences import Span


@dataclass(frozen=True)
class Reading:
    """Probabilities, each between 0 and 1, that the model gives to one draft."""

    #: For each sentence, in order, the probability of each label.
    sentences: Sequence[Mapping[SentenceLabel, float]]
    #: For the whole draft, the probability of each label.
    labels: Mapping[DraftLabel, float]
    #: That a careful reader would say anything at all (`tip` or `warn`).
    flagged: float
    #: That a careful reader would say `warn`.
    warn: float
    #: Of a text that might be sent instead of a draft: that a kind friend would send it, here; that it would not jar.
    send: float = 1.0
    fine: float = 1.0


@dataclass(frozen=True)
class Piece:
    """A piece of a rewrite as it is being written."""

    style: Style
    #: Which of the style's candidates it belongs to; 0 is the greedy one.
    candidate: int
    #: The text to append.
    text: str
    #: Whether the candidate is complete with this piece.
    done: bool = False
    #: With `done`: the mean log-probability of the candidate's tokens.
    logprob: float = 0.0


@dataclass(frozen=True)
class Fit:
    """A line of the library, and the probability that it is right here."""

    move: Move
    chance: float


@dataclass(frozen=True)
class Material:
    """What a rewrite of one draft may be made of."""

    #: Lines that may come first, and last; best first.
    openings: Sequence[Fit]
    closings: Sequence[Fit]
    #: For each of the draft's sentences, the probability that it may stay when what is flagged is gone.
    keeps: Sequence[float]


class LanguageModel(Protocol):
    """One pass over a thread and a draft; rewrites that go on from it."""

    @property
    def version(self) -> str:
        """The name and version that answers carry, as `coach-135m@1`."""

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The probability from which each label, `flagged` and `warn` count, chosen in training."""

    def read(self, draft: Draft, sentences: Sequence[Span]) -> Reading:
        """Read `draft`, whose sentences are `sentences`."""

    def read_each(self, drafts: Sequence[tuple[Draft, Sequence[Span]]]) -> list[Reading]:
        """What `read` says of each of `drafts`, read side by side."""

    def material(self, draft: Draft, sentences: Sequence[Span]) -> Material:
        """The lines of the library that fit `draft`, and which of its own sentences may stay."""

    def write(
        self, draft: Draft, sentences: Sequence[Span], styles: Sequence[Style], candidates: int
    ) -> Iterator[Piece]:
        """Write `candidates` rewrites for each of `styles`, all side by side."""
