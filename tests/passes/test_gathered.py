"""Who came to a meeting that a release, a bulletin or a cable tells of in a sentence or two."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.client import Summarizer
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation
from summarizer.passes.gathered import gathered, national_delegates
from summarizer.passes.own_talk import own_talks
from tests.passes.helpers import prepared, stepwise_engine


def attributed(text: str, **fields: object) -> Attributed:
    values = {"published": None, "kind": Kind.OTHER, "language": "en"} | fields
    return Attributed(prepared(text, **values))


def came(text: str) -> list[str]:
    made = attributed(text)
    return [p.name for p in gathered(made.cast, made.prepared.account)]


def talks(text: str, **fields: object) -> tuple[Conversation, ...]:
    made = attributed(text, **fields)
    return own_talks(made.prepared, made.cast, made.attributions)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The workshop took place in Port Anse. It brought together over 40 delegates from 12 countries to talk.",
            ["over 40 delegates from 12 countries"],
        ),
        ("Norway, with Ghana, Chile, and Japan, also attended the session.", ["Norway", "Ghana", "Chile", "Japan"]),
        (
            "The round was held at the invitation of Ilse Brandvold, Minister of Ports and Fishing.",
            ["Ilse Brandvold"],
        ),
        ("The river is long. The session was short.", []),
    ],
)  # fmt: skip
def test_those_whom_the_sentences_name_or_count_came(text: str, names: list[str]) -> None:
    assert came(text) == names


def test_the_delegates_of_several_states_are_those_states() -> None:
    made = attributed("This found support from the British, American and French representatives.")
    names = [p.name for p in national_delegates(made.prepared.account)]
    assert names == ["United Kingdom", "United States", "France"]
    plain = attributed("The British documents were read. American ships left.")
    assert national_delegates(plain.prepared.account) == ()


HISTORY = """# A SHORT HISTORY

The Port Anse Conference on Rivers took place from 28 March to 4 April 2030. Over three days, delegates debated the \
treaty.

# RECENT TALKS

The Coast Dialogue met from 3-4 May 2031 in Nairobi. It brought together 40 experts from 12 countries.
"""


def test_a_conference_is_attended_by_its_delegates_and_begins_on_its_first_day() -> None:
    first, second = talks(HISTORY)
    assert ([p.name for p in first.participants], first.date) == (["Delegates"], "2030-03-28")
    assert [p.name for p in second.participants] == ["40 experts from 12 countries"]
    assert second.date == "2031-05-03"


def test_bodies_that_sit_together_are_those_who_talk_and_who_is_elected_is_none_of_them() -> None:
    text = (
        "Cablegram 14, PORT ANSE, 7 May 2031, 4.10 p.m.\n\nOn 6th May the River Council and the General Assembly met "
        "to elect judges. The following were elected: Lund (Norway), Diaz (Chile) and Okoro (Nigeria). Ghana voted for "
        "Lund."
    )
    (one,) = talks(text)
    assert [p.name for p in one.participants] == ["River Council", "General Assembly"]
    assert one.date == "2031-05-06"


def test_a_cable_on_what_a_body_adopted_tells_of_its_sitting() -> None:
    text = (
        "Cablegram 15, PORT ANSE, 9 May 2031, 4.10 p.m.\n\nFollowing is text of resolution adopted by Third Committee "
        "of River Assembly on 8 May:\n\n'1. Notes the report on dredging.'"
    )
    (one,) = talks(text)
    assert "Third Committee" in one.participants[0].name
    assert one.date == "2031-05-08"
    assert talks(text.replace("Cablegram 15, PORT ANSE", "PORT ANSE")) == ()


def test_a_release_on_a_meeting_names_those_who_attended_it() -> None:
    text = (
        "MINISTER FOR PORTS\n\nI welcome the donors' meeting in Port Anse, which concluded on 3 May. 31 countries and "
        "organisations attended. The Norvik delegation was led by Minister Ilse Brandvold."
    )
    (one,) = talks(text)
    assert [p.name for p in one.participants] == [
        "31 countries and organisations",
        "Ilse Brandvold",
    ]
    assert talks(text, kind=Kind.NEWS) == ()


def test_a_chair_alone_speaks_to_the_parties() -> None:
    text = (
        "# CONTACT GROUPS\n\n## DREDGING\n\nIn the morning contact group, Co-Chair Lund explained that a draft was "
        "ready. He recalled that parties had asked for it.\n\n## FISHING\n\nBRAZIL asked for a survey. NORWAY "
        "opposed this."
    )
    first, second = talks(text)
    assert [p.name for p in first.participants] == ["Lund", "Parties"]
    assert [p.name for p in second.participants] == ["Brazil", "Norway"]


def test_a_group_that_a_delegate_speaks_for_is_no_second_party() -> None:
    text = (
        "# DREDGING PLENARY\n\nThe plenary resumed. Kenya, for the COAST GROUP, asked for time. BRAZIL and NORWAY "
        "opposed this. The COAST GROUP insisted. CHILE agreed."
    )
    (one,) = talks(text)
    assert [p.name for p in one.participants] == ["Kenya", "Brazil", "Norway", "Chile"]


def test_a_sitting_begins_where_somebody_opens_it_or_a_sentence_says_which_group_it_was() -> None:
    text = (
        "# FIRST WEEK\n\nThe plenary resumed on Monday. BRAZIL asked for time. NORWAY opposed this.\n\n"
        "Co-Chair Lund opened the contact group on dredging. KENYA called for a survey. JAPAN supported this.\n\n"
        "In the afternoon spin-off group, a presentation was made to delegates. INDIA thanked the speaker."
    )
    first, second, third = ([p.name for p in one.participants] for one in talks(text))
    assert first == ["Brazil", "Norway"]
    assert {"Kenya", "Japan"} <= set(second)
    assert third[0] == "India"
    assert "Delegates" in third


def conversations(text: str) -> tuple[Conversation, ...]:
    made = Summarizer(model=stepwise_engine(conversation="- | - | - | -"), strategy="stepwise")
    return made.summarise(text=text).conversations


JOINT = """Joint Statement by Norway, Chile and Ghana

