"""A gathering of many has the name and the days that the passages behind it give."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief, render_markdown
from summarizer.brief.headings.gatherings import gathering, span_of
from summarizer.brief.headings.titles import talk_title
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium
from tests.accounts.helpers import quote, record, summary, talk


def told(text: str, *names: str, **fields: object) -> Conversation:
    return talk(*names, quotes=[quote(text, text)], medium=Medium.IN_PERSON, **fields)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The fifth Conference of the Parties met from 9-20 October 2000 in Kelm.",
            "Fifth Conference of the Parties",
        ),
        ("The resumed session was held in Linz Harbour.", "Resumed session"),
        (
            "Inaugural meeting of Toll Review Committee was held this afternoon.",
            "Inaugural meeting of Toll Review Committee",
        ),
        ("On 10th December Harbour Assembly adopted the text.", "Harbour Assembly"),
        ("MONDAY, 8 JULY 2030 OPENING PLENARY", "OPENING PLENARY"),
        ("The LTA plenary resumed in the morning.", "LTA plenary"),
        ("In the morning contact group, parties exchanged views.", "Morning contact group"),
        ("They met in the Harbour Affairs Conference Room.", ""),
        ("They held a meeting in Kelm.", ""),
        ("The delegates met in session.", ""),
        ("Delegates discussed tolls, ports and ferries.", ""),
    ],
)
def test_the_name_of_a_gathering_stands_in_the_passage_that_tells_of_it(
    text: str, name: str
) -> None:
    assert gathering([told(text, "Parties")]) == name


def test_a_conference_is_no_talk_of_its_parties_with_its_president_on_one_day() -> None:
    text = "The fifth Conference of the Parties met from 9-20 October 2000 in Kelm."
    met = told(text, "Parties to the Lake Convention", "Edda Brandis")
    assert talk_title([met], "2000-10-09") == "Fifth Conference of the Parties, 9–20 October 2000"
    made = summary(record("a", text), conversations=[met.model_copy(update={"date": "2000-10-09"})])
    note = render_markdown(build_brief([made], sources={"a": text}), {"a": text})
    assert "Parties to the Lake Convention and Edda Brandis met" not in note
    assert f"- {text}[^1]" in note


def test_states_and_persons_are_no_groups() -> None:
    text = "The fifth Conference of the Parties met from 9-20 October 2000 in Kelm."
    met = told(text, "Netherlands", "Kevin Brandis/Vendoria")
    assert talk_title([met], "2000-10-09") == "Meeting Netherlands - Brandis, 9–20 October 2000"


def test_members_of_one_body_meet_as_that_body() -> None:
    text = "Present: Ana Dahl, Piet Roos, the Clerk."
    names = [f"{n}/Parish Council of Elmsworth" for n in ("Ana Dahl", "Piet Roos", "Jo Holm", "X")]
    met = told(text, *names)
    assert talk_title([met], None) == "Meeting of the Parish Council of Elmsworth"


def test_many_without_a_matter_are_named_as_far_as_there_is_room() -> None:
    met = told("They met.", "Vendoria", "Ostravia", "Kelmland", "Arvania")
    assert talk_title([met], None) == "Meeting of Vendoria, Ostravia and others"


def test_whoever_is_only_called_the_minister_is_described() -> None:
    met = told("They met.", "The Minister/Vendoria", "Ambassador Roos/Ostravia")
    assert talk_title([met], None) == "Meeting between the Minister and Ambassador Roos"


def test_a_particle_with_a_capital_belongs_to_the_surname() -> None:
    met = talk("Ana Dahl/Vendoria", "Karim Bin Rashid/Ostravia", medium=Medium.PHONE)
    assert talk_title([met], None) == "Telephone call Dahl - Bin Rashid"


def test_the_days_of_a_gathering_hold_the_day_it_began() -> None:
    kelm = "They met in Kelm on 9 and 10 October 2000."

    def days(text: str | None, *quotes: Quote, day: str | None = "2000-10-09") -> str:
        met = talk("Parties", date_text=text, quotes=quotes)
        return span_of([met], day)

    assert days("9-20 October 2000") == "9–20 October 2000"
    assert days("from 9 October to 3 November 2000") == "9 October to 3 November 2000"
    assert days("10-20 October 2000") == ""
    assert days("9 and 20 October 2000") == "9 and 20 October 2000"
    assert days("9 and 10 October, 2000") == days(None, quote(kelm, kelm))
    assert days("9 and 10 October, 2000") == "9–10 October 2000"
    assert days("on 9 October and again on 20 October 2000") == ""
    assert days(None) == days("9-20 October 2000", day=None) == ""
