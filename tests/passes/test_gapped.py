"""What stands in clauses that belong to a noun."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import SourceDocument
from summarizer.passes.no_views import with_views
from summarizer.passes.statements import statement_of
from summarizer.passes.uncued import with_uncued
from summarizer.text.prepare import prepare


def statements(text: str) -> list[str]:
    attributed = Attributed.of(prepare(SourceDocument(source="x", text=text)))
    found = with_views(attributed.prepared, [a for a in attributed.attributions if a.candidate])
    return [statement_of(attributed.prepared, one, one.holder or "") for one in found]


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            "The board closed the dam in June, an act which officials argued was unlawful.",
            "Officials argued that an act was unlawful.",
        ),
        (
            "Part of it comes from Norland lawmakers who blame the guild for lost jobs.",
            "Norland lawmakers blame the guild for lost jobs.",
        ),
        (
            "Velmo faces competition from Solan Mills, which has promised to open a mill in May.",
            "Solan Mills has promised to open a mill in May.",
        ),
        (
            "Six were charged with arson, an accusation residents argued was political.",
            "Residents argued that an accusation was political.",
        ),
    ],
)
def test_a_clause_of_a_noun_is_told_as_a_sentence(sentence: str, statement: str) -> None:
    assert statement in statements(f"The dam broke on Monday.\n\n{sentence}")


def test_a_clause_that_only_tells_which_is_meant_is_no_view() -> None:
    text = "The dam broke on Monday.\n\nMs Holm is an embarrassment to the town that she wants to represent."
    assert not any("represent" in one for one in statements(text))


def test_who_somebody_is_is_no_verb_of_what_they_said() -> None:
    sentence = "Jan Kos who has started a petition against the mill said the road was closed."
    found = statements(f"The dam broke on Monday.\n\n{sentence}")
    assert not any(one.startswith("Jan Kos has started") and "said" in one for one in found)


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            "Anna Holm, a miller, didn't mince words when describing how fires have ravaged her town.",
            "Anna Holm described how fires have ravaged her town.",
        ),
        (
            'The price of mills has "continued to shift", says a university professor.',
            'University professor: The price of mills has "continued to shift".',
        ),
    ],
)
def test_a_statement_has_a_verb_of_its_own(sentence: str, statement: str) -> None:
    attributed = Attributed.of(
        prepare(SourceDocument(source="x", text=f"The dam broke.\n\n{sentence}"))
    )
    found = with_uncued(attributed, attributed.attributions)
    assert statement in [statement_of(attributed.prepared, a, a.holder or "") for a in found]


def test_what_is_only_supposed_is_nobodys_view() -> None:
    text = "The dam broke.\n\nBut if, say, Velmar, Solan and Norland refused to sign, this could affect us."
    assert not any("refused" in one for one in statements(text))


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("Norland University law professor Anna Holm", "Anna Holm"),
        ("Velmar Town striker Jon Aune", "Jon Aune"),
        ("Solan Bank in a note to Anna Holm", "Solan Bank"),
    ],
)
def test_who_speaks_stands_at_the_end_of_what_they_are(words: str, holder: str) -> None:
    text = f'The dam broke.\n\n"It is a limit," said {words}.'
    attributed = Attributed.of(prepare(SourceDocument(source="x", text=text)))
    assert [one.holder for one in attributed.attributions] == [holder]
