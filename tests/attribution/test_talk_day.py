"""The day of a talk, beside other days of its sentence."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.attribution.talk_day import day_of_talk

#: A Wednesday.
PUBLISHED = date(2031, 3, 12)
MONDAY = date(2031, 3, 10)
_TALK = re.compile(r"spoke(?: by telephone)? with|met with|telephone call with|held talks")


def day(text: str, published: date | None = PUBLISHED) -> date | None:
    found = _TALK.search(text)
    assert found is not None
    named = day_of_talk(text, found.start(), found.end(), published)
    return named.day if named else None


@pytest.mark.parametrize(
    "text",
    [
        "Minister Lund spoke with Minister Zeman on Monday.",
        "Minister Lund spoke by telephone with Minister Zeman of Ostrava Land the day before yesterday.",
        "Minister Lund spoke with Minister Zeman two days ago.",
        "On Monday, Minister Lund met with Minister Zeman.",
        "Late on Monday Minister Lund, the host, met with Minister Zeman.",
        "Minister Lund on Monday met with Minister Zeman.",
        "On 10 March, from 9:45 p.m. for some twenty minutes, Jan Lund, the Minister, held talks with Ida Zeman.",
        "On the evening of 10 March Minister Lund met with Minister Zeman.",
        "Marking the anniversary of the accord of 3 May 2019, Lund spoke by telephone with Zeman on Monday.",
        "Ahead of the summit on 3 October 2031, Lund spoke with Zeman on Monday.",
        "Lund, who arrived on Saturday, met with Zeman on Monday to prepare the treaty of 1 March.",
        "The Sunday Post reported that Lund spoke with Zeman on Monday.",
        "Lund told the Friday edition of the paper that she met with Zeman on Monday.",
        "Monday's telephone call with Zeman lasted an hour.",
        "Lund spoke with Zeman on Monday, after the ferry had sunk on Saturday.",
        "Lund spoke with Zeman on 10.03.2031 about the ferry.",
    ],
)
def test_the_day_tied_to_the_verb_of_talking_is_the_day_of_the_talk(text: str) -> None:
    assert day(text) == MONDAY


@pytest.mark.parametrize(
    "text",
    [
        "Marking the anniversary of the accord of 3 March, Lund spoke with Zeman.",
        "Ahead of the summit on 3 October 2031, Lund spoke with Zeman.",
        "Lund spoke with Zeman, who will visit Port Anse on 20 March.",
        "Lund spoke with Zeman, who signed the treaty on Monday.",
        "Lund said on Tuesday that she spoke with Zeman.",
        "Lund, who arrived on Saturday, met with Zeman.",
        "The Sunday Post wrote that Lund spoke with Zeman.",
        "Lund spoke with Zeman about the 3 March accord.",
        "Lund spoke with Zeman about the ban in force since Monday.",
        "Lund held talks before the elections of 9 March.",
        "Lund spoke with Zeman on 14 March 2031.",
        "Lund spoke with Zeman.",
    ],
)
def test_the_day_of_something_else_is_not_the_day_of_the_talk(text: str) -> None:
    assert day(text) is None


def test_a_day_that_cannot_be_resolved_is_named_all_the_same() -> None:
    text = "Lund spoke with Zeman on Monday."
    named = day_of_talk(text, 5, 15, None)
    assert named is not None
    assert named.day is None
    assert text[named.start : named.end] == "Monday"


@given(
    st.text(alphabet="0123456789 -,.ofMarchsundythe'", max_size=60),
    st.integers(0, 60),
    st.integers(0, 60),
    st.none() | st.dates(),
)
def test_any_text_gives_a_day_up_to_publication_or_nothing(
    text: str, start: int, end: int, published: date | None
) -> None:
    found = day_of_talk(text, min(start, end), max(start, end), published)
    assert found is None or found.day is None or published is None or found.day <= published
