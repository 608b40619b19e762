"""Browsers count UTF-16 code units, Python counts code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.api.offsets import utf16_length, utf16_spans
from rapport.coach.sentences import Span, split_sentences


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("abc", 3), ("é", 1), ("🎂", 2), ("👩‍🍳", 5), ("🇮🇪", 4), ("a🎂b", 4), ("👍🏽", 4), ("日本", 2)],
)
def test_an_emoji_counts_as_a_browser_counts_it(text: str, length: int) -> None:
    assert utf16_length(text) == length


def test_spans_after_emoji_shift_as_a_browser_expects() -> None:
    text = "🎂 Cake! 👩‍🍳 Me."
    spans = [Span(2, 7), Span(8, 15)]
    assert [text[span.start : span.end] for span in spans] == ["Cake!", "👩‍🍳 Me."]
    assert list(utf16_spans(text, spans)) == [Span(3, 8), Span(9, 18)]


@given(
    st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("🎂👩🏽. !\n")), max_size=120)
)
def test_utf16_offsets_cut_the_same_text(text: str) -> None:
    units = text.encode("utf-16-le")
    spans = split_sentences(text)
    for span, counted in zip(spans, utf16_spans(text, spans), strict=True):
        cut = units[counted.start * 2 : counted.end * 2].decode("utf-16-le")
        assert cut == text[span.start : span.end]