Norway, Chile and Ghana have agreed on a common survey of the coast.

The three governments organised the first Coast Conference in Port Anse on May 18-19, 2031. We will meet again.
"""


def test_the_governments_of_a_joint_statement_are_its_issuers_and_may_is_no_plan() -> None:
    (one,) = conversations(JOINT)
    assert {p.name for p in one.participants} == {"Norway", "Chile", "Ghana"}
    assert one.date == "2031-05-18"
    assert conversations(JOINT.replace("organised", "may organise")) == ()


def test_the_leaders_of_several_states_who_met_are_those_states() -> None:
    text = (
        "At the invitation of King Olav of Norway, the leaders of Chile and Ghana met today in Port Anse. The leaders "
        "affirmed that the coast would stay open."
    )
    (one,) = conversations(text)
    assert {p.name for p in one.participants} == {"Chile", "Ghana"}


def test_a_forum_that_took_place_beside_a_visit_is_no_talk_of_the_visitor() -> None:
    text = (
        "The tour went on this week.\n\nThe forum took place at the same time as President Ilse Brandvold's tour of "
        "the Gulf, which showed how Norway sees Ghana."
    )
    assert conversations(text) == ()


VISITS = """Ostvik, 22 May 2031 – The Fifth Norvik-Sudria Exchange of Visits on the Lakes (5th NSEL), begun under the \
pact of 2029 on ports, ferries, fishing, piers, dredging and the water of the lakes of both, was held in Sudria on \
24 May 2031.

2 The Norvik delegation was led by Ilse Brandvold, Minister of Ports, and comprised Dr. Kari Telm, Permanent Secretary \
(Lakes), and officials of the Ministry of Ports.

3 Her Excellency Ms Pia Lund, Minister of Lakes, led the Sudria delegation comprising Mr Jan Oduya, Permanent \
Secretary, and other officials.

4 The Ministers agreed to meet again.
""".replace("\\\n", "")


def test_who_led_the_delegations_and_whom_they_comprised_met() -> None:
    (visits,) = talks(VISITS, kind=Kind.STATEMENT)
    named = [p.name for p in visits.participants if "officials" not in p.name]
    assert sorted(named) == ["Ilse Brandvold", "Jan Oduya", "Kari Telm", "Pia Lund"]
    assert visits.date == "2031-05-24"


def test_what_was_held_without_two_delegations_is_no_meeting() -> None:
    assert talks(VISITS.replace("led the Sudria delegation", "saw"), kind=Kind.STATEMENT) == ()
