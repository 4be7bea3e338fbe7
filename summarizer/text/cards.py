"""Labels that the lines around them show: below one and the same word, below a group that the name's line repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.text.labels import HEAD, displayed, is_plausible, name_in
from summarizer.text.recurring import FEWEST_TURNS, are_several

__all__ = ["carded_labels"]

#: An office behind a name and a dash on a line of its own: "Anna Holm -- Head of Works".
_OFFICE = re.compile(
    r"(?P<label>[^\W\d_][^:\n]{1,50}?)[ \t]+(?:--|[\u2013\u2014-])[ \t]+(?=[^\W\d_])"
)
_MARKS = " \t\u00a0*_#>"
#: How far above a name the matter and the hour stand, where its group stands directly above.
_ABOVE = (2, 3)
_LONGEST_KEY = 24


def carded_labels(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return where labels stand that only the lines around them show, and the labels.

    Three names below groups are enough, of two persons; of others one comes back.
    ``lines``: those of the text that are not empty, with their offsets. A turn begins with those lines above its name
    that stand above others, too: the matter, and the group of who speaks.
    """
    groups = _below_groups(lines)
    found = groups if len(groups) >= FEWEST_TURNS and len({name for _, name in groups}) > 1 else []
    if not found:
        others = (labels(lines) for labels in (_below_a_key, _with_offices))
        found = next((one for one in others if are_several(one)), found)
    return [(lines[n][0], name) for n, name in found]


def _below_groups(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines with a name and the words of the line above it, as the page of a parliament shows a member."""
    found = [
        (n, name)
        for n, ((_, above), (_, line)) in enumerate(pairwise(lines), 1)
        if n + 1 < len(lines) and (name := _before_group(above.strip(_MARKS), line.strip(_MARKS)))
    ]
    above = Counter(lines[n - k][1].strip() for n, _ in found for k in _ABOVE if n >= k)
    return [(_top(n, lines, above), name) for n, name in found]


def _before_group(group: str, line: str) -> str | None:
    """Return the name on a line before the words of the line above."""
    place = line.find(f" {group}") if 1 < len(group) <= _LONGEST_KEY else -1
    name = displayed(line[:place].strip()) if 0 < place < HEAD else ""
    behind = line[place + 1 + len(group) :][:1]
    full = " " in name and name[0].isalpha() and not behind.isalnum()
    return name if full and is_plausible(name) else None


def _top(n: int, lines: Sequence[tuple[int, str]], above: Counter[str]) -> int:
    """Return the first of the lines above a name that stand above others, too; at least its group's."""
    first = n - 1
    for k in _ABOVE:
        if n < k or above[lines[n - k][1].strip()] < 2:
            break
        first = n - k
    return first


def _below_a_key(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines below one and the same short line, each with words below it."""
    counts = Counter(line.strip(_MARKS) for _, line in lines if len(line) <= _LONGEST_KEY)
    for key, number in counts.most_common(2):
        if number < FEWEST_TURNS or not key.replace(" ", "").isalpha():
            continue
        places = [n + 1 for n, (_, line) in enumerate(lines[:-2]) if line.strip(_MARKS) == key]
        named = [(n, _alone(lines[n][1])) for n in places]
        if all(name and name != key for _, name in named):
            return [(n - 1, name) for n, name in named if name]
    return []


def _alone(line: str) -> str | None:
    return name_in(line.strip(_MARKS).removesuffix(":")) if len(line) < HEAD else None


def _with_offices(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the names with an office behind a dash on lines of their own, and single words that stand as they do.

    Two of them come back; a single word ("Operator") counts where it does.
    """
    offices = dict(_dashed(lines))
    again = Counter(offices.values())
    if not any(number > 1 for number in again.values()):
        return []
    single = Counter(line.strip(_MARKS) for _, line in lines if len(line.split()) == 1)
    words = (
        (n, name)
        for n, (_, line) in enumerate(lines[:-1])
        if (name := _alone(line)) and single[name] > 1
    )
    found = sorted({*offices.items(), *words})
    rows = sum(b - a == 1 for (a, _), (b, _) in pairwise(found))
    return found if rows * 4 < len(found) else []


def _dashed(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for n, (_, line) in enumerate(lines[:-1]):
        plain = line.strip(_MARKS)
        found = _OFFICE.match(plain) if len(plain) < HEAD and plain[-1:] not in ".?!:;" else None
        name = displayed(found["label"]) if found else ""
        if name and is_plausible(name):
            yield n, name
