"""A language model of our own making: tests of everything around the model need no weights."""

from collections.abc import Iterator, Mapping, Sequence

from rapport.coach.draft import Draft
from rapport.coach.labels import DraftLabel, SentenceLabel, Style
from rapport.coach.model import Piece, Reading
from rapport.coach.sentences import Span


class Scripted:
    """A language model that flags any draft with 'course' in it and writes what it is told."""

    version = "scripted@1"
    thresholds: Mapping[str, float] = {name: 0.5 for name in (*SentenceLabel, *DraftLabel, "flagged", "warn")}

    def __init__(self, *written: str) -> None:
        self.written = written

    def read(self, draft: Draft, sentences: Sequence[Span]) -> Reading:
        score = 0.9 if "course" in draft.draft else 0.1
        return Reading(
            sentences=[
                dict.fromkeys(SentenceLabel, 0.0)
                | {SentenceLabel.PITCH: 0.9 if "course" in draft.draft[span.start : span.end] else 0.1}
                for span in sentences
            ],
            labels=dict.fromkeys(DraftLabel, 0.0),
            flagged=score,
            warn=score,
        )

    def write(
        self, draft: Draft, sentences: Sequence[Span], styles: Sequence[Style], candidates: int
    ) -> Iterator[Piece]:
        for style in styles:
            for number, text in enumerate(self.written[:candidates]):
                half = len(text) // 2
                yield Piece(style, number, text[:half])
                yield Piece(style, number, text[half:], done=True, logprob=-number)
