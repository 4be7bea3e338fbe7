"""A note's lines with sentences in a model's words in the place of the composed ones they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from summarizer.brief.note import Line, Part, StoryView
from summarizer.models.brief import Written

#: What stands before the name of a party in the heading of its section.
PARTY_HEADING = "Positions: "


def sections_of(story: StoryView) -> Iterator[tuple[str, str, tuple[Line, ...]]]:
    """Yield the sections whose sentences may be written anew: a stable name, a heading, the lines."""
    yield "differences", "Where the accounts differ", story.differences
    yield "disputes", "Disputed claims", story.disputes
    for party in story.parties:
        yield f"party {party.name}", f"{PARTY_HEADING}{party.name}", party.lines
    for talk in story.talks:
        yield f"talk {talk.heading}", talk.heading, talk.lines
    yield "agreed", "What several accounts say", story.agreed
    yield "alone", "Only in one account", story.alone


def key_of(section: str, part: Part) -> str:
    """Return how a written sentence names a composed one."""
    return f"{section}: {part.text}"


def with_prose(story: StoryView, written: Sequence[Written]) -> StoryView:
    """Return a story with written sentences in the place of the composed ones they stand for.

    A sentence stands where the first of these stood, with the footnotes of all. Where one of them is not shown, as in
    a short note, all of them stay as they were composed.
    """
    if not written:
        return story
    put = _put(dict(_parts(story)), written)

    def lines(section: str, given: tuple[Line, ...]) -> tuple[Line, ...]:
        made = (replace(line, parts=tuple(put(section, line.parts))) for line in given)
        return tuple(line for line in made if line.parts)

    return story.with_lines(lines)


def _parts(story: StoryView) -> Iterator[tuple[str, Part]]:
    for section, _, lines in sections_of(story):
        for line in lines:
            for part in line.parts:
                yield key_of(section, part), part


def _put(
    shown: Mapping[str, Part], written: Sequence[Written]
) -> Callable[[str, Sequence[Part]], Iterator[Part]]:
    """Return what puts the sentences of one note into the parts of its lines."""
    where: dict[str, Part | None] = {}
    for sentence in written:
        if all(key in shown for key in sentence.replaces):
            first, *others = sentence.replaces
            where[first] = _in_place_of([shown[key] for key in sentence.replaces], sentence.text)
            where.update(dict.fromkeys(others))

    def put(section: str, parts: Sequence[Part]) -> Iterator[Part]:
        for part in parts:
            made = where.get(key_of(section, part), part)
            if made is not None:
                yield made

    return put


def _in_place_of(parts: Sequence[Part], text: str) -> Part:
    """Return a sentence with the footnotes of those it stands for, the first doubt, and the letters all have."""
    notes = tuple(dict.fromkeys(n for p in parts for n in p.notes))
    doubt = next((p.doubt for p in parts if p.doubt), "")
    letters = {p.letters for p in parts}
    return Part(text, notes, letters.pop() if len(letters) == 1 else (), doubt=doubt)
