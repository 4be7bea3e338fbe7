"""One holder or several? The only place that joins names with "and", and that tells them apart again.

"Bosnia and Herzegovina" is one state, "the Ministry of Trade and Industry" one body, "Holm and Sons" one firm; "Jan
Holm and Eva Kos" are two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from summarizer.names.bodies import bodies, is_body, posts, subjects, words_of_name
from summarizer.names.persons import suffixes
from summarizer.names.places import known_place
from summarizer.words.lists import actor_lists
from summarizer.words.remembered import remembered

_AND = re.compile(r",? (?:and|&|together with|as well as) |, ", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|a|an|both) ", re.IGNORECASE)
_OF = re.compile(r" (?:of|for|on) ", re.IGNORECASE)
#: An abbreviation behind a name.
_LETTERS = re.compile(r" \((?P<letters>[A-Z]{3,8})\)$")
#: What counts the members of a group instead of naming it.
_COUNTED = re.compile(
    r"(?:some|many|several|most|few|others?|various|numerous|certain|(?:over|about|nearly|more than|at least) \w+"
    r"|an? (?:(?:large |small )?(?:group|number|majority|minority)) of)\b",
    re.IGNORECASE,
)
#: What a firm's name ends with: "Holm and Sons", "Holm, Kos and Partners".
_FIRM = re.compile(
    r"(?:Sons|Daughters|Brothers|Bros\.?|Sisters|Company|Co\.?|Partners|Associates)"
    r"(?:,? (?:Inc|Ltd|LLP|LLC|PLC|plc|Limited|GmbH|AG|SA)\.?)?$"
)
#: What stands behind the last of the names a firm is made of: "Holm and Kos LLP".
_FORM = re.compile(r"[A-Z][\w’'-]*,? (?:LLP|LLC|PLC|plc|Ltd|Inc|Limited|GmbH|AG|SA|& Co)\.?$")
#: What a council or board is of, in front of its head: it may be that of two places.
_LOCAL = frozenset(
    "community parish town village city borough district county municipal regional school".split()
)
_ONE_NAME = re.compile(r"[A-Z][\w’'-]*$")
#: Most separators of a text that are looked at: a list of more holders is no name.
_MOST = 40


class _Part(NamedTuple):
    """A piece of a text, and what stands between it and the piece before."""

    text: str
    before: str


def joined(names: Sequence[str]) -> str:
    """Return several holders as text: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


@remembered
def holders_of(text: str) -> tuple[str, ...]:
    """Return the holders a text names, one by one; a state or body with "and" in its name is one.

    For summaries of schema 1.0, which have the text alone. An apposition between commas stays with its name.
    """
    parts = _parts(" ".join(text.split()))
    if not any(_is_and(part) for part in parts):
        return _whole(parts)
    found: list[str] = []
    at = 0
    while at < len(parts):
        end = _place_end(parts, at) or at + 1
        name = _written(parts[at:end])
        if found and end == at + 1 and _goes_on(found[-1], parts[at]):
            found[-1] += parts[at].before + name
        else:
            found.append(name)
        at = end
    return tuple(found)


def takes_plural(text: str, holders: Sequence[str] = ()) -> bool:
    """Whether a verb behind a holder stands in the plural: several of them, or a group ("officials", "the ministers").

    ``holders`` are those of a summary of schema 1.1; of others the text tells.
    """
    several = holders or holders_of(text)
    return len(several) > 1 or _is_group(text)


def counts_some(text: str) -> bool:
    """Whether a holder is some of a kind, and no party as a whole: "many lawmakers", "several parties"."""
    return _COUNTED.match(text) is not None


@remembered
def is_unnamed_group(text: str) -> bool:
    """Whether a holder is a group that no name tells from another: "some countries", "parties", "a group of members".

    Two such groups are the same where they are written the same.
    """
    if _COUNTED.match(text):
        return True
    head, *_ = re.split(r" (?:of|for|on|from|in|to) ", _ARTICLE.sub("", text), maxsplit=1)
    named = any(word[:1].isupper() for word in text.split()[1:]) or known_place(text) is not None
    return bool(re.search(r"[a-z]{2}(?<![si])s$|people$|[^w]men$", head)) and not named


