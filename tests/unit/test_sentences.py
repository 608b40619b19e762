"""Sentences as people type them."""

import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.coach.sentences import split_sentences

EXAMPLES = [
    ("Sweet moment! Imagine it with proper light though.", ["Sweet moment!", "Imagine it with proper light though."]),
    (
        "Awww the ragdolls 😻 So I'm doing a party thursday",
        ["Awww the ragdolls 😻", "So I'm doing a party thursday"],
    ),
    ("Results in for my Grade 12s.\nNew groups start soon", ["Results in for my Grade 12s.", "New groups start soon"]),
    ("Hi Dean, we'd hate to see you go 💪 Did you know?", ["Hi Dean, we'd hate to see you go 💪", "Did you know?"]),
    ("£2,150 ono. Call 07.30 or no. 12", ["£2,150 ono.", "Call 07.30 or no. 12"]),
    ("so... anyway how are you", ["so... anyway how are you"]),
    ("Mr. Black said no. 4 is out", ["Mr. Black said no. 4 is out"]),
    ("Hope you liked it! xx", ["Hope you liked it! xx"]),
    ("😭😭 I've been at it 22 years", ["😭😭 I've been at it 22 years"]),
    ('She said "never again!" Then she came back.', ['She said "never again!"', "Then she came back."]),
    ("9.99 on amzn.to/longfurrow", ["9.99 on amzn.to/longfurrow"]),
    ("well done!!! x Speak soon", ["well done!!! x", "Speak soon"]),
]


@pytest.mark.parametrize(("text", "sentences"), EXAMPLES)
def test_a_draft_is_cut_where_a_reader_would_cut_it(text: str, sentences: list[str]) -> None:
    assert [text[span.start : span.end] for span in split_sentences(text)] == sentences


@pytest.mark.parametrize(
    "text", ["😂" * 4000 + "so funny", "!" * 7999 + "a", "🎉 " * 2000 + "!", "... " * 2000 + "x" * 9]
)
def test_a_wall_of_emoji_or_stops_takes_no_longer_than_prose(text: str) -> None:
    # Patterns that backtrack froze the whole server: 24 emoji took 4.6 seconds.
    prose = "We walked to the harbour. " * (len(text) // 26)
    assert fastest(text) < 100 * fastest(prose) + 0.05


def fastest(text: str) -> float:
    return min(timeit.repeat(lambda: split_sentences(text), number=1, repeat=3))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_every_visible_character_lies_in_exactly_one_sentence(text: str) -> None:
    spans = split_sentences(text)
    covered = [index for span in spans for index in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    missed = set(range(len(text))) - set(covered)
    assert all(text[index].isspace() or text[index] in "\x1c\x1d\x1e\x85\u2028\u2029" for index in missed)
    for span in spans:
        assert text[span.start : span.end] == text[span.start : span.end].strip()
