"""Train the chooser: which lines of the library fit a draft, and which candidate a kind friend would send.

    python models/train_chooser.py [--epochs 3]

Two lessons at once, on the whole encoder but its embeddings: the lines that readers picked for a draft
(`models/data/picks.jsonl`) against the whole library, and the grades that readers gave to candidates
(`models/data/judgements.jsonl`). The same command goes on from the last checkpoint under --work, and
ends with the network and its figures at --out.
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
from rapport.coach.sentences import Span
from rapport.lm import packed
from rapport.lm.chooser import ChooserNetwork, branch_of, keys_of
from rapport.lm.encoder import EncoderFormat, Window, base_encoder, base_tokenizer
from recipe import parsed
from train_reader import shape

HERE = Path(__file__).parent
SEND, FINE = 0, 1


@dataclass
class Recipe:
    """Everything that decides what a training run makes."""

    epochs: int = 3
    batch: int = 6
    learning_rate: float = 1.5e-4
    head_learning_rate: float = 1e-3
    weight_decay: float = 0.01
    warmup: float = 0.06
    dropout: float = 0.1
    picks_weight: float = 0.15
    #: How much ranking counts, among candidates that serving could put together, and how many messages made of a
    #: draft's own picks and of another draft's each epoch shows: tried (0.5, 4, 3), and no better (models/LOG.md).
    rank_weight: float = 0.0
    made_right: int = 0
    made_wrong: int = 0
    fraction: float = 1.0
    #: From which probability of not jarring a candidate is shown. No threshold keeps jarring rare; see models/LOG.md.
    fine: float = 0.85
    seed: int = 7


@dataclass
class Lesson:
    """One draft: its trunk, what was picked for it, and its graded candidates."""

    id: str
    window: Window
    picked: dict[str, list[int]]
    branches: list[list[int]]
    #: `[candidates, 2]`: would be sent; would not jar.
    grades: list[list[float]]
    #: Whether serving could have put each candidate together.
    served: list[bool]
    #: The texts of picked lines, and of sentences that may stay, for messages made of them.
    lines: dict[str, list[str]]


def main() -> None:
    recipe, options = arguments()
    torch.manual_seed(recipe.seed)
    text_format = EncoderFormat(base_tokenizer())
    lines = library()
    print(f"reading {len(lines)} lines", flush=True)
    keys = keys_of(lines, base_encoder(), text_format).clone()
    split = lessons(text_format, {move.id: i for i, move in enumerate(lines)}, {move.id: move.text for move in lines})
    random.Random(recipe.seed).shuffle(split["train"])
    split["train"] = split["train"][: max(1, round(len(split["train"]) * recipe.fraction))]
    print(", ".join(f"{len(items)} drafts in {name}" for name, items in split.items()), flush=True)
    network = ChooserNetwork(base_encoder(), recipe.dropout)
    if options.start:
        network.load_state_dict(packed.load(options.start), strict=False)
    for parameter in network.encoder.embeddings.parameters():
        parameter.requires_grad_(False)
    data = judgements.FILE.read_bytes() + judgements.PICKS.read_bytes()
    plan = json.dumps(asdict(recipe), sort_keys=True).encode() + data
    work = options.work / f"chooser-{hashlib.sha256(plan).hexdigest()[:12]}"
    work.mkdir(parents=True, exist_ok=True)
    train(recipe, network, split, keys, text_format, work)
    report = {name: measure(network, split[name], keys) for name in ("dev", "test")}
    print(json.dumps(report), flush=True)
    if options.out:
        packed.save(network, options.out / "chooser.safetensors", skip="encoder.embeddings.")
        path = options.out / "coach.json"
        card = json.loads(path.read_text(encoding="utf-8"))
        card["thresholds"]["fine"] = recipe.fine
        card["chooser"] = {"recipe": asdict(recipe), **report}
        path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def kept_spans(example: corpus.Example, keep: list[int]) -> list[Span]:
    """The spans of the sentences that a reader let stay."""
    return [example.spans[i] for i in keep if i < len(example.spans)]


def lessons(text_format: EncoderFormat, places: dict[str, int], texts: dict[str, str]) -> dict[str, list[Lesson]]:
    """The lessons of each split; `places` and `texts` are the library's, by id."""
    examples = {example.id: example for example in corpus.read_examples()}
    graded = judgements.read()
    split: dict[str, list[Lesson]] = {name: [] for name in corpus.SPLITS}
    for picks in judgements.read_picks():
        example = examples.get(picks["id"])
        if example is None:
            continue
        candidates = graded.get(example.id, [])
        split[example.split].append(
            Lesson(
                example.id,
                text_format.windows(example.draft, example.spans)[0],
                {name: [places[i] for i in picks[name] if i in places] for name in ("open", "close")},
                [branch_of(candidate.text, text_format) for candidate in candidates],
                [[float(candidate.grade == "send"), float(candidate.grade != "jar")] for candidate in candidates],
                [candidate.source in judgements.SERVED for candidate in candidates],
                {
                    "keep": [example.draft.draft[span.start : span.end] for span in kept_spans(example, picks["keep"])],
                    **{
                        name: [texts[i] for i in picks[name] if i in texts and "{" not in texts[i]]
                        for name in ("open", "close")
                    },
                },
            )
        )
    return split


