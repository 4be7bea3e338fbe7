"""Words, numbers and dates by which passages are compared."""

from __future__ import annotations

import random
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.words.content import content, longest_shared_run, similarity, stem
from summarizer.words.days import dates_named, day_months, weekdays
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers


def test_inflected_words_fall_together() -> None:
    assert content("inspections of gauges") == content("inspection of the gauge")
    assert content("organize talks") == content("organise talks")


def test_a_prefix_that_negates_makes_another_word() -> None:
    assert not content("a non-discriminatory rule") & content("discriminatory")
    assert content("non-aligned") == content("nonaligned")


@pytest.mark.parametrize(
    "words",
    """
    inspect inspections inspected inspecting; extend extended extending; agree agreed; agreement agreements;
    embargo embargoes; policy policies; negotiate negotiation negotiated negotiating; withdraw withdrawal;
    deny denied; propose proposal proposed; organise organized organizing; organisation organizations; harbour
    harbors; ship shipped; stop stopped; ratify ratified; deploy deployment; invite invitation; violate
    violations; cross crossing; trade trading; fishery fisheries; enrich enrichment; elect election; supply
    supplied; commit committed; переговоры переговоров переговорах
    """.split(";"),
)
def test_inflections_of_one_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    """
    international internal; general generate; arms army; part party; state station; minister ministry;
    universe university; policy police; new news; port portion; war ward; mission missile; force forest; peace
    peach; secure secret; nation native; reserve resign; treaty treat; export expert; invest investigate;
    contract contrast; organ organisation; operate opera
    """.split(";"),
)
def test_other_words_have_other_stems(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == len(words.split())


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


def test_threads_that_stem_at_once_get_the_stems_of_one_alone() -> None:
    rng = random.Random(1)
    ends = ("ing", "ed", "ations", "ness", "fully", "ies", "es")
    words = sorted(
        {"".join(rng.choices("abcdefghilmnoprstu", k=6)) + rng.choice(ends) for _ in range(4_000)}
    )
    alone = [stem.__wrapped__(word) for word in words]
    between = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(stem.__wrapped__, words, chunksize=1))
    finally:
        sys.setswitchinterval(between)
    assert together == alone
