"""A note's lines with sentences in a model's words in the place of the composed ones they stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from summarizer.brief.conversations.held_talks import ALSO_HELD
from summarizer.brief.view.note import Line, Part, StoryView, Talk
from summarizer.models.brief import Written
from summarizer.words.content import content

#: What stands before the name of a party in the heading of its section.
PARTY_HEADING = "Positions: "
#: The heading of the section of what happened.
FACTS = "What else happened"
#: What stands before the heading of a conversation in the name of its section, and headings of several.
TALK = "talk "
UNNAMED_TALKS = frozenset(("", ALSO_HELD))
#: The section of what comes next.
NEXT = "next"
#: The section that tells again what others tell.
BOTTOM = "bottom"


def sections_of(story: StoryView) -> Iterator[tuple[str, str, tuple[Line, ...]]]:
    """Yield the sections whose sentences may be written anew: a stable name, a heading, the lines."""
    yield BOTTOM, "Bottom line", story.bottom
    yield "differences", "Where the accounts differ", story.differences
    yield "disputes", "Disputed claims", story.disputes
    for party in story.parties:
        yield f"party {party.name}", f"{PARTY_HEADING}{party.name}", party.lines
    for talk in story.talks:
        yield f"{TALK}{talk.heading}", talk.heading, talk.lines
    yield "facts", FACTS, story.facts
    yield "agreed", "What several accounts say", story.agreed
    yield "alone", "Only in one account", story.alone
    yield NEXT, "Next", story.steps


def key_of(section: str, part: Part) -> str:
    """Return how a written sentence names a composed one."""
    return f"{section}: {part.text}"


def heading_key(heading: str) -> str:
    """Return how a written heading names the composed one of a conversation."""
    return f"heading: {heading}"


def is_of_the_bottom(sentence: Written) -> bool:
    """Whether a written sentence stands for composed ones of the bottom line."""
    return _is_of_the_bottom(sentence.replaces[0])


def _is_of_the_bottom(key: str) -> bool:
    return key.startswith(f"{BOTTOM}: ")


def with_prose(story: StoryView, written: Sequence[Written]) -> StoryView:
    """Return a story with written sentences in the place of the composed ones they stand for.

    A sentence stands where the first of these stood, with the footnotes of all. Where one of them is not shown, as in
    a short note, all of them stay as they were composed. Where another section says the same it has its sentence as
    well.
    """
    if not written:
        return story
    shown = dict(_parts(story))
    where = _where(shown, written)
    told_at = {key: one.replaces[0] for one in reversed(written) for key in one.replaces}
    elsewhere = {
        shown[key].text: told_at.get(key, key)
        for key in reversed(shown)
        if not _is_of_the_bottom(key)
    }

    def put(section: str, parts: Sequence[Part]) -> Iterator[Part]:
        told: set[str] = set()
        for part in parts:
            key = key_of(section, part)
            made = where.get(key, part)
            if key not in where:
                found = where.get(elsewhere.get(part.text, ""))
                made = _retold(part, found) if found is not None else part
            if made is not None and made.text not in told:
                told.add(made.text)
                yield made

    def lines(section: str, given: tuple[Line, ...]) -> tuple[Line, ...]:
        made = (
            replace(line, parts=parts, lead=_lead(line, parts))
            for line in given
            if (parts := tuple(put(section, line.parts)))
        )
        known = () if section == BOTTOM else {line.text for line in given}
        return tuple(_once(made, known))

    told = replace(story.with_lines(lines), steps=lines(NEXT, story.steps))
    return _with_headings(told, written)


def _with_headings(story: StoryView, written: Sequence[Written]) -> StoryView:
    """Return a story with written headings of conversations in the place of the composed ones."""
    told = {one.replaces[0]: one.text for one in written}
    headed = (replace(t, heading=told.get(heading_key(t.heading), t.heading)) for t in story.talks)
    return replace(story, talks=tuple(_each_once(headed)))


def _each_once(talks: Iterable[Talk]) -> Iterator[Talk]:
    """Yield conversations without those of which a sentence told of several leaves nothing that is not above."""
    told: set[str] = set()
    for talk in talks:
        fresh = tuple(line for line in talk.lines if line.text not in told)
        told.update(line.text for line in talk.lines)
        if fresh or not talk.lines:
            yield replace(talk, lines=fresh)


def _retold(part: Part, found: Part) -> Part:
    """Return a sentence of the bottom line in the words in which another section has it."""
    notes = tuple(dict.fromkeys((*part.notes, *found.notes)))
    return part if found.text == part.text else replace(part, text=found.text, notes=notes)


def _lead(line: Line, parts: Sequence[Part]) -> str:
    """Return the topic in front of a line, where its sentences do not say it now."""
    text = " ".join(part.text for part in parts)
    said = text != line.text and line.held is not None and content(line.lead) <= content(text)
    return "" if said else line.lead


def _once(lines: Iterable[Line], known: Collection[str]) -> Iterator[Line]:
    """Yield lines without those that one sentence has made the same as one before; those ``known`` before stay."""
    told: set[str] = set()
    for line in lines:
        if line.text not in told or line.text in known:
            yield line
        told.add(line.text)


def _parts(story: StoryView) -> Iterator[tuple[str, Part]]:
    for section, _, lines in sections_of(story):
        for line in lines:
            for part in line.parts:
                yield key_of(section, part), part


def _where(shown: Mapping[str, Part], written: Sequence[Written]) -> dict[str, Part | None]:
    """Return what stands in the place of composed sentences; null for those told with another."""
    where: dict[str, Part | None] = {}
    for sentence in written:
        if all(key in shown for key in sentence.replaces):
            first, *others = sentence.replaces
            where[first] = _in_place_of([shown[key] for key in sentence.replaces], sentence.text)
            where.update(dict.fromkeys(others))
    return where


def _in_place_of(parts: Sequence[Part], text: str) -> Part:
    """Return a sentence with the footnotes of those it stands for, the first doubt, and the letters all have."""
    notes = tuple(dict.fromkeys(n for p in parts for n in p.notes))
    doubt = next((p.doubt for p in parts if p.doubt), "")
    letters = {p.letters for p in parts}
    return Part(text, notes, letters.pop() if len(letters) == 1 else (), doubt=doubt)
