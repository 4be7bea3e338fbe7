"""Mail that quotes mail: marks before lines say how deep, and a line above each quotation who wrote it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from summarizer.text.labels import is_plausible
from summarizer.text.turn import Turn
from summarizer.words.days import names_a_day

__all__ = ["mailed_turns", "without_quoted"]

#: The marks before a quoted line: one for each time it was quoted.
_MARKS = re.compile(r"(?:[ \t]?>){0,20}")
#: How a line ends that names whoever wrote what is quoted below it; the verb stands before the name in some languages.
_WROTE = re.compile(r"(?:^|\b)(?:wrote|writes|schrieb|escribió|écrit|ha scritto|schreef)[ \t]?:$")
_VERB_FIRST = re.compile(r"\bschrieb[ \t]+(?P<who>[^\d:]{2,50}):$")
_ADDRESS = re.compile(
    r"[ \t]*(?:<[^<>]{0,80}>|\([^()]{0,80}@[^()]{0,80}\)|\[mailto:[^\[\]]{1,80}\])[ \t]*$"
)
#: What stands before the name: a comma, a time or a number of a day.
_BEFORE_NAME = re.compile(r"[,\d][ \t]*(?:(?:[AaPp]\.?[Mm]\.?|UTC|GMT)\b,?[ \t]*)?(?=[^\d,]+$)")
#: The head of a mail: whom it is from, and its other lines.
_FROM = re.compile(
    r"[ \t*_]*From(?::|[ \t])[*_]*[ \t]*(?P<who>[^:]{2,60}(?:\[mailto:[^\[\]]{1,80}\]|<[^<>]{0,80}>)?)$"
)
_HEADER = re.compile(
    r"[ \t*_]*(?:Subject|Date|Sent|To|Cc|Bcc|Reply-To|Message-ID|In-Reply-To|References|Organization)(?::|[ \t])"
)
#: What mail programs write above a mail that another one answers, and a number above one of several.
_ORIGINAL = re.compile(
    r"(?:-{3,}|_{3,})[ ]?(?:[A-Z][\w ]{3,30}[ ]?)?(?:-{3,}|_{3,})?$|Message(?:[ ]?:|[ ]#?)[ ]?\d{1,4}$"
)
#: Heads of mails that show a text to be several.
_FEWEST = 2
_LONGEST = 160


class _Line(NamedTuple):
    at: int
    end: int
    level: int
    words: str


def mailed_turns(
    lines: Sequence[tuple[int, str]], front: Sequence[str] = ()
) -> list[tuple[int, int, str]]:
    """Return where what somebody wrote begins and ends in mail that quotes mail, and the name.

    A line above a quotation names who wrote it, with the day or an address; what is quoted without one is nobody's,
    and what is not quoted is the words of whoever the mail is from. ``lines``: those of the text that are not empty,
    with their offsets; ``front``: those before its body. Where nothing is quoted in this way there is nothing.
    """
    read = [_read(at, line) for at, line in lines]
    marked = any(line.level for line in read)
    heads = _heads(read)
    if not marked and len(heads) < _FEWEST:
        return []
    before = _heads([_read(0, line) for line in front if line.strip()])
    owned = list(_owned(read, heads, next(reversed(before.values()), None)))
    if len(heads) < _FEWEST and not any(name and line.level for line, name in owned):
        return []
    blocks = (list(block) for _, block in groupby(owned, key=lambda one: (one[0].level, one[1])))
    return [(block[0][0].at, block[-1][0].end, name) for block in blocks if (name := block[0][1])]


def _read(at: int, line: str) -> _Line:
    marks = _MARKS.match(line)
    end = marks.end() if marks else 0
    return _Line(at, at + len(line), line[:end].count(">"), line[end:].strip())


def _heads(lines: Sequence[_Line]) -> dict[int, str]:
    """Return the lines that say whom a mail is from, beside lines that say to whom, when and about what."""
    found: dict[int, str] = {}
    for n, line in enumerate(lines):
        sender = _FROM.match(line.words) if not line.level and len(line.words) < _LONGEST else None
        name = _plain_name(_ADDRESS.sub("", sender["who"])) if sender else None
        beside = (one for one in lines[max(0, n - 1) : n + 4] if one is not line)
        if name and any(_HEADER.match(one.words) for one in beside):
            found[n] = name
    return found


def _owned(
    lines: Sequence[_Line], heads: Mapping[int, str], sender: str | None
) -> Iterator[tuple[_Line, str | None]]:
    """Yield each line with whoever wrote it, first of all the sender; those that only name somebody are nobody's."""
    owners: dict[int, str] = {0: sender} if sender else {}
    for n, line in enumerate(lines):
        if n in heads or _ORIGINAL.match(line.words):
            owners = {0: heads[n]} if n in heads else {}
            yield line, None
            continue
        writer = _writer(n, lines)
        if writer:
            owners = {level: name for level, name in owners.items() if level <= line.level}
            owners[line.level + 1] = writer
        told = any((writer, _names_writer(line.words), _WROTE.match(line.words)))
        told = told or _HEADER.match(line.words) is not None
        yield line, None if told else owners.get(line.level)


