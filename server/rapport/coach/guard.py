"""What a rewrite may not do. The guard looks at words alone; the model's own check comes after it.

A rewrite that adds a fact is the worst thing Rapport can do, so the guard refuses what is not in the draft
or the thread: links, numbers, prices, names inside a sentence, emoji, people and things of one's own ("my
brother"), promises from a list. It would rather lose a good rewrite than pass an invented one. It sees
words, not sense: a name that begins a sentence, or a story told without any of these, passes.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from enum import StrEnum

from rapport.coach.draft import Draft

#: A rewrite is no longer than its draft; one of a very short draft may grow to this many characters.
SHORT_DRAFT = 140
#: From this likeness on (difflib's ratio), a rewrite only repeats the draft.
REPEATS = 0.9


class Fault(StrEnum):
    """Why a rewrite was refused."""

    EMPTY = "empty"
    LINK = "link"
    HASHTAG = "hashtag"
    NUMBER = "number"
    NAME = "name"
    EMOJI = "emoji"
    CLAIM = "claim"
    OWN = "own"
    REPEATS_DRAFT = "repeats_draft"
    REPEATS_THEM = "repeats_them"
    REPEATS_ITSELF = "repeats_itself"
    TOO_LONG = "too_long"
    UNFINISHED = "unfinished"


_LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|net|org|io|co|uk|ly|me|shop|app)\b|\[link\]", re.I)
_HASHTAG = re.compile(r"#\w")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"\d+")
_NUMBER_WORDS = frozenset(
    (
        "two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty "
        "hundred hundreds thousand thousands million half twice"
    ).split()
)
_MONEY = re.compile(r"[£$€₹₦]|\bpercent\b|%")
_CLAIM = re.compile(
    r"\b(?:guarantee[ds]?|promise[ds]?|refund(?:ed|s)?|free of charge|no charge|for free|on me|on the house|"
    r"discount(?:s|ed)?|certified|qualified|award|best in town|proven|clinically)\b",
    re.I,
)
#: The noun after "my" or "our", with one adjective between them at the most.
_OWNED = re.compile(r"\b(?:my|our)\s+(?:own\s+|little\s+|old\s+|dear\s+|poor\s+)?([a-z]+)", re.I)
_OWNED_BY_EVERYBODY = frozenset(
    "god goodness word fault bad mind heart eye eyes ear ears pleasure apologies apology love head hat day end "
    "side part mistake job".split()
)
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2764]")
#: Capitalised words that name nobody: they may stand anywhere.
_CAPITALS_THAT_NAME_NOTHING = frozenset(
    (
        "i i'm i'd i'll i've im ill ive id ok okay dm tv uk us diy monday tuesday wednesday thursday "
        "friday saturday sunday christmas easter god hi hey hello thanks"
    ).split()
)


def faults(draft: Draft, rewrite: str) -> list[Fault]:
    """Everything that is wrong with `rewrite` as words for `draft`; empty if nothing is."""
    text = rewrite.strip()
    if not _WORD.search(text):
        return [Fault.EMPTY]
    source = " ".join([draft.draft, *(turn.text for turn in draft.thread)])
    found = [
        (Fault.LINK, bool(_LINK.search(text))),
        (Fault.HASHTAG, bool(_HASHTAG.search(text))),
        (Fault.NUMBER, _adds_number(text, source)),
        (Fault.NAME, _adds_name(text, source)),
        (Fault.EMOJI, bool(set(_EMOJI.findall(text)) - set(_EMOJI.findall(draft.draft)))),
        (Fault.CLAIM, _adds_claim(text, source)),
        (Fault.OWN, _adds_something_of_ones_own(text, draft)),
        (Fault.REPEATS_DRAFT, _likeness(text, draft.draft) >= REPEATS),
        (Fault.REPEATS_THEM, _repeats_them(text, draft)),
        (Fault.REPEATS_ITSELF, _loops(text)),
        (Fault.TOO_LONG, len(text) > max(len(draft.draft), SHORT_DRAFT)),
        (Fault.UNFINISHED, text[-1] in ",;:-–—(" or _ends_on_a_hook(text)),
    ]
    return [fault for fault, is_so in found if is_so]


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _adds_number(text: str, source: str) -> bool:
    if set(_NUMBER.findall(text)) - set(_NUMBER.findall(source)):
        return True
    if _MONEY.search(text) and not _MONEY.search(source):
        return True
    return bool(set(_words(text)) & _NUMBER_WORDS - set(_words(source)))


def _adds_name(text: str, source: str) -> bool:
    """A capitalised word inside a sentence that stands in neither draft nor thread."""
    known = {stem(word) for word in _words(source)}
    for match in _WORD.finditer(text):
        word = match[0]
        if not word[0].isupper() or (word.isupper() and len(word) > 1):
            continue
        before = text[: match.start()].rstrip(" \"'“‘(*")
        begins_sentence = not before or before[-1] in ".!?…\n:" or bool(_EMOJI.search(before[-2:]))
        lower = word.lower().replace("’", "'")
        if not begins_sentence and lower not in _CAPITALS_THAT_NAME_NOTHING and stem(lower) not in known:
            return True
    return False


def stem(word: str) -> str:
    """A word without the endings that a quotation may change."""
    return re.sub(r"(?:'s|s'|s)$", "", word)


def _adds_claim(text: str, source: str) -> bool:
    claimed = {match.lower() for match in _CLAIM.findall(source)}
    return any(match.lower() not in claimed for match in _CLAIM.findall(text))


def _adds_something_of_ones_own(text: str, draft: Draft) -> bool:
    """ "My brother", where the person said nothing of a brother."""
    mine = " ".join([draft.draft, *(turn.text for turn in draft.thread if turn.who == "me")])
    known = {stem(word) for word in _words(mine)}
    owned = {word.lower() for word in _OWNED.findall(text)} - _OWNED_BY_EVERYBODY
    return any(stem(word) not in known for word in owned)


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left.lower(), right.lower(), autojunk=False).ratio()


def _repeats_them(text: str, draft: Draft) -> bool:
    """The other person's words given back, or spoken as one's own."""
    least = max(6, len(_words(text)) // 2)
    return any(turn.who == "them" and longest_run(text, turn.text) >= least for turn in draft.thread)


def longest_run(left: str, right: str) -> int:
    """How many words in a row two texts have in common at the most."""
    return SequenceMatcher(None, _words(left), _words(right), autojunk=False).find_longest_match().size


def _loops(text: str) -> bool:
    """Four words in a row twice, or two words in a row three times: small models stammer."""
    words = _words(text)
    return any(
        count > most
        for size, most in ((4, 1), (2, 2))
        for count in Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1)).values()
    )


def _ends_on_a_hook(text: str) -> bool:
    last = _words(text)[-1]
    return text[-1].isalnum() and last in {"the", "a", "an", "and", "or", "to", "of", "with", "my", "your", "is"}
