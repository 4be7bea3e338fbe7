"""Letters to the editor that stand one after another: each begins by its address, most end with a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.text.dated import is_sentence
from summarizer.text.labels import is_plausible
from summarizer.text.undersigned import signatory
from summarizer.words.lists import LanguageLists, load, text_lists

__all__ = ["letters_to_the_editor"]

#: How such a letter begins, on a line of its own or before its words.
_ADDRESSED = re.compile(
    r"[\W_]*(?:to the editors?|dear (?:sir or madam|editors?|sir)|letter to the editor)[:,.;!—–-]",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?:(?<=\w\w)[.…]|[?!])[\"”’)]?[ \t]+")
_CLOSED = (".", "?", "!", "…", ".”", '."', "?”", '?"', ".)")
_INITIAL = re.compile(r"[^\W\d_]\.?")
#: Letters that show the form, code points at the end of one in which a name stands, and its words with the place.
_FEWEST, _LONGEST, _MOST_WORDS = 2, 90, 6


def letters_to_the_editor(lines: Sequence[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Return where letters begin and end that are addressed to an editor, and who signs each.

    Two or more are addressed so. A name signs that stands on a line below, or behind the last sentence of a letter,
    the place behind it. What nobody signs is nobody's. A letter without an address is read where a name stands below
    it. ``lines``: those of the text that are not empty, with their offsets.
    """
    addressed = {n for n, (_, line) in enumerate(lines) if _ADDRESSED.match(line)}
    if len(addressed) < _FEWEST:
        return []
    found: list[tuple[int, int, str]] = []
    first: int | None = None
    for n, (at, line) in enumerate(lines):
        if n in addressed:
            first = n
        said = n in addressed or is_sentence(line) or line.rstrip().endswith(_CLOSED)
        name = _behind(line) if said else signatory(line) if first is not None else None
        if name and first is not None:
            found.append((lines[first][0], at + len(line), name))
        if name or not said:
            first = None
        elif first is None:
            first = n
    return found if len(found) >= _FEWEST else []


def _behind(line: str) -> str | None:
    """Return the name behind the last sentence of a line, in any letters, without the place."""
    tail = line.rstrip()[-_LONGEST:]
    ends = [one.end() for one in _ENDED.finditer(tail)]
    words = tail[ends[-1] :].strip(" \t—–-") if ends else ""
    name, comma, _ = words.partition(",")
    parts = name.split()
    letters = all(
        part.replace(".", "").replace("-", "").replace("’", "").isalpha() for part in parts
    )
    if words.endswith(_CLOSED) or not letters or not 1 < len(parts) <= _MOST_WORDS:
        return None
    if not comma:
        last = 1
        while last + 1 < len(parts) and _goes_on(parts[last]):
            last += 1
        name = " ".join(parts[: last + 1])
    return name.strip() if _may_sign(name, line) else None


def _may_sign(name: str, line: str) -> bool:
    """Whether words name somebody as the letters of their line go, and do not begin a sentence that breaks off."""
    function = frozenset(load(LanguageLists, "en").function)
    return (line.islower() or is_plausible(name)) and function.isdisjoint(name.lower().split())


def _goes_on(word: str) -> bool:
    """Whether the surname is still to come: behind an initial or a particle."""
    return _INITIAL.fullmatch(word) is not None or word.lower() in text_lists().particles
