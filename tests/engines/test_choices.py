"""Options told apart by the first token."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.choices import ranked, ranks_any, written


def test_spellings_of_one_option_are_added_up() -> None:
    values = ranked(
        [("Yes", math.log(0.5)), (" yes", math.log(0.25)), ("No", math.log(0.1))], ["Yes", "No"]
    )
    assert values["Yes"] == pytest.approx(math.log(0.75))
    assert values["No"] == pytest.approx(math.log(0.1))


def test_the_beginning_of_an_option_counts_for_it() -> None:
    assert ranked([("crit", -1.0), ("supp", -2.0)], ["criticises", "supports"]) == {
        "criticises": -1.0,
        "supports": -2.0,
    }


def test_a_letter_is_not_found_in_a_longer_word() -> None:
    assert ranked([("And", -0.1), ("A", -2.0), ("B.", -3.0)], ["A", "B"]) == {"A": -2.0, "B": -3.0}


def test_case_counts_where_options_differ_in_it_only() -> None:
    assert ranked([("a", -1.0), ("A", -2.0)], ["A", "a"]) == {"A": -2.0, "a": -1.0}


def test_an_option_nobody_ranked_gets_the_lowest_value_less_one() -> None:
    assert ranked([("x", -1.0), ("y", -7.0)], ["x", "z"]) == {"x": -1.0, "z": -8.0}


def test_spaces_and_quotation_marks_alone_are_no_answer() -> None:
    assert ranked([("“", -0.1), (" ", -0.2), ("no", -3.0)], ["yes", "no"]) == {
        "yes": -4.0,
        "no": -3.0,
    }


@given(
    st.lists(st.tuples(st.text(max_size=5), st.floats(max_value=0, allow_nan=False))),
    st.lists(st.text(min_size=1, max_size=5), min_size=1, unique=True),
)
def test_every_option_gets_a_finite_value(
    candidates: list[tuple[str, float]], options: list[str]
) -> None:
    values = ranked(candidates, options)
    assert list(values) == options
    assert all(math.isfinite(value) for value in values.values())


@pytest.mark.parametrize(
    ("answer", "option"),
    [("no", "no"), (" “No”, because", "no"), ("not sure", "not sure"), ("maybe", None)],
)
def test_a_written_answer_chooses_the_longest_option_it_begins_with(
    answer: str, option: str | None
) -> None:
    chosen = written(answer, ["yes", "no", "not sure"])
    assert (chosen is None) if option is None else (chosen is not None and chosen[option] == 0.0)


@pytest.mark.parametrize(
    ("candidates", "told"),
    [
        ([("<think>", -0.0001), ("No", -9.5)], False),
        ([("[THINK]", -0.0001), ("Okay", -9.0)], False),
        ([("No", -0.7), ("Yes", -0.7)], True),
        ([("The", -0.05), ("Yes", -3.5)], True),
    ],
)
def test_an_option_far_below_the_mark_of_a_thought_tells_nothing(
    candidates: list[tuple[str, float]], told: bool
) -> None:
    assert ranks_any(candidates, ["Yes", "No"]) is told
