"""What is written in the first person: who writes it, and what it tells of others."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.lines.authors import acts_itself, authors_of, is_given_out, of_itself, turned
from summarizer.brief.lines.wording import Wording
from summarizer.models.brief import SourcedPosition
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Position
from tests.accounts.helpers import position, quote

RECORD = (
    "Velmar, 2 May 1961\n\n"
    "I asked Mr Holm whether I could see the docks. We had been told of a strike in Velmar. Mr Holm said that I could"
    " go where I wanted and that we should take our own guide. Mr Kos would meet us at the gate. The gate was a matter"
    " for Mr Kos. Mr Holm agreed with us on the lights.\n"
)
MINUTE = """\
Mr Holm said that the Board wanted a second quay. He was aware that tolls might rise, but our boats would gain by it.
Its dues were another matter. Some also doubted what our Board could do.
"""


def held(text: str, holder: str, words: str, behalf: str | None = None) -> Position:
    found = quote(text, words).model_copy(update={"speaker_check": SpeakerCheck.RESOLVED})
    return position(holder, "docks", "affirms", "Docks.", found, on_behalf_of=behalf)


def told(text: str, positions: list[Position]) -> list[str]:
    cited = Cited({"r": text})
    sourced = [SourcedPosition(document="r", position=p) for p in positions]
    wording = Wording(cited, authors=authors_of(sourced, cited, frozenset()))
    return [wording.of_position("r", p) for p in positions]


def test_what_a_record_has_in_the_first_person_is_written_by_one() -> None:
    mine = [
        held(RECORD, "Ana Dahl", "I asked Mr Holm whether I could see the docks", "Norland"),
        held(RECORD, "Ana Dahl", "We had been told of a strike in Velmar", "Norland"),
        held(RECORD, "Jan Holm", "we should take our own guide", "Orland"),
        held(RECORD, "Jan Holm", "Mr Kos would meet us at the gate", "Orland"),
    ]
    assert told(RECORD, mine) == [
        "Ana Dahl wrote: “I asked Mr Holm whether I could see the docks.”",
        "Ana Dahl wrote: “We had been told of a strike in Velmar.”",
        "Mr Holm said that Dahl could go where Dahl wanted and that Norland should take its own guide.",
        "According to Jan Holm, Mr Kos would meet Norland at the gate.",
    ]


def test_where_nobody_writes_by_name_what_is_told_of_somebody_is_quoted_as_the_accounts() -> None:
    mine = [
        held(MINUTE, "Jan Holm", "the Board wanted a second quay", "Orland"),
        held(MINUTE, "Jan Holm", "our boats would gain by it", "Orland"),
        held(MINUTE, "Some", "doubted what our Board could do"),
    ]
    assert told(MINUTE, mine) == [
        "Mr Holm said that the Board wanted a second quay.",
        "Jan Holm, the account says, “was aware that tolls might rise, but our boats would gain by it.”",
        "Some, the account says, “also doubted what our Board could do.”",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"MEDIA RELEASE\n\n{RECORD}",
        f"{RECORD}\nMadam Speaker, I leave it to the House.\n",
        f"{RECORD}\nI thank the hon. Lady for it.\n",
    ],
)
def test_what_is_given_to_the_press_or_a_chamber_is_said(text: str) -> None:
    cited = Cited({"r": text})
    mine = held(text, "Ana Dahl", "I asked Mr Holm whether I could see the docks", "Norland")
    sourced = [SourcedPosition(document="r", position=mine)]
    assert authors_of(sourced, cited, frozenset()) == {}
    assert Wording(cited).of_position("r", mine) == (
        "Ana Dahl said: “I asked Mr Holm whether I could see the docks.”"
    )


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        (
            "Holm agreed that we have a right to our docks.",
            "Holm agreed that Orland has a right to its docks.",
        ),
        ("Holm thought that I was late.", "Holm thought that Dahl was late."),
        ("Holm told us that we also want peace.", "Holm told Orland that Orland also wants peace."),
        ("Holm said that “we wait” was our word.", "Holm said that “we wait” was Orland’s word."),
        ("Holm said that we've lost.", ""),
    ],
)
def test_first_persons_are_turned(sentence: str, shown: str) -> None:
    assert turned(sentence, "Dahl", "Orland") == shown


def test_without_a_side_nothing_is_turned() -> None:
    assert turned("Holm said that we should wait.", "Dahl", "") == ""


def test_who_acts_is_told_from_who_is_told_of() -> None:
    assert acts_itself("(ii) In view of that we asked for time.")
    assert not acts_itself("Mr Holm said that we should wait.")
    assert not acts_itself("Mr Holm wrote: “We wait.”")


def test_what_several_issue_speaks_of_what_is_theirs() -> None:
    joint = "Norland and Orland reaffirmed our friendship."
    assert of_itself("Norland and Orland", joint) == (
        "Norland and Orland reaffirmed their friendship."
    )
    assert of_itself("Ana Dahl", "Ana Dahl reaffirmed our friendship.") == ""


def test_our_allies_are_those_of_the_side_named_with_them() -> None:
    text = (
        "President Dahl said that the ports are open. President Dahl voiced the concerns of Norland"
        " and our allies, and she warned that our allies would act."
    )
    mine = [
        held(text, "Ana Dahl", "the ports are open", "Norland"),
        held(text, "Ana Dahl", "voiced the concerns of Norland and our allies", "Norland"),
    ]
    assert told(text, mine)[1] == (
        "President Dahl voiced the concerns of Norland and its allies, and she warned that Norland’s allies would act."
    )


@pytest.mark.parametrize(
    ("top", "spoken"),
    [
        ("Right of reply by Ana Dahl\n\nWe reject this.", True),
        ("Committee on fisheries\n\nMadam Chair,\n\nWe reject this.", True),
        ("Dear Mr. President,\n\nWe reject this.", False),
        ("To the board of the port\n\nWe reject this.", False),
    ],
)
def test_what_speaks_to_a_chair_or_replies_in_a_debate_is_said(top: str, spoken: bool) -> None:
    assert is_given_out(top) is spoken


def test_what_minutes_have_somebody_say_is_said() -> None:
    assert is_given_out("Minutes of the harbour board, 4 June 2031\n\nAna Dahl: we wait.")
