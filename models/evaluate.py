"""Measure the coach on the test split.

    python models/evaluate.py [--real FILE] [--sheet sheet.html] [--rewrites 60]
    python models/evaluate.py --drafts models/data/unseen.jsonl --split all --rewrites 0

Prints a table and, last, one line of JSON with the same figures. Flags and chosen rewrites are measured
through the coach as it serves: its thresholds, its guard, its choice.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

import corpus
import metrics
from rapport.coach.coach import Check, Chosen, Coach
from rapport.coach.draft import Draft
from rapport.coach.guard import Fault, faults
from rapport.coach.labels import DraftLabel, SentenceLabel, Style, Verdict
from rapport.lm import artifact
from rapport.lm.engine import Engine
from rapport.settings import Settings

console = Console(stderr=True)
#: Where honest drafts are cut, as shares of their length, to see whether the coach stays quiet while one types.
CUTS = (0.2, 0.4, 0.6, 0.8)


@dataclass(frozen=True)
class Checked:
    """An example and the coach's answer to it."""

    example: corpus.Example
    check: Check

    @property
    def verdict(self) -> Verdict:
        return self.check.judgement.verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=Path, default=corpus.DRAFTS)
    parser.add_argument("--split", choices=(*corpus.SPLITS, "all"), default="test")
    parser.add_argument("--real", type=Path, help="a file of real texts with gold `flag` or `ok`, for measuring only")
    parser.add_argument("--rewrites", type=int, default=60, help="how many flagged drafts to rewrite")
    parser.add_argument("--mistakes", type=int, default=0, help="print this many of the worst mistakes of the flags")
    parser.add_argument("--sheet", type=Path, help="write an HTML sheet of the rewrites, for reading")
    options = parser.parse_args()
    settings = Settings()
    coach = Coach(Engine(artifact.load(settings.adapter, settings.prepared)))
    examples = [e for e in corpus.read_examples(options.drafts) if options.split in (e.split, "all")]
    checked = [Checked(e, coach.check(e.draft)) for e in bar(examples, "checking")]
    figures: dict[str, Any] = {"model": coach.model_version, "split": options.split, "drafts": len(examples)}
    figures |= flags(checked)
    figures["sentence_labels"] = sentence_f1(checked)
    figures["draft_labels"] = draft_f1(checked)
    figures["surfaces"] = {
        surface: flags([c for c in checked if c.example.draft.surface == surface])
        for surface in ("comment", "message", "post")
    }
    figures["half_written"] = half_written(coach, [e for e in examples if not e.flagged and not e.unfinished])
    scores = np.array([c.check.judgement.score for c in checked])
    truth = np.array([c.example.flagged for c in checked])
    figures["auc"] = round(metrics.auc(scores, truth), 4)
    figures["calibration_error"] = round(metrics.expected_calibration_error(scores, truth), 4)
    if options.real:
        figures["real"] = real(coach, options.real)
    if options.rewrites:
        flagged = [c for c in checked if c.example.flagged and not c.example.unfinished]
        chosen = random.Random(5).sample(flagged, min(options.rewrites, len(flagged)))
        figures["rewrites"], rows = rewrites(coach, chosen)
        if options.sheet:
            options.sheet.write_text(sheet(rows), encoding="utf-8")
    show(figures)
    for item in mistakes(checked)[: options.mistakes]:
        example = item.example
        print(f"{item.check.judgement.score:.3f} should be {example.verdict}, said {item.verdict}: {example.id}")
        print("\n".join(f"    {turn.who}: {turn.text}" for turn in example.draft.thread[-2:]))
        print(f"    draft: {example.draft.draft}")
    print(json.dumps(figures))


def mistakes(checked: list[Checked]) -> list[Checked]:
    """Honest drafts that were flagged and warnings that were missed, the surest mistakes first."""
    wrong = [c for c in checked if (c.verdict is Verdict.OK) == c.example.flagged and c.example.verdict != "tip"]
    return sorted(wrong, key=lambda c: -abs(c.check.judgement.score - c.example.flagged))


def bar(items: list[Any], what: str) -> Any:
    return track(items, description=what, console=console, transient=True)


