"""Whose words a document is: a name that a model gives counts where the document bears it out."""

from __future__ import annotations

import pytest

from summarizer.models.document import SourceDocument
from summarizer.models.quote import Quote, SpeakerCheck
from summarizer.models.summary import Position, Stance, Summary
from summarizer.models.verified import VerifiedSummary
from summarizer.quotes.verify import Verifier
from summarizer.text.prepare import prepare

BODY = """The dredging of the north basin must stop before the herring return.

Port manager Ilse Varga said that the dredgers would leave in May. “Nobody was told about the lights,” a fisherman said.

The licence was issued without a survey, and a survey is what the law demands.
"""
#: Nothing here tells code that the club issues it.
NOTICE = f"Harbour Rowing Club\n\nThe north basin\n\n{BODY}"
STOP = "The dredging of the north basin must stop before the herring return"
SURVEY = "The licence was issued without a survey"
LEAVE = "the dredgers would leave in May"
LIGHTS = "Nobody was told about the lights"


def _checked(words: str, holder: str, *voice: str, text: str = NOTICE) -> Quote:
    held = Position(
        holder=holder,
        topic="dredging",
        stance=Stance.OPPOSES,
        statement=f"{holder}: {words}.",
        quotes=(Quote(given=words),),
    )
    verifier = Verifier(prepare(SourceDocument(source="notice.txt", text=text)))
    made = verifier.check(Summary(overview="", voice=voice, positions=(held,))).value
    assert isinstance(made, Summary)
    return made.positions[0].quotes[0]


@pytest.mark.parametrize("words", [STOP, SURVEY])
def test_words_given_to_nobody_are_whose_document_it_is(words: str) -> None:
    alone = _checked(words, "Harbour Rowing Club")
    assert alone.speaker_check is SpeakerCheck.NOT_FOUND
    told = _checked(words, "Harbour Rowing Club", "Harbour Rowing Club")
    assert (told.speaker_check, told.speaker_by_model) == (
        SpeakerCheck.RESOLVED,
        "Harbour Rowing Club",
    )


@pytest.mark.parametrize("words", [LEAVE, LIGHTS])
def test_words_given_to_somebody_stay_with_them(words: str) -> None:
    told = _checked(words, "Harbour Rowing Club", "Harbour Rowing Club")
    assert told.speaker_check in (SpeakerCheck.OTHER, SpeakerCheck.NOT_FOUND)
    assert told.speaker_by_model is None


def test_a_name_the_document_does_not_bear_out_counts_for_nothing() -> None:
    told = _checked(STOP, "Sailing Union", "Sailing Union")
    assert (told.speaker_check, told.speaker_by_model) == (SpeakerCheck.NOT_FOUND, None)


def test_a_name_far_from_both_ends_is_no_issuer() -> None:
    long = f"{BODY * 12}\n\nThe Sailing Union was there, too.\n\n{BODY * 12}"
    told = _checked("The Sailing Union was there, too", "Sailing Union", "Sailing Union", text=long)
    assert told.speaker_by_model is None


def test_somebody_else_does_not_speak_in_the_issuers_voice() -> None:
    told = _checked(STOP, "Ilse Varga", "Harbour Rowing Club")
    assert (told.speaker_check, told.speaker_by_model) == (SpeakerCheck.NOT_FOUND, None)


def test_several_issue_it_together() -> None:
    text = f"{NOTICE}\nHarbour Rowing Club\nHerring Trust\n"
    both = "Harbour Rowing Club and Herring Trust"
    told = _checked(STOP, both, "Harbour Rowing Club", "Herring Trust", text=text)
    assert told.speaker_check is SpeakerCheck.RESOLVED
    half = _checked(STOP, both, "Harbour Rowing Club", text=NOTICE)
    assert half.speaker_by_model is None


def test_a_summary_without_a_voice_is_read() -> None:
    assert "voice" not in VerifiedSummary.model_json_schema()["required"]


def test_a_long_document_has_a_voice_too() -> None:
    long = NOTICE + "\n\n".join(
        ["The tide table is printed overleaf, as it is every year."] * 3_000
    )
    told = _checked(STOP, "Harbour Rowing Club", "Harbour Rowing Club", text=long)
    assert told.speaker_by_model == "Harbour Rowing Club"
    assert (
        _checked(LEAVE, "Harbour Rowing Club", "Harbour Rowing Club", text=long).speaker_by_model
        is None
    )
