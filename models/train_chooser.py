"""Train the chooser: which sentences may stay, which lines fit, which candidate a kind friend would send.

    python models/train_chooser.py [--epochs 3]

Three lessons on one encoder (all of it but its embeddings): the lines that readers found right, of all that they
read (`models/data/fits.jsonl`); the sentences that they let stay; and the grades that readers gave to candidates
(`models/data/judgements.jsonl`). The same command goes on from the last checkpoint under --work, and ends with
the network and its figures at --out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import checkpoints
import corpus
import judgements
import metrics
from moves import library
from progress import Bar
from rapport.coach.moves import Move
from rapport.lm import packed
from rapport.lm.chooser import PLACES, ChooserNetwork, branch_of, keys_of
from rapport.lm.encoder import EncoderFormat, Window, base_encoder, base_tokenizer
from recipe import parsed
from train_reader import shape

HERE = Path(__file__).parent
SEND, FINE = 0, 1


@dataclass
class Recipe:
    """Everything that decides what a training run makes."""

    epochs: int = 3
    batch: int = 8
    learning_rate: float = 1.5e-4
    head_learning_rate: float = 1e-3
    weight_decay: float = 0.01
    warmup: float = 0.06
    dropout: float = 0.1
    #: How much counts each lesson: the lines' ranking, whether each is right, sentences that stay, candidates.
    ranking: float = 0.2
    right: float = 0.1
    keep: float = 0.5
    judge: float = 1.0
    #: How many of a draft's judged candidates an epoch shows.
    candidates: int = 6
    #: From which probability a line or a kept sentence is shown: chosen by `measure_chooser.py --split dev`, where some
    #: three in four of the messages shown are then right throughout. And of not jarring, as the judge sees it.
    shown_from: float = 0.6
    fine: float = 0.4
    fraction: float = 1.0
    seed: int = 7


@dataclass
class Lesson:
    """One draft: what readers said of the library's lines, of its sentences, and of candidates, where they did."""

    id: str
    window: Window
    #: By place, which of the known lines are right, best first; None if no reader went through them.
    right: dict[str, list[int]] | None
    #: For each sentence of the window, whether it may stay.
    keep: list[float]
    branches: list[list[int]]
    #: `[candidates, 2]`: would be sent; would not jar.
    grades: list[list[float]]
    #: Whether serving could have put each candidate together.
    served: list[bool]


@dataclass
class Library:
    """The lines that readers went through."""

    moves: list[Move]
    keys: torch.Tensor
    #: By place, which of them may stand there `[lines]`.
    may: dict[str, torch.Tensor]

    @property
    def places(self) -> torch.Tensor:
        return torch.arange(len(self.moves))


def main() -> None:
    recipe, options = arguments()
    torch.manual_seed(recipe.seed)
    text_format = EncoderFormat(base_tokenizer())
    moves = [move for move in library() if move.offered]
    opens = torch.tensor([move.opens for move in moves])
    lines = Library(moves, keys_of(moves, base_encoder(), text_format).clone(), {"open": opens, "close": ~opens})
    split = lessons(text_format, {move.id: i for i, move in enumerate(moves)}, judged=recipe.judge > 0)
    random.Random(recipe.seed).shuffle(split["train"])
    split["train"] = split["train"][: max(1, round(len(split["train"]) * recipe.fraction))]
    print(f"{len(moves)} lines; " + ", ".join(f"{len(items)} drafts in {name}" for name, items in split.items()))
    network = ChooserNetwork(base_encoder(), len(moves), recipe.dropout)
    for parameter in network.encoder.embeddings.parameters():
        parameter.requires_grad_(False)
    data = judgements.FILE.read_bytes() + judgements.FITS.read_bytes()
    plan = json.dumps(asdict(recipe), sort_keys=True).encode() + data
    work = options.work / f"chooser-{hashlib.sha256(plan).hexdigest()[:12]}"
    work.mkdir(parents=True, exist_ok=True)
    train(recipe, network, split, lines, work)
    report = {name: measure(network, split[name], lines) for name in ("dev", "test")}
    print(json.dumps(report), flush=True)
    if options.out:
        packed.save(network, options.out / "chooser.safetensors", skip="encoder.embeddings.")
        path = options.out / "coach.json"
        card = json.loads(path.read_text(encoding="utf-8"))
        card["known"] = [move.id for move in moves]
        card["thresholds"] |= {"right": recipe.shown_from, "fine": recipe.fine}
        card["chooser"] = {"recipe": asdict(recipe), **report}
        path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def lessons(text_format: EncoderFormat, places: dict[str, int], judged: bool = True) -> dict[str, list[Lesson]]:
    """The lessons of each split; `places` are those of the known lines, by id."""
    graded, fits = judgements.read() if judged else {}, judgements.read_fits()
    split: dict[str, list[Lesson]] = {name: [] for name in corpus.SPLITS}
    for example in corpus.read_examples():
        candidates, fit = graded.get(example.id, []), fits.get(example.id)
        if not candidates and fit is None:
            continue
        window = text_format.windows(example.draft, example.spans)[0]
        split[example.split].append(
            Lesson(
                example.id,
                window,
                fit and {place: [places[i] for i in fit[place] if i in places] for place in PLACES},
                [float(i in fit["keep"]) for i in range(len(window.sentences))] if fit else [],
                [branch_of(candidate.text, text_format) for candidate in candidates],
                [[float(candidate.grade == "send"), float(candidate.grade != "jar")] for candidate in candidates],
                [candidate.source in judgements.SERVED for candidate in candidates],
            )
        )
    return split


