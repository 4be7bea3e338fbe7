"""What comes next is told as to come by its own verb, on a day behind the document's own, of somebody who is named."""

from __future__ import annotations

import time
from datetime import date

import pytest

from summarizer.brief.facts.next_steps import (
    _days_to_come,
    day_as_told,
    names_its_subject,
    steps,
    tells_it,
)
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import SourcedPosition, Story
from tests.accounts.helpers import position, quote, record


def ahead(
    text: str, published: str | None = "1962-03-01", held: str | None = None
) -> list[str | None]:
    """The days of the steps drawn from a position with the words ``held``, else from the whole text."""
    words = held or text
    told = position("Holm", "gates", "affirms", words, quote(text, words))
    story = Story(
        title="t",
        documents=("a",),
        positions=(SourcedPosition(document="a", position=told),),
    )
    found = steps(story, Texts({"a": record("a", text, published)}, {"a": text}))
    return [step.day.isoformat() if step.day else None for step in found]


@pytest.mark.parametrize(
    "text",
    [
        "Holm will open the gates on 4 May.",
        "On 4 May Holm is to open the gates.",
        "Holm said that he intended to open the gates on 4 May.",
        "Holm and Dahl agreed to meet in Kelm on 4 May.",
        "The Lake Board meets on 4 May to hear Holm.",
        "The sitting was adjourned until 4 May.",
    ],
)
def test_a_plan_with_a_day_ahead_is_a_step(text: str) -> None:
    assert ahead(text) == ["1962-05-04"]


@pytest.mark.parametrize(
    "text",
    [
        "Holm issued a circular dated 4 May, failing which the fee will rise.",
        "Holm will answer the letter of 4 May in due course.",
        "The Lake Board puts the feast on 4 May in its calendar.",
        "The gates might be opened by Holm on 4 May.",
        "Holm asked whether Dahl will open the gates on 4 May.",
        "The gates were opened by Holm on 4 May with a speech.",
        "Holm recalled that the gates opened late, which will be told on page 4 of the paper.",
        "Does that mean that Holm will open the gates on 4 May?",
        "The gates will be a concern for Holm following the 4 May vote.",
    ],
)
def test_what_is_dated_asked_possible_or_past_is_no_step(text: str) -> None:
    assert ahead(text) == []


def test_part_of_a_question_and_what_is_explained_are_no_plans() -> None:
    asked = "Given the flood, is it true that Holm plans to close the gates for the winter?"
    assert ahead(asked, held="Holm plans to close the gates for the winter") == []
    why = "Holm explained why Dahl plans to close the gates for the winter."
    assert ahead(why) == []
    assert ahead("Holm said that Dahl plans to close the gates for the winter.") == [None]


def test_a_plan_of_former_times_without_a_day_is_no_step() -> None:
    assert ahead("Holm intended to close the gates for the winter.") == []


def test_a_plan_on_a_condition_is_not_certain() -> None:
    assert ahead("Holm plans to close the gates for the winter if the dike leaks.") == []


def test_a_line_of_a_step_tells_the_step() -> None:
    day = date(1962, 5, 4)
    assert tells_it("Holm will open the gates on 4 May.", day)
    assert not tells_it("Holm had not yet decided on a day.", day)
    assert tells_it("Holm plans to close the gates.", None)
    assert not tells_it("Holm would close the gates if he were asked.", None)


def test_what_an_undated_document_tells_is_ahead_of_the_latest_day_it_tells_as_past() -> None:
    text = "The gates broke on 7 June 1961. Holm will open them by 4 May {}."
    assert ahead(text.format(1960), None) == []
    assert ahead(text.format(1962), None) == ["1962-05-04"]


def test_days_count_from_the_meeting_and_not_from_when_its_minutes_came_out() -> None:
    text = "Minutes of the Lake Board, 12 December 1961\n\nHolm will open the gates on 4 February."
    held = "Holm will open the gates on 4 February."
    assert ahead(text, "1962-02-20", held) == []


def test_a_day_keeps_the_words_for_how_sure_it_is() -> None:
    line = "Holm said he would return about 5 or 6 November 1962."
    assert day_as_told(line, "6 November 1962") == "about 5 or 6 November 1962"
    assert day_as_told("Holm returns on 6 November.", "6 November 1962") == "6 November 1962"


def test_a_meeting_without_those_who_meet_says_nothing() -> None:
    assert not names_its_subject("Talks are scheduled to begin on Monday 5 March.")
    assert not names_its_subject("They will meet on 5 March.")
    assert names_its_subject("Talks between Vendoria and Ostravia will begin on 5 March.")
    assert names_its_subject("The ferry resumes on 2 June.")


@pytest.mark.parametrize("many", ["is ", "4 May ", "about 5 or ", "agreed the ", "was called "])
def test_long_lines_are_read_in_time(many: str) -> None:
    text = many * (50_000 // len(many))
    begun = time.process_time()
    names_its_subject(text)
    day_as_told(text, "4 May 1962")
    list(_days_to_come(text))
    assert time.process_time() - begun < 10
