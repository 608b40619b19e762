"""Figures about flags: thresholds, F1, false alarms, recall, calibration."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def f1(predicted: NDArray[np.bool_], actual: NDArray[np.bool_]) -> float:
    """The F1 of a binary prediction; 1 when there is nothing to find and nothing was found."""
    hits = int((predicted & actual).sum())
    total = int(predicted.sum()) + int(actual.sum())
    return 2 * hits / total if total else 1.0


def best_f1_threshold(scores: Array, actual: NDArray[np.bool_]) -> float:
    """The threshold with the best F1, halfway between two neighbouring scores."""
    if not actual.any():
        return 0.5
    order = np.unique(scores)
    candidates = np.concatenate([(order[1:] + order[:-1]) / 2, [0.5]])
    values = [f1(scores >= candidate, actual) for candidate in candidates]
    return float(candidates[int(np.argmax(values))])


def false_alarm_threshold(scores: Array, actual: NDArray[np.bool_], rate: float) -> float:
    """The lowest threshold at which at most `rate` of the negatives score at or above it."""
    negatives = np.sort(scores[~actual])[::-1]
    if len(negatives) == 0:
        return 0.5
    allowed = math.floor(rate * len(negatives))
    highest_refused = negatives[min(allowed, len(negatives) - 1)]
    above = scores[scores > highest_refused]
    return float((highest_refused + above.min()) / 2) if len(above) else 1.0


def auc(scores: Array, actual: NDArray[np.bool_]) -> float:
    """The area under the ROC curve: how often a positive outranks a negative."""
    positives, negatives = scores[actual], scores[~actual]
    if not len(positives) or not len(negatives):
        return float("nan")
    wins = (positives[:, None] > negatives[None, :]).sum()
    ties = (positives[:, None] == negatives[None, :]).sum()
    return float((wins + ties / 2) / (len(positives) * len(negatives)))


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95% Wilson score interval of a rate (Wilson, 1927)."""
    if not total:
        return (0.0, 1.0)
    z, rate = 1.959964, hits / total
    centre = rate + z * z / (2 * total)
    spread = z * math.sqrt(rate * (1 - rate) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return ((centre - spread) / scale, (centre + spread) / scale)


def expected_calibration_error(scores: Array, actual: NDArray[np.bool_], bins: int = 10) -> float:
    """Mean gap between confidence and frequency over equal-width bins (Guo et al., 2017)."""
    total = 0.0
    for low in np.linspace(0, 1, bins, endpoint=False):
        inside = (scores >= low) & (scores < low + 1 / bins + (1e-9 if low + 1 / bins >= 1 else 0))
        if inside.any():
            total += inside.sum() * abs(scores[inside].mean() - actual[inside].mean())
    return total / len(scores) if len(scores) else 0.0