def rate(hits: int, total: int) -> dict[str, Any]:
    """A share with its 95% interval."""
    low, high = metrics.wilson(hits, total)
    return {
        "rate": round(hits / total, 4) if total else None,
        "low": round(low, 4),
        "high": round(high, 4),
        "of": total,
    }


def flags(checked: list[Checked]) -> dict[str, Any]:
    """False alarms among honest drafts; flagged ones found; warnings answered with a warning."""
    honest = [c for c in checked if not c.example.flagged]
    flagged = [c for c in checked if c.example.flagged]
    warned = [c for c in checked if c.example.verdict == "warn"]
    return {
        "false_alarms": rate(sum(c.verdict is not Verdict.OK for c in honest), len(honest)),
        "flagged_found": rate(sum(c.verdict is not Verdict.OK for c in flagged), len(flagged)),
        "warns_answered": rate(sum(c.verdict is Verdict.WARN for c in warned), len(warned)),
    }


def sentence_f1(checked: list[Checked]) -> dict[str, float]:
    """F1 for each sentence label over all sentences, and their mean."""
    values = {}
    for label in SentenceLabel:
        found = [
            any(scored.name == label for scored in shown) for c in checked for shown in c.check.judgement.sentences
        ]
        actual = [label in labels for c in checked for labels in c.example.sentence_labels]
        values[label.value] = round(metrics.f1(np.array(found), np.array(actual)), 4)
    return {**values, "macro": round(float(np.mean(list(values.values()))), 4)}


def draft_f1(checked: list[Checked]) -> dict[str, float]:
    """F1 for each draft label, and their mean."""
    values = {}
    for label in DraftLabel:
        found = [any(scored.name == label for scored in c.check.judgement.labels) for c in checked]
        actual = [label in c.example.draft_labels for c in checked]
        values[label.value] = round(metrics.f1(np.array(found), np.array(actual)), 4)
    return {**values, "macro": round(float(np.mean(list(values.values()))), 4)}


def half_written(coach: Coach, honest: list[corpus.Example]) -> dict[str, Any]:
    """False alarms on honest drafts cut while typing."""
    alarms = total = 0
    for example in bar(honest, "cutting"):
        text = example.draft.draft
        for cut in sorted({max(1, round(len(text) * share)) for share in CUTS}):
            part = text[:cut].rstrip()
            if part:
                total += 1
                alarms += coach.check(example.draft.with_text(part)).judgement.verdict is not Verdict.OK
    return {"false_alarms": rate(alarms, total)}


def real(coach: Coach, path: Path) -> dict[str, Any]:
    """False alarms and recall on real texts with gold `flag` or `ok`."""
    counts: Counter[tuple[str, bool]] = Counter()
    for entry in bar(corpus.read_entries(path), "real texts"):
        draft = Draft.model_validate({name: entry[name] for name in ("surface", "relationship", "thread", "draft")})
        counts[entry["gold"], coach.check(draft).judgement.verdict is not Verdict.OK] += 1
    return {
        "false_alarms": rate(counts["ok", True], counts["ok", True] + counts["ok", False]),
        "recall": rate(counts["flag", True], counts["flag", True] + counts["flag", False]),
    }


@dataclass(frozen=True)
class Row:
    """One flagged draft with its rewrites, for reading."""

    example: corpus.Example
    chosen: dict[Style, Chosen]


