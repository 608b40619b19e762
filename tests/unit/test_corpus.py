"""The corpus keeps the label guide's rules."""

import copy
from typing import Any

import pytest

import corpus
import validate_corpus
from from_notes import NoteError, parse

ENTRIES = corpus.read_entries()

NOTE = """
@ message new pair=bread
> hi, saw you in the bakers' group
< hi! yes I'm new to it
- Lovely to meet you 🍞
/
-PU I sell a course and it closes tonight
-F Link's on my page
= N C warn | a stranger's hello becomes an opening
listen: Lovely to meet you 🍞 What do you bake?
soft: Lovely to meet you 🍞 / I teach bread, if you're ever curious
"""


def test_nothing_is_wrong_with_the_corpus() -> None:
    assert validate_corpus.problems(ENTRIES) == []


def test_what_no_training_has_seen_keeps_the_same_rules_and_is_no_part_of_the_corpus() -> None:
    unseen = corpus.read_entries(corpus.UNSEEN)
    assert [fault for entry in unseen for fault in validate_corpus.faults_of(entry)] == []
    assert not {entry["id"] for entry in unseen} & {entry["id"] for entry in ENTRIES}
    opening_turns = [
        {entry["thread"][0]["text"] for entry in entries if entry["thread"]} for entries in (unseen, ENTRIES)
    ]
    assert not opening_turns[0] & opening_turns[1]


def test_the_corpus_is_as_large_and_as_balanced_as_it_should_be() -> None:
    found = validate_corpus.counts(ENTRIES)
    assert found["drafts"] >= 3000
    assert 0.45 <= found["verdicts"]["ok"] / found["drafts"] <= 0.6
    assert found["contrast_pairs"] >= 400
    assert found["drafts_with_four_rewrites"] >= 1500
    assert found["rewrites"] >= 7000
    assert min(found["sentence_labels"].values()) >= 250
    assert min(found["draft_labels"].values()) >= 250


def test_a_scenario_never_crosses_the_splits() -> None:
    examples = corpus.read_examples()
    splits: dict[str, set[str]] = {}
    for example in examples:
        splits.setdefault(example.scenario, set()).add(example.split)
    assert all(len(found) == 1 for found in splits.values())
    assert {example.split for example in examples} == set(corpus.SPLITS)


FLAGGED: dict[str, Any] = next(entry for entry in ENTRIES if "not_listening" in entry["draft_labels"])

BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"verdict": "ok"}, "does not go with the labels"),
    ({"thread": []}, "needs a turn from them"),
    ({"draft_labels": ["cold_pitch"], "surface": "comment"}, "needs a message to a new contact"),
    ({"sentences": [{"text": "not in the draft", "labels": ["pitch"]}]}, "do not make up the draft"),
    ({"rewrites": {"listen": ["see www.example.com"]}}, "a link or a hashtag"),
    ({"verdict": "tip"}, "are warnings"),
]


@pytest.mark.parametrize(("change", "fault"), BROKEN)
def test_a_broken_entry_is_found(change: dict[str, Any], fault: str) -> None:
    entry = {**copy.deepcopy(FLAGGED), **change}
    assert any(fault in found for found in validate_corpus.faults_of(entry))


def test_a_near_duplicate_in_another_split_is_found() -> None:
    examples = corpus.read_examples()
    train = next(i for i, e in enumerate(examples) if e.split == "train" and len(e.draft.draft) > 80)
    twin = copy.deepcopy(ENTRIES[train])
    twin.pop("pair", None)
    # Without the thread it is another scenario; of many ids, one falls into another split.
    entries = [*ENTRIES[: train + 1], *({**twin, "id": f"twin-{n}", "thread": []} for n in range(20))]
    assert validate_corpus.near_duplicates(entries)


def test_notes_become_a_labelled_draft() -> None:
    (entry,) = parse(NOTE, "demo")
    assert entry["id"] == "demo-001"
    assert entry["draft"] == "Lovely to meet you 🍞\nI sell a course and it closes tonight Link's on my page"
    assert [sentence["labels"] for sentence in entry["sentences"]] == [[], ["pitch", "pressure"], ["funnel"]]
    assert entry["draft_labels"] == ["not_listening", "cold_pitch"]
    assert entry["verdict"] == "warn"
    assert entry["rewrites"]["soft"] == ["Lovely to meet you 🍞\nI teach bread, if you're ever curious"]


@pytest.mark.parametrize(
    "note",
    [
        "@ billboard new\n- hi\n= ok | x",
        "@ post known\n- hi",
        "@ post known\n-Q hi\n= ok | x",
        "@ post known\n- hi\n= Z warn | x",
    ],
)
def test_a_note_that_cannot_be_read_says_where(note: str) -> None:
    with pytest.raises(NoteError, match="demo, entry ending at line"):
        parse(note, "demo")
