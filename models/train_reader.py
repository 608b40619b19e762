"""Train the reader: the encoder's upper layers and all its heads, on everything that readers said.

    python models/train_reader.py --out models/coach-135m [--epochs 3]

An epoch shows each draft of the corpus once (`models/data/drafts.jsonl`), with the lines of the library that are right
for it where a reader went through them (`fits.jsonl`). Beside it, for some: an honest rewrite in the same thread
(nothing to flag); a stretch cut while typing that nobody would flag yet; and candidates with the grades that they
were given (`judgements.jsonl`). The same command goes on from the last checkpoint under --work. Ends with the network
written to --out, packed as int8 (`rapport.lm.packed`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from collections.abc import Sequence
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
import lessons
from lessons import Lesson, Lessons, Library
from measure_reader import measure
from moves import library
from progress import Bar
from rapport.coach.moves import Move
from rapport.lm import packed
from rapport.lm.encoder import WHOLE, EncoderFormat, base_encoder
from rapport.lm.encoder_base import base_tokenizer
from rapport.lm.network import CoachNetwork, line_keys
from recipe import parsed

HERE = Path(__file__).parent


@dataclass
class Recipe:
    """Everything that decides what a training run makes."""

    epochs: int = 3
    batch: int = 16
    learning_rate: float = 1e-4
    head_learning_rate: float = 5e-4
    weight_decay: float = 0.01
    warmup: float = 0.08
    dropout: float = 0.1
    #: The share of tokens hidden in each lesson, so that no single word decides.
    hidden_tokens: float = 0.1
    #: The share of flagged drafts beside which an honest rewrite is shown, and of drafts shown half-typed too.
    honest: float = 0.35
    half: float = 0.2
    #: How many of a draft's judged candidates an epoch shows.
    candidates: int = 2
    #: How much counts, beside the labels: the lines' ranking, whether each is right, sentences that stay, grades.
    ranking: float = 0.1
    right: float = 0.05
    keep: float = 0.3
    judge: float = 0.3
    #: From which probability of being right a line or a kept sentence may be in a message; and from which probability
    #: of not jarring as a whole a message is shown. Both chosen by what readers said of 1,038 candidates for 275
    #: development drafts (LOG.md).
    shown_from: float = 0.5
    fine: float = 0.8
    #: The share of drafts learnt from; with `since`, an id, the share of those that come before it, beside all others:
    #: so a trained coach goes on with what is new without forgetting what was.
    fraction: float = 1.0
    since: str = ""
    threads: bool = True
    pairs: bool = True
    false_alarms: float = 0.01
    seed: int = 7


def main() -> None:
    recipe, options = arguments()
    torch.manual_seed(recipe.seed)
    text_format = EncoderFormat(base_tokenizer())
    moves = [move for move in library() if move.offered]
    lines = Library(moves, line_keys(moves, base_encoder(layers=WHOLE), text_format))
    made = Lessons(text_format, moves)
    examples = chosen(corpus.read_examples(options.drafts), recipe)
    split = {name: [e for e in examples if e.split == name] for name in corpus.SPLITS}
    split["train"] = sampled(split["train"], recipe)
    print(f"{len(split['train'])} drafts to learn from, {len(split['dev'])} to choose thresholds on", flush=True)
    network = begun(options.start, moves, recipe)
    for name, parameter in network.encoder.named_parameters():
        parameter.requires_grad_(network.encoder.learns(name))
    data = b"".join(path.read_bytes() for path in (options.drafts, judgements.FITS, judgements.FILE))
    plan = json.dumps(asdict(recipe), sort_keys=True).encode() + data
    if options.start:
        plan += (options.start / "reader.safetensors").read_bytes()
    work = options.work / f"reader-{hashlib.sha256(plan).hexdigest()[:12]}"
    work.mkdir(parents=True, exist_ok=True)
    report = train(recipe, network, split, made, lines, text_format.mask, work)
    if options.out:
        save(network, recipe, report, moves, options.out)


def sampled(examples: Sequence[corpus.Example], recipe: Recipe) -> list[corpus.Example]:
    """What of `examples` is learnt from, shuffled: of the older batches only the share `fraction`."""
    shuffled = random.Random(recipe.seed).sample(examples, len(examples))
    older = [example for example in shuffled if not recipe.since or example.id < recipe.since]
    kept = {example.id for example in older[: max(1, round(len(older) * recipe.fraction))]}
    return [example for example in shuffled if example.id in kept or (recipe.since and example.id >= recipe.since)]


def begun(start: Path | None, moves: Sequence[Move], recipe: Recipe) -> CoachNetwork:
    """What training begins with: the base's encoder under new heads, or the earlier coach in `start`."""
    if start is None:
        return CoachNetwork(base_encoder(), len(moves), recipe.dropout)
    known = json.loads((start / "coach.json").read_text(encoding="utf-8"))["known"]
    return checkpoints.trained(start, known, moves, recipe.dropout)


