"""Candidates put together from the person's own sentences and the library's lines."""

import pytest

from rapport.coach.candidates import Candidate, assembled, surest_first, varied
from rapport.coach.draft import Draft, Surface
from rapport.coach.labels import Style
from rapport.coach.model import Material
from rapport.coach.moves import about_somebody_else
from rapport.coach.offers import offers
from rapport.coach.sentences import Span, split_sentences
from scripted_model import fits, line


def draft(text: str, they_said: str = "First loaf that rose!", surface: str = "comment") -> Draft:
    thread = [{"from": "them", "text": they_said}] if they_said else []
    return Draft.model_validate({"surface": surface, "relationship": "unknown", "thread": thread, "draft": text})


def texts(what: Draft, flagged: list[bool], style: Style, openings: list[str], closings: list[str]) -> list[str]:
    spans = split_sentences(what.draft)
    opening, closing = [line(text, "own") for text in openings], [line(text, "ask") for text in closings]
    material = Material(
        fits(opening), fits(closing), [0.1 if "leftover" in sentence(what, span) else 0.9 for span in spans]
    )
    return [candidate.text for candidate in assembled(what, spans, flagged, style, material)]


def sentence(what: Draft, span: Span) -> str:
    return what.draft[span.start : span.end]


def test_everything_said_stands_in_the_draft_or_in_the_library() -> None:
    made = texts(draft("Well done you! Buy my jam."), [False, True], Style.LISTEN, ["At last!"], ["How was it?"])
    assert "Well done you!" in made
    assert "Well done you! How was it?" in made
    assert "At last! How was it?" in made
    assert not any("jam" in text for text in made)


def test_an_honest_sentence_that_means_nothing_alone_goes_too() -> None:
    made = texts(
        draft("Well done you! A leftover tip. Buy my jam."), [False, False, True], Style.LISTEN, [], ["How was it?"]
    )
    assert made == ["Well done you!", "Well done you! How was it?", "How was it?"]


def test_a_word_or_two_of_ones_own_are_no_message_alone() -> None:
    made = texts(draft("Congrats! Buy my jam."), [False, True], Style.LISTEN, [], ["How was it?"])
    assert "Congrats!" not in made
    assert "Congrats! How was it?" in made


def test_nothing_is_put_together_from_nothing() -> None:
    assert assembled(draft("Buy my jam."), [], [], Style.LISTEN, Material([], [], [])) == []


def test_no_line_is_put_before_a_beginning_of_ones_own() -> None:
    own = texts(draft("Hi Ann! Buy my jam."), [False, True], Style.LISTEN, ["Good to meet you."], [])
    assert "Good to meet you. Hi Ann!" not in own
    later = texts(draft("Buy my jam. How are the twins?"), [True, False], Style.LISTEN, ["Good to meet you."], [])
    assert "Good to meet you. How are the twins?" in later


def test_a_candidate_is_as_certain_as_its_least_certain_part() -> None:
    what = draft("Buy my jam.")
    material = Material(fits([line("At last!", "own")]), fits([line("Was it hardly risen?", "ask")]), [0.9])
    made = assembled(what, split_sentences(what.draft), [True], Style.LISTEN, material)
    assert {candidate.text: candidate.chance for candidate in made} == {
        "At last!": 0.9,
        "At last! Was it hardly risen?": 0.1,
        "Was it hardly risen?": 0.1,
    }


def test_one_question_at_a_time() -> None:
    made = texts(draft("Buy my jam."), [True], Style.LISTEN, ["Really, a whole year?"], ["How was it?"])
    assert all(text.count("?") <= 1 for text in made)


def test_a_greeting_alone_is_no_message_where_nobody_spoke() -> None:
    alone = draft("Buy my jam.", they_said="", surface="message")
    made = texts(alone, [True], Style.LISTEN, ["Hello you."], ["What's your favourite?"])
    assert "Hello you." not in made
    assert "Hello you. What's your favourite?" in made
    assert "What's your favourite?" in made


