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
        ("the envoy, who took no questions, said,", True),
        ("the envoy (who took no questions) said,", True),
        ("the envoy, never a patient man, said,", True),
        ("the envoy said without looking up,", True),
        ("the envoy said — she took no questions —", True),
        ("said the envoy, whom nobody had expected,", True),
        ("insisted the envoy, once again without notes,", True),
        ("an envoy not authorised to speak to the press said,", True),
        ("said an envoy not named in the reports,", True),
        ("the envoy, never, said,", False),
        ("the envoy was not said,", False),
        ("but not today, the envoy said,", False),
        ("no envoy said,", False),
        ("the envoy would not say,", False),
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


@pytest.mark.parametrize(
    ("text", "quote", "verified"),
    [
        ("“The ferry,” said an official at the ministry, “reopens on Friday.”", "The ferry reopens on Friday.", True),
        ("“The ferry,” said an official who was not named by the press, “reopens on Friday.”", "The ferry reopens on Friday.", True),
        ("“Nothing,” the mayor said after the vote, “has been decided.”", "Nothing has been decided.", True),
        ("“We have done what we could,” said Varga, who smiled, “twice.”", "We have done what we could twice.", True),
        ("„Die Fähre“, sagte ein Beamter, „fährt ab Freitag.“", "Die Fähre fährt ab Freitag.", True),
        ("“The ferry,” said an official, “no longer sails on Friday.”", "The ferry sails on Friday.", False),
        ("“The ferry,” said an official. “The bus runs on Friday.”", "The ferry runs on Friday.", False),
        ("The ferry, said an official at the ministry, reopens on Friday.", "The reopens on Friday.", False),
        ("They read “Ferry” in the town, and then “the bus stops at noon.”", "Ferry the bus stops at noon.", False),
    ],
)  # fmt: skip
def test_a_speech_may_be_broken_off_after_a_word(text: str, quote: str, verified: bool) -> None:
    assert QuoteIndex(text).check(quote).verdict.verified is verified