def train(
    recipe: Recipe,
    network: ChooserNetwork,
    split: dict[str, list[Lesson]],
    keys: torch.Tensor,
    text_format: EncoderFormat,
    work: Path,
) -> None:
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
        items = [with_made(item, split["train"], text_format, recipe, rng) for item in split["train"]]
        items = sorted(items, key=lambda item: len(item.branches) * 20 + rng.random() * 100)
        groups = [items[i : i + recipe.batch] for i in range(0, len(items), recipe.batch)]
        rng.shuffle(groups)
        network.train()
        found: list[tuple[float, float, float]] = []
        with Bar(f"epoch {epoch + 1} of {recipe.epochs}", len(groups)) as progress:
            for group in groups:
                judged, ranked, picked = losses(network, group, keys)
                (judged + recipe.rank_weight * ranked + recipe.picks_weight * picked).backward()
                nn.utils.clip_grad_norm_([p for _, p in learnt], 1.0)
                optimizer.step()
                schedule.step()
                optimizer.zero_grad()
                found.append((judged.item(), ranked.item(), picked.item()))
                progress.advance()
        means = [round(float(value), 4) for value in np.mean(found, axis=0)]
        line: dict[str, Any] = {
            "epoch": epoch + 1,
            "minutes": round((time.monotonic() - started) / 60, 1),
            "loss": dict(zip(("judge", "rank", "picks"), means, strict=True)),
            "dev": measure(network, split["dev"], keys),
        }
        print(json.dumps(line), flush=True)
        with (work / "log.jsonl").open("a") as lines:
            lines.write(json.dumps(line) + "\n")
        checkpoints.keep(checkpoint, network, optimizer, schedule, rng, epoch=epoch, line=line)


def with_made(
    item: Lesson, others: list[Lesson], text_format: EncoderFormat, recipe: Recipe, rng: random.Random
) -> Lesson:
    """`item` with messages made of its own picks, nearly all right, and of other drafts' picks, nearly all wrong."""
    made = [(message(item.lines, rng), [0.8, 0.95]) for _ in range(recipe.made_right)]
    made += [({**rng.choice(others).lines, "keep": item.lines["keep"]}, None) for _ in range(recipe.made_wrong)]
    texts = [(text if grade else message(text, rng), grade or [0.02, 0.1]) for text, grade in made]
    texts = [(text, grade) for text, grade in texts if text]
    return replace(
        item,
        branches=item.branches + [branch_of(text, text_format) for text, _ in texts],
        grades=item.grades + [grade for _, grade in texts],
        served=item.served + [True] * len(texts),
    )


