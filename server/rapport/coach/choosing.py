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

    def __init__(
        self, draft: Draft, flagged: Sequence[str], read: Callable[[Sequence[Draft]], Sequence[Reading]]
    ) -> None:
        self._draft = draft
        self._flagged = flagged
        self._read = read

    def allowed(self, style: Style, rewrite: str) -> bool:
        """Whether the words alone may be shown: they add nothing, and drop what was flagged."""
        if faults(self._draft, rewrite):
            return False
        return all(longest_run(rewrite, sentence) <= KEEPS[style] for sentence in self._flagged)

    def honest(self, style: Style, rewrites: Sequence[str]) -> list[Reading | None]:
        """How each of `rewrites` reads in the draft's place; None where the coach would speak up, as at any draft."""
        readings = self._read([self._draft.with_text(rewrite) for rewrite in rewrites])
        # `soft` and `story` may keep an honest mention of the offer, which a reader would let pass as a tip.
        return [
            reading if (reading.flagged if style is Style.LISTEN else reading.warn) < EVEN else None
            for reading in readings
        ]
