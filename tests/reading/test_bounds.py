"""Bounds that spare a long text the counting of its words and passages are never too low."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading import documents

_TEXTS = st.text(st.sampled_from("ab_ 1\t\n\r\x0b\x1c.,!?…。؟।”'é汉\u2003\x00-"), max_size=60)


@given(_TEXTS | st.text(max_size=40))
def test_no_text_has_more_than_its_bound(text: str) -> None:
    assert documents._WORD.subn("", text)[1] <= documents._most_words(text)
    assert documents._PASSAGE.subn("", text)[1] <= documents._most_passages(text)


@pytest.mark.parametrize("sentence", ["The boats of Holmby lay in the harbour, and nobody came.\n"])
def test_prose_of_the_greatest_length_is_not_counted(sentence: str) -> None:
    text = sentence * (4_000_000 // len(sentence))
    assert documents._most_words(text) < 1_200_000


def test_a_text_on_its_own_surrogates_is_bounded_too() -> None:
    assert documents._most_words("\ud800 \udfff") >= 2
