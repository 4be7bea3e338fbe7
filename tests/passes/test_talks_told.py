"""Talks that a text tells of in passing: whose they were, bodies without a name, letters, several of one writer."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.contacts import contacts
from summarizer.client import Summarizer
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation, Medium
from summarizer.passes.joint_subjects import joint_subjects
from summarizer.passes.told_talk import by_wording, day_of_talk
from tests.passes.helpers import prepared, stepwise_engine
from tests.passes.test_own_talk import names, talk, talks

CABLE = """Coded cable from A. Lund to the Ministry about conversations at the funeral

Port Anse, 4 June 2031

From conversations which I had during yesterday's receptions the following deserves to be reported.

2. I told Brandvold that the pier was late. Brandvold said that she knew. Mazur would have asked me to greet her.

Brandvold said that the dredging would go on. I replied that we welcomed it.

3. Then Okoro approached me. Okoro said that the survey was wrong. I remarked that it was signed.

Okoro asked whether we would pay. Minister Tanaka explained that they had to. I told Okoro that we might.

A. Lund
"""
TURNS = """Port Anse, 4 June 2031

I told Brandvold that the pier was late. Brandvold said that she knew.

I asked Okoro whether he would pay. Okoro said that he might.

Brandvold said that the dredging would go on.

Okoro replied that the survey was wrong. I told Okoro that it was signed.

A. Lund
"""
LETTER = """Lund to Brandvold

Letter, PORT ANSE, 4 June 2031

With further reference to your letter of 7th May, I have now had an opportunity to examine our files. No other officer \
sees these papers. I do not believe that anything should be drawn from it.
"""


def told(text: str) -> tuple[list[str], str | None]:
    """Return who took part in the first talk that a text tells of, and its day."""
    made = Attributed(prepared(text, kind=Kind.NEWS))
    contact = contacts(made.prepared)[0]
    parties = by_wording(made.prepared, made.cast, contact)
    return [one.name for one in parties], day_of_talk(made.prepared, contact).date


def summarised(text: str) -> tuple[Conversation, ...]:
    made = Summarizer(model=stepwise_engine(conversation="- | - | - | -"), strategy="stepwise")
    return made.summarise(text=text).conversations


def test_a_writer_who_saw_one_after_the_other_had_a_talk_with_each() -> None:
    first, second = talks(CABLE)
    assert names(first) == ["Brandvold", "A. Lund"]
    assert names(second) == ["Okoro", "Tanaka", "A. Lund"]
    assert (first.date, second.date) == ("2031-06-03", "2031-06-03")


def test_those_who_take_turns_with_the_writer_talked_together() -> None:
    (one,) = talks(TURNS)
    assert {"Brandvold", "Okoro", "A. Lund"} <= set(names(one))


def test_whose_talk_it_was_and_with_whom_stands_around_its_word() -> None:
    assert told(
        "Ms Holm referred to Mr Mazur's conversation on 2nd March with the Norwegian Ambassador in Ostvik."
    ) == (["Mazur", "Norwegian Ambassador"], "2031-03-02")


def test_a_talk_of_somebodys_that_has_a_day_took_place() -> None:
    text = "I told Arvo that Mr Mazur's meeting with General Oduya yesterday had been short. Arvo said he would see."
    assert ["Mazur", "Oduya"] in [names(one) for one in summarised(text)]
    coming = text.replace("yesterday had been short", "next week would be short")
    assert ["Mazur", "Oduya"] not in [names(one) for one in summarised(coming)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The union engaged the government in talks, but progress is poor.",
            ["union", "government"],
        ),
        ("The Committee wrote back to the Lake Union on 3 March.", ["Committee", "Lake Union"]),
        ("The team did enter the site and met with the company for an hour.", ["team", "company"]),
    ],
)
def test_bodies_without_a_name_deal_with_each_other(text: str, parties: list[str]) -> None:
    assert told(text)[0] == parties


def test_who_meets_residents_is_not_read_as_a_body() -> None:
    assert told("The rain stopped and the residents met in the hall on 3 March.")[0] == []


def test_a_letter_that_answers_one_is_an_exchange_of_letters() -> None:
    letter = talk(LETTER)
    assert names(letter) == ["Lund", "Brandvold"]
    assert letter is not None
    assert (letter.date, letter.medium) == ("2031-06-04", Medium.WRITTEN)


@pytest.mark.parametrize(
    "text",
    [
        LETTER.replace("With further reference to your letter of 7th May, ", ""),
        LETTER.replace("Letter,", "Cablegram 12,"),
        LETTER.replace("Lund to Brandvold", "Open letter to the Port Board"),
    ],
)
def test_a_letter_that_answers_nothing_is_no_talk(text: str) -> None:
    assert talks(text) == ()


def test_parties_meeting_somewhere_talked_there() -> None:
    text = "Representatives of the Lake Farmers and the Port Union meeting in Ostvik on 8 and 9 March discussed trade."
    assert told(text)[1] == "2031-03-08"


def test_what_is_said_at_a_session_is_no_account_of_the_session() -> None:
    text = (
        "{}Pia de Vries at the general debate of the 12th session of the Lake Assembly\n\nMr President,\n\nWe reject "
        "what Norway said. Japan knows it. Norway insists that the pier is closed. Japan said that it is open."
    )
    assert talks(text.format("Right of reply by "), kind=Kind.STATEMENT) == ()
    assert talks(text.format("Summary: "), kind=Kind.STATEMENT) != ()


def test_the_day_of_an_ordinal_is_the_talks_own() -> None:
    assert (
        told("On the 3rd of March our Premier Ida Brandvold met with Jan Mazur.")[1] == "2031-03-03"
    )
    assert told("Ida Brandvold met with Jan Mazur last evening.")[1] == "2031-03-11"


TRAVEL = """Readout of travel to the Lake Region

