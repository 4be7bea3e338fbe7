"""Which sources are bodies: for "it", for "a spokesman" without more, and for "he", who is its delegate."""

from __future__ import annotations

import re
from collections.abc import Container

from summarizer.attribution.actor import Actor, ActorKind
from summarizer.attribution.cast import Cast
from summarizer.attribution.english.verbs import source_words
from summarizer.attribution.parties import is_company
from summarizer.attribution.who import Who, words_in
from summarizer.names.bodies import bodies
from summarizer.names.introduced import is_organisation
from summarizer.names.persons import is_given_name
from summarizer.words.scripts import fold

__all__ = [
    "bodies_by_letters",
    "called_beside",
    "has_a_delegate",
    "is_a_body",
    "is_a_spokesman",
    "is_bare_body",
    "is_bare_paper",
    "is_bare_spokesman",
    "is_of_no_body",
    "may_be_called",
    "only_body",
    "spoken_for",
]

_DELEGATING = frozenset({ActorKind.COUNTRY, ActorKind.ORGANISATION, ActorKind.OFFICE})
#: What a body is, in small letters before its name: "supermarket chain Bellmarket".
_SORT = re.compile(
    r"\b(?:agency|airline|association|bank|broadcaster|builder|carrier|chain|charity|club|company|firm|giant|group|"
    r"insurer|maker|manufacturer|network|newspaper|operator|producer|publisher|retailer|start-?up|supplier|union)"
    r"\s+[A-Z][^a-z\s]?[\w&.’'-]*(?:\s+[A-Z][\w&.’'-]*)*$"
)
_SPOKESMEN = frozenset(("spokesperson", "spokespeople"))


def is_a_body(who: Who, text: str, called_he: Container[str]) -> bool:
    """Whether a source is a body, also one by a name that may be a person's.

    That is told by what stands before it or by its last word. ``called_he``: whom the text calls "he" or "she".
    """
    if not who.actors:
        return False
    actor = who.actors[0]
    if actor.kind is not ActorKind.NAME:
        return actor.kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION, ActorKind.MEDIA)
    if actor.name in called_he or is_given_name(actor.name.split()[0]):
        return False
    return (
        _SORT.search(who.text) is not None
        or is_company(actor.name)
        or is_organisation(actor.name, text)
    )


def bodies_by_letters(cast: Cast) -> set[str]:
    """Return the names that may be a person's and are a body's by the letters a text gives for them.

    "Kos Marine Halden (KMH)" is a body, and so is "Harbour KMH".
    """
    short = {s for s in cast.abbreviations if len(s) >= _FEWEST_LETTERS}
    if not short:
        return set()
    spelt = {fold(cast.abbreviations[s]) for s in short}
    listed = (a.name for a in cast.actors if a.kind is ActorKind.NAME and " " in a.name)
    unknown = (name for name in listed if not is_given_name(name.split()[0]))
    return {n for n in unknown if fold(n) in spelt or any(fold(w) in short for w in n.split())}


#: Letters of an abbreviation that is no person's initials.
_FEWEST_LETTERS = 3


def is_bare_spokesman(who: Who) -> bool:
    """Whether a source is "a spokesman" or "the spokeswoman", and no word says whose."""
    return len(words := words_in(who.text)) == 1 and words[0] in _SPOKESMEN and not who.beyond


#: What a body is called whose name was given, and whether such a name ends with another word for a body.
_FIRMS = frozenset(
    "company firm business carrier airline retailer broadcaster network maker manufacturer supplier operator developer "
    "builder publisher producer insurer lender chain giant newspaper paper".split()
)
_OTHERS = frozenset(
    "group organisation organization body charity agency union club party association federation panel watchdog "
    "regulator authority ministry department".split()
)


def is_bare_body(who: Who) -> bool:
    """Whether a source is "the company", "the Calden-based club" or the like, and no word says which."""
    words = words_in(who.text)
    if not _is_pointed_at(who) or not 0 < len(words) <= _SHORT:
        return False
    named = any(
        not actor.name.islower() and actor.name.lower() != words[-1] for actor in who.actors
    )
    return not named and words[-1] in _FIRMS | _OTHERS


#: What any body may be called, a company or none.
_ANY = frozenset("group organisation organization body".split())
#: Words of such a phrase.
_SHORT = 3


