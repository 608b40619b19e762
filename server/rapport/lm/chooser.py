"""The chooser: the encoder that finds lines of the library for a draft, and grades candidates.

One pass reads the context and the draft (the trunk) and every candidate beside each other; a candidate
sees the trunk and itself, the trunk sees only itself, so that 24 candidates cost little more than one.
The lines of the library are known by a vector each, made once by the untrained base encoder: a new line
needs no training.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import torch
from torch import nn
from torch.nn import functional as F
from transformers import BertModel

from rapport.coach.draft import Draft
from rapport.coach.model import Fit, Grade, Material
from rapport.coach.moves import Move
from rapport.coach.sentences import Span
from rapport.lm.encoder import EncoderFormat, Window, padded

#: What the judge says of a candidate: that a kind friend would send it; that it would at least not jar.
GRADES = ("send", "fine")
#: Where in a message a line of the library may stand.
PLACES = ("open", "close")
#: Candidates are cut to this many tokens, and begin at this position at the latest (there are 512).
MAX_CANDIDATE = 70
LAST_START = 440


class ChooserNetwork(nn.Module):
    """The encoder with queries for opening and closing lines, a head over sentences, and a judge over candidates."""

    def __init__(self, encoder: BertModel, known: int = 0, dropout: float = 0.0) -> None:
        """`known`: how many lines of the library had readers say where they fit."""
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.queries = nn.ModuleDict({name: nn.Linear(2 * width, width) for name in PLACES})
        self.key = nn.Linear(width, width)
        self.sharpness = nn.Parameter(torch.tensor(12.0))
        self.often = nn.Linear(width, 1)
        # What was learnt of a line beyond its words: the last row, which stays zero, is that of a new line.
        self.known = nn.Embedding(known + 1, width + 1, padding_idx=known)
        self.keep = nn.Linear(3 * width, 1)
        self.judge = nn.Linear(3 * width, len(GRADES))
        with torch.no_grad():  # begins as the base encoder's own likeness of two texts
            nn.init.zeros_(self.known.weight)
            nn.init.zeros_(self.often.weight)
            nn.init.constant_(self.often.bias, -5.0)
            nn.init.eye_(self.key.weight)
            nn.init.zeros_(self.key.bias)
            for query in self.queries.values():
                assert isinstance(query, nn.Linear)
                query.weight.copy_(torch.cat([0.3 * torch.eye(width), torch.eye(width)], dim=1))
                nn.init.zeros_(query.bias)

    def lines(self, keys: torch.Tensor, places: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Of lines with `keys` `[n, width]` and `places` among the known `[n]`: vectors `[n, width]`, biases `[n]`."""
        own = self.known(places)
        return F.normalize(self.key(keys) + own[:, :-1], dim=-1), self.often(keys)[:, 0] + own[:, -1]

    def fits(self, trunk: torch.Tensor, keys: torch.Tensor, places: torch.Tensor) -> dict[str, torch.Tensor]:
        """For trunks `[batch, 2 * width]`: by place the logits `[batch, n]` that a line is right there."""
        lines, often = self.lines(keys, places)
        return {
            name: self.sharpness * F.normalize(query(trunk), dim=-1) @ lines.T + often
            for name, query in self.queries.items()
        }

    def forward(
        self, windows: Sequence[Window], candidates: Sequence[Sequence[Sequence[int]]]
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The trunks `[batch, 2 * width]`, and logits: that a sentence may stay `[all sentences]`; grades
        `[all candidates, 2]`. In order."""
        trees = [Tree(window, branches) for window, branches in zip(windows, candidates, strict=True)]
        length = max(len(tree.ids) for tree in trees)
        ids = torch.zeros(len(trees), length, dtype=torch.long)
        types, positions = torch.zeros_like(ids), torch.zeros_like(ids)
        # A padding row sees itself, or its softmax has nothing to sum.
        visible = torch.eye(length, dtype=torch.bool).repeat(len(trees), 1, 1)
        for row, tree in enumerate(trees):
            size = len(tree.ids)
            ids[row, :size], types[row, :size] = torch.tensor(tree.ids), torch.tensor(tree.types)
            positions[row, :size] = torch.tensor(tree.positions)
            visible[row, :size, :size] = tree.visible()
        hidden = self.encoder(
            input_ids=ids, token_type_ids=types, position_ids=positions, attention_mask=visible[:, None]
        ).last_hidden_state
        sums = torch.cat([torch.zeros_like(hidden[:, :1]), hidden.cumsum(1)], dim=1)
        ends = torch.tensor([tree.trunk for tree in trees])
        rows = torch.arange(len(trees))
        trunk = torch.cat([hidden[:, 0], sums[rows, ends] / ends.unsqueeze(-1)], dim=-1)

        def over(spans: Sequence[Sequence[tuple[int, int]]], head: nn.Linear) -> torch.Tensor:
            """`head` over the mean and the end of each span, and over the whole."""
            found = [(row, *span) for row, of_row in enumerate(spans) for span in of_row]
            places = torch.tensor(found, dtype=torch.long).reshape(-1, 3)
            row, start, end = places.T
            means = (sums[row, end] - sums[row, start]) / (end - start).unsqueeze(-1)
            logits: torch.Tensor = head(self.dropout(torch.cat([means, hidden[row, end - 1], hidden[row, 0]], dim=-1)))
            return logits

        keeps = over([window.sentences for window in windows], self.keep)[:, 0]
        return trunk, keeps, over([tree.spans for tree in trees], self.judge)


class Tree:
    """A trunk and its branches laid side by side."""

    def __init__(self, window: Window, branches: Sequence[Sequence[int]]) -> None:
        self.trunk = len(window.ids)
        self.ids = list(window.ids)
        self.types = [0] * window.draft_start + [1] * (self.trunk - window.draft_start)
        self.positions = list(range(self.trunk))
        self.spans: list[tuple[int, int]] = []
        begin = min(self.trunk, LAST_START)
        for branch in branches:
            self.spans.append((len(self.ids), len(self.ids) + len(branch)))
            self.ids += branch
            self.types += [1] * len(branch)
            self.positions += range(begin, begin + len(branch))

    def visible(self) -> torch.Tensor:
        """`[n, n]`, whether row i may look at column j."""
        seen = torch.zeros(len(self.ids), len(self.ids), dtype=torch.bool)
        seen[:, : self.trunk] = True
        for start, end in self.spans:
            seen[start:end, start:end] = True
        return seen


def branch_of(text: str, text_format: EncoderFormat) -> list[int]:
    """A candidate's tokens, closed."""
    return [*text_format.plain(text)[:MAX_CANDIDATE], text_format.sep]


def keys_of(moves: Sequence[Move], base: BertModel, text_format: EncoderFormat) -> torch.Tensor:
    """`[moves, width]`: each line's vector, as the untrained base sees it alone."""
    made = []
    with torch.inference_mode():
        for start in range(0, len(moves), 64):
            windows = [
                Window([text_format.cls, *text_format.plain(move.text), text_format.sep], 1, [])
                for move in moves[start : start + 64]
            ]
            rectangle = padded(windows)
            hidden = base(input_ids=rectangle.ids, attention_mask=rectangle.mask).last_hidden_state
            mask = rectangle.mask.unsqueeze(-1).float()
            made.append(F.normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1))
    return torch.cat(made)


