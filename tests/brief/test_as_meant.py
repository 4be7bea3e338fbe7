"""Statements and lines with the names that "he" and "the company" stand for, where the model said which."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.lines.as_meant import as_meant, is_the_holders, with_names
from summarizer.brief.lines.wording import Wording
from summarizer.models.quote import Meant
from tests.accounts.helpers import position, quote

TEXT = (
    "Memorandum on the Sarnel talks. Ana Dahl, Ivo Kern and Petr Vlk met. The storm was discussed."
    " The tide was discussed. The fog was discussed. The dues were discussed. The boats were"
    " discussed. The crews were discussed. The weather was discussed. The light was discussed."
    " The wind was discussed. Dahl said that his refusal had hurt the company."
)
LAST = "Dahl said that his refusal had hurt the company."


def line(statement: str, *meant: str) -> str:
    told = tuple(Meant.model_validate(one) for one in meant)
    cited = quote(TEXT, LAST).model_copy(update={"meant": told or None})
    held = position("Ana Dahl", "refusal", "criticises", statement, cited)
    return Wording(Cited({"d": TEXT})).of_position("d", held)


def test_a_statement_stands_with_the_names_that_its_words_mean() -> None:
    statement = "Ana Dahl said that Petr Vlk's refusal had hurt the company."
    assert line(statement) != statement
    assert line(statement, "his = Petr Vlk") == statement


def test_another_name_in_their_place_does_not() -> None:
    wrong = "Ana Dahl said that Ivo Kern's refusal had hurt the company."
    assert line(wrong, "his = Petr Vlk") != wrong


def test_the_sources_words_have_the_name_in_brackets() -> None:
    told = line("Ana Dahl rejected the whole of it with disdain.", "his = Petr Vlk")
    assert "his [Petr Vlk's] refusal" in told


@pytest.mark.parametrize(
    ("text", "said", "whole"),
    [
        ("He left it.", "he = Ivo Kern", "Ivo Kern left it."),
        ("It was his vote.", "his = the clerks", "It was the clerks' vote."),
        ("She met her.", "her = Ana Dahl", "She met Ana Dahl."),
        ("They saw her vote.", "her = Ana Dahl", "They saw Ana Dahl's vote."),
        ("The theme helps the men.", "the men = both crews", "The theme helps both crews."),
    ],
)
def test_a_name_takes_the_place_of_what_stands_for_it(text: str, said: str, whole: str) -> None:
    assert as_meant(text, [Meant.model_validate(said)]) == whole


def test_who_speaks_and_who_is_named_needs_no_brackets() -> None:
    told = [Meant.model_validate(one) for one in ("we = Norland", "he = Ivo Kern")]
    said = "Ana Dahl said: “We told Kern that he may stay.”"
    assert with_names(said, told, lambda name, text: name.split()[-1] in text) == said


@pytest.mark.parametrize(
    ("words", "other", "said", "theirs"),
    [
        ("the club rejected it", "the Sarnel club", "The oldest Sarnel club = Norvik United", True),
        ("he called it normal", "Ivo Kern", "he = Norvik United", True),
        ("and he called it normal", "Ivo Kern", "he = Norvik United", False),
        ("he called it normal", "Ivo Kern", "he = Petr Vlk", False),
        ("I call it normal", "Ivo Kern", "I = Norvik United", False),
    ],
)
def test_words_that_stand_for_the_holder_are_nobody_elses(
    words: str, other: str, said: str, theirs: bool
) -> None:
    quote_ = quote(TEXT, LAST).model_copy(
        update={"text": words, "meant": (Meant.model_validate(said),)}
    )
    assert is_the_holders(quote_, other, lambda name: name == "Norvik United") is theirs
