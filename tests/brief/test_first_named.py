"""A line says who a person is where it first names them, in the words a document has beside the name, once."""

from __future__ import annotations

import time

import pytest

from summarizer.brief.by_party import first_named
from summarizer.brief.by_party.first_named import is_introduced, with_persons
from summarizer.brief.conversations.as_told import introduced as told_introduced
from summarizer.brief.lines.titled import each_titled
from summarizer.brief.lines.who_is import described, office_before, role_before
from summarizer.brief.view.note import Line, Part, Party, Stands, StoryView
from summarizer.models.brief import SourcedPosition, Story
from summarizer.models.summary import Participant
from tests.accounts.helpers import position, quote


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Corran Supreme Court Justice Jan Holm ruled.", "Corran Supreme Court Justice"),
        ("Yesterday Norlandian Energy Minister Jan Holm left.", "Norlandian Energy Minister"),
        ("Deputy Secretary of State Jan Holm spoke.", "Deputy Secretary of State"),
        ("The Director of the Lake Fund Jan Holm spoke.", "Director of the Lake Fund"),
        ("The government of President Jan Holm fell.", "President"),
        ("The Government of President Jan Holm fell.", "President"),
        ("Interview of Foreign Minister Jan Holm by the Bugle", "Foreign Minister"),
        ("The longest counts: Minister Jan Holm, Lake Minister Jan Holm.", "Lake Minister"),
        ("The rail\nMinister Jan Holm; Prime\nMinister Jan Holm.", "Prime Minister"),
        # Neither an office of the past, nor one of another sentence, nor what is no office.
        ("Former President Jan Holm and President Jan Holm.", ""),
        ("She met the Minister. Jan Holm was there.", ""),
        ("The Kelm Harbour Jan Holm knew was empty.", ""),
        ("Norland's Prime Minister Jan Holm spoke.", "Norland's Prime Minister"),
        ("The Minister's Jan Holm was there.", ""),
    ],
)
def test_an_office_is_the_document_s_own(text: str, wanted: str) -> None:
    assert office_before("Jan Holm", text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A lawyer for the mine, Ana Dahl, said no.", "a lawyer for the mine"),
        ("Ana Dahl, a lawyer for the mine, said no.", "a lawyer for the mine"),
        ("“No,” Holm lawyer Ana Dahl said.", "Jan Holm’s lawyer"),
        ("“No,” Marl lawyer Ana Dahl said.", ""),
        ("Ana Dahl, a former lawyer for the mine, said no.", ""),
        ("The ministers thanked the head of the mine, Ana Dahl, for it.", "the head of the mine"),
        ("Ana Dahl, the tolls, and the ferry.", ""),
        ("Norland’s chief negotiator, Ana Dahl, said no.", "Norland’s chief negotiator"),
        (
            "“No,” Ana Dahl, Vice President of the Lake Guild of Kelm (LGK) said today.",
            "Vice President of the Lake Guild of Kelm",
        ),
        (
            "Ana Dahl, Ambassador of Norland in Kelm has told him.",
            "Ambassador of Norland in Kelm",
        ),
        ("The Ambassador in Kelm (Ana Dahl) to the Ministry", "the Ambassador in Kelm"),
        ("Ana Dahl, Harbour Street to the left, said no.", ""),
        ("The Minister of Ports, Advocate Ana Dahl, has denied it.", "the Minister of Ports"),
        ("The Minister of Ports, Director Ana Dahl, has denied it.", ""),
        ("Ana Dahl, Chief Warden and Ferry Officer, said no.", "Chief Warden and Ferry Officer"),
        ("Ms Ana Dahl, Minister for Tides", "Minister for Tides"),
        ("Ana Dahl, Director of the Lake Guild (LG), said no.", "Director of the Lake Guild"),
        ("Present:\nMr. Jan Holm, Envoy of Norland\nAna Dahl\nKai Roos, Envoy of Marl\n", ""),
        ("Present:\nJan Holm, Envoy of Norland\nAna Dahl, Envoy of Marl\n", "Envoy of Marl"),
        ("Ana Dahl is Director of the Lake Fund. She writes.", "Director of the Lake Fund"),
        (
            "Ana Dahl is Director of the Chair on Lakes and Rivers and Tides at Kelm College’s School of Water.",
            "Director of the Chair on Lakes and Rivers and Tides",
        ),
        ("It is said that Ana Dahl is Director of the Lake Fund.", ""),
        # Which office is whose is not told where there is one on each side.
        ("The Mayor of Kelm, Ana Dahl, the Treasurer of Marl, Jan Holm.", ""),
        ("Secretary of Ports Ana Dahl, Secretary of Tides Jan Holm, and others.", ""),
        (
            "IN THE HIGH COURT OF NORLAND\n\nKos v. Roos\n\nAna Dahl J.\n\nThe appeal fails.",
            "for the High Court of Norland",
        ),
        ("Ana Dahl, a lawyer who left the mine, said no.", ""),
    ],
)
def test_a_description_is_the_document_s_own(text: str, wanted: str) -> None:
    assert described("Ana Dahl", text, "Jan Holm") == wanted


@pytest.mark.parametrize(
    ("before", "behind", "wanted"),
    [
        ("Minister Dahl and US Secretary of State ", " spoke.", True),
        ("The union’s spokesman, ", " said so.", True),
        ("", ", a lawyer for the mine, said so.", True),
        ("", " said so.", False),
        ("In Kelm ", " said so.", False),
    ],
)
def test_whom_a_line_introduces_is_not_introduced_again(
    before: str, behind: str, *, wanted: bool
) -> None:
    assert is_introduced(before, behind) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kelm Bugle reporter Ana Dahl asked.", "Kelm Bugle reporter"),
        ("The port is open, Norlandian vice presidential candidate Ana Dahl insisted.", None),
        ("He told reporter Ana Dahl of it.", ""),
        ("Asked by the Marl envoy Ana Dahl said no.", ""),
        ("The former Kelm mayor Ana Dahl said no.", ""),
    ],
)
def test_a_role_in_small_letters_is_the_document_s_own(text: str, wanted: str | None) -> None:
    expected = "Norlandian vice presidential candidate" if wanted is None else wanted
    assert role_before("Ana Dahl", text) == expected


