"""Whose words are in forms and turns of phrase that tell it in a way of their own. All texts are invented."""

from __future__ import annotations

import time

import pytest

from summarizer.attribution.english.verbs import Polarity
from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.metadata import stated_metadata
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


def given(text: str, words: str, holder: str) -> bool:
    stated = stated_metadata(text)
    document = SourceDocument(source="x", text=text, title=stated.title, kind=stated.kind)
    start = text.index(words)
    index = SpeakerIndex(prepare(document))
    return index.check((start, start + len(words)), holder) in FOUND


# A cable that somebody signs -------------------------------------------------------------------------

CABLE = """41. Telegram From the Legation in Velmark to the Foreign Office

Ostvik, May 3, 1961.

212. Prime Minister Brandt asked me call at noon today to give reaction to our draft on locks. Said \
he had read it twice.

1. Tolls: Brandt said the tolls were a matter of his own council. After hearing this out at length, Brandt \
admitted that the main objection to tolls was the fishing fleet.

2. Dredging: I said that we could not pay for the channel. I then expressed surprise that a matter so long \
prepared should be hurried to its end. In these circumstances, I must request that the gates stay open until June. \
Brandt said much noise being made in the port and that he doubted if he could wait so long but he thought that he \
might do so for a week.

Comment: It now seems that in spite of our advice the council has decided to close the gates. \
Brandt fears the fleet and means to shut the port by Monday.

Believe that we should have a pilot at hand by Friday.

Dunmore
"""


@pytest.mark.parametrize(
    ("words", "mine", "his"),
    [
        ("surprise that a matter so long prepared should be hurried", True, False),
        ("the main objection to tolls was the fishing fleet", False, True),
        ("I must request that the gates stay open until June", True, False),
        ("he doubted if he could wait so long but he thought that he might do so", False, True),
        ("the council has decided to close the gates", True, False),
        ("the fleet and means to shut the port by Monday", True, True),
        ("we should have a pilot at hand by Friday", True, False),
    ],
)
def test_who_signs_a_cable_says_i_in_it_and_nobody_else(words: str, mine: bool, his: bool) -> None:
    assert (given(CABLE, words, "Dunmore"), given(CABLE, words, "Brandt")) == (mine, his)


# Two whom the heading of a briefing names ------------------------------------------------------------


def test_each_of_two_in_a_heading_has_the_own_turns_only() -> None:
    text = (
        "Press Briefing by Press Secretary Marta Lund-Aarts and Flood Coordinator Dr. Piet Vale, May 3, 2021\n\n"
        "Q Is the dike safe?\n\n"
        "MS. LUND-AARTS: Well, the dike is safe, and the engineers have looked at it twice.\n\n"
        "Q And the lock? Has Dr. Vale seen it?\n\n"
        "MS. LUND-AARTS: The lock will be shut until the water has gone down.\n"
    )
    for words in ("the engineers have looked at it twice", "The lock will be shut"):
        assert given(text, words, "Marta Lund-Aarts")
        assert given(text, words, "the Press Secretary")
        assert not given(text, words, "Piet Vale")


# Questions with their answers ------------------------------------------------------------------------

HEARING = (
    "Mr. Vale: And the lock was paid for by the port, was it not?\n\nMr. Kos: Correct.\n\n"
    "Mr. Vale: So in every year the port paid before the work was done by\n\nMr. Kos: Yes, sir.\n\n"
    "Mr. Vale: The gate was new.\n\nMr. Kos: The gate has been painted in May.\n"
)


@pytest.mark.parametrize(
    ("words", "is_his"),
    [
        ("the lock was paid for by the port, was it not?\n\nMr. Kos: Correct", True),
        ("in every year the port paid before the work was done by\n\nMr. Kos: Yes", True),
        ("The gate was new.\n\nMr. Kos: The gate", False),
        ("the lock was paid for by the port, was it not?", False),
    ],
)
def test_a_question_with_its_answer_is_said_by_who_answers(words: str, is_his: bool) -> None:
    assert given(HEARING, words, "Mr. Kos") is is_his


# Minutes -----------------------------------------------------------------------------------------------

