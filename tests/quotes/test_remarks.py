"""What is told of a speaker between two parts of a speech may be left out, negations and all."""

from __future__ import annotations

import pytest

from summarizer.models.quote import Verdict
from summarizer.quotes.check import QuoteIndex

QUOTE = "We are willing to reopen the ferry in spring"


@pytest.mark.parametrize(
    ("between", "verified"),
    [
        ("said the envoy, who did not take questions,", True),
        ("said Ilse Varga, who was not authorised to speak,", True),
        ("the envoy said, declining to answer and not looking up,", True),
        ("said the envoy, whose name was not given,", True),
        ("he said, without notes and never pausing,", True),
        ("he did not say,", False),
        ("nobody said at the time,", False),
        ("said the envoy, but not this year,", False),
    ],
)
def test_a_negation_about_the_speaker_takes_nothing_from_the_words(
    between: str, verified: bool
) -> None:
    text = f"“We are willing,” {between} “to reopen the ferry in spring.”"
    check = QuoteIndex(text).check(QUOTE)
    assert (check.verdict is Verdict.ELIDED) is verified


def test_a_negation_in_the_words_still_counts() -> None:
    text = "“We are willing,” said the envoy, who took questions, “but not yet, to reopen the ferry in spring.”"
    assert not QuoteIndex(text).check(QUOTE).verdict.verified
