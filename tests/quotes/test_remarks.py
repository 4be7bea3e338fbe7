"""What is told of a speaker between two parts of a speech may be left out, negations and all."""

# ruff: noqa: E501 - a passage is read as one line

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
        ("said an envoy who declined to be named,", True),
        ("she said, not looking up,", True),
        ("she said, not now,", False),
        ("she said, who knows, but not this year,", False),
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


@pytest.mark.parametrize(
    ("language", "text", "quote", "verified"),
    [
        ("de", "„Wir sind bereit“, sagte Varga, die keine Fragen zuließ, „die Fähre im Frühjahr zu öffnen.“", "Wir sind bereit die Fähre im Frühjahr zu öffnen", True),
        ("de", "„Wir sind bereit“, sagte Varga, „aber nicht jetzt, die Fähre im Frühjahr zu öffnen.“", "Wir sind bereit die Fähre im Frühjahr zu öffnen", False),
        ("de", "„Wir sind bereit“, sagte niemand, „die Fähre im Frühjahr zu öffnen.“", "Wir sind bereit die Fähre im Frühjahr zu öffnen", False),
        ("fr", "«Nous sommes prêts», a dit Varga, qui n’a pas répondu aux questions, «à rouvrir le bac au printemps.»", "Nous sommes prêts à rouvrir le bac au printemps", True),
        ("fr", "«Nous sommes prêts», a dit Varga, mais pas cette année, «à rouvrir le bac au printemps.»", "Nous sommes prêts à rouvrir le bac au printemps", False),
        ("ru", "«Мы готовы, — сказала Варга, которая не отвечала на вопросы, — открыть паром весной».", "Мы готовы открыть паром весной", True),
        ("ru", "«Мы готовы, — сказала Варга, но не сейчас, — открыть паром весной».", "Мы готовы открыть паром весной", False),
        ("ru", "«Мы готовы, а они, которые не готовы, открыть паром весной».", "Мы готовы открыть паром весной", False),
    ],
)  # fmt: skip
def test_a_relative_clause_on_the_speaker_in_other_languages(
    language: str, text: str, quote: str, verified: bool
) -> None:
    assert QuoteIndex(text, language).check(quote).verdict.verified is verified
