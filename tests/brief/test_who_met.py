"""Headings and titles say who or which body met, on what, and when; none is a slogan or a section's name alone."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.headings.convened import convened, meeting_titled
from summarizer.brief.headings.headlines import headline
from summarizer.brief.headings.slogans import is_of_a_side
from summarizer.brief.headings.talk_titles import on_matter, short_name, with_states
from summarizer.brief.headings.titles import talk_title
from summarizer.brief.layout import lay_out
from summarizer.brief.phrasing.prose import people_of
from summarizer.models.brief import SourcedPosition
from summarizer.models.summary import Conversation, Medium, Participant, Position
from tests.accounts.helpers import position, quote, record, summary, talk


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        (
            "Yesterday, the Lake Harbours Council met for the second time to review tolls.",
            "Second meeting of the Lake Harbours Council",
        ),
        (
            "On Tuesday, the Silt Advisory Board (SAB) held its inaugural meeting in Kelm.",
            "Inaugural meeting of the Silt Advisory Board",
        ),
        ("The Harbour Committee today met in Kelm.", "Meeting of the Harbour Committee"),
        ("Vendoria met its promises, and Ana Dahl met Piet Roos.", ""),
    ],
)
def test_a_body_that_met_names_its_meeting(text: str, meeting: str) -> None:
    assert convened([text]) == meeting


@pytest.mark.parametrize(
    ("title", "meeting"),
    [
        ("Readout of the First Meeting of the Toll Council", "First Meeting of the Toll Council"),
        ("Standing Committee", "Standing Committee"),
        ("Readout of Ana Dahl’s Convening with Pilots", "Ana Dahl’s Convening with Pilots"),
        ("Ana Dahl’s call with pilots", ""),
        ("LWP contact group", "LWP contact group"),
        ("Plenary", "Plenary"),
        ("Harbour tolls", ""),
        ("Liberal Party of Northvale", ""),
        ("Council drops harbour toll", ""),
    ],
)
def test_a_title_may_but_name_a_meeting(title: str, meeting: str) -> None:
    assert meeting_titled(title) == meeting


BULLETIN = (
    "# STANDING COMMITTEE\n\n## TOLLS:\n\n"
    "On Tuesday, Chair Holm opened discussion on harbour tolls. VENDORIA called for a fund. "
    "OSTRAVIA opposed it. KELMLAND urged patience.\n\n"
    "# IN THE CORRIDORS\n\nDelegates left late."
)


def noted(text: str, talks: list[Conversation], *held: Position) -> tuple[str, list[str]]:
    """The title of a note of one text, and the headings of its conversations."""
    made = summary(
        record("a", text, title=text.split("\n", maxsplit=1)[0].lstrip("# ")), positions=held
    )
    made = made.model_copy(update={"conversations": tuple(talks)})
    brief = build_brief([made], sources={"a": text})
    (story,) = lay_out(brief, {"a": text}).stories
    return brief.title, [t.heading for t in story.talks]


def test_a_bulletins_part_is_told_with_what_was_discussed_there() -> None:
    met = talk(
        "Holm",
        "Vendoria",
        "Ostravia",
        "Kelmland",
        topics=("harbour tolls",),
        quotes=[quote(BULLETIN, "Chair Holm opened discussion on harbour tolls")],
    )
    held = position("Vendoria", "fund", "demands", "x", quote(BULLETIN, "called for a fund"))
    title, headings = noted(BULLETIN, [met], held)
    assert title == "Standing Committee on harbour tolls"
    assert headings == ["Standing Committee on harbour tolls"]


def test_ministers_of_two_states_are_two_groups() -> None:
    names = [
        f"Ministers of Trade of {s}/{s}" for s in ("Kelmland", "Vendoria", "Norway", "Iceland")
    ]
    assert len(people_of([talk(*names)])) == len(names)


VOTE = (
    "Savingram 77, KELM, 2 March 1956\n\nCONFIDENTIAL\n\nLakes. Harbour tolls.\n\n"
    "1. The Lake Committee today adopted the draft on harbour tolls by 9 votes to 6."
)


def test_a_body_that_voted_is_named_with_its_matter() -> None:
    met = talk(
        "Lake Committee",
        topics=("harbour tolls",),
        date="1956-03-01",
        quotes=[quote(VOTE, "adopted the draft on harbour tolls by 9 votes to 6")],
    )
    title, headings = noted(VOTE, [met])
    assert title == "Lake Committee on harbour tolls, 1 March 1956"
    assert headings == ["Lake Committee on harbour tolls, 1 March 1956"]


def test_what_says_how_urgent_a_paper_is_and_a_number_in_a_series_are_no_titles() -> None:
    text = "Savingram 77, KELM, 2 March 1956\n\nUNCLASSIFIED PRIORITY\n\nThey met in the town."
    for title in ("Savingram 77, KELM, 2 March 1956", "UNCLASSIFIED PRIORITY"):
        assert headline(record("a", text, title=title), text) is None


def test_what_a_body_is_has_no_abbreviation_in_a_headline() -> None:
    title = "WORKING GROUP ON TOLLS"
    text = f"# {title}\n\nThe PACIFIC GROUP and the LAKE GROUP spoke of tolls. The FAO did, too."
    assert headline(record("a", text, title=title), text) == "Working Group on tolls"


RELEASE = "MEDIA RELEASE\n\nROOS CAUGHT OUT - AGAIN\n\nPiet Roos misled the town on harbour tolls."


def against(holder: str, stance: str = "criticises", to: str | None = None) -> SourcedPosition:
    words = quote(RELEASE, "Piet Roos misled the town")
    held = position(holder, "tolls", stance, "x", words, addressee=to)
    return SourcedPosition(document="a", position=held)


def test_a_release_against_somebody_has_no_title_for_a_note() -> None:
    attack = [against("Harbour Party", to="Piet Roos")]
    assert is_of_a_side("Roos Caught out - again", RELEASE, attack)
    assert is_of_a_side("Roos hits ferries", RELEASE, attack)
    assert not is_of_a_side("Harbour Party calls Roos a risk", RELEASE, attack)
    assert not is_of_a_side(
        "New ferry for Kelm", RELEASE, [against("Harbour Party", "affirms", "Piet Roos")]
    )
    # A newspaper's headline is its own.
    assert not is_of_a_side("Roos caught out - again", "By Ana Dahl. Piet Roos misled.", attack)


def test_a_talk_without_parties_has_the_two_states_of_its_people() -> None:
    people = [
        Participant(name="Ana Dahl", affiliation="Norway"),
        Participant(name="Piet Roos", affiliation="Iceland"),
        Participant(name="Mr Holm"),
    ]
    wanted = "Meeting Iceland - Norway on mackerel, 9 May 2019"
    assert with_states("Meeting on mackerel, 9 May 2019", people, ()) == wanted
    assert with_states("Meeting on mackerel", [*people, Participant(name="partners")], ()) == (
        "Meeting on mackerel"
    )


def test_two_matters_joined_by_on_are_parted_by_a_colon_and_styles_are_left_out() -> None:
    assert on_matter("Committee on tolls", "ferries") == "Committee on tolls: ferries"
    assert on_matter("Toll Committee", "ferries") == "Toll Committee on ferries"
    king = Participant(name="Her Majesty Queen Ana II of Vendoria", affiliation="Vendoria")
    assert short_name(king) == "Queen Ana II"


def test_one_letter_has_its_day_and_a_writer() -> None:
    text = "Ana Dahl wrote to Piet Roos on 7 April 1948."
    written = talk(
        "Ana Dahl",
        "Piet Roos",
        quotes=[quote(text, text)],
        date="1948-04-07",
        medium=Medium.WRITTEN,
        initiated_by="Ana Dahl",
    )
    made = summary(record("a", text), conversations=[written])
    (story,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    (told,) = story.talks
    assert talk_title([written], "1948-04-07") == "Letter Ana Dahl - Piet Roos, 7 April 1948"
    assert [line.text for line in told.lines] == ["On 7 April 1948, Ana Dahl wrote to Piet Roos."]


def test_letters_are_of_a_month_for_one_letter_is_of_a_day() -> None:
    text = "Ana Dahl wrote to Piet Roos on 7 April 1948, and he answered."
    written = talk(
        "Ana Dahl",
        "Piet Roos",
        quotes=[quote(text, text)],
        date="1948-04-07",
        medium=Medium.WRITTEN,
    )
    made = summary(record("a", text), conversations=[written])
    (story,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    (told,) = story.talks
    assert talk_title([written], "1948-04-07") == "Letters Ana Dahl - Piet Roos, April 1948"
    assert [line.text for line in told.lines] == [
        "In April 1948, Ana Dahl and Piet Roos exchanged letters."
    ]
    assert not any(line.text.startswith("On 7 April") for line in (*story.bottom, *told.lines))
