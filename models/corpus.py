"""The corpus as the training and the measuring see it: examples, their targets, and the splits."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapport.coach.draft import Draft
from rapport.coach.labels import DraftLabel, SentenceLabel, Style
from rapport.coach.sentences import Span, split_sentences

DATA = Path(__file__).parent / "data"
DRAFTS = DATA / "drafts.jsonl"
#: Two batches that no training has seen and no threshold was chosen on.
UNSEEN = DATA / "unseen.jsonl"
SPLITS = ("train", "dev", "test")


@dataclass(frozen=True)
class Example:
    """One labelled draft."""

    id: str
    scenario: str
    draft: Draft
    spans: tuple[Span, ...]
    #: For each span, its labels.
    sentence_labels: tuple[frozenset[SentenceLabel], ...]
    draft_labels: frozenset[DraftLabel]
    verdict: str
    unfinished: bool = False
    rewrites: tuple[tuple[Style, str], ...] = field(default=())

    @property
    def flagged(self) -> bool:
        return self.verdict != "ok"

    @property
    def split(self) -> str:
        """`train` (80%), `dev` or `test` (10% each), by the scenario's name alone.

        Contrast pairs share a scenario, so they never cross splits.
        """
        bucket = int(hashlib.sha256(self.scenario.encode()).hexdigest(), 16) % 10
        return {8: "dev", 9: "test"}.get(bucket, "train")


def read_entries(path: Path = DRAFTS) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file of labelled drafts."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_examples(path: Path = DRAFTS) -> list[Example]:
    """All examples of a JSON Lines file of labelled drafts."""
    entries = read_entries(path)
    return [example_of(entry, scenario) for entry, scenario in zip(entries, scenarios(entries), strict=True)]


def scenarios(entries: list[dict[str, Any]]) -> list[str]:
    """A name for each entry's scenario: entries of one contrast pair, or under one opening turn, share it.

    What shares a scenario never crosses splits. The name is that of the scenario's first entry.
    """
    roots: dict[str, str] = {}

    def root(key: str) -> str:
        while roots.setdefault(key, key) != key:
            key = roots[key]
        return key

    keys = []
    for entry in entries:
        own = "id " + entry["id"]
        shared = ["pair " + entry["pair"]] if entry.get("pair") else []
        if entry["thread"]:
            shared.append("turn " + " ".join(re.findall(r"\w+", entry["thread"][0]["text"].lower())))
        keys.append(own)
        for key in shared:
            first, second = root(own), root(key)
            roots[second] = first
    groups = [root(key) for key in keys]
    names: dict[str, str] = {}
    for entry, group in zip(entries, groups, strict=True):
        names.setdefault(group, entry["id"])
    return [names[group] for group in groups]


def example_of(entry: dict[str, Any], scenario: str | None = None) -> Example:
    """One line of the corpus as an Example."""
    draft = Draft.model_validate({name: entry[name] for name in ("surface", "relationship", "thread", "draft")})
    spans = tuple(split_sentences(draft.draft))
    return Example(
        id=entry["id"],
        scenario=scenario or entry["id"],
        draft=draft,
        spans=spans,
        sentence_labels=tuple(_labels_of(draft.draft, spans, entry["sentences"])),
        draft_labels=frozenset(map(DraftLabel, entry["draft_labels"])),
        verdict=entry["verdict"],
        unfinished=bool(entry.get("unfinished")),
        rewrites=tuple((Style(style), text) for style, texts in entry.get("rewrites", {}).items() for text in texts),
    )


def _labels_of(text: str, spans: Iterable[Span], sentences: list[dict[str, Any]]) -> Iterable[frozenset[SentenceLabel]]:
    """The annotated sentences' labels on the spans that serving will see.

    A span takes the labels of each annotated sentence of which it shares at least half, measured
    on the shorter of the two.
    """
    annotated: list[tuple[Span, frozenset[SentenceLabel]]] = []
    position = 0
    for sentence in sentences:
        start = text.index(sentence["text"], position)
        position = start + len(sentence["text"])
        annotated.append((Span(start, position), frozenset(map(SentenceLabel, sentence["labels"]))))
    for span in spans:
        labels: frozenset[SentenceLabel] = frozenset()
        for other, names in annotated:
            shared = min(span.end, other.end) - max(span.start, other.start)
            if shared * 2 >= min(span.end - span.start, other.end - other.start):
                labels |= names
        yield labels


def paired_ids(path: Path = DRAFTS) -> frozenset[str]:
    """The ids of the drafts that belong to a contrast pair."""
    return frozenset(entry["id"] for entry in read_entries(path) if entry.get("pair"))
