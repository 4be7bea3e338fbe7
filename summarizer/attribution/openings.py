"""With whom a sentence opens, for the "he" or "they" of the next one: "The clerk had", "Analysts at the bank cut"."""

from __future__ import annotations

import re

from summarizer.attribution.cues import Tag
from summarizer.attribution.english.pieces import AUXILIARY
from summarizer.attribution.english.verbs import source_words
from summarizer.words.lists import actor_lists

__all__ = ["opening_group", "opening_person"]

Span = tuple[int, int]

_LED = re.compile(r"\W*(?:The|A|An|Another)(?=\s)")
_WORD = re.compile(r"\s+(?P<word>[\w-]+)")
#: Behind a word for a person that is not the last of its phrase: "The minister | of trade", "The clerk | Jan Kos".
_GOES_ON = re.compile(r"[\s'’]*(?:[A-Z]|of\b|for\b|s\b)")
_MOST_WORDS = 3
_SEVERAL = re.compile(
    r"\W*(?P<who>(?:(?:The|Both|Many|Most|Some|Several|Two|Three|Four|Five|Other|A few|A number of)\s+)?"
    r"(?:[\w-]+\s+){0,2}?[\w-]+(?:s|people|police|staff|men|women))"
    r"(?P<of>(?:\s+(?:at|of|for|from|with|in)\s+(?:the\s+)?[A-Z][\w&'’-]*(?:\s+[A-Z][\w&'’-]*){0,4})?)\s+(?P<verb>[\w-]+)"
)


def opening_person(text: str) -> Span | None:
    """Return where a sentence begins with somebody by office or as what they are, in at most three words."""
    led = _LED.match(text)
    at = led.end() if led else len(text)
    roles, people = actor_lists().titles.roles, source_words().people
    for _ in range(_MOST_WORDS):
        found = _WORD.match(text, at)
        if found is None:
            return None
        at = found.end()
        word = found["word"].lower()
        if word in roles or word in people:
            alone = led is not None and _GOES_ON.match(text, at) is None
            return (
                (led.end() - len(led[0].lstrip(_MARKS)), at) if led is not None and alone else None
            )
    return None


_MARKS = " \t\"'“‘«„*_-–—"


def opening_group(text: str) -> Span | None:
    """Return where a sentence begins with several who do something: "Analysts at Kos Bank cut their forecast"."""
    found = _SEVERAL.match(text)
    if found is None or not _is_verb(found["verb"]):
        return None
    words = found["who"].lower().split()
    titles, people = actor_lists().titles, source_words().people
    last = words[-1]
    known = last in titles.plural_roles or last.removesuffix("s") in {*people, *titles.roles}
    return (found.start("who"), found.end("of")) if known or last in _PLURALS else None


_PLURALS = frozenset("people police staff men women families parents workers members".split())


def _is_verb(word: str) -> bool:
    """Whether a word can be the verb of what several do."""
    words = source_words()
    readings = words.forms.get(word, {}).values()
    told = any(tags & {Tag.PAST, Tag.BASE} for tags in readings)
    return told or word in AUXILIARY or word in words.pasts or word.endswith("ed")
