"""Records, minutes, cables and bulletins: the talk they are themselves the account of."""

from __future__ import annotations

import time

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.records import record_signs
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation, Medium
from summarizer.passes.own_talk import own_talks
from tests.passes.helpers import prepared

RECORD = """Port Anse, 4 June 2031

Confidential

Mr Lindqvist asked Mr Okoro what his government thought of the dredging. Mr Okoro replied that it would not agree to \
any dredging before the survey was finished. The survey had been promised for May.

2. Mr Lindqvist told Mr Okoro that the survey was complete. He regretted that it had not been handed over. Mr Casimir \
had said in March that it would be late. Mr Okoro commented that he had not seen it.
"""
MINUTES = """Minutes of a meeting held in Port Anse on 12 May 2031

Present:

Ms Ilse Brandvold, Foreign Minister (chair)
Mr T. Mazur, Counsellor, Embassy of Ostrava Land
Dr Pia de Vries - Harbour Board

The chair opened the meeting. Mr Mazur said that the ferry line should be reopened. Ms Brandvold doubted that.
"""
CABLE = """Cablegram 88, PORT ANSE, 3 June 2031, 4.10 p.m.

SECRET

1. At yesterday's meeting of the River Commission Mr Lindqvist proposed a committee on dredging. France and Brazil \
supported the proposal. Mr Okoro said that Nigeria would never accept such a committee.

2. The Commission will meet again on 10 June.
"""
BULLETIN = """# RIVER TALKS: PLENARY

The plenary resumed on Tuesday morning to consider the draft text on dredging. BRAZIL, supported by KENYA \
and GHANA, proposed to delete article 4. NORWAY opposed the deletion. JAPAN called for a contact group.

In the contact group, INDIA stressed that the survey should come first. KENYA asked for more time.
"""


def talks(text: str, **fields: object) -> tuple[Conversation, ...]:
    values = {"published": None, "kind": Kind.OTHER, "language": "en"} | fields
    attributed = Attributed(prepared(text, **values))
    return own_talks(attributed.prepared, attributed.cast, attributed.attributions)


def talk(text: str, **fields: object) -> Conversation | None:
    return next(iter(talks(text, **fields)), None)


def names(conversation: Conversation | None) -> list[str]:
    assert conversation is not None
    return [p.name for p in conversation.participants]


def test_who_speaks_to_whom_in_a_record_took_part_on_the_day_of_its_head() -> None:
    record = talk(RECORD)
    assert names(record) == ["Lindqvist", "Okoro"]
    assert record is not None
    assert (record.date, record.medium) == ("2031-06-04", Medium.IN_PERSON)
    assert all(q.given and q.given in RECORD for q in record.quotes)


def test_a_short_note_of_a_call_on_the_writer_is_a_record() -> None:
    text = (
        "Port Anse, 4 June 2031\n\nMr Okoro called on me this morning at his request. He said that his government "
        "was anxious about the dredging. I said that we would look into it."
    )
    note = talk(text)
    assert names(note) == ["Okoro", "author"]
    assert note is not None
    assert note.date == "2031-06-04"


def test_a_list_of_those_present_is_the_list_of_participants() -> None:
    minutes = talk(MINUTES)
    assert minutes is not None
    assert [(p.name, p.role) for p in minutes.participants] == [
        ("Ms Ilse Brandvold", "Foreign Minister (chair)"),
        ("Mr T. Mazur", "Counsellor, Embassy of Ostrava Land"),
        ("Dr Pia de Vries", "Harbour Board"),
    ]
    assert minutes.date == "2031-05-12"
    assert minutes.quotes[0].given == "Minutes of a meeting held in Port Anse on 12 May 2031"


def test_the_line_of_a_records_place_tells_how_and_when_they_talked() -> None:
    text = MINUTES.replace("Minutes of a meeting held in Port Anse on 12 May 2031", "Harbour Board")
    met = talk(
        text.replace(
            "Present", "Time: 9.30\n\nVenue: held by conference call on May 12, 2031\n\nPresent"
        )
    )
    assert met is not None
    assert (met.date, met.medium) == ("2031-05-12", Medium.PHONE)


def test_participants_on_one_line_are_told_apart() -> None:
    text = MINUTES.replace("Present:\n\n", "Participants: ", 1)
    text = text.replace("Ms Ilse", "Mr A. Lund (chair), Ms B. Holm and Dr C. Ruiz.\n\nMs Ilse", 1)
    assert names(talk(text))[:3] == ["Mr A. Lund", "Ms B. Holm", "Dr C. Ruiz"]


def test_the_meeting_a_cable_tells_of_has_the_day_it_names() -> None:
    meeting = talk(CABLE)
    assert {"Lindqvist", "Okoro", "France", "Brazil"} <= set(names(meeting))
    assert meeting is not None
    assert meeting.date == "2031-06-02"


def test_each_session_of_a_bulletin_has_the_delegations_that_speak_in_it() -> None:
    plenary, group = talks(BULLETIN)
    assert {"Brazil", "Norway", "Japan", "Kenya", "Ghana"} <= set(names(plenary))
    assert "India" not in names(plenary)
    assert {"India", "Kenya"} <= set(names(group))
    assert (plenary.date, plenary.date_text) == (None, "on Tuesday")
    assert "The plenary resumed" in (plenary.quotes[0].given or "")


