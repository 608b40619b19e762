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
from rapport.coach.verdict import Judgement, judge, labelled

#: Rewrites tried for each style; the best that passes is shown.
CANDIDATES = 3
#: The score of the person's own sentences: above that of anything written.
OWN_WORDS = 0.0


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
    #: For ranking: the mean log-probability of its tokens; `OWN_WORDS` for the person's own sentences.
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

        To `listen`, the person's own honest sentences come first where they stand as a message: they are
        true, and they are theirs. Else, and for the other styles, several candidates are written side by
        side, and those that may be shown are tried in this order: the one that was streamed, so that words
        do not change under the reader's eyes without need; then the likeliest.
        """
        spans = split_sentences(draft.draft)
        # Whoever asks for other words has doubts already, so no gate stands before the sentences' labels here.
        flagged = [bool(labels) for labels in labelled(self._model.read(draft, spans), self._model.thresholds)]
        sentences = [draft.draft[span.start : span.end] for span in spans]
        choosing = Choosing(
            draft,
            [sentence for sentence, gone in zip(sentences, flagged, strict=True) if gone],
            lambda other: self._model.read(other, split_sentences(other.draft)),
        )
        to_write = list(dict.fromkeys(styles))
        taken: set[str] = set()
        own = trim(draft.draft, spans, flagged)
        if Style.LISTEN in to_write and own and choosing.acceptable(Style.LISTEN, own):
            yield Delta(Style.LISTEN, own)
            yield Chosen(Style.LISTEN, own, OWN_WORDS)
            taken.add(own)
            to_write.remove(Style.LISTEN)
        if to_write:
            yield from self._written(draft, spans, to_write, choosing, taken)

    def _written(
        self, draft: Draft, spans: Sequence[Span], styles: Sequence[Style], choosing: Choosing, taken: set[str]
    ) -> Iterator[Delta | Chosen]:
        candidates: dict[Style, list[Chosen]] = {style: [] for style in styles}
        texts: dict[tuple[Style, int], str] = {}
        for piece in self._model.write(draft, spans, styles, CANDIDATES):
            key = (piece.style, piece.candidate)
            texts[key] = texts.get(key, "") + piece.text
            if piece.candidate == 0 and piece.text:
                yield Delta(piece.style, piece.text)
            if piece.done and piece.logprob > float("-inf"):  # what was cut off is no message
                candidates[piece.style].append(Chosen(piece.style, texts[key].strip(), piece.logprob))
        for style in styles:
            streamed = texts.get((style, 0), "").strip()
            ranked = sorted(candidates[style], key=lambda one: (one.text != streamed, -one.score))
            fit = (one for one in ranked if one.text and one.text not in taken)
            chosen = next(
                (one for one in fit if choosing.acceptable(style, one.text)), Chosen(style, "", float("-inf"))
            )
            taken.add(chosen.text)
            yield chosen