def _writer(n: int, lines: Sequence[_Line]) -> str | None:
    """Return whom a line names as the one who wrote what is quoted below it, one mark deeper."""
    line, *below = lines[n : n + 3]
    words = line.words
    if below and not _WROTE.search(words) and _is_rest(below[0].words):
        words = f"{words} {below.pop(0).words}"
    if not below or below[0].level <= line.level:
        return None
    return _names_writer(words)


def _is_rest(words: str) -> bool:
    """Whether a line is the rest of one that names a writer: the verb, and perhaps the address."""
    return _WROTE.search(words) is not None and _names_writer(words) is None


def _names_writer(words: str) -> str | None:
    """Return whom words name as a writer, with a verb and perhaps the day, or with the day and an address."""
    if len(words) > _LONGEST:
        return None
    first = _VERB_FIRST.search(words)
    if first:
        return _plain_name(_ADDRESS.sub("", first["who"]))
    told = _WROTE.sub("", words).rstrip(" \t:")
    bare = _ADDRESS.sub("", told)
    signs = (
        _WROTE.search(words) is not None,
        bare != told,
        names_a_day(bare) or any(map(str.isdigit, bare)),
    )
    if sum(signs) < 2:
        return None
    before = _BEFORE_NAME.search(bare)
    return _plain_name(bare[before.end() :] if before else bare)


def _plain_name(words: str) -> str | None:
    """Return the name that words are; ``None`` where they are none."""
    name = words.strip(" \t*_\"'“”<>,")
    return name if name and is_plausible(name) and not any(map(str.isdigit, name)) else None


def without_quoted(turns: tuple[Turn, ...], lines: Sequence[tuple[int, str]]) -> tuple[Turn, ...]:
    """Leave out of turns what a mark before the line shows to be quoted from elsewhere.

    A turn of which all is quoted but its label is left as it is, and so are all where labels stand behind such marks.
    """
    quoted = {at for at, line in lines if _QUOTED.match(line)} if turns else set[int]()
    if not quoted or any(turn.start in quoted for turn in turns):
        return turns
    starts = [at for at, _ in lines]
    found: list[Turn] = []
    for turn in turns:
        own = lines[bisect_left(starts, turn.start) : bisect_left(starts, turn.end)]
        if all(at in quoted for at, _ in own[1:]):
            found.append(turn)
            continue
        parts = groupby(own, key=lambda one: one[0] in quoted)
        blocks = (list(block) for is_quoted, block in parts if not is_quoted)
        found += [
            Turn(turn.speaker, block[0][0], block[-1][0] + len(block[-1][1])) for block in blocks
        ]
    return tuple(found)


#: One mark before a quoted line; two show whoever speaks next in captions.
_QUOTED = re.compile(r"[ \t]*>(?!>)")
