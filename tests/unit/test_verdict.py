"""From probabilities to what is said."""

from typing import Any

from rapport.coach.draft import Draft
from rapport.coach.labels import DraftLabel, SentenceLabel, Verdict
from rapport.coach.model import Reading
from rapport.coach.verdict import judge

THRESHOLDS = {name: 0.5 for name in (*SentenceLabel, *DraftLabel, "flagged", "warn")}
POST: dict[str, Any] = {"surface": "post", "relationship": "unknown", "thread": [], "draft": "One. Two."}
MESSAGE = {**POST, "surface": "message", "relationship": "new"}
COMMENT = {**POST, "surface": "comment", "thread": [{"from": "them", "text": "hello"}]}


def reading(flagged: float = 0.9, warn: float = 0.1, first: Any = None, **labels: float) -> Reading:
    quiet = dict.fromkeys(SentenceLabel, 0.1)
    return Reading(
        sentences=[{**quiet, **(first or {})}, quiet],
        labels={label: labels.get(label.value, 0.1) for label in DraftLabel},
        flagged=flagged,
        warn=warn,
    )


def judged(values: dict[str, Any], scores: Reading) -> Any:
    return judge(Draft.model_validate(values), scores, THRESHOLDS)


def test_below_the_gate_nothing_is_shown_whatever_a_label_says() -> None:
    answer = judged(COMMENT, reading(flagged=0.4, first={SentenceLabel.PITCH: 0.9}, not_listening=0.9))
    assert answer.verdict is Verdict.OK
    assert answer.labels == []
    assert list(answer.sentences) == [[], []]


def test_one_mild_sentence_is_a_tip() -> None:
    answer = judged(COMMENT, reading(first={SentenceLabel.PITCH: 0.8}))
    assert answer.verdict is Verdict.TIP
    assert [[label.name for label in labels] for labels in answer.sentences] == [["pitch"], []]


def test_a_draft_whose_point_is_the_sale_is_a_warning() -> None:
    assert judged(COMMENT, reading(warn=0.8, first={SentenceLabel.PITCH: 0.8})).verdict is Verdict.WARN


def test_not_listening_is_a_warning_and_needs_somebody_to_listen_to() -> None:
    assert judged(COMMENT, reading(not_listening=0.8)).verdict is Verdict.WARN
    alone = judged(POST, reading(not_listening=0.8))
    assert DraftLabel.NOT_LISTENING not in {label.name for label in alone.labels}


def test_a_cold_pitch_needs_a_new_contact() -> None:
    assert [label.name for label in judged(MESSAGE, reading(cold_pitch=0.8)).labels] == ["cold_pitch"]
    known = {**MESSAGE, "relationship": "known"}
    assert "cold_pitch" not in [label.name for label in judged(known, reading(cold_pitch=0.8)).labels]


def test_a_calm_announcement_stays_a_tip() -> None:
    assert judged(POST, reading(warn=0.8, one_way=0.8)).verdict is Verdict.TIP


def test_a_flag_always_comes_with_a_reason() -> None:
    answer = judged(COMMENT, reading(first={SentenceLabel.FUNNEL: 0.45}))
    assert [[label.name for label in labels] for labels in answer.sentences] == [["funnel"], []]
