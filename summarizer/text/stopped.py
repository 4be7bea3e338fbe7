"""Labels that a full stop ends, in records of hearings, boards and chambers: "Mr. HOLM. I thank", "President. –"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from summarizer.words.lists import actor_lists, text_lists

__all__ = ["is_titled", "stopped_labels"]

#: "Mr. HOLM. I thank", "Chairman Holm [presiding]. Order", "The CHAIRMAN. Order", "Senator Holm of Norland. I".
_TITLED = re.compile(
    r"[ \t]*(?P<label>[A-Z][\w'’-]*\.?(?:[ \t]+(?:[A-Z]\.|[^\W\d_][\w'’-]*)){1,5}?)"
    r"(?:[ \t]+\[[^\[\]\n]{1,40}\])?\.[ \t]+(?=(?P<first>\S))"
)
#: "President. – The next item", "Anna Holm, rapporteur. – Madam President", "Mr Holm.—I think", "Jan Kos (ELM). – No".
_DASHED = re.compile(
    r"[ \t]*(?P<label>[^\W\d_][^:\n*_–—−]{1,99}?)\.[ \t]?[–—−][–—−]?[ \t]*(?=[A-Z\d“\"(\[‘'¿¡])"
)
_DASHES = "–—−"
_LONGEST = 160
_ENDED = tuple(".!?…:;\"”’')]*-–—−_=")


def stopped_labels(lines: Sequence[tuple[int, str]], text: str) -> list[tuple[int, str]]:
    """Return where lines begin with a label that a full stop ends, and the label as it is written.

    ``lines``: those of the text that are not empty, with their offsets. In a text that is set in lines no label stands
    where a sentence runs on from the line above. A name in capitals counts where others have a title before it.
    """
    found = [
        (at, label)
        for (before, above), (at, line) in pairwise([(0, ""), *lines])
        if (label := next(filter(None, (read(line) for read in _FORMS)), None))
        and not _runs_on(above, line, text[before + len(above) : at])
    ]
    titled = [label for _, label in found if label.isupper() and is_titled(label)]
    alike = 4 * len(titled) >= len(found) or len(set(titled)) > 1
    return [(at, label) for at, label in found if alike or not label.isupper() or is_titled(label)]


def is_titled(label: str) -> bool:
    """Whether a label is a name behind a title or an office, or an office alone: "Mr Kos", "Prime Minister"."""
    words = label.replace(".", "").split()
    if not words:
        return False
    if words[0].lower() in _openings() and _is_somebody(words):
        return True
    lower = {word.lower() for word in words}
    return bool(lower & _roles()) and lower <= _openings()


def _runs_on(above: str, line: str, between: str) -> bool:
    """Whether a sentence of the line directly above goes on, and this line is set in no further than that one."""
    if not above or between.count("\n") > 1 or above.rstrip().endswith(_ENDED):
        return False
    return _indent(line) <= _indent(above)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _titled(line: str) -> str | None:
    """Return a title and a name, or an office, before a full stop."""
    first = line[:_LONGEST].split(maxsplit=1)[:1]
    if not first or first[0].rstrip(".").lower() not in _openings():
        return None
    found = _TITLED.match(line[:_LONGEST])
    if found is None or found["first"].islower():
        return None
    label = " ".join(found["label"].split())
    return label if _is_somebody(label.replace(".", "").split()) else None


def _is_somebody(words: Sequence[str]) -> bool:
    """Whether words are a title or an office with a name behind it, or "the" with an office."""
    lower = [word.lower() for word in words]
    particles = (*text_lists().particles, "pro", "tempore")
    if any(word[0].islower() and word not in particles for word in words):
        return False
    offices = sum(word in _roles() for word in lower)
    if len(lower[-1]) < 2 or lower[-1] in _honorifics() - _roles():
        return False  # the full stop is an abbreviation's: "Mr H. Holm", "The Hon. Anna Holm"
    if lower[0] == "the":
        return offices > 0 or all(word.isupper() for word in words[1:])
    if lower[0] not in _roles() and lower[0] not in _honorifics():
        return len(lower) > 2 and lower[1] in _roles()
    return any(word not in _roles() for word in lower[1:])


#: "ANNA HOLM.  Thank you.": a name in capitals, and a sentence that is not.
_CAPITALS = re.compile(
    r"[ \t]*(?P<label>[A-Z][A-Z.'’-]{1,20}(?:[ \t][A-Z][A-Z.'’-]{0,20}){1,3})\.[ \t]{1,4}(?=[A-Z“\"][a-z’']|I\b|A )"
)


def _capitals(line: str) -> str | None:
    """Return two to four words in capitals before a full stop and a sentence."""
    found = _CAPITALS.match(line[:_LONGEST])
    return " ".join(found["label"].split()) if found else None


#: "SIR A.B. HOLM, K.B.E. Mr Chairman, I rise": a title and a name in capitals, and the letters of an honour.
_HONOURED = re.compile(
    r"[ \t]*(?P<label>[A-Z][A-Z.'’-]{0,20}(?:[ \t][A-Z][A-Z.'’-]{0,20}){1,4})(?:,[ \t](?:[A-Z]\.){2,5}){1,4}"
    r"[:.]?[ \t]+(?=[A-Z“\"][a-z’']|I\b|A )"
)


def _honoured(line: str) -> str | None:
    """Return a title and a name in capitals before the letters of an honour and a sentence."""
    found = _HONOURED.match(line[:_LONGEST])
    label = " ".join(found["label"].split()) if found else ""
    return label if label and is_titled(label) else None


def _dashed(line: str) -> str | None:
    """Return the name before a full stop and a dash, without the office and the group behind it."""
    head = line[:_LONGEST]
    found = _DASHED.match(head) if any(dash in head for dash in _DASHES) else None
    if found is None:
        return None
    label = " ".join(_BEHIND.split(found["label"], maxsplit=1)[0].split())
    return label if label and all(map(_may_be_named, label.split())) else None


#: 'Witness. "It did not."', 'The Clerk (rising). "Silence!"': a function alone before a quotation, as books print it.
_QUOTED = re.compile(
    r"[ \t]*(?P<label>(?:The[ \t])?[A-Z][A-Za-z-]{3,24}(?:[ \t][A-Z][A-Za-z-]{1,24})?)"
    r"(?:[ \t]\([^()\n]{1,100}\))?\.(?:[ \t]\([^()\n]{1,100}\)\.?)?[ \t]+(?=[\"“«])"
)


def _quoted(line: str) -> str | None:
    """Return a function alone before a full stop and what is quoted of whoever has it."""
    found = _QUOTED.match(line[: 2 * _LONGEST])
    if found is None:
        return None
    words = found["label"].lower().split()
    return found["label"] if words[-1] in _roles() and _openings().issuperset(words) else None


#: What stands behind a name: an office behind a comma, a group or a seat in brackets.
_BEHIND = re.compile(r",|[ \t]\(")


def _may_be_named(word: str) -> bool:
    return not word[0].islower() or word in text_lists().particles


#: The forms of such labels, in the order in which they are looked for.
_FORMS = (_titled, _dashed, _capitals, _honoured, _quoted)


@cache
def _openings() -> frozenset[str]:
    """Return the words that a label of a title and a name begins with, in small letters."""
    modifiers = frozenset(actor_lists().titles.modifiers)
    return _roles() | _honorifics() | modifiers | {"the"}


@cache
def _roles() -> frozenset[str]:
    return frozenset(actor_lists().titles.roles) | {"clerk"}


@cache
def _honorifics() -> frozenset[str]:
    titles = actor_lists().titles
    listed: Iterator[str] = (
        word for group in (titles.honorifics, titles.female, titles.male) for word in group
    )
    return frozenset(word.rstrip(".").lower() for word in listed)