def train(recipe: Recipe, network: ChooserNetwork, split: dict[str, list[Lesson]], lines: Library, work: Path) -> None:
    """The epochs, each with a checkpoint and a line in the log."""
    learnt = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for name, p in learnt if name.startswith("encoder.")], "lr": recipe.learning_rate},
            {"params": [p for name, p in learnt if not name.startswith("encoder.")], "lr": recipe.head_learning_rate},
        ],
        weight_decay=recipe.weight_decay,
    )
    rng = random.Random(recipe.seed)
    steps = recipe.epochs * math.ceil(len(split["train"]) / recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: shape(step / steps, recipe.warmup))
    checkpoint = work / "checkpoint.pt"
    begin = 0
    if state := checkpoints.restore(checkpoint, network, optimizer, schedule, rng):
        begin = state["epoch"] + 1
        print(f"going on after epoch {begin}", flush=True)
    for epoch in range(begin, recipe.epochs):
        started = time.monotonic()
        items = sorted(split["train"], key=lambda item: len(item.branches) * 20 + rng.random() * 100)
        groups = [items[i : i + recipe.batch] for i in range(0, len(items), recipe.batch)]
        rng.shuffle(groups)
        network.train()
        found: list[list[float]] = []
        with Bar(f"epoch {epoch + 1} of {recipe.epochs}", len(groups)) as progress:
            for group in groups:
                parts = losses(network, [some(item, recipe.candidates, rng) for item in group], lines)
                torch.stack([getattr(recipe, name) * loss for name, loss in parts.items()]).sum().backward()
                nn.utils.clip_grad_norm_([p for _, p in learnt], 1.0)
                optimizer.step()
                schedule.step()
                optimizer.zero_grad()
                found.append([loss.item() for loss in parts.values()])
                progress.advance()
        means = [round(float(value), 4) for value in np.mean(found, axis=0)]
        line: dict[str, Any] = {
            "epoch": epoch + 1,
            "minutes": round((time.monotonic() - started) / 60, 1),
            "loss": dict(zip(("ranking", "right", "keep", "judge"), means, strict=True)),
            "dev": measure(network, split["dev"], lines),
        }
        print(json.dumps(line), flush=True)
        with (work / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        checkpoints.keep(checkpoint, network, optimizer, schedule, rng, epoch=epoch, line=line)


def some(item: Lesson, most: int, rng: random.Random) -> Lesson:
    """`item` with at most so many of its candidates."""
    chosen = rng.sample(range(len(item.branches)), min(most, len(item.branches)))
    return replace(
        item,
        branches=[item.branches[i] for i in chosen],
        grades=[item.grades[i] for i in chosen],
        served=[item.served[i] for i in chosen],
    )


def losses(network: ChooserNetwork, group: list[Lesson], lines: Library) -> dict[str, torch.Tensor]:
    """The cross-entropies of the four lessons; zero where a group has none of a kind."""
    trunk, keeps, graded = network([item.window for item in group], [item.branches for item in group])
    read = torch.tensor([item.right is not None for item in group])
    none = trunk.sum() * 0.0
    found = {"ranking": none, "right": none, "keep": none, "judge": none}
    if read.any():
        fits = network.fits(trunk[read], lines.keys, lines.places)
        of_read = [item.right for item in group if item.right is not None]
        for place, logits in fits.items():
            may = lines.may[place]
            targets = torch.zeros_like(logits)
            for row, right in enumerate(of_read):
                targets[row, right[place]] = 1.0
            apart = F.binary_cross_entropy_with_logits(logits[:, may], targets[:, may], reduction="none")
            found["right"] = found["right"] + apart.sum(dim=1).mean()
            chances = logits.masked_fill(~may, -1e4).log_softmax(dim=-1)
            shares = targets / targets.sum(dim=1, keepdim=True).clamp(min=1.0)
            found["ranking"] = found["ranking"] - (chances * shares).sum(dim=1).mean()
        known = read.repeat_interleave(torch.tensor([len(item.window.sentences) for item in group]))
        stay = torch.tensor([value for item in group for value in item.keep])
        found["keep"] = F.binary_cross_entropy_with_logits(keeps[known], stay)
    if grades := [grade for item in group for grade in item.grades]:
        found["judge"] = F.binary_cross_entropy_with_logits(graded, torch.tensor(grades))
    return found


def measure(network: ChooserNetwork, items: list[Lesson], lines: Library) -> dict[str, float]:
    """How well lines are found, sentences kept, and candidates judged.

    For each place: `top`, how often the first line is a right one (a draft without any counts as wrong);
    `top_sure`, the same of the surer half of the drafts. `keep`: the share of sentences told right. Of the
    candidates that serving could put together: `first_send`, how often the judge's first was a 'send it', beside a
    random and the best choice; `first_jars`, how often it would have jarred.
    """
    network.eval()
    best: dict[str, list[tuple[float, bool]]] = {place: [] for place in PLACES}
    kept: list[bool] = []
    for item in items:
        if item.right is None:
            continue
        with torch.inference_mode():
            trunk, keeps, _ = network([item.window], [[]])
            fits = network.fits(trunk, lines.keys, lines.places)
        kept += [(score > 0) == (stays > 0.5) for score, stays in zip(keeps.tolist(), item.keep, strict=True)]
        for place, logits in fits.items():
            scores = logits[0].masked_fill(~lines.may[place], float("-inf"))
            best[place].append((float(scores.max()), int(scores.argmax()) in item.right[place]))
    report: dict[str, float] = {}
    if kept:
        report["keep"] = float(np.mean(kept))
        for place, found in best.items():
            half = sorted(found, reverse=True)[: (len(found) + 1) // 2]
            report[f"{place}_top"] = float(np.mean([right for _, right in found]))
            report[f"{place}_top_sure"] = float(np.mean([right for _, right in half]))
    return {name: round(value, 4) for name, value in (report | judging(network, items)).items()}


def judging(network: ChooserNetwork, items: list[Lesson]) -> dict[str, float]:
    """How well the judge ranks what serving could put together."""
    network.eval()
    first, chance, best, jars, scores, truth = [], [], [], [], [], []
    for item in items:
        if not any(item.served):
            continue
        with torch.inference_mode():
            graded = network([item.window], [item.branches])[2].sigmoid().double().numpy()[item.served]
        target = np.array(item.grades)[item.served]
        top = int(graded[:, SEND].argmax())
        first.append(target[top, SEND])
        jars.append(1 - target[top, FINE])
        chance.append(target[:, SEND].mean())
        best.append(target[:, SEND].max())
        scores.append(graded)
        truth.append(target)
    if not first:
        return {}
    every, right = np.concatenate(scores), np.concatenate(truth) > 0.5
    return {
        "first_send": float(np.mean(first)),
        "random_send": float(np.mean(chance)),
        "best_send": float(np.mean(best)),
        "first_jars": float(np.mean(jars)),
        "auc_send": metrics.auc(every[:, SEND], right[:, SEND]),
        "auc_fine": metrics.auc(every[:, FINE], right[:, FINE]),
    }


def arguments() -> tuple[Recipe, argparse.Namespace]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="the trained coach's folder; without it, nothing is written")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="checkpoints and logs")
    return parsed(parser, Recipe)


if __name__ == "__main__":
    main()
