"""The reader: the encoder with two heads, which say what is wrong with a draft."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import torch
from torch import nn
from transformers import BertModel

from rapport.coach.draft import Draft
from rapport.coach.labels import DraftLabel, SentenceLabel
from rapport.coach.model import Reading
from rapport.coach.sentences import Span
from rapport.lm.encoder import EncoderFormat, Window, encode, padded

SENTENCE_OUTPUTS = tuple(label.value for label in SentenceLabel)
#: The draft labels, then whether a careful reader would say anything, then whether it is a `warn`.
DRAFT_OUTPUTS = (*(label.value for label in DraftLabel), "flagged", "warn")


class ReaderNetwork(nn.Module):
    """The encoder, a head over the draft, and a head over each of its sentences."""

    def __init__(self, encoder: BertModel, dropout: float = 0.0) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.draft = nn.Linear(2 * width, len(DRAFT_OUTPUTS))
        self.sentence = nn.Linear(3 * width, len(SENTENCE_OUTPUTS))

    def forward(self, windows: Sequence[Window]) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits `[windows, 5]` for the drafts and `[all sentences, 4]` for their sentences, in order."""
        rectangle = padded(windows)
        hidden = encode(self.encoder, rectangle)
        inside = (rectangle.types * rectangle.mask).unsqueeze(-1).float()
        whole = (hidden * inside).sum(1) / inside.sum(1)
        drafts = self.draft(self.dropout(torch.cat([hidden[:, 0], whole], dim=-1)))
        places = [(row, *span) for row, window in enumerate(windows) for span in window.sentences]
        if not places:
            return drafts, torch.empty(0, len(SENTENCE_OUTPUTS))
        row, start, end = torch.tensor(places).T
        # Sums up to each token, so that the mean over a sentence is one subtraction.
        sums = torch.cat([torch.zeros_like(hidden[:, :1]), hidden.cumsum(1)], dim=1)
        means = (sums[row, end] - sums[row, start]) / (end - start).unsqueeze(-1)
        return drafts, self.sentence(self.dropout(torch.cat([means, hidden[row, 0], whole[row]], dim=-1)))


class Reader:
    """Reads drafts with a trained network. Safe to share between threads."""

    def __init__(self, network: ReaderNetwork, encoder_format: EncoderFormat) -> None:
        self._network = network.eval()
        self._format = encoder_format
        self._lock = threading.Lock()

    def read(self, draft: Draft, sentences: Sequence[Span]) -> Reading:
        """Probabilities for `draft`, whose sentences are `sentences`."""
        windows = self._format.windows(draft, sentences)
        with self._lock, torch.inference_mode():
            drafts, by_sentence = self._network(windows)
        # A long draft is read in several windows: what is found in one of them is found.
        whole = dict(zip(DRAFT_OUTPUTS, drafts.sigmoid().amax(dim=0).tolist(), strict=True))
        return Reading(
            sentences=[
                {SentenceLabel(name): score for name, score in zip(SENTENCE_OUTPUTS, row, strict=True)}
                for row in by_sentence.sigmoid().tolist()
            ],
            labels={label: whole[label.value] for label in DraftLabel},
            flagged=whole["flagged"],
            warn=whole["warn"],
        )
