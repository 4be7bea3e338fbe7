"""Comments that are signed behind their words, with the time and the day: "No. – Anna (talk) 23:52, 3 May 2031"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.text.alike import speaks_to_others
from summarizer.text.dated import Head, heads_in, is_sentence
from summarizer.text.labels import called_by_title, is_plausible
from summarizer.text.lone import names_a_person

__all__ = ["signatory", "signed_comments"]

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[AaPp]\.?[Mm]\b\.?)?"
_DAY = (
    r"(?:\d{1,2}\.? [^\W\d_]{3,9}\.? \d{4}|[^\W\d_]{3,9} \d{1,2}, \d{4}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
#: The time and the day behind a name, the zone and a link in brackets behind them.
_STAMP = re.compile(
    rf"(?<!\w)(?:{_CLOCK},? {_DAY}|{_DAY},?(?: [^\W\d_]{{1,3}})? {_CLOCK})"
    r"(?P<zone> \(?(?:UTC|GMT|[A-Z]{2,4}T)\)?)?(?:\[\w{1,12}\])?"
)
#: What stands in brackets behind a name that signs: "(talk)", "[Send me a message]".
_ASIDE = re.compile(r"[ ]?[(\[][^()\[\]\n]{1,60}[)\]]$")
#: A link of a wiki, of which the words are read.
_LINKED = re.compile(r"\[\[(?:[^\[\]|\n]{0,80}\|)?([^\[\]|\n]{0,80})\]\]")
#: A dash before a name, and the end of a sentence.
_DASH = re.compile(r"[\u2013\u2014\u2015~]|-{2,}")
_ENDED = re.compile(r"[.?!…:][\"”’)]?[ \t]+")
#: Code points of a line's end in which a name stands; words of a name.
_LONGEST, _MOST_WORDS = 90, 4
_FEWEST = 2
_CLOSED = (".", "?", "!", "…", ":", "”", '"')
#: What stands around a name.
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


class _Signed(NamedTuple):
    """Words with who signs them: their line, where they begin and end, whether a dash or brackets show the name."""

    line: int
    start: int
    end: int
    name: str
    marked: bool


def signed_comments(lines: Sequence[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Return where comments begin and end whose signature stands behind their words, and who signs.

    Two persons or more sign, most of them behind a dash or with brackets behind the name, or all on a line below.
    A comment begins where its paragraph does, or behind the signature before on its line; paragraphs above that end
    as sentences do are part of it. ``lines``: those of the text that are not empty, with their offsets.
    """
    found = [one for n, (at, line) in enumerate(lines) for one in _signed(n, at, line)]
    marked = sum(one.marked for one in found)
    if marked < _FEWEST or 2 * marked < len(found) or len({one.name for one in found}) < _FEWEST:
        return _below(lines) or _letters(lines)
    return [
        (_begin(one, before, lines), one.end, one.name)
        for before, one in zip([None, *found], found, strict=False)
        if one.name
    ]


def _signed(number: int, at: int, line: str) -> Iterator[_Signed]:
    """Yield what is signed on a line."""
    begin = 0
    for stamp in _STAMP.finditer(line) if any(map(str.isdigit, line)) else ():
        words = line[max(begin, stamp.start() - 2 * _LONGEST) : stamp.start()]
        words = _LINKED.sub(r"\1", words)
        named = _name_behind(words) or (_name_with_link(words) if stamp["zone"] else None)
        if named is not None:
            yield _Signed(number, at + begin, at + stamp.end(), *named)
            begin = stamp.end()


def _name_behind(words: str) -> tuple[str, bool] | None:
    """Return the name that some words end with, and whether a dash or brackets show that it signs them."""
    bare = words[-_LONGEST:].rstrip(" ,\t")
    plain = _ASIDE.sub("", _ASIDE.sub("", bare)).rstrip()
    dashes = [one.end() for one in _DASH.finditer(plain)]
    ends = dashes or [one.end() for one in _ENDED.finditer(plain)]
    bracketed = plain != bare
    if not (ends or bracketed):
        return None
    name = _AROUND.sub("", plain[ends[-1] if ends else 0 :])
    parts = name.split()
    handle = len(parts) == 1 and name[0].isalpha()
    if not 0 < len(parts) <= _MOST_WORDS or not (handle or is_plausible(name)):
        return (
            ("", True) if dashes and bracketed else None
        )  # "— unsigned comment added by 10.0.0.7 (talk)"
    return name, bool(dashes) or bracketed


