"""The coach: a Draft in, a judgement or rewrites out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapport.coach.draft import Draft
from rapport.coach.guard import faults
from rapport.coach.labels import Style, Verdict
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

        Several candidates are written side by side. The guard and the coach's own check decide which
        may be shown; the likeliest of those is chosen. The check goes first to the one that was
        streamed, so that words do not change under the reader's eyes without need. Where none of them
        may be shown, the person's own honest sentences can still listen.
        """
        styles = list(dict.fromkeys(styles))
        spans = split_sentences(draft.draft)
        written: dict[Style, dict[int, tuple[str, float]]] = {style: {} for style in styles}
        texts: dict[tuple[Style, int], str] = {}
        for piece in self._model.write(draft, spans, styles, CANDIDATES):
            key = (piece.style, piece.candidate)
            texts[key] = texts.get(key, "") + piece.text
            if piece.candidate == 0 and piece.text:
                yield Delta(piece.style, piece.text)
            if piece.done:
                written[piece.style][piece.candidate] = (texts[key].strip(), piece.logprob)
        taken: set[str] = set()
        for style in styles:
            chosen = self._choose(draft, style, written[style], taken)
            taken.add(chosen.text)
            yield chosen

    def _choose(
        self, draft: Draft, style: Style, candidates: Mapping[int, tuple[str, float]], taken: set[str]
    ) -> Chosen:
        ranked = sorted(candidates.items(), key=lambda item: (item[0] != 0, -item[1][1]))
        for _, (text, score) in ranked:
            if text and text not in taken and score > float("-inf") and self.acceptable(draft, text):
                return Chosen(style, text, score)
        own = self._trimmed(draft) if style is Style.LISTEN else ""
        if own and own not in taken and self.acceptable(draft, own):
            return Chosen(style, own, float("-inf"))
        return Chosen(style, "", float("-inf"))

    def _trimmed(self, draft: Draft) -> str:
        check = self.check(draft)
        return trim(draft.draft, check.spans, [bool(labels) for labels in check.judgement.sentences])

    def acceptable(self, draft: Draft, rewrite: str) -> bool:
        """Whether `rewrite` may be shown: the guard passes it, and the coach would not warn of it."""
        if faults(draft, rewrite):
            return False
        return self.check(draft.with_text(rewrite)).judgement.verdict is not Verdict.WARN
