"""Days that count from when a document appeared have their date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summarizer.brief import build_brief
from summarizer.brief.layout import lay_out
from summarizer.brief.lines.dated import Appeared, with_days
from summarizer.brief.view.note import Line, Part, Party, StoryView
from summarizer.words.relative import relative_spans
from tests.accounts.helpers import example_texts, examples

#: A Thursday.
PUBLISHED = date(2026, 9, 17)


def story(text: str) -> StoryView:
    view = lay_out(build_brief(examples(), sources=example_texts()), example_texts()).stories[0]
    return replace(view, parties=(Party("Orland", (Line((Part(text, (1,)),)),)),))


def line(
    text: str, published: date | None = PUBLISHED, *, spoken: bool = False, source: str = ""
) -> str:
    when = Appeared(published, spoken, source)
    return with_days(story(text), lambda _: when).parties[0].lines[0].text


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
        (
            "Harbour groups today called on Dahl to shut the port.",
            "Harbour groups today [17 September 2026] called on Dahl to shut the port.",
        ),
        ("Dahl will speak on Tuesday.", "Dahl will speak on Tuesday [22 September 2026]."),
        ("Dahl is due to speak on Monday.", "Dahl is due to speak on Monday [21 September 2026]."),
        (
            "The port was shut last week, Dahl said.",
            "The port was shut last week [7–13 September 2026], Dahl said.",
        ),
        (
            "Fewer boats came last year than a year ago last month.",
            "Fewer boats came last year [2025] than a year ago [2025] last month [August 2026].",
        ),
        (
            "The tolls are the matter of next week’s summit.",
            "The tolls are the matter of next week’s [21–27 September 2026] summit.",
        ),
        (
            "Dahl spoke today with Kos, and is to write tomorrow.",
            "Dahl spoke today [17 September 2026] with Kos, and is to write tomorrow [18 September 2026].",
        ),
    ],
)
def test_a_day_that_counts_from_the_document_has_its_date(text: str, told: str) -> None:
    assert line(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Dahl said that talks would begin on Tuesday.",
        "Dahl said: “We met on Tuesday.”",
        "Dahl said: “We met last week.”",
        "Dahl spoke on Tuesday, 15 September.",
        "Dahl spoke last week (on 9 September).",
        "The council meets every Tuesday.",
        "The council meets on Tuesdays.",
        "The Black Friday fund was shut.",
        "Dahl spoke next Tuesday.",
        "The harbours of today are too small.",
    ],
)
def test_what_is_open_quoted_or_dated_stays(text: str) -> None:
    assert line(text) == text


def test_what_a_document_of_the_day_quotes_is_of_that_day() -> None:
    text = "Dahl said: “We met last week, and meet again tomorrow.”"
    assert line(text, spoken=True) == (
        "Dahl said: “We met last week [7–13 September 2026], and meet again tomorrow [18 September 2026].”"
    )


def test_words_that_count_from_the_document_have_their_date_once() -> None:
    text = "Tolls rose this year, and dues this year, too."
    assert line(text) == "Tolls rose this year [2026], and dues this year, too."


def test_without_a_date_the_day_on_which_something_was_said_goes() -> None:
    text = "Dahl told the Bugle on Tuesday that the port was shut on Monday."
    assert line(text, None) == "Dahl told the Bugle that the port was shut on Monday."
    for kept in ("The port was shut on Monday.", "Dahl said: “Kos told us on Monday that it was.”"):
        assert line(kept, None) == kept


def test_several_documents_have_no_day_together() -> None:
    text = "Dahl said on Tuesday that the port was shut last week."
    assert with_days(story(text), lambda _: None).parties[0].lines[0].text == text


def test_a_week_a_month_and_a_year_begin_on_their_first_day() -> None:
    january = date(2027, 1, 4)
    found = [(s.first, s.last) for s in relative_spans("last month, last week, next year", january)]
    assert found == [
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2026, 12, 28), date(2027, 1, 3)),
        (date(2028, 1, 1), date(2028, 12, 31)),
    ]


def test_days_beyond_the_calendar_are_left_out() -> None:
    assert relative_spans("next year, tomorrow", date.max) == []
    assert relative_spans("last week, yesterday", date.min) == []


def test_the_day_of_an_event_stands_where_the_document_names_it() -> None:
    text = "Dahl will speak at next week's harbour summit."
    for source in (
        "Harbours have a summit in Velmar on 16 December.",
        "The 16 December harbour summit is near.",
    ):
        assert line(text, None, source=source) == (
            "Dahl will speak at next week's harbour summit [16 December]."
        )
    for open_source in (
        "A summit was on 3 May. A summit is on 16 December.",
        "Tolls rose on 16 December.",
    ):
        assert line(text, None, source=open_source) == text


def test_what_a_document_of_the_day_quotes_itself_has_no_day() -> None:
    text = "Dahl said: “The union has rejected our second offer today, and we meet tomorrow.”"
    quotes = f"The union has answered.\n\n{text[11:]}, Dahl said."
    assert line(text, spoken=True, source=quotes) == text
    own = "The union has rejected our second offer today, and we meet tomorrow."
    assert "today [17 September 2026]" in line(text, spoken=True, source=own)


def test_tomorrow_as_any_day_to_come_has_no_date() -> None:
    text = "Dahl spoke of the tasks of today and tomorrow, and of the ports of tomorrow."
    assert line(text) == text
