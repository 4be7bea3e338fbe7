"""The call that a telegram reports, of the one it names and who signs it."""

from __future__ import annotations

import pytest

from summarizer.models.summary import Medium
from tests.passes.test_own_talk import names, talk, talks

TELEGRAM = """88. Telegram From the Embassy in Norvik to the Department of Ports

Port Anse, April 3, 2031—4 p.m.

Brandt asked me call at noon today to give reaction to our note on dredging. Note had been read with care.

He had found the first two points hard accept. No bank would lend money for them. Water stays low.

Believe we should have word by Friday.

Lund
"""


def test_who_has_the_sender_come_and_who_signs_a_telegram_met() -> None:
    call = talk(TELEGRAM)
    assert names(call) == ["Brandt", "Lund"]
    assert call is not None
    assert (call.date, call.medium, call.initiated_by) == (
        "2031-04-03",
        Medium.IN_PERSON,
        "Brandt",
    )


def test_whom_the_sender_calls_on_met_the_sender() -> None:
    call = talk(TELEGRAM.replace("Brandt asked me call at noon", "I called on Brandt at noon"))
    assert names(call) == ["Brandt", "Lund"]
    assert call is not None
    assert (call.date, call.initiated_by) == ("2031-04-03", None)


@pytest.mark.parametrize(
    "told",
    [
        "Department asked me call on nobody today",
        "Brandt asked him call at noon today",
        "I saw Brandt once",
    ],
)
def test_what_names_no_day_or_nobody_is_no_call(told: str) -> None:
    assert talks(TELEGRAM.replace("Brandt asked me call at noon today", told)) == ()
