from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.normalise import normalise

GLYPHS = st.text(
    alphabet=st.sampled_from(
        "ab cé“”‘’—–-\n\r\t\u00a0\u00ad\u200b\u200f\u0301\u0323ﬁ…１Ａ가ᄀ\u1161\u11a8`"
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("“yes” ‘no’ «da» „ja‟ ｢hai｣ `so´", '"yes" \'no\' "da" "ja" "hai" \'so\''),
        ("a – b — c ‑ d − e", "a - b - c - d - e"),
        ("a\u00a0\u2009b\n\n\tc \r\n d\u3000e", "a b c d e"),
        ("ﬁrst oﬃce aﬄuent", "first office affluent"),
        ("re\u00adady\u200b now\ufeff", "ready now"),
        ("\u202eعدم\u202c \u200fنعم\u200e", "عدم نعم"),
        ("cafe\u0301 ма\u0438\u0306", "café май"),
        ("ＡＢ１２％，", "AB12%,"),
        ("wait…", "wait..."),
        ("\u1112\u1161\u11ab", "한"),
        ("ﻻ ﷲ", "لا الله"),
        ("ســلام", "سلام"),
        ("Å \u212b", "Å Å"),
        ("a \u200b b", "a b"),
        ("a\x07b \x7f c\u0084", "a b c "),
        ("Pozna\u0084 and", "Pozna and"),
    ],
)
def test_glyphs_are_folded(written: str, folded: str) -> None:
    assert normalise(written).text == folded


def test_superscripts_and_fractions_keep_their_value() -> None:
    assert normalise("10² and 1½ of №5").text == "10² and 1½ of №5"


def test_case_and_words_are_untouched() -> None:
    assert normalise("US and us, May and may").text == "US and us, May and may"


def test_a_hyphen_that_breaks_a_word_is_dropped_and_remembered() -> None:
    folded = normalise("close co-\noperation of all")
    assert folded.text == "close cooperation of all"
    assert folded.joins == (8,)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\u2028", "  \n  "])
def test_every_line_ending_breaks_a_word(ending: str) -> None:
    assert normalise(f"co-{ending}operation").text == "cooperation"


def test_a_hyphen_before_a_capital_or_digit_stays() -> None:
    assert normalise("Sino-\nRussian").text == "Sino-Russian"
    assert normalise("2010-\n2015").text == "2010-2015"


def test_a_soft_hyphen_at_a_line_end_leaves_no_join() -> None:
    folded = normalise("coop\u00ad\neration")
    assert (folded.text, folded.joins) == ("cooperation", ())


def test_a_dash_at_a_line_end_parts_words() -> None:
    assert normalise("talks—\nwhich").text == "talks- which"
    assert normalise("talks -\nwhich").text == "talks - which"


def test_spans_lead_back_to_the_original() -> None:
    text = "He said\u00a0\n “the ﬁrst co-\noperation” e\u0301tait"
    folded = normalise(text)
    for word, original in (
        ("first", "ﬁrst"),
        ("cooperation", "co-\noperation"),
        ("était", "e\u0301tait"),
    ):
        at = folded.text.index(word)
        start, end = folded.span(at, at + len(word))
        assert text[start:end] == original


def test_an_empty_span_is_empty_in_the_original() -> None:
    folded = normalise("a\u200bb")
    assert folded.span(2, 2) == (3, 3)
    assert folded.span(0, 0) == (0, 0)


@pytest.mark.parametrize("span", [(-1, 0), (2, 1), (0, 3)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="Span"):
        normalise("ab").span(*span)


def test_folded_offsets_are_found_from_original_ones() -> None:
    folded = normalise("x  ﬁ\u200by")
    assert [folded.fold(at) for at in (-5, 0, 1, 2, 3, 4, 5, 6, 99)] == [0, 0, 1, 1, 2, 4, 4, 5, 5]


@given(GLYPHS)
def test_offsets_round_trip(text: str) -> None:
    folded = normalise(text)
    edges = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in edges)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(edges))


@given(GLYPHS, st.text(alphabet="xyz", min_size=3, max_size=8), GLYPHS)
def test_a_plain_word_is_found_where_it_was_planted(before: str, word: str, behind: str) -> None:
    text = f"{before} {word} {behind}"
    folded = normalise(text)
    start, end = folded.span(folded.text.index(word), folded.text.index(word) + len(word))
    assert (start, end) == (len(before) + 1, len(before) + 1 + len(word))


@given(st.text(max_size=80))
def test_any_text_is_accepted_and_has_no_runs_of_space(text: str) -> None:
    folded = normalise(text).text
    assert "  " not in folded
    assert "\n" not in folded


@given(st.text(alphabet="aeiouéüñ ", max_size=60))
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)).text == normalise(text).text


def test_endless_combining_marks_take_linear_time() -> None:
    text = "a" + "\u0301\u0316" * 100_000
    assert len(normalise(text).text) <= len(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [("It agreed[12] now.", "It agreed now."), ("a[12]", "a[12]"), ("port.[3] It", "port. It"),
     ("10[2]", "10[2]")],
)  # fmt: skip
def test_marks_of_footnotes_are_dropped_behind_words_only(written: str, folded: str) -> None:
    assert normalise(written).text == folded
    assert normalise(written, notes=False).text == written
