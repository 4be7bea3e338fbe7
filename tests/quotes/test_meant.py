"""What words of a passage stand for, as a model says: kept where passage, document and the words allow it."""

from __future__ import annotations

import pytest

from summarizer.models.quote import Meant, Quote
from summarizer.models.summary import Position, Stance, Summary
from summarizer.quotes.verify import Verifier
from summarizer.reading.documents import read_text
from summarizer.text.prepare import prepare

TEXT = (
    "Ana Dahl met Ivo Kern of Lomond Lines at Sarnel. "
    "They talked of the plan for a second quay. "
    "She said that he was wrong and that the company had no case. "
    "US officials were told of it."
)
SHE = "She said that he was wrong and that the company had no case."


def checked(*meant: object, words: str = SHE) -> tuple[list[tuple[str, str]], list[str]]:
    evidence = {"sentences": [3], "words": words, "meant": list(meant)}
    quote = Quote.model_validate(evidence)
    held = Position(
        holder="Ana Dahl", topic="x", stance=Stance.CRITICISES, statement="", quotes=(quote,)
    )
    found = Verifier(prepare(read_text(TEXT))).check(Summary(overview="", positions=(held,)))
    assert isinstance(found.value, Summary)
    kept = found.value.positions[0].quotes[0].meant or ()
    wrong = [f.message for f in found.findings if f.code == "meant"]
    return [(one.words, one.name) for one in kept], wrong


def test_a_model_says_it_in_one_text() -> None:
    assert Meant.model_validate("he = Ivo Kern") == Meant(words="he", name="Ivo Kern")
    assert Meant.model_validate("“the company” = Lomond Lines").words == "the company"


@pytest.mark.parametrize(
    "said",
    ["She = Ana Dahl", "he = Ivo Kern", "the company = Lomond Lines", "the company = Kern's Lines"],
)
def test_what_the_document_allows_is_kept(said: str) -> None:
    kept, wrong = checked(said)
    assert len(kept) == 1
    assert not wrong


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("his = Ivo Kern", "these words do not stand there"),
        ("he = Petr Vlk", "the document has no such words"),
        ("he = Lomond Ferries", "the document has no such words"),
        ("was wrong = Ivo Kern", "it points to nothing"),
        ("had no case = Lomond Lines", "it points to nothing"),
        ("he =", "the document has no such words"),
        ("he = he was wrong", "that stands for something else itself"),
        ("the company = his company", "that stands for something else itself"),
        ("he = Ana Dahl met Ivo Kern of Lomond Lines at Sarnel " * 3, "more than a name"),
    ],
)
def test_the_rest_is_left_out_and_said(said: str, why: str) -> None:
    kept, (wrong,) = checked(said)
    assert kept == []
    assert why in wrong


def test_a_state_is_no_he() -> None:
    kept, (wrong,) = checked("he = US")
    assert (kept, "no person" in wrong) == ([], True)
    assert checked("it = US", words="US officials were told of it.")[0] == [("it", "US")]


def test_of_a_quote_that_fails_nothing_is_looked_at() -> None:
    assert checked("his = Petr Vlk", words="She said that he was right.") == (
        [("his", "Petr Vlk")],
        [],
    )
