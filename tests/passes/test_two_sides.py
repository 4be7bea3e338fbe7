"""The two sides of a talk, named in the sentences before."""

from __future__ import annotations

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.contacts import contacts
from summarizer.models.document import Kind
from summarizer.passes.two_sides import two_sides
from tests.passes.helpers import prepared

STORY = (
    "Ghana has accused Norway of moving a buoy.\n\nThe charge came a day after the two sides held their first talks in "
    "a year."
)


def sides(text: str) -> list[str]:
    made = Attributed(prepared(text, kind=Kind.NEWS))
    (told,) = contacts(made.prepared)
    return [one.name for one in two_sides(made.prepared, made.cast, told)]


def test_the_two_sides_of_a_talk_are_the_only_two_states_named_so_far() -> None:
    assert sides(STORY) == ["Ghana", "Norway"]


def test_of_three_states_no_two_are_the_sides() -> None:
    assert sides(STORY.replace("a buoy", "a buoy to Chile")) == []
    assert sides(STORY.replace("the two sides", "the unions")) == []
