"""Teach the trained reader which lines of the library fit, its encoder left as it is.

    python models/train_lines.py --out models/coach-135m [--epochs 30]

`train_reader.py` teaches this beside everything else. After lines were added to the library, or drafts were read for
them (`models/data/fits.jsonl`), this catches up in minutes: what the encoder makes of each draft is computed once,
and only the heads that look lines up learn. Keeps the epoch that ranks best on the development split.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

import checkpoints
import corpus
from lessons import Fitting, Lessons, Library
from moves import library
from progress import Bar
from rapport.lm import packed
from rapport.lm.encoder import WHOLE, EncoderFormat, Window, base_encoder
from rapport.lm.encoder_base import base_tokenizer
from rapport.lm.network import PLACES, CoachNetwork, line_keys
from recipe import parsed

HEADS = ("queries.", "key.", "sharpness", "often.", "known.")


@dataclass
class Recipe:
    """Everything that decides what a training run makes."""

    epochs: int = 30
    batch: int = 64
    learning_rate: float = 1e-3
    weight_decay: float = 0.05
    dropout: float = 0.2
    ranking: float = 0.5
    right: float = 0.5
    seed: int = 7


@dataclass(frozen=True)
class Seen:
    """Drafts as the encoder sees them."""

    #: `[drafts, 2 * width]`
    trunks: torch.Tensor
    fittings: list[Fitting]

    def targets(self, place: str, lines: int) -> torch.Tensor:
        """`[drafts, lines]`: 1 where a reader found the line right."""
        targets = torch.zeros(len(self.fittings), lines)
        for row, fitting in enumerate(self.fittings):
            targets[row, fitting.right[place]] = 1.0
        return targets

    def read(self, generations: torch.Tensor) -> torch.Tensor:
        """`[drafts, lines]`: whether the reader had the line before them."""
        return torch.tensor([fitting.generation for fitting in self.fittings])[:, None] >= generations


def main() -> None:
    recipe, options = arguments()
    torch.manual_seed(recipe.seed)
    card = json.loads((options.out / "coach.json").read_text(encoding="utf-8"))
    text_format = EncoderFormat(base_tokenizer())
    moves = [move for move in library() if move.offered]
    network = checkpoints.trained(options.out, card["known"], moves).eval()
    lines = Library(moves, line_keys(moves, base_encoder(layers=WHOLE), text_format))
    made = Lessons(text_format, moves)
    split: dict[str, Seen] = {}
    for name in corpus.SPLITS:
        items = [made.whole(e) for e in corpus.read_examples() if e.split == name and made.has_fits(e.id)]
        split[name] = Seen(
            trunks_of(network, [item.window for item in items], name), [item.fitting for item in items if item.fitting]
        )
        print(f"{len(items)} drafts in {name}", flush=True)
    report = {"before": {name: measure(network, split[name], lines) for name in ("dev", "test")}}
    print(json.dumps(report["before"]), flush=True)
    learn(network, split, lines, recipe)
    report |= {name: measure(network, split[name], lines) for name in ("dev", "test")}
    print(json.dumps(report), flush=True)
    kept = packed.load(options.out / "reader.safetensors")
    packed.save(network, options.out / "reader.safetensors", lambda name: name in kept)
    card["known"] = [move.id for move in moves]
    card["lines"] = {"recipe": asdict(recipe), **report}
    (options.out / "coach.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def trunks_of(network: CoachNetwork, windows: Sequence[Window], name: str) -> torch.Tensor:
    """`[windows, 2 * width]`: what the lines are looked up with."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    groups = [order[i : i + 16] for i in range(0, len(order), 16)]
    trunks = torch.zeros(len(windows), 2 * network.encoder.config.hidden_size)
    with Bar(f"reading {name}", len(groups)) as progress, torch.inference_mode():
        for group in groups:
            trunks[group] = network([windows[i] for i in group]).trunk
            progress.advance()
    return trunks.clone()


def learn(network: CoachNetwork, split: dict[str, Seen], lines: Library, recipe: Recipe) -> None:
    """The epochs; leaves the network as it was at its best."""
    learnt = [p for name, p in network.named_parameters() if name.startswith(HEADS)]
    optimizer = torch.optim.AdamW(learnt, lr=recipe.learning_rate, weight_decay=recipe.weight_decay)
    seen = split["train"]
    targets = {place: seen.targets(place, len(lines.moves)) for place in PLACES}
    read = seen.read(lines.generations)
    may = {place: lines.may(place) for place in PLACES}
    rng = random.Random(recipe.seed)
    best, state = -1.0, copy.deepcopy(network.state_dict())
    for epoch in range(recipe.epochs):
        order = rng.sample(range(len(seen.fittings)), len(seen.fittings))
        for start in range(0, len(order), recipe.batch):
            rows = order[start : start + recipe.batch]
            trunk = F.dropout(seen.trunks[rows], recipe.dropout)
            loss = torch.zeros(())
            for place, logits in network.fits(trunk, lines.keys, lines.places).items():
                of_rows, allowed = targets[place][rows], read[rows] & may[place]
                apart = F.binary_cross_entropy_with_logits(logits, of_rows, reduction="none")
                loss = loss + recipe.right * (apart * allowed).sum(dim=1).mean() / 10
                chances = logits.masked_fill(~allowed, -1e4).log_softmax(dim=-1)
                shares = of_rows / of_rows.sum(dim=1, keepdim=True).clamp(min=1.0)
                loss = loss - recipe.ranking * (chances * shares).sum(dim=1).mean()
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
        found = measure(network, split["dev"], lines)
        score = found["open_precision"] + found["close_precision"]
        print(json.dumps({"epoch": epoch + 1, "dev": found}), flush=True)
        if score > best:
            best, state = score, copy.deepcopy(network.state_dict())
    network.load_state_dict(state)


def measure(network: CoachNetwork, seen: Seen, lines: Library) -> dict[str, float]:
    """How well lines are found.

    For each place: `top`, how often the likeliest line is right (a draft without any counts as wrong); `precision`,
    the mean over drafts with a right line of the average precision of the ranking; `loss`, the binary cross-entropy of
    all lines of a draft, which says whether the probabilities can be believed.
    """
    report: dict[str, Any] = {}
    read = seen.read(lines.generations)
    with torch.inference_mode():
        fits = network.fits(seen.trunks, lines.keys, lines.places)
    for place, logits in fits.items():
        targets, allowed = seen.targets(place, len(lines.moves)), read & lines.may(place)
        apart = F.binary_cross_entropy_with_logits(logits, targets, reduction="none") * allowed
        ranked = logits.masked_fill(~allowed, float("-inf")).argsort(dim=1, descending=True)
        hits = targets.gather(1, ranked).numpy()
        report[f"{place}_top"] = float(hits[:, 0].mean())
        with_any = hits[hits.any(axis=1)]
        precision = with_any.cumsum(axis=1) / np.arange(1, hits.shape[1] + 1)
        report[f"{place}_precision"] = float(((precision * with_any).sum(axis=1) / with_any.sum(axis=1)).mean())
        report[f"{place}_loss"] = float(apart.sum(dim=1).mean())
    return {name: round(value, 4) for name, value in report.items()}


def arguments() -> tuple[Recipe, argparse.Namespace]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the trained coach's folder, which is changed")
    return parsed(parser, Recipe)


if __name__ == "__main__":
    main()
