"""Small comparisons of wording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.passes.wording import folded, same_point, stands_in, tidy, with_article

TEXT = "President Тамм met Ann Lund-Øst, and announced: “习近平会见了普京”. Ostrava’s ferry sailed."


@pytest.mark.parametrize(
    "words", ["Ann", "ann lund-øst", "Тамм", "普京", "Ostrava", "ferry sail", "president"]
)
def test_words_of_a_text_stand_in_it(words: str) -> None:
    assert stands_in(words, TEXT)


@pytest.mark.parametrize(
    "words", ["", "!!!", " ", "nounced", "Lun", "the", "习普", "Mazur", "Ann Øst"]
)
def test_pieces_of_words_and_marks_do_not(words: str) -> None:
    assert not stands_in(words, TEXT)


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparisons_take_any_text(one: str, other: str) -> None:
    assert "\n" not in tidy(one)
    assert folded(folded(one)) == folded(one)
    assert stands_in(one, one) or not folded(one)
    assert same_point(one, other) == same_point(other, one)


def test_the_same_point_wants_the_same_negation() -> None:
    point = "the harbour of Port Anse would stay open all winter"
    assert same_point(point, "that the harbour of Port Anse would stay open this winter")
    assert not same_point(point, point.replace("would stay", "would not stay"))
    assert not same_point(point, "the tariff on fish would rise again this winter")


def test_countries_that_want_an_article_get_one() -> None:
    assert with_article("United States") == "the United States"
    assert with_article("Norvik") == "Norvik"
