"""Minutes: what they tell of nobody is the body's, what somebody proposed is theirs, and who "the Chair" is."""

from __future__ import annotations

import time

import pytest

from summarizer.attribution.minuted import is_kept_by_a_body, minutes_of
from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.metadata import stated_metadata
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)

MINUTES = """4 May 2026

Kelm and Orsa Parish Council met in the ferry hall for their meeting at 7pm.

PRESENT

Cllr Oto Brandt

Cllr Lena Dahl      LD      Chairperson

Cllr Jan Kos      JK      Vice Chairperson

Cllr Mira Vale (Treasurer).

1. WELCOME

Cllr Brandt said that he had written to the port.

2. LAND

It was felt that the old lime tree had to be cut. It was proposed by Cllr J. Kos, seconded by Cllr M. Vale, that \
the bench be moved to the quay. The Chair advised that the ditch had been cleared.

The public present asked that the lane be closed.

3. PLANNING

Five houses at Mill Lane

1. The houses are too close to the water.

2. The lane could not take the traffic of five houses.

Cllr Brandt said that the port had not replied to Cllr Dahl.

4. ACCOUNTS

The cost of the fence had doubled within a year.
"""
STORY = MINUTES.split("PRESENT", maxsplit=1)[0] + "The houses are too close to the water.\n"


def _prepared(text: str) -> SpeakerIndex:
    stated = stated_metadata(text)
    return SpeakerIndex(
        prepare(
            SourceDocument(
                source="a.txt", text=text, title=stated.title, kind=stated.kind, language="en"
            )
        )
    )


def _found(quote: str, holder: str, text: str = MINUTES) -> bool:
    start = text.index(quote)
    return _prepared(text).check((start, start + len(quote)), holder) in FOUND


@pytest.mark.parametrize(
    "quote",
    [
        "The houses are too close to the water",
        "The lane could not take the traffic",
        "It was felt that the old lime tree had to be cut",
        "The cost of the fence had doubled within a year",
    ],
)
def test_what_minutes_tell_of_nobody_is_the_body_s(quote: str) -> None:
    assert _found(quote, "Kelm and Orsa Parish Council")
    assert not _found(quote, "Oto Brandt")


def test_minutes_are_known_by_a_long_line_that_says_so() -> None:
    told = MINUTES.split("PRESENT", maxsplit=1)[1]
    line = (
        "Minutes of the statutory annual meeting of Kelm Parish Council that was held in the ferry hall"
        " and by telephone on Monday 4 May 2026 from 19:00"
    )
    text = f"K(26)4\n\nKelm Parish Council\n\n{line}\n\nPRESENT{told}"
    assert _found("The houses are too close to the water", "Kelm Parish Council", text)


def test_a_paper_that_lists_nobody_present_is_no_minutes() -> None:
    assert is_kept_by_a_body(_prepared(MINUTES).attributed.prepared)
    story = _prepared(STORY).attributed.prepared
    assert minutes_of(story) is not None
    assert not is_kept_by_a_body(story)
    assert not _found("The houses are too close to the water", "Orsa Parish Council", STORY)


def test_what_was_proposed_by_somebody_is_theirs() -> None:
    assert _found("the bench be moved to the quay", "Jan Kos")
    assert not _found("the bench be moved to the quay", "Mira Vale")


@pytest.mark.parametrize(
    "rows", [MINUTES, MINUTES.replace("      LD      Chairperson", " (Chair)")]
)
def test_the_chair_is_who_is_listed_as_chairperson(rows: str) -> None:
    assert _found("the ditch had been cleared", "Lena Dahl", rows)
    assert not _found("the ditch had been cleared", "Jan Kos", rows)
    unlisted = rows.replace("Lena Dahl", "Nobody")
    assert not _found("the ditch had been cleared", "Jan Kos", unlisted)


def test_members_of_the_public_are_the_public_present_and_members_of_a_body_not_the_body() -> None:
    assert _found("the lane be closed", "members of the public")
    told = "Minutes\n\nThe Board said that the lane was closed.\n"
    assert not _found("the lane was closed", "members of the Board", told)


@pytest.mark.parametrize(
    "piece", ["It was also ", "present ", "\nPresent", "proposed by the ", "A, "]
)
def test_minutes_are_read_in_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    begun = time.perf_counter()
    index = _prepared(f"MINUTES\n\nKelm Council\n\nPresent: Kos\n\n{text[:20_000]}.\n")
    assert index.sources is not None
    assert time.perf_counter() - begun < 5
