"""The coach: a Draft in, a judgement or rewrites out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapport.coach.candidates import Candidate, assembled, surest_first, varied
from rapport.coach.choosing import Choosing
from rapport.coach.draft import Draft
from rapport.coach.labels import Style
from rapport.coach.model import LanguageModel
from rapport.coach.sentences import Span, split_sentences
from rapport.coach.verdict import Judgement, judge, labelled

#: How many are written where nothing that exists is good enough.
WRITTEN = 3
#: How many of the surest candidates are read before one is chosen.
MOST_TRIED = 10


@dataclass(frozen=True)
class Check:
    """The answer to a check."""

    judgement: Judgement
    #: The sentences that `judgement.sentences` speaks of, as code points of the draft.
    spans: Sequence[Span]
    model: str


@dataclass(frozen=True)
class Chosen:
    """The rewrite of one style; the empty text if none was good enough to show."""

    style: Style
    text: str
    #: The probability that the least certain of its pieces is right here.
    score: float = 0.0
    #: What it is made of: see `rapport.coach.candidates.Candidate`.
    source: str = ""
    moves: tuple[str, ...] = ()


class Coach:
    """Reads drafts and offers words, with one language model."""

    def __init__(self, model: LanguageModel, *, write: bool = False) -> None:
        """`write`: whether words may be written where nothing that exists will do.

        Off by default: of the writer's candidates that readers judged, none was one to send.
        """
        self._model = model
        self._write = write

    @property
    def model_version(self) -> str:
        return self._model.version

    def check(self, draft: Draft) -> Check:
        """What a careful friend would say of `draft`."""
        spans = split_sentences(draft.draft)
        judgement = judge(draft, self._model.read(draft, spans), self._model.thresholds)
        return Check(judgement, spans, self._model.version)

    def rewrite(self, draft: Draft, styles: Sequence[Style], seen: Sequence[str] = ()) -> Iterator[Chosen]:
        """What to say instead of `draft`: for each of `styles` the best candidate that is not among `seen`, or none.

        Candidates are put together first from what exists, the person's own honest sentences and lines of
        the library. What is not sure enough goes, the guard throws out what adds anything, and the surest of the rest
        are read in the draft's place: they have to be honest there, the judge must find that they do not jar, and
        of those the likeliest to be sent is offered. Where none is good enough nothing is offered; or, if the coach
        may write, words are written and read in the same way.
        """
        spans = split_sentences(draft.draft)
        # Whoever asks for other words has doubts already, so no gate stands before the sentences' labels here.
        flagged = [bool(labels) for labels in labelled(self._model.read(draft, spans), self._model.thresholds)]
        sentences = [draft.draft[span.start : span.end] for span in spans]
        choosing = Choosing(
            draft,
            [sentence for sentence, gone in zip(sentences, flagged, strict=True) if gone],
            lambda others: self._model.read_each([(other, split_sentences(other.draft)) for other in others]),
        )
        material = self._model.material(draft, spans)
        right = self._model.thresholds["right"]
        taken = set(seen)
        for style in dict.fromkeys(styles):
            candidates = [
                candidate
                for candidate in assembled(draft, spans, flagged, style, material)
                if candidate.chance >= right and choosing.allowed(style, candidate.text)
            ]
            chosen = self._best(draft, style, candidates, choosing, taken)
            if self._write and not chosen.text and style is not Style.SOFT:
                chosen = self._best(draft, style, self._written(draft, spans, style, choosing), choosing, taken)
            taken.add(chosen.text)
            yield chosen

    def _best(
        self,
        draft: Draft,
        style: Style,
        candidates: Sequence[Candidate],
        choosing: Choosing,
        taken: set[str],
    ) -> Chosen:
        """Of the surest, the one that is likeliest to be sent and to be right in all its pieces.

        What readers said of single lines and what they said of whole messages tell more together than either alone
        (models/LOG.md), so their probabilities are multiplied, as if they were of things apart. What is too likely to
        jar is not shown.
        """
        fresh = [candidate for candidate in candidates if candidate.text not in taken]
        tried = varied(sorted(fresh, key=lambda candidate: surest_first(draft, candidate)), MOST_TRIED)
        worth: list[tuple[float, Candidate]] = []
        readings = choosing.honest(style, [candidate.text for candidate in tried])
        for candidate, reading in zip(tried, readings, strict=True):
            if reading and reading.fine >= self._model.thresholds["fine"]:
                worth.append((candidate.chance * reading.send, candidate))
        if not worth:
            return Chosen(style, "")
        # The first of equals: `surest_first` has cast the lot between them.
        _, best = max(worth, key=lambda scored: scored[0])
        return Chosen(style, best.text, best.chance, best.source, best.moves)

    def _written(self, draft: Draft, spans: Sequence[Span], style: Style, choosing: Choosing) -> list[Candidate]:
        texts: dict[int, str] = {}
        whole: list[str] = []
        for piece in self._model.write(draft, spans, [style], WRITTEN):
            texts[piece.candidate] = texts.get(piece.candidate, "") + piece.text
            if piece.done and piece.logprob > float("-inf"):  # what was cut off is no message
                whole.append(texts[piece.candidate].strip())
        return [Candidate(text, "written") for text in dict.fromkeys(whole) if text and choosing.allowed(style, text)]
