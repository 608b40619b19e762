"""Where the sentences of a draft begin and end.

Drafts are typed on phones: sentences end in emoji, in line breaks, in "..." or in nothing at
all. General segmenters are made for edited prose (measured against the corpus' own boundaries in
docs/decisions.md); these few rules are for chat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_EMOJI = (
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u00a9\u00ae\u2122"
    "\ufe0f\u200d\u20e3\U000e0020-\U000e007f]"
)
_CLOSERS = r"[\"'”’)\]»*]*"
#: Kisses, laughs and faces that people hang on to the end of a sentence that has ended already.
_TAIL = r"(?:[ \t]*(?:x{1,4}|xo+|lol|lmao|haha+|[:;=]['-]?[()DPp/]|<3)(?=\s|$))"
_END = re.compile(
    rf"""
    (?P<stop>
        (?<![.!?…]) [.!?…]+ {_CLOSERS} (?:[ \t]*{_EMOJI})* {_TAIL}?   # a stop, closing quotes, emoji, kisses
      | (?<!{_EMOJI}) {_EMOJI} (?:[ \t]*{_EMOJI})* {_TAIL}?           # emoji alone
      | (?<=\s) (?:x{{1,4}}|xo+) (?=\s)                     # kisses alone
    )
    (?P<space>[ \t]+ | $)
    """,
    re.VERBOSE,
)
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD_BEFORE = re.compile(r"([\w.'’]+)\.$")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st vs etc approx tel ext inc ltd e.g i.e a.m p.m am pm rev jr sr mt".split()
)


@dataclass(frozen=True)
class Span:
    """A half-open range `[start, end)` of code points in a draft."""

    start: int
    end: int


def split_sentences(text: str) -> list[Span]:
    """The sentences of `text`, in order, without the white space around them.

    Every character that is not white space lies in exactly one span.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        spans += _split_line(text, line.start(), line.end())
    return spans


def _split_line(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _is_boundary(text, match, end) and _has_words(text[begin : match.end("stop")]):
            spans.append(_trimmed(text, begin, match.end("stop")))
            begin = match.end()
    if text[begin:end].strip():
        spans.append(_trimmed(text, begin, end))
    return spans


def _is_boundary(text: str, match: re.Match[str], end: int) -> bool:
    rest = text[match.end() : end].lstrip()
    if not rest:
        return False
    stop = match["stop"]
    if stop[0] in ".…":
        word = _WORD_BEFORE.search(text, 0, match.start() + 1)
        if stop == "." and word:
            name = word[1].lower().rstrip(".")
            if name == "no" and rest[0].isdigit():
                return False
            if name in _ABBREVIATIONS or (len(name) == 1 and name.isalpha() and rest[0].isupper()):
                return name in {"am", "pm", "a.m", "p.m", "etc", "i"} and rest[0].isupper()
        # "so... anyway": a trailing-off is no end when the thought goes on in lower case.
        return not (len(stop.rstrip()) > 1 and stop[0] in ".…" and rest[0].islower() and not _has_emoji(stop))
    if stop[0] in "!?":
        return True
    # Emoji and kisses end a sentence only where another one plainly begins.
    return rest[0].isupper() or rest[0].isdigit() or rest[0] in '"“‘£$€'


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _has_emoji(text: str) -> bool:
    return re.search(_EMOJI, text) is not None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
