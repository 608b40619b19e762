"""How long the coach takes: a check, a check while typing on, words in two styles, and the stages of these.

    python models/bench/latency.py

Milliseconds, medians over `--rounds` drafts of the test split; the last line is JSON. Run it on a
machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

import corpus
from rapport.coach.coach import Coach
from rapport.coach.draft import Draft
from rapport.coach.labels import Style
from rapport.coach.model import LanguageModel, Material, Piece, Reading
from rapport.coach.sentences import Span
from rapport.lm import artifact
from rapport.lm.engine import Engine
from rapport.settings import Settings

STYLES = (Style.LISTEN, Style.SOFT)

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    settings = Settings()
    started = time.perf_counter()
    model = Timed(Engine(artifact.load(settings.adapter, settings.prepared)))
    coach = Coach(model)
    times: dict[str, list[float]] = {"load": [since(started)]}
    examples = [e for e in corpus.read_examples() if e.split == "test" and e.flagged and e.rewrites]
    for example in examples[: options.rounds]:
        for name, value in once(coach, model, example.draft).items():
            times.setdefault(name, []).append(value)
    medians = {name: round(statistics.median(values), 1) for name, values in times.items()}
    for name, value in medians.items():
        print(f"{name:28} {value:9.1f} ms")
    print(json.dumps({"model": coach.model_version, "rounds": options.rounds, **medians}))


class Timed:
    """A language model that knows how long it was busy with each kind of work, in milliseconds."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self.version = model.version
        self.thresholds = model.thresholds
        self.busy: dict[str, float] = {}

    def read(self, draft: Draft, sentences: Sequence[Span]) -> Reading:
        return self._timed("read", lambda: self._model.read(draft, sentences))

    def read_each(self, drafts: Sequence[tuple[Draft, Sequence[Span]]]) -> list[Reading]:
        return self._timed("judge", lambda: self._model.read_each(drafts))

    def material(self, draft: Draft, sentences: Sequence[Span]) -> Material:
        return self._timed("look_up", lambda: self._model.material(draft, sentences))

    def write(
        self, draft: Draft, sentences: Sequence[Span], styles: Sequence[Style], candidates: int
    ) -> Iterator[Piece]:
        return self._model.write(draft, sentences, styles, candidates)

    def _timed(self, stage: str, work: Callable[[], T]) -> T:
        started = time.perf_counter()
        result = work()
        self.busy[stage] = self.busy.get(stage, 0.0) + since(started)
        return result


def once(coach: Coach, model: Timed, draft: Draft) -> dict[str, float]:
    """The times of one draft: typed to its last but one word, checked, typed on, checked, rewritten.

    Of the rewrite also its stages: `read` (the draft, remembered from the check), `look_up` (the lines that fit),
    `judge` (the candidates of both styles, read in the draft's place), and `rest` (put together, guarded, ordered).
    """
    found = {}
    started = time.perf_counter()
    coach.check(draft.with_text(draft.draft.rsplit(" ", 1)[0]))
    found["check"] = since(started)
    started = time.perf_counter()
    coach.check(draft)
    found["check_after_a_word"] = since(started)
    model.busy.clear()
    started = time.perf_counter()
    for _ in coach.rewrite(draft, STYLES):
        found.setdefault("rewrite_first_chosen", since(started))
    found["rewrite_both_chosen"] = since(started)
    stages = {stage: model.busy.get(stage, 0.0) for stage in ("read", "look_up", "judge")}
    stages["rest"] = found["rewrite_both_chosen"] - sum(stages.values())
    return found | {f"rewrite_{stage}": value for stage, value in stages.items()}


def since(started: float) -> float:
    """Milliseconds since `started`."""
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
