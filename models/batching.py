"""From examples to batches: what the lower layers make of them, kept, and padded rectangles for the upper ones."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

import corpus
import packing
from progress import Bar
from rapport.lm.text_format import TextFormat
from recipe import Recipe


@dataclass
class Item:
    """One example: its segments and what the lower layers make of them."""

    example: corpus.Example
    segments: list[packing.Segment]
    hidden: list[torch.Tensor]


def sliced(model: nn.Module, start: int, end: int, *, final_norm: bool) -> nn.Module:
    """A view of a decoder that runs only the layers [start, end) of it; the weights are shared."""
    view = copy.copy(model)
    view._modules = dict(model._modules)
    view.layers = nn.ModuleList(model.layers[start:end])
    view.config = copy.copy(model.config)
    view.config.num_hidden_layers = end - start
    if not final_norm:
        view.norm = nn.Identity()
    return view


def decode(view: nn.Module, embeds: torch.Tensor, positions: torch.Tensor, visible: torch.Tensor) -> torch.Tensor:
    """Run layers over `[batch, n, width]` with an explicit mask `[batch, n, n]` of what sees what."""
    hidden: torch.Tensor = view(
        inputs_embeds=embeds, attention_mask=visible[:, None], position_ids=positions, use_cache=False
    ).last_hidden_state
    return hidden


def prepare(
    name: str, examples: list[corpus.Example], lower: nn.Module, text_format: TextFormat, recipe: Recipe
) -> list[Item]:
    """Tokenise `examples` and run the lower layers over all their segments, once."""
    rng = random.Random(recipe.seed)
    items = []
    with Bar(f"reading {name}", len(examples)) as progress, torch.inference_mode():
        for example in examples:
            segments = kept(packing.segments_of(example, text_format, rng), rng, recipe)
            packed = packing.pack(segments)
            embeds = lower.embed_tokens(torch.from_numpy(packed.ids)[None])
            hidden = decode(
                lower,
                embeds,
                torch.from_numpy(packed.positions)[None],
                torch.from_numpy(packed.visible)[None],
            )[0]
            items.append(Item(example, segments, list(hidden.clone().split([len(s.ids) for s in segments]))))
            progress.advance()
    return items


def kept(segments: list[packing.Segment], rng: random.Random, recipe: Recipe) -> list[packing.Segment]:
    """No more branches than the epochs will use."""
    limits = {
        "rewrite": recipe.rewrites_an_epoch * recipe.epochs if recipe.rewrite_weight else 0,
        "honest": recipe.honest_an_epoch * recipe.epochs,
    }
    chosen = set(range(len(segments)))
    for kind, limit in limits.items():
        branches = [i for i, segment in enumerate(segments) if segment.kind.startswith(kind)]
        chosen -= set(rng.sample(branches, max(0, len(branches) - limit)))
    return [segments[i] for i in sorted(chosen)]


def picked(item: Item, rng: random.Random, recipe: Recipe) -> list[int]:
    """The segments of one epoch: the trunk, half-typed checks, some rewrites, some honest drafts."""
    kinds = [segment.kind for segment in item.segments]
    rewrites = [i for i, kind in enumerate(kinds) if kind.startswith("rewrite")]
    honest = [i for i, kind in enumerate(kinds) if kind == "honest"]
    half = [i for i, kind in enumerate(kinds) if kind == "half"]
    return [
        0,
        *half,
        *rng.sample(rewrites, min(recipe.rewrites_an_epoch, len(rewrites))),
        *rng.sample(honest, min(recipe.honest_an_epoch, len(honest))),
    ]


@dataclass
class Batch:
    hidden: torch.Tensor
    positions: torch.Tensor
    visible: torch.Tensor
    sentences: tuple[torch.Tensor, torch.Tensor]
    drafts: tuple[torch.Tensor, torch.Tensor]
    taught: tuple[torch.Tensor, torch.Tensor]


def batches(
    items: list[Item], rng: random.Random, recipe: Recipe, whole: bool = False
) -> Iterator[tuple[list[Item], Batch]]:
    """Batches of about `tokens_a_step` tokens of items of like length, in random order."""
    chosen = []
    for item in items:
        picks = list(range(len(item.segments))) if whole else picked(item, rng, recipe)
        chosen.append((item, picks, sum(len(item.segments[i].ids) for i in picks)))
    chosen.sort(key=lambda entry: (entry[2], rng.random()))
    groups: list[list[Any]] = [[]]
    for entry in chosen:
        if groups[-1] and (len(groups[-1]) + 1) * entry[2] > recipe.tokens_a_step:
            groups.append([])
        groups[-1].append(entry)
    rng.shuffle(groups)
    for group in groups:
        if group:
            yield [item for item, _, _ in group], collate([(item, picks) for item, picks, _ in group])


def collate(entries: list[tuple[Item, list[int]]]) -> Batch:
    """Pad packed examples to one rectangle."""
    packs = [packing.pack([item.segments[i] for i in picks]) for item, picks in entries]
    size = max(len(packed.ids) for packed in packs)
    width = entries[0][0].hidden[0].shape[1]
    hidden = torch.zeros(len(packs), size, width, dtype=entries[0][0].hidden[0].dtype)
    positions = torch.zeros(len(packs), size, dtype=torch.long)
    # A padding row sees itself, or its softmax has nothing to sum.
    visible = torch.eye(size, dtype=torch.bool).repeat(len(packs), 1, 1)
    places: dict[str, tuple[list[int], list[Any]]] = {name: ([], []) for name in ("sentences", "drafts", "taught")}
    for row, ((item, picks), packed) in enumerate(zip(entries, packs, strict=True)):
        length = len(packed.ids)
        hidden[row, :length] = torch.cat([item.hidden[i] for i in picks])
        positions[row, :length] = torch.from_numpy(packed.positions)
        visible[row, :length, :length] = torch.from_numpy(packed.visible)
        for name, (indices, targets) in places.items():
            for index, target in getattr(packed, name):
                indices.append(row * size + index)
                targets.append(target)

    def tensors(name: str, kind: torch.dtype) -> tuple[torch.Tensor, torch.Tensor]:
        indices, targets = places[name]
        return torch.tensor(indices, dtype=torch.long), torch.tensor(targets, dtype=kind)

    return Batch(
        hidden,
        positions,
        visible,
        tensors("sentences", torch.float32),
        tensors("drafts", torch.float32),
        tensors("taught", torch.long),
    )
