"""Forms of a line that a desk would strike out: a day without its "on", who says it twice, a subject alone."""

from __future__ import annotations

import pytest

from summarizer.brief.differences import _GOES_ON
from summarizer.brief.questions import _ASKER_ASIDE
from summarizer.brief.stated import Teller
from summarizer.brief.talks import _when_as_told
from tests.accounts.helpers import record, summary
from tests.brief.test_sides import held, parties


@pytest.mark.parametrize(
    ("told", "begins"),
    [
        ("the second day of the Tirel session", "On the second day of the Tirel session, "),
        ("The eve of the vote", "On the eve of the vote, "),
        ("the morning of the vote", "In the morning of the vote, "),
        ("Sunday", "Sunday, "),
        ("after the vote", "After the vote, "),
    ],
)
def test_a_time_with_its_article_has_its_preposition(told: str, begins: str) -> None:
    assert _when_as_told(told) == begins


@pytest.mark.parametrize(
    ("holder", "statement", "as_it_is"),
    [
        ("Norland and Orland", "Norland, supported by Orland, urged a pause.", True),
        ("Norland, Orland and Sarim", "Norland, supported by Orland, urged a pause.", False),
        ("Norland", "Norland, supported by Orland, urged a pause.", True),
        ("Norland and Orland", "Norland, a state on the lake, urged a pause.", False),
    ],
)
def test_who_joins_in_is_told_by_the_statement_itself(
    holder: str, statement: str, as_it_is: bool
) -> None:
    def mentions(words: str) -> bool:
        return any(name in words for name in holder.replace(" and ", ", ").split(", "))

    teller = Teller(holder, holder, [statement], mentions, lambda words: words)
    assert (teller.sentence(statement) == statement) is as_it_is


def test_a_line_names_once_whose_words_it_holds() -> None:
    text = 'Mr Dahl met the press. According to him, the ports "stay shut all year".'
    told = summary(
        record("a", text),
        positions=[held(text, "Mr Dahl", 'the ports "stay shut all year"')],
    )
    lines = [line for lines in parties(told, texts={"a": text}).values() for line in lines]
    assert lines
    assert not [line for line in lines if line.lower().count("according to") > 1 or "him" in line]


def test_a_question_that_was_put_to_somebody_is_named_once() -> None:
    told = "Orland, according to a question put to Jan Holm, called for calm."
    assert _ASKER_ASIDE.sub("", told) == "Orland called for calm."


def test_words_before_a_verb_are_a_subject_alone() -> None:
    claimed = "The claim that a pause was agreed does not correspond to reality."
    assert _GOES_ON.match(claimed, len("The claim that a pause was agreed"))
    assert not _GOES_ON.match(
        "The pause was agreed, it was written down.", len("The pause was agreed")
    )
