"""Check the corpus, and say what is in it.

    python models/validate_corpus.py

Exits with 1 if a line breaks a rule of the label guide, repeats another, or crosses the splits;
`make test` runs the same checks.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

import corpus
from rapport.coach.draft import Draft
from rapport.coach.labels import DraftLabel, SentenceLabel, Style, Verdict

Entry = dict[str, Any]

#: From this cosine (TF-IDF over character 4-grams of thread and draft) on, two entries are near-duplicates.
NEAR_DUPLICATE = 0.8
#: No opening of a rewrite (two words) and no question frame (three words) above this share.
MAX_SHARE = 0.03


def faults_of(entry: Entry) -> Iterator[str]:
    """What is wrong with one entry, by the label guide."""
    Draft.model_validate({name: entry[name] for name in ("surface", "relationship", "thread", "draft")})
    position = 0
    for sentence in entry["sentences"]:
        found = entry["draft"].find(sentence["text"], position)
        if found < 0 or entry["draft"][position:found].strip():
            yield f"the sentences do not make up the draft: {sentence['text'][:40]!r}"
            return
        position = found + len(sentence["text"])
    if entry["draft"][position:].strip():
        yield "the draft goes on after its last sentence"
    shown = [label for sentence in entry["sentences"] for label in sentence["labels"]]
    whole = set(entry["draft_labels"])
    verdict = Verdict(entry["verdict"])
    if unknown := (set(shown) - set(SentenceLabel)) | (whole - set(DraftLabel)):
        yield f"unknown labels {sorted(unknown)}"
    if (verdict is Verdict.OK) == bool(shown or whole):
        yield f"the verdict {verdict} does not go with the labels"
    they_spoke = any(turn["from"] == "them" for turn in entry["thread"])
    if "not_listening" in whole and not they_spoke:
        yield "not_listening needs a turn from them"
    if "cold_pitch" in whole and (entry["surface"], entry["relationship"]) != ("message", "new"):
        yield "cold_pitch needs a message to a new contact"
    if "one_way" in whole and they_spoke:
        yield "one_way is for posts and messages that answer nobody"
    if entry["surface"] == "post" and entry["thread"]:
        yield "a post has no thread"
    if whole & {"cold_pitch", "not_listening"} and verdict is not Verdict.WARN:
        yield "cold_pitch and not_listening are warnings"
    for style, texts in entry.get("rewrites", {}).items():
        Style(style)
        if verdict is Verdict.OK:
            yield "an honest draft needs no rewrite"
        for text in texts:
            if re.search(r"https?:|www\.|#\w", text):
                yield f"a rewrite with a link or a hashtag: {text[:40]!r}"


def near_duplicates(entries: list[Entry]) -> list[tuple[str, str]]:
    """Pairs of near-duplicates that stand in different splits."""
    splits = np.array(
        [
            corpus.example_of(entry, scenario).split
            for entry, scenario in zip(entries, corpus.scenarios(entries), strict=True)
        ]
    )
    texts = [" ".join([*(turn["text"] for turn in entry["thread"]), entry["draft"]]) for entry in entries]
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 4), sublinear_tf=True).fit_transform(texts)
    found = []
    for start in range(0, len(entries), 500):
        rows, columns = ((vectors[start : start + 500] @ vectors.T) >= NEAR_DUPLICATE).nonzero()
        found += [
            (entries[start + row]["id"], entries[column]["id"])
            for row, column in zip(rows, columns, strict=True)
            if start + row < column and splits[start + row] != splits[column]
        ]
    return found


def counts(entries: list[Entry]) -> dict[str, Any]:
    """What is in the corpus."""
    rewrites = [text for entry in entries for texts in entry.get("rewrites", {}).values() for text in texts]
    with_rewrites = [entry for entry in entries if entry.get("rewrites")]
    pairs = Counter(entry["pair"] for entry in entries if entry.get("pair"))
    return {
        "drafts": len(entries),
        "verdicts": dict(Counter(entry["verdict"] for entry in entries)),
        "surfaces": dict(Counter(entry["surface"] for entry in entries)),
        "relationships": dict(Counter(entry["relationship"] for entry in entries)),
        "sentence_labels": dict(
            Counter(label for entry in entries for s in entry["sentences"] for label in s["labels"])
        ),
        "draft_labels": dict(Counter(label for entry in entries for label in entry["draft_labels"])),
        "unfinished": sum(bool(entry.get("unfinished")) for entry in entries),
        "contrast_pairs": sum(count > 1 for count in pairs.values()),
        "drafts_with_rewrites": len(with_rewrites),
        "drafts_with_four_rewrites": sum(sum(map(len, e["rewrites"].values())) >= 4 for e in with_rewrites),
        "rewrites": len(rewrites),
        "rewrites_by_style": {
            style.value: sum(len(entry.get("rewrites", {}).get(style, [])) for entry in entries) for style in Style
        },
        "commonest_openings": common(opening(text) for text in rewrites),
        "commonest_question_frames": common(frame for text in rewrites if (frame := last_question(text))),
    }


def opening(text: str) -> str:
    """The first two words of a rewrite."""
    return " ".join(re.findall(r"[\w']+", text.lower())[:2])


def last_question(text: str) -> str | None:
    """The first three words of a rewrite's last question."""
    questions = re.findall(r"[^.!?\n]*\?", text)
    return " ".join(re.findall(r"[\w']+", questions[-1].lower())[:3]) if questions else None


