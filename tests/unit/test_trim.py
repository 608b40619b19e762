"""What is left of a draft when the flagged sentences go."""

import pytest

from rapport.coach.sentences import split_sentences
from rapport.coach.trim import trim

EXAMPLES = [
    ("Well done Maureen!! You need insurance. Call me.", [False, True, True], "Well done Maureen!!"),
    ("So sorry. I sell slings.\n\nHow is he now?", [False, True, False], "So sorry.\n\nHow is he now?"),
    ("Congrats Jo 🎉 I sell slings.", [False, True], "Congrats Jo 🎉"),
    ("I sell slings. Order today!", [True, True], ""),
    ("Congrats! I sell slings.", [False, True], "Congrats!"),
    ("!!! 👏\nI sell slings.", [False, True], ""),
    ("Nothing is wrong here. At all.", [False, False], ""),
]


@pytest.mark.parametrize(("text", "flagged", "left"), EXAMPLES)
def test_honest_sentences_stay_word_for_word(text: str, flagged: list[bool], left: str) -> None:
    assert trim(text, split_sentences(text), flagged) == left
