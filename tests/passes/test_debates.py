"""Debates, and records whose heading says between whom they were and on which days."""

from __future__ import annotations

import pytest

from summarizer.models.document import Kind
from summarizer.models.summary import Medium
from tests.passes.test_own_talk import names, talk, talks

DEBATE = """Lake Assembly

Tuesday 4 March 2031

Ferry fares

Ms Ilse Brandvold (Ostvik) (Ind): Will the Minister say when the fares will come down? My hon. Friend asked in May.

The Minister for Ferries: They will come down in June. I thank the hon. Member for the question.

Ms Brandvold: Is the Minister aware that the pier is closed?

Mr Speaker: Order.

The Minister for Ferries: The pier opens tomorrow.
"""
INTERVIEW = """Ilse Brandvold on the ferry fares

Transcript of an interview at the Lake Assembly, Tuesday 4 March 2031

HOST: Will the fares come down? The member for Ostvik says so.

BRANDVOLD: They will come down in June. The member knows that.

HOST: And the pier?

BRANDVOLD: The pier opens tomorrow, as I told this House.
"""
RECORD = """14. Memorandum of Conversations Between Premier Brandvold and Secretary for Ports Mazur, Port Anse, 3 May \
2031, 4 p.m. and 4 May 2031, 10:30 a.m.

We discussed the pier. Mr. Mazur felt that it was too long. I said that the Prime Minister of Tarn had asked for it. \
Tarn insisted on it, he replied. Mrs. Holm had said in April that it would be late.
""".replace("\\\n", "")


def test_a_debate_is_the_talk_of_those_who_have_the_floor() -> None:
    debate = talk(DEBATE, kind=Kind.TRANSCRIPT)
    assert {"Ilse Brandvold", "Mr Speaker"} <= set(names(debate))
    assert any("Minister for Ferries" in name for name in names(debate))
    assert debate is not None
    assert (debate.date, debate.medium) == ("2031-03-04", Medium.IN_PERSON)


HEARING = """Mr. MAZUR: Where is the ferry money kept today?

Mr. HOLM: The clerk put it into a box, as far as I know.

Mr. MAZUR: Who has the key of that box?

Mr. HOLM: I have no idea.

Mr. MAZUR: And you never asked the clerk?

Mr. HOLM: I did. The clerk would not tell me.
"""


def test_a_hearing_without_a_head_is_the_talk_of_the_persons_who_take_turns() -> None:
    hearing = talk(HEARING, kind=Kind.TRANSCRIPT)
    assert [name.split()[-1].title() for name in names(hearing)] == ["Mazur", "Holm"]
    assert hearing is not None
    assert hearing.medium is Medium.IN_PERSON


@pytest.mark.parametrize(
    "text",
    [
        HEARING.replace("Mr. MAZUR", "Q"),
        HEARING.replace("Mr. ", "MR JUSTICE "),
        HEARING.replace("Where is", "Welcome to the programme. Where is"),
        "Press briefing by the harbour office\n\n" + HEARING,
        HEARING.replace("?", "."),
    ],
)
def test_a_briefing_a_judgment_and_a_broadcast_are_no_hearing(text: str) -> None:
    assert talks(text, kind=Kind.TRANSCRIPT) == ()


@pytest.mark.parametrize(
    "text",
    [
        INTERVIEW,
        DEBATE.replace("Mr Speaker: Order.\n\n", "")
        .replace("hon. ", "")
        .replace("Assembly", "News"),
    ],
)
def test_an_interview_is_no_talk_whoever_is_spoken_of_in_it(text: str) -> None:
    assert talks(text, kind=Kind.TRANSCRIPT) == ()


def test_whom_a_heading_says_a_talk_was_between_alone_took_part_on_each_of_its_days() -> None:
    first, second = talks(RECORD)
    assert [p.split()[-1] for p in names(first)] == ["Brandvold", "Mazur"]
    assert names(first) == names(second)
    assert (first.date, second.date) == ("2031-05-03", "2031-05-04")


def test_a_heading_in_the_singular_has_one_day() -> None:
    one = talks(RECORD.replace("Conversations", "Conversation"))
    assert [t.date for t in one] == ["2031-05-03"]


def test_who_reports_a_talk_is_who_took_part_in_it() -> None:
    text = (
        "Report by Arne H. Lund\n\nPort Anse, 4 June 2031\n\nMr Okoro called on me this morning at his request. He "
        "said that his government was anxious about the dredging. I said that we would look into it."
    )
    assert names(talk(text)) == ["Okoro", "Arne H. Lund"]


MEETING = """Cablegram 911, PORT ANSE, 4 June 2031, 7.54 p.m.

1. All the lake states sent representatives this afternoon. The meeting was short.

2. In reply to a question of Mr Okoro's it emerged that a conference in two stages was meant. Mr Lindqvist asked about \
the first stage. Mr Okoro replied that it was early. Mr Lindqvist asked how long it would last. Mr Okoro replied that \
they had their own ideas. Mr Lindqvist countered that everybody had. Mr Okoro replied that this was so.
"""


def test_those_who_answer_each_other_throughout_a_cable_met_though_nobody_is_spoken_to() -> None:
    assert names(talk(MEETING)) == ["Lindqvist", "Okoro"]
    short = MEETING.partition("Mr Lindqvist asked how long")[0]
    assert len(talks(short)) == 0


def test_who_calls_upon_somebody_has_a_talk() -> None:
    text = (
        "Telegram from Ostvik\n\nOstvik, 4 June 2031\n\nIn response to his request I called upon Mr Okoro at his home. "
        "He said that the pier was late. I replied that we knew."
    )
    assert names(talk(text))[0] == "Okoro"


def test_the_course_of_our_conversation_is_that_of_a_talk() -> None:
    text = (
        "Telegram from Ostvik\n\nOstvik, 4 June 2031\n\nMr Okoro said that the pier was late. The rest of our "
        "conversation was of the ferry. I replied that we knew."
    )
    assert "Okoro" in names(talk(text))
    assert talks(text.replace("The rest of our conversation was of the ferry. ", "")) == ()