class Chooser:
    """Finds lines and grades candidates with a trained network. Safe to share between threads."""

    #: How many lines are looked up for each place.
    LINES = 12

    def __init__(
        self,
        network: ChooserNetwork,
        encoder_format: EncoderFormat,
        moves: Sequence[Move],
        keys: torch.Tensor,
        known: Sequence[str],
    ) -> None:
        """`keys` `[moves, width]` are those of `moves`, the lines to offer; `known`, the ids that training knew."""
        self._network = network.eval()
        self._format = encoder_format
        self._moves = moves
        self._keys = keys
        places = {name: place for place, name in enumerate(known)}
        self._places = torch.tensor([places.get(move.id, len(known)) for move in self._moves])
        opens = torch.tensor([move.opens for move in self._moves])
        self._may = {"open": opens, "close": ~opens}
        self._lock = threading.Lock()

    def material(self, draft: Draft, sentences: Sequence[Span]) -> Material:
        """The lines that fit `draft` best, and which of its sentences may stay."""
        windows = self._format.windows(draft, sentences)
        with self._lock, torch.inference_mode():
            trunks, keeps, _ = self._network(windows, [[] for _ in windows])
            fits = self._network.fits(trunks[:1], self._keys, self._places)
        ranked = {}
        for place, scores in fits.items():
            allowed = scores[0].sigmoid() * self._may[place]
            best = allowed.topk(min(self.LINES, len(self._moves)))
            ranked[place] = [
                Fit(self._moves[i], chance)
                for i, chance in zip(best.indices.tolist(), best.values.tolist(), strict=True)
                if self._may[place][i]
            ]
        return Material(ranked["open"], ranked["close"], keeps.sigmoid().tolist())

    def grade(self, draft: Draft, sentences: Sequence[Span], candidates: Sequence[str]) -> list[Grade]:
        """For each candidate the probabilities that a kind friend would send it, and that it does not jar."""
        if not candidates:
            return []
        window = self._format.windows(draft, sentences)[0]
        branches = [branch_of(text, self._format) for text in candidates]
        with self._lock, torch.inference_mode():
            _, _, graded = self._network([window], [branches])
        return [Grade(send, fine) for send, fine in graded.sigmoid().tolist()]
