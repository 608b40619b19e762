"""The plain core of an offer, word for word: what `soft` may keep of a sentence that sells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapport.coach.draft import Surface
from rapport.coach.sentences import Span

#: An offer's clause is a line about oneself, not a paragraph.
MOST_WORDS = 14
FEWEST_WORDS = 3
#: Where a sentence can be cut without harm to what stands before.
_CUT = re.compile(r"\s*(?:[,;:(–—!?.…]|\s-\s|\b(?:and|so|but|because|if|which|who|that|with)\b)", re.I)
#: A person who says what they do or have.
_ABOUT_ONESELF = re.compile(
    r"\b(?:i|we)(?:['’]?(?:m|re|ve)|\s+(?:am|are|have|run|do|make|sell|teach|offer|stock|supply|trade|train|work|"
    r"look after|bake|build|fit|clean|host|coach|cut|grow|paint|write|print|rent|let|keep|breed|design|represent|"
    r"started|run|mend|fix|sew|knit|import))\b",
    re.I,
)
#: What turns a plain line back into an advert, or cannot be kept as a promise.
_HYPE = re.compile(
    r"https?:|www\.|\[link\]|[£$€₹₦%]|\d+\s*off\b|\b(?:dm|inbox|link|bio|join|sign|guarantee\w*|amazing|best|only|last|"
    r"hurry|free|discount|deal|offer|sale|spots?|slots?|limited|miss|income|earn\w*|rich|freedom|opportunity|"
    r"life.?changing|transform\w*|secret|proven|swear|obsessed|literally|wonders?|ever|never|everyone|anyone|you|your|you['’]re|"
    r"drop|text|copy|tag|share|let['’]s|comment|pre-?orders?|order|call|book|bookings?|click|message|don['’]t|dont)\b",
    re.I,
)


def offers(text: str, spans: Sequence[Span], flagged: Sequence[bool], surface: Surface) -> list[str]:
    """Clauses of the flagged sentences (of a post, of any) that plainly say what the person does.

    Each stands word for word in `text`. Empty if every one of them pushes.
    """
    found: list[str] = []
    for span, sells in zip(spans, flagged, strict=True):
        if not sells and surface is not Surface.POST:
            continue  # what does not sell is kept whole elsewhere; of a post, any sentence may say what one does
        sentence = text[span.start : span.end]
        for match in _ABOUT_ONESELF.finditer(sentence):
            clause = _clause(sentence[match.start() :])
            if clause and clause not in found:
                found.append(clause)
    return found


def _clause(rest: str) -> str:
    """The longest start of `rest`, ending at a cut, that is short enough and pushes nobody."""
    ends = [match.start() for match in _CUT.finditer(rest)] + [len(rest)]
    best = ""
    for end in ends:
        clause = rest[:end].strip(" -–—,;:!?.…\n")
        words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", clause)
        if len(words) > MOST_WORDS or _HYPE.search(clause):
            break
        if len(words) >= FEWEST_WORDS:
            best = clause
    return best
