"""In headings somebody goes by the word by which the document itself calls them."""

from __future__ import annotations

import pytest

from summarizer.brief.lines.called_short import by_short_names, family_first
from summarizer.models.summary import Conversation, Participant


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("Sato Kenji", "Minister Sato Kenji came. Mr. Sato agreed.", "Sato"),
        ("Sato Kenji", "Minister Sato Kenji came.\n\nPRIME MINISTER SATO: Yes.", "Sato"),
        ("Sato Kenji", "Sato Kenji came. Sato left. Then Sato wrote.", ""),
        ("Kenji Sato", "Kenji Sato came. Mr. Sato agreed.", ""),
        ("Sato Kenji", "Mr. Sato agreed. Later Kenji left.", ""),
        ("Minister Sato", "The Minister came. Mr. Minister agreed.", ""),
        ("Mr. Sato", "Mr. Sato agreed. Sato left.", ""),
    ],
)
def test_the_family_s_name_is_the_one_a_title_stands_before(
    name: str, text: str, wanted: str
) -> None:
    assert family_first(name, [text]) == wanted


def test_whoever_has_an_office_may_be_called_by_the_first_word_alone() -> None:
    text = ["Sato Kenji came. Sato left. Then Sato wrote."]
    assert family_first("Sato Kenji", text, has_office=True) == "Sato"
    assert family_first("Anna Dahl", ["Anna Dahl. Anna left. Anna wrote."], has_office=True) == ""


def test_only_those_called_so_change_their_names() -> None:
    talk = Conversation(
        participants=(
            Participant(name="Sato Kenji", role="Minister"),
            Participant(name="Kelm Venture", role="tenant"),
        )
    )
    (made,) = by_short_names([talk], ["Mr. Sato saw Kelm. Kelm agreed. Kelm left."])
    assert [p.name for p in made.participants] == ["Sato", "Kelm Venture"]
