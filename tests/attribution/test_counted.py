"""Persons called by their number, and who wrote an opinion piece."""

from __future__ import annotations

import pytest

from summarizer.attribution.author import essayist
from summarizer.models.document import Kind, SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
THREE = (
    "Harbour Commissioner Tilda Marsh of Norland, Harbour Commissioner Jonas Reed of Velmark and Harbour Commissioner "
    "Pia Stone of Tarn met in Ostvik on 4 March 2031. The three Harbour Commissioners (HCs) backed a joint pilot "
    "service. The three HCs stressed the worth of shared charts. They also called for lower dues."
)


@pytest.mark.parametrize(
    "words", ["a joint pilot service", "the worth of shared charts", "for lower dues"]
)
@pytest.mark.parametrize(
    "holder", ["Tilda Marsh, Jonas Reed and Pia Stone", "the three Harbour Commissioners"]
)
def test_persons_of_one_office_are_meant_where_they_are_counted(words: str, holder: str) -> None:
    start = THREE.index(words)
    assert SpeakerIndex(THREE).check((start, start + len(words)), holder) in FOUND


def test_another_number_of_them_is_nobody_known() -> None:
    text = THREE.replace("The three", "The five")
    start = text.index("the worth")
    told = SpeakerIndex(text).check((start, start + 10), "Tilda Marsh, Jonas Reed and Pia Stone")
    assert told not in FOUND


ESSAY = (
    "The second quay is a mistake\n\n"
    "The harbour board calls its second quay a breakthrough. The plan is costly and late.\n\n"
    "The city should mend the old quay first.\n\n{}\n"
)


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("Ms. Marsh is Director of the Institute for Harbours at Ostvik College.", "Ms. Marsh"),
        ("Tilda Marsh teaches the law of the sea at Ostvik College.", "Tilda Marsh"),
        ("The board is a member of the League of Ports.", None),
        ("Jonas Reed is a sailor.", None),
        ("A vote is due in May.", None),
    ],
)
def test_a_line_below_an_opinion_piece_tells_who_wrote_it(line: str, writer: str | None) -> None:
    text = ESSAY.format(line)
    document = SourceDocument(source="quay.txt", text=text, kind=Kind.NEWS, language="en")
    prepared = prepare(document)
    assert essayist(prepared) == writer
    start = prepared.text.index("The city should mend")
    told = SpeakerIndex(prepared).check((start, start + 35), writer or "Jonas Reed")
    assert (told in FOUND) == (writer is not None)


def test_somebody_the_text_tells_of_did_not_write_it() -> None:
    text = ESSAY.format("Jonas Reed is director of the harbour board.").replace(
        "calls its", "under Jonas Reed calls its"
    )
    assert essayist(prepare(SourceDocument(source="quay.txt", text=text, kind=Kind.NEWS))) is None


def test_a_name_between_an_owner_and_a_noun_is_no_he() -> None:
    text = (
        "My talk was with Oravec principally. Oravec was very friendly and informal. He deprecated the speeches of "
        "statesmen and minimized Spain's Arrow connection. He blamed Velmark for the breakdown in the talks."
    )
    start = text.index("He blamed")
    assert SpeakerIndex(text).check((start, len(text) - 1), "Oravec") in FOUND
