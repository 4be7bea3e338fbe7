"""For whom somebody speaks, told where the bottom line names them first: a reader has met nobody yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarizer.brief.view.note import Line
from summarizer.models.brief import SourcedPosition
from summarizer.quotes.in_full import is_full_name
from summarizer.words.content import salient_words


def presented(lines: Sequence[Line], positions: Iterable[SourcedPosition]) -> list[Line]:
    """Return lines in which each person who begins one has, the first time, their side in brackets behind the name.

    A line that names the side anyway, or a name that an earlier line has, stays as it is.
    """
    sides = {
        sourced.position.holder: sourced.position.on_behalf_of
        for sourced in positions
        if sourced.position.on_behalf_of and is_full_name(sourced.position.holder)
    }
    met: set[str] = set()
    made: list[Line] = []
    for told in lines:
        line, first = told, told.parts[0]
        name = next((n for n in sides if first.text.startswith(f"{n} ")), None)
        side = sides[name] if name is not None and name not in met else None
        met.update(n for n in sides if n in line.text)
        if name is not None and side is not None and not _names(line.text, side, name):
            text = f"{name} ({side}){first.text[len(name) :]}"
            line = replace(line, parts=(replace(first, text=text), *line.parts[1:]))
        made.append(line)
    return made


def _names(text: str, side: str, name: str) -> bool:
    """Whether a line tells the side in its words, or the name has it in it."""
    return salient_words(side) <= salient_words(text) or side in name or f"{name} (" in text
