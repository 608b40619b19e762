"""What the guard refuses, and what it lets through."""

import pytest

from rapport.coach.draft import Draft
from rapport.coach.guard import Fault, faults


def draft(text: str, *they_said: str) -> Draft:
    thread = [{"from": "them", "text": turn} for turn in they_said]
    return Draft.model_validate({"surface": "comment", "relationship": "unknown", "thread": thread, "draft": text})


PITCH = draft(
    "Aw Biscuit is gorgeous!! I do dog portraits, £40 each, DM me before Friday 🐶",
    "This is Biscuit, 9 weeks, already ate my left slipper. Sarah says I spoil her",
)

HONEST = [
    "The left slipper! How is she at night?",
    "Aw Biscuit is gorgeous!! Does Sarah spoil her too, when nobody looks? 🐶",
    "9 weeks and a slipper down already, good start Biscuit",
    "I do dog portraits, so I see a lot of puppies, and I'd still ask: which slipper next?",
    "Biscuit's got good taste then",
    "Oh my goodness, Biscuit, my poor heart",
]


@pytest.mark.parametrize("rewrite", HONEST)
def test_words_made_of_what_was_said_pass(rewrite: str) -> None:
    assert faults(PITCH, rewrite) == []


REFUSED = [
    ("", Fault.EMPTY),
    ("😊", Fault.EMPTY),
    ("More on www.portraits.com", Fault.LINK),
    ("So sweet #puppylove", Fault.HASHTAG),
    ("She'll be calmer at 12 weeks", Fault.NUMBER),
    ("Give it three weeks, she'll stop", Fault.NUMBER),
    ("Biscuit is so cute, my Rufus was the same", Fault.NAME),
    ("Biscuit is so cute ❤️", Fault.EMOJI),
    ("My brother had one of those, mad as a box of frogs", Fault.OWN),
    ("Our old spaniel was the same", Fault.OWN),
    ("I'd do the first one for free", Fault.CLAIM),
    ("Aw Biscuit is gorgeous!! I do dog portraits, £40 each, DM me before Friday", Fault.REPEATS_DRAFT),
    ("This is Biscuit, 9 weeks, already ate my left slipper", Fault.REPEATS_THEM),
    ("how is she at night and how is she at night", Fault.REPEATS_ITSELF),
    ("I'm sorry. I'm sorry, and I'm sorry. How is she?", Fault.REPEATS_ITSELF),
    ("So which slipper was it and", Fault.UNFINISHED),
    ("Well, " + "that is a very good girl indeed " + "and so on, " * 16, Fault.TOO_LONG),
]


@pytest.mark.parametrize(("rewrite", "fault"), REFUSED)
def test_what_adds_or_only_repeats_is_refused(rewrite: str, fault: Fault) -> None:
    assert fault in faults(PITCH, rewrite)


def test_a_number_in_the_thread_may_be_said_again() -> None:
    assert faults(PITCH, "Only 9 weeks old and already a critic of shoes") == []


KNOWN_MISSES = ["Rufus had it too.", "I lost a slipper to a dog like that last spring", "I'm scared of Sarah too"]


@pytest.mark.xfail(reason="the guard sees words, not sense; judge and reader come after it", strict=True)
@pytest.mark.parametrize("rewrite", KNOWN_MISSES)
def test_an_invented_story_without_telling_words_is_refused(rewrite: str) -> None:
    assert faults(PITCH, rewrite)
