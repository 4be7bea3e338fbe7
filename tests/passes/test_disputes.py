"""Disputed claims come from denials only, with both sides attributed in the document."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributions import attributions
from summarizer.attribution.cast import Cast
from summarizer.models.document import Kind
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind, Position, Stance
from summarizer.passes.disputes import find_disputes
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


def disputes(*positions: Position, text: str = "") -> tuple[DisputedClaim, ...]:
    made = prepared(text or "Rain fell on the hills.", kind=Kind.NEWS)
    cast = Cast.of(made)
    return find_disputes(made, cast, attributions(made, cast), positions)


MAZUR = position("Teodor Mazur", CLAIM, Stance.CRITICISES)
BRANDVOLD = position("Ilse Brandvold", DENIAL, Stance.DENIES, 2)


def test_a_denied_claim_names_both_sides_with_their_words() -> None:
    (dispute,) = disputes(MAZUR, BRANDVOLD)
    assert (dispute.asserted_by, dispute.disputed_by) == ("Teodor Mazur", "Ilse Brandvold")
    assert (dispute.claim, dispute.kind) == (CLAIM, DisputeKind.DENIED)
    assert [q.given for q in dispute.asserting_quotes] == [CLAIM]
    assert [q.given for q in dispute.disputing_quotes] == [DENIAL]


@pytest.mark.parametrize(
    "other",
    [
        position("Ilse Brandvold", "Ilse Brandvold wants the ferry near Port Anse to sail faster."),
        position("Ilse Brandvold", "Ilse Brandvold opposed the ban on taxes.", Stance.OPPOSES),
        position("Teodor Mazur", "Mazur never fired on the ferry near Port Anse.", Stance.DENIES),
    ],
    ids=["a difference of opinion", "a refusal", "the same holder"],
)
def test_without_a_denial_by_another_side_nothing_is_disputed(other: Position) -> None:
    assert disputes(MAZUR, other) == ()


def test_two_denials_do_not_dispute_each_other() -> None:
    other = position("Teodor Mazur", DENIAL.replace("Ilse Brandvold", "Mazur"), Stance.DENIES)
    (dispute,) = disputes(BRANDVOLD, other)
    assert dispute.asserted_by is None


def test_a_claim_known_from_its_denial_alone_is_nobodys() -> None:
    denial = "Ilse Brandvold denied that taxes on timber would rise, adding that they would fall."
    (dispute,) = disputes(MAZUR, position("Ilse Brandvold", denial, Stance.DENIES))
    assert (dispute.claim, dispute.asserted_by) == ("Taxes on timber would rise.", None)
    assert (dispute.disputed_by, dispute.kind) == ("Ilse Brandvold", DisputeKind.DENIED)
    assert [q.given for q in dispute.asserting_quotes] == ["taxes on timber would rise"]
    assert [q.given for q in dispute.disputing_quotes] == [denial]


@pytest.mark.parametrize(
    "denial", ["This is nonsense.", "The accusation was baseless.", "She called it an invention."]
)
def test_a_denial_that_points_back_answers_the_last_accusation(denial: str) -> None:
    words = "Teodor Mazur accused Norvik of firing on the ferry."
    accusation = position("Teodor Mazur", words, Stance.CRITICISES, 3)
    before = position("Bela Zeman", "Bela Zeman said that the harbour was full.", cited=4)
    (dispute,) = disputes(accusation, before, position("Ilse Brandvold", denial, Stance.DENIES, 5))
    assert dispute.asserted_by == "Teodor Mazur"
    far = position("Ilse Brandvold", denial, Stance.DENIES, 50)
    assert disputes(accusation, before, far) == ()


def test_who_is_said_to_think_otherwise_denies_nothing() -> None:
    claim = position("Teodor Mazur", "As long as Norvik is in charge the ferry line is in danger.")
    words = "she does not think that the ferry line is in danger"
    told = position("Ilse Brandvold", words, Stance.DENIES)
    assert len(disputes(claim, told)) == 1
    assert disputes(claim, told.model_copy(update={"attribution": ("Teodor Mazur",)})) == ()


def test_who_declines_to_confirm_denies_nothing() -> None:
    words = "the northern harbour will close for foreign trawlers in winter"
    claim = position("Teodor Mazur", f"Teodor Mazur said {words}.")
    silent = position("Ilse Brandvold", f"Ilse Brandvold refused to say whether {words}.")
    assert disputes(claim, silent) == ()


def test_a_claim_denied_twice_is_one_dispute() -> None:
    words = "The ministry denied that Norvik boats had fired on the ferry."
    again = position("Norvik ministry", words, Stance.DENIES, 3)
    assert len(disputes(MAZUR, BRANDVOLD, again)) == 1


def test_a_claim_that_was_no_position_counts_where_it_is_attributed() -> None:
    text = f"{CLAIM}\n\n{DENIAL}"
    (dispute,) = disputes(BRANDVOLD, text=text)
    assert dispute.asserted_by == "Teodor Mazur"
    assert all(q.given and q.given in text for q in dispute.asserting_quotes)


def test_a_claim_nobody_is_named_for_is_no_side() -> None:
    text = f"Norvik boats fired on the ferry near Port Anse.\n\n{DENIAL}"
    (dispute,) = disputes(BRANDVOLD, text=text)
    assert dispute.asserted_by is None


def test_the_number_of_disputes_is_bounded() -> None:
    claims = [
        position(f"Person Number{n}x", f"Ship {n}{n} fired on the ferry near Port Anse.")
        for n in range(40)
    ]
    denials = [
        position(f"Denier Number{n}x", f"Nobody denied that ship {n}{n} fired.", Stance.DENIES)
        for n in range(40)
    ]
    assert 1 <= len(disputes(*claims, *denials)) <= 8


def test_a_claim_that_stands_only_in_its_rejection_is_disputed() -> None:
    text = "Foreign Minister Ilse Brandvold rejected Ostravia Land’s claim that her boats had fired at sea."
    answer = position("Ilse Brandvold", text, Stance.DENIES)
    found = disputes(answer, text=f"Foreign Minister Teodor Mazur of Sweden left.\n\n{text}")
    assert all(dispute.asserted_by != "Ilse Brandvold" for dispute in found)
    text = (
        "Foreign Minister Ilse Brandvold rejected Sweden’s claim that her boats had fired at sea."
    )
    (dispute,) = disputes(position("Ilse Brandvold", text, Stance.DENIES), text=text)
    assert dispute is not None
    assert (dispute.asserted_by, dispute.kind) == ("Sweden", DisputeKind.DENIED)
    assert [q.given for q in dispute.asserting_quotes] == [
        "Sweden’s claim that her boats had fired at sea"
    ]


def test_whose_claim_is_rejected_counts_more_than_shared_words() -> None:
    text = "Foreign Minister Ilse Brandvold rejected Sweden’s claim that Norvik boats fired on the ferry."
    answer = position("Ilse Brandvold", text, Stance.DENIES)
    (dispute,) = disputes(MAZUR, answer, text=text)
    assert dispute.asserted_by == "Sweden"


OPEN = (
    "Teodor Mazur said the northern harbour has a legal duty to admit foreign trawlers all winter."
)
SHUT = "Ilse Brandvold said the northern harbour has no legal duty to admit foreign trawlers in winter."


def test_the_same_with_and_without_a_negation_is_a_counterclaim() -> None:
    (dispute,) = disputes(position("Teodor Mazur", OPEN), position("Ilse Brandvold", SHUT))
    assert dispute.kind is DisputeKind.COUNTERCLAIM
    assert (dispute.asserted_by, dispute.disputed_by) == ("Teodor Mazur", "Ilse Brandvold")


def test_a_claim_its_opponent_reports_is_answered_by_the_opponent() -> None:
    reported = position("Ilse Brandvold", SHUT).model_copy(
        update={"attribution": ("Teodor Mazur",)}
    )
    (dispute,) = disputes(position("Teodor Mazur", OPEN), reported)
    assert (dispute.asserted_by, dispute.disputed_by) == ("Ilse Brandvold", "Teodor Mazur")


@pytest.mark.parametrize(
    "other",
    [
        position("Teodor Mazur", SHUT.replace("Ilse Brandvold", "Mazur")),
        position("Ilse Brandvold", OPEN.replace("Teodor Mazur", "Ilse Brandvold")),
        position(
            "Ilse Brandvold", "Ilse Brandvold said no tax on foreign timber is planned this year."
        ),
    ],
    ids=["the same holder", "agreement", "another subject"],
)
def test_other_pairs_contradict_nobody(other: Position) -> None:
    assert disputes(position("Teodor Mazur", OPEN), other) == ()


def test_what_two_tell_each_of_themselves_disputes_nothing() -> None:
    played = "I have already sailed two ferries to Port Anse this week in the wind."
    other = "It was windy and I had not sailed a ferry to Port Anse in the wind this week."
    own = (position("Teodor Mazur", played), position("Ilse Brandvold", other, cited=2))
    assert disputes(*own) == ()
    told = position("Teodor Mazur", played.replace("I have", "Brandvold has"))
    assert len(disputes(told, own[1])) == 1
