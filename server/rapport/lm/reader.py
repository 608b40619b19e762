"""The reader: what is wrong with a draft, how a text in its place would be taken, what could be said instead."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence

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
REMEMBERED = 32


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
        (reading,) = self.read_each([(draft, sentences)])
        return reading

    def read_each(self, drafts: Sequence[tuple[Draft, Sequence[Span]]]) -> list[Reading]:
        """Probabilities for each of `drafts`, read side by side: on a processor that costs far less than one by one."""
        return [_reading(outputs) for outputs in self._of([self._format.windows(*draft) for draft in drafts])]

    def material(self, draft: Draft, sentences: Sequence[Span]) -> Material:
        """The lines that fit `draft` best, and which of its sentences may stay."""
        (outputs,) = self._of([self._format.windows(draft, sentences)])
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

    def _of(self, texts: Sequence[Sequence[Window]]) -> list[Outputs]:
        """What the network says of each text, a sequence of windows."""
        keys = [tuple(tuple(window.ids) for window in windows) for windows in texts]
        with self._lock:
            fresh = {key: windows for key, windows in zip(keys, texts, strict=True) if key not in self._outputs}
            if fresh:
                with torch.inference_mode():
                    outputs = self._network([window for windows in fresh.values() for window in windows])
                self._outputs.update(zip(fresh, _apart(outputs, list(fresh.values())), strict=True))
            for key in keys:
                self._outputs.move_to_end(key)
            found = [self._outputs[key] for key in keys]
            while len(self._outputs) > REMEMBERED:
                self._outputs.popitem(last=False)
            return found


def _apart(outputs: Outputs, texts: Sequence[Sequence[Window]]) -> Iterator[Outputs]:
    """The outputs of each of `texts`, whose windows were read side by side."""
    window = sentence = 0
    for windows in texts:
        rows = slice(window, window + len(windows))
        spans = slice(sentence, sentence + sum(len(one.sentences) for one in windows))
        yield Outputs(
            drafts=outputs.drafts[rows],
            sentences=outputs.sentences[spans],
            keeps=outputs.keeps[spans],
            grades=outputs.grades[rows],
            trunk=outputs.trunk[rows],
        )
        window, sentence = rows.stop, spans.stop


def _reading(outputs: Outputs) -> Reading:
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
