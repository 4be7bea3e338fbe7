"""Meetings told in passing: between several without a name, at a summit, before a panel, by letter; and their day."""

from __future__ import annotations

import time

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.contacts import contacts
from summarizer.client import Summarizer
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.document import Kind, SourceDocument
from summarizer.models.summary import Conversation
from summarizer.passes.told_talk import by_wording
from tests.passes.helpers import PUBLISHED, prepared


def talks(text: str, kind: Kind = Kind.NEWS) -> tuple[Conversation, ...]:
    """Return the conversations of a text, by an engine that names nobody."""
    made = Summarizer(model=ScriptedEngine({"conversation": "-"}), strategy="stepwise")
    source = SourceDocument(source="own.txt", text=text, kind=kind, published=PUBLISHED)
    return made.summarise(source).conversations


def there(text: str, kind: Kind = Kind.NEWS) -> list[set[str]]:
    return [{p.name for p in one.participants} for one in talks(text, kind)]


CASES = [
    (
        (
            "The harbour chief Jan Kos warned the union after a group of island diplomats met leaders of the Lake "
            "Front, including its secretary Rosa Kai."
        ),
        {"island diplomats", "leaders of the Lake Front", "Rosa Kai"},
    ),
    (
        "On Monday Prime Minister Anna Holm and members of her cabinet met with residents of the old quay.",
        {"Anna Holm", "members of her cabinet", "residents of the old quay"},
    ),
    (
        (
            "Foreign Minister Ilse Dahl, speaking to reporters after a meeting in Port Anse that included Latvia and "
            "more than ten other countries, said the tariff would fall."
        ),
        {"Ilse Dahl", "Latvia", "more than ten other countries"},
    ),
    (
        (
            "The two ports kept the pledges made by President Anna Holm, President Teodor Rell and Prime Minister Rosa "
            "Kai at the Northern Lake Summit in Port Anse."
        ),
        {"Anna Holm", "Teodor Rell", "Rosa Kai"},
    ),
    (
        (
            "The skippers Ivo Marsh and Tilda Brook have appeared before an independent panel which will decide on "
            "their licences. Mayor Jan Kos also testified at the hearing."
        ),
        {"Ivo Marsh", "Tilda Brook", "independent panel", "Jan Kos"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_meeting_told_in_passing_is_found(text: str, expected: set[str]) -> None:
    assert there(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Jan Kos has met with ferry pilots from the old quay.",
        "Teodor Rell had been met on his arrival in Port Anse by an old friend, Jan Kos.",
    ],
)
def test_what_is_no_particular_meeting_is_none(text: str) -> None:
    assert there(text) == []


def test_a_speaker_tells_of_conversations_at_large() -> None:
    text = (
        "MS. DAHL: We’ve had those conversations with the Latvian partners.\n\nQ: And the tariff?\n\n"
        "MS. DAHL: We’ve also had discussions with Mayor Jan Kos."
    )
    assert there(text, Kind.TRANSCRIPT) == []


def test_a_letter_is_had_from_somebody_by_whoever_tells_the_news() -> None:
    text = (
        'Lake Front MP Ivo Marsh is worried about the ferry.\n\n"Ports Minister Rosa Kai had promised an answer. '
        'Yesterday I found out in a letter from Ms Kai that no boat was ordered."'
    )
    (one,) = talks(text)
    assert {p.name for p in one.participants} == {"Ivo Marsh", "Rosa Kai"}
    assert (one.medium, one.date) == ("written", "2031-03-11")


def test_the_day_and_medium_of_the_one_talk_may_stand_elsewhere() -> None:
    text = (
        "Press Briefing by Press Secretary Ilse Dahl, March 10, 2031 (excerpt)\n\n"
        "Q: Was the ferry raised?\n\nMS. DAHL: The call this morning was long.\n\nQ: And the tariff?\n\n"
        "MS. DAHL: The President talked to the Prime Minister about it."
    )
    source = SourceDocument(source="own.txt", text=text, kind=Kind.TRANSCRIPT)
    made = Summarizer(model=ScriptedEngine({"conversation": "-"}), strategy="stepwise")
    (one,) = made.summarise(source).conversations
    assert {p.name for p in one.participants} == {"President", "Prime Minister"}
    assert (one.medium, one.date) == ("phone", "2031-03-10")


CABLE = """Cablegram to Port Anse

Norvik, 28 March 2031

Harbour dues

2. I said that the reports of 26 March created difficulties for our ministers. I noticed that he, Lund, had denied \
them. Lund said that he had.

3. I said that this stirred up feelings. Lund added that the dues would be kept. I asked Lund for the figures. Lund \
agreed to send them.

HOLM

[File 12/4]

1 See cablegram 12 (27 March).
"""


def test_the_writer_of_a_cable_who_is_answered_took_part_and_signs_in_capitals() -> None:
    source = SourceDocument(source="own.txt", text=CABLE)
    made = Summarizer(model=ScriptedEngine({"conversation": "-"}), strategy="stepwise")
    (one,) = made.summarise(source).conversations
    assert {p.name for p in one.participants} == {"Holm", "Lund"}


def test_one_answer_to_somebody_who_says_i_makes_no_record() -> None:
    text = (
        "For years I walked along the quay. One day I said that the old boats should stay. Ruth Sorel said nothing of "
        "them. The boats are gone. Ruth Sorel lives on the hill today, and the quay is empty. I went there in May."
    )
    assert there(text, Kind.OTHER) == []


RECORD = """Norvik, 19 March 2031

Mr Rell's Visit: Meeting with the Minister of Ports, 18 March 2031

1. MR RELL asked MR KOS how far the two ports would go. Mr Kos said that he thought they would share the pilots.

2. MR KOS replied that the dues had to fall. MR LUND commented that this took time. Mr Rell agreed. Mr Lund said that.
"""


def test_the_heading_of_a_record_is_no_talk_beside_the_one_recorded() -> None:
    def answer(question: object, shape: object) -> object:
        del shape
        name = getattr(question, "name", "")
        return (
            "Rell (-, -) + Minister of Ports (-, -) | in person | - | -"
            if name == "conversation"
            else "contact"
        )

    source = SourceDocument(source="own.txt", text=RECORD, kind=Kind.READOUT)
    made = Summarizer(model=ScriptedEngine(answer), strategy="stepwise")
    (one,) = made.summarise(source).conversations
    assert len(one.participants) == 3


@pytest.mark.parametrize(
    "piece",
    [
        "envoys met leaders of ",
        "after a meeting in a that included ",
        "made by A at the ",
        "speaking to reporters ",
        "appeared before the ",
        "the call this ",
        "I said x. ",
    ],
)
def test_long_texts_of_its_own_words_take_no_long_time(piece: str) -> None:
    ready = prepared(piece * (300_000 // len(piece)), kind=Kind.OTHER)
    cast = Attributed(ready).cast
    started = time.process_time()
    for one in contacts(ready)[:3]:
        by_wording(ready, cast, one)
    assert time.process_time() - started < 20
