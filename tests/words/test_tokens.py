"""Plain words are split off at once, and are the words that the whole pattern finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from summarizer.words import tokens

_WHOLE = re.compile(tokens._ANY)
_PIECES = st.sampled_from(
    "don n't ’t 's Mr . U.S. co-op é \u0301 ab1 A a.m. _ McKay al-Musari o'clock can ’ ‐ - 2/3 word Ltd , \n".split(
        " "
    )
)


@given(
    st.lists(_PIECES | st.sampled_from([" ", "x" * 85]), max_size=12).map("".join)
    | st.text(max_size=30)
)
def test_a_plain_word_is_the_word_that_the_whole_pattern_finds(text: str) -> None:
    found = [one.span() for one in tokens._TOKEN.finditer(text)]
    assert found == [one.span() for one in _WHOLE.finditer(text)]
    assert [(t.start, t.end) for t in tokens.tokens(text)] == found
