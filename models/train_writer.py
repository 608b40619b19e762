"""Train the writer: LoRA on the upper layers, on the corpus's rewrites and honest replies.

    python models/train_writer.py --out models/coach-135m

Heads that read the flags learn beside it, as a second lesson; serving reads with the encoder instead.

The lower layers stay as they are, so what they compute of each example is the same in every
epoch: it is computed once and kept (about 1 kB a token), and an epoch costs only the upper layers.
Every epoch ends with a checkpoint under --work; the same command goes on from the last one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from peft import LoraConfig, get_peft_model
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional as F

import corpus
import metrics
import thresholds
from batching import Batch, Item, batches, decode, prepare, sliced
from heads import Heads
from progress import Bar
from rapport.lm.base import best_dtype, load_base, load_tokenizer
from rapport.lm.network import DRAFT_OUTPUTS, SENTENCE_OUTPUTS
from rapport.lm.text_format import FORMAT_VERSION, TextFormat
from recipe import Recipe, parsed

HERE = Path(__file__).parent


def main() -> None:
    recipe, options = arguments()
    torch.manual_seed(recipe.seed)
    text_format = TextFormat(load_tokenizer(recipe.base))
    print("loading the base weights", flush=True)
    model = load_base(recipe.base, best_dtype())
    total_layers = model.config.num_hidden_layers
    first = total_layers - recipe.layers
    train, dev = (
        [example for example in choose(corpus.read_examples(options.drafts), recipe) if example.split == split]
        for split in ("train", "dev")
    )
    if options.all_data:  # the split is kept for measuring; the last model may learn from dev too
        train = train + dev
    train = train[: max(1, round(len(train) * recipe.fraction))]
    print(f"{len(train)} drafts to learn from, {len(dev)} to choose thresholds on", flush=True)

    lower = sliced(model.model, 0, first, final_norm=False)
    items = {
        name: prepare(name, examples, lower, text_format, recipe) for name, examples in (("train", train), ("dev", dev))
    }
    adapted = get_peft_model(
        model,
        LoraConfig(
            r=recipe.rank,
            lora_alpha=recipe.alpha,
            lora_dropout=recipe.adapter_dropout,
            target_modules=["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"],
            layers_to_transform=list(range(first, total_layers)),
            task_type="CAUSAL_LM",
        ),
    )
    upper = sliced(model.model, first, total_layers, final_norm=True)
    heads = Heads(model.config.hidden_size, dropout=recipe.head_dropout)
    out = model.get_output_embeddings()
    # The same command goes on from its checkpoint; another recipe or another corpus begins anew.
    plan = json.dumps([asdict(recipe), options.all_data], sort_keys=True).encode() + options.drafts.read_bytes()
    work = options.work / hashlib.sha256(plan).hexdigest()[:12]
    work.mkdir(parents=True, exist_ok=True)
    (work / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2))
    run(recipe, items, upper, heads, out, adapted, work, options.out)


def choose(examples: list[corpus.Example], recipe: Recipe) -> list[corpus.Example]:
    """The examples of this recipe, in an order that depends on the seed alone (for --fraction)."""
    if not recipe.pairs:
        sizes = Counter(e.scenario for e in examples)
        examples = [e for e in examples if sizes[e.scenario] == 1 or e.split != "train"]
    if not recipe.threads:
        examples = [replace(e, draft=e.draft.model_copy(update={"thread": ()})) for e in examples]
    random.Random(recipe.seed).shuffle(examples)
    return examples


def autocast() -> torch.autocast:
    """bfloat16 where the processor multiplies it natively; elsewhere it is seven times slower than float32."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=best_dtype() is torch.bfloat16)


