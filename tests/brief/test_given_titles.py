"""The title that a model gives a document: it stands where the document bears it out."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.brief import build_brief
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.verified import VerifiedSummary
from summarizer.pipeline import Options, summarise_document
from summarizer.reading.documents import read_text

TEXT = (
    "PORT BOARD OF SARNEL\nPaper 14\n\nThe board met the crews on 4 June 2031. "
    "Ana Dahl, who speaks for the crews, said that they would not sail after dark. "
    "Per Lund told Ana Dahl that the night service had been agreed in May."
)


def title(given: str | None) -> str:
    answer = {
        "overview": "The crews refuse to sail after dark.",
        "title": given,
        "conversations": [],
        "positions": [
            {
                "holder": "Ana Dahl",
                "topic": "sailing after dark",
                "stance": "opposes",
                "statement": "Ana Dahl said that the crews would not sail after dark.",
                "quotes": [{"sentences": [4], "words": None, "attribution": None}],
            }
        ],
        "disputed_claims": [],
    }
    document = read_text(TEXT, source="a", published=date(2031, 6, 5))
    made = summarise_document(
        document, ScriptedEngine(lambda *_: answer), Options(strategy="single")
    )
    assert isinstance(made, VerifiedSummary)
    assert made.title == given
    (story,) = build_brief([made], sources={"a": TEXT}).stories
    return story.title


@pytest.mark.parametrize(
    "given",
    [
        "Crews tell port board that they would not sail after dark",
        "Record of the port board's meeting with the crews, 4 June 2031",
        "Ana Dahl on sailing after dark",
    ],
)
def test_a_title_that_the_document_bears_out_stands(given: str) -> None:
    assert title(given) == given
    assert title(f"{given}.") == given


@pytest.mark.parametrize(
    "given",
    [
        "Crews of Norvik would not sail after dark",
        "Crews threaten strike over sailing after dark",
        "Record of the port board's meeting with the crews, 14 June 2031",
        "Crews would sail after dark, Ana Dahl told Per Lund of the port board in Sarnel in May",
        "<b>Crews</b> would not sail after dark",
        "Crews would sail after dark",
        "Crews",
        "",
        None,
    ],
)
def test_any_other_gives_way_to_the_one_composed(given: str | None) -> None:
    made = title(given)
    assert made == title(None)
    assert made != given
