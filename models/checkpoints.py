"""Where a training run stands, kept after each epoch, so that the same command goes on; and trained coaches."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn

from rapport.coach.moves import Move
from rapport.lm import packed
from rapport.lm.encoder import base_encoder
from rapport.lm.network import CoachNetwork


def keep(
    path: Path,
    network: nn.Module,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    rng: random.Random,
    **more: Any,
) -> None:
    """Write everything that the next epoch depends on, and `more` to come back with it."""
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "rng": rng.getstate(),
        **more,
    }
    making = path.with_suffix(".making")
    torch.save(state, making)
    making.replace(path)  # a run that is stopped while it writes leaves the last checkpoint whole


def restore(
    path: Path,
    network: nn.Module,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    rng: random.Random,
) -> dict[str, Any] | None:
    """Put everything back as `keep` left it, and give what was kept with it; None if nothing was."""
    if not path.exists():
        return None
    state: dict[str, Any] = torch.load(path, weights_only=False)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    rng.setstate(state["rng"])
    return state


def trained(folder: Path, known: Sequence[str], moves: Sequence[Move], dropout: float = 0.0) -> CoachNetwork:
    """The trained network of `folder`, made to know `moves`: what was learnt of a line before stays with it."""
    weights = packed.load(folder / "reader.safetensors")
    network = CoachNetwork(base_encoder(), len(moves), dropout)
    rows = {name: row for row, name in enumerate(known)}
    own = network.known.weight.detach().clone()
    for place, move in enumerate(moves):
        if move.id in rows:
            own[place] = weights["known.weight"][rows[move.id]]
    network.load_state_dict({**weights, "known.weight": own}, strict=False)
    return network