def _parts(text: str) -> list[_Part]:
    pieces: list[_Part] = []
    start, before = 0, ""
    for match in list(_AND.finditer(text))[:_MOST]:
        pieces.append(_Part(text[start : match.start()], before))
        start, before = match.end(), match.group()
    return [*pieces, _Part(text[start:], before)]


def _whole(parts: Sequence[_Part]) -> tuple[str, ...]:
    text = _written(parts)
    return (text,) if text else ()


def _written(parts: Sequence[_Part]) -> str:
    return parts[0].text + "".join(part.before + part.text for part in parts[1:]) if parts else ""


def _is_and(part: _Part) -> bool:
    return part.before not in ("", ", ")


def _place_end(parts: Sequence[_Part], at: int) -> int | None:
    """Return where a known state or organisation ends that begins at a part and goes on behind an "and"."""
    for end in range(min(len(parts), at + 4), at + 1, -1):
        if known_place(_written(parts[at:end])) is not None:
            return end
    return None


def _goes_on(name: str, part: _Part) -> bool:
    """Whether a part belongs to the holder before it: an apposition, or the rest of a body's name."""
    if part.before == ", ":
        return _is_apposition(part.text)
    if _is_firm(name, part.text) or _is_of_two_places(name, part.text):
        return True
    if _ARTICLE.match(part.text) or known_place(part.text) is not None:
        return False
    if _has_letters_of_both(name, part.text):
        return True
    words = words_of_name(part.text)
    if _is_open_body(name):
        return not is_body(part.text) and not set(words) & posts() and _is_subject(words)
    return _is_subject(words_of_name(_ARTICLE.sub("", name)), alone=True) and _ends_a_body(words)


def _has_letters_of_both(name: str, rest: str) -> bool:
    """Whether an abbreviation behind both is that of one body: "the Guild of Divers | and Sailors (GDS)"."""
    found = _LETTERS.search(rest)
    letters = found["letters"].lower() if found is not None else ""
    first, second = words_of_name(_ARTICLE.sub("", name)), words_of_name(rest)
    begins = bool(letters) and len(first) > 1 and first[0][0] == letters[0]
    return begins and bool(second) and second[0][0] in letters[1:]


def _is_firm(name: str, rest: str) -> bool:
    """Whether a name goes on as that of a firm: "Holm | and Sons", "Holm | and Kos LLP"."""
    called = _ONE_NAME.match((name.split() or [""])[-1]) and not _ARTICLE.match(rest)
    known = known_place(name) is not None or is_body(name)
    return bool(called) and not known and (_FIRM.match(rest) or _FORM.match(rest)) is not None


def _is_of_two_places(name: str, rest: str) -> bool:
    """Whether a local body is that of two places: "Orrin | and Tarn Community Council"."""
    words = words_of_name(rest)
    ends = len(words) > 2 and words[-1] in bodies() and words[-2] in _LOCAL
    return ends and _ONE_NAME.match(name) is not None and known_place(name) is None


def _is_apposition(text: str) -> bool:
    """Whether what follows a comma belongs to the name before it: "Jan Holm, foreign minister", "Jan Holm, Jr."."""
    described = text[:1].islower() and _ARTICLE.match(text) is None
    return described or frozenset(words_of_name(text)) <= suffixes()


def _is_open_body(name: str) -> bool:
    """Whether a name may go on behind "and": it has a body or office with what it is for ("the Ministry of Trade")."""
    head, *behind = _OF.split(name, maxsplit=1)
    words = words_of_name(head)
    return bool(behind) and bool(words) and words[-1] in bodies() | posts() | _groups()


def _is_subject(words: Sequence[str], *, alone: bool = False) -> bool:
    """Whether words say what a body is for: one word, or several of which one is a usual subject."""
    named = any(w in subjects() for w in words)
    return named if alone or len(words) != 1 else True


def _ends_a_body(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[-1] in bodies() and words[-2] not in ("of", "for")


@cache
def _groups() -> frozenset[str]:
    return frozenset(actor_lists().titles.plural_roles)


def _is_group(text: str) -> bool:
    """Whether the head noun of a text is a plural: "Norland officials", "the ministers of Norland"."""
    words = words_of_name(_OF.split(text, maxsplit=1)[0])
    return bool(words) and words[-1] in _groups()


def unstopped(name: str | None) -> str:
    """Return a name as it stands before the full stop of a sentence: one of its own ("Bram Toll, Jr.") is that stop."""
    return (name or "nobody").removesuffix(".")
