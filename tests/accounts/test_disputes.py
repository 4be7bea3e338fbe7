"""Disputes of documents and across documents, and positions side by side."""

from __future__ import annotations

from summarizer.accounts.disputes import story_disputes
from summarizer.accounts.events import group_events
from summarizer.accounts.positions import by_topic, sourced_positions
from summarizer.models.brief import SourcedDispute
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import examples, position, quote, record, summary

CLAIM = "Karsenian guards opened fire on fishing boats on the lake"
DENIAL = "Karsenia denied that guards opened fire on fishing boats on the lake"


def disputes(*accounts: VerifiedSummary) -> tuple[SourcedDispute, ...]:
    return story_disputes(accounts, group_events(accounts))


def accuser(
    side: str = "Nahrania", stance: str = "criticises", **fields: object
) -> VerifiedSummary:
    text = f"{CLAIM}, {side} said."
    held = position(side, "shots", stance, CLAIM, quote(text, CLAIM), on_behalf_of=side, **fields)
    return summary(record("a", text), positions=[held])


def denier(words: Quote | None = None) -> VerifiedSummary:
    held = position(
        "Karsenia",
        "shots",
        "denies",
        DENIAL,
        words or quote(DENIAL, DENIAL),
        on_behalf_of="Karsenia",
    )
    return summary(record("b", DENIAL), positions=[held])


def test_a_claim_in_one_document_meets_its_denial_in_another() -> None:
    (dispute,) = disputes(accuser(), denier())
    assert dispute.documents == ("a", "b")
    assert dispute.claim.kind is DisputeKind.DENIED
    assert [a.document for a in dispute.asserting] == ["a"]
    assert [a.document for a in dispute.disputing] == ["b"]


def test_a_denial_without_a_verified_quote_makes_no_dispute() -> None:
    assert not disputes(accuser(), denier(Quote(given=DENIAL, verdict=Verdict.DRIFT)))


def test_nobody_denies_their_own_claim() -> None:
    assert not disputes(accuser(side="Karsenia"), denier())


def test_a_proposal_is_no_claim() -> None:
    assert not disputes(accuser(stance="proposes"), denier())


def test_an_unanswered_claim_needs_the_claiming_side_only() -> None:
    def told(kind: DisputeKind) -> VerifiedSummary:
        claim = DisputedClaim(
            claim=CLAIM, asserted_by="Nahrania", kind=kind, asserting_quotes=(quote(CLAIM, CLAIM),)
        )
        return summary(record("a", CLAIM), disputed_claims=[claim])

    assert len(disputes(told(DisputeKind.UNANSWERED))) == 1
    assert not disputes(told(DisputeKind.DENIED))


def test_the_same_dispute_in_two_documents_is_one() -> None:
    def told(source: str) -> VerifiedSummary:
        text = f"{CLAIM}. {DENIAL}. {source}"
        claim = DisputedClaim(
            claim=CLAIM,
            asserted_by="Nahrania",
            disputed_by="Karsenia",
            kind=DisputeKind.DENIED,
            asserting_quotes=(quote(text, CLAIM),),
            disputing_quotes=(quote(text, DENIAL),),
        )
        return summary(record(source, text), disputed_claims=[claim])

    (dispute,) = disputes(told("a"), told("b"))
    assert dispute.documents == ("a", "b")
    assert [a.document for a in dispute.asserting] == ["a", "b"]


def test_the_pause_of_one_readout_is_denied_by_the_statement_of_the_day_after() -> None:
    pause = [d for d in disputes(*examples()) if {"02", "04"} <= {x[:2] for x in d.documents}]
    (one,) = pause
    assert {"02", "03"} <= {a.document[:2] for a in one.asserting}
    assert {"03", "04"} <= {a.document[:2] for a in one.disputing}


def test_positions_are_grouped_by_topic_and_side() -> None:
    topics = by_topic(sourced_positions(examples()))
    inspection = next(t for t in topics if t.title == "inspection by the Basin Commission")
    holders = [p.position.holder for p in inspection.positions]
    assert holders.index("Dmytro Halvarenko") < holders.index("Leila al-Musari")
    assert "Samira Oudghani" in holders


def test_positions_keep_verified_quotes_only() -> None:
    mixed = position(
        "Karsenia",
        "shots",
        "denies",
        "x",
        quote(DENIAL, DENIAL),
        Quote(given="y", verdict=Verdict.ABSENT),
    )
    bare = position("Karsenia", "shots", "denies", "x", Quote(given="y", verdict=Verdict.ABSENT))
    (kept,) = sourced_positions([summary(record("a", DENIAL), positions=[mixed, bare])])
    assert [q.text for q in kept.position.quotes] == [DENIAL]


def own_claim(
    text: str, kind: DisputeKind, told: str, answer: str, **sides: str
) -> VerifiedSummary:
    claim = DisputedClaim(
        claim=told,
        kind=kind,
        asserting_quotes=(quote(text, told),),
        disputing_quotes=(quote(text, answer),),
        asserted_by=sides.get("by", "Ana Dahl"),
        disputed_by=sides.get("against", "Piet Roos"),
    )
    made = summary(record("a", text), disputed_claims=[claim])
    asked = made.provenance.model_copy(update={"strategy": sides.get("strategy", "stepwise")})
    return made.model_copy(update={"provenance": asked})