def is_bare_paper(who: Who) -> bool:
    """Whether a source is "the report" or the like, and no word says whose."""
    words = words_in(who.text)
    if not _is_pointed_at(who) or not 0 < len(words) < _SHORT or words[-1] not in _ISSUED:
        return False
    return not who.beyond and all(a.name.islower() for a in who.actors)


def _is_pointed_at(who: Who) -> bool:
    return who.text.lower().startswith(("the ", "this "))


#: Papers that a body puts out in its own name; a proposal or a suit may be anybody's.
_ISSUED = frozenset("report statement study survey post release".split())


def spoken_for(who: Who) -> str | None:
    """Return the sort of body for which "a ministry spokesman" speaks, ``None`` where its name is written."""
    words = words_in(who.text)
    plain = who.text[:1].lower() + who.text[1:]
    if len(words) != _OF_A_BODY or words[1] not in _SPOKESMEN or not plain.islower():
        return None
    return words[0] if _is_a_sort(words[0]) else None


_OF_A_BODY = 2


def is_of_no_body(role: str) -> bool:
    """Whether a spokesman is told apart by what is no sort of body, as in "an airport spokesman".

    Whose he is the text does not say there.
    """
    words = words_in(role)
    told = len(words) == _OF_A_BODY and words[1] in _SPOKESMEN and role.islower()
    return told and not _is_a_sort(words[0])


def _is_a_sort(word: str) -> bool:
    """Whether a noun is one for a sort of body: "ministry", "company", "union"."""
    return word in _FIRMS or word in _OTHERS or word in bodies()


def is_a_spokesman(name: str) -> bool:
    """Whether somebody is called a spokesman of whoever stands before the word: "Velmo spokesperson"."""
    words = words_in(name)
    return len(words) > 1 and words[-1] in _SPOKESMEN


def may_be_called(body: Actor, called: str) -> bool:
    """Whether a body may be called by a noun: no council is "the company", no firm "the union"."""
    words = words_in(body.name)
    if not words or called in words:
        return bool(words)
    others = bodies() - _FIRMS - {"group", "corporation"}
    if body.kind in (ActorKind.COUNTRY, ActorKind.OFFICE) or (words[-1] in others):
        return False
    return called in _FIRMS or called in _ANY


def only_body(cast: Cast, called: str, known: Container[str]) -> Actor | None:
    """Return the one body that a noun may mean: for "company" a firm, else one whose name ends so.

    ``known``: names that may be persons' and are bodies'. ``None`` where there is none or more than one.
    """
    named = [a for a in cast.actors if a.kind in _NAMED and not a.name.islower()]
    if called in _FIRMS:
        fitting = [a for a in named if is_company(a.name) or a.name in known]
        fitting = [a for a in fitting if may_be_called(a, called)]
    else:
        fitting = [a for a in named if len(w := words_in(a.name)) > 1 and w[-1] == called]
    return fitting[0] if len(fitting) == 1 else None


_NAMED = frozenset({ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.NAME})


def called_beside(text: str, cast: Cast, called: str) -> Actor | None:
    """Return the one body that a text calls by a noun beside its name: "KMH Union members", "the charity Tarnhelp"."""
    beside = re.compile(
        rf"\b(?P<name>[A-Z][\w&’'-]{{0,40}}) (?i:{called})\b|\b(?i:{called}) (?P<behind>[A-Z][\w&’'-]{{0,40}})"
    )
    written = {m["name"] or m["behind"] for m in beside.finditer(text)}
    known = [cast.actor(name) or _by_letters(name) for name in written]
    fitting = {
        a.name: a for a in known if a is not None and a.kind in _NAMED and not a.name.islower()
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _by_letters(name: str) -> Actor | None:
    """Return the body that is called by capitals and that the text names nowhere else."""
    short = name.isupper() and len(name) >= _FEWEST_LETTERS
    return Actor(name, ActorKind.ORGANISATION) if short else None


def has_a_delegate(who: Who) -> bool:
    """Whether "he" may be the delegate of a body, or the holder of an office that is named alone."""
    if not who.actors:
        return bool(set(words_in(who.head)) & source_words().deputies)
    kind = who.actors[0].kind
    return kind in _DELEGATING or (kind is ActorKind.NAME and who.text.isupper())
