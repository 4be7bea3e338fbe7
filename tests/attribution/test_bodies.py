"""A ministry for several subjects is one body, and a source of what it says."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributions import attributions
from summarizer.attribution.cast import Cast
from summarizer.models.document import SourceDocument
from summarizer.text.prepare import prepare


def holders(text: str) -> list[str | None]:
    """Who says what the text reports."""
    prepared = prepare(SourceDocument(source="", text=text))
    return [found.holder for found in attributions(prepared, Cast.of(prepared))]


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Trade and Industry",
        "Department of Foreign Affairs and Trade",
        "Ministry of Foreign Affairs and European Integration",
        "Ministry of Health and Social Protection",
        "Ministry of Economy, Trade and Industry",
        "Trade and Industry Ministry",
        "Food and Drug Administration",
        "Ministry for Women and Youth",
        "Federal Office for Migration and Refugees",
        "Centre for Strategic and International Studies",
        "Minister of Health and Welfare",
    ],
)
def test_a_body_for_several_subjects_is_one_source(name: str) -> None:
    assert holders(f"The {name} said that the road would stay shut.") == [name]
    assert holders(f"In Falden, the {name} denied the report.")[0] == name


@pytest.mark.parametrize(
    ("subject", "several"),
    [
        ("The Ministry of Trade and Jan Holm", "Ministry of Trade and Jan Holm"),
        (
            "The Ministry of Transport and the Ministry of Health",
            "Ministry of Transport and Ministry of Health",
        ),
    ],
)
def test_a_body_and_somebody_else_are_two_sources(subject: str, several: str) -> None:
    assert holders(f"{subject} said that the road would stay shut.") == [several]


def test_persons_whose_names_are_subjects_stay_persons() -> None:
    assert holders("Edwin Land said that the road was shut.") == ["Edwin Land"]
    assert holders("Eva Holm and Ida Work said that it was shut.") == ["Eva Holm and Ida Work"]
