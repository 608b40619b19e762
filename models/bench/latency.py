"""How long the coach takes: a check, a check while typing on, a rewrite of each style, and the stages of it.

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
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import corpus
from rapport.coach.coach import Coach
from rapport.coach.draft import Draft
from rapport.coach.labels import Style
from rapport.lm import artifact
from rapport.lm.engine import Engine
from rapport.settings import Settings

STYLES = (Style.LISTEN, Style.SOFT)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    settings = Settings()
    started = time.perf_counter()
    coach = Coach(Engine(artifact.load(settings.adapter, settings.prepared)))
    times: dict[str, list[float]] = {"load": [since(started)]}
    examples = [e for e in corpus.read_examples() if e.split == "test" and e.flagged and e.rewrites]
    for example in examples[: options.rounds]:
        for name, value in once(coach, example.draft).items():
            times.setdefault(name, []).append(value)
    medians = {name: round(statistics.median(values), 1) for name, values in times.items()}
    for name, value in medians.items():
        print(f"{name:28} {value:9.1f} ms")
    print(json.dumps({"model": coach.model_version, "rounds": options.rounds, **medians}))


def once(coach: Coach, draft: Draft) -> dict[str, float]:
    """The times of one draft: typed to its last but one word, checked, typed on, checked, rewritten."""
    found = {}
    started = time.perf_counter()
    coach.check(draft.with_text(draft.draft.rsplit(" ", 1)[0]))
    found["check"] = since(started)
    started = time.perf_counter()
    coach.check(draft)
    found["check_after_a_word"] = since(started)
    started = time.perf_counter()
    for _ in coach.rewrite(draft, STYLES):
        found.setdefault("rewrite_first_chosen", since(started))
    found["rewrite_both_chosen"] = since(started)
    return found


def since(started: float) -> float:
    """Milliseconds since `started`."""
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