def test_a_post_that_says_nothing_of_ones_own_is_not_offered() -> None:
    post = draft("Plums are in. Buy my jam.", they_said="", surface="post")
    assert texts(post, [True, True], Style.LISTEN, ["Hello everyone."], ["What's your favourite?"]) == []
    made = texts(post, [False, True], Style.LISTEN, ["Hello everyone."], ["What's your favourite?"])
    assert "Plums are in. What's your favourite?" in made


def test_several_pieces_come_first_only_where_all_are_sure() -> None:
    single, sure, unsure = (
        Candidate("Lovely!", "move", chance=0.95),
        Candidate("Lovely! How was it?", "move", chance=0.85, pieces=2),
        Candidate("Lovely! Who came?", "move", chance=0.65, pieces=2),
    )
    ordered = sorted([unsure, single, sure], key=lambda candidate: surest_first(draft("Buy my jam."), candidate))
    assert ordered == [sure, single, unsure]


def test_of_candidates_that_share_a_line_two_are_enough() -> None:
    same = [Candidate(f"Well done. {ask}", "move", ("well", ask)) for ask in ("How?", "When?", "Where?")]
    other = Candidate("You did it.", "move", ("did",))
    assert varied([*same, other], 5) == [*same[:2], other]
    assert varied([*same, other], 2) == same[:2]


def test_a_line_goes_beside_ones_own_sentence_only_where_it_is_surer_still() -> None:
    own = Candidate("Plums are in.", "trim", chance=0.9)
    beside = Candidate("Plums are in. What will you make?", "trim+move", chance=0.85, pieces=2)
    surer = Candidate("Plums are in. How many did you get?", "trim+move", chance=0.92, pieces=2)
    ordered = sorted([beside, own, surer], key=lambda candidate: surest_first(draft("Buy my jam."), candidate))
    assert ordered == [surer, own, beside]


def test_somebody_who_writes_without_capitals_gets_lines_without() -> None:
    made = texts(draft("buy my jam"), [True], Style.LISTEN, ["At last!"], ["I wonder how it was."])
    assert "at last!" in made
    assert "I wonder how it was." in made


@pytest.mark.parametrize(
    ("text", "they_said", "is_so"),
    [
        ("How is she now?", "Mum had her op today", False),
        ("How is she now?", "The car is back from the garage", True),
        ("Did he mind?", "My brother found the cake", False),
        ("Did he mind?", "I found the cake", True),
        ("How are they?", "I found the cake", False),
        ("How's your mum doing?", "Dad is home from hospital", True),
        ("How's your mum doing?", "My mam had her scan", False),
        ("Poor lad.", "My daughter broke her wrist", True),
        ("Poor lad.", "He fell off the wall", False),
    ],
)
def test_a_line_about_somebody_needs_them_to_be_spoken_of(text: str, they_said: str, is_so: bool) -> None:
    assert about_somebody_else(line(text, "ask"), draft("Buy my jam.", they_said)) is is_so


@pytest.mark.parametrize(("surface", "stays"), [("post", True), ("message", False), ("comment", False)])
def test_only_a_post_speaks_to_everybody(surface: str, stays: bool) -> None:
    what = draft("Plums are in. Buy my jam.", they_said="", surface=surface)
    made = texts(what, [False, True], Style.LISTEN, [], ["What do you all think?"])
    assert ("Plums are in. What do you all think?" in made) is stays


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("I run a cleaning company, and let me tell you, we're the best.", ["I run a cleaning company"]),
        ("I make these myself and I'd love you to have one for £5!!", ["I make these myself"]),
        ("We do amazing deals every day!", []),
        ("Message me to order yours.", []),
    ],
)
def test_an_offers_plain_core_is_found_word_for_word(text: str, clauses: list[str]) -> None:
    spans = split_sentences(text)
    found = offers(text, spans, [True] * len(spans), Surface.COMMENT)
    assert found == clauses
    assert all(clause in text for clause in found)