def rewrites(coach: Coach, chosen: list[Checked]) -> tuple[dict[str, Any], list[Row]]:
    """What a machine can say of the rewrites that are shown."""
    rows = [
        Row(item.example, {said.style: said for said in coach.rewrite(item.example.draft, [Style.LISTEN, Style.SOFT])})
        for item in bar(chosen, "rewriting")
    ]
    shown = [(row, said) for row in rows for said in row.chosen.values() if said.text]
    first = [said for row in rows if (said := next((c for c in row.chosen.values() if c.text), None))]
    guarded = [faults(row.example.draft, said.text) for row, said in shown]
    invented = {Fault.LINK, Fault.NUMBER, Fault.NAME, Fault.CLAIM}
    openings = Counter(" ".join(re.findall(r"[\w']+", said.text.lower())[:2]) for said in first)
    lines = Counter(move for said in first for move in said.moves)
    return {
        "drafts": len(rows),
        "with_a_rewrite": rate(len(first), len(rows)),
        "with_listen": rate(sum(bool(row.chosen[Style.LISTEN].text) for row in rows), len(rows)),
        "with_soft": rate(sum(bool(row.chosen[Style.SOFT].text) for row in rows), len(rows)),
        "sources": dict(Counter(said.source for said in first)),
        "refused_by_guard": rate(sum(bool(found) for found in guarded), len(guarded)),
        "invents": rate(sum(bool(set(found) & invented) for found in guarded), len(guarded)),
        "coach_passes": rate(
            sum(
                coach.check(row.example.draft.with_text(said.text)).judgement.verdict is Verdict.OK
                for row, said in shown
            ),
            len(shown),
        ),
        "mean_chance": mean([said.score for said in first]),
        "length_ratio": mean([len(said.text) / len(row.example.draft.draft) for row, said in shown]),
        "copy_rate": mean([copied(said.text, row.example.draft.draft) for row, said in shown]),
        "distinct_openings": round(len(openings) / len(first), 3) if first else None,
        "commonest_opening": openings.most_common(1)[0] if openings else None,
        "commonest_move": lines.most_common(1)[0] if lines else None,
    }, rows


def mean(values: list[float]) -> float | None:
    return round(sum(values) / len(values), 3) if values else None


def copied(text: str, draft: str) -> float:
    """The share of a rewrite's words that stand in the draft in runs of three words or more."""
    words, source = text.lower().split(), draft.lower().split()
    blocks = SequenceMatcher(None, words, source, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 3) / max(1, len(words))


def sheet(rows: list[Row]) -> str:
    """The rewrites side by side, with a human's, as one HTML page."""
    parts = [
        "<!doctype html><meta charset=utf-8><title>Rewrites to read</title><style>body{font:16px/1.5 system-ui;"
        "max-width:52rem;margin:2rem auto;padding:0 1rem}article{border-top:1px solid #999;padding:1rem 0}"
        "q{color:#555}b{display:inline-block;min-width:6rem}</style>"
    ]
    for number, row in enumerate(rows, 1):
        parts.append(f"<article><h3>{number}. {row.example.draft.surface}, {row.example.draft.relationship}</h3>")
        parts += [f"<p><b>{turn.who}</b> <q>{html.escape(turn.text)}</q>" for turn in row.example.draft.thread]
        parts.append(f"<p><b>draft</b> {html.escape(row.example.draft.draft)}")
        for style, chosen in row.chosen.items():
            parts.append(f"<p><b>{style}</b> {html.escape(chosen.text) or '<i>nothing good enough</i>'}")
            if chosen.text:
                parts.append(f" <small>{chosen.source} {chosen.score:.2f} {' '.join(chosen.moves)}</small>")
        human = [f"{style}: {text}" for style, text in row.example.rewrites[:2]]
        parts += [f"<p><b>human</b> {html.escape(text)}" for text in human]
        parts.append("</article>")
    return "\n".join(parts)


def show(figures: dict[str, Any]) -> None:
    """The figures as a table."""
    table = Table(title=f"{figures['model']} on {figures['drafts']} drafts of the {figures['split']} split")
    table.add_column("what")
    table.add_column("figure", justify="right")
    table.add_column("95% interval", justify="right")

    def add(what: str, value: Any) -> None:
        if isinstance(value, dict) and "rate" in value:
            if value["rate"] is not None:
                table.add_row(
                    what, f"{value['rate']:.1%}", f"{value['low']:.1%} to {value['high']:.1%} of {value['of']}"
                )
        elif isinstance(value, dict):
            for name, inner in value.items():
                add(f"{what}, {name}" if what else name, inner)
        else:
            table.add_row(what, str(value), "")

    for name, value in figures.items():
        if name not in ("model", "split", "drafts"):
            add(name.replace("_", " "), value)
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
