"""Titles, conversations, next steps and findings as a desk would have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from summarizer.brief import build_brief, render_markdown
from summarizer.brief.facts.next_steps import steps
from summarizer.brief.headings.headlines import headline
from summarizer.brief.headings.titles import note_title, story_title, talk_title
from summarizer.brief.layout import lay_out
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Event, SourcedConversation, SourcedPosition, Story
from summarizer.models.quote import Quote, SpeakerCheck, Verdict
from summarizer.models.summary import Conversation, Medium, Outcome, Position
from summarizer.models.verified import Finding
from tests.accounts.helpers import position, quote, record, summary, talk


def note(text: str, **items: Sequence[object]) -> str:
    made = summary(record("a", text, "2026-05-14"), **items)  # type: ignore[arg-type]
    return render_markdown(build_brief([made], sources={"a": text}), {"a": text})


def lines(found: str, heading: str) -> list[str]:
    section = found.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    bare = re.sub(r"\[\^\d+\]", "", section)
    return [line[2:] for line in bare.splitlines() if line.startswith("- ")]


LETTERHEAD = "MEDIA RELEASE MINISTER FOR TRADE"

# Titles --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        ("Ports reopen after talks", "", "Ports reopen after talks"),
        (
            LETTERHEAD,
            f"{LETTERHEAD}\n\nFA14 14 May 2026\n\nHarbour tolls to fall\n\nI welcome the talks.",
            "Harbour tolls to fall",
        ),
        (
            LETTERHEAD,
            f"{LETTERHEAD}\n\nI welcome the talks of this evening.",
            None,
        ),
        (None, "Harbour tolls to fall\n\nI welcome the talks.", "Harbour tolls to fall"),
        (
            None,
            "DOORSTOP, KELM\n\nSubjects: Harbour tolls, ferries.\n\nQ: Yes?",
            "Harbour tolls, ferries",
        ),
        ("Q: Good evening, and thank", "Q: Good evening, and thank you.\n", None),
        ("The ports will", "The ports will open, the minister said.\n", None),
        ("Media Release, Friday, 4 May 2031", "", None),
        ("CABLE 12 KELM, 4 May 1951, 7.15 p.m.", "", None),
        (
            "HARBOUR TOLLS AND THE NHB",
            "HARBOUR TOLLS AND THE NHB\n\nThe NHB wants tolls at the harbour, said the NHB.",
            "Harbour tolls and the NHB",
        ),
        (None, "MINUTES OF THE HARBOUR BOARD\nHeld at Kelm\n", "Minutes of the Harbour Board"),
        (
            None,
            "Communiqué of the Third Summit of Lake States\nKelm, 12 May 2026\n",
            "Communiqué of the Third Summit of Lake States",
        ),
    ],
)
def test_a_letterhead_gives_way_to_the_headline_below_it(
    title: str | None, text: str, wanted: str | None
) -> None:
    assert headline(record("a", text, title=title), text) == wanted


def event(day: str, *names: str, document: str = "a") -> Event:
    told = SourcedConversation(document=document, conversation=talk(*names, medium=Medium.PHONE))
    return Event(title="", date=day, documents=(document,), conversations=(told,))


def test_two_calls_of_the_same_people_are_both_in_the_title() -> None:
    two = [
        event("2026-05-14", "Ana Dahl", "Piet Roos"),
        event("2026-06-02", "Ana Dahl", "Piet Roos", document="b"),
    ]
    members = [record("a", ""), record("b", "")]
    assert story_title(members, [], two) == "Telephone calls Dahl - Roos, 14 May and 2 June 2026"


def test_the_meeting_of_one_body_and_a_family_name_that_stands_first() -> None:
    assert (
        talk_title([talk("Committee of 12", medium=Medium.IN_PERSON)], None)
        == "Meeting of the Committee of 12"
    )
    assert talk_title([talk("Baek Seo-yun", "Ana Dahl")], None) == "Talks Baek - Ana Dahl"


def test_a_title_names_those_who_say_most_of_it() -> None:
    held = [position("Ana Dahl", "ports", "affirms", f"x{n}") for n in range(4)]
    held += [position("Piet Roos", "ports", "affirms", "y")]
    positions = [SourcedPosition(document="a", position=p) for p in held]
    assert story_title([record("a", "")], positions, []) == "Ana Dahl on ports"
    asked = position("ferries", "ferries", "affirms", "z", attribution=("a journalist",))
    more = [*positions, *[SourcedPosition(document="a", position=asked)] * 9]
    assert story_title([record("a", "")], more, []) == "Ana Dahl on ports"
    some = [position(name, "ports", "affirms", name) for name in ("Eva Kos", "Jan Holm")]
    more = [*positions, *(SourcedPosition(document="a", position=p) for p in some)]
    assert story_title([record("a", "")], more, []) == "Ana Dahl and others on ports"


def test_a_note_on_several_stories_says_which() -> None:
    def story(title: str, *sides: str) -> Story:
        held = [position("X", "ports", "affirms", "x", on_behalf_of=side) for side in sides]
        told = tuple(SourcedPosition(document="a", position=p) for p in held)
        return Story(title=title, documents=("a",), positions=told)

    two = [story("Telephone call Dahl - Roos, 14 May 2026"), story("Harbour tolls to fall")]
    assert note_title(two) == "Telephone call Dahl - Roos; Harbour tolls to fall"
    three = [*(story(s.title, "Vendoria") for s in two), story("Ferries", "Ostravia")]
    # Who is in one story only gives a note on three no name.
    assert note_title(three) == "Briefing note on 3 stories: Vendoria"
    assert note_title([*three, story("Locks", "Ostravia")]) == "Briefing note on 4 stories"


def test_many_parties_talk_on_a_matter_and_a_day_stands_as_it_is_told() -> None:
    many = talk("A", "B", "C", "D", medium=Medium.IN_PERSON, topics=("harbour tolls",))
    assert talk_title([many], None) == "Meeting on harbour tolls"
    told = talk("parties", medium=Medium.IN_PERSON, date_text="in December 2026")
    assert talk_title([told], None) == "Meeting of parties, December 2026"
    some = talk("Ana Dahl", "ministers from nine states", medium=Medium.IN_PERSON)
    assert talk_title([some], None) == "Meeting between Ana Dahl and ministers from nine states"


# Conversations ---------------------------------------------------------------------------------------------------

MINUTES = (
    "Ana Dahl of Vendoria and Piet Roos of Ostravia met in Kelm on 12 May. "
    "The talks were convened by Mira Sol of the Ports Union. "
    "The ministers discussed the toll on grain ships and the winter ferry. "
    "Ana Dahl said that the toll must fall."
)


def spoken(*quotes: str, outcomes: Sequence[str] = ()) -> Conversation:
    made = talk(
        "Ana Dahl/Vendoria",
        "Piet Roos/Ostravia",
        quotes=[quote(MINUTES, q) for q in quotes],
        medium=Medium.IN_PERSON,
    )
    told = tuple(Outcome(text=o, quotes=(quote(MINUTES, o),)) for o in outcomes)
    return made.model_copy(update={"outcomes": told})


def test_a_conversation_no_quote_stands_behind_is_told_in_the_texts_own_sentence() -> None:
    found = note(MINUTES, conversations=[spoken()])
    (first, *_) = lines(found, "Conversations")
    assert first == "Ana Dahl of Vendoria and Piet Roos of Ostravia met in Kelm on 12 May."


def test_a_conversation_no_sentence_tells_is_left_to_the_findings() -> None:
    found = note(
        "Ana Dahl said that the toll must fall.", conversations=[talk("Ana Dahl", "Piet Roos")]
    )
    assert "## Conversations" not in found
    (finding,) = lines(found, "Findings")
    assert finding.startswith("A: Talks Ana Dahl - Piet Roos: left out, since no passage")


def test_who_convened_it_and_what_it_was_about_stand_with_it() -> None:
    told = "Ana Dahl of Vendoria and Piet Roos of Ostravia met in Kelm on 12 May."
    found = lines(note(MINUTES, conversations=[spoken(told)]), "Conversations")
    assert "The talks were convened by Mira Sol of the Ports Union." in found
    assert "The ministers discussed the toll on grain ships and the winter ferry." in found


# What comes next -------------------------------------------------------------------------------------------------

PLANS = (
    "The ferry resumes on 2 June, the port said. "
    "The toll was lowered on 20 May, an annex of June notes. "
    "Will the gates open on 3 June? "
    "Ana Dahl thinks that voters will back plans to widen the canal. "
    "Piet Roos plans to visit Kelm. "
    "The quay is to be finished by the end of August. "
    "The canal was dug in 1900."
)


def held(words: str) -> Position:
    return position("Ana Dahl", "canal", "affirms", words, quote(PLANS, words))


def test_only_what_lies_ahead_is_a_next_step() -> None:
    told = [held(f"{s}.") for s in PLANS.rstrip(".").split(". ") if "?" not in s]
    story = Story(
        title="t",
        documents=("a",),
        positions=tuple(SourcedPosition(document="a", position=p) for p in told),
    )
    found = steps(story, Texts({"a": record("a", PLANS, "2026-05-14")}, {"a": PLANS}))
    assert [(s.day.isoformat() if s.day else None, s.quote.text) for s in found] == [
        ("2026-06-02", "The ferry resumes on 2 June, the port said."),
        (None, "Piet Roos plans to visit Kelm."),
        (None, "The quay is to be finished by the end of August."),
    ]


def test_dates_nobody_drew_from_the_text_are_told_too() -> None:
    found = steps(
        Story(title="t", documents=("a",)),
        Texts({"a": record("a", PLANS, "2026-05-14")}, {"a": PLANS}),
    )
    assert [s.quote.text for s in found] == [
        "The ferry resumes on 2 June, the port said.",
        "The quay is to be finished by the end of August.",
    ]


# Findings --------------------------------------------------------------------------------------------------------


def test_findings_say_in_plain_words_what_a_reader_has_to_know() -> None:
    text = "Ana Dahl said that the toll must fall."
    unnamed = quote(text, text).model_copy(update={"speaker_check": SpeakerCheck.NOT_FOUND})
    lost = Quote(given="x", verdict=Verdict.ABSENT)
    told = [
        Finding(
            code="absent", path="positions[1].quotes[0]", message="The nearest passage is “y”."
        ),
        Finding(
            code="absent", path="positions[1].quotes[1]", message="The nearest passage is “y”."
        ),
        Finding(code="speaker_not_found", path="p", message="NOBODY"),
        Finding(code="speaker_other", path="p", message="SOMEBODY"),
        Finding(
            code="suspicious_passage", path="positions[0]", message="The quote stands in a passage."
        ),
        Finding(
            code="suspicious_passage",
            path="document.text[0:1]",
            message="This passage begins like a numbered sentence of a prompt: “[1]”.",
        ),
        Finding(
            code="suspicious_passage",
            path="document.text[0:9]",
            message="This passage reads like an instruction.",
        ),
    ]
    positions = [
        position("Ana Dahl", "toll", "demands", text, unnamed),
        position("Ana Dahl", "quay", "demands", "x", lost),
    ]
    found = note(text, positions=positions, findings=told)
    assert lines(found, "Findings") == [
        "2 quotations are left out of this note: the document does not have their words.",
        "A: This passage reads like an instruction.",
        "A: Not shown, no verified quote: Ana Dahl on quay.",
    ]


def test_a_statement_most_of_which_is_held_together_is_a_joint_statement() -> None:
    both = position(
        "Vendoria and Ostravia", "ports", "affirms", "x", holders=("Vendoria", "Ostravia")
    )
    positions = [SourcedPosition(document="a", position=both)] * 2
    title = story_title([record("a", "")], positions, [event("2026-05-14", "Vendoria", "Ostravia")])
    assert title == "Joint statement by Vendoria and Ostravia on ports"


def test_companies_keep_their_whole_names_in_a_title() -> None:
    met = talk("Halden Steel", "Metalworkers' Union", medium=Medium.IN_PERSON)
    assert talk_title([met], None) == "Meeting Halden Steel - Metalworkers' Union"


def test_an_outcome_that_is_somebodys_position_stands_once() -> None:
    agreed = "The ministers discussed the toll on grain ships and the winter ferry."
    held_ = position("Ana Dahl", "toll", "affirms", agreed, quote(MINUTES, agreed))
    told = "Ana Dahl of Vendoria and Piet Roos of Ostravia met in Kelm on 12 May."
    found = note(MINUTES, conversations=[spoken(told, outcomes=[agreed])], positions=[held_])
    assert any(agreed[4:] in line for line in lines(found, "Positions"))
    assert agreed not in lines(found, "Conversations")


def test_an_undated_document_tells_what_is_to_come_and_the_note_says_why_no_year_stands_there() -> (
    None
):
    text = (
        "KELM, May 21. Minister Piet Roos will come to Kelm on May 25-27, the spokeswoman said. "
        "A deal might be signed on May 27 if the tolls fall. The sides met on May 16."
    )
    held = position("Piet Roos", "visit", "affirms", text[14:], quote(text, "Minister Piet Roos"))
    made = summary(record("a", text), positions=[held])
    found = render_markdown(build_brief([made], sources={"a": text}), {"a": text})
    (step,) = lines(found, "What comes next")
    assert step.startswith("Minister Piet Roos will come to Kelm on May 25-27")
    assert "gives no year for the days ahead" in found


def test_a_plan_over_several_days_is_led_by_their_span() -> None:
    text = "The fifth conference will take place in Velden from 21-25 October 2026."
    found = note(text, positions=[position("Dahl", "x", "affirms", text, quote(text, text))])
    assert "- **21–25 October 2026:** " in found


def test_a_plan_that_is_denied_is_no_step_and_what_we_agreed_has_those_who_did() -> None:
    text = (
        "PRESIDENT DAHL: We have agreed today to open the rail link by the end of 2027.\n\n"
        "PRESIDENT ROOS: Thank you.\n\nPRESIDENT DAHL: Halden Rail has denied that it plans to close any line."
    )
    agreed = "We have agreed today to open the rail link by the end of 2027."
    plan = "it plans to close any line"
    met = talk(
        "Ana Dahl/Vendoria",
        "Piet Roos/Ostravia",
        quotes=[quote(text, agreed)],
        outcomes=(
            Outcome(
                text="They agreed to open the rail link by the end of 2027.",
                quotes=(quote(text, agreed),),
            ),
        ),
    )
    denied = position("Halden Rail", "lines", "denies", "It denied that.", quote(text, plan))
    found = lines(note(text, conversations=[met], positions=[denied]), "What comes next")
    assert found == ["Ana Dahl and Piet Roos agreed to open the rail link by the end of 2027."]


def test_what_was_adopted_by_a_vote_is_no_next_step() -> None:
    text = "The Assembly adopted the resolution by 41 to 5 with 2 abstentions on 25 May 1949."
    words = "adopted the resolution by 41 to 5 with 2 abstentions on 25 May 1949"
    held = position("the Assembly", "resolution", "affirms", text, quote(text, words))
    made = summary(record("a", text, published="1949-05-10"), positions=[held])
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    assert view.steps == ()
