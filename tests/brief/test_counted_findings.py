"""Findings that a note tells by their number."""

from __future__ import annotations

import pytest

from summarizer.brief.findings import remarks_left_out
from summarizer.models.brief import Brief, SourcedFinding
from summarizer.models.verified import Finding


def found(message: str) -> SourcedFinding:
    finding = Finding(code="comparison_not_borne_out", path="comparison", message=message)
    return SourcedFinding(document="", finding=finding)


OWN = "“the pumps run” is shown in the account's own words: it leaves a negation out."
GONE = "Dropped, the accounts do not speak of one matter there: “pumps” (agreed)."


@pytest.mark.parametrize(
    ("messages", "told"),
    [
        ([OWN, OWN], []),
        (
            [OWN, GONE],
            [
                "One remark of the model that compared the accounts is left out: their words do not bear it out."
            ],
        ),
    ],
)
def test_a_point_told_in_the_accounts_own_words_is_not_dropped(
    messages: list[str], told: list[str]
) -> None:
    brief = Brief.model_construct(findings=tuple(map(found, messages)), documents=())
    assert [*filter(None, (remarks_left_out(brief),))] == told
