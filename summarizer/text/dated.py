"""Posts below a short line with who writes and the day: "aholm · comment · 2031-05-03", "Anna Holm wrote on 3 May:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.names.places import canonical_place
from summarizer.text.alike import speaks_to_others
from summarizer.text.labels import displayed, is_plausible
from summarizer.text.recurring import is_a_list
from summarizer.words.days import WEEKDAYS, calendar_days
from summarizer.words.lists import text_lists

__all__ = ["Head", "dated_heads", "heads_in", "is_sentence"]

#: Code points of a line that is a head; a mark that stands for its day, and for its time.
_LONGEST, _DAY, _TIME = 110, "\x00", "\x01"
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ \t]?[AaPp]\.?[Mm]\b\.?)?(?:[ \t](?:UTC|GMT)\b)?"
)
#: How long ago a page says that something was written, and days in figures.
_UNIT = r"(?:(?:min(?:ute)?|h(?:ou)?r|day|w(?:ee)?k|month|mo|y(?:ea)?r)s?|[mhdwy])\b\.?"
_AGO = re.compile(rf"\b(?:\d{{1,3}}[ \t]?|an?[ \t]){_UNIT}[ \t]ago\b|\b[Yy]esterday\b")
_IN_FIGURES = re.compile(r"(?<![\w/])\d{1,2}/(?:\d{1,2}|[A-Z][a-z]{2})/\d{2,4}(?![\w/])")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(day[:3] for day in WEEKDAYS)})[a-z]{{0,6}}\b,?")
_TOKEN = re.compile(r"[\x00\x01]|@?(?:u/)?\w[\w.'’-]*|[^\w\s]")
_ASIDE = re.compile(r"[ \t]*(?:[(\[][^()\[\]\x00\x01]{0,40}[)\]]|<[^<>\x00\x01]{0,80}>)")
#: Words that say of whoever is named beside them that they write.
_WRITING = frozenset(
    "wrote writes commented comment comments replied reply posted post submitted answered answer asked said"
    " says".split()
)
#: A name has at most so many words, what leads to it and what follows at most so many words and marks.
_MOST_NAMES, _MOST_LEAD, _MOST_BEHIND = 4, 5, 12
#: Heads of one form: where a word says that somebody writes, and where none does.
_FEWEST_TOLD, _FEWEST = 2, 3
#: Words beside a day and a time on a line of their own.
_LITTLE = frozenset(("at", "on", "ago"))
#: Marks of type, of a list and of a heading before a head.
_EDGE = " \t\u00a0*_#>-\u2022\u00b7"


class Head(NamedTuple):
    """A line that names who writes, and when: which one, how it is written, the name, and whether it has a time."""

    line: int
    form: tuple[str, ...]
    name: str
    timed: bool


def dated_heads(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return where posts begin with a line that names who writes and the day, and the names.

    Such lines are written alike, name two persons or more and have words below them, mostly sentences; where no word
    says that somebody writes, most of these speak to others. ``lines``: those of the text that are not empty, with
    their offsets.
    """
    heads = heads_in(lines)
    counts = Counter(head.form for head in heads)
    for form, number in counts.most_common(2):
        found = [head for head in heads if head.form == form]
        if number >= _FEWEST_TOLD and _are_posts(found, lines):
            return [(lines[head.line][0], head.name) for head in heads if _is_like(head.form, form)]
    return []