def losses(
    batch: Batch, upper: nn.Module, heads: Heads, out: nn.Module
) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    """The three losses, and the hidden states `[batch * n, width]` they were read from."""
    with autocast():
        hidden = decode(upper, batch.hidden, batch.positions, batch.visible).flatten(0, 1)
    found = {}
    index, target = batch.sentences
    found["sentence"] = F.binary_cross_entropy_with_logits(heads.sentence_logits(hidden[index]), target)
    index, target = batch.drafts
    found["draft"] = F.binary_cross_entropy_with_logits(heads.draft_logits(hidden[index]), target)
    index, tokens = batch.taught
    if len(index):
        with autocast():
            logits = out(hidden[index])
        found["rewrite"] = F.cross_entropy(logits.float(), tokens)
    return found, hidden


def run(
    recipe: Recipe,
    items: dict[str, list[Item]],
    upper: nn.Module,
    heads: Heads,
    out: nn.Module,
    adapted: Any,
    work: Path,
    destination: Path,
) -> None:
    """The epochs, with a checkpoint after each, and the best one written to `destination`."""
    adapter = [p for p in upper.parameters() if p.requires_grad]
    groups = [
        {"params": adapter, "lr": recipe.learning_rate},
        {"params": list(heads.parameters()), "lr": recipe.head_learning_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay)
    rng = random.Random(recipe.seed)
    steps = math.ceil(sum(1 for _ in batches(items["train"], random.Random(0), recipe)) * recipe.epochs * 1.02)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: shape(step / steps, recipe.warmup))
    print(f"{sum(p.numel() for p in adapter) / 1e6:.1f} M adapter weights, about {steps} steps", flush=True)
    weights = {"sentence": recipe.sentence_weight, "draft": recipe.draft_weight, "rewrite": recipe.rewrite_weight}
    best, begin = math.inf, 0
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        for parameter, saved in zip(adapter, state["adapter"], strict=True):
            parameter.data.copy_(saved)
        heads.load_state_dict(state["heads"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        rng.setstate(state["rng"])
        best, begin = state["best"], state["epoch"] + 1
        if begin >= recipe.epochs:
            print(f"this run is finished already; to repeat it, delete {work}", flush=True)
            return
        print(f"going on after epoch {begin}", flush=True)
    for epoch in range(begin, recipe.epochs):
        started = time.monotonic()
        upper.train()
        heads.train()
        sums: dict[str, list[float]] = {}
        with Bar(f"epoch {epoch + 1} of {recipe.epochs}", len(items["train"])) as progress:
            for group, batch in batches(items["train"], rng, recipe):
                found, _ = losses(batch, upper, heads, out)
                sum(weights[name] * value for name, value in found.items()).backward()
                torch.nn.utils.clip_grad_norm_([*adapter, *heads.parameters()], 1.0)
                optimizer.step()
                schedule.step()
                optimizer.zero_grad()
                for name, value in found.items():
                    sums.setdefault(name, []).append(value.item())
                progress.advance(len(group))
        report = measure(items["dev"], upper, heads, out, recipe)
        line = {
            "epoch": epoch + 1,
            "minutes": round((time.monotonic() - started) / 60, 1),
            "train": {name: round(float(np.mean(values)), 4) for name, values in sums.items()},
            "dev": report,
        }
        print(json.dumps(line), flush=True)
        with (work / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        loss = report["loss_draft"] * recipe.draft_weight + report["loss_sentence"] * recipe.sentence_weight
        loss += recipe.rewrite_weight * report.get("loss_rewrite", 0.0)
        if loss < best:
            best = loss
            save(recipe, adapted, line, destination)
        torch.save(
            {
                "adapter": [p.data for p in adapter],
                "heads": heads.state_dict(),
                "epoch": epoch,
                "best": best,
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "rng": rng.getstate(),
            },
            checkpoint,
        )


def shape(progress: float, warmup: float) -> float:
    """The learning rate's shape: a linear warm-up, then a cosine down to a twentieth."""
    if progress < warmup:
        return max(progress / warmup, 0.01)
    return 0.05 + 0.95 * (1 + math.cos(math.pi * min(1.0, (progress - warmup) / (1 - warmup)))) / 2


def measure(items: list[Item], upper: nn.Module, heads: Heads, out: nn.Module, recipe: Recipe) -> dict[str, float]:
    """Losses and the main figures on the development split."""
    upper.eval()
    heads.eval()
    sums: dict[str, list[float]] = {}
    drafts, targets, sentences, sentence_targets = [], [], [], []
    with torch.inference_mode():
        for group, batch in batches(items, random.Random(0), recipe, whole=True):
            found, hidden = losses(batch, upper, heads, out)
            for name, value in found.items():
                sums.setdefault(name, []).append(value.item())
            size = batch.hidden.shape[1]
            for row, item in enumerate(group):
                trunk = item.segments[0]
                index = torch.tensor([row * size + i for i, _ in trunk.drafts])
                drafts.append(heads.draft_logits(hidden[index]).sigmoid()[0].numpy())
                targets.append(trunk.drafts[0][1])
                index = torch.tensor([row * size + i for i, _ in trunk.sentences])
                sentences += list(heads.sentence_logits(hidden[index]).sigmoid().numpy())
                sentence_targets += [target for _, target in trunk.sentences]
    draft_scores, draft_truth = np.array(drafts, dtype=float), np.array(targets) > 0.5
    scores = {
        "draft": draft_scores,
        "draft_truth": draft_truth,
        "sentence": np.array(sentences, dtype=float),
        "sentence_truth": np.array(sentence_targets) > 0.5,
    }
    chosen = thresholds.choose(scores, recipe.false_alarms)
    flagged, warn = DRAFT_OUTPUTS.index("flagged"), DRAFT_OUTPUTS.index("warn")
    spoke = draft_scores[:, flagged] >= chosen["flagged"]
    warned = spoke & (draft_scores[:, warn] >= chosen["warn"])
    report = {f"loss_{name}": round(float(np.mean(values)), 4) for name, values in sums.items()}
    report["flagged_auc"] = round(metrics.auc(draft_scores[:, flagged], draft_truth[:, flagged]), 4)
    report["false_alarms"] = round(float(spoke[~draft_truth[:, flagged]].mean()), 4)
    report["warns_found"] = round(float(warned[draft_truth[:, warn]].mean()), 4)
    for kind, names in (("sentence", SENTENCE_OUTPUTS), ("draft", DRAFT_OUTPUTS[:3])):
        values = []
        for i, name in enumerate(names):
            values.append(metrics.f1(scores[kind][:, i] >= chosen[name], scores[f"{kind}_truth"][:, i]))
            report[f"f1_{name}"] = round(values[-1], 3)
        report[f"f1_{kind}"] = round(float(np.mean(values)), 4)
    return report


def save(recipe: Recipe, adapted: Any, line: dict[str, Any], destination: Path) -> None:
    """Write the adapter and its part of the card."""
    destination.mkdir(parents=True, exist_ok=True)
    adapted.save_pretrained(destination, save_embedding_layers=False)
    (destination / "README.md").unlink(missing_ok=True)
    config = json.loads((destination / "adapter_config.json").read_text())
    config["base_model_name_or_path"] = recipe.base  # not where it lay on this machine
    (destination / "adapter_config.json").write_text(json.dumps(config, indent=2) + "\n")
    weights = destination / "adapter_model.safetensors"  # half the size; serving is no more precise than that
    save_file({name: value.bfloat16() for name, value in load_file(weights).items()}, weights)
    path = destination / "coach.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    card |= {"base": recipe.base, "format": FORMAT_VERSION, "version": time.strftime("%Y%m%d")}
    card["writer"] = {"recipe": asdict(recipe), "dev": line["dev"]}
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def arguments() -> tuple[Recipe, argparse.Namespace]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=HERE / "coach-135m")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="checkpoints and logs")
    parser.add_argument("--drafts", type=Path, default=corpus.DRAFTS)
    parser.add_argument("--all-data", action="store_true", help="learn from the development split too")
    return parsed(parser, Recipe)


if __name__ == "__main__":
    main()
