"""What decides what a training run makes."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from rapport.lm.base import PACKAGED


@dataclass
class Recipe:
    """Everything that decides what a training run makes."""

    base: str = PACKAGED
    layers: int = 12
    rank: int = 32
    alpha: int = 64
    adapter_dropout: float = 0.0
    head_dropout: float = 0.1
    learning_rate: float = 4e-4
    head_learning_rate: float = 1e-3
    weight_decay: float = 0.01
    epochs: int = 3
    tokens_a_step: int = 1280
    warmup: float = 0.06
    sentence_weight: float = 1.0
    draft_weight: float = 1.0
    rewrite_weight: float = 0.5
    rewrites_an_epoch: int = 1
    honest_an_epoch: int = 1
    fraction: float = 1.0
    threads: bool = True
    pairs: bool = True
    false_alarms: float = 0.01
    seed: int = 7


R = TypeVar("R")


def parsed(parser: argparse.ArgumentParser, kind: type[R]) -> tuple[R, argparse.Namespace]:
    """A recipe of `kind`, a dataclass, with an option of the parser for each of its fields; and all options."""
    defaults: dict[str, Any] = asdict(kind())  # type: ignore[call-overload]
    for name, value in defaults.items():
        flag = "--" + name.replace("_", "-")
        if isinstance(value, bool):
            parser.add_argument(flag, action=argparse.BooleanOptionalAction, default=value)
        else:
            parser.add_argument(flag, type=type(value), default=value)
    options = parser.parse_args()
    return kind(**{name: getattr(options, name) for name in defaults}), options
