"""Words for days count from the day of the meeting, judgment or letter, not from when it was put online."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief, render_markdown
from summarizer.brief.conversations.own_day import own_day
from summarizer.brief.lines.dated import Appeared, _dated
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Event, SourcedConversation, Story
from summarizer.models.document import Kind
from summarizer.models.summary import Medium
from summarizer.words.days import as_day
from summarizer.words.relative import relative_spans
from tests.accounts.helpers import position, quote, record, summary, talk

MINUTES = (
    "Minutes of the Lake Board held on Tuesday 12th December\n\nHolm asked for a fence next year."
)


def day_of(
    text: str, published: str | None, met: str | None = None, kind: Kind = Kind.OTHER
) -> str:
    told = talk("Holm", "Dahl", medium=Medium.IN_PERSON, date=met)
    events = Event(
        title="",
        date=met,
        documents=("a",),
        conversations=(SourcedConversation(document="a", conversation=told),),
    )
    story = Story(title="t", documents=("a",), events=(events,) if met else ())
    made = record("a", text, published, kind=kind)
    found = own_day("a", story, Texts({"a": made}, {"a": text}))
    return f"{found.day}{'' if found.is_sure else ', not sure'}"


def test_minutes_are_of_the_day_of_their_meeting() -> None:
    assert day_of(MINUTES, "1962-02-01", "1961-12-12") == "1961-12-12"
    assert day_of(MINUTES, "1962-02-01") == "1962-02-01"


def test_a_judgment_is_of_the_day_on_which_it_was_given() -> None:
    text = (
        "LAKE COURT\n\nArgued on:- 04.05.1961\n\nDecided on:- 06.03.1962\n\nHolm J.\n\nWe allow it."
    )
    assert day_of(text, "1999-01-01") == "1962-03-06"


def test_a_letterhead_dates_what_has_no_other_day() -> None:
    head = "Holm to Dahl\n\nKelm, 4 May 1961\n\nI saw Roos this morning."
    assert day_of(head, None) == "1961-05-04"
    assert (
        day_of("Holm to Dahl\n\nI saw Roos on 4 May 1961, and again later.", None)
        == "None, not sure"
    )


def test_what_only_tells_of_a_meeting_may_count_from_either_day() -> None:
    told = "On 12 December, Holm met Dahl.\n\nHe asked for a fence next year."
    assert day_of(told, "1962-02-01", "1961-12-12", Kind.NEWS) == "1962-02-01, not sure"
    assert day_of(told, "1961-12-14", "1961-12-12", Kind.NEWS) == "1961-12-14"


@pytest.mark.parametrize(
    ("title", "shown"), [("Minutes of the Lake Board", " [1962]"), ("News of the lake", "")]
)
def test_next_year_has_the_year_that_follows_the_meeting(title: str, shown: str) -> None:
    held = position(
        "Holm",
        "fence",
        "demands",
        "Holm asked for a fence next year.",
        quote(MINUTES, MINUTES[-33:]),
    )
    met = talk(
        "Holm",
        "Dahl",
        medium=Medium.IN_PERSON,
        date="1961-12-12",
        quotes=[quote(MINUTES, "Lake Board held on Tuesday 12th December")],
    )
    made = summary(record("a", MINUTES, "1962-02-01", title), positions=[held], conversations=[met])
    note = render_markdown(build_brief([made], sources={"a": MINUTES}), {"a": MINUTES})
    assert f"asked for a fence next year{shown}.".replace("[", "\\[").replace("]", "\\]") in note


def test_the_last_month_is_no_month_of_the_calendar() -> None:
    day = as_day("1962-02-01")
    assert day is not None
    assert relative_spans("The gates broke twice in the last month.", day) == []
    assert len(relative_spans("The gates broke twice last month.", day)) == 1


def test_a_day_in_brackets_stands_once_in_a_line() -> None:
    day = as_day("1962-02-01")
    assert day is not None
    told = [shown for _, shown in _dated("The gates broke this morning.", day, Appeared(day))]
    assert told == ["1 February 1962"]
    again = "The call [on 1 February 1962] this morning was about the gates."
    assert list(_dated(again, day, Appeared(day))) == []
