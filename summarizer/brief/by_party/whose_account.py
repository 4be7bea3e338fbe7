"""Whose account a document is, by name, where lines set accounts side by side: "Norland (A and D), the Courier (C)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from summarizer.brief.phrasing.grammar import at_the_head
from summarizer.brief.phrasing.prose import listed
from summarizer.brief.view.note import Line, StoryView
from summarizer.models.brief import Story
from summarizer.models.verified import DocumentRecord

#: Words of a publisher's name that stands before a line at most.
_NAME_OF_PUBLISHER = 4
#: A publisher that calls itself as the note calls its accounts: "B", "Account B", "A and B", "Norland (A)".
_LIKE_A_LETTER = re.compile(
    r"(?i:accounts?\b).*|[A-Z](?:(?:\s*[,&]\s*|\s+and\s+)[A-Z])*|.*\([A-Z]{1,2}\).*"
)

Named = tuple[str, tuple[str, ...]]
"""The name of an account, empty where none is known, and the letters of its documents."""


def whose(
    story: Story,
    letters: Mapping[str, str],
    records: Mapping[str, DocumentRecord],
    author: Callable[[str], str | None],
) -> dict[str, str]:
    """Return whose account each document of a story is, by letter: a side's, else its publisher's where that is short.

    ``letters`` and ``records`` are those of the documents by source, ``author`` gives the side of one.
    """
    found = ((d, author(d) or _short(records[d].publisher)) for d in story.documents)
    return {letters[d]: at_the_head(name) for d, name in found if name}


def _short(publisher: str | None) -> str:
    words = (publisher or "").split()
    name = " ".join(words)
    serves = len(words) <= _NAME_OF_PUBLISHER and not _LIKE_A_LETTER.fullmatch(name)
    return name if serves else ""


def by_account(letters: Iterable[str], names: Mapping[str, str]) -> list[Named]:
    """Return letters of documents with whose account they are, those of one together; each unnamed one alone."""
    found: dict[str, list[str]] = {}
    for letter in letters:
        found.setdefault(names.get(letter) or f"\0{letter}", []).append(letter)
    return [("" if name[0] == "\0" else name, tuple(its)) for name, its in found.items()]


def in_words(letters: Iterable[str], names: Mapping[str, str]) -> str:
    """Return documents by whose account they are, within a sentence: "Norland (A and D), the Courier (C) and F"."""
    found = ((re.sub("^The ", "the ", n), listed(its)) for n, its in by_account(letters, names))
    return listed([f"{name} ({its})" if name else its for name, its in found])


def with_accounts(view: StoryView, names: Mapping[str, str]) -> StoryView:
    """Return a story whose lines that set accounts side by side say whose they are."""

    def named(_: str, lines: Sequence[Line]) -> tuple[Line, ...]:
        return tuple([_named(line, names) for line in lines])

    return view.with_lines(named)


def _named(line: Line, names: Mapping[str, str]) -> Line:
    if not any(part.letters or part.called for part in line.parts):
        return line
    parts = (replace(p, called=tuple(by_account(p.letters, names))) for p in line.parts)
    return replace(line, parts=tuple(parts))