def chosen(examples: list[corpus.Example], recipe: Recipe) -> list[corpus.Example]:
    """The examples of this recipe: all, or for an ablation without threads or without contrast pairs."""
    if not recipe.pairs:
        paired = corpus.paired_ids()
        examples = [e for e in examples if e.id not in paired or e.split != "train"]
    if not recipe.threads:
        examples = [replace(e, draft=e.draft.model_copy(update={"thread": ()})) for e in examples]
    return examples


def train(
    recipe: Recipe,
    network: CoachNetwork,
    split: dict[str, list[corpus.Example]],
    made: Lessons,
    lines: Library,
    mask: int,
    work: Path,
) -> dict[str, Any]:
    """The epochs, each with a checkpoint and a line in the log; returns the last line."""
    whole = {e.id: made.whole(e) for name in ("train", "dev") for e in split[name]}
    learnt = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {
                "params": [
                    p for name, p in learnt if name.startswith("encoder.") == encoder and (p.ndim > 1) == matrix
                ],
                "lr": recipe.learning_rate if encoder else recipe.head_learning_rate,
                "weight_decay": recipe.weight_decay if matrix else 0.0,
            }
            for encoder in (True, False)
            for matrix in (True, False)
        ]
    )
    rng = random.Random(recipe.seed)
    an_epoch = lessons.of_epoch(split["train"], whole, made, recipe, random.Random(0))
    steps = recipe.epochs * math.ceil(len(an_epoch) / recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: shape(step / steps, recipe.warmup))
    checkpoint, log = work / "checkpoint.pt", work / "log.jsonl"
    begin, line = 0, {}
    if state := checkpoints.restore(checkpoint, network, optimizer, schedule, rng):
        begin, line = state["epoch"] + 1, state["line"]
        print(f"going on after epoch {begin}", flush=True)
    for epoch in range(begin, recipe.epochs):
        started = time.monotonic()
        shown = lessons.of_epoch(split["train"], whole, made, recipe, rng)
        groups = lessons.batches(shown, recipe.batch, rng)
        network.train()
        found: dict[str, list[float]] = {}
        with Bar(f"epoch {epoch + 1} of {recipe.epochs}", len(groups)) as progress:
            for group in groups:
                hidden = [lessons.with_hidden(item, mask, recipe.hidden_tokens, rng) for item in group]
                parts = losses(network, hidden, lines)
                torch.stack([getattr(recipe, name, 1.0) * loss for name, loss in parts.items()]).sum().backward()
                nn.utils.clip_grad_norm_([p for _, p in learnt], 1.0)
                optimizer.step()
                schedule.step()
                optimizer.zero_grad()
                for name, loss in parts.items():
                    found.setdefault(name, []).append(loss.item())
                progress.advance()
        line = {
            "epoch": epoch + 1,
            "minutes": round((time.monotonic() - started) / 60, 1),
            "loss": {name: round(float(np.mean(values)), 4) for name, values in found.items()},
            "dev": measure(network, split["dev"], whole, made, lines, recipe.false_alarms),
        }
        print(json.dumps(line), flush=True)
        with log.open("a") as to:
            to.write(json.dumps(line) + "\n")
        checkpoints.keep(checkpoint, network, optimizer, schedule, rng, epoch=epoch, line=line)
    return line