A high-level Norvik delegation – led by Coordinator Kurt Holm, Assistant Minister Michael Arvo, and Envoy Ruth Sorel – \
visited Ostvik and Velm. {}
"""


@pytest.mark.parametrize(
    ("met", "whom"),
    [
        (
            "The delegation met for ninety minutes with Prime Minister Manasseh Oduya.",
            "Manasseh Oduya",
        ),
        (
            "While there, they also met with prominent religious leaders.",
            "prominent religious leaders",
        ),
        ("In Velm, the delegation met with fishermen to discuss the pier.", "fishermen"),
    ],
)
def test_whom_a_delegation_met_on_its_way_met_those_who_lead_it(met: str, whom: str) -> None:
    assert told(TRAVEL.format(met))[0] == ["Kurt Holm", "Michael Arvo", "Ruth Sorel", whom]


def test_a_delegation_that_nobody_leads_is_not_made_up() -> None:
    assert "Kurt Holm" not in told(TRAVEL.format("Ida Brandvold met with fishermen in Velm."))[0]


def test_a_minister_for_something_stands_between_whole() -> None:
    text = (
        "The first Joint Forum on the pier was held in Port Anse on 2 March between Norvik Minister for Ports Ida "
        "Brandvold and Premier Jan Mazur."
    )
    assert told(text) == (["Ida Brandvold", "Jan Mazur"], "2031-03-02")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Dockers' leaders and managers of Norvik Steel held talks for six hours on Monday.",
            ["Dockers' leaders", "managers of Norvik Steel"],
        ),
        (
            "Negotiators for Norvik Steel and the union returned to the table on Monday.",
            ["Norvik Steel", "union"],
        ),
        ("Jan Berg and Ida Holm exchanged letters in May on the ferry.", ["Jan Berg", "Ida Holm"]),
        (
            "During their meeting in Velm, Jan Berg and Ida Holm agreed to open the gate.",
            ["Jan Berg", "Ida Holm"],
        ),
        (
            "Mayor Jan Berg said he had written to Minister Ida Holm on 3 March.",
            ["Jan Berg", "Ida Holm"],
        ),
    ],
)
def test_those_whom_and_joins_talk_with_each_other(text: str, parties: list[str]) -> None:
    assert told(text)[0] == parties


@pytest.mark.parametrize(
    "text",
    [
        "The rain stopped and the wind dropped when the council met on Monday.",
        "Workers and managers met the mayor on Monday.",
        "The pier and the quay met the standard on Monday.",
    ],
)
def test_no_two_are_made_of_what_and_joins_otherwise(text: str) -> None:
    made = Attributed(prepared(text, kind=Kind.NEWS))
    assert all(joint_subjects(made.cast, one) == () for one in contacts(made.prepared))
