"""With whom a sentence opens, for the "he" or "they" of the next one: "The clerk had", "Analysts at the bank cut"."""

from __future__ import annotations

import re
from functools import cache

from summarizer.attribution.cues import Tag
from summarizer.attribution.english.pieces import AUXILIARY
from summarizer.attribution.english.verbs import source_words
from summarizer.names.bodies import bodies
from summarizer.names.places import known_place
from summarizer.words.lists import actor_lists

__all__ = [
    "calls_a_person",
    "gender_told",
    "is_for_a_person",
    "nouns_for_persons",
    "opening_group",
    "opening_person",
    "tells_what_somebody_is",
]

Span = tuple[int, int]

_LED = re.compile(r"\W*(?:The|A|An|Another)(?=\s)")
_WORD = re.compile(r"\s+(?P<word>[\w-]+)(?P<whose>['’]s(?=\s))?")
#: Behind a word for a person that is not the last of its phrase: "The minister | of trade", "The clerk | Jan Kos".
_GOES_ON = re.compile(r"[\s'’]*(?:[A-Z]|of\b|for\b|s\b)")
_MOST_WORDS = 3
_SEVERAL = re.compile(
    r"\W*(?P<who>(?:(?:The|Both|Many|Most|Some|Several|Two|Three|Four|Five|Other|A few|A number of)\s+)?"
    r"(?:[\w-]+\s+){0,2}?[\w-]+(?:s|people|police|staff|men|women))"
    r"(?P<of>(?:\s+(?:at|of|for|from|with|in)\s+(?:the\s+)?[A-Z][\w&'’-]*(?:\s+[A-Z][\w&'’-]*){0,4})?)\s+(?P<verb>[\w-]+)"
)


@cache
def nouns_for_persons() -> frozenset[str]:
    """Return what persons are called by their office, or by what they are or do, in the singular."""
    return frozenset((*actor_lists().titles.roles, *source_words().people))


def opening_person(text: str) -> Span | None:
    """Return where a sentence begins with somebody by office or as what they are, in at most three words."""
    led = _LED.match(text)
    if led is None:
        return None
    at = led.end()
    for _ in range(_MOST_WORDS):
        found = _WORD.match(text, at)
        if found is None:
            return None
        at = found.end()
        if not found["whose"] and found["word"].lower() in nouns_for_persons():
            begins = led.end() - len(led[0].lstrip(_MARKS))
            return (begins, at) if _GOES_ON.match(text, at) is None else None
    return None


_MARKS = " \t\"'“‘«„*_-–—"


def opening_group(text: str) -> Span | None:
    """Return where a sentence begins with several who do something: "Analysts at Kos Bank cut their forecast"."""
    found = _SEVERAL.match(text)
    if found is None or not _is_verb(found["verb"]):
        return None
    words = found["who"].lower().split()
    last = words[-1]
    several = last in actor_lists().titles.plural_roles or last in _PLURALS
    known = several or last.removesuffix("s") in nouns_for_persons()
    return (found.start("who"), found.end("of")) if known else None


#: What a phrase begins with that is about somebody who is known.
_KNOWN = re.compile(r"the\s|(?-i:[A-Z])[\w-]*(?:\s(?-i:[A-Z])[\w-]*){0,3}['’]s?\s", re.IGNORECASE)


def tells_what_somebody_is(written: str, head: str) -> bool:
    """Whether a phrase calls one person who is known by what they are: "the investor", "Holm's former strategist".

    An office by itself ("the Minister") calls whoever holds it; "his neighbour" is another one than he.
    """
    words = re.findall(r"[\w-]+", head.lower())
    if not words or _KNOWN.match(written) is None:
        return False
    if not (_may_be_a_person(words[-1]) and calls_a_person(head)):
        return False
    titles = actor_lists().titles
    return not set(words) <= {*titles.roles, *titles.modifiers}


#: What is said of persons alone, whatever they are: "the former Anse boss", "the ex-Rover", "the retired hooker".
_OF_A_LIFE = re.compile(
    r"\b(?:former|retired|veteran|teenage|ex-(?=\w)|[A-Z][a-z]+-born)", re.IGNORECASE
)


def calls_a_person(head: str) -> bool:
    """Whether a phrase is one for a person, by its noun or by what is said of persons alone."""
    words = re.findall(r"[\w-]+", head.lower())
    return bool(words) and (is_for_a_person(words[-1]) or _OF_A_LIFE.search(head) is not None)


def _may_be_a_person(noun: str) -> bool:
    """Whether a noun is no paper, body or state, and nobody who speaks for another."""
    words = source_words()
    listed = noun in words.deputies or noun in words.papers or noun in bodies()
    return not (listed or known_place(noun))


def is_for_a_person(noun: str) -> bool:
    """Whether a noun is one for a person: by the list, or by how it is made."""
    return noun in nouns_for_persons() or _OF_PERSONS.search(noun) is not None


#: How words for persons end: "businessman", "columnist", "billionaire", "Virginian".
_OF_PERSONS = re.compile(
    r"[a-z](?:man|woman|lady|ist|ian|aire|eer|ogist|writer|worker|keeper|driver|holder|player|teacher|owner)$"
)


def gender_told(head: str) -> str | None:
    """Return the gender that a word for a person tells: "the businessman", "the first lady"."""
    last = head.lower().split()[-1:] or [""]
    if last[0].endswith(("woman", "lady", "actress", "queen", "princess")):
        return "female"
    return "male" if last[0].endswith(("man", "king", "prince")) else None


_PLURALS = frozenset("people police staff men women families parents workers members".split())


def _is_verb(word: str) -> bool:
    """Whether a word can be the verb of what several do."""
    words = source_words()
    readings = words.forms.get(word, {}).values()
    told = any(tags & {Tag.PAST, Tag.BASE} for tags in readings)
    return told or word in AUXILIARY or word in words.pasts or word.endswith("ed")