def common(values: Iterator[str]) -> dict[str, float]:
    """The commonest values with their shares."""
    counted = Counter(values)
    total = max(1, counted.total())
    return {value: round(count / total, 4) for value, count in counted.most_common(5)}


def agreement(entries: list[Entry]) -> dict[str, Any]:
    """How the second, blind reader agreed with the first: F1 for each label, and the share of equal verdicts."""
    read = [entry for entry in entries if entry.get("second")]
    if not read:
        return {}
    values: dict[str, Any] = {"read_twice": len(read)}
    values["same_verdict"] = round(sum(e["first"]["verdict"] == e["second"]["verdict"] for e in read) / len(read), 4)
    values["same_ok_or_not"] = round(
        sum((e["first"]["verdict"] == "ok") == (e["second"]["verdict"] == "ok") for e in read) / len(read), 4
    )

    def f1(pairs: list[tuple[bool, bool]]) -> float:
        hits = sum(a and b for a, b in pairs)
        total = sum(a for a, _ in pairs) + sum(b for _, b in pairs)
        return round(2 * hits / total, 4) if total else 1.0

    for label in SentenceLabel:
        values[label.value] = f1(
            [
                (label in one, label in two)
                for e in read
                for one, two in zip(e["first"]["sentences"], e["second"]["sentences"], strict=True)
            ]
        )
    for draft_label in DraftLabel:
        values[draft_label.value] = f1(
            [(draft_label in e["first"]["draft_labels"], draft_label in e["second"]["draft_labels"]) for e in read]
        )
    return values


def problems(entries: list[Entry]) -> list[str]:
    """Everything that is wrong with the corpus."""
    found = [f"{entry['id']}: {fault}" for entry in entries for fault in faults_of(entry)]
    ids = Counter(entry["id"] for entry in entries)
    found += [f"{name}: the id stands {count} times" for name, count in ids.items() if count > 1]
    whole = Counter(
        json.dumps([entry[name] for name in ("surface", "relationship", "thread", "draft")]) for entry in entries
    )
    found += [f"an entry stands {count} times: {text[:80]}" for text, count in whole.items() if count > 1]
    found += [f"{one} and {two} are near-duplicates in different splits" for one, two in near_duplicates(entries)]
    described = counts(entries)
    for what in ("commonest_openings", "commonest_question_frames"):
        found += [f"{what}: {value!r} {share:.1%}" for value, share in described[what].items() if share > MAX_SHARE]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=Path, default=corpus.DRAFTS)
    entries = corpus.read_entries(parser.parse_args().drafts)
    found = problems(entries)
    print(json.dumps({**counts(entries), "agreement": agreement(entries)}, indent=2, ensure_ascii=False))
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"{len(found)} problems", file=sys.stderr)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
