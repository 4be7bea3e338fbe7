"""Who issues a document, as its letterhead and its foot name them: persons beside their offices, "Authorised by"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarizer.words.lists import actor_lists

__all__ = ["issuing_body", "persons_in_heading"]

_TITLE = re.compile(
    r"(?:(?:the|hon(?:ou?rable)?|right|rt|dr|mr|mrs|ms|senator|sir|dame|prof(?:essor)?|his|her|excellency|h\.e)"
    r"\b\.? *)+",
    re.IGNORECASE,
)
#: What only stands before persons: "The Hon", "Senator".
_PERSONAL = re.compile(
    r"\b(?:hon(?:ou?rable)?|dr|mr|mrs|ms|senator|sir|dame|excellency)\b", re.IGNORECASE
)
_BEHIND = re.compile(r"(?:[, ]+(?:MP|MHR|MLA|MEP|AM|AO|AC|KC|QC|OBE|CBE)\b)+\W*$")
_WORD = r"[A-Z][A-Za-zÀ-ÿ’'-]*\.?"
_NAME = re.compile(rf"{_WORD}(?: (?:(?:de|van|von|der|al|bin) )?{_WORD}){{1,3}}$")
#: What sets the parts of a letterhead apart. An office may hold "and" itself ("Trade and Ports"): only names are split.
_BORDER = re.compile(r"\s*(?:[|;\n]| [-–—] |, |(?<=[A-Za-z])\s+(?=(?:THE HON|The Hon)\b))\s*")
_AND = re.compile(r"\s+(?:and|&)\s+(?:the\s+)?(?=Hon\b|Senator\b|[A-Z])", re.IGNORECASE)
_WITH = re.compile(
    r"^(?:joint |media |press |news )*(?:release|statement|communiqué)\b\W*(?:with|by|from|of)?\b\W*",
    re.IGNORECASE,
)
_MOST = 6
#: First name and surname.
_SHORT_NAME = 2


def persons_in_heading(heading: str) -> tuple[str, ...]:
    """Return the persons a letterhead names beside an office or with a title before the name, in order, each once."""
    parts = [part for line in _BORDER.split(heading) for part in _parts(line.strip())]
    found: dict[str, None] = {}
    for part, following in pairwise([*parts, _Part("")]):
        name = _person(part.text)
        titled = _PERSONAL.search(part.text) or _BEHIND.search(part.text)
        if name and (titled or part.beside or _office(following.text)):
            found.setdefault(name, None)
    return tuple(found)[:_MOST]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a letterhead; ``beside``: it stands beside an office, with nothing between them."""

    text: str
    beside: bool = False


def _parts(line: str) -> Iterator[_Part]:
    """Yield a line, or the persons and offices that one line joins: "Minister for Ports Anna Holm and Jan Kos MP"."""
    for piece in _AND.split(_WITH.sub("", line)):
        yield from _office_and_name(piece)


def _office_and_name(piece: str) -> Iterator[_Part]:
    """Yield an office and a name that stand side by side, each by itself; else the piece."""
    words = piece.split()
    first = next((n for n, word in enumerate(words) if _is_role(word)), None)
    head, tail = " ".join(words[:first]), " ".join(words[-_SHORT_NAME:])
    if first and _person(head):
        yield _Part(head, beside=True)
        yield _Part(" ".join(words[first:]))
    elif first == 0 and len(words) > _SHORT_NAME + 1 and _person(tail):
        yield _Part(" ".join(words[:-_SHORT_NAME]))
        yield _Part(tail, beside=True)
    else:
        yield _Part(piece)


def _person(part: str) -> str | None:
    """Return the name that a part of a letterhead consists of; ``None`` where it is an office or anything else."""
    bare = _BEHIND.sub("", _TITLE.sub("", part, count=1)).strip(" ,.")
    words = bare.split()
    if not _NAME.fullmatch(bare) or any(_is_role(w) or w.lower() in _NO_NAME for w in words):
        return None
    return " ".join(w.capitalize() if w.isupper() else w for w in words)


def _office(part: str) -> bool:
    return any(map(_is_role, part.split()))


def _is_role(word: str) -> bool:
    return word.lower().strip(".,()") in _roles()


def _roles() -> frozenset[str]:
    return frozenset(actor_lists().titles.roles) | {"member", "shadow", "deputy", "acting"}


#: Words of headlines, letterheads and addresses that no person is called by.
_NO_NAME = frozenset(
    "media press news joint release statement communiqué for the of on to in and at with no not new house centre center"
    " office department ministry government parliament street avenue road contact subject date embargo immediate"
    " australia state national federal party committee council commission embassy mission".split()
)
_AUTHORISED = re.compile(
    r"\b(?:authori[sz]ed|published|issued|released|distributed) by:?\s+(?P<who>[^\n]{3,160})",
    re.IGNORECASE,
)
_BODY_WORD = re.compile(
    r"\b(?:party|greens|labor|labour|liberals?|democrats|council|union|association|federation|institute|ministry|department"
    r"|office|commission|agency|embassy|mission|board|foundation|alliance|company|bank|committee|centre|center)\b",
    re.IGNORECASE,
)
_FOOT = 500


def issuing_body(text: str) -> str | None:
    """Return the body that a foot says a document is issued by: "Authorised by A. Kos, Harbour Party, Port Anse"."""
    found = _AUTHORISED.search(text, max(0, len(text) - _FOOT))
    parts = re.split(r",\s+|\s{2,}", found["who"]) if found else []
    return next((p.strip(" .") for p in parts if _BODY_WORD.search(p) and p[:1].isupper()), None)
