from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summarizer.brief import build_brief
from summarizer.brief.dated import with_days
from summarizer.brief.layout import lay_out
from summarizer.brief.note import Line, Part, Party, StoryView
from tests.accounts.helpers import example_texts, examples

#: A Thursday.
PUBLISHED = date(2026, 9, 17)


def story(text: str) -> StoryView:
    view = lay_out(build_brief(examples(), sources=example_texts()), example_texts()).stories[0]
    return replace(view, parties=(Party("Orland", (Line((Part(text, (1,)),)),)),))


def line(text: str, published: date | None = PUBLISHED) -> str:
    return with_days(story(text), lambda _: published).parties[0].lines[0].text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Dahl said on Tuesday that the port was shut.",
            "Dahl said on Tuesday [15 September 2026] that the port was shut.",
        ),
        (
            "Last Friday Dahl shut the port.",
            "Last Friday [11 September 2026] Dahl shut the port.",
        ),
    ],
)
def test_a_past_day_of_the_week_has_its_date(text: str, told: str) -> None:
    assert line(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Dahl will speak on Tuesday.",
        "Dahl is due to speak on Tuesday.",
        "Dahl said that talks would begin on Tuesday.",
        "Dahl said: “We met on Tuesday.”",
        "Dahl spoke on Tuesday, 15 September.",
        "The council meets every Tuesday.",
        "The council meets on Tuesdays.",
        "The Black Friday fund was shut.",
        "Dahl spoke next Tuesday.",
    ],
)
def test_what_is_to_come_quoted_or_dated_stays(text: str) -> None:
    assert line(text) == text


def test_without_a_day_of_publication_nothing_is_known() -> None:
    text = "Dahl said on Tuesday that the port was shut."
    assert line(text, None) == text
