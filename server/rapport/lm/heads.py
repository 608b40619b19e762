"""The heads: linear readings of the model's last hidden state."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn

from rapport.coach.labels import DraftLabel, SentenceLabel

SENTENCE_OUTPUTS = tuple(label.value for label in SentenceLabel)
#: The draft labels, then whether a careful reader would say anything, then whether it is a `warn`.
DRAFT_OUTPUTS = (*(label.value for label in DraftLabel), "flagged", "warn")


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

    def save(self, path: Path) -> None:
        """Write the weights as safetensors."""
        save_file(self.state_dict(), path)

    @classmethod
    def load(cls, path: Path) -> Heads:
        """Heads from a file written by `save`."""
        weights = load_file(path)
        heads = cls(weights["sentence.weight"].shape[1])
        heads.load_state_dict(weights)
        return heads.eval()