def introduced(lines: tuple[str, ...], text: str) -> list[str]:
    """The lines of a party, in which Ana Dahl and Jan Holm hold something, as a text introduces the two."""
    held = (
        position(who, "tolls", "demands", "x", quote(f"{who} wants tolls.", text))
        for who in ("Ana Dahl", "Jan Holm")
    )
    story = Story(
        title="t",
        documents=("a",),
        positions=tuple(SourcedPosition(document="a", position=p) for p in held),
    )
    party = Party("Norland", tuple(Line((Part(line),)) for line in lines))
    view = StoryView("t", ("A",), (), (), (), Stands(), (party,), (), ())
    return [one.text for one in with_persons(view, story, [text]).parties[0].lines]


def test_texts_are_looked_through_once_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = first_named.office_before
    monkeypatch.setattr(
        first_named, "office_before", lambda name, text: asked.append(name) or real(name, text)
    )
    text = "Ana Dahl wants tolls. Jan Holm wants tolls. Energy Minister Jan Holm left."
    lines = ("Ana Dahl wants tolls.", "Ana Dahl left.", "Jan Holm wants tolls.", "Jan Holm left.")
    assert introduced(lines, text) == [
        *lines[:2],
        "Energy Minister Jan Holm wants tolls.",
        "Jan Holm left.",
    ]
    assert len(asked) == len(set(asked))


def test_a_state_or_firm_of_one_name_has_no_office() -> None:
    assert office_before("Marl", "The Foreign Minister of Marl and Prime Minister Jan Holm.") == ""
    assert (
        office_before("Holm", "The Foreign Minister of Marl and Prime Minister Holm.")
        == "Prime Minister"
    )


_PRESENT = "Present:\nAna Dahl, Envoy of Marl\nMr Jan Holm, Minister for Tides\n"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Dahl wants tolls.", "Dahl, Envoy of Marl, wants tolls."),
        ("According to Ana Dahl, it rains.", "According to Ana Dahl, Envoy of Marl, it rains."),
        (
            "Ana Dahl and Jan Holm want it.",
            "Ana Dahl (Envoy of Marl) and Jan Holm (Minister for Tides) want it.",
        ),
        ("Kos met Ana Dahl.", "Kos met Ana Dahl, Envoy of Marl."),
        ("Kos told Dahl that it rains.", "Kos told Dahl, Envoy of Marl, that it rains."),
        # Nobody twice, nobody else of the surname, no side of several, no word of a quotation, nobody's things.
        ("The Envoy of Marl wants tolls, as Ana Dahl says.", None),
        ("Pia Dahl wants tolls.", None),
        ("Dahl Ferries wants tolls.", None),
        ("Ana Dahl and Jan Holm (Norland) met.", None),
        ("It says: “Ana Dahl wants tolls.”", None),
        ("Dahl’s ship sank.", None),
    ],
)
def test_somebody_is_introduced_wherever_a_line_first_names_them(
    line: str, wanted: str | None
) -> None:
    assert introduced((line,), _PRESENT) == [wanted or line]


def test_a_surname_that_two_have_tells_of_neither() -> None:
    text = "Energy Minister Dahl left. Ana Dahl wants tolls. Jan Dahl wants tolls."
    held = [
        position(who, "tolls", "demands", "x", quote(f"{who} wants tolls.", text))
        for who in ("Ana Dahl", "Jan Dahl")
    ]
    story = Story(
        title="t",
        documents=("a",),
        positions=tuple(SourcedPosition(document="a", position=p) for p in held),
    )
    party = Party("Norland", (Line((Part("Ana Dahl wants tolls."),)),))
    view = StoryView("t", ("A",), (), (), (), Stands(), (party,), (), ())
    (line,) = with_persons(view, story, [text]).parties[0].lines
    assert line.text == "Ana Dahl wants tolls."


def test_each_person_of_a_talk_has_the_office_that_a_text_has_beside_the_name() -> None:
    people = [
        Participant(name="Ana Dahl", role="Envoy, Ministry of Tides"),
        Participant(name="Jan Holm", role="Honourable Member"),
        Participant(name="Kai Roos", role="Minister of Ports"),
    ]
    called = each_titled(people, ["Ana Dahl, Envoy; Honourable Member Jan Holm; Kai Roos"])
    assert [called(one) for one in people] == ["Envoy Ana Dahl", "Jan Holm", "Kai Roos"]


def test_an_office_before_how_somebody_is_addressed_is_not_told_again() -> None:
    who = Participant(name="J. Holm", role="Prime Minister", affiliation="Norland")
    line = "The Prime Minister of Norland, the Hon. J. Holm, met the guild."
    assert told_introduced(line, [who], lambda one: f"Prime Minister {one.name}") == line


@pytest.mark.parametrize(
    "text",
    ["Ana Dahl, A " * 90_000, "The a, Ana Dahl " * 70_000, "Ana Dahl is A" + " of a" * 200_000],
)
def test_a_long_text_takes_no_longer_than_its_length(text: str) -> None:
    started = time.perf_counter()
    described("Ana Dahl", text)
    role_before("Ana Dahl", text)
    assert time.perf_counter() - started < 2