def message(lines: dict[str, list[str]], rng: random.Random) -> str:
    """A message of one or two lines: an opening or what was kept, and a closing with at most one question."""
    first = rng.choice([*lines["open"], *lines["keep"][:1], ""])
    last = rng.choice(lines["close"]) if lines["close"] else ""
    if first.count("?") + last.count("?") > 1:
        first = ""
    return f"{first}{'.' if first[-1:].isalnum() else ''} {last}".strip()


def losses(
    network: ChooserNetwork, group: list[Lesson], keys: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The judge's cross-entropy, that of its ranking, and that of the picked lines within the whole library."""
    trunk, graded = network([item.window for item in group], [item.branches for item in group])
    targets = torch.tensor([grade for item in group for grade in item.grades]).reshape(-1, 2)
    judged = F.binary_cross_entropy_with_logits(graded, targets) if len(targets) else graded.sum()
    ranked, start = torch.zeros(()), 0
    for item in group:
        end = start + len(item.branches)
        served = torch.tensor(item.served, dtype=torch.bool)
        wanted = targets[start:end, SEND][served]
        if wanted.sum() > 0:
            chances = graded[start:end, SEND][served].log_softmax(dim=0)
            ranked = ranked - (chances * wanted / wanted.sum()).sum() / len(group)
        start = end
    picked = torch.zeros(())
    for place, logits in network.fits(trunk, keys).items():
        chances = logits.log_softmax(dim=-1)
        for row, item in enumerate(group):
            if item.picked[place]:
                picked = picked - chances[row, item.picked[place]].mean() / len(group)
    return judged, ranked, picked


def grades(network: ChooserNetwork, items: list[Lesson]) -> list[np.ndarray]:
    """For each draft, `[candidates, 2]` probabilities."""
    network.eval()
    with torch.inference_mode():
        return [network([item.window], [item.branches])[1].sigmoid().double().numpy() for item in items]


def measure(network: ChooserNetwork, items: list[Lesson], keys: torch.Tensor) -> dict[str, float]:
    """How well the judge ranks what serving could put together, and the library is searched.

    `first_send`: how often its first choice was a 'send it'; `random_send` and `best_send`: a random
    choice, and the best that was there; `first_jars`: how often its first choice would have jarred.
    """
    network.eval()
    first, chance, best, jars, found = [], [], [], [], []
    scores, truth = [], []
    for item, graded in zip(items, grades(network, items), strict=True):
        if any(item.served):
            graded, target = graded[item.served], np.array(item.grades)[item.served]
            top = int(graded[:, SEND].argmax())
            first.append(target[top, SEND])
            jars.append(1 - target[top, FINE])
            chance.append(target[:, SEND].mean())
            best.append(target[:, SEND].max())
            scores.append(graded)
            truth.append(target)
        with torch.inference_mode():
            fits = network.fits(network.trunks([item.window]), keys)
        for place, picked in item.picked.items():
            if picked:
                top30 = set(fits[place][0].topk(30).indices.tolist())
                found.append(len(top30 & set(picked)) / len(picked))
    report = {"picks_in_30": float(np.mean(found))}
    if first:
        every, right = np.concatenate(scores), np.concatenate(truth) > 0.5
        report |= {
            "first_send": float(np.mean(first)),
            "random_send": float(np.mean(chance)),
            "best_send": float(np.mean(best)),
            "first_jars": float(np.mean(jars)),
            "auc_send": metrics.auc(every[:, SEND], right[:, SEND]),
            "auc_fine": metrics.auc(every[:, FINE], right[:, FINE]),
        }
    return {name: round(value, 4) for name, value in report.items()}


def arguments() -> tuple[Recipe, argparse.Namespace]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="the trained coach's folder; without it, nothing is written")
    parser.add_argument("--start", type=Path, help="go on from this chooser.safetensors (another round)")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="checkpoints and logs")
    return parsed(parser, Recipe)


if __name__ == "__main__":
    main()
