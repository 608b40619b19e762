"""Decoding: several candidates in several styles as one batch over a shared prefix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import torch
from transformers import DynamicCache, PreTrainedModel

from rapport.coach.labels import Style
from rapport.coach.model import Piece
from rapport.lm.text_format import TextFormat

TEMPERATURE = 0.8
#: Sampling draws from the likeliest tokens that together reach this probability (Holtzman et al., 2020).
TOP_P = 0.9
#: A token that stands in the candidate already is this much less likely (in logits): small models loop.
REPETITION_PENALTY = 0.6


@dataclass
class Candidate:
    """One row of the batch. Number 0 of a style is greedy, the others are sampled."""

    style: Style
    number: int
    instruction: list[int]
    ids: list[int] = field(default_factory=list)
    logprobs: list[float] = field(default_factory=list)
    said: str = ""
    done: bool = False


def sample(
    model: PreTrainedModel,
    text_format: TextFormat,
    cache: DynamicCache,
    rows: list[Candidate],
    limit: int,
    seed: int,
) -> Iterator[Piece]:
    """Write all `rows` side by side, up to `limit` tokens each, after what `cache` (of one row) holds."""
    generator = torch.Generator().manual_seed(seed)
    prefix = cache.get_seq_length()
    width = max(len(row.instruction) for row in rows)
    # Instructions differ in length: pad on the left, hide the padding, count positions without it.
    pads = torch.tensor([width - len(row.instruction) for row in rows])
    inputs = torch.tensor([[text_format.end] * (width - len(row.instruction)) + row.instruction for row in rows])
    mask = torch.cat([torch.ones(len(rows), prefix), (torch.arange(width) >= pads[:, None]).float()], dim=1).long()
    positions = (prefix + torch.arange(width) - pads[:, None]).clamp(min=0)
    cache.batch_repeat_interleave(len(rows))
    for step in range(limit):
        hidden = model.model(
            input_ids=inputs, attention_mask=mask, position_ids=positions, past_key_values=cache, use_cache=True
        ).last_hidden_state[:, -1]
        logits = model.get_output_embeddings()(hidden).float()
        inputs = choose(logits, rows, generator)
        for row, token, logprob in zip(rows, inputs[:, 0].tolist(), logprobs(logits, inputs), strict=True):
            if not row.done:
                yield from _advance(row, token, logprob, text_format, last=step == limit - 1)
        if all(row.done for row in rows):
            return
        mask = torch.cat([mask, torch.ones(len(rows), 1, dtype=mask.dtype)], dim=1)
        positions = positions[:, -1:] + 1


def _advance(row: Candidate, token: int, logprob: float, text_format: TextFormat, *, last: bool) -> Iterator[Piece]:
    row.logprobs.append(logprob)
    row.done = token == text_format.end
    if not row.done:
        row.ids.append(token)
    cut = last and not row.done
    row.done = row.done or cut
    text = text_format.text(row.ids)
    piece, row.said = text[len(row.said) :], text
    if piece or row.done:
        # What was cut off at the limit is no sentence: its likelihood says so to whoever ranks.
        mean = float("-inf") if cut else sum(row.logprobs) / len(row.logprobs)
        yield Piece(row.style, row.number, piece, row.done, mean if row.done else 0.0)


def choose(logits: torch.Tensor, rows: list[Candidate], generator: torch.Generator) -> torch.Tensor:
    """The next token of each row, `[rows, 1]`."""
    logits = logits.clone()
    for index, row in enumerate(rows):
        if row.ids:
            logits[index, sorted(set(row.ids))] -= REPETITION_PENALTY
    tokens = logits.argmax(dim=-1, keepdim=True)
    drawn = [index for index, row in enumerate(rows) if row.number]
    if drawn:
        probabilities = (logits[drawn] / TEMPERATURE).softmax(dim=-1)
        ordered, order = probabilities.topk(200, dim=-1)
        # A token is kept while those before it have not reached TOP_P.
        ordered[(ordered.cumsum(dim=-1) - ordered) > TOP_P] = 0
        picks = torch.multinomial(ordered, 1, generator=generator)
        tokens[drawn] = order.gather(1, picks)
    return tokens


def logprobs(logits: torch.Tensor, tokens: torch.Tensor) -> list[float]:
    """The log-probability of each row's token."""
    values: list[float] = logits.log_softmax(dim=-1).gather(1, tokens)[:, 0].tolist()
    return values
