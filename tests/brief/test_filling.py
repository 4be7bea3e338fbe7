"""What a bottom line is filled with says something new, of whoever talked first."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.layout import lay_out
from summarizer.brief.lines.filled import filled
from summarizer.models.document import Kind
from summarizer.models.summary import Position
from tests.accounts.helpers import position, quote, record, summary


def bottom(*texts: tuple[str, list[Position]]) -> list[str]:
    made = [
        summary(record(str(n), text, kind=Kind.NEWS), positions=held)
        for n, (text, held) in enumerate(texts)
    ]
    known = {str(n): text for n, (text, _) in enumerate(texts)}
    (view,) = lay_out(build_brief(made, sources=known), known).stories
    return [line.text for line in view.bottom]


def said(holder: str, topic: str, text: str, words: str) -> Position:
    return position(holder, topic, "affirms", f"{words}.", quote(text, words))


def test_one_sentence_that_tells_two_stands_gives_both() -> None:
    text = "Lake Rail offered a rise of 3 per cent. The Pilots' Union wants a rise of 7 per cent."
    told = bottom(
        (
            text,
            [
                said("Lake Rail", "pay", text, "Lake Rail offered a rise of 3 per cent"),
                said("Pilots' Union", "pay", text, "The Pilots' Union wants a rise of 7 per cent"),
            ],
        )
    )
    assert any("3 per cent" in line for line in told)
    assert any("7 per cent" in line for line in told)


def test_a_longer_line_does_not_say_a_short_one_again() -> None:
    text = (
        "Ana Dahl said that the pier will not be built. "
        "Ana Dahl said that the pier will not be built and that it would cost a million crowns."
    )
    short = "Ana Dahl said that the pier will not be built"
    held = [
        said("Ana Dahl", "pier", text, short),
        said("Ana Dahl", "cost", text, f"{short} and that it would cost a million crowns"),
    ]
    assert sum("will not be built" in line for line in bottom((text, held))) == 1


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("They may use the harbour lock.", "Orland closed the harbour lock."),
        ("They may use a lock for ferries.", "Orland closed this lock [a lock for ferries]."),
    ],
)
def test_a_thing_with_a_name_stands_in_the_place_of_this_one(before: str, line: str) -> None:
    assert filled("Orland closed this lock.", "this lock", [before]) == line
