"""Train the reader: the whole encoder (but its embeddings) and the two heads, on the corpus.

    python models/train_reader.py [--epochs 3]

An epoch shows each draft once; beside it, for some, an honest rewrite in the same thread (nothing to
flag) and a stretch cut while typing that nobody would flag yet. The same command goes on from the last
checkpoint under --work. Ends with thresholds chosen on the development split and the network written
to --out, packed as int8 (`rapport.lm.packed`).
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
import metrics
import thresholds
from progress import Bar
from rapport.coach.labels import DraftLabel, SentenceLabel, Style
from rapport.coach.sentences import split_sentences
from rapport.lm import packed
from rapport.lm.encoder import EncoderFormat, Window, base_encoder, base_tokenizer
from rapport.lm.reader import DRAFT_OUTPUTS, SENTENCE_OUTPUTS, ReaderNetwork
from recipe import parsed

HERE = Path(__file__).parent
FLAGGED, WARN = DRAFT_OUTPUTS.index("flagged"), DRAFT_OUTPUTS.index("warn")


@dataclass
class Recipe:
    """Everything that decides what a training run makes."""

    epochs: int = 3
    batch: int = 16
    learning_rate: float = 2e-4
    weight_decay: float = 0.01
    warmup: float = 0.08
    head_dropout: float = 0.1
    #: The share of tokens hidden in each lesson, so that no single word decides.
    hidden_tokens: float = 0.1
    #: The share of flagged drafts beside which an honest rewrite is shown, and of drafts shown half-typed too.
    honest: float = 0.35
    half: float = 0.2
    fraction: float = 1.0
    threads: bool = True
    pairs: bool = True
    false_alarms: float = 0.01
    seed: int = 7


@dataclass
class Lesson:
    """One text with what is right about it."""

    window: Window
    draft: list[float]
    sentences: list[list[float]]


def main() -> None:
    recipe, options = arguments()
    torch.manual_seed(recipe.seed)
    text_format = EncoderFormat(base_tokenizer())
    examples = chosen(corpus.read_examples(options.drafts), recipe)
    split = {name: [e for e in examples if e.split == name] for name in corpus.SPLITS}
    random.Random(recipe.seed).shuffle(split["train"])
    split["train"] = split["train"][: max(1, round(len(split["train"]) * recipe.fraction))]
    print(f"{len(split['train'])} drafts to learn from, {len(split['dev'])} to choose thresholds on", flush=True)
    network = ReaderNetwork(base_encoder(), recipe.head_dropout)
    for parameter in network.encoder.embeddings.parameters():
        parameter.requires_grad_(False)
    plan = json.dumps(asdict(recipe), sort_keys=True).encode() + options.drafts.read_bytes()
    work = options.work / f"reader-{hashlib.sha256(plan).hexdigest()[:12]}"
    work.mkdir(parents=True, exist_ok=True)
    report = train(recipe, network, split, text_format, work)
    if options.out:
        save(network, recipe, report, options.out)


def chosen(examples: list[corpus.Example], recipe: Recipe) -> list[corpus.Example]:
    """The examples of this recipe: all, or for an ablation without threads or without contrast pairs."""
    if not recipe.pairs:
        paired = corpus.paired_ids()
        examples = [e for e in examples if e.id not in paired or e.split != "train"]
    if not recipe.threads:
        examples = [replace(e, draft=e.draft.model_copy(update={"thread": ()})) for e in examples]
    return examples


def lesson(example: corpus.Example, text_format: EncoderFormat) -> Lesson:
    """A draft as it stands in the corpus."""
    # All of a long draft is read when serving; its first window is enough to learn from.
    window = text_format.windows(example.draft, example.spans)[0]
    return Lesson(
        window,
        draft_target(example),
        [[float(name in labels) for name in SentenceLabel] for labels in example.sentence_labels][
            : len(window.sentences)
        ],
    )


def quiet(example: corpus.Example, text: str, text_format: EncoderFormat) -> Lesson:
    """`text` in the draft's place, with nothing to flag."""
    window = text_format.windows(example.draft.with_text(text), split_sentences(text))[0]
    return Lesson(window, [0.0] * len(DRAFT_OUTPUTS), [[0.0] * len(SENTENCE_OUTPUTS) for _ in window.sentences])


