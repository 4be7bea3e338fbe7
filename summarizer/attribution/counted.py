"""Several persons who are called by their number and what each of them is: "the three ministers", "all four envoys"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from summarizer.attribution.actor import Actor, ActorKind, Mention, words_of
from summarizer.names.holders import joined
from summarizer.words.numbers import numbers
from summarizer.words.scripts import fold

_COUNTED = re.compile(
    r"(?:the|all|these|all of the) (?P<count>[\w-]{1,8}) (?P<what>[^\W\d_][\w’' -]{1,40}s)",
    re.IGNORECASE,
)
#: What persons of any office are called together.
_LEADERS = frozenset("leaders officials counterparts delegates signatories principals".split())
#: Persons at least and at most.
_FEWEST, _MOST = 3, 9


def count_in(text: str) -> tuple[int, str] | None:
    """Return how many of what words count: "the three ministers"; ``None`` where they count nobody."""
    found = _COUNTED.fullmatch(text)
    told = numbers(found["count"]) if found else frozenset[str]()
    count = next(iter(told)) if len(told) == 1 else ""
    if found is None or not count.isdecimal() or not _FEWEST <= int(count) <= _MOST:
        return None
    return int(count), found["what"]


def counted(
    count: int,
    what: str,
    actors: Sequence[Actor],
    mentions: Iterable[Mention],
    abbreviations: Mapping[str, str],
) -> Actor | None:
    """Return so many persons of an office together, if the document has just so many of that office before.

    ``mentions``: those before the words that count them. Two are the principals of a document and found elsewhere.
    """
    spelt = abbreviations.get(fold(what), what)
    office = [word.removesuffix("s") for word in words_of(spelt)]
    known = dict.fromkeys(m.actor for m in mentions if actors[m.actor].kind is ActorKind.PERSON)
    theirs = [actors[n] for n in known if _holds(actors[n], office)]
    if not theirs and what.lower() in _LEADERS:
        theirs = [actors[n] for n in known if actors[n].role]
    if len(theirs) != count:
        return None
    names = tuple(one.name for one in theirs)
    return Actor(joined(names), ActorKind.JOINT, members=names)


def named_together(text: str, actors: Sequence[Actor], mentions: Iterable[Mention]) -> Actor | None:
    """Return the three or more of an office whom one sentence names, for "the ministers": the last that does so.

    ``mentions``: those before the words. ``None`` where no sentence names so many, or two are meant.
    """
    found = _SEVERAL.fullmatch(text)
    if found is None:
        return None
    office = [word.removesuffix("s") for word in words_of(found["what"])]
    by_sentence: dict[int, dict[int, None]] = {}
    for mention in mentions:
        actor = actors[mention.actor]
        if actor.kind is ActorKind.PERSON and not mention.possessive and _holds(actor, office):
            by_sentence.setdefault(mention.sentence, {})[mention.actor] = None
    enough = [listed for listed in by_sentence.values() if _FEWEST <= len(listed) <= _MOST]
    if not enough:
        return None
    names = tuple(actors[n].name for n in enough[-1])
    return Actor(joined(names), ActorKind.JOINT, members=names)


#: "The ministers", "these foreign ministers", of whom no number is told.
_SEVERAL = re.compile(r"(?:the|these) (?P<what>(?:[a-z]+ ){0,2}[a-z]+s)", re.IGNORECASE)


def _holds(actor: Actor, office: Sequence[str]) -> bool:
    """Whether the words of an office tell as little or as much as what a person is: "minister" of ports."""
    told, own = set(office), {word.removesuffix("s") for word in words_of(actor.role)}
    return office[-1] in own and (told <= own or own <= told)
