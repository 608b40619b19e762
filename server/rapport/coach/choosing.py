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
KEEPS = {Style.LISTEN: 3, Style.STORY: 7, Style.SOFT: 7}


class Choosing:
    """Judges rewrites of `draft`, whose sentences `flagged` were found wanting."""

    def __init__(self, draft: Draft, flagged: Sequence[str], read: Callable[[Draft], Reading]) -> None:
        self._draft = draft
        self._flagged = flagged
        self._read = read

    def acceptable(self, style: Style, rewrite: str) -> bool:
        """Whether `rewrite` may be shown: it adds nothing, drops the flagged words, and reads as honest."""
        if faults(self._draft, rewrite):
            return False
        if any(longest_run(rewrite, sentence) > KEEPS[style] for sentence in self._flagged):
            return False
        reading = self._read(self._draft.with_text(rewrite))
        # `soft` and `story` may keep an honest mention of the offer, which a reader would let pass as a tip.
        return (reading.flagged if style is Style.LISTEN else reading.warn) < EVEN
