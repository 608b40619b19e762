"""How well a reader does on drafts that it does not learn from, while it is trained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

import corpus
import judgements
import metrics
import thresholds
from lessons import Lesson, Lessons, Library
from rapport.lm.network import DRAFT_OUTPUTS, PLACES, SENTENCE_OUTPUTS, CoachNetwork

FLAGGED, WARN = DRAFT_OUTPUTS.index("flagged"), DRAFT_OUTPUTS.index("warn")
SEND, FINE = 0, 1


def measure(
    network: CoachNetwork,
    examples: Sequence[corpus.Example],
    whole: dict[str, Lesson],
    made: Lessons,
    lines: Library,
    false_alarms: float,
) -> dict[str, float]:
    """The main figures on the development split, with thresholds chosen on it.

    Of lines, for each place: `top`, how often the likeliest is a right one (a draft without any counts as wrong);
    `top_sure`, the same of the surer half of the drafts. `keep`: the share of sentences told right. `auc_send` and
    `auc_fine`: how well the judge tells candidates that serving could put together.
    """
    network.eval()
    drafts, sentences = [], []
    kept: list[bool] = []
    best: dict[str, list[tuple[float, bool]]] = {place: [] for place in PLACES}
    with torch.inference_mode():
        for start in range(0, len(examples), 32):
            items = [whole[e.id] for e in examples[start : start + 32]]
            outputs = network([item.window for item in items])
            drafts.append(outputs.drafts.sigmoid())
            sentences.append(outputs.sentences.sigmoid())
            keeps = iter((outputs.keeps > 0).tolist())
            told = [[next(keeps) for _ in item.window.sentences] for item in items]
            fits = network.fits(outputs.trunk, lines.keys, lines.places)
            for row, item in enumerate(items):
                if item.fitting is None:
                    continue
                kept += [says == (stays > 0.5) for says, stays in zip(told[row], item.fitting.keep, strict=True)]
                for place, logits in fits.items():
                    may = lines.may(place) & (lines.generations <= item.fitting.generation)
                    scores = logits[row].masked_fill(~may, float("-inf"))
                    best[place].append((float(scores.max()), int(scores.argmax()) in item.fitting.right[place]))
    scores = {
        "draft": torch.cat(drafts).double().numpy(),
        "draft_truth": np.array([whole[e.id].draft for e in examples]) > 0.5,
        "sentence": torch.cat(sentences).double().numpy(),
        "sentence_truth": np.array([target for e in examples for target in whole[e.id].sentences]) > 0.5,
    }
    report = flags(scores, thresholds.choose(scores, false_alarms))
    if kept:
        report["keep"] = float(np.mean(kept))
        for place, found in best.items():
            half = sorted(found, reverse=True)[: (len(found) + 1) // 2]
            report[f"{place}_top"] = float(np.mean([right for _, right in found]))
            report[f"{place}_top_sure"] = float(np.mean([right for _, right in half]))
    report |= judging(network, examples, made)
    return {name: round(value, 4) for name, value in report.items()}


def flags(scores: dict[str, Any], at: dict[str, float]) -> dict[str, float]:
    """The figures of the flags at the thresholds `at`."""
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
    return report


def judging(network: CoachNetwork, examples: Sequence[corpus.Example], made: Lessons) -> dict[str, float]:
    """How well the judge tells what would be sent, and what would not jar, of what serving could put together."""
    items = [
        made.candidate(example, candidate)
        for example in examples
        for candidate in made.judged.get(example.id, [])
        if candidate.source in judgements.SERVED
    ]
    if not items:
        return {}
    items.sort(key=lambda item: len(item.window.ids))
    with torch.inference_mode():
        graded = torch.cat(
            [network([item.window for item in items[i : i + 64]]).grades for i in range(0, len(items), 64)]
        ).numpy()
    truth = np.array([item.grade for item in items]) > 0.5
    return {f"auc_{name}": metrics.auc(graded[:, i], truth[:, i]) for name, i in (("send", SEND), ("fine", FINE))}
