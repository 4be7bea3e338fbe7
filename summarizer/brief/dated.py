"""Days of the week with their date: a reader of the note does not know when its documents appeared."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from summarizer.brief.note import Line, Part, StoryView
from summarizer.brief.prose import day_in_words
from summarizer.words.days import WEEKDAYS, calendar_days, named_days

#: The date of the documents a line's footnotes lead to; nothing where they have none or several.
PublishedAt = Callable[[tuple[int, ...]], date | None]

_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]?")
#: "Black Friday" is a name.
_WEEKDAY = re.compile(rf"(?:(?<=\b[Oo]n )|[Ll]ast )(?:{'|'.join(WEEKDAYS)})(?!s?\w|[’'])")
#: Where something is still to come, the latest day of that name is not the one that is meant.
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|must|can|next|coming|plan\w*|schedul\w*|expect\w*|due|ahead|upcoming"
    r"|(?:is|are|was|were|am) to|to be|until|from|by|before|every|each)\b"
)


def with_days(view: StoryView, published: PublishedAt) -> StoryView:
    """Return a story in whose lines a past day of the week has its date in brackets: "on Tuesday [15 September 2026]".

    A day that is named in quotation marks, in a sentence of what is to come, or beside a date stays as it is; so does
    one of a document without a date of publication.
    """

    def dated(line: Line) -> Line:
        return replace(line, parts=tuple(_part(part, published) for part in line.parts))

    return view.with_lines(lambda _, lines: tuple(map(dated, lines)))


def _part(part: Part, published: PublishedAt) -> Part:
    text = part.text
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    if not _WEEKDAY.search(plain) or calendar_days(plain) or _TO_COME.search(plain):
        return part
    appeared = published(part.notes)
    for named in reversed(named_days(plain, appeared) if appeared else []):
        if named.day and _WEEKDAY.fullmatch(plain, named.start, named.end):
            text = f"{text[: named.end]} [{day_in_words(named.day)}]{text[named.end :]}"
    return replace(part, text=text)
