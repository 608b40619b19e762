"""Heads on the writer while it learns: a second lesson beside the rewrites, not used in serving.

The reader (`train_reader.py`) reads the flags; models/LOG.md has both side by side.
"""

from __future__ import annotations

import torch
from torch import nn

from rapport.lm.network import DRAFT_OUTPUTS, SENTENCE_OUTPUTS


class Heads(nn.Module):
    """Two linear heads over hidden states of width `hidden_size`."""

    def __init__(self, hidden_size: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.sentence = nn.Linear(hidden_size, len(SENTENCE_OUTPUTS))
        self.draft = nn.Linear(hidden_size, len(DRAFT_OUTPUTS))

    def sentence_logits(self, hidden: torch.Tensor) -> torch.Tensor:
        """`[n, hidden]`, one row for each sentence's last token, to logits `[n, 4]`."""
        logits: torch.Tensor = self.sentence(self.dropout(hidden.float()))
        return logits

    def draft_logits(self, hidden: torch.Tensor) -> torch.Tensor:
        """`[n, hidden]`, one row for each draft's closing token, to logits `[n, 5]`."""
        logits: torch.Tensor = self.draft(self.dropout(hidden.float()))
        return logits
