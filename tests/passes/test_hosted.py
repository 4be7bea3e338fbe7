"""Who was there where somebody called others together, and a list says who came."""

from __future__ import annotations

import time

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.contacts import contacts
from summarizer.client import Summarizer
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.document import Kind, SourceDocument
from summarizer.models.summary import Conversation
from summarizer.passes.crowds import a_crowd
from summarizer.passes.hosted import hosted, with_listed
from tests.passes.helpers import PUBLISHED, prepared

HEADING = "Readout of the Harbour Office’s Meeting with Ferry Masters\n\n"


def talks(text: str) -> tuple[Conversation, ...]:
    """Return the conversations of a readout, by an engine that is asked nothing of use."""
    made = Summarizer(model=ScriptedEngine({"conversation": "-"}), strategy="stepwise")
    source = SourceDocument(
        source="own.txt", text=HEADING + text, kind=Kind.READOUT, published=PUBLISHED
    )
    return made.summarise(source).conversations


def there(text: str) -> set[str]:
    """Return who took part in the one conversation of a readout."""
    (one,) = talks(text)
    return {p.name for p in one.participants}


CONVENED = "Yesterday, Harbour Commissioner Ilse Dahl convened over 40 ferry masters to discuss the winter timetable."
CASES = [
    (CONVENED, {"Ilse Dahl", "over 40 ferry masters"}),
    (
        (
            "Today, Ilse Dahl, Director of the Harbour Office, and Jan Kos, Deputy Assistant to the Mayor for Ferries, "
            "convened harbour pilots working to keep the fairway open."
        ),
        {"Ilse Dahl", "Jan Kos", "harbour pilots"},
    ),
    (
        "Commissioner Ilse Dahl hosted a virtual roundtable with ferry masters from three islands on Monday.",
        {"Ilse Dahl", "ferry masters from three islands"},
    ),
    (
        (
            "Today, Harbour Commissioner Ilse Dahl convened the first-ever Fairway Board meeting. Additionally, "
            "Prime Minister Anna Holm dropped by the meeting to greet the staff."
        ),
        {"Ilse Dahl", "Anna Holm"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whoever_convenes_others_and_those_convened_took_part(
    text: str, expected: set[str]
) -> None:
    assert there(text) == expected


LIST = """

Participating ferry masters included:

- Rosa Kai, Chief Master of the Northern Ferries and Chair of the Committee for the Safety of the
  Inner and the Outer Fairway
- Master Teodor Rell (Port Anse)
- Fairway Union: Mara Lund
- College of Pilots at Norvik – Norvik
- College of Pilots at Anse – Anse
"""
LISTED = {
    "Rosa Kai",
    "Master Teodor Rell",
    "Mara Lund",
    "College of Pilots at Norvik",
    "College of Pilots at Anse",
}


def test_a_list_names_those_whom_a_sentence_only_counts() -> None:
    assert there(CONVENED + LIST) == {"Ilse Dahl", *LISTED}


def test_a_list_of_one_side_leaves_the_others_as_the_text_counts_them() -> None:
    listed = LIST.replace("Participating ferry masters", "Harbour Office participants")
    assert there(CONVENED + listed) == {"Ilse Dahl", "over 40 ferry masters", *LISTED}


def test_two_lists_in_a_row_are_one() -> None:
    more = "\nOther participants included:\n\n- Idris Vane, Director, Lighthouse Service\n"
    assert "Idris Vane" in there(CONVENED + LIST + more)
    assert "Rosa Kai" in there(CONVENED + LIST + more)


def test_a_list_at_the_end_of_a_long_readout_is_read() -> None:
    between = "\n\nThe office keeps the fairway open. It has done so for years." * 30
    assert there(CONVENED + between + LIST) >= LISTED


def test_bodies_whose_delegates_act_in_a_meeting_took_part() -> None:
    text = (
        "Yesterday, Ilse Dahl convened ferry masters at the quay.\n\nOfficials from the Ministry of Ports and the "
        "Lighthouse Commission heard from the masters on the timetable."
    )
    assert there(text) == {
        "Ilse Dahl",
        "ferry masters",
        "Ministry of Ports",
        "Lighthouse Commission",
    }


def test_the_day_that_opens_a_sentence_holds_behind_a_list_of_names() -> None:
    text = (
        "Yesterday, Ilse Dahl, Director of the Harbour Office, Jan Kos, Director of Ferries, and the Lighthouse "
        "Commissioner, Rosa Kai, hosted ferry masters at the quay."
    )
    (one,) = talks(text)
    assert one.date == "2031-03-11"


def test_an_event_that_is_of_its_matter_brings_nobody_together() -> None:
    assert not talks("Today, the Harbour Office hosted a celebration of Fairway Week.")


@pytest.mark.parametrize(
    ("words", "crowd"),
    [
        ("a group of ferry pilots", None),
        ("a group of island diplomats", "island diplomats"),
        ("more than 30 pilots from the islands", "more than 30 pilots from the islands"),
        ("their students", None),
        ("Ilse Dahl", None),
        ("the winter timetable", None),
    ],
)
def test_a_crowd_is_several_people_without_a_name(words: str, crowd: str | None) -> None:
    assert a_crowd(words) == crowd


@pytest.mark.parametrize(
    "piece",
    [
        "Participants included:\n",
        "- participants ",
        "The office convened a meeting with ",
        "Officials from ",
        "Ilse Dahl convened the, and ",
    ],
)
def test_long_texts_of_its_own_words_take_no_long_time(piece: str) -> None:
    text = HEADING + piece * (300_000 // len(piece))
    ready = prepared(text)
    cast = Attributed(ready).cast
    started = time.process_time()
    with_listed(ready, cast, ())
    for one in contacts(ready)[:3]:
        hosted(cast, one)
    assert time.process_time() - started < 20
