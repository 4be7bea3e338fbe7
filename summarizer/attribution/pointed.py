"""Items of a list that begin with whoever said them: "* Anna, the gauges are late", "- Jan Kos: no objection"."""

from __future__ import annotations

import re

from summarizer.attribution.cast import Cast
from summarizer.attribution.who import PERSON_KINDS, Who
from summarizer.models.document import Kind, PreparedText
from summarizer.names.persons import name_words
from summarizer.words.scripts import fold

#: Marks in front of the items of a list, as they stand in a set of an expression.
BULLETS = "*•‣▪◦–—-"
#: A bullet, one to three words that begin with capitals, and what parts them from what was said.
_ITEM = re.compile(
    rf"[ \t]*[{BULLETS}][ \t]+"
    r"(?P<who>[^\W\d_][\w'’.-]{1,30}(?:[ \t][^\W\d_][\w'’.-]{1,30}){0,2})"
    r"(?P<mark>[ \t]*[:,][ \t]|[ \t]+[–—-]{1,2}[ \t])",
)
#: Items of a text that have to be somebody's before any is taken for it.
_FEWEST = 2


def pointed_items(prepared: PreparedText, cast: Cast) -> list[tuple[int, int, Who]]:
    """Return where items of lists stand that begin with the name of who said them, and who that is; in order.

    A surname or given name is enough where one person of the text has it. Nothing of news, where lists are the
    reporter's, nor of a text with a single such item. Time is linear in the length of the text.
    """
    if prepared.document.kind in (Kind.NEWS, Kind.TRANSCRIPT):
        return []
    found: list[tuple[int, int, Who]] = []
    at = prepared.document.body_start
    for line in prepared.text[at:].splitlines(keepends=True):
        item = _ITEM.match(line)
        capital = item is not None and item["who"][0].isupper()
        who = _named(cast, item["who"], at + item.start("who")) if item and capital else None
        if item is not None and who is not None:
            found.append((at, at + len(line.rstrip()), who))
        at += len(line)
    return found if len(found) >= _FEWEST else []


def _named(cast: Cast, name: str, start: int) -> Who | None:
    """Return the one person that a name at the head of an item means, if there is one."""
    words = [fold(word) for word in name.split()]
    persons = [a for a in cast.actors if a.kind in PERSON_KINDS and " " in a.name]
    fitting = [a for a in persons if set(words) <= set(name_words(a.name))]
    return Who(name, start, name, (fitting[0],)) if len(fitting) == 1 else None
