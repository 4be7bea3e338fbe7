"""Offices and bodies: which names are theirs, and whether two of them are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from summarizer.names.persons import Strictness, titles
from summarizer.names.places import Form, known_place
from summarizer.words.lists import actor_lists, name_lists
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold, straight

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
    return any(part in bodies() or part in _MINISTRIES for part in last)


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
    if _is_one_organ(a, b, strictness):
        return True
    first, second = words_that_tell(a), words_that_tell(b)
    smaller, larger = sorted((first, second), key=len)
    least = 1 if strictness is Strictness.WITHIN else _IN_FULL
    return smaller == larger != frozenset() or (len(smaller) >= least and smaller <= larger)


def by_letters(a: str, b: str) -> bool:
    """Return whether two names are one body's by its letters: "N.A.A.C.P.", "NAACP", or the name in full."""
    spelt = bool(_letters(a) or _letters(b))
    return spelt and letters_of(a) == letters_of(b)


def letters_of(name: str) -> str:
    """Return the letters that a body goes by: its name where that consists of letters, else those its words begin with.

    "" where a word that counts has no capital, and of fewer than three.
    """
    letters = _letters(name) or _initials(name)
    return letters if len(letters) >= _FEWEST_LETTERS else ""


@remembered
def _letters(name: str) -> str:
    """Return the letters that a name consists of, without full stops; "" where it has words."""
    plain = _parts(name)[0].strip().removeprefix("the ").removeprefix("The ")
    bare = plain.replace(".", "")
    return bare if bare.isupper() and bare.isalpha() and len(bare) >= _FEWEST_LETTERS else ""


@remembered
def _initials(name: str) -> str:
    """Return the first letters of the words of a name that have a capital, where all but small words have one."""
    words = [w for w in _TOKEN.findall(straight(_parts(name)[0])) if w not in _LINKS]
    return "".join(w[0] for w in words) if all(w[0].isupper() for w in words) else ""


#: Letters of a body's short name, at least: two stand for too many.
_FEWEST_LETTERS = 3


def _is_one_organ(a: str, b: str, strictness: Strictness) -> bool:
    """Whether two names are of one organ of one state: "Norlandian Foreign Ministry", "Norland's MFA".

    Within one document a name may leave out whose it is.
    """
    first, second = _of_whom(a), _of_whom(b)
    states = first.states | second.states
    untold = strictness is Strictness.WITHIN and not (first.states and second.states)
    one = len(states) == 1 and (first.states == second.states or untold)
    return one and first.words == second.words != frozenset()


class _Organ(NamedTuple):
    """The states that a name of an office or body has, and its other words, in one form."""

    states: frozenset[str]
    words: frozenset[str]


@remembered
def _of_whom(name: str) -> _Organ:
    words = _POSSESSIVE.sub("", straight(name[:4000])).split()
    states: set[str] = set()
    at = 0
    while at < len(words):
        length = next((n for n in (3, 2, 1) if _state(words[at : at + n])), 0)
        if length:
            states.update(_state(words[at : at + length]))
        del words[at : at + length]
        at += not length
    plain = (word for word in words_of_name(" ".join(words)) if word not in _LINKS)
    spelt = (_IN_WHOLE.get(word, (_SPELT.get(word, word),)) for word in plain)
    return _Organ(frozenset(states), frozenset(chain.from_iterable(spelt)) - _SAYS_NOTHING)


def _state(words: list[str]) -> tuple[str, ...]:
    """The state that some words name as a whole, by name or adjective; none where they name an organ of it."""
    known = known_place(" ".join(words))
    return (known.name,) if known is not None and known.form is not Form.ORGAN else ()


_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
#: What ministries and their heads are called for short, and words that are spelt otherwise or say nothing more.
_IN_WHOLE = {
    "mfa": ("foreign", "ministry"),
    "mofa": ("foreign", "ministry"),
    "mod": ("defence", "ministry"),
    "fm": ("foreign", "minister"),
    "pm": ("prime", "minister"),
}
_MINISTRIES = frozenset(short for short, whole in _IN_WHOLE.items() if "ministry" in whole)
_SPELT = {"defense": "defence", "labor": "labour"}
_SAYS_NOTHING = frozenset(("affairs",))


@remembered
def words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, compounds whole."""
    return tuple(_TOKEN.findall(fold(name[:4000])))


def words_that_tell(name: str) -> frozenset[str]:
    """Return the words of a name but those that only join others."""
    return frozenset(words_of_name(name)) - _LINKS


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
