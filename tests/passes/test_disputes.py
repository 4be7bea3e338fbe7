"""Disputed claims come from denials only, with both sides attributed in the document."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.document import Kind
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind, Position, Stance
from summarizer.passes.disputes import find_disputes
from summarizer.passes.draft import Tab
from summarizer.text.actors import Cast
from summarizer.text.attribution import attributions
from tests.passes.helpers import prepared

CLAIM = "Teodor Mazur said that Norvik boats had fired on the ferry near Port Anse."
DENIAL = "Ilse Brandvold denied that any Norvik boats had fired on the ferry."


def position(holder: str, text: str, stance: Stance = Stance.AFFIRMS, cited: int = 1) -> Position:
    return Position(
        holder=holder,
        topic="ferry",
        stance=stance,
        statement=text,
        quotes=(Quote(given=text, cited=(cited,)),),
    )


def odds(yes: float) -> Any:
    """Answer ``yes`` to real pairs, and nothing in particular to the empty pair."""

    def answer(question: Any, shape: Any) -> dict[str, float]:
        empty = "First (...): ..." in question.text
        return {"Yes": 0.0 if empty else yes, "No": 0.0}

    return answer


def disputes(
    *positions: Position, yes: float = 3.0, text: str = ""
) -> tuple[tuple[DisputedClaim, ...], ScriptedEngine]:
    made = prepared(text or "Rain fell on the hills.", kind=Kind.NEWS)
    engine = ScriptedEngine(odds(yes))
    found = attributions(made, Cast.of(made))
    return find_disputes(made, found, positions, engine, Tab()), engine


MAZUR = position("Teodor Mazur", CLAIM, Stance.CRITICISES)
BRANDVOLD = position("Ilse Brandvold", DENIAL, Stance.DENIES, 2)


def test_a_denied_claim_names_both_sides_with_their_words() -> None:
    ((dispute,), _) = disputes(MAZUR, BRANDVOLD)
    assert (dispute.asserted_by, dispute.disputed_by) == ("Teodor Mazur", "Ilse Brandvold")
    assert (dispute.claim, dispute.kind) == (CLAIM, DisputeKind.DENIED)
    assert [q.given for q in dispute.asserting_quotes] == [CLAIM]
    assert [q.given for q in dispute.disputing_quotes] == [DENIAL]


def test_what_the_model_does_not_take_for_a_denial_is_none() -> None:
    assert disputes(MAZUR, BRANDVOLD, yes=-3.0)[0] == ()
    assert disputes(MAZUR, BRANDVOLD, yes=0.0)[0] == ()


@pytest.mark.parametrize(
    "other",
    [
        position("Ilse Brandvold", "Ilse Brandvold wants the ferry near Port Anse to sail faster."),
        position("Ilse Brandvold", "Ilse Brandvold denied that taxes rise.", Stance.DENIES),
        position("Teodor Mazur", DENIAL.replace("Ilse Brandvold", "Mazur"), Stance.DENIES),
    ],
    ids=["a difference of opinion", "a denial of something else", "the same holder"],
)
def test_without_a_denial_by_another_side_nothing_is_asked(other: Position) -> None:
    found, engine = disputes(MAZUR, other)
    assert found == ()
    assert engine.calls == 0


def test_two_denials_do_not_dispute_each_other() -> None:
    found, engine = disputes(
        BRANDVOLD,
        position("Teodor Mazur", DENIAL.replace("Ilse Brandvold", "Mazur"), Stance.DENIES),
    )
    assert (found, engine.calls) == ((), 0)


def test_a_claim_that_was_no_position_counts_where_it_is_attributed() -> None:
    text = f"{CLAIM}\n\n{DENIAL}"
    ((dispute,), _) = disputes(BRANDVOLD, text=text)
    assert dispute.asserted_by == "Teodor Mazur"
    assert all(q.given and q.given in text for q in dispute.asserting_quotes)


def test_a_claim_nobody_is_named_for_is_no_side() -> None:
    text = f"Norvik boats fired on the ferry near Port Anse.\n\n{DENIAL}"
    assert disputes(BRANDVOLD, text=text)[0] == ()


def test_the_number_of_questions_is_bounded() -> None:
    claims = [position(f"Person Number{n}x", CLAIM) for n in range(40)]
    _, engine = disputes(*claims, BRANDVOLD, yes=-9.0)
    assert 2 <= engine.calls <= 9
