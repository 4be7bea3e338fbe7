"""The pass that reads accounts side by side, as the embedded model answered it; how well is no matter here."""

from __future__ import annotations

import pytest

from summarizer.accounts.reader import read_side_by_side
from summarizer.engines.base import Engine
from summarizer.models.brief import Account
from tests.accounts.side_by_side import records

pytestmark = pytest.mark.recorded

TEXTS = {
    "orland.txt": "Orland and Veska agreed to reopen the Sill tunnel on 12 May.",
    "veska.txt": "Veska and Orland agreed to reopen the Sill tunnel on 19 May.",
}


def test_a_real_answer_is_held_to_each_account(recorded_engine: Engine) -> None:
    made = read_side_by_side(records(TEXTS), TEXTS, recorded_engine)
    assert made is not None
    points = (*made.conflicts, *made.agreed)
    told: list[Account] = [account for point in points for account in point.accounts]
    assert told or made.only_in or made.findings
    for account in told:
        for words in account.quotes:
            assert words.start is not None
            assert words.end is not None
            assert TEXTS[account.document][words.start : words.end] == words.text
