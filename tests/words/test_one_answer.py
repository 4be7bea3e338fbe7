"""One answer to "is it negated?", "which numbers?", "which days?" and "which modals?", whoever asks.

Every row is a case on which rooms used to disagree, or which none of them answered rightly.
"""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.words.days import dates_named, day_months, day_of, weekdays
from summarizer.words.modals import modals
from summarizer.words.negation import counters, denies, negated
from summarizer.words.numbers import numbers

NEGATED = [
    "nobody of the inspectors can visit the depot",
    "no one may enter the depot",
    "none of the envoys signed",
    "neither side would comment",
    "the ministry has neither confirmed the report nor commented on it",
    "the two hardly spoke",
    "scarcely any of the trucks crossed",
    "barely a third of the money arrived",
    "the talks are no longer under way",
    "the union refuses to sign",
    "the union refused to sign",
    "the company declined to comment",
    "the sides failed to agree on a date",
    "the fund is unable to pay",
    "the port is unwilling to open the gates",
    "they left without a deal",
    "the valves don't leak",
    "the valves don’t leak",
    "the valves don‘t leak",
    "the valves donʼt leak",
    "the valves don´t leak",
    "THE VALVES DON'T LEAK",
    "we cannot pay",
    "Orland has yet to accept the plan",
    "the vote is yet to be held",
    "we can not pay",
    "nothing was signed",
    "the ferry goes nowhere",
    "it is not true that they met, and they will not meet",
    "no, they will meet on Monday only if the port is open, not before",
    "the council will not only not pay, it will sue",
    "посол не приедет",
    "никто не приедет",
    "部长不会签署",
    "الوزير لن يوقع",
    "der Minister wird den Vertrag nicht unterzeichnen, wie die Behörde am Montag mit allen Folgen erklärte",
]
PLAIN = [
    "the inspectors can visit the depot",
    "somebody of the inspectors can visit the depot",
    "not only the port but also the depot will open",
    "the tariff is not only unfair, it is dear",
    "the plan is not just a plan",
    "there is no doubt that they will sign",
    "No. 5 of the list was signed",
    "the toll is no less than ninety",
    "pay no later than Friday",
    "it was none other than the mayor",
    "last but not least the ferry was named",
    "the members asked whether or not they pay",
    "non-proliferation is our aim",
    "the knots were noted in the notary's north office",
    "they did not fail to pay",
    "the union did not refuse to sign",
    "not without effort they agreed",
    "it is not impossible that they meet",
    "there is nobody who does not want peace",
    "their failure was costly",
    "部长未来将访问非洲",
    "посол приедет",
    "the Norland envoy, Nona Neith, is nonchalant",
    "",
]


@pytest.mark.parametrize("text", NEGATED)
def test_a_negation_is_seen_however_it_is_worded(text: str) -> None:
    assert negated(text)


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_looks_like_a_negation_is_none(text: str) -> None:
    assert not negated(text)


