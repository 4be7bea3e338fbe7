"""Whose words a passage is said to be where its wording is of a less common kind."""

from __future__ import annotations

import pytest

from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
WORDS = "the lock would stay shut"


def check(text: str, holder: str, words: str = WORDS) -> SpeakerCheck:
    start = text.index(words)
    return SpeakerIndex(text).check((start, start + len(words)), holder)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (f"Data from the harbour office show that {WORDS}.", "Data from the harbour office"),
        (f"Nobody doubts that {WORDS}, the town’s former doctor maintains.", "the town’s former doctor"),
        (f"Dora Lunt is hopeful, however, {WORDS} in the end.", "Dora Lunt"),
        (f"Dora Lunt was incensed that {WORDS}.", "Dora Lunt"),
        (f"Dora Lunt made it clear that {WORDS}.", "Dora Lunt"),
        (f"“I was told that {WORDS}. Who says so?” reacted Dora Lunt.", "Dora Lunt"),
        (f"The paper seized on Dora Lunt’s claim that {WORDS}.", "Dora Lunt"),
        (f"Dora Lunt feared that if the town paid, {WORDS} and Brennan could threaten to go.", "Dora Lunt"),
        (f"After Ola Brennan criticised the town, Dora Lunt shot back, “I know that {WORDS}.”", "Dora Lunt"),
        (f"Despite floods the town remains committed to it and {WORDS}, its clerk, Dora Lunt, told us.", "Dora Lunt"),
        (
            f"Earlier this week, Dora Lunt shared her doubts with friends at the mill, “I fear {WORDS} again.”",
            "Dora Lunt",
        ),
    ],
)  # fmt: skip
def test_the_source_is_found(text: str, holder: str) -> None:
    assert check(text, holder) in FOUND
    assert check(text, "Edwin Sarr") not in FOUND


def test_what_sets_the_scene_before_a_wish_is_no_part_of_it() -> None:
    text = "If the town pays the mill, Dora Lunt is seeking to stop the leak."
    assert check(text, "Dora Lunt", "to stop the leak") in FOUND
    scene = text.index("the town pays the mill")
    assert SpeakerIndex(text).sources.covering(scene, scene + 10, 0.6) == []


def test_who_is_quoted_in_the_main_clause_is_not_who_spoke_in_the_clause_before() -> None:
    text = f"After Ola Brennan criticised the town in a debate, Dora Lunt shot back, “I know that {WORDS}.”"
    assert check(text, "Ola Brennan") not in FOUND


def test_one_expert_is_not_the_experts() -> None:
    text = f"Experts were asked. Dora Lunt, a lock expert at the port, said {WORDS}."
    assert check(text, "Dora Lunt") in FOUND
    assert check(text, "the lock expert") in FOUND
    assert check(text, "experts") not in FOUND


def test_who_denies_something_still_says_what_is_quoted_behind_it() -> None:
    text = "Dora Lunt denied that the lock was shut, saying: “It will open in May.”"
    assert check(text, "Dora Lunt", "It will open in May") in FOUND
    unsaid = "Dora Lunt denied saying that the lock would stay shut."
    assert check(unsaid, "Dora Lunt") not in FOUND


def test_a_given_name_before_a_surname_tells_two_of_a_family_apart() -> None:
    text = "Ruth Odele leads the board. Bill Odele said that the lock would stay shut."
    assert check(text, "Bill Odele") in FOUND
    assert check(text, "Ruth Odele") not in FOUND


def test_of_who_spoke_right_before_a_guessed_gender_does_not_count() -> None:
    text = (
        "Party leader Kemi Sarr told the council of Brennan's plan: “This is nonsense.” "
        "The town could not pay, she said."
    )
    assert check(text, "Kemi Sarr", "The town could not pay") in FOUND
    assert check(text, "Brennan", "The town could not pay") not in FOUND


LONG = (
    "Dora Lunt said that the lock was old. “It leaks in winter,” she added. “It freezes, too.”\n\n"
    "Edwin Sarr disagreed. Nothing leaked, he said.\n"
)


def test_words_over_several_sentences_are_looked_at_one_by_one() -> None:
    words = "the lock was old. “It leaks in winter,” she added. “It freezes, too.”"
    assert check(LONG, "Dora Lunt", words) in FOUND
    assert check(LONG, "Edwin Sarr", words) not in FOUND
    assert check(LONG, "Dora Lunt", LONG.strip()[LONG.index("“It freezes") :]) not in FOUND


def test_one_sentence_that_was_not_said_spoils_the_rest() -> None:
    text = "Dora Lunt did not say that the lock would stay shut. She said that it was old and it leaked."
    assert (
        check(text, "Dora Lunt", "the lock would stay shut. She said that it was old") not in FOUND
    )
