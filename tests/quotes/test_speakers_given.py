"""Quotes checked from Python together with whose words they are said to be."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import QuoteCheck, SpeakerCheck, verify_quotes
from summarizer.errors import InputError
from summarizer.quotes.check import QuoteIndex

TEXT = (
    "The harbour council of Ostvik met on Friday.\n\n"
    "“We will not raise the toll before May,” Ingrid Solheim said. Tore Lund said that the ferry needs a pier.\n"
)
TOLL, PIER = "We will not raise the toll before May", "the ferry needs a pier"


def speakers_of(checks: list[QuoteCheck]) -> list[tuple[SpeakerCheck | None, str | None]]:
    return [(check.speaker_check, check.speaker_found) for check in checks]


def test_each_quote_is_held_to_its_own_speaker() -> None:
    checks = verify_quotes(
        TEXT, [TOLL, TOLL, PIER, TOLL], speakers=["Ingrid Solheim", "Tore Lund", "Tore Lund", None]
    )
    assert speakers_of(checks) == [
        (SpeakerCheck.NAMED, None),
        (SpeakerCheck.OTHER, "Ingrid Solheim"),
        (SpeakerCheck.NAMED, None),
        (None, None),
    ]


def test_words_that_do_not_stand_there_are_nobodys() -> None:
    (check,) = verify_quotes(TEXT, ["We will raise the toll before May"], speakers=["Tore Lund"])
    assert not check.verdict.verified
    assert check.speaker_check is None


def test_without_speakers_nothing_is_said_of_them() -> None:
    assert speakers_of(verify_quotes(TEXT, [TOLL, PIER])) == [(None, None)] * 2


def test_an_index_takes_a_speaker_and_answers_as_the_function_does() -> None:
    index = QuoteIndex(TEXT)
    for quote, who in ((TOLL, "Tore Lund"), (PIER, "Tore Lund"), (PIER, None)):
        assert [index.check(quote, speaker=who)] == verify_quotes(TEXT, [quote], speakers=[who])


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        (("text", "quote"), TypeError, r"Write \[quote\]"),
        ((TEXT, b"quote"), TypeError, r"Write \[quote\]"),
        ((TEXT, [None]), TypeError, "Quote 1 has to be a string; NoneType"),
        ((3, []), TypeError, "The text has to be a string"),
        ((TEXT, [TOLL], "Tore Lund"), TypeError, r"Write \[speaker\]"),
        ((TEXT, [TOLL], [3]), TypeError, "Speaker 1 has to be a string"),
        ((TEXT, [TOLL], []), InputError, r"speakers \(0\) is not that of the quotes \(1\)"),
    ],
)
def test_what_cannot_be_checked_is_an_error_in_words(
    given: tuple[Any, ...], error: type[Exception], said: str
) -> None:
    text, quotes, *speakers = given
    with pytest.raises(error, match=said):
        verify_quotes(text, quotes, speakers=speakers[0] if speakers else None)


BRIEFING = (
    "MS. SOLHEIM: We are ready to talk about the toll. Tore Lund said yesterday: “The ferry needs a pier.” He did.\n\n"
    "REPORTER: When?\n\n"
    "MS. SOLHEIM: In May, I said, “We would build one.” The pilots tell me that the lamp is out.\n"
)


def test_whoever_has_the_floor_does_not_hold_what_they_cite() -> None:
    own = ["We are ready to talk about the toll", "We would build one", "the lamp is out"]
    cited = verify_quotes(BRIEFING, ["The ferry needs a pier"] * 2, speakers=["Solheim", "Lund"])
    assert cited[0].speaker_check is SpeakerCheck.NOT_FOUND
    assert cited[1].speaker_check is SpeakerCheck.NAMED
    checks = verify_quotes(BRIEFING, own, speakers=["Solheim"] * 3)
    assert all(one.speaker_check is SpeakerCheck.NAMED for one in checks)
