"""Which body met, and for which time: "First meeting of the Steering Council"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.brief.headings.gatherings import named_in
from summarizer.brief.headings.shortened import short_title
from summarizer.brief.phrasing.prose import capitalised
from summarizer.names.bodies import is_body
from summarizer.names.places import government

_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last"
#: "the Harbour Council met for the second time", "the Lake Commission held its third meeting".
_MET = re.compile(
    r"(?P<body>(?:[A-Z][\w’'&-]* (?:(?:of|on|for) (?:the )?)?){0,7}[A-Z][\w’'-]*)(?: \([A-Z]{2,10}\))?"
    r"(?: (?:today|yesterday|again|also))?"
    r" (?:(?:met|convened|gathered|reconvened)\b(?: (?:today|yesterday|virtually|in \w+))?"
    rf"(?: for (?:the|its) (?P<time>{_ORDINALS}) time)?"
    rf"|held (?:its|the) (?P<nth>{_ORDINALS}|regular|annual|inaugural) (?P<what>meeting|session))"
)
#: Before the name of a meeting in the title of its account.
_ACCOUNT_OF = re.compile(
    r"^(?:Readout|Record|Summary|Minutes|Report|Proceedings|Notes?)(?: of| from| on)(?: the)? ",
    re.IGNORECASE,
)
_A_MEETING = re.compile(
    rf"(?:(?:{_ORDINALS}|regular|annual|inaugural) )?(?:meeting|session|plenary|summit|conference)\b of",
    re.IGNORECASE,
)
#: Bodies that sit, and names that are enough for a meeting in a bulletin.
_MEETING = re.compile(
    r"\b(?:committee|council|commission|assembly|board|congress|parliament|group|party on)\b"
    r"(?: (?:of|on|for) .*)?$",
    re.IGNORECASE,
)
_ALONE = (
    "plenary",
    "committee of the whole",
    "opening plenary",
    "closing plenary",
    "contact group",
)
#: "Minister Dahl's Convening with Water Commissioners".
_HELD = re.compile(
    r"(?:[’']s?|\b[A-Z]\w+) (?:\w+ ){0,2}?"
    r"(?:meeting|convening|roundtable|session|summit|briefing|conference|discussion|call)s? (?:with|on)\b",
    re.IGNORECASE,
)
#: Words of a title that is but the name of a meeting at most.
_NAME = 6


def convened(texts: Iterable[str]) -> str:
    """Return the meeting that some passages tell of as one of a body: empty where none says which body met."""
    found = (_of_body(m) for text in texts for m in _MET.finditer(" ".join(text.split())))
    return next(filter(None, found), "")


def body_convened(texts: Iterable[str]) -> Iterator[str]:
    """Yield the bodies that some passages tell to have met."""
    for text in texts:
        for found in _MET.finditer(" ".join(text.split())):
            if _of_body(found):
                yield _named(found)


def _named(found: re.Match[str]) -> str:
    return re.sub(r"^(?:The|Yesterday|Today) ", "", found["body"])


def _of_body(found: re.Match[str]) -> str:
    body = _named(found)
    if not is_body(body) or government(body):
        return ""
    time = found["time"] or found["nth"] or ""
    return capitalised(f"{time} {found['what'] or 'meeting'} of the {body}".strip())


def meeting_titled(title: str) -> str:
    """Return the meeting a title names: "Readout of the First Meeting of X", "Standing Committee"; else nothing."""
    plain = " ".join(title.split())
    named = _ACCOUNT_OF.sub("", plain)
    if _A_MEETING.match(named):
        return capitalised(named)
    short = short_title(plain)
    if named != plain and _HELD.search(short) and not short.endswith("…"):
        return capitalised(_ACCOUNT_OF.sub("", short))
    if plain.lower() in _ALONE:
        return capitalised(plain)
    brief = len(plain.split()) <= _NAME
    meets = is_body(plain) and _MEETING.search(plain) is not None
    return plain if brief and (named_in(plain) == plain or meets) else ""
