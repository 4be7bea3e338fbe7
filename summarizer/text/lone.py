"""Labels on lines of their own, with what was said below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from summarizer.text.alike import has_a_title, speaks_to_others
from summarizer.text.labels import in_capitals, label_alone, names_holder
from summarizer.text.recurring import QUESTIONS, are_several, is_a_list
from summarizer.words.lists import actor_lists

__all__ = ["labels_alone", "names_a_person"]


def labels_alone(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the labels that stand on lines of their own, where the lines between them are what was said.

    Such a line counts where its label comes back after another one's, or is written like those that do: in capitals,
    with a title, with a seat or a party in brackets behind it; or begins with a given name.
    """
    # Behind the last line nothing is said.
    alone = [label_alone(line) for _, line in lines[:-1]]
    if not any(alone):
        return []
    labelled = zip(lines, alone, strict=False)
    named = [(at, name, line) for (at, line), name in labelled if name is not None]
    speakers = _coming_back(Counter(name for _, name, _ in named))
    titled = all(map(_is_titled, speakers))
    seated = all(_is_seated(line) for _, name, line in named if name in speakers)
    found = [
        (at, name)
        for at, name, line in named
        if name in speakers
        or (titled and _is_titled(name))
        or (seated and speakers and _is_seated(line))
        or (speakers and (names_a_person(name) or names_holder(line)))
    ]
    several = are_several(found) and not is_a_list(found, lines)
    return found if several else _in_a_chamber(lines, alone)


def _in_a_chamber(
    lines: Sequence[tuple[int, str]], alone: Sequence[str | None]
) -> list[tuple[int, str]]:
    """Return the names that stand above what members of a chamber say, where one of them comes back.

    One of the names has a seat or a group in brackets or a title; below each stands a sentence, and in most of what is
    said somebody speaks to others.
    """
    named = [
        (n, name)
        for n, name in enumerate(alone)
        if name and len(name.split()) > 1 and _is_sentence(lines[n + 1][1])
    ]
    found = [(lines[n][0], name) for n, name in named]
    marked = any(_is_seated(lines[n][1]) or _is_titled(name) for n, name in named)
    if not marked or not are_several(found):
        return []
    ends = [n for n, _ in named[1:]] + [len(lines)]
    said = (lines[n + 1 : end] for (n, _), end in zip(named, ends, strict=True))
    spoken = sum(speaks_to_others(" ".join(line for _, line in one)) for one in said)
    return found if 2 * spoken > len(named) else []


def _is_sentence(line: str) -> bool:
    return len(line.split()) > _SHORT and _ENDED.search(line) is not None


#: A line of more words than this in which a sentence ends is said.
_SHORT = 3
_ENDED = re.compile(r"[.?!…—–:][”\"’)]?(?:\s|$)")


def names_a_person(name: str) -> bool:
    """Whether a label is a given name that is listed, and one or two more."""
    words = name.split()
    return 1 < len(words) <= _MOST_NAMES and words[0].capitalize() in _given_names()


_MOST_NAMES = 3


@cache
def _given_names() -> frozenset[str]:
    names = actor_lists().given_names
    return frozenset((*names.female, *names.male, *names.male_in_a))


def _is_titled(name: str) -> bool:
    """Whether a label is a name behind a title, an office or a question: "Mr Kos", "The Minister of Ports"."""
    return name.startswith("The ") or name.lower() in QUESTIONS or has_a_title(name)


def _is_seated(line: str) -> bool:
    """Whether words in brackets end a line: "Anna Holm (Northport)"."""
    return line.rstrip("*_ \t:").endswith(")")


def _coming_back(counts: Mapping[str, int]) -> set[str]:
    """Return the labels that come back, and those written in capitals as all of these are; nobody talks alone."""
    again = {name for name, number in counts.items() if number > 1}
    if len(again) < 2:
        return set()
    return again.union(filter(in_capitals, counts)) if all(map(in_capitals, again)) else again
