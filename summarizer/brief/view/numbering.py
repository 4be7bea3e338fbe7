"""Footnotes numbered in the order in which a reader meets them, so that every form has the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from summarizer.brief.view.evidence import Footnote
from summarizer.brief.view.note import Line, Stands, StoryView


def renumbered(
    told: Sequence[tuple[StoryView, Sequence[Footnote]]],
) -> tuple[list[StoryView], list[Footnote]]:
    """Return stories and footnotes with numbers from 1 in reading order; what no line refers to is left out.

    Each story comes with its own footnotes, numbered by themselves. Lines that are joined, rewritten or left out for
    length would leave gaps, and a form that numbers its footnotes itself (DOCX, PDF) would count differently.
    """
    stories: list[StoryView] = []
    kept: list[Footnote] = []
    for story, footnotes in told:
        order: dict[int, int] = {}
        for number in _met(story):
            order.setdefault(number, len(kept) + len(order) + 1)
        by_number = {f.number: f for f in footnotes}
        kept += (replace(by_number[n], number=order[n]) for n in list(order))
        stories.append(_story(story, order))
    return stories, kept


def _met(s: StoryView) -> Iterator[int]:
    """The numbers of a story in the order in which every form shows them."""
    for line in (*s.bottom, *s.differences, *s.disputes):
        yield from line.notes
    for row in s.stands.rows:
        for cell in row.cells:
            yield from cell.notes
    lines = (*(h for p in s.parties for h in p.lines), *(h for t in s.talks for h in t.lines))
    for line in (*lines, *s.facts, *s.agreed, *s.alone, *s.steps):
        yield from line.notes


def _story(story: StoryView, order: Mapping[int, int]) -> StoryView:
    def lines(given: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(_line(line, order) for line in given)

    told = story.with_lines(lambda _, given: lines(given))
    return replace(told, stands=_stands(story.stands, order), steps=lines(story.steps))


def _line(line: Line, order: Mapping[int, int]) -> Line:
    parts = (replace(p, notes=_ordered(p.notes, order)) for p in line.parts)
    return replace(line, parts=tuple(parts))


def _stands(stands: Stands, order: Mapping[int, int]) -> Stands:
    rows = (
        replace(row, cells=tuple(replace(c, notes=_ordered(c.notes, order)) for c in row.cells))
        for row in stands.rows
    )
    return replace(stands, rows=tuple(rows))


def _ordered(notes: Sequence[int], order: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(order[n] for n in notes)