def losses(network: CoachNetwork, group: list[Lesson], lines: Library) -> dict[str, torch.Tensor]:
    """The mean cross-entropies of what was said of `group`; a kind of which nothing was said is left out."""
    outputs = network([item.window for item in group])
    sizes = torch.tensor([len(item.window.sentences) for item in group])
    found = {}
    if (labelled := torch.tensor([bool(item.draft) for item in group])).any():
        drafts = torch.tensor([item.draft for item in group if item.draft])
        of_sentences = torch.tensor([target for item in group for target in item.sentences])
        inside = labelled.repeat_interleave(sizes)
        found["draft"] = F.binary_cross_entropy_with_logits(outputs.drafts[labelled], drafts)
        found["sentence"] = F.binary_cross_entropy_with_logits(outputs.sentences[inside], of_sentences)
    if fittings := [item.fitting for item in group if item.fitting]:
        fitted = torch.tensor([item.fitting is not None for item in group])
        stay = torch.tensor([value for fitting in fittings for value in fitting.keep])
        keeps = outputs.keeps[fitted.repeat_interleave(sizes)]
        found["keep"] = F.binary_cross_entropy_with_logits(keeps, stay)
        found["right"] = found["ranking"] = outputs.trunk.sum() * 0.0
        read = torch.tensor([fitting.generation for fitting in fittings])[:, None] >= lines.generations
        for place, logits in network.fits(outputs.trunk[fitted], lines.keys, lines.places).items():
            may = read & lines.may(place)
            targets = torch.zeros_like(logits)
            for row, fitting in enumerate(fittings):
                targets[row, fitting.right[place]] = 1.0
            apart = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
            found["right"] = found["right"] + (apart * may).sum(dim=1).mean()
            chances = logits.masked_fill(~may, -1e4).log_softmax(dim=-1)
            shares = targets / targets.sum(dim=1, keepdim=True).clamp(min=1.0)
            found["ranking"] = found["ranking"] - (chances * shares).sum(dim=1).mean()
    if grades := [item.grade for item in group if item.grade]:
        graded = torch.tensor([item.grade is not None for item in group])
        found["judge"] = F.binary_cross_entropy_with_logits(outputs.grades[graded], torch.tensor(grades))
    return found


def shape(progress: float, warmup: float) -> float:
    """The learning rate's shape: a linear warm-up, then a straight line down to a fiftieth."""
    return min(1.0, (progress + 0.001) / warmup) * max(0.02, 1.0 - progress)


def save(
    network: CoachNetwork, recipe: Recipe, report: dict[str, Any], moves: Sequence[Any], destination: Path
) -> None:
    """Write the trained weights (all but those that stay the base's), the known lines and the recipe."""

    def trained(name: str) -> bool:
        return not name.startswith("encoder.") or network.encoder.learns(name.removeprefix("encoder."))

    packed.save(network, destination / "reader.safetensors", trained)
    path = destination / "coach.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    card["version"] = time.strftime("%Y%m%d")
    card["known"] = [move.id for move in moves]
    card["thresholds"] |= {"right": recipe.shown_from, "fine": recipe.fine}
    card["reader"] = {"recipe": asdict(recipe), "dev": report["dev"]}
    card.pop("chooser", None)
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def arguments() -> tuple[Recipe, argparse.Namespace]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="the trained coach's folder; without it, nothing is written")
    parser.add_argument("--start", type=Path, help="go on from this trained coach's folder, as when the corpus grew")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="checkpoints and logs")
    parser.add_argument("--drafts", type=Path, default=corpus.DRAFTS)
    return parsed(parser, Recipe)


if __name__ == "__main__":
    main()
