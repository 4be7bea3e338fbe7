"""Days that passages name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.words.days import day_months, day_of

#: A Wednesday.
PUBLISHED = date(2031, 3, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They spoke today.", date(2031, 3, 12)),
        ("They spoke yesterday evening.", date(2031, 3, 11)),
        ("They met this morning.", date(2031, 3, 12)),
        ("They met on Monday.", date(2031, 3, 10)),
        ("They met on Wednesday.", date(2031, 3, 12)),
        ("They met last Wednesday.", date(2031, 3, 5)),
        ("They met on Thursday.", date(2031, 3, 6)),
        ("They met on 3 March.", date(2031, 3, 3)),
        ("They met on the 3rd of March.", date(2031, 3, 3)),
        ("They met on March 3.", date(2031, 3, 3)),
        ("They met on Mar. 3, 2029.", date(2029, 3, 3)),
        ("They met on 3 Sept 2029.", date(2029, 9, 3)),
        ("They met on 2029-09-03.", date(2029, 9, 3)),
        ("On 4 March, as agreed on Monday, they met.", date(2031, 3, 4)),
        ("On Monday they recalled the treaty of 4 March.", date(2031, 3, 10)),
    ],
)
def test_the_first_day_named_is_resolved_against_publication(text: str, day: date) -> None:
    assert day_of(text, PUBLISHED) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on 20 December.", date(2030, 12, 20)),
        ("They met on 2 April.", date(2031, 4, 2)),
        ("They met on 20 April.", date(2030, 4, 20)),
        ("They met on 29 February.", date(2028, 2, 29)),
    ],
)
def test_a_day_without_year_lies_at_most_a_month_ahead_of_publication(text: str, day: date) -> None:
    assert day_of(text, PUBLISHED) == day


@pytest.mark.parametrize(
    "text",
    [
        "They met.",
        "They met in March.",
        "They met on 31 February 2031.",
        "They met on 45 March.",
        "They will meet next Friday.",
        "They will meet the coming Friday.",
        "They spent 2031 marching.",
        "",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert day_of(text, PUBLISHED) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on Monday.", None),
        ("They met today, 3 March.", None),
        ("They met on 3 March 2029.", date(2029, 3, 3)),
    ],
)
def test_without_a_day_of_publication_only_a_full_date_counts(text: str, day: date | None) -> None:
    assert day_of(text, None) == day


@pytest.mark.parametrize("published", [date.min, date.max, date(1, 1, 3)])
@pytest.mark.parametrize(
    "text", ["yesterday", "last Sunday", "3 March", "29 February", "31 December", "on Monday"]
)
def test_the_ends_of_the_calendar_are_no_error(text: str, published: date) -> None:
    found = day_of(text, published)
    assert found is None or date.min <= found <= date.max


@pytest.mark.parametrize(
    "text",
    ["on \u017funday", "3 \u017feptember", "fr\u0131day", "\u0661\u0662 March", "2031-0\u0663-01"],
)
def test_letters_and_digits_that_only_look_like_english_ones_are_no_error(text: str) -> None:
    assert day_of(text, PUBLISHED) is None


@given(
    st.text(alphabet="0123456789 -,ofMarchsundyFebTLlnextİıſ٣", max_size=60),
    st.none() | st.dates(),
)
def test_any_text_gives_a_day_or_nothing(text: str, published: date | None) -> None:
    found = day_of(text, published)
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize("text", ["9-20 October 2030", "9–20 October 2030", "October 9-20, 2030"])
def test_a_span_of_days_names_both_ends(text: str) -> None:
    assert day_months(f"They met from {text}.") == {(10, 9), (10, 20)}
