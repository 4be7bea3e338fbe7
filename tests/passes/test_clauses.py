"""A clause has its own subject, ends before the main clause behind it, and is quoted with its marks in pairs."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import Kind
from summarizer.passes.clauses import in_their_clauses
from summarizer.passes.parts import in_parts
from summarizer.passes.statements import quotes_of, statement_of
from tests.passes.helpers import prepared


def told(text: str) -> list[tuple[str | None, str, str]]:
    attributed = Attributed.of(prepared(text, kind=Kind.NEWS))
    text_of = attributed.prepared
    found = [a for a in attributed.attributions if a.candidate]
    return [
        (a.holder, statement_of(text_of, a, a.holder or ""), quotes_of(text_of, a)[0].given or "")
        for a in in_their_clauses(text_of, in_parts(text_of, found))
    ]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "About 400 members rejected a pay offer which Halden Port said was worth 7 per cent.",
            "Halden Port said that a pay offer was worth 7 per cent.",
        ),
    ],
)
def test_a_relative_clause_has_the_subject_before_it(text: str, statement: str) -> None:
    assert statement in [said for _, said, _ in told(f"{text}\n")]


def test_a_clause_without_a_subject_gives_nothing() -> None:
    text = "The major points Minister Anna Holm outlined were the most important ones.\n"
    assert told(text) == []
    assert told("Nothing Minister Anna Holm says can be trusted.\n") == []


def test_the_main_clause_behind_a_subordinate_one_is_the_writers() -> None:
    text = "Three days after Norway said it would ease its blockade of Velmar, little had arrived there.\n"
    assert [said for _, said, _ in told(text)] == [
        "Norway said it would ease its blockade of Velmar."
    ]
    text = "As Norway said, the ships would sail, and the ports would open.\n"
    assert not any(said.endswith("sail.") for _, said, _ in told(text))


def test_what_a_headline_sets_against_words_is_the_papers() -> None:
    text = """Norway Says It Eased Its Blockade, But Velmar Is Still Waiting

The ships lay in the bay all day and the harbour was empty.
"""
    assert not any("Waiting" in quote for _, _, quote in told(text))


def test_quotation_marks_of_a_quote_stand_in_pairs() -> None:
    text = (
        "Anna Holm said that the harbour “was lost to the sea a hundred years ago, and for good.”\n"
    )
    (one,) = told(text)
    assert one[2].count("“") == one[2].count("”") == 1
    assert one[2].startswith("Anna Holm said")
