"""The coach's network: one encoder, and heads that say what is wrong with a draft and what to say instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F

from rapport.coach.labels import DraftLabel, SentenceLabel
from rapport.coach.moves import Move
from rapport.lm.encoder import Encoder, EncoderFormat, Window, padded

SENTENCE_OUTPUTS = tuple(label.value for label in SentenceLabel)
#: The draft labels, then whether a careful reader would say anything, then whether it is a `warn`.
DRAFT_OUTPUTS = (*(label.value for label in DraftLabel), "flagged", "warn")
#: What the judge says of a text in the draft's place: that a kind friend would send it; that it would not jar.
GRADES = ("send", "fine")
#: Where in a message a line of the library may stand.
PLACES = ("open", "close")


@dataclass(frozen=True)
class Outputs:
    """What the network says of some windows: logits."""

    #: `[windows, 5]`, in the order of DRAFT_OUTPUTS.
    drafts: torch.Tensor
    #: `[all sentences, 4]`, in the order of SENTENCE_OUTPUTS, and `[all sentences]`, that it may stay.
    sentences: torch.Tensor
    keeps: torch.Tensor
    #: `[windows, 2]`, in the order of GRADES.
    grades: torch.Tensor
    #: `[windows, 2 * width]`: what the lines of the library are looked up with.
    trunk: torch.Tensor


class CoachNetwork(nn.Module):
    """The encoder with heads over the draft and its sentences, and queries for opening and closing lines."""

    def __init__(self, encoder: Encoder, known: int = 0, dropout: float = 0.0) -> None:
        """`known`: how many lines of the library had readers say where they fit."""
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.draft = nn.Linear(2 * width, len(DRAFT_OUTPUTS))
        self.sentence = nn.Linear(3 * width, len(SENTENCE_OUTPUTS))
        self.keep = nn.Linear(3 * width, 1)
        self.judge = nn.Linear(2 * width, len(GRADES))
        self.queries = nn.ModuleDict({name: nn.Linear(2 * width, width) for name in PLACES})
        self.key = nn.Linear(width, width)
        self.sharpness = nn.Parameter(torch.tensor(12.0))
        self.often = nn.Linear(width, 1)
        # What was learnt of a line beyond its words: the last row, which stays zero, is that of a new line.
        self.known = nn.Embedding(known + 1, width + 1, padding_idx=known)
        with torch.no_grad():  # begins with the likeness of two texts, as the encoder sees it
            nn.init.zeros_(self.known.weight)
            nn.init.zeros_(self.often.weight)
            nn.init.constant_(self.often.bias, -5.0)
            nn.init.eye_(self.key.weight)
            nn.init.zeros_(self.key.bias)
            for query in self.queries.values():
                assert isinstance(query, nn.Linear)
                query.weight.copy_(torch.cat([0.3 * torch.eye(width), torch.eye(width)], dim=1))
                nn.init.zeros_(query.bias)

    def forward(self, windows: Sequence[Window]) -> Outputs:
        """Reads `windows` side by side."""
        rectangle = padded(windows)
        hidden = self.encoder(rectangle.ids, rectangle.sides, rectangle.mask)
        inside = (rectangle.sides * rectangle.mask).unsqueeze(-1).float()
        seen = rectangle.mask.unsqueeze(-1).float()
        first, whole = hidden[:, 0], (hidden * inside).sum(1) / inside.sum(1)
        of_draft = self.dropout(torch.cat([first, whole], dim=-1))
        places = [(row, *span) for row, window in enumerate(windows) for span in window.sentences]
        row, start, end = torch.tensor(places, dtype=torch.long).reshape(-1, 3).T
        # Sums up to each token, so that the mean over a sentence is one subtraction.
        sums = torch.cat([torch.zeros_like(hidden[:, :1]), hidden.cumsum(1)], dim=1)
        means = (sums[row, end] - sums[row, start]) / (end - start).unsqueeze(-1)
        of_sentences = self.dropout(torch.cat([means, first[row], whole[row]], dim=-1))
        return Outputs(
            drafts=self.draft(of_draft),
            sentences=self.sentence(of_sentences),
            keeps=self.keep(of_sentences)[:, 0],
            grades=self.judge(of_draft),
            trunk=torch.cat([first, (hidden * seen).sum(1) / seen.sum(1)], dim=-1),
        )

    def fits(self, trunk: torch.Tensor, keys: torch.Tensor, places: torch.Tensor) -> dict[str, torch.Tensor]:
        """For trunks `[batch, 2 * width]`: by place the logits `[batch, lines]` that a line is right there.

        Of each line its vector `[lines, width]` (`line_keys`) and its place among the known `[lines]`.
        """
        return self.fits_of(trunk, *self.lines(keys, places))

    def lines(self, keys: torch.Tensor, places: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Of each line its vector `[lines, width]`, and how often it is right at all `[lines]`."""
        own = self.known(places)
        return F.normalize(self.key(keys) + own[:, :-1], dim=-1), self.often(keys)[:, 0] + own[:, -1]

    def fits_of(self, trunk: torch.Tensor, lines: torch.Tensor, often: torch.Tensor) -> dict[str, torch.Tensor]:
        """`fits` for lines that were prepared once with `lines`."""
        return {
            name: self.sharpness * F.normalize(query(trunk), dim=-1) @ lines.T + often
            for name, query in self.queries.items()
        }


def line_keys(moves: Sequence[Move], base: Encoder, text_format: EncoderFormat) -> torch.Tensor:
    """`[moves, width]`: each line's vector, as the whole untrained base sees it alone. A new line needs no training."""
    made = []
    with torch.inference_mode():
        for start in range(0, len(moves), 64):
            windows = [
                Window([text_format.cls, *text_format.plain(move.text), text_format.sep], 1, [])
                for move in moves[start : start + 64]
            ]
            rectangle = padded(windows)
            hidden = base(rectangle.ids, torch.zeros_like(rectangle.ids), rectangle.mask)
            mask = rectangle.mask.unsqueeze(-1).float()
            made.append(F.normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1))
    return torch.cat(made).clone()
