"""The coach: a Draft in, a judgement or rewrites out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapport.coach.choosing import Choosing
from rapport.coach.draft import Draft
from rapport.coach.labels import Style
from rapport.coach.model import LanguageModel
from rapport.coach.sentences import Span, split_sentences
from rapport.coach.trim import trim
from rapport.coach.verdict import Judgement, judge

#: Rewrites tried for each style; the best that passes is shown.
CANDIDATES = 3


@dataclass(frozen=True)
class Check:
    """The answer to a check."""

    judgement: Judgement
    #: The sentences that `judgement.sentences` speaks of, as code points of the draft.
    spans: Sequence[Span]
    model: str


@dataclass(frozen=True)
class Delta:
    """A piece of a rewrite while it is being written: not yet chosen, not yet checked."""

    style: Style
    text: str


@dataclass(frozen=True)
class Chosen:
    """The rewrite of one style; the empty text if none was good enough to show."""

    style: Style
    text: str
    #: The mean log-probability of its tokens, for ranking; minus infinity where the model wrote none of it.
    score: float


class Coach:
    """Reads drafts and offers words, with one language model."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    @property
    def model_version(self) -> str:
        return self._model.version

    def check(self, draft: Draft) -> Check:
        """What a careful friend would say of `draft`."""
        spans = split_sentences(draft.draft)
        judgement = judge(draft, self._model.read(draft, spans), self._model.thresholds)
        return Check(judgement, spans, self._model.version)

    def rewrite(self, draft: Draft, styles: Sequence[Style]) -> Iterator[Delta | Chosen]:
        """Rewrites of `draft`: pieces of each style's first candidate, then what was chosen for each.

        Several candidates are written side by side. Those that may be shown are tried in the order: the one
        that was streamed, so that words do not change under the reader's eyes without need; then the
        likeliest. Where none may be shown, the person's own honest sentences can still listen.
        """
        styles = list(dict.fromkeys(styles))
        check = self.check(draft)
        written: dict[Style, list[Chosen]] = {style: [] for style in styles}
        texts: dict[tuple[Style, int], str] = {}
        for piece in self._model.write(draft, check.spans, styles, CANDIDATES):
            key = (piece.style, piece.candidate)
            texts[key] = texts.get(key, "") + piece.text
            if piece.candidate == 0 and piece.text:
                yield Delta(piece.style, piece.text)
            if piece.done and piece.logprob > float("-inf"):  # what was cut off is no message
                written[piece.style].append(Chosen(piece.style, texts[key].strip(), piece.logprob))
        taken: set[str] = set()
        for style in styles:
            streamed = texts.get((style, 0), "").strip()
            candidates = sorted(written[style], key=lambda one: (one.text != streamed, -one.score))
            chosen = self._choose(draft, check, style, candidates, taken)
            taken.add(chosen.text)
            yield chosen

    def _choose(
        self, draft: Draft, check: Check, style: Style, candidates: Sequence[Chosen], taken: set[str]
    ) -> Chosen:
        flagged = [bool(labels) for labels in check.judgement.sentences]
        sentences = [draft.draft[span.start : span.end] for span in check.spans]
        choosing = Choosing(
            draft,
            [sentence for sentence, gone in zip(sentences, flagged, strict=True) if gone],
            lambda other: self._model.read(other, split_sentences(other.draft)),
        )
        if style is Style.LISTEN:
            own = trim(draft.draft, check.spans, flagged)
            candidates = [*candidates, Chosen(style, own, float("-inf"))]
        for candidate in candidates:
            if candidate.text and candidate.text not in taken and choosing.acceptable(style, candidate.text):
                return candidate
        return Chosen(style, "", float("-inf"))