@pytest.mark.parametrize(
    ("text", "denied", "countered"),
    [
        ("the ministry denied the report", True, True),
        ("he called the claim baseless", True, True),
        ("it dismissed the reports of a leak", True, True),
        ("the board dismissed its director", False, True),
        ("the plant is safe, but the pump is old", False, True),
        ("the pump does not leak", False, True),
        ("the pump is old", False, False),
        ("a butter factory in Fallsey", False, False),
    ],
)
def test_a_denial_is_told_from_a_negation_and_a_contrast(
    text: str, denied: bool, countered: bool
) -> None:
    assert denies(text) is denied
    assert counters(text) is countered


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("twenty-one men", {"21"}),
        ("twenty one men", {"21"}),
        ("21 men", {"21"}),
        ("two hundred and fifty thousand litres", {"250000"}),
        ("250,000 litres", {"250000"}),
        ("250 000 litres", {"250000"}),
        ("250\u202f000 litres", {"250000"}),
        ("1,234,567 litres", {"1234567"}),
        ("3.5 million litres", {"3500000"}),
        ("three and a half million litres", {"3500000"}),
        ("half a million litres", {"500000"}),
        ("$2bn", {"2000000000"}),
        ("2.50 a litre", {"2.5"}),
        ("a hundred trucks", {"100"}),
        ("a dozen trucks", {"12"}),
        ("dozens of trucks and thousands of men", set[str]()),
        ("15 per cent", {"15%"}),
        ("15 percent", {"15%"}),
        ("fifteen percent", {"15%"}),
        ("15%", {"15%"}),
        ("15 % of it", {"15%"}),
        ("10-15%", {"10%", "15%"}),
        ("10 to 15 per cent", {"10%", "15%"}),
        ("between ten and fifteen per cent", {"10%", "15%"}),
        ("2–3 million litres", {"2000000", "3000000"}),
        ("two to three million litres", {"2000000", "3000000"}),
        ("two or three hundred trucks", {"200", "300"}),
        ("two million and three thousand", {"2003000"}),
        ("forty-five thousand two hundred and six", {"45206"}),
        ("1990-1995", {"1990", "1995"}),
        ("two and three", {"2", "3"}),
        ("one of the two", {"2"}),
        ("the one who pays", set[str]()),
        ("eleven men, 1,200 cubic metres, on 5 October", {"11", "1200"}),
        ("on 2026-10-05 two met", {"2"}),
        ("at 10:30 in hall 4", {"10:30", "4"}),
        ("the G7 and an F-16", set[str]()),
        ("two thirds of the members", {"2/3"}),
        ("the 21st ferry", {"21"}),
        ("they won, tenfold and often", set[str]()),
        ("4, 5 and 6", {"4", "5", "6"}),
        ("", set[str]()),
    ],
)
def test_a_number_is_the_same_in_words_and_digits(text: str, found: set[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 5 October", {(10, 5)}),
        ("on October 5th, 2026", {(10, 5)}),
        ("on the 5th of October", {(10, 5)}),
        ("on Oct. 5", {(10, 5)}),
        ("on Sept. 3", {(9, 3)}),
        ("on Sept 3", {(9, 3)}),
        ("2026-10-05", {(10, 5)}),
        ("on 05.10.2026", {(10, 5)}),
        ("on 4 and 5 October", {(10, 4), (10, 5)}),
        ("on October 4-5", {(10, 4), (10, 5)}),
        ("from 4 to 5 October", {(10, 4), (10, 5)}),
        ("on May 7", {(5, 7)}),
        ("the port may 7 days later close", set[tuple[int, int]]()),
        ("in October 2026", set[tuple[int, int]]()),
        ("on October 45", set[tuple[int, int]]()),
        ("a decimal 5 or an augmented 3", set[tuple[int, int]]()),
    ],
)
def test_a_day_is_the_same_however_it_is_written(text: str, found: set[tuple[int, int]]) -> None:
    assert day_months(text) == found
    near = date(2026, 10, 20)
    assert {(d.month, d.day) for d in dates_named(text, near)} == found
    first = day_of(text, near)
    assert (first is not None and (first.month, first.day) in found) if found else first is None


def test_weekdays_are_found_in_any_form() -> None:
    assert weekdays("on Monday and the two Sundays after") == {0, 6}
    assert weekdays("on MONDAY’s boat") == {0}
    assert weekdays("sundry mondaine wedges") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they may visit", {"may"}),
        ("they must visit", {"must"}),
        ("they will visit", {"will"}),
        ("they'll visit", {"will"}),
        ("they’ll visit", {"will"}),
        ("they won't visit", {"will"}),
        ("they can't visit", {"can"}),
        ("they cannot visit", {"can"}),
        ("they’d visit", {"would"}),
        ("in May Will Smith visited", set[str]()),
        ("they visited", set[str]()),
        ("they ought to visit", {"ought"}),
    ],
)
def test_a_modal_is_the_same_however_it_is_contracted(text: str, found: set[str]) -> None:
    assert modals(text) == found
