"""An example as one packed token tree, so that what is shared is computed once.

The prompt (thread and draft) is the trunk. From it branch, each seeing only its own past:

- the rewrites, after the trunk's closing token (taught to the language model);
- closing tokens after a part of the draft (a check while typing; taught to the draft heads);
- honest rewrites standing in the draft's place (the coach must pass them; taught to the heads).

A branch's tokens take the positions that they would have if the branch stood alone, so training
on the tree equals training on each path by itself.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np

from corpus import Example
from rapport.coach.labels import DraftLabel, SentenceLabel, Style
from rapport.coach.sentences import split_sentences
from rapport.lm.network import DRAFT_OUTPUTS, SENTENCE_OUTPUTS
from rapport.lm.text_format import TextFormat


@dataclass
class Segment:
    """One branch: its tokens, and how many tokens of the trunk it sees before them."""

    kind: str
    sees: int
    ids: list[int]
    #: (index in the segment, target of each sentence output)
    sentences: list[tuple[int, list[float]]] = field(default_factory=list)
    #: (index in the segment, target of each draft output)
    drafts: list[tuple[int, list[float]]] = field(default_factory=list)
    #: The first index whose token is taught to the language model, or None.
    taught_from: int | None = None


def segments_of(example: Example, text_format: TextFormat, rng: random.Random) -> list[Segment]:
    """The trunk, then every branch of `example`."""
    prompt = text_format.prompt(example.draft, example.spans)
    trunk = Segment("trunk", 0, prompt.ids)
    trunk.drafts.append((prompt.draft_end, draft_target(example)))
    for end, labels in zip(prompt.sentence_ends, example.sentence_labels, strict=True):
        trunk.sentences.append((end, sentence_target(labels)))
    # The index of the last token before each sentence.
    starts = [prompt.draft_start - 1, *prompt.sentence_ends[:-1]]
    trunk.sentences += _half_typed_sentences(example, starts, prompt.sentence_ends, rng)
    if _answers_honestly(example):
        # An honest reply is also a lesson in writing: what people say under such a thread.
        trunk.taught_from = prompt.draft_start
    segments = [trunk]
    segments += _half_typed_drafts(example, starts, prompt.sentence_ends, text_format, rng)
    if example.unfinished:
        return segments
    for style, text in example.rewrites:
        instruction = text_format.instruction(style)
        segments.append(
            Segment(
                f"rewrite:{style}",
                len(prompt.ids),
                instruction + text_format.rewrite(text),
                taught_from=len(instruction),
            )
        )
        if style is not Style.SOFT:
            segments.append(_honest_draft(example, text, prompt.draft_start, text_format))
    return segments


def _answers_honestly(example: Example) -> bool:
    thread = example.draft.thread
    return not example.flagged and not example.unfinished and bool(thread) and thread[-1].who == "them"


def sentence_target(labels: frozenset[SentenceLabel]) -> list[float]:
    """One number for each sentence output."""
    return [float(name in labels) for name in SENTENCE_OUTPUTS]


def draft_target(example: Example) -> list[float]:
    """One number for each draft output."""
    known = {label.value: float(label in example.draft_labels) for label in DraftLabel}
    known["flagged"] = float(example.flagged)
    known["warn"] = float(example.verdict == "warn")
    return [known[name] for name in DRAFT_OUTPUTS]


def _half_typed_sentences(
    example: Example, starts: list[int], ends: list[int], rng: random.Random
) -> list[tuple[int, list[float]]]:
    """Inside a sentence without labels, the sentence head stays quiet at every token."""
    nothing = sentence_target(frozenset())
    points = []
    for start, end, labels in zip(starts, ends, example.sentence_labels, strict=True):
        if not labels and end - start > 2:
            points.append((rng.randrange(start + 1, end), nothing))
    return points


def _half_typed_drafts(
    example: Example, starts: list[int], ends: list[int], text_format: TextFormat, rng: random.Random
) -> list[Segment]:
    """Closing tokens after parts of the draft that nobody would flag yet."""
    quiet = len(ends)
    if example.flagged:
        if not any(example.sentence_labels):
            return []  # the whole draft is the fault: where it begins is not known
        quiet = next(i for i, labels in enumerate(example.sentence_labels) if labels)
    if quiet == 0:
        return []
    nothing = [0.0] * len(DRAFT_OUTPUTS)
    first, last = starts[0] + 2, ends[quiet - 1]
    if last - first < 2:
        return []
    cuts = sorted({rng.randrange(first, last) for _ in range(3)})
    return [Segment("half", cut + 1, [text_format.end], drafts=[(0, nothing)]) for cut in cuts]


def _honest_draft(example: Example, text: str, before: int, text_format: TextFormat) -> Segment:
    """A rewrite in the draft's place: nothing to flag."""
    alone = example.draft.model_copy(update={"thread": (), "draft": text})
    spans = split_sentences(text)
    prompt = text_format.prompt(alone, spans)
    opening = prompt.draft_start
    ids = prompt.ids[opening:]
    segment = Segment("honest", before, ids)
    nothing = sentence_target(frozenset())
    segment.sentences = [(end - opening, nothing) for end in prompt.sentence_ends]
    segment.drafts = [(len(ids) - 1, [0.0] * len(DRAFT_OUTPUTS))]
    return segment


@dataclass
class Packed:
    """Chosen segments of one example as arrays of length n."""

    ids: np.ndarray
    positions: np.ndarray
    #: `[n, n]`, whether row i may look at column j.
    visible: np.ndarray
    sentences: list[tuple[int, list[float]]]
    drafts: list[tuple[int, list[float]]]
    #: Indices whose next token is taught, and that token.
    taught: list[tuple[int, int]]


def pack(segments: list[Segment]) -> Packed:
    """Lay the trunk and its branches side by side."""
    length = sum(len(segment.ids) for segment in segments)
    visible = np.zeros((length, length), dtype=bool)
    ids: list[int] = []
    positions: list[int] = []
    packed = Packed(np.empty(0), np.empty(0), visible, [], [], [])
    for segment in segments:
        at, size = len(ids), len(segment.ids)
        visible[at : at + size, at : at + size] = np.tril(np.ones((size, size), dtype=bool))
        if at:
            visible[at : at + size, : segment.sees] = True
        ids += segment.ids
        positions += range(segment.sees, segment.sees + size)
        packed.sentences += [(at + index, target) for index, target in segment.sentences]
        packed.drafts += [(at + index, target) for index, target in segment.drafts]
        if segment.taught_from is not None:
            packed.taught += [(at + index - 1, segment.ids[index]) for index in range(segment.taught_from, size)]
    packed.ids = np.asarray(ids)
    packed.positions = np.asarray(positions)
    return packed
