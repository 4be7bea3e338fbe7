"""The questions of words/ and names/ can be asked of any text: no exception, no long wait, no contradiction."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.names.actors import Strictness, same_actor
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of, takes_plural
from summarizer.names.persons import name_words, same_person
from summarizer.names.places import government, same_side, sides
from summarizer.words.content import content
from summarizer.words.days import calendar_days, day_of, named_days, weekdays, without_days
from summarizer.words.modals import modals
from summarizer.words.negation import counters, denies, negated
from summarizer.words.numbers import numbers
from summarizer.words.scripts import fold, latin

SPICED = st.lists(
    st.sampled_from(
        (
            "not no-one nobody n't don’t refuse to fail without not only may May must will 5 october 2026 31 february "
            "of 2026-02-30 and , & the Ministry Trade Industry Bosnia Herzegovina Jan Holm O'Hara al- St. J. hundred "
            "two and a half million % per cent 1,000 3.5 .5 ٣ ¹ Ⅻ 中 不 не 10:30 – - ' \" \x00 \u202e "
            "99999999999999999999999"
        ).split(" ")
    ),
    max_size=14,
).map(" ".join)
TEXTS = st.one_of(st.text(max_size=80), SPICED)


@given(TEXTS, TEXTS)
def test_any_two_names_are_compared_alike_both_ways(a: str, b: str) -> None:
    for strictness in Strictness:
        assert same_actor(a, b, strictness) == same_actor(b, a, strictness)
        assert same_person(a, b, strictness) == same_person(b, a, strictness)
    assert same_side(a, b) == same_side(b, a)


@given(TEXTS)
@example("𝕊")
@example(", AND 0")
def test_any_text_is_answered(text: str) -> None:
    assert counters(text) >= max(negated(text), denies(text))
    assert content(text) == content(text.upper().lower()) or not text.isascii()
    assert all(latin(word) for word in name_words(text))
    assert government(text) is None or government(text) in sides(text)
    assert isinstance(is_office(text) or is_body(text) or takes_plural(text), bool)
    assert modals(text) == modals(f" {text} ")
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_the_holders_of_a_text_are_its_words(text: str) -> None:
    plain = " ".join(text.split())
    at = 0
    for holder in holders_of(text):
        at = plain.index(holder, at) + len(holder)
    assert bool(holders_of(text)) == bool(plain) or not plain.strip(" ,&")


@given(TEXTS)
def test_numbers_are_numbers_and_days_are_days(text: str) -> None:
    for number in numbers(text):
        figures = number.removesuffix("%")
        assert "/" in figures or ":" in figures or "." in figures or Decimal(figures) >= 0
    for named in calendar_days(text):
        assert text[named.start : named.end].strip()
        assert list(named.dates([2024])) or named.year is not None
    assert len(without_days(text)) == len(text)
    for published in (None, date.min, date(2026, 3, 1), date.max):
        found = [named.day for named in named_days(text, published) if named.day]
        assert day_of(text, published) == (found[0] if found else None)
    assert weekdays(text) <= set(range(7))


@pytest.mark.parametrize(
    "unit",
    [
        "not ", "not only ", "n't", "no one ", "two ", "million ", "1,", "5 and ", "5 October ", "a", "A. ", "and ",
        ", ", "'", "of ", "Jan and ",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "ask", [negated, counters, numbers, calendar_days, modals, content, holders_of, name_words, sides, latin]
)  # fmt: skip
def test_time_is_linear_in_the_length_of_a_text(unit: str, ask: Callable[[str], object]) -> None:
    ask(unit * 10)
    started = time.process_time()
    ask(unit * (100_000 // len(unit)))
    assert time.process_time() - started < 8
