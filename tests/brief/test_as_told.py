"""A line on a talk says how long it lasted, where, at what occasion and on what, as its document does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summarizer.brief import build_brief
from summarizer.brief.bottom_line.bottom import with_next
from summarizer.brief.conversations.as_told import tells_it
from summarizer.brief.layout import lay_out
from summarizer.brief.view.note import Line, Part
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation, Medium, Outcome, Participant
from tests.accounts.helpers import quote, record, summary, talk

DAY = date(2026, 5, 14)


def told(text: str, made: Conversation, kind: Kind = Kind.READOUT, day: date | None = DAY) -> str:
    """The first line of the conversation of a text."""
    document = record("a", text, kind=kind).model_copy(update={"published": day})
    brief = build_brief([summary(document, conversations=[made])], sources={"a": text})
    (view,) = lay_out(brief, {"a": text}).stories
    return view.talks[0].lines[0].text


def two(
    text: str,
    on: str | None = "2026-05-14",
    medium: Medium = Medium.IN_PERSON,
    names: tuple[str, str] = ("Ana Dahl", "Ivo Kern"),
) -> Conversation:
    made = talk(*names, quotes=[quote(text, text.partition(". ")[0])], medium=medium)
    people = [
        Participant(name=names[0], role="Minister", affiliation="Norland"),
        Participant(name=names[1], role="President", affiliation="Orland"),
    ]
    return made.model_copy(update={"participants": tuple(people), "date": on})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Minister Ana Dahl met today with President Ivo Kern of Orland in Kelm to mark the end of his term.",
            (
                "On 14 May 2026, Minister Ana Dahl (Norland) met with President Ivo Kern of Orland in Kelm"
                " to mark the end of his term."
            ),
        ),
        (
            "On Thursday, May 14, Minister Ana Dahl hosted President Ivo Kern for the third harbour dialogue.",
            (
                "On 14 May 2026, Minister Ana Dahl (Norland) hosted President Ivo Kern (Orland) for the third"
                " harbour dialogue."
            ),
        ),
        (
            "Ana Dahl met with Ivo Kern of Orland today.",
            "On 14 May 2026, Ana Dahl (Norland) and Ivo Kern (Orland) met.",
        ),
    ],
)
def test_a_talk_is_told_by_the_sentence_that_says_more_than_that_it_was(
    text: str, line: str
) -> None:
    assert told(text, two(text)) == line


def test_a_sentence_without_it_is_told_with_how_they_spoke() -> None:
    text = "Minister Ana Dahl spoke today with President Ivo Kern to discuss the grain fund."
    line = told(text, two(text, medium=Medium.PHONE))
    assert line == (
        "On 14 May 2026, Minister Ana Dahl (Norland) spoke by telephone with President Ivo Kern (Orland)"
        " to discuss the grain fund."
    )


def test_a_day_that_is_another_s_keeps_the_sentence_out() -> None:
    text = "Minister Ana Dahl met President Ivo Kern in Kelm to prepare the summit on 3 June."
    assert told(text, two(text)).startswith("On 14 May 2026, ")
    assert "summit" not in told(text, two(text))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Minister Ana Dahl spoke today with President Ivo Kern about the grain fund.",
            "Minister Ana Dahl (Norland) spoke with President Ivo Kern (Orland) about the grain fund.",
        ),
        (
            "On Sunday, Dahl met President Ivo Kern at the old mill.",
            "On Sunday, Ana Dahl (Norland) met President Ivo Kern (Orland) at the old mill.",
        ),
        (
            "After the raid on the port, Ana Dahl summoned Ivo Kern on Monday to protest.",
            "After the raid on the port, Ana Dahl (Norland) summoned Ivo Kern (Orland) on Monday to protest.",
        ),
    ],
)
def test_a_document_without_a_date_has_its_sentence_without_today(text: str, line: str) -> None:
    assert told(text, two(text, on=None), day=None) == line


def test_the_day_of_what_was_said_of_a_talk_is_not_its_day() -> None:
    text = "The call between Ana Dahl and Ivo Kern went well, an aide of Norland said on Monday."
    made = two(text, on=None, medium=Medium.PHONE)
    assert "Monday" not in told(text, made, Kind.NEWS, None)


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("Ana Dahl met Ivo Kern in Kelm.", True),
        ("The call between Ana Dahl and Ivo Kern lasted two hours.", True),
        ("Ana Dahl has held talks with Ivo Kern on grain.", True),
        ("Ana Dahl testified before the Harbour Committee on the tolls.", True),
        ("After she met Ivo Kern, Ana Dahl flew home.", False),
        ("Ana Dahl said that she met Ivo Kern.", False),
        ("Ana Dahl did not meet Ivo Kern, whom she spoke of.", False),
        ("A record of the talk addressed by Ana Dahl was kept.", False),
        ("Ana Dahl lowered the toll after talks with Ivo Kern.", False),
    ],
)
def test_which_sentences_tell_a_talk(sentence: str, tells: bool) -> None:
    assert tells_it(sentence) is tells


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "An aide said after Friday’s talks in Kelm between Ana Dahl and Ivo Kern that they made headway.",
            "Ana Dahl (Norland) and Ivo Kern (Orland) held talks in Kelm on Friday.",
        ),
        (
            "An aide said that the 90-minute call between Ana Dahl and Ivo Kern had gone well.",
            "Ana Dahl (Norland) and Ivo Kern (Orland) spoke for 90 minutes.",
        ),
    ],
)
def test_place_length_and_day_stand_in_a_composed_line(text: str, line: str) -> None:
    made = two(text, on=None, medium=Medium.UNKNOWN)
    assert told(text, made, Kind.NEWS, None) == line


def test_whoever_spoke_at_a_hearing_did_not_talk_with_the_committee() -> None:
    text = (
        "The port will close in May, Ana Dahl said during a hearing at the Committee on Harbours."
    )
    made = two(text, None, Medium.UNKNOWN, ("Ana Dahl", "Committee on Harbours"))
    line = told(text, made, Kind.NEWS, None)
    assert line == "Ana Dahl (Norland) spoke during a hearing at the Committee on Harbours."


def test_a_bare_line_gives_way_to_the_sentence_behind_it() -> None:
    text = "The fund follows four rounds of bargaining between Norland and Orland since April."
    made = talk("Norland", "Orland", quotes=[quote(text, text)])
    assert told(text, made, Kind.NEWS, None) == text


def test_a_next_step_closes_the_bottom_line_once() -> None:
    step = Line((Part("The committee will vote on 9 May.", (2,)),))
    first = Line((Part("Ana Dahl said that the port will close.", (1,)),))
    assert with_next((first,), (step,)) == (first, replace(step, lead="Next"))
    assert with_next((first, step), (step,)) == (first, step)
    assert with_next((first,), ()) == (first,)


def test_states_that_voted_are_told_by_what_they_adopted() -> None:
    text = "On 14 May the Assembly in plenary session adopted the pact by 40 votes to 2."
    made = talk("Norland", "Orland", quotes=[quote(text, text)], medium=Medium.IN_PERSON)
    adopted = Outcome(text="The Assembly adopted the pact.", quotes=(quote(text, text),))
    made = made.model_copy(update={"date": "2026-05-14", "outcomes": (adopted,)})
    assert told(text, made, Kind.OTHER) == text


def test_a_sentence_without_a_quote_of_the_talk_has_its_date() -> None:
    text = "Minister Ana Dahl spoke today with President Ivo Kern."
    made = two(text).model_copy(update={"quotes": ()})
    assert told(text, made).startswith("On 14 May 2026, ")


def test_those_told_by_their_offices_are_named_behind() -> None:
    text = "The ministers of Norland and Orland held a video conference today and launched a fund."
    assert told(text, two(text, medium=Medium.VIDEO)) == (
        "On 14 May 2026, the ministers of Norland and Orland held a video conference and launched a fund."
        " Taking part were Ana Dahl (Norland) and Ivo Kern (Orland)."
    )
