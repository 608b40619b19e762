"""Readers' judgements of candidates, and the lines they picked for drafts.

`models/data/judgements.jsonl`: one draft a line, `{"id", "candidates": [{"text", "source", "style",
"moves", "grade", "fault"?, "second"?}]}`. `grade` is `send` (a kind friend would send this, here), `flat`
(fine, but gives them little) or `jar`, then with a `fault`: pitch, voice, invents, nonsense, hurts.
`second` is another reader's grade, where there is one. `models/data/fits.jsonl`: for a draft, of all core lines of
the library those that are right first (`open`) and last (`close`) in a message, and the sentences that may stay
(`keep`); `core` is the last generation of core lines (`Move.core`) that the reader had before them.
`models/data/picks.jsonl`: an earlier reading of the whole library, some lines for each draft.

    python models/judgements.py      prints counts, agreement, and whatever is wrong
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapport.coach.moves import Move

DATA = Path(__file__).parent / "data"
FILE, PICKS, FITS = DATA / "judgements.jsonl", DATA / "picks.jsonl", DATA / "fits.jsonl"
GRADES = ("send", "flat", "jar")
FAULTS = ("pitch", "voice", "invents", "nonsense", "hurts")
SOURCES = ("trim", "move", "trim+move", "offer+move", "written", "human", "human elsewhere", "random")

#: What serving can put together.
SERVED = ("trim", "move", "trim+move", "offer+move")


@dataclass(frozen=True)
class Judged:
    """One candidate with its grade."""

    text: str
    source: str
    style: str
    moves: tuple[str, ...]
    grade: str
    fault: str = ""
    second: str = ""


def read(path: Path = FILE) -> dict[str, list[Judged]]:
    """The judged candidates of each draft's id."""
    return {
        entry["id"]: [Judged(**{**candidate, "moves": tuple(candidate["moves"])}) for candidate in entry["candidates"]]
        for entry in _entries(path)
    }


def read_picks(path: Path = PICKS) -> list[dict[str, Any]]:
    """The picks, one for each draft."""
    return _entries(path)


def read_fits(path: Path = FITS) -> dict[str, dict[str, Any]]:
    """What fits each draft, by the draft's id: `keep`, `open` and `close`; where read twice, also `second`."""
    return {entry["id"]: entry for entry in _entries(path)}


def _entries(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def problems(judged: dict[str, list[Judged]], drafts: set[str]) -> Iterator[str]:
    """What is wrong with the judgements."""
    for name, candidates in judged.items():
        if name not in drafts:
            yield f"{name}: no such draft"
        for candidate in candidates:
            if candidate.grade not in GRADES or (candidate.second and candidate.second not in GRADES):
                yield f"{name}: unknown grade {candidate.grade} {candidate.second}"
            if (candidate.grade == "jar") != (candidate.fault in FAULTS):
                yield f"{name}: a {candidate.grade} with fault {candidate.fault!r}"
            if candidate.source not in SOURCES:
                yield f"{name}: unknown source {candidate.source}"


def fits_problems(fits: dict[str, dict[str, Any]], sentences: dict[str, int], moves: Sequence[Move]) -> Iterator[str]:
    """What is wrong with the fits; `sentences` says how many each draft has."""
    may = {
        "open": {move.id for move in moves if move.core and move.opens},
        "close": {move.id for move in moves if move.core and not move.opens},
    }
    for name, fit in fits.items():
        if name not in sentences:
            yield f"{name}: no such draft"
            continue
        for reading in (fit, *([fit["second"]] if "second" in fit else [])):
            if any(not 0 <= number < sentences[name] for number in reading["keep"]):
                yield f"{name}: keeps a sentence that is not there"
            for place, lines in may.items():
                if wrong := set(reading[place]) - lines:
                    yield f"{name}: {sorted(wrong)} cannot {place}"


def fits_summary(fits: dict[str, dict[str, Any]], moves: Sequence[Move]) -> dict[str, Any]:
    """How many lines are right for a draft, and how far two readers agree.

    `agreement`: 2·both / (one + other) over all lines that either found right; `first_in_second`: how often the
    line that one reader put first is among the other's. Both are counted over the lines that both had before them.
    """
    generation = {move.id: move.core for move in moves}
    found: dict[str, Any] = {"drafts": len(fits)}
    twice = [(fit, fit["second"]) for fit in fits.values() if "second" in fit]
    found["read_twice"] = len(twice)
    for place in ("open", "close"):
        found[f"lines_{place}"] = round(sum(len(fit[place]) for fit in fits.values()) / max(1, len(fits)), 2)
        found[f"none_{place}"] = round(sum(not fit[place] for fit in fits.values()) / max(1, len(fits)), 3)
        if twice:
            pairs = [([line for line in a[place] if generation[line] <= b.get("core", 1)], b[place]) for a, b in twice]
            both = sum(len(set(one) & set(other)) for one, other in pairs)
            found[f"agreement_{place}"] = round(2 * both / sum(len(one) + len(other) for one, other in pairs), 3)
            firsts = [one[0] in other for one, other in pairs if one]
            found[f"first_in_second_{place}"] = round(sum(firsts) / max(1, len(firsts)), 3)
    return found


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa (1960) of two readers' grades."""
    total = len(pairs)
    same = sum(first == second for first, second in pairs) / total
    ones, twos = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    chance = sum(ones[grade] * twos[grade] for grade in GRADES) / total**2
    return (same - chance) / (1 - chance)


def summary(judged: dict[str, list[Judged]]) -> dict[str, Any]:
    """Counts by grade, fault and source, and how far two readers agree."""
    every = [candidate for candidates in judged.values() for candidate in candidates]
    twice = [(candidate.grade, candidate.second) for candidate in every if candidate.second]
    by_source = {
        source: Counter(candidate.grade for candidate in every if candidate.source == source) for source in SOURCES
    }
    return {
        "drafts": len(judged),
        "judgements": len(every),
        "grades": Counter(candidate.grade for candidate in every),
        "faults": Counter(candidate.fault for candidate in every if candidate.fault),
        "send_by_source": {
            source: round(counts["send"] / sum(counts.values()), 3) for source, counts in by_source.items() if counts
        },
        "judged_twice": len(twice),
        "same_grade": round(sum(a == b for a, b in twice) / len(twice), 4) if twice else None,
        "same_jar_or_not": round(sum((a == "jar") == (b == "jar") for a, b in twice) / len(twice), 4)
        if twice
        else None,
        "kappa": round(kappa(twice), 3) if twice else None,
    }


def main() -> None:
    import corpus
    from moves import library

    judged, fits = read(), read_fits()
    sentences = {entry["id"]: len(entry["sentences"]) for entry in corpus.read_entries()}
    wrong = [*problems(judged, set(sentences)), *fits_problems(fits, sentences, library())]
    print(json.dumps(summary(judged) | {"fits": fits_summary(fits, library())}, indent=2))
    print("\n".join([*wrong, f"{len(wrong)} problems"]))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
