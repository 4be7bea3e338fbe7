"""Sentences and lines with what their words stand for, as the model said it and verification let it stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from summarizer.brief.phrasing.grammar import at_the_head, is_sentence
from summarizer.models.quote import Meant, Quote
from summarizer.quotes.meant import pattern_of
from summarizer.words.content import content

#: Whose something is: the name stands there with an "s".
_WHOSE = frozenset("his its their our my your".split())
#: "Her vote", not "met her".
_HER = re.compile(r" [a-z]")
#: Who speaks, which a line says in front.
_SPEAKER = frozenset("i me my mine we us our ours".split())
#: Words of a name in brackets at most.
_LONGEST = 8
#: Where a sentence begins.
_HEAD = re.compile(r"(?:^|[.!?:] )[“\"]?$")


def meant_in(quotes: Iterable[Quote]) -> tuple[Meant, ...]:
    """Return what words of some quotes' sentences stand for, the longest words first, each once."""
    told = {one.words.casefold(): one for quote in quotes for one in reversed(quote.meant or ())}
    return tuple(sorted(told.values(), key=lambda one: -len(one.words)))


def as_meant(text: str, told: Sequence[Meant]) -> str:
    """Return a text with names and nouns in the place of what stands for them."""
    for one in told:
        text = pattern_of(one.words).sub(_named(one), text)
    return text


def is_the_holders(quote: Quote, other: str, mentions: Callable[[str], bool]) -> bool:
    """Whether words given to somebody else are the holder's, by what the model says that words there stand for.

    ``mentions`` is whether words name the holder. What stands for it is that other's name itself ("the English club"),
    or the first word of what is quoted ("he called it normal").
    """
    said = (quote.text or "").casefold()
    theirs = content(other)
    return any(
        mentions(one.name)
        and (
            said.startswith(f"{one.words.casefold()} ") or (theirs and theirs <= content(one.words))
        )
        and one.words.casefold() not in _SPEAKER
        for one in quote.meant or ()
    )


def with_names(line: str, told: Sequence[Meant], mentions: Callable[[str, str], bool]) -> str:
    """Return a line with names in brackets behind what stands for them, where it does not have them anyway.

    ``mentions`` is whether words name somebody. A line says in front who "I" and "we" are.
    """
    for one in told:
        known = content(one.name) <= content(line) or mentions(one.name, line)
        told_of = len(one.name.split()) > _LONGEST or is_sentence(at_the_head(f"{one.name}."))
        if known or told_of or one.words.casefold() in _SPEAKER:
            continue
        found = pattern_of(one.words).search(line)
        if found is not None and not line[found.end() :].startswith(" ["):
            name = _possessive(one.name) if _is_whose(found) else one.name
            line = f"{line[: found.end()]} [{name}]{line[found.end() :]}"
    return line


def _named(one: Meant) -> Callable[[re.Match[str]], str]:
    def put(found: re.Match[str]) -> str:
        name = _possessive(one.name) if _is_whose(found) else one.name
        return at_the_head(name) if _HEAD.search(found.string[: found.start()]) else name

    return put


def _is_whose(found: re.Match[str]) -> bool:
    words = found[0].casefold()
    behind = _HER.match(found.string, found.end())
    return words in _WHOSE or (words == "her" and behind is not None)


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