def draft_target(example: corpus.Example) -> list[float]:
    """One number for each draft output."""
    known = {label.value: float(label in example.draft_labels) for label in DraftLabel}
    known |= {"flagged": float(example.flagged), "warn": float(example.verdict == "warn")}
    return [known[name] for name in DRAFT_OUTPUTS]


def half_typed(example: corpus.Example, rng: random.Random) -> str:
    """The draft cut where nobody would flag it yet; empty if it is flagged from the start."""
    quiet_sentences = len(example.spans)
    if example.flagged:
        quiet_sentences = next((i for i, labels in enumerate(example.sentence_labels) if labels), 0)
    if example.unfinished or not quiet_sentences:
        return ""
    return example.draft.draft[: rng.randint(1, example.spans[quiet_sentences - 1].end)].rstrip()


def lessons(
    examples: list[corpus.Example],
    whole: dict[str, Lesson],
    text_format: EncoderFormat,
    recipe: Recipe,
    rng: random.Random,
) -> list[Lesson]:
    """What one epoch shows."""
    made = []
    for example in examples:
        made.append(whole[example.id])
        honest = [text for style, text in example.rewrites if style is not Style.SOFT]
        if honest and not example.unfinished and rng.random() < recipe.honest:
            made.append(quiet(example, rng.choice(honest), text_format))
        if rng.random() < recipe.half and (part := half_typed(example, rng)):
            made.append(quiet(example, part, text_format))
    return made


def batches(items: list[Lesson], size: int, rng: random.Random) -> list[list[Lesson]]:
    """Batches of lessons of like length, in random order."""
    ordered = sorted(items, key=lambda item: len(item.window.ids) + rng.random() * 30)
    groups = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    rng.shuffle(groups)
    return groups


