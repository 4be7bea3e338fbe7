"""Words, numbers and dates by which passages are compared."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from summarizer.words.content import content, longest_shared_run, similarity
from summarizer.words.days import dates_named, day_months, weekdays
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers


def test_inflected_words_fall_together() -> None:
    assert content("inspections of gauges") == content("inspection of the gauge")
    assert content("organize talks") == content("organise talks")


def test_days_are_read_in_both_orders() -> None:
    assert day_months("on 5 October and on September 28th, 2026") == {(10, 5), (9, 28)}


def test_a_day_without_a_year_takes_the_nearest_year() -> None:
    assert dates_named("until 3 January", date(2026, 12, 20)) == (date(2027, 1, 3),)
    assert dates_named("until 3 January", None) == ()
    assert dates_named("on 31 February", date(2026, 1, 1)) == ()


def test_numbers_leave_days_out_and_read_words() -> None:
    assert numbers("eleven men, 1,200 cubic metres, on 5 October") == {"11", "1200"}


def test_contracted_negations_are_seen() -> None:
    assert negated("they haven’t been told")
    assert not negated("nothingness and knots")


def test_weekdays_are_numbered_from_monday() -> None:
    assert weekdays("from Monday to Sunday") == {0, 6}


def test_the_longest_run_comes_with_what_stands_before_it() -> None:
    assert longest_shared_run(
        "the deal is a major achievement", "Resolution 1 is a major achievement"
    ) == (
        4,
        "the deal",
        "resolution 1",
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_similarity_lies_between_nothing_and_all(a: str, b: str) -> None:
    assert 0.0 <= similarity(content(a), content(b)) <= 1.0
    assert similarity(content(a), content(a)) in (0.0, 1.0)
