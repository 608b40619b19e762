"""A training run goes on where it stood."""

import random
from pathlib import Path

import torch
from torch import nn

import checkpoints


def run() -> tuple[nn.Module, torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler, random.Random]:
    torch.manual_seed(0)
    network = nn.Linear(3, 2)
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.1)
    return (
        network,
        optimizer,
        torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 / (step + 1)),
        random.Random(1),
    )


def step(parts: tuple[nn.Module, torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler, random.Random]) -> None:
    network, optimizer, schedule, rng = parts
    network(torch.tensor([[rng.random(), rng.random(), 1.0]])).sum().backward()
    optimizer.step()
    schedule.step()
    optimizer.zero_grad()


def test_a_run_that_was_stopped_ends_as_one_that_was_not(tmp_path: Path) -> None:
    whole = run()
    step(whole)
    checkpoints.keep(tmp_path / "checkpoint.pt", *whole, epoch=0)
    step(whole)
    again = run()
    assert checkpoints.restore(tmp_path / "checkpoint.pt", *again) is not None
    step(again)
    assert torch.equal(whole[0].weight, again[0].weight)


def test_a_run_without_a_checkpoint_begins(tmp_path: Path) -> None:
    assert checkpoints.restore(tmp_path / "checkpoint.pt", *run()) is None
