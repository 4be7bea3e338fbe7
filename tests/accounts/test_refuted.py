"""What a question holds against somebody who denies it stands against the account that says so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarizer.accounts.lettered import lettered
from summarizer.accounts.refuted import refuted
from summarizer.models.brief import Conflict, ConflictKind
from tests.accounts.helpers import record

STATEMENT = (
    "As for the barges, they were moored three miles inside the closed harbour without lights."
)


def found(*texts: str) -> Sequence[Conflict]:
    sources = {f"{n}.txt": text for n, text in enumerate(texts)}
    return list(refuted(lettered([record(s, t) for s, t in sources.items()], sources)))


def briefing(premise: str, answer: str) -> str:
    return (
        "QUESTION: Good morning. Will the ferry sail today?\n\n"
        "MS DAHL: It will sail at noon.\n\n"
        f"QUESTION: And the crews? {premise}\n\n"
        f"MS DAHL: {answer}\n"
    )


PREMISE = "They say the barges were three miles inside the closed harbour."


def test_a_denial_in_an_answer_stands_against_the_account_that_says_so() -> None:
    answer = "They were not. Our barges lay in the open roads off Kelm."
    (conflict,) = found(STATEMENT, briefing(PREMISE, answer))
    assert conflict.kind is ConflictKind.DENIAL
    said, denied = conflict.accounts
    # "They" alone would say of nobody.
    assert said.value == STATEMENT.removesuffix(".")
    assert denied.value == "Our barges lay in the open roads off Kelm."
    assert denied.holder == "MS DAHL"


@pytest.mark.parametrize(
    ("premise", "answer"),
    [
        (PREMISE, "They were. Our pilots had lost their way."),
        (PREMISE, "The pilots who were on board that night have not been heard by anybody so far."),
        ("They say the barges were nine miles inside the closed harbour.", "They were not. So."),
        ("They say the union will strike on Monday.", "It will not. The union has agreed."),
    ],
)
def test_other_answers_and_other_matters_contradict_nothing(premise: str, answer: str) -> None:
    assert found(STATEMENT, briefing(premise, answer)) == []


def test_one_account_alone_contradicts_nobody() -> None:
    assert found(briefing(PREMISE, "They were not. Our barges lay off Kelm.")) == []
