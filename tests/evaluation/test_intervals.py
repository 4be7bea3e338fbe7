from __future__ import annotations

import random

import pytest

from summarizer.evaluation.intervals import interval


def test_independent_items_of_many_documents_have_wilson_s_interval() -> None:
    """Wilson's interval of 81 of 263 is 0.2553 to 0.3662 (Newcombe 1998, Statistics in Medicine 17:857, table I)."""
    low, high = interval([(1, 1)] * 81 + [(0, 1)] * 182) or (0, 0)
    assert (low, high) == pytest.approx((0.2553, 0.3662), abs=0.001)


def test_documents_that_differ_widen_the_interval() -> None:
    alike = interval([(8, 10)] * 10)
    apart = interval([(10, 10), (6, 10)] * 5)
    assert alike is not None
    assert apart is not None
    assert apart[1] - apart[0] > alike[1] - alike[0]


def test_a_share_of_all_or_none_is_not_sure() -> None:
    every, none = interval([(5, 5)] * 10), interval([(0, 5)] * 10)
    assert every is not None
    assert none is not None
    assert every == pytest.approx((0.907, 1.0), abs=0.001)
    assert none == pytest.approx((0.0, 0.093), abs=0.001)


@pytest.mark.parametrize("counts", [[], [(3, 5)], [(3, 5), (0, 0)], [(0, 0), (0, 0)]])
def test_one_document_says_nothing_about_the_next(counts: list[tuple[int, int]]) -> None:
    assert interval(counts) is None


@pytest.mark.parametrize("documents", [6, 12, 50])
def test_the_true_share_lies_within_as_often_as_promised(documents: int) -> None:
    """Documents with shares of their own (beta 8, 2: mean 0.8), 3 to 15 items each, a thousand samples."""
    chance = random.Random(20260)
    inside = 0
    for _ in range(1_000):
        counts: list[tuple[int, int]] = []
        for _ in range(documents):
            share, of = chance.betavariate(8, 2), chance.randint(3, 15)
            counts.append((sum(chance.random() < share for _ in range(of)), of))
        low, high = interval(counts) or (0.0, 1.0)
        inside += low <= 0.8 <= high
    assert 930 <= inside <= 1_000
