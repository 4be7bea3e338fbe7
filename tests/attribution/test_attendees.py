"""Lists of those present: sides, desks, several on a line, who was absent."""

from __future__ import annotations

from summarizer.attribution.records import attendees_listed
from summarizer.models.document import SourceDocument
from summarizer.text.prepare import prepare


def listed(text: str) -> list[str]:
    _, found = attendees_listed(prepare(SourceDocument(source="own.txt", text=text, language="en")))
    return [one.name for one in found]


def test_states_that_head_their_delegates_took_no_part_beside_them() -> None:
    text = (
        "12. Memorandum of Conversation\n\nPARTICIPANTS\n\nNorway\nThe Minister of Ports\nMr. Arvo, Ms. Telm, et al.\n"
        "\nJapan\nMayor Oduya\n(others)\n\nSUBJECT\n\nBrazil\n\nMayor Oduya began by thanking everybody for it."
    )
    assert listed(text) == ["The Minister of Ports", "Mr. Arvo", "Ms. Telm", "Mayor Oduya"]
    states = "Minutes of a meeting\n\nParticipants:\n\nNorway\nJapan\nBrazil\n\nThe chair opened the meeting at nine."
    assert listed(states) == ["Norway", "Japan", "Brazil"]


def test_the_letters_of_a_desk_are_nobodys_name() -> None:
    text = (
        "Memorandum of a Conversation\n\nPARTICIPANTS\n\nMr. Arvo, Vice President, Harbex\nPD—Mr. Telm, Mr. Oduya\n"
        "P/L—Pia de Vries\n\nMr. Arvo had just returned from a journey along the coast and wished to tell of it."
    )
    assert listed(text) == ["Mr. Arvo", "Mr. Telm", "Mr. Oduya", "Pia de Vries"]


def test_who_is_listed_as_absent_was_not_present() -> None:
    text = (
        "Board Minutes\n\nTrustees Present\n\n- Arne Lund, Chair\n- Pia de Vries, Treasurer\n\nTrustees Absent\n\n"
        "- Jan Oduya\n\nBusiness\n\nA motion was raised to buy a saw."
    )
    assert listed(text) == ["Arne Lund", "Pia de Vries"]


def test_a_head_without_a_list_names_nobody() -> None:
    assert (
        listed(
            "Minutes\n\nParticipants:\n\nApologies\n\nThe chair opened the meeting at nine in the hall."
        )
        == []
    )


def test_a_group_on_a_line_is_those_behind_its_colon() -> None:
    text = (
        "Minutes: May call\n\nParticipant Access Code: 4711\n\n1. Old business\n   - Fees (Jan Oduya)\n\nAttending:\n\n"
        "- Directors: Arne Lund, Pia de Vries; Kari Telm joined for the last item.\n- Guests: none\n"
        "- Absentees: Jan Oduya\n\nMinutes:\n\nCalled to order at nine.\n\n- Harbour Funds: Ostvik Bank holds them."
    )
    at, found = attendees_listed(prepare(SourceDocument(source="own.txt", text=text)))
    assert at is not None
    assert at.text == "Attending:"
    assert [(one.name, one.role) for one in found] == [
        ("Arne Lund", "Director"),
        ("Pia de Vries", "Director"),
        ("Kari Telm", "Director"),
    ]


def test_what_is_talked_about_is_nobody_who_is_there() -> None:
    text = "Minutes\n\nPresent:\n\n- Arne Lund\n- Pia de Vries\n- Topics: Harbour Funds, Ferry Fares\n\nHe opened."
    assert listed(text) == ["Arne Lund", "Pia de Vries"]
