"""The reader: what is wrong with a draft, how a text in its place would be taken, what could be said instead."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import torch

from rapport.coach.draft import Draft
from rapport.coach.labels import DraftLabel, SentenceLabel
from rapport.coach.model import Fit, Material, Reading
from rapport.coach.moves import Move
from rapport.coach.sentences import Span
from rapport.lm.encoder import EncoderFormat, Window
from rapport.lm.network import DRAFT_OUTPUTS, GRADES, PLACES, SENTENCE_OUTPUTS, CoachNetwork, Outputs

#: How many lines are looked up for each place.
LINES = 12
#: How many texts' outputs are kept: words are asked for right after a check of the same draft.
REMEMBERED = 8


class Reader:
    """Reads drafts with a trained network. Safe to share between threads."""

    def __init__(
        self,
        network: CoachNetwork,
        encoder_format: EncoderFormat,
        moves: Sequence[Move],
        keys: torch.Tensor,
        known: Sequence[str],
    ) -> None:
        """`keys` `[moves, width]` are those of `moves`, the lines to offer; `known`, the ids that training knew."""
        self._network = network.eval()
        self._format = encoder_format
        self._moves = moves
        places = {name: place for place, name in enumerate(known)}
        of_moves = torch.tensor([places.get(move.id, len(known)) for move in moves])
        with torch.inference_mode():
            self._lines = self._network.lines(keys, of_moves)
        opens = torch.tensor([move.opens for move in moves])
        self._may = {"open": opens, "close": ~opens}
        self._outputs: OrderedDict[tuple[tuple[int, ...], ...], Outputs] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, draft: Draft, sentences: Sequence[Span]) -> Reading:
        """Probabilities for `draft`, whose sentences are `sentences`."""
        outputs = self._of(self._format.windows(draft, sentences))
        # A long draft is read in several windows: what is found in one of them is found.
        whole = dict(zip(DRAFT_OUTPUTS, outputs.drafts.sigmoid().amax(dim=0).tolist(), strict=True))
        grades = dict(zip(GRADES, outputs.grades.sigmoid().amin(dim=0).tolist(), strict=True))
        return Reading(
            sentences=[
                {SentenceLabel(name): score for name, score in zip(SENTENCE_OUTPUTS, row, strict=True)}
                for row in outputs.sentences.sigmoid().tolist()
            ],
            labels={label: whole[label.value] for label in DraftLabel},
            flagged=whole["flagged"],
            warn=whole["warn"],
            send=grades["send"],
            fine=grades["fine"],
        )

    def material(self, draft: Draft, sentences: Sequence[Span]) -> Material:
        """The lines that fit `draft` best, and which of its sentences may stay."""
        outputs = self._of(self._format.windows(draft, sentences))
        with torch.inference_mode():
            fits = self._network.fits_of(outputs.trunk[:1], *self._lines)
        ranked = {}
        for place in PLACES:
            chances = fits[place][0].sigmoid() * self._may[place]
            best = chances.topk(min(LINES, len(self._moves)))
            ranked[place] = [
                Fit(self._moves[i], chance)
                for i, chance in zip(best.indices.tolist(), best.values.tolist(), strict=True)
                if self._may[place][i]
            ]
        return Material(ranked["open"], ranked["close"], outputs.keeps.sigmoid().tolist())

    def _of(self, windows: Sequence[Window]) -> Outputs:
        key = tuple(tuple(window.ids) for window in windows)
        with self._lock:
            if key not in self._outputs:
                with torch.inference_mode():
                    self._outputs[key] = self._network(windows)
            self._outputs.move_to_end(key)
            if len(self._outputs) > REMEMBERED:
                self._outputs.popitem(last=False)
            return self._outputs[key]