def _name_with_link(words: str) -> tuple[str, bool] | None:
    """Return the name behind a sentence and before the word, or the mark, that links to whoever signs."""
    plain = words[-_LONGEST:].rstrip(" ,\t")
    link = _LINK.search(plain)
    ends = [one.end() for one in _ENDED.finditer(plain)]
    name = _AROUND.sub("", plain[ends[-1] : link.start()]) if link and ends else ""
    return (name, True) if name and is_plausible(name) else None


#: "talk" behind a name, or a mark.
_LINK = re.compile(r"[ \t]+(?:(?!at$|on$)[a-z]{2,12}|[^\w\s]{1,3})$")


def _begin(one: _Signed, before: _Signed | None, lines: Sequence[tuple[int, str]]) -> int:
    """Return where a comment begins: with those above, up to the signature before, that end as sentences do."""
    if before is None or before.line == one.line:
        return one.start
    first = one.line
    while first - 1 > before.line and lines[first - 1][1].rstrip().endswith(_CLOSED):
        first -= 1
    return lines[first][0]


def _below(lines: Sequence[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Return the comments that a line below each signs: "Posted by: Anna Holm | 3 May 2031 at 10:02"."""
    heads = heads_in(lines)
    counts = Counter(head.form for head in heads)
    form, number = next(iter(counts.most_common(1)), ((), 0))
    feet = [head for head in heads if head.form == form]
    if number < _FEWEST or len({foot.name for foot in feet}) < _FEWEST:
        return []
    above = [-1, *(foot.line for foot in feet)]
    said = [range(a + 1, b) for a, b in pairwise(above)]
    told = all(any(is_sentence(lines[n][1]) for n in one) for one in said)
    behind = any(is_sentence(line) for _, line in lines[feet[-1].line + 1 :])
    if behind or not (told and ("by" in form or _speak(feet, said, lines))):
        return []
    firsts = [_first_said(one, lines) for one in said[:1]] + [one.start for one in said[1:]]
    return [
        (lines[first][0], lines[foot.line][0] + len(lines[foot.line][1]), foot.name)
        for first, foot in zip(firsts, feet, strict=True)
    ]


def _speak(feet: Sequence[Head], said: Sequence[range], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether three or more sign with full names, most of whom speak to others."""
    full = all(" " in foot.name or foot.name.islower() for foot in feet)
    spoken = sum(speaks_to_others(" ".join(lines[n][1] for n in one)) for one in said)
    return full and len(feet) > _FEWEST and 2 * spoken > len(said)


def _first_said(one: range, lines: Sequence[tuple[int, str]]) -> int:
    """Return the first of the lines right above a signature that are all said."""
    first = one.stop
    while first > one.start and (is_sentence(line := lines[first - 1][1]) or line.endswith(".")):
        first -= 1
    return min(first, one.stop - 1)


def _letters(lines: Sequence[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Return the letters of a page that a name below each signs, most of them with the place behind it.

    Three or more sign, under the last words as under all before; half of them with a given name that is listed, a
    title or initials; most speak to others.
    """
    if not lines or (last := signatory(lines[-1][1])) is None:
        return []
    ends = [
        n
        for n in range(1, len(lines))
        if signatory(lines[n][1]) and lines[n - 1][1].rstrip().endswith(_CLOSED)
    ]
    said = [range(a + 1, b) for a, b in pairwise([-1, *ends])]
    names = [signatory(lines[n][1]) or last for n in ends]
    spoken = sum(speaks_to_others(" ".join(lines[n][1] for n in one)) for one in said)
    placed = sum("," in lines[n][1] for n in ends)
    persons = sum(map(_is_person, names))
    if len(set(names)) <= _FEWEST or 2 * min(placed, persons, spoken) < len(ends):
        return []
    firsts = [_first_said(one, lines) for one in said]
    return [
        (lines[first][0], lines[n][0] + len(lines[n][1]), name)
        for first, n, name in zip(firsts, ends, names, strict=True)
    ]


def signatory(line: str) -> str | None:
    """Return the name that a short line consists of, the place or an office behind a comma apart."""
    if len(line) > _LONGEST or is_sentence(line) or ":" in line:
        return None
    name = _AROUND.sub("", line.split(",", maxsplit=1)[0])
    full = 1 < len(name.split()) <= _MOST_WORDS and not any(map(str.isdigit, line))
    return name if full and is_plausible(name) else None


def _is_person(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return names_a_person(name) or called_by_title(name) or len(first.rstrip(".")) == 1
