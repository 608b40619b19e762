"""How far a long stage is."""

from __future__ import annotations

import time

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Bar:
    """How far a stage is and how long it will still take: a bar on a terminal, now and then a line in a log."""

    def __init__(self, stage: str, total: int) -> None:
        self._stage, self._total, self._done, self._said = stage, total, 0, 0
        self._started = time.monotonic()
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
        )
        self._task = self._progress.add_task(stage, total=total)
        self._live = self._progress.console.is_terminal

    def __enter__(self) -> Bar:
        if self._live:
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            self._progress.stop()

    def advance(self, count: int = 1) -> None:
        self._done += count
        self._progress.advance(self._task, count)
        tenth = 10 * self._done // self._total
        if not self._live and tenth > self._said:
            self._said = tenth
            minutes = (time.monotonic() - self._started) / self._done * (self._total - self._done) / 60
            print(f"{self._stage}: {self._done} of {self._total}, {minutes:.1f} min left", flush=True)