def test_who_has_read_the_whole_text_sees_an_answer_in_other_words() -> None:
    text = "Ana Dahl said that the dues were paid. Piet Roos spoke of empty hands all summer."
    told, answer = "the dues were paid", "Piet Roos spoke of empty hands all summer"
    small, whole = (
        own_claim(text, DisputeKind.COUNTERCLAIM, told, answer, strategy=how)
        for how in ("stepwise", "single")
    )
    assert not disputes(small)
    assert disputes(whole)
    wishes = "Ana Dahl wants the dues to rise. Piet Roos wants the dues to fall."
    sides = wishes.removesuffix(".").split(". ")
    assert not disputes(own_claim(wishes, DisputeKind.COUNTERCLAIM, *sides, strategy="single"))


def test_a_question_and_its_answer_are_no_dispute() -> None:
    text = "JOURNALIST: Is the harbour closed? ROOS: No, the harbour is not closed."
    made = own_claim(
        text, DisputeKind.DENIED, "Is the harbour closed?", "No, the harbour is not closed."
    )
    assert not disputes(made)
    told = "JOURNALIST: The harbour is closed. ROOS: The harbour is not closed."
    asked = own_claim(
        told,
        DisputeKind.DENIED,
        "The harbour is closed.",
        "The harbour is not closed.",
        by="journalist",
    )
    assert not disputes(asked)


def test_what_one_speaker_sets_against_the_others_conduct_is_no_dispute() -> None:
    text = "Ana Dahl said that the toll contradicts Vendoria's wish to trade freely."
    assert not disputes(
        own_claim(text, DisputeKind.DENIED, "Vendoria's wish to trade freely", text, by="Vendoria")
    )
    denial = "Ana Dahl denied that Vendoria closed the harbour."
    assert disputes(own_claim(denial, DisputeKind.DENIED, "Vendoria closed the harbour", denial))


def test_two_who_praise_their_own_wares_do_not_contradict() -> None:
    text = (
        "Ana Dahl of Blue Haulage called its ferries more modern than those of Red Lines. "
        "Piet Roos said that Red Lines alone has sailed this route, but only in summer."
    )
    first, second = (f"{sentence}." for sentence in text.rstrip(".").split(". "))
    assert not disputes(own_claim(text, DisputeKind.COUNTERCLAIM, first, second))


def test_two_days_for_one_meeting_are_a_counterclaim() -> None:
    text = "Vendoria says that the group meets on 5 October. Mira Sol: It meets on 28 September."
    first, second = "the group meets on 5 October.", "It meets on 28 September."
    assert disputes(own_claim(text, DisputeKind.COUNTERCLAIM, first, second, by="Vendoria"))


def test_a_denial_that_says_so_answers_a_claim_with_a_negation_of_its_own() -> None:
    text = "Ana Dahl: No survey of the reef was made. Piet Roos denied that no survey was made."
    first, second = "No survey of the reef was made.", "Piet Roos denied that no survey was made."
    assert disputes(own_claim(text, DisputeKind.DENIED, first, second))


def test_who_asks_whether_something_is_so_claims_nothing() -> None:
    text = "Ana Dahl asked whether the reef was surveyed. Piet Roos said it was not."
    first, second = "Ana Dahl asked whether the reef was surveyed.", "Piet Roos said it was not."
    assert not disputes(own_claim(text, DisputeKind.DENIED, first, second))


def test_a_counterclaim_right_beside_a_claim_may_be_in_other_words() -> None:
    text = "Ana Dahl insisted that Vendoria had promised a pause. Piet Roos said the schedule has not changed."
    first, second = (f"{sentence}." for sentence in text.rstrip(".").split(". "))
    assert disputes(own_claim(text, DisputeKind.COUNTERCLAIM, first, second))


def test_what_is_still_done_answers_that_it_has_ended() -> None:
    text = "Ana Dahl said that the Mayor bypassed the Board. Piet Roos said the Board was {} asked."
    for word, found in (("still", True), ("rarely", False), ("also", False)):
        told = text.format(word)
        first, second = (f"{sentence}." for sentence in told.rstrip(".").split(". "))
        assert bool(disputes(own_claim(told, DisputeKind.DENIED, first, second))) is found
    told = text.format("still")
    first, second = (f"{sentence}." for sentence in told.rstrip(".").split(". "))
    assert not disputes(own_claim(told, DisputeKind.COUNTERCLAIM, first, second))


def test_an_argument_that_is_rejected_is_a_claim_that_is_denied() -> None:
    text = "In its award the panel rejected Vendoria's argument that the drought was an emergency."
    told = "Vendoria's argument that the drought was an emergency"
    assert disputes(own_claim(text, DisputeKind.DENIED, told, text, by="Vendoria"))
