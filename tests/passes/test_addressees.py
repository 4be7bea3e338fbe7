"""Whom a demand is put to."""

from __future__ import annotations

import pytest

from summarizer.passes.addressees import addressee_in


@pytest.mark.parametrize(
    ("passage", "who"),
    [
        ("Lund urged both sides to return to the talks", "both sides"),
        ("She called on the Norvik government not to close the harbour", "the Norvik government"),
        ("He told Minister Mazur to stop the dredging", "Minister Mazur"),
        ("The board accused Ostrava Land of firing on the ferry", "Ostrava Land"),
        ("Zeman warned the harbour master\nagainst a strike", "the harbour master"),
        ("They demanded that Norvik withdraw its boats", "Norvik"),
        ("blamed the weather service for the delay", "the weather service"),
    ],
)
def test_who_is_asked_accused_or_warned_is_named_in_the_sources_words(
    passage: str, who: str
) -> None:
    assert addressee_in(passage) == who


@pytest.mark.parametrize(
    "passage",
    [
        "She urged them to leave.",
        "Lund said that the ferry would sail.",
        "He called for talks.",
        "",
    ],
)
def test_pronouns_and_plain_statements_name_nobody(passage: str) -> None:
    assert addressee_in(passage) is None
