"""Parts of a document put together: nothing twice, nothing lost."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

import pytest
from pydantic import BaseModel, Field

from summarizer.errors import SchemaError
from summarizer.models.quote import Quote
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Medium,
    Participant,
    Position,
    Stance,
    Summary,
)
from summarizer.passes.merge import merge_summaries, merge_values


def talk(*names: str, **fields: Any) -> Conversation:
    return Conversation(participants=tuple(Participant(name=n) for n in names), **fields)


def position(
    statement: str,
    words: str | None = None,
    *cited: int,
    holder: str = "Ilse Brandvold",
    **fields: Any,
) -> Position:
    quotes = (Quote(given=words, cited=cited),) if words or cited else ()
    values: dict[str, Any] = {"topic": "t", "stance": Stance.AFFIRMS, "quotes": quotes} | fields
    return Position(holder=holder, statement=statement, **values)


def summary(*positions: Position, **fields: Any) -> Summary:
    return Summary(**({"overview": "", "positions": positions} | fields))


def positions(*parts: Summary) -> list[tuple[str, int]]:
    return [(p.statement, len(p.quotes)) for p in merge_summaries(parts).positions]


def test_a_single_part_is_returned_as_it_is() -> None:
    part = summary(position("One."))
    assert merge_summaries([part]) is part


def test_a_position_told_in_two_parts_is_one_with_both_quotes() -> None:
    one = summary(position("The harbour stays open.", "stays open", 4))
    two = summary(position("The harbour stays open.", "remains open", 9, holder="Brandvold"))
    assert positions(one, two) == [("The harbour stays open.", 2)]


def test_the_same_words_are_one_position_with_one_quote() -> None:
    one = summary(position("The harbour stays open.", "stays open", 4))
    two = summary(position("It will not close.", "Stays open", 4))
    assert len(positions(one, two)) == 1


def test_two_positions_of_one_sentence_stay_two() -> None:
    part = summary(
        position("The harbour stays open.", None, 4), position("Boats pay more.", None, 4)
    )
    assert positions(part, summary()) == [("The harbour stays open.", 1), ("Boats pay more.", 1)]
    assert len(positions(part, part)) == 2


def test_other_holders_and_positions_without_evidence_stay_apart() -> None:
    one = summary(position("The harbour stays open.", "stays open", 4))
    two = summary(position("The harbour stays open.", "stays open", 4, holder="Teodor Mazur"))
    assert len(positions(one, two)) == 2
    assert len(positions(summary(position("One is here.")), summary(position("Two are.")))) == 2


def test_a_later_part_fills_in_what_an_earlier_one_left_open() -> None:
    one = talk("Ilse Brandvold", "Teodor Mazur", topics=("ferry",))
    two = talk(
        "Brandvold",
        "Mazur",
        "Ann Lund",
        date="2031-03-10",
        medium="phone",
        topics=("ferry", "fish"),
    )
    (merged,) = merge_summaries(
        [summary(conversations=(one,)), summary(conversations=(two,))]
    ).conversations
    assert [p.name for p in merged.participants] == ["Ilse Brandvold", "Teodor Mazur", "Ann Lund"]
    assert (merged.date, merged.medium, merged.topics) == (
        "2031-03-10",
        Medium.PHONE,
        ("ferry", "fish"),
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            talk("A Lund", "B Mazur", date="2031-03-10"),
            talk("A Lund", "B Mazur", date="2031-03-11"),
        ),
        (talk("A Lund", "B Mazur"), talk("A Lund", "C Zeman")),
        (talk(), talk("A Lund", "C Zeman")),
    ],
    ids=["another day", "another party", "no party known"],
)
def test_other_conversations_stay_apart(one: Conversation, two: Conversation) -> None:
    parts = [summary(conversations=(one,)), summary(conversations=(two,))]
    assert len(merge_summaries(parts).conversations) == 2


def test_the_same_claim_is_one_dispute_with_all_quotes() -> None:
    def part(words: str) -> Summary:
        claim = DisputedClaim(
            claim="Boats were lost.",
            asserted_by="A",
            kind=DisputeKind.DENIED,
            asserting_quotes=(Quote(given=words),),
        )
        return summary(disputed_claims=(claim,))

    (merged,) = merge_summaries([part("one"), part("two"), part("one")]).disputed_claims
    assert [q.given for q in merged.asserting_quotes] == ["one", "two"]


def test_the_answer_to_a_claim_may_stand_in_a_later_part() -> None:
    def part(answer: str | None) -> Summary:
        claim = DisputedClaim(
            claim="Boats were lost.", asserted_by="A", answer=answer, kind=DisputeKind.DENIED
        )
        return summary(disputed_claims=(claim,))

    (merged,) = merge_summaries([part(None), part("B says that none was.")]).disputed_claims
    assert merged.answer == "B says that none was."


def test_who_reports_a_position_told_in_two_parts_reports_it_in_both() -> None:
    def part(*chain: str) -> Summary:
        position = Position(
            holder="Ilse Brandvold",
            topic="ferry",
            stance=Stance.AFFIRMS,
            statement="The ferry sails.",
            attribution=chain,
            quotes=(Quote(given=f"the ferry sails, {chain}", attribution=chain or None),),
        )
        return summary(positions=(position,))

    (merged,) = merge_summaries([part("the ministry", "Mazur"), part("the ministry")]).positions
    assert merged.attribution == ("the ministry",)
    assert [q.attribution for q in merged.quotes] == [("the ministry", "Mazur"), ("the ministry",)]
    (merged,) = merge_summaries([part("the ministry"), part()]).positions
    assert merged.attribution == ()


def test_the_overview_stays_an_overview() -> None:
    parts = [summary(overview=f"Part {n} begins. It goes on.") for n in range(9)]
    assert merge_summaries(parts).overview == " ".join(f"Part {n} begins." for n in range(4))
    assert merge_summaries([parts[0], parts[0], summary()]).overview == "Part 0 begins."


# --- own schemas -------------------------------------------------------------------------------------


class Span(NamedTuple):
    first: int
    last: int


class Own(BaseModel):
    names: list[str] = []
    tags: set[str] = set()
    numbers: dict[str, int] = {}
    pair: tuple[str, int] | None = None
    span: Span | None = None
    title: str | None = None
    few: Annotated[list[str], Field(max_length=2)] = []


def test_lists_sets_and_mappings_are_joined_and_the_first_word_counts_elsewhere() -> None:
    merged = merge_values(
        [
            Own(names=["a", "b"], tags={"x"}, numbers={"k": 1}, pair=("p", 1)),
            Own(names=["b", "c"], tags={"y"}, numbers={"k": 2, "m": 3}, pair=("q", 2), title="T"),
            Own(span=Span(1, 2), title="U"),
        ]
    )
    assert merged == Own(
        names=["a", "b", "c"],
        tags={"x", "y"},
        numbers={"k": 1, "m": 3},
        pair=("p", 1),
        span=Span(1, 2),
        title="T",
    )


def test_a_schema_that_refuses_the_whole_is_an_error_that_says_where() -> None:
    with pytest.raises(SchemaError, match=r"2 parts.*Own: few: .*at most 2"):
        merge_values([Own(few=["a", "b"]), Own(few=["c"])])
