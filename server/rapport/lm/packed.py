"""Trained weights in a quarter of their size: int8 with one scale for each row.

A matrix `[out, in]` becomes integers of -127 to 127 and `out` scales; vectors stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn

_SCALE = ".scale"


def save(network: nn.Module, path: Path, wanted: Callable[[str], bool] = lambda _: True) -> None:
    """Write the weights of `network` whose names are `wanted`."""
    packed: dict[str, torch.Tensor] = {}
    for name, value in network.state_dict().items():
        if not wanted(name):
            continue
        if value.ndim != 2:
            packed[name] = value.contiguous()
            continue
        scale = value.abs().amax(dim=1).clamp(min=1e-12) / 127
        packed[name] = (value / scale[:, None]).round().to(torch.int8)
        packed[name + _SCALE] = scale
    save_file(packed, path)


def load(path: Path) -> dict[str, torch.Tensor]:
    """The weights of a file written by `save`, in float32."""
    stored = load_file(path)
    return {
        name: value.float() * stored[name + _SCALE][:, None] if name + _SCALE in stored else value
        for name, value in stored.items()
        if not name.endswith(_SCALE)
    }