def train(
    recipe: Recipe,
    network: ReaderNetwork,
    split: dict[str, list[corpus.Example]],
    text_format: EncoderFormat,
    work: Path,
) -> dict[str, Any]:
    """The epochs, each with a checkpoint and a line in the log; returns the last line."""
    whole = {e.id: lesson(e, text_format) for name in ("train", "dev") for e in split[name]}
    learnt = [parameter for parameter in network.parameters() if parameter.requires_grad]
    groups = [
        {"params": [p for p in learnt if p.ndim > 1], "weight_decay": recipe.weight_decay},
        {"params": [p for p in learnt if p.ndim < 2], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=recipe.learning_rate)
    rng = random.Random(recipe.seed)
    steps = recipe.epochs * math.ceil(
        len(lessons(split["train"], whole, text_format, recipe, random.Random(0))) / recipe.batch
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: shape(step / steps, recipe.warmup))
    checkpoint, log = work / "checkpoint.pt", work / "log.jsonl"
    begin, line = 0, {}
    if state := checkpoints.restore(checkpoint, network, optimizer, schedule, rng):
        begin, line = state["epoch"] + 1, state["line"]
        print(f"going on after epoch {begin}", flush=True)
    for epoch in range(begin, recipe.epochs):
        started = time.monotonic()
        groups_of_epoch = batches(lessons(split["train"], whole, text_format, recipe, rng), recipe.batch, rng)
        network.train()
        found = []
        with Bar(f"epoch {epoch + 1} of {recipe.epochs}", len(groups_of_epoch)) as progress:
            for group in groups_of_epoch:
                loss = loss_of(
                    network, [with_hidden(item, text_format.mask, recipe.hidden_tokens, rng) for item in group]
                )
                loss.backward()
                nn.utils.clip_grad_norm_(learnt, 1.0)
                optimizer.step()
                schedule.step()
                optimizer.zero_grad()
                found.append(loss.item())
                progress.advance()
        line = {
            "epoch": epoch + 1,
            "minutes": round((time.monotonic() - started) / 60, 1),
            "loss": round(float(np.mean(found)), 4),
            "dev": measure(network, split["dev"], whole, recipe),
        }
        print(json.dumps(line), flush=True)
        with log.open("a") as lines:
            lines.write(json.dumps(line) + "\n")
        checkpoints.keep(checkpoint, network, optimizer, schedule, rng, epoch=epoch, line=line)
    return line


def with_hidden(item: Lesson, mask: int, share: float, rng: random.Random) -> Lesson:
    """`item` with that share of its tokens hidden (never the first, which stands for the whole)."""
    if not share:
        return item
    ids = [item.window.ids[0], *(mask if rng.random() < share else token for token in item.window.ids[1:])]
    return replace(item, window=replace(item.window, ids=ids))


def loss_of(network: ReaderNetwork, group: list[Lesson]) -> torch.Tensor:
    """Binary cross-entropy over the drafts' outputs plus that over the sentences'."""
    drafts, sentences = network([item.window for item in group])
    targets = torch.tensor([item.draft for item in group])
    of_sentences = torch.tensor([target for item in group for target in item.sentences])
    return F.binary_cross_entropy_with_logits(drafts, targets) + F.binary_cross_entropy_with_logits(
        sentences, of_sentences
    )


def shape(progress: float, warmup: float) -> float:
    """The learning rate's shape: a linear warm-up, then a straight line down to a fiftieth."""
    return min(1.0, (progress + 0.001) / warmup) * max(0.02, 1.0 - progress)


def measure(
    network: ReaderNetwork, examples: list[corpus.Example], whole: dict[str, Lesson], recipe: Recipe
) -> dict[str, float]:
    """The main figures on the development split, with thresholds chosen on it."""
    network.eval()
    drafts, sentences = [], []
    with torch.inference_mode():
        for start in range(0, len(examples), 32):
            by_draft, by_sentence = network([whole[e.id].window for e in examples[start : start + 32]])
            drafts.append(by_draft.sigmoid())
            sentences.append(by_sentence.sigmoid())
    scores = {
        "draft": torch.cat(drafts).double().numpy(),
        "draft_truth": np.array([whole[e.id].draft for e in examples]) > 0.5,
        "sentence": torch.cat(sentences).double().numpy(),
        "sentence_truth": np.array([target for e in examples for target in whole[e.id].sentences]) > 0.5,
    }
    at = thresholds.choose(scores, recipe.false_alarms)
    flagged, warn = scores["draft_truth"][:, FLAGGED], scores["draft_truth"][:, WARN]
    spoke = scores["draft"][:, FLAGGED] >= at["flagged"]
    report = {
        "auc": metrics.auc(scores["draft"][:, FLAGGED], flagged),
        "false_alarms": float(spoke[~flagged].mean()),
        "warns_flagged": float(spoke[warn].mean()),
    }
    for kind, names in (("sentence", SENTENCE_OUTPUTS), ("draft", DRAFT_OUTPUTS[:3])):
        values = [
            metrics.f1(scores[kind][:, i] >= at[name], scores[f"{kind}_truth"][:, i]) for i, name in enumerate(names)
        ]
        report[f"f1_{kind}"] = float(np.mean(values))
    return {name: round(value, 4) for name, value in report.items()}


def save(network: ReaderNetwork, recipe: Recipe, report: dict[str, Any], destination: Path) -> None:
    """Write the trained weights (all but the embeddings, which are the base's) and the recipe."""
    packed.save(network, destination / "reader.safetensors", skip="encoder.embeddings.")
    path = destination / "coach.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    card["version"] = time.strftime("%Y%m%d")
    card["reader"] = {"recipe": asdict(recipe), "dev": report["dev"]}
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def arguments() -> tuple[Recipe, argparse.Namespace]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="the trained coach's folder; without it, nothing is written")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="checkpoints and logs")
    parser.add_argument("--drafts", type=Path, default=corpus.DRAFTS)
    return parsed(parser, Recipe)


if __name__ == "__main__":
    main()