MINUTES = """Minutes: March call

Agenda

1. Old business
   - Report of the Treasurer (Jan Kos)
2. Administration of the summer school (Piet Vale)

Minutes

Attending:

- Directors: Jan Kos, Mira Dahl, Oto Brandt
- Guests: none

Old business:

- Oto moves to approve the accounts, motion approved.
- We should ask the bank for a second card in our name.

New business:

- The summer school:
  - It is a pity that nobody came, but there is support for another attempt next year.
  - The Board thanks Piet for his work.
- News of the spring meeting by Mira:
  - There is some worry about the hall.
  - It has no lights right now.
- The boat house:
  - The roof is sound.
"""


@pytest.mark.parametrize(
    ("words", "holder", "is_theirs"),
    [
        ("We should ask the bank for a second card", "the Board", True),
        ("It is a pity that nobody came", "the Board", True),
        ("It is a pity that nobody came", "Piet Vale", False),
        ("The Board thanks Piet for his work", "Piet Vale", False),
        ("There is some worry about the hall", "Mira Dahl", True),
        ("It has no lights right now", "Mira Dahl", True),
        ("The roof is sound", "Mira Dahl", False),
    ],
)
def test_minutes_are_their_bodys_and_a_list_is_by_whom_it_is_headed(
    words: str, holder: str, is_theirs: bool
) -> None:
    assert given(MINUTES, words, holder) is is_theirs


# Turns of phrase ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "holder"),
    [
        (
            (
                "Mira Dahl and Oto Brandt argued for a new bridge. They also proposed a lower toll. "
                "They want the ferry to run at night."
            ),
            "the ferry to run at night",
            "Mira Dahl and Oto Brandt",
        ),
        ("Mira Dahl continues to insist that the lock is safe.", "the lock is safe", "Mira Dahl"),
        ("Mira Dahl tries to explain that the lock is safe.", "the lock is safe", "Mira Dahl"),
        (
            "By Mira Dahl's own admission, the tolls are higher than before.",
            "the tolls are higher than before",
            "Mira Dahl",
        ),
        (
            "The tolls for barges, by Mira Dahl’s own reckoning, will double in May.",
            "The tolls for barges",
            "Mira Dahl",
        ),
    ],
)
def test_turns_of_phrase_that_tell_who_says_it(text: str, words: str, holder: str) -> None:
    assert given(text, words, holder)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The work was done by Mira Dahl's crew, the port says.", "The work was done"),
        ("The port asks if I must request that the gates stay open.", "that the gates stay open"),
    ],
)
def test_what_only_looks_like_them_gives_nobody_a_word(text: str, words: str) -> None:
    assert not given(text, words, "Mira Dahl")
    assert not given(text, words, "the writer")


def test_they_are_the_two_who_spoke_together() -> None:
    text = "Mira Dahl and Oto Brandt argued for a bridge. They also proposed a toll. They want a ferry."
    last = SpeakerIndex(text).sources.passages[-1]
    assert {a.name for one in last.who for a in one.actors} == {"Mira Dahl", "Oto Brandt"}


@pytest.mark.parametrize(
    ("before", "polarity"),
    [("", Polarity.SAID), ("The port asks whether ", Polarity.UNREAL)],
)
def test_who_must_ask_for_something_does(before: str, polarity: Polarity) -> None:
    text = f"{before}I must request that the gates stay open until June."
    own = [one for one in SpeakerIndex(text).sources.passages if one.who[0].text == "I"]
    assert [one.polarity for one in own] == [polarity]


def test_who_goes_on_to_write_books_says_nothing_by_it() -> None:
    for told, number in (("books on locks and weirs", 0), ("that the lock is safe", 1)):
        index = SpeakerIndex(f"Mira Dahl continues to write {told}.")
        assert len(index.sources.passages) == number


@pytest.mark.parametrize(
    "much",
    ["Comment: ", "by Kos's own ", "- News by Kos:\n", "I must request ", "Kos & Dahl and "],
)
def test_forms_are_read_in_linear_time(much: str) -> None:
    start = time.monotonic()
    given("The port is old.\n\n" + much * (100_000 // len(much)) + "\n\nKos", "is old", "Kos")
    assert time.monotonic() - start < 20
