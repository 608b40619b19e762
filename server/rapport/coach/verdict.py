"""From probabilities to what is said: the verdict, and the labels that go with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapport.coach.draft import Draft, Relationship, Surface
from rapport.coach.labels import DraftLabel, SentenceLabel, Verdict
from rapport.coach.model import Reading


@dataclass(frozen=True)
class Scored:
    """A label that is shown, with its probability."""

    name: str
    score: float


@dataclass(frozen=True)
class Judgement:
    """What the coach says of a draft."""

    verdict: Verdict
    #: The probability that a careful reader would say anything.
    score: float
    labels: Sequence[Scored]
    #: For each sentence, in order, its labels; empty where nothing is wrong.
    sentences: Sequence[Sequence[Scored]]


def judge(draft: Draft, reading: Reading, thresholds: Mapping[str, float]) -> Judgement:
    """Apply the label guide's verdicts to a reading.

    One gate decides whether to speak at all, since a false alarm costs more than a miss: below
    `flagged`, nothing is shown whatever a single label's probability is.
    """
    if reading.flagged < thresholds["flagged"]:
        return Judgement(Verdict.OK, reading.flagged, [], [[] for _ in reading.sentences])
    possible = [label for label in DraftLabel if _possible(label, draft)]
    labels = [Scored(label, reading.labels[label]) for label in possible if reading.labels[label] >= thresholds[label]]
    sentences = labelled(reading, thresholds)
    if not labels and not any(sentences):
        labels, sentences = _likeliest(possible, reading, thresholds)
    names = {label.name for label in labels}
    plain = {DraftLabel.COLD_PITCH, DraftLabel.NOT_LISTENING} & names
    calm = names == {DraftLabel.ONE_WAY} and not any(sentences)
    warn = bool(plain) or (reading.warn >= thresholds["warn"] and not calm)
    return Judgement(Verdict.WARN if warn else Verdict.TIP, reading.flagged, labels, sentences)


def labelled(reading: Reading, thresholds: Mapping[str, float]) -> list[list[Scored]]:
    """For each sentence the labels above their thresholds, whether or not there is reason to speak of them."""
    return [
        [Scored(label, scores[label]) for label in SentenceLabel if scores[label] >= thresholds[label]]
        for scores in reading.sentences
    ]


def _possible(label: DraftLabel, draft: Draft) -> bool:
    """What the guide's table says each draft label needs."""
    they_spoke = any(turn.who == "them" for turn in draft.thread)
    if label is DraftLabel.COLD_PITCH:
        return draft.surface is Surface.MESSAGE and draft.relationship is Relationship.NEW
    if label is DraftLabel.NOT_LISTENING:
        return they_spoke
    return draft.surface is not Surface.COMMENT and not they_spoke


def _likeliest(
    possible: Sequence[DraftLabel], reading: Reading, thresholds: Mapping[str, float]
) -> tuple[list[Scored], list[list[Scored]]]:
    """The one label nearest to its threshold: a flag without a reason helps nobody."""
    sentences: list[list[Scored]] = [[] for _ in reading.sentences]
    found = [
        (scores[label] - thresholds[label], index, Scored(label, scores[label]))
        for index, scores in enumerate(reading.sentences)
        for label in SentenceLabel
    ]
    found += [
        (reading.labels[label] - thresholds[label], -1, Scored(label, reading.labels[label])) for label in possible
    ]
    _, index, scored = max(found, key=lambda entry: entry[0])
    if index < 0:
        return [scored], sentences
    sentences[index] = [scored]
    return [], sentences
