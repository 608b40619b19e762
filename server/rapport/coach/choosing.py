"""Which of several rewrites of one draft may be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapport.coach.draft import Draft
from rapport.coach.guard import faults, longest_run
from rapport.coach.labels import Style
from rapport.coach.model import Reading

#: A rewrite has to read as honest with at least even odds. The gate for drafts is far higher, since there a
#: false alarm is the worse mistake; here it is a pitch that passes.
EVEN = 0.5
#: How many words in a row a rewrite may keep from a sentence that was flagged.
KEEPS = {Style.LISTEN: 3, Style.STORY: 7, Style.SOFT: 14}


class Choosing:
    """Judges rewrites of `draft`, whose sentences `flagged` were found wanting."""

    def __init__(self, draft: Draft, flagged: Sequence[str], read: Callable[[Draft], Reading], fine: float) -> None:
        """`fine`: from which probability of not jarring a rewrite may be shown."""
        self._draft = draft
        self._flagged = flagged
        self._read = read
        self._fine = fine

    def allowed(self, style: Style, rewrite: str) -> bool:
        """Whether the words alone may be shown: they add nothing, and drop what was flagged."""
        if faults(self._draft, rewrite):
            return False
        return all(longest_run(rewrite, sentence) <= KEEPS[style] for sentence in self._flagged)

    def judged(self, style: Style, rewrite: str) -> float | None:
        """The probability that a kind friend would send `rewrite`, here.

        None where it may not be shown: where the coach, asked of it as of any draft, would not let it pass, or its
        judge finds that it might jar.
        """
        reading = self._read(self._draft.with_text(rewrite))
        # `soft` and `story` may keep an honest mention of the offer, which a reader would let pass as a tip.
        honest = (reading.flagged if style is Style.LISTEN else reading.warn) < EVEN
        return reading.send if honest and reading.fine >= self._fine else None
