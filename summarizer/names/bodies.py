"""Offices and bodies: which names are theirs, and whether two of them are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from summarizer.names.persons import Strictness, titles
from summarizer.names.places import known_place
from summarizer.words.lists import actor_lists, name_lists
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LINKS = frozenset(("the", "of", "for", "and", "a", "an", "his", "her", "its", "on", "in"))
_BRACKETS = re.compile(r" \(.*", re.DOTALL)
#: Heads of the names of bodies that are no organs of a state, whatever state they are in.
_INDEPENDENT = frozenset(
    "party union bank company corporation association federation alliance movement league club group institute"
    " university college society foundation fund church congregation coalition campaign network airline airlines"
    " airways".split()
)
#: Whoever of a state's people speaks for it beside its offices and bodies: all others ("UK newspapers") do not.
_IN_SERVICE = frozenset(
    "diplomat negotiator delegate prosecutor investigator officer commander soldier troop general inspector"
    " regulator".split()
)
_PEOPLE = re.compile(r"(?P<one>[a-z-]{2,}?[^\Wiu_s])s$|media$|press$|people$|[a-z]*men$")
#: What stands behind the name of a company, which is left out where it is named again.
COMPANY_FORMS = frozenset("group inc plc ltd limited corp corporation company holdings llc".split())
#: A body that is named by three words or more is the same one where another name only says more about it.
_IN_FULL = 3


@remembered
def is_office(name: str) -> bool:
    """Whether a name is an office or an unnamed person (``Russian Foreign Minister``), not a personal name."""
    first, *others = _parts(name)
    if not frozenset(words_of_name(first)) & posts() or _personal(first):
        return False
    return not any(map(_is_person, others))


@remembered
def is_body(name: str) -> bool:
    """Whether a name is that of a body: ``the Ministry of Trade``, ``Norland Central Bank``."""
    words = words_of_name(_parts(name)[0])
    head = next((at for at, w in enumerate(words) if at and w in ("of", "for", "on")), len(words))
    # A sub-committee is a committee.
    last = [part for w in words[max(0, head - 1) : head] for part in (w, w.rpartition("-")[2])]
    return any(part in bodies() for part in last)


def is_company(name: str) -> bool:
    """Whether a name of several words ends with the form of a company: ``Harwick Ferries Ltd``."""
    first, _, last = name.rstrip(" .").rpartition(" ")
    return bool(first) and last.lower() in COMPANY_FORMS


@remembered
def is_own_organisation(name: str) -> bool:
    """Whether a name that names a state is that of somebody else there, and not of the state or an organ of it.

    ``Reform UK`` and the ``Australian Labor Party`` are no governments, nor is ``China Mobile``.
    """
    plain = _parts(name)[0]
    if known_place(plain) is not None or is_office(plain):
        return False
    words = words_of_name(plain)
    if _are_its_people(plain):
        return True
    if is_body(plain):
        head = next((at for at, w in enumerate(words) if at and w in ("of", "for")), len(words))
        return words[head - 1] in _INDEPENDENT
    return any(word[:1].isupper() for word in _without_places(plain.split()))


def _are_its_people(name: str) -> bool:
    """Whether a name is that of people or papers of a state, who do not speak for it: "several UK newspapers"."""
    head = re.split(r" (?:of|for|on|from|in|to|at) ", name, maxsplit=1)[0].split()
    found = _PEOPLE.fullmatch(head[-1]) if len(head) > 1 else None
    if found is None or "state" in head:
        return False
    one = re.sub(r"ie$", "y", found["one"] or head[-1])
    return not {one, head[-1]} & (posts() | bodies() | _IN_SERVICE)


def _without_places(words: list[str]) -> list[str]:
    """The words of a name without those that name a state or organisation."""
    for length in range(3, 0, -1):
        for at in range(len(words) - length + 1):
            if known_place(" ".join(words[at : at + length])) is not None:
                return [*words[:at], *_without_places(words[at + length :])]
    return words


@lru_cache(maxsize=65536)
def same_body(a: str, b: str, strictness: Strictness = Strictness.ACROSS) -> bool:
    """Whether two names of offices or bodies can mean the same one: by their words, in whatever order.

    Within one document the shorter name may leave out what the longer one says ("the ministry"); across documents only
    where it names the body in full.
    """
    first, second = (frozenset(words_of_name(name)) - _LINKS for name in (a, b))
    smaller, larger = sorted((first, second), key=len)
    least = 1 if strictness is Strictness.WITHIN else _IN_FULL
    return smaller == larger != frozenset() or (len(smaller) >= least and smaller <= larger)


@remembered
def words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, compounds whole."""
    return tuple(_TOKEN.findall(fold(name[:4000])))


@cache
def posts() -> frozenset[str]:
    """Return the heads of offices: who is named by one of these alone is named by office."""
    return frozenset(name_lists().posts)


@cache
def bodies() -> frozenset[str]:
    """Return the heads of the names of bodies."""
    return frozenset(w for w in actor_lists().titles.bodies if " " not in w)


@cache
def subjects() -> frozenset[str]:
    """Return what ministries and the like are for: ``trade``, ``youth``; never a person."""
    return frozenset(name_lists().subjects) | frozenset(actor_lists().titles.modifiers)


def _parts(name: str) -> list[str]:
    """Return the name and its appositions, without what stands in brackets behind it."""
    return _BRACKETS.sub("", name[:4000]).split(",")[:3]


def _is_person(part: str) -> bool:
    """Whether an apposition to an office is a person's name: "the foreign minister, Jan Holm"."""
    words = words_of_name(part)
    known = titles() | subjects() | bodies() | _LINKS
    return bool(words) and not known & set(words) and known_place(part) is None


def _personal(name: str) -> bool:
    """Whether a personal name stands behind the office: "Secretary of State Jan Holm", not "President of Norland"."""
    words = words_of_name(name)
    at = 1 + max(at for at, word in enumerate(words) if word in posts())
    while at < len(words) and (words[at] in _LINKS or words[at] in titles() | subjects()):
        at += 1
    named = at < len(words) and words[at - 1] not in _LINKS
    return named and known_place(" ".join(words[at:])) is None