def test_headings_under_contact_groups_are_groups_of_their_own() -> None:
    text = (
        "# CONTACT GROUPS\n\n## DREDGING\n\nBRAZIL asked for a survey. NORWAY opposed this.\n\n"
        "## FISHING\n\nJAPAN supported a ban. KENYA called for an exception.\n\n# IN THE CORRIDORS\n\n"
        "INDIA was said to be tired."
    )
    assert [set(names(one)) for one in talks(text)] == [{"Brazil", "Norway"}, {"Japan", "Kenya"}]


def test_a_bulletin_mentions_sittings_with_the_bodies_that_sat() -> None:
    text = (
        "# A SHORT HISTORY\n\nThe treaty was signed in 2011. The River Commission held its fourth session in Port Anse "
        "on 3 May 2030.\n\n# NEXT STEPS\n\nDelegates met in Nairobi on 9 June 2030. The river is long."
    )
    first, second = talks(text)
    assert (names(first), first.date) == (["River Commission"], "2030-05-03")
    assert (names(second), second.date) == (["Delegates"], "2030-06-09")
    assert talks(text.replace("# ", "")) == ()


def test_a_writer_who_took_part_is_named_where_a_line_says_who_it_is() -> None:
    text = "From Lindqvist\n\n" + RECORD.replace("Mr Lindqvist", "I")
    assert set(names(talk(text))) == {"Okoro", "Lindqvist"}
    assert names(talk(RECORD.replace("Mr Lindqvist", "I"))) == ["Okoro", "author"]


@pytest.mark.parametrize(
    "text",
    [
        # Quotations in a story are no exchange.
        (
            "Mr Lindqvist said the dredging was over. Mr Okoro said it had never begun. Ms Holm told reporters that "
            "both were wrong. Mr Okoro told the Harbour Post that he had asked for a survey."
        ),
        # Interviews and answers to reporters.
        (
            "Mr Lindqvist told reporters that he had no plans. Asked about the dredging by a journalist, Mr Okoro "
            "replied that it was over. Asked whether he would resign, he told reporters that he would not."
        ),
        # A body that met years ago.
        (
            "The minister today announced who will sit on the council. Mr Lindqvist will chair it. In earlier terms "
            "the council advised the review of the Committee on Rivers, convened in 2006."
        ),
        "The weather was fine.",
    ],
    ids=["news", "reporters", "a body of the past", "nothing"],
)
def test_stories_releases_and_answers_to_reporters_are_no_talk(text: str) -> None:
    assert talk(text, kind=Kind.NEWS) is None
    assert talk(text) is None


def test_transcripts_and_other_languages_are_left_alone() -> None:
    assert talk(RECORD, kind=Kind.TRANSCRIPT) is None
    assert talk(RECORD, language="fr") is None


def test_reading_the_signs_takes_time_in_proportion_to_the_length() -> None:
    def seconds(copies: int) -> float:
        attributed = Attributed(prepared(RECORD * copies, published=None, kind=Kind.OTHER))
        assert attributed.attributions
        begun = time.process_time()
        record_signs(attributed.prepared, attributed.cast)
        return time.process_time() - begun

    assert seconds(160) < 4 * 5 * max(seconds(40), 0.005)


def test_a_section_in_which_delegations_take_the_floor_is_a_sitting_whatever_its_heading() -> None:
    text = (
        "# PLENARY ON DREDGING\n\nThe plenary resumed on Tuesday. BRAZIL proposed a survey. NORWAY opposed this.\n\n"
        "# WORKSTREAM FOUR\n\nCo-Chair Lund recalled the mandate, which will be reviewed on Friday. "
        "Kenya, for the COAST GROUP, called for a pause. On the annexes, JAPAN supported this. INDIA asked for time."
        "\n\n"
        "# BACKGROUND\n\nThe COP adopted the treaty. The MOP 3 session followed. CORE funding was agreed. "
        "Chile signed it."
    )
    plenary, workstream = talks(text)
    assert {"Brazil", "Norway"} <= set(names(plenary))
    assert {"Lund", "Kenya", "Japan", "India"} <= set(names(workstream))
    assert (workstream.date, workstream.date_text) == (None, None)


def test_a_heading_at_the_start_of_a_paragraph_begins_a_group_of_its_own() -> None:
    text = (
        "# CONTACT GROUPS\n\n## DREDGING\n\nBRAZIL asked for a survey. NORWAY opposed this.\n\n"
        "FISHING (ANNEX II): JAPAN supported a ban. KENYA called for an exception."
    )
    assert [set(names(one)) for one in talks(text)] == [{"Brazil", "Norway"}, {"Japan", "Kenya"}]


def test_the_body_whose_sitting_it_is_takes_no_part_beside_its_members() -> None:
    text = (
        BULLETIN.replace("The plenary resumed", "The DRBC plenary resumed")
        + "\nThe DRBC noted this."
    )
    assert all("DRBC" not in names(one) for one in talks(text))


def test_an_office_and_the_person_who_must_hold_it_are_one_participant() -> None:
    text = (
        "Port Anse, 4 June 2031\n\nIn the course of a call by the Norwegian Ambassador the Secretary said that the "
        "survey was late.\n\n2. The Secretary asked Mr Lund about the ferries. Mr Lund replied that they were full.\n\n"
        "3. The Ambassador also said that he was in a hurry. The Secretary replied that there was time."
    )
    record = talk(text)
    assert names(record) == ["Secretary", "Lund"]
    assert record is not None
    assert "Norwegian Ambassador" in (record.participants[1].role or "")
    beside = text.replace("Mr Lund replied", "The Norwegian Ambassador smiled. Mr Lund replied")
    assert len(names(talk(beside))) == 3