def _is_like(form: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two forms are one but for a word, which says what is written: "description" for "comment"."""
    if len(form) != len(other):
        return False
    differing = [pair for pair in zip(form, other, strict=True) if pair[0] != pair[1]]
    return not differing or (len(differing) == 1 and all(map(str.isalpha, differing[0])))


def heads_in(lines: Sequence[tuple[int, str]]) -> list[Head]:
    """Return the lines that hold a name and a day and hardly anything else."""
    return [head for n, (_, line) in enumerate(lines) if (head := _head(n, line, lines))]


def _head(n: int, line: str, lines: Sequence[tuple[int, str]]) -> Head | None:
    if len(line) > _LONGEST or line.rstrip("* _").endswith((".", "?", "!", ";")):
        return None
    tokens = _tokens(line)
    if tokens.count(_DAY) != 1:
        return None
    timed = _TIME in tokens
    if not n or any(token[0].isalpha() and token not in _LITTLE for token in tokens):
        named = _named(tokens)
        return Head(n, *named, timed) if named else None
    first = n - 2 if n > 1 and lines[n - 1][1].strip(_EDGE).lower() in _WRITING else n - 1
    above = " ".join(line for _, line in lines[first:n])
    named = _named(_TOKEN.findall(_ASIDE.sub(" ", above))) if len(above) <= _LONGEST else None
    return (
        Head(first, (*named[0], "\n", *(("ago",) if "ago" in tokens else ())), named[1], timed)
        if named
        else None
    )


def _tokens(line: str) -> list[str]:
    """Return the words and marks of a line, with one mark for its day and one for its time."""
    days = calendar_days(line)
    plain = line
    for day in reversed(days):
        plain = plain[: day.start] + _DAY + plain[day.end :]
    if not days:
        plain = _IN_FIGURES.sub(_DAY, _AGO.sub(f"{_DAY} ago", line))
    if _DAY not in plain:
        return []
    plain = _WEEKDAY.sub(" ", _CLOCK.sub(_TIME, plain))
    return _TOKEN.findall(_ASIDE.sub(" ", plain.strip(_EDGE)))


def _named(tokens: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """Return what stands around the one name among some words and marks, and the name; ``None`` where none does."""
    first = _beginning(tokens)
    last = first
    while (
        last < len(tokens)
        and last - first < _MOST_NAMES
        and _may_be_named(tokens[last], last == first)
    ):
        last += 1
        if not tokens[last - 1][0].isupper() and tokens[last - 1] not in text_lists().particles:
            break  # a handle is one word
    name = displayed(" ".join(tokens[first:last])).rstrip(".,")
    behind = tokens[last:]
    if not name or len(behind) > _MOST_BEHIND or any(token[0].isupper() for token in behind):
        return None
    handle = last - first == 1 and not name[0].isupper()
    if not (handle or is_plausible(name)) or len(name) < len("Jo") or name in ("The", "An"):
        return None
    around = (*tokens[:first], "", *behind)
    end = around.index(_DAY, first) + 1 if _DAY in behind else len(around)
    ago = ("ago",) if "ago" in behind else ()
    plain = ("#" if token.isdigit() else token.lower() for token in (*around[:end], *ago))
    return tuple(token for token in plain if token not in (_TIME, "at", "#")), name.lstrip(
        "@"
    ).removeprefix("u/")


def _beginning(tokens: Sequence[str]) -> int:
    """Return where the name begins: behind "by" or "from", a number, a day with its time, or at the beginning."""
    head = [token.lower() for token in tokens[:_MOST_LEAD]]
    for n, token in enumerate(head[:-1]):
        if token in ("by", "from"):
            return n + 1 + (head[n + 1] == ":")
    if head and head[0] in _WRITING and any(token.isdigit() for token in head[1:3]):
        return 2 + (not head[1].isdigit())  # "Comment 3", "Post #3"
    day = head.index(_DAY) if _DAY in head else 0
    if _DAY in head and not any(t[0].isalpha() and t not in ("on", "at") for t in head[:day]):
        first = day + 1
        while first < len(tokens) and _is_between(tokens[first]):
            first += 1
        return first
    return 0


def _is_between(token: str) -> bool:
    return token in (_TIME, "at") or not (token[0].isalnum() or token[0] == "@")


def _may_be_named(token: str, first: bool) -> bool:
    if (token[0] == "@" and len(token) > 1) or (first and token[0].isalpha()):
        return True
    return token[0].isupper() or token in text_lists().particles


def _are_posts(found: Sequence[Head], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether heads of one form are those of posts, by two or more, with sentences below each."""
    if len({head.name for head in found}) < 2:
        return False
    labels = [(lines[head.line][0], head.name) for head in found]
    ends = [head.line for head in found[1:]] + [len(lines)]
    said = [
        [line for _, line in lines[head.line + 1 : end]]
        for head, end in zip(found, ends, strict=True)
    ]
    sentences = sum(any(map(is_sentence, one)) for one in said)
    if is_a_list(labels, lines) or not all(said) or 3 * sentences < 2 * len(said):
        return False
    form = found[0].form
    if not _WRITING.isdisjoint(form) or form[:2] == ("from", ":"):
        return True
    spoken = sum(speaks_to_others(" ".join(one)) for one in said)
    marks = [token for token in form if token and token not in (_DAY, ",", "\n")]
    handles = not any(head.name[0].isupper() for head in found)
    places = any(canonical_place(head.name) is not None for head in found)
    timed = all(head.timed for head in found)
    marked = (any((marks, handles, timed))) and not places
    return marked and len(found) >= _FEWEST and 2 * spoken > len(said)


def is_sentence(line: str) -> bool:
    """Whether a line is said: more than three words, in which a sentence ends."""
    return len(line.split()) > _SHORT and _ENDED.search(line) is not None


_SHORT = 3
_ENDED = re.compile(r"[.?!…:][”\"’)]?(?:\s|$)")
