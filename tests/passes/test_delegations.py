"""Who takes the floor in a sitting, and lists of those present in their usual forms."""

from __future__ import annotations

import pytest

from summarizer.models.document import Kind
from tests.passes.test_own_talk import names, talk, talks

BULLETIN = """# RIVER CONFERENCE HIGHLIGHTS

## OPENING PLENARY

On Monday morning, President Duarte opened the session. Fiji, for the PACIFIC GROUP, called for a binding limit. NEW \
ZEALAND and PAPUA NEW GUINEA supported this. The EU proposed an annex, opposed by SAUDI ARABIA.

## CONTACT GROUP ON FINANCE

Co-Chair Lindqvist invited comments on the draft. The REPUBLIC OF KOREA, supported by CANADA, said that the fund \
should be voluntary. COSTA RICA, with TRINIDAD AND TOBAGO, preferred assessed contributions. NEPAL and Chad, for the \
LDCs, asked for grants under the US proposal of March.

## INFORMAL CONSULTATIONS ON SEDIMENT

In informal consultations in the afternoon, delegates exchanged views on dredging. Many delegates opposed a moratorium.
"""


def test_states_in_capitals_chairs_and_speakers_for_groups_take_part() -> None:
    plenary, contact_group, informal = talks(BULLETIN)
    assert names(plenary) == [
        "Duarte",
        "Fiji",
        "New Zealand",
        "Papua New Guinea",
        "European Union",
        "Saudi Arabia",
    ]
    assert names(contact_group) == [
        "Lindqvist",
        "South Korea",
        "Canada",
        "Costa Rica",
        "Trinidad and Tobago",
        "Nepal",
        "Chad",
    ]
    assert plenary.participants[1].affiliation == "PACIFIC GROUP"
    # Who talked without being named is told as the bulletin tells it.
    assert names(informal) == ["Delegates"]


def test_who_is_elected_takes_part_and_not_the_state_in_brackets() -> None:
    text = (
        "Cablegram 12, PORT ANSE, 6 January 2031, 4.10 p.m.\n\nSECRET\n\n1. River Committee held inaugural meeting "
        "today.\n\n2. Committee elected Duarte (Brazil) chairman and Langen (Belgium) rapporteur.\n\n"
        "3. France proposed a report. Duarte said that it should be short.\n"
    )
    found = names(talk(text))
    assert {"Duarte", "Langen", "France"} <= set(found)
    assert "Belgium" not in found


MEMCON = """MEMORANDUM OF CONVERSATION

DATE: May 14, 2031
PLACE: The Foreign Minister's Office, Karlin
SUBJECT: Fishing limits

PARTICIPANTS:
Velmar:
Foreign Minister Lise Dahl
Mr. Okan Berg, Director of Legal Affairs
Sarovia:
Ambassador Ben Okonta
Mrs. Rea Linde, Counselor of Embassy (notetaker)

Minister Dahl: We cannot accept a limit of fifty miles.

Ambassador Okonta: My government has no other proposal at this time.

Minister Dahl: Then we shall take the matter to the Commission.
"""


def test_a_list_of_those_present_makes_a_transcript_the_record_of_a_talk() -> None:
    record = talk(MEMCON, kind=Kind.TRANSCRIPT)
    assert record is not None
    assert record.date == "2031-05-14"
    assert [name.split()[-1] for name in names(record)] == ["Dahl", "Berg", "Okonta", "Linde"]
    interview = MEMCON.partition("Velmar:")[0] + MEMCON.partition("(notetaker)\n")[2]
    assert talks(interview.replace("PARTICIPANTS:", ""), kind=Kind.TRANSCRIPT) == ()


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("Apologies: Cllr Dora Frost", ["Cllr Ana Torres", "Mr P. Osei", "Ms R. Lowe"]),
        ("Absent: Dora Frost, Ivo Marr", ["Cllr Ana Torres", "Mr P. Osei", "Ms R. Lowe"]),
    ],
)
def test_who_was_not_there_is_left_out_of_minutes(line: str, there: list[str]) -> None:
    text = (
        "Harbour Board\n\nMinutes of the meeting held on Tuesday 4 March 2031 in the Town Hall\n\n"
        f"Present: Cllr Ana Torres (Chair), Mr P. Osei\n{line}\nIn attendance: Ms R. Lowe, Clerk\n\n"
        "1. Dredging\n\nMr Osei said that the dredging would be paid from reserves. Cllr Torres opposed that.\n"
    )
    minutes = talk(text)
    assert minutes is not None
    assert names(minutes) == there
    assert minutes.date == "2031-03-04"
