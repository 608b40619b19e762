"""The coach with a model of our own making: it needs no weights."""

from rapport.coach.coach import Chosen, Coach
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


def rewrites(model: Scripted, *styles: Style, draft: Draft = DRAFT) -> list[Chosen]:
    return list(Coach(model, write=True).rewrite(draft, styles or [Style.LISTEN]))


def test_a_check_speaks_of_every_sentence() -> None:
    check = Coach(Scripted()).check(DRAFT)
    assert check.judgement.verdict is Verdict.WARN
    assert len(check.spans) == len(check.judgement.sentences) == 2
    assert check.model == "scripted@1"


def test_what_is_surely_right_is_offered_first() -> None:
    model = Scripted(openings=["A whole year!", "Well done, that was hardly easy."], closings=["How did it taste?"])
    (chosen,) = rewrites(model, draft=DRAFT.with_text("My course would have saved you that year, sign up today"))
    assert chosen.text == "A whole year! How did it taste?"
    assert chosen.source == "move"
    assert chosen.moves == ("A whole year!", "How did it taste?")


def test_between_lines_as_sure_as_each_other_a_draft_always_gets_the_same_and_drafts_differ() -> None:
    model = Scripted(openings=["A whole year!", "Well done.", "You did it."], closings=["How did it taste?"])
    drafts = [
        DRAFT.with_text(f"My course would have saved you {what}") for what in ("a year", "flour", "time", "tears")
    ]
    once = [rewrites(model, draft=draft)[0].text for draft in drafts]
    assert once == [rewrites(model, draft=draft)[0].text for draft in drafts]
    assert len(set(once)) > 1


def test_of_what_is_as_sure_the_likeliest_to_be_sent_is_offered() -> None:
    model = Scripted(openings=["A whole year!", "You dear, well done.", "You did it."])
    for what in ("a year", "flour", "time", "tears"):
        (chosen,) = rewrites(model, draft=DRAFT.with_text(f"My course would have saved you {what}"))
        assert chosen.text == "You dear, well done."


def test_what_would_jar_is_not_offered_however_much_one_might_send_it() -> None:
    model = Scripted(openings=["What an odd thing to be so very proud of."], closings=["How did it taste?"])
    (chosen,) = rewrites(model)
    assert chosen.text == "Lovely! How did it taste?"


def test_a_line_that_is_hardly_right_here_is_not_offered() -> None:
    model = Scripted(openings=["A whole year, that is hardly fast at all!"], closings=["How did it taste?"])
    (chosen,) = rewrites(model)
    assert chosen.text == "Lovely! How did it taste?"


def test_the_persons_own_honest_sentences_are_kept_word_for_word() -> None:
    draft = DRAFT.with_text("Lovely to see it rise! My course would have saved you that year")
    (chosen,) = rewrites(Scripted(closings=["How did it taste?"]), draft=draft)
    assert chosen.text == "Lovely to see it rise! How did it taste?"
    assert chosen.source == "trim+move"


def test_words_are_written_only_where_nothing_that_exists_will_do() -> None:
    (chosen,) = rewrites(Scripted("It rose! How did it taste?"))
    assert chosen.text == "It rose! How did it taste?"
    assert chosen.source == "written"


def test_a_coach_that_may_not_write_offers_nothing_instead() -> None:
    (chosen,) = Coach(Scripted("It rose! How did it taste?")).rewrite(DRAFT, [Style.LISTEN])
    assert chosen == Chosen(Style.LISTEN, "")


def test_a_written_candidate_that_invents_gives_way_to_one_that_does_not() -> None:
    (chosen,) = rewrites(Scripted("My Gran took 3 whole years over hers!", "It rose! How did it taste?"))
    assert chosen.text == "It rose! How did it taste?"


def test_a_candidate_that_the_coach_itself_would_flag_is_not_shown() -> None:
    (chosen,) = rewrites(Scripted("Lovely! Do look at my course some time", "It rose! How did it taste?"))
    assert chosen.text == "It rose! How did it taste?"


def test_a_rewrite_that_keeps_the_flagged_words_is_not_shown() -> None:
    draft = DRAFT.with_text("My course would have saved you that whole year of flat loaves")
    kept = Scripted("It would have saved you that whole year of flat loaves", "It rose! How did it taste?")
    (chosen,) = rewrites(kept, draft=draft)
    assert chosen.text == "It rose! How did it taste?"


def test_where_nothing_is_good_enough_nothing_is_shown() -> None:
    assert rewrites(Scripted("Take my course", "See www.bread.com")) == [Chosen(Style.LISTEN, "")]


def test_to_offer_softly_a_plain_line_of_the_draft_stays() -> None:
    draft = DRAFT.with_text(
        "I teach bread, and my course would have saved you that whole long year of yours, sign up today!!"
    )
    (chosen,) = rewrites(Scripted(openings=["A whole year!"], closings=["How did it taste?"]), Style.SOFT, draft=draft)
    assert chosen.text == "A whole year! I teach bread. How did it taste?"
    assert chosen.source == "offer+move"


def test_two_styles_never_offer_the_same_words() -> None:
    model = Scripted("It rose!", "At last, a loaf!")
    chosen = rewrites(model, Style.LISTEN, Style.STORY)
    assert [one.style for one in chosen] == [Style.LISTEN, Style.STORY]
    assert sorted(one.text for one in chosen) == ["At last, a loaf!", "It rose!"]


def test_words_that_were_seen_already_are_not_offered_again() -> None:
    model = Scripted(openings=["A whole year!"], closings=["How did it taste?", "What will you bake next?"])
    draft = DRAFT.with_text("My course would have saved you that whole year, sign up today")
    (first,) = Coach(model).rewrite(draft, [Style.LISTEN])
    (second,) = Coach(model).rewrite(draft, [Style.LISTEN], [first.text])
    assert second.text
    assert second.text != first.text
