"""A language model of our own making: tests of everything around the model need no weights."""

from collections.abc import Iterator, Mapping, Sequence

from rapport.coach.draft import Draft
from rapport.coach.labels import DraftLabel, SentenceLabel, Style
from rapport.coach.model import Fit, Material, Piece, Reading
from rapport.coach.moves import Move
from rapport.coach.sentences import Span


class Scripted:
    """Flags any draft with 'course' in it, knows the lines that it is given, and writes what it is told.

    It finds that whatever says 'odd' would jar, and that whatever says 'dear' is what a friend would send; a line that
    says 'hardly' is hardly ever right.
    """

    version = "scripted@1"
    thresholds: Mapping[str, float] = {
        name: 0.5 for name in (*SentenceLabel, *DraftLabel, "flagged", "warn", "right", "fine")
    }

    def __init__(self, *written: str, openings: Sequence[str] = (), closings: Sequence[str] = ()) -> None:
        self.written = written
        self.openings = [line(text, "acknowledge") for text in openings]
        self.closings = [line(text, "ask") for text in closings]

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
            send=0.9 if "dear" in draft.draft.lower() else 0.5,
            fine=0.1 if "odd" in draft.draft else 0.9,
        )

    def read_each(self, drafts: Sequence[tuple[Draft, Sequence[Span]]]) -> list[Reading]:
        return [self.read(*draft) for draft in drafts]

    def material(self, draft: Draft, sentences: Sequence[Span]) -> Material:
        return Material(fits(self.openings), fits(self.closings), [0.9] * len(sentences))

    def write(
        self, draft: Draft, sentences: Sequence[Span], styles: Sequence[Style], candidates: int
    ) -> Iterator[Piece]:
        for style in styles:
            for number, text in enumerate(self.written[:candidates]):
                half = len(text) // 2
                yield Piece(style, number, text[:half])
                yield Piece(style, number, text[half:], done=True, logprob=-number)


def fits(moves: Sequence[Move]) -> list[Fit]:
    """`moves`, each of them right, but for what says 'hardly'."""
    return [Fit(move, 0.1 if "hardly" in move.text else 0.9) for move in moves]


def line(text: str, move: str) -> Move:
    """A line of a library of our own."""
    return Move(text, text, move, frozenset({"joy"}), "plain", "never")
