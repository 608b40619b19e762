"""Blind sheets: rewrites of test drafts side by side with a careful writer's, sources hidden; and their scores.

    python models/judge_sheet.py make --out sheet.txt --key key.json [--drafts 60] [--seed 1]
    python models/judge_sheet.py score --key key.json --read readings.txt

A reader gets `sheet.txt` and the label guide, and writes a line for each draft: the fault letters of A and of B
(`-` for none; p still a pitch, v wrong voice, i invents, n nonsense or something nobody would say, h hurts), then
which they would rather send, `A`, `B` or `=`:

    w07-030|-|n|A
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import corpus
import metrics
from rapport.coach.coach import Coach
from rapport.coach.labels import Style
from rapport.lm import artifact
from rapport.lm.engine import Engine
from rapport.settings import Settings

FAULTS = {"p": "still a pitch", "v": "wrong voice", "i": "invents", "n": "nonsense", "h": "hurts"}


def make(out: Path, key: Path, drafts: int, seed: int) -> None:
    """Write the sheet of first rewrites shown, and the key that says which side was whose."""
    settings = Settings()
    coach = Coach(Engine(artifact.load(settings.adapter, settings.prepared)))
    rng = random.Random(seed)
    flagged = [e for e in corpus.read_examples() if e.split == "test" and e.flagged and e.rewrites and not e.unfinished]
    parts, sides = [], {}
    for example in rng.sample(flagged, min(drafts, len(flagged))):
        shown = next((c for c in coach.rewrite(example.draft, [Style.LISTEN, Style.SOFT]) if c.text), None)
        if shown is None:
            sides[example.id] = {"ours": "", "source": "none"}
            continue
        human = rng.choice([text for _, text in example.rewrites])
        ours_first = rng.random() < 0.5
        sides[example.id] = {
            "ours": "A" if ours_first else "B",
            "text": shown.text,
            "source": shown.source,
            "score": round(shown.score, 3),
            "moves": shown.moves,
        }
        first, second = (shown.text, human) if ours_first else (human, shown.text)
        parts += [f"## {example.id}  {example.draft.surface.value}, {example.draft.relationship.value}"]
        parts += [f"{turn.who}: {turn.text}" for turn in example.draft.thread]
        parts += [f"  DRAFT: {example.draft.draft}", f"  A: {first}", f"  B: {second}", ""]
    out.write_text("\n".join(parts), encoding="utf-8")
    key.write_text(json.dumps(sides, indent=1), encoding="utf-8")


def score(key: Path, read: Path) -> dict[str, object]:
    """The share of each fault on either side, and how often ours was preferred or as good."""
    sides = json.loads(key.read_text(encoding="utf-8"))
    ours: Counter[str] = Counter()
    human: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for line in filter(None, map(str.strip, read.read_text(encoding="utf-8").splitlines())):
        name, a, b, better = (field.strip() for field in line.split("|")[:4])
        side = sides[name]["ours"]
        mine, theirs = (a, b) if side == "A" else (b, a)
        ours.update(set(mine) & set(FAULTS))
        human.update(set(theirs) & set(FAULTS))
        places["as good" if better == "=" else "ours" if better == side else "human"] += 1
    total = sum(places.values())
    shown = [value for value in sides.values() if value["ours"]]
    lines = Counter(move for value in shown for move in value["moves"])
    openings = Counter(" ".join(value["text"].lower().split()[:2]) for value in shown)
    low, high = metrics.wilson(places["ours"] + places["as good"], total)
    return {
        "drafts": len(sides),
        "with_a_rewrite": round(len(shown) / len(sides), 3),
        "read": total,
        "ours": {FAULTS[letter]: round(ours[letter] / total, 3) for letter in FAULTS},
        "human": {FAULTS[letter]: round(human[letter] / total, 3) for letter in FAULTS},
        "above_or_as_good_as_human": round((places["ours"] + places["as good"]) / total, 3),
        "interval": [round(low, 3), round(high, 3)],
        "places": dict(places),
        "commonest_move": lines.most_common(1),
        "commonest_opening": openings.most_common(1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("--out", type=Path, required=True)
    making.add_argument("--drafts", type=int, default=60)
    making.add_argument("--seed", type=int, default=1)
    scoring = commands.add_parser("score")
    scoring.add_argument("--read", type=Path, required=True)
    for command in (making, scoring):
        command.add_argument("--key", type=Path, required=True)
    options = parser.parse_args()
    if options.command == "make":
        make(options.out, options.key, options.drafts, options.seed)
    else:
        print(json.dumps(score(options.key, options.read), indent=2))


if __name__ == "__main__":
    main()
