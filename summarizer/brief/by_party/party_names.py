"""The heading of a party: a state by its name, a person with the office or the description that a document gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.brief.phrasing.mentions import is_named_person
from summarizer.brief.phrasing.verbs import reporting_verb
from summarizer.names.bodies import posts, subjects
from summarizer.names.introduced import CHAIRS, NO_MORE
from summarizer.names.places import government
from summarizer.words.lists import actor_lists

#: Letters of an abbreviation of a state at most: "US", "DPRK".
_LETTERS = 4
#: Words of an office before a name, and of a description behind one, at most.
_BEFORE, _BEHIND = 4, 5
#: Code points before a name in which its office stands, and mentions of the name that are looked at.
_AROUND, _MENTIONS = 90, 12
#: Words before an office among which one says that it is no more.
_NEAR = 2
#: Offices that are written short before a name.
_SHORT = frozenset("Sen. Rep. Gov. Gen. Lt. Col. Adm. Maj. Capt. Sgt. Dr. Prof. Sir Dame".split())
_CAPITALS = re.compile(
    r"(?:(?<![\w’'-])(?:[A-Z][\w’'-]*|Sen\.|Rep\.|Gov\.|Gen\.|Lt\.|Col\.|Adm\.|Maj\.|Capt\.|Sgt\.|Dr\.|Prof\.)\s+){1,6}$"
)
#: "According to Jan Holm, a strike is near": what follows is told, and says nothing of the person.
_FRONTED = re.compile(r"\b(?:according to|for) $", re.IGNORECASE)
#: Words before the head of an office that belong to it: "Attorney General", "Deputy Prime Minister".
_PART_OF_AN_OFFICE = frozenset(
    "attorney solicitor surgeon lieutenant major chief prime vice deputy assistant acting foreign press secretary"
    " executive".split()
)
#: Offices that say nothing without what they are for: "National Security Advisor".
_SAYS_NOT_OF_WHAT = frozenset(
    "advisor adviser director coordinator envoy representative commissioner administrator".split()
)
#: What says little of somebody alone: an office of a hundred bodies.
_SAYS_LITTLE = frozenset(
    "president candidate governor general secretary leader chief head minister chairman delegate founder co-founder"
    " owner member editor director manager".split()
)
#: Words with which a description neither begins nor goes on.
_LOOSE = frozenset(
    "the a an and or of for to by with said says told as that from in on at his her its their after before while when"
    " where because like between among against than then but also".split()
)
#: Abbreviations at whose stop a description is cut: "a spokesman for Mrs."
_CUT = frozenset("Mr Mrs Ms Dr St Sen Rep Gov Gen".split())
_SMALL = re.compile(r"(?<![\w’'-])(?:[a-z][a-z-]+\s+){1,3}$")
#: ", a pharmacist from Kelm,", ", 20, a student,": what stands behind a name and says who it is.
_APPOSITION = re.compile(
    r", (?:\d{2}, )?(?P<article>an?|the) "
    r"(?P<who>[\w’'-]+(?: (?!(?:who|that|which|is|was|has|and)\b)[\w’'-]+){0,4})(?=[,.;]| who\b| that\b)"
)


def state_in_full(name: str) -> str:
    """Return the name of a state in the place of its abbreviation; any other name as it is."""
    plain = name.replace(".", "")
    short = plain.isupper() and len(plain) <= _LETTERS
    return (government(name) or name) if short else name


def with_office(name: str, texts: Iterable[str]) -> str:
    """Return a person's whole name as a heading has it, with who the first text that says it says they are.

    "Justice Frank Holm", "Ana Dahl, federal prosecutor", "Jan Holm, pharmacist from Kelm". Anybody else's as it is.
    """
    if (
        not is_named_person(name)
        or set(name.split()) & (_SHORT | {"Mr", "Mrs", "Ms"})
        or _has_office(name)
    ):
        return name
    found = (told for text in texts for told in _told(name, text))
    return next(found, name)


def _has_office(name: str) -> bool:
    return any(word.lower().rpartition("-")[2] in posts() | CHAIRS for word in name.split())


def _told(name: str, text: str) -> Iterator[str]:
    """Yield a name with who a text says it is, mention by mention."""
    for n, found in enumerate(re.finditer(rf"\b{re.escape(name)}\b", text)):
        if n == _MENTIONS:
            return
        before, behind = text[max(0, found.start() - _AROUND) : found.start()], text[found.end() :]
        yield from _entitled(name, before)
        yield from _described_before(name, before)
        apposition = None if _FRONTED.search(before) else _APPOSITION.match(behind)
        if apposition is not None and _tells_who(apposition):
            yield f"{name}, {apposition['who']}"


def _entitled(name: str, before: str) -> Iterator[str]:
    """A name behind its office in capitals: "Supreme Court Justice | Frank Holm" is "Justice Frank Holm"."""
    run = _CAPITALS.search(before)
    words = run.group().split() if run is not None else []
    past = run is not None and _is_past(before[: run.start()])
    at = next((n for n, w in enumerate(words) if w in _SHORT or _is_post(w)), len(words))
    while at and words[at - 1].lower() in _PART_OF_AN_OFFICE:
        at -= 1
    # "Agriculture Secretary", but not the last word of "White House" or "Harbour Party".
    at -= int(at == 1 and words[0].lower() in subjects())
    past = past or _are_past(words)
    if at < len(words) and words[-1].lower() in _SAYS_NOT_OF_WHAT:
        at = max(0, len(words) - _BEFORE)
    office = words[at:]
    if 0 < len(office) <= _BEFORE and not past and (_is_post(office[-1]) or office[-1] in _SHORT):
        yield " ".join((*office, name))


def _described_before(name: str, before: str) -> Iterator[str]:
    """A name with what stands before it in small letters: "federal prosecutor | Ana Dahl"."""
    run = _SMALL.search(before)
    words = run.group().split() if run is not None else []
    while words and (words[0] in _LOOSE or words[0].endswith("ed") or reporting_verb(words[0])):
        words = words[1:]
    past = _are_past(words) or (run is not None and _is_past(before[: run.start()]))
    told = " ".join(words)
    plain = told not in _SAYS_LITTLE and _LOOSE.isdisjoint(words)
    if words and words[-1] in _roles() and plain and not past:
        yield f"{name}, {told}"


def _tells_who(apposition: re.Match[str]) -> bool:
    """Whether words behind a name say what somebody is: one of a kind, or the holder of an office."""
    words = apposition["who"].split()
    one = apposition["article"] != "the" or not _roles().isdisjoint(w.lower() for w in words)
    # "The campaign's spokesman": whose campaign it is stands elsewhere.
    owned = words[0].islower() and words[0].endswith(("’s", "'s", "s’"))
    cut = words[-1] in _CUT or apposition["who"] in _SAYS_LITTLE
    return len(words) <= _BEHIND and one and not (owned or cut or _are_past(words))


def _is_post(word: str) -> bool:
    return word.lower().rpartition("-")[2] in posts() | CHAIRS


def _roles() -> frozenset[str]:
    roles = (word for word in actor_lists().titles.roles if " " not in word)
    return posts() | CHAIRS | frozenset(roles)


def _is_past(before: str) -> bool:
    """Whether the last words before an office say that it is one no more: "former Orland"."""
    return _are_past(before.split()[-_NEAR:])


def _are_past(words: Iterable[str]) -> bool:
    plain = [word.lower().strip(",") for word in words]
    return any(word in NO_MORE or word.startswith(("ex-", "then-", "one-time")) for word in plain)
