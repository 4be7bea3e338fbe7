"""Which passage comes near a quote: some words that stand in any text make none."""

from __future__ import annotations

import pytest

from summarizer import Verdict, verify_quotes

TEXT = (
    "And then, in October, we will have another round, said the envoy of Arland. "
    "“We will not sign before the harvest,” the minister told the council in Ostvik."
)


@pytest.mark.parametrize(
    "made_up",
    [
        "We will never surrender",
        "we have to surrender",
        "It will be in ruins then",
        "the of fortune",
    ],
)
def test_words_that_share_only_function_words_with_a_text_are_absent(made_up: str) -> None:
    (check,) = verify_quotes(TEXT, [made_up], language="en")
    assert (check.verdict, check.text) == (Verdict.ABSENT, None)


@pytest.mark.parametrize(
    ("changed", "source"),
    [
        ("We will sign before the harvest", "not"),
        ("We will not surrender before the harvest", "sign"),
        ("We will not surrender", "sign"),
        ("told the parliament", "council"),
        ("We will never sign", "not"),
    ],
)
def test_a_changed_word_is_drift_with_the_nearest_passage(changed: str, source: str) -> None:
    (check,) = verify_quotes(TEXT, [changed], language="en")
    assert check.verdict is Verdict.DRIFT
    assert source in {change.source for change in check.changes}
