"""What differs or is left out is named by a phrase that a reader understands, or not at all."""

from __future__ import annotations

import pytest

from summarizer.brief.conversations.talks import left_out
from summarizer.brief.phrasing.prose import matter_in_words
from summarizer.models.brief import Conflict, ConflictKind, SilenceBasis


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (ConflictKind.FACT, "a contradiction"),
        (ConflictKind.DENIAL, "what one of them denies"),
        (ConflictKind.EMPHASIS, "where the weight lies"),
        (ConflictKind.FIGURES, "a figure or day"),
    ],
)
def test_the_first_words_of_an_account_are_no_label(kind: ConflictKind, told: str) -> None:
    cut = "claims that the level has fallen below the .."
    assert matter_in_words(Conflict(topic=cut, accounts=(), kind=kind)) == told


def test_a_topic_that_stands_is_the_label() -> None:
    conflict = Conflict(topic="level of the lake", accounts=(), kind=ConflictKind.FACT)
    assert matter_in_words(conflict) == "level of the lake"


def test_a_phrase_that_is_not_mentioned_is_no_sentence() -> None:
    topics = ["level assured during the visit", "Secretary-General's warning to both sides"]
    assert list(left_out([*topics, "The pumps stopped in May"], SilenceBasis.TEXT)) == [
        "Not mentioned: that the pumps stopped in May.",
        "Not mentioned: level assured during the visit; Secretary-General's warning to both sides.",
    ]
