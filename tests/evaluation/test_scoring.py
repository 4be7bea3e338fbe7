from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.gold import Gold
from summarizer.evaluation.scoring import (
    Hits,
    Scores,
    Share,
    figures,
    overlap,
    same_name,
    score_document,
)
from tests.evaluation.conftest import TEXT, conversation, position, summary

DEMAND = "demanded that the ferry line be reopened before the summer"


def scores(gold: Gold, **items: object) -> Scores:
    return score_document(gold, summary(**items), TEXT)


def test_a_position_counts_where_holder_and_evidence_agree(gold: Gold) -> None:
    found = scores(gold, positions=[position("Minister Verin", DEMAND)])
    assert found.position == Hits(1, 1, 1)
    assert found.stance == Share(1, 1)


def test_the_words_of_somebody_else_do_not_count(gold: Gold) -> None:
    assert scores(gold, positions=[position("Tomas Hule", DEMAND)]).position == Hits(0, 1, 1)


def test_a_party_spoken_for_counts_as_the_holder(gold: Gold) -> None:
    given_for = position("the spokesman", DEMAND) | {"on_behalf_of": "Alda Verin"}
    assert scores(gold, positions=[given_for]).position == Hits(1, 1, 1)


@pytest.mark.parametrize("verdict", ["drift", "absent"])
def test_a_quote_that_is_not_in_the_source_is_no_evidence(gold: Gold, verdict: str) -> None:
    wrong = position("Alda Verin", DEMAND, verdict=verdict)
    assert scores(gold, positions=[wrong]).position == Hits(0, 1, 1)


def test_an_optional_position_may_be_given_and_is_not_demanded(gold: Gold) -> None:
    denial = position("Hule", "no ferry had been stopped by his government", stance="denies")
    assert scores(gold, positions=[denial]).position == Hits(0, 0, 1)
    assert scores(gold).position == Hits(0, 0, 1)


def test_the_same_position_given_twice_counts_once(gold: Gold) -> None:
    twice = [position("Alda Verin", DEMAND)] * 2
    assert scores(gold, positions=twice).position == Hits(1, 2, 1)


def test_half_a_page_is_no_evidence() -> None:
    page = f"{DEMAND} {'and so on ' * 30}"
    assert overlap([DEMAND], [DEMAND]) == 1.0
    assert overlap([DEMAND], [page]) == 0.0


def test_a_short_quote_inside_the_annotated_one_counts_from_four_words_on() -> None:
    assert overlap([DEMAND], ["ferry line be reopened"]) == 1.0
    assert overlap([DEMAND], ["the ferry line"]) < 0.5


def test_titles_and_given_names_do_not_keep_names_apart() -> None:
    assert same_name(["Alda Verin"], ["Foreign Minister Verin"])
    assert same_name(["Zdeňka Vorlová"], ["Zdenka Vorlova"])
    assert not same_name(["Alda Verin"], ["Minister"])
    assert not same_name([""], [""])


def test_a_conversation_counts_where_half_of_its_participants_are_there(gold: Gold) -> None:
    found = scores(gold, conversations=[conversation("Verin", "Somebody Else")])
    assert found.conversation == Hits(1, 1, 1)
    assert found.participant == Hits(1, 2, 2)
    assert (found.date, found.medium, found.initiator) == (Share(1, 1), Share(1, 1), Share(1, 1))


def test_a_conversation_that_is_missing_lacks_all_of_its_participants(gold: Gold) -> None:
    found = scores(gold)
    assert found.participant == Hits(0, 0, 2)
    assert found.date == Share(0, 1)


def test_a_date_that_was_worked_out_may_be_null(gold: Gold) -> None:
    told = conversation("Verin", "Hule", date=None)
    assert scores(gold, conversations=[told]).date == Share(0, 1)
    worked_out = gold.conversations[0].model_copy(update={"date_basis": "published the day after"})
    lenient = gold.model_copy(update={"conversations": (worked_out,)})
    assert scores(lenient, conversations=[told]).date == Share(1, 1)


def test_an_invented_initiator_is_wrong(gold: Gold) -> None:
    told = conversation("Verin", "Hule", initiated_by="Tomas Hule")
    assert scores(gold, conversations=[told]).initiator == Share(0, 1)


def test_a_summary_that_never_came_scores_as_an_empty_one(gold: Gold) -> None:
    assert score_document(gold, None, TEXT) == scores(gold)


def test_quotes_at_other_offsets_are_seen(gold: Gold) -> None:
    shifted = position("Alda Verin", DEMAND)
    shifted["quotes"][0]["start"] += 1
    found = scores(gold, positions=[shifted])
    assert found.quotes_at_offset == Share(0, 1)
    assert found.quotes_verified == Share(1, 1)


def test_figures_are_micro_and_macro_over_documents() -> None:
    rows = [Scores(position=Hits(1, 1, 1)), Scores(position=Hits(0, 3, 1))]
    assert figures(rows)["position"] == {
        "precision": 0.25,
        "recall": 0.5,
        "f1": 0.333,
        "macro_f1": 0.5,
    }
    assert figures(rows)["stance"] == {"rate": None, "n": 0}


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_figures_stay_between_nothing_and_one(found: int, wrong: int, missed: int) -> None:
    hits = Hits(found, found + wrong, found + missed)
    assert 0.0 <= hits.f1 <= 1.0
    assert min(hits.precision, hits.recall) <= hits.f1 + 1e-9
