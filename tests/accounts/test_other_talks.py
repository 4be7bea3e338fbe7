"""Accounts of different conversations have nothing in which they could differ, agree or be silent."""

from __future__ import annotations

from summarizer.accounts.compared import Compared
from summarizer.accounts.other_talks import of_one_occasion
from summarizer.models.brief import (
    Account,
    Agreed,
    Conflict,
    ConflictKind,
    Event,
    OnlyIn,
    Silent,
)

MAY = Event(title="Telephone call", conversations=(), documents=("may",), date="2031-05-04")
JUNE = Event(title="Telephone call", conversations=(), documents=("june",), date="2031-06-02")
PAIR = tuple(Account(document=d, value=d) for d in ("may", "june"))


def read() -> Compared:
    return Compared(
        agreed=[Agreed(topic="toll", value="a toll", accounts=PAIR)],
        conflicts=[
            Conflict(topic="aim of the call", kind=ConflictKind.EMPHASIS, accounts=PAIR),
            Conflict(topic="toll", kind=ConflictKind.DENIAL, accounts=PAIR),
        ],
        only_in=[OnlyIn(document="may", statement="They spoke of eels.", topic="eels")],
        silent=[Silent(document="june", topic="eels")],
    )


def test_only_what_they_contradict_each_other_on_is_left_of_two_talks() -> None:
    made = of_one_occasion(read(), [MAY, JUNE], ["may", "june"])
    assert (made.agreed, made.only_in, made.silent) == ([], [], [])
    assert [c.topic for c in made.conflicts] == ["toll"]
    assert {f.finding.code for f in made.findings} == {"of_other_talks"}
    assert len(made.findings) == 3


def test_all_stays_where_the_talk_is_one_or_may_be() -> None:
    shared = MAY.model_copy(update={"documents": ("may", "june")})
    undated = JUNE.model_copy(update={"date": None})
    for events in ([shared], [MAY, undated], [MAY], []):
        made = of_one_occasion(read(), events, ["may", "june"])
        assert made == read()


def test_a_third_account_keeps_company_with_both() -> None:
    both = (*PAIR, Account(document="paper", value="paper"))
    point = Agreed(topic="toll", value="a toll", accounts=both)
    made = of_one_occasion(Compared(agreed=[point]), [MAY, JUNE], ["may", "june", "paper"])
    assert made.agreed == [point]
