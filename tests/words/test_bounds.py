"""A number or day that a text means in another sense than its evidence: "after" for "by 4 June"."""

from __future__ import annotations

import pytest

from summarizer.words.strength import bounded_otherwise

EVIDENCE = (
    "He demanded the return by 4 June and talks on Friday in 2016, at least 30 boats, "
    "and a rent from 1998 to 2003."
)


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("by 4 June", False),
        ("before 4 June", False),
        ("after 4 June", True),
        ("on 4 June", True),
        ("on Friday", False),
        ("since Friday", True),
        ("before 2016", True),
        ("more than 30 boats", False),
        ("up to 30 boats", True),
        ("since 1998", False),
        ("by 5 June", False),
    ],
)
def test_a_day_or_amount_is_meant_as_its_evidence_means_it(text: str, otherwise: bool) -> None:
    assert bounded_otherwise(text, EVIDENCE) is otherwise
