"""A line says who a person is where it first names them, in the words a document has beside the name, once."""

from __future__ import annotations

import pytest

from summarizer.brief import first_named
from summarizer.brief.first_named import described, is_introduced, office_before, with_persons
from summarizer.brief.note import Line, Part, Party, Stands, StoryView
from summarizer.models.brief import SourcedPosition, Story
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
    assert asked == ["Ana Dahl", "Jan Holm"]


def test_a_state_or_firm_of_one_name_has_no_office() -> None:
    assert office_before("Marl", "The Foreign Minister of Marl and Prime Minister Jan Holm.") == ""
    assert (
        office_before("Holm", "The Foreign Minister of Marl and Prime Minister Holm.")
        == "Prime Minister"
    )
