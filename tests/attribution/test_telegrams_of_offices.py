"""Telegrams and records as archives print them: an office writes to an office, and one label may be all there is."""

from __future__ import annotations

import pytest

from summarizer.attribution.author import office_that_sends
from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.text.prepare import prepare
from summarizer.text.turns import speaker_turns

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
TELEGRAM = """841.2/3-3046: Telegram

The Ambassador in Norland (Marsh) to the Secretary of State

us urgent

[Received 8:10 p.m.]

426. Last evening I delivered the message to Reed. I urged upon him that our Govt was trying to help him.

Reed agreed. I concurred that it would be far better to wait.
"""


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("I urged upon him that our Govt was trying to help him", "Marsh"),
        ("I concurred that it would be far better to wait", "Marsh"),
    ],
)
def test_the_office_that_writes_to_another_says_i(words: str, holder: str) -> None:
    start = TELEGRAM.index(words)
    index = SpeakerIndex(TELEGRAM)
    assert index.check((start, start + len(words)), holder) in FOUND
    assert index.check((start, start + len(words)), "Secretary of State") not in FOUND


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("The Norlandish Minister to the Secretary of State.", "The Norlandish Minister"),
        ("The Chargé in Tarn (Holt) to the Department of State", "The Chargé in Tarn (Holt)"),
        ("The Road to Peace", None),
        ("From Ostvik to Kelm", None),
        ("The Minister came to the Embassy of Tarn at noon and said so.", None),
    ],
)
def test_a_line_from_office_to_office(line: str, office: str | None) -> None:
    text = f"File No. 711.\n\n{line}\n\nYour telegram of May 2. I regret it.\n"
    assert office_that_sends(prepare(SourceDocument(source="t.txt", text=text))) == office


RECORD = """12. Memorandum of Conversation

PARTICIPANTS

Tilda Marsh, Secretary of Ports

Jonas Reed, Director of Pilots

Secretary Marsh: Reed called last night with a draft he wanted to discuss. I said we would call back.

Sending me would delay it a few days. I will work for a simple pause.

The trouble is that the union wants nothing. I may have to go back.

Please give me your best estimate.
"""


def test_one_label_of_somebody_listed_is_all_that_ones_speech() -> None:
    assert [turn.speaker for turn in speaker_turns(RECORD)] == ["Secretary Marsh"]


@pytest.mark.parametrize(
    "text", [RECORD.replace("Tilda Marsh", "Pia Stone"), RECORD.replace("PARTICIPANTS", "SUBJECTS")]
)
def test_a_label_of_nobody_listed_is_no_speaker(text: str) -> None:
    assert speaker_turns(text) == ()
