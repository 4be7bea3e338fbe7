"""Words of which nobody is the source: what a sentence goes on to say of whoever it names first."""

from __future__ import annotations

import pytest

from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


def check(text: str, words: str, holder: str) -> SpeakerCheck:
    start = text.index(words)
    return SpeakerIndex(text).check((start, start + len(words)), holder)


@pytest.mark.parametrize(
    ("text", "words", "holder"),
    [
        (
            "Tilda Marsh is panning the new harbour levy in a column for the Courier.",
            "the new harbour levy",
            "Tilda Marsh",
        ),
        (
            "Several shipping lines cling to the hope that the strait reopens by June.",
            "that the strait reopens by June",
            "Several shipping lines",
        ),
        (
            "Last week Marsh in a broadcast appeared to blame pilots for the long delays.",
            "pilots for the long delays",
            "Marsh",
        ),
    ],
)
def test_a_sentence_goes_on_about_whoever_it_names_first(
    text: str, words: str, holder: str
) -> None:
    told = f"Tilda Marsh, the harbour commissioner, met Jonas Reed on Monday. {text}"
    assert check(told, words, holder) in FOUND
    assert check(told, words, "Jonas Reed") not in FOUND


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tilda Marsh was accused of hiding the survey of the quay.", "hiding the survey"),
        (
            "Should Tilda Marsh warm to the plan, work starts in May.",
            "the plan, work starts in May",
        ),
        ("The allies of Tilda Marsh toy with a second quay.", "a second quay"),
        ("Jonas Reed presses Tilda Marsh over the second quay.", "the second quay"),
        ("Marsh Ferries runs 300 boats and employs 4,000 people.", "employs 4,000 people"),
    ],
)
def test_what_is_done_to_somebody_or_is_not_so_is_not_theirs(text: str, words: str) -> None:
    told = f"Tilda Marsh met Jonas Reed on Monday.\n\n{text}"
    assert check(told, words, "Tilda Marsh") not in FOUND


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("the Shipping Board's claim that the quay is unsafe", "Shipping Board"),
        ("Jonas Reed's wish to sell the old quay", "Jonas Reed"),
    ],
)
def test_words_that_begin_with_whose_claim_they_are_are_that_ones(words: str, holder: str) -> None:
    text = f"Tilda Marsh of the harbour union rejected {words}. Jonas Reed and the Shipping Board met on Monday."
    assert check(text, words, holder) in FOUND


def test_a_whole_sentence_about_a_claim_is_whoever_rejects_its() -> None:
    text = "Tilda Marsh rejected Jonas Reed's proposal for a second quay."
    assert check(text, text, "Tilda Marsh") in FOUND
    assert check(text, text, "Jonas Reed") not in FOUND


@pytest.mark.parametrize(
    "tag",
    [
        "Marsh said by phone.",
        "Marsh told us by e-mail.",
        "Marsh was quoted by the Courier as saying.",
        "Marsh was quoted as saying in an interview published by the Courier.",
    ],
)
def test_by_what_and_by_which_paper_words_came_is_not_whose_they_are(tag: str) -> None:
    text = f'Tilda Marsh met the board on Monday. "The quay stays open," {tag}'
    assert check(text, "The quay stays open", "Tilda Marsh") in FOUND


def test_who_is_told_to_have_said_it_by_whom_is_the_agent() -> None:
    text = "The plan was portrayed by the Courier as a costly mistake. Tilda Marsh met the board on Monday."
    assert check(text, "a costly mistake", "Courier") in FOUND
    assert check(text, "a costly mistake", "Tilda Marsh") not in FOUND
