"""A passage without digits and without words of numbers is not read for numbers, and has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.words import numbers as room

_WORDS = st.sampled_from(
    "a an and half million two thirds of twenty - one the hundred per cent % 3 ٣ dozen zero boats G7 or".split()
)


def _read(text: str) -> frozenset[str]:
    reader = room._Reader(room.fold_spaces(room.without_days(text)))
    return frozenset(n.text for n in room._ranged(list(reader.numbers()), reader.words))


@given(st.lists(_WORDS, max_size=8).map(" ".join) | st.text(max_size=30))
def test_what_is_told_at_once_is_what_reading_tells(text: str) -> None:
    assert room.numbers(text) == _read(text)


@pytest.mark.parametrize("text", ["A boat lay there.", "Half of it, and a third"])
def test_words_that_only_may_begin_a_number_are_read_or_passed_over(text: str) -> None:
    assert room.numbers(text) == _read(text)
