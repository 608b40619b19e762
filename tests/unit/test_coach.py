"""The coach with a model of our own making: it needs no weights."""

from collections.abc import Sequence

from rapport.coach.coach import Chosen, Coach, Delta
from rapport.coach.draft import Draft
from rapport.coach.labels import Style, Verdict
from scripted_model import Scripted

DRAFT = Draft.model_validate(
    {
        "surface": "comment",
        "relationship": "unknown",
        "thread": [{"from": "them", "text": "First loaf that rose! Took me a year"}],
        "draft": "Lovely! My course would have saved you that year, sign up today",
    }
)


def rewrites(*written: str, styles: Sequence[Style] = (Style.LISTEN,)) -> list[Delta | Chosen]:
    return list(Coach(Scripted(*written)).rewrite(DRAFT, styles))


def test_a_check_speaks_of_every_sentence() -> None:
    check = Coach(Scripted()).check(DRAFT)
    assert check.judgement.verdict is Verdict.WARN
    assert len(check.spans) == len(check.judgement.sentences) == 2
    assert check.model == "scripted@1"


def test_the_first_candidate_is_streamed_and_then_given_whole() -> None:
    said = rewrites("A year! How did it taste?")
    assert "".join(piece.text for piece in said if isinstance(piece, Delta)) == "A year! How did it taste?"
    assert said[-1] == Chosen(Style.LISTEN, "A year! How did it taste?", 0)


def test_a_candidate_that_invents_gives_way_to_one_that_does_not() -> None:
    said = rewrites("My Gran took 3 years!", "It rose! How did it taste?")
    assert said[-1] == Chosen(Style.LISTEN, "It rose! How did it taste?", -1)


def test_a_candidate_that_the_coach_itself_would_flag_is_not_shown() -> None:
    said = rewrites("Lovely! Do look at my course some time", "It rose! How did it taste?")
    assert said[-1].text == "It rose! How did it taste?"


def test_a_rewrite_that_keeps_the_flagged_words_is_not_shown() -> None:
    draft = DRAFT.with_text("My course would have saved you that whole year of flat loaves")
    kept = Scripted("It would have saved you that whole year of flat loaves", "It rose! How did it taste?")
    (chosen,) = [said for said in Coach(kept).rewrite(draft, [Style.LISTEN]) if isinstance(said, Chosen)]
    assert chosen.text == "It rose! How did it taste?"


def test_where_nothing_is_good_enough_nothing_is_shown() -> None:
    said = rewrites("Take my course", "See www.bread.com")
    assert said[-1] == Chosen(Style.LISTEN, "", float("-inf"))


def test_ones_own_honest_sentences_come_first_where_they_stand_as_a_message() -> None:
    draft = DRAFT.with_text("Lovely to see it rise! My course would have saved you that year")
    said = list(Coach(Scripted("It rose! How did it taste?")).rewrite(draft, [Style.LISTEN, Style.SOFT]))
    assert said[0] == Delta(Style.LISTEN, "Lovely to see it rise!")
    chosen = [one.text for one in said if isinstance(one, Chosen)]
    assert chosen == ["Lovely to see it rise!", "It rose! How did it taste?"]


def test_what_is_left_of_a_draft_has_to_be_fit_to_be_shown_too() -> None:
    draft = DRAFT.with_text("See www.bread.com for more. My course would have saved you that year")
    said = list(Coach(Scripted("It rose! How did it taste?")).rewrite(draft, [Style.LISTEN]))
    assert said[-1].text == "It rose! How did it taste?"


def test_two_styles_never_offer_the_same_words() -> None:
    said = [
        s for s in rewrites("It rose!", "At last, a loaf!", styles=[Style.LISTEN, Style.SOFT]) if isinstance(s, Chosen)
    ]
    assert [chosen.text for chosen in said] == ["It rose!", "At last, a loaf!"]
