"""Who speaks in a transcript: the labels before the colon, and how far each turn reaches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarizer.text.alike import labelled_alike, titled_labels
from summarizer.text.asked import asked_and_answered
from summarizer.text.cards import carded_labels
from summarizer.text.inline import inline_labels, labels_within
from summarizer.text.labels import (
    EDGE,
    HEAD,
    called_by_title,
    displayed,
    in_capitals,
    is_plausible,
    label_alone,
    label_of,
)
from summarizer.text.stopped import is_titled, stopped_labels
from summarizer.text.timed import timed_labels

#: Labels parted from the words by a dash, a tab, a bar, brackets or bold type alone; they count only where nearly all
#: lines have one.
_LOOSE = (
    re.compile(
        r"[ \t]*(?:\[(?=[^<>\n]*\])|[<(])(?P<label>[^<>()\]\d\n]{2,60})[\]>)][ \t]*:?[ \t]*(?=\S)"
    ),
    re.compile(
        r"[ \t]*(?:[-*\u2022|][ \t]+)?(?P<label>[^\W\d_][^:\n*_\t\u2014\u2013|]{1,50}?)"
        r"(?:[ \t]+[\u2014\u2013-][ \t]+|\t+|\.[\u2014\u2013-]{1,2}[ \t]*|[ \t]+\|[ \t]+(?=[^|\n]*\|?[ \t]*$))(?=\S)"
    ),
    re.compile(
        r"[ \t]*(?:\*{2,3}|__|\*|_)\[?(?P<label>[^*_\[\]\n]{2,60}?)\]?[.:]?(?:\*{2,3}|__|\*|_)[.:]?[ \t]+(?=\S)"
    ),
)
#: The head of a post: a name, the handle of whoever writes, and when: "Anna Holm @aholm · 3h".
_POSTED = re.compile(
    r"[ \t*_]*(?P<label>[^\W\d_][^\n@:*_]{1,50}?)[*_ \t(]+@\w{2,30}\)?[*_]*"
    r"(?:[ \t]*[\u00b7\u2022|,-][^\n]{1,24})?[ \t]*$"
)
#: "[10:02:11] <aholm> shall we start?" in the log of a chat.
_NICKNAME = re.compile(
    r"[ \t]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]+)?<[@+%~&]?(?P<label>[^\s<>]{2,30})>[ \t]+(?=\S)"
)
#: "[10:02:11] * aholm waves": what somebody does in a chat.
_ACTION = re.compile(
    r"[ \t]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]+)?\*{1,3}[ \t](?P<label>[^\s*<>]{2,30})[ \t]+(?=\S)"
)
#: What is read out of a picture stands before the name below it: "Photo of Anna HolmAnna Holm (Northport)".
_PICTURED = re.compile(
    r"[ \t]*(?:Photo|Picture|Image|Portrait)[ \t]of[ \t](?P<label>[^\W\d_][^\n@:*_(,]{2,40}?)"
    r"[ \t]*(?P=label)(?=[ \t(,]|$)"
)
#: A line that says with one word before a colon that a name follows, or has it in brackets, and holds nothing else.
_KEYED = re.compile(
    rf"{EDGE}(?:(?P<key>[^\W\d_]{{2,14}})[:：]{EDGE}|\[(?=[^\[\]\n]+\]$))"
    r"(?P<label>[^\W\d_][^:\n*_]{1,50}?)[*_ \t\]]*$"
)
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_FEWEST_TURNS = 3
#: Code points of a text up to which its turns are kept for a while: some pages, not a book.
_PAGES = 50_000


@dataclass(frozen=True)
class Turn:
    """One speaker's turn, from the label to the next label. Offsets in code points."""

    speaker: str
    start: int
    end: int


def speaker_turns(text: str, start: int = 0) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; nothing where the text is none.

    A text is a transcript where at least three lines begin with speaker labels and somebody speaks again
    after somebody else: "Note:" or "Participants:" alone make no transcript. The label is kept as it is
    written, without what stands in brackets behind it.
    """
    return (_found if len(text) > _PAGES else _lately_found)(text, start)


def _found(text: str, start: int) -> tuple[Turn, ...]:
    lines = [(m.start(), m.group()) for m in _LINE.finditer(text, start) if not m.group().isspace()]
    stopped = stopped_labels(lines, text)
    others = ((at, name) for at, line in lines if (name := label_of(line)))
    labelled = sorted((dict(others) | dict(stopped)).items())
    posted = _posted(lines) or _nicknames(lines)
    if posted:
        return _turns(posted, text)
    timed = timed_labels(lines)
    if timed and 2 * len(set(timed) - set(labelled)) > len(timed):
        return _turns(timed, text)
    alone = carded_labels(lines) or _labels_alone(lines) or _keyed(lines) or _loose(lines)
    if len(alone) > len(labelled) or (alone and not _are_several(labelled)):
        return _turns(alone, text)
    if 2 * len(labelled) < len(lines):
        # Where several labels have a mark of their own, each of these is a speaker's.
        marked = stopped if _are_several(stopped) else ()
        labelled = sorted({*_of_speakers(labelled), *marked, *timed})
    labelled = _without_title(labelled, lines)
    if not _are_several(labelled):
        labelled = _questioned(labelled, lines) or _answered(labelled, lines) or labelled
    if not _are_several(labelled):
        labelled = asked_and_answered(text, start, lines)
    if not _are_several(labelled):
        labelled = inline_labels(text, start)
    if not _are_several(labelled):
        return _turns(titled_labels(lines), text)
    labelled = _with_bare(labelled_alike(labelled), lines)
    labelled = [*labelled, *labels_within(text, lines, labelled)]
    return _turns(_with_questions(sorted(labelled), lines, text), text)


def _posted(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the heads of posts, a name with a handle or a picture, where several write: nothing else has these."""
    heads = [
        (at, found)
        for at, line in lines[:-1]
        if (found := _POSTED.match(line) if "@" in line else _PICTURED.match(line))
    ]
    posts = [(at, name) for at, one in heads if is_plausible(name := displayed(one["label"]))]
    several = len({name for _, name in posts}) > 1
    return posts if several and not _is_a_list(posts, lines) else []


def _nicknames(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the names in angle brackets that nearly all lines of a chat begin with, as they are written there."""
    found = [
        (at, nick["label"])
        for at, line in lines
        if "<" in line[:HEAD] and (nick := _NICKNAME.match(line)) and "</" not in line
    ]
    told = [(at, one["label"]) for at, line in lines if (one := _ACTION.match(line))]
    chat = 3 * (len(found) + len(told)) >= 2 * len(lines) and _are_several(found)
    return sorted([*found, *told]) if chat else []


def _of_speakers(labelled: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Leave out the labels that are no speaker's."""
    counts = Counter(_without_office(name) for _, name in labelled)
    return [(at, name) for at, name in labelled if _is_speaker(name, counts)]


def _without_title(
    labelled: list[tuple[int, str]], lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Leave out the title where it has a word before a colon, as no other line has: "INTERVIEW: Anna Holm"."""
    first = lines[0] if lines else None
    if first is None or len(labelled) <= _FEWEST_TURNS or labelled[0][0] != first[0]:
        return labelled
    names = [name for _, name in labelled]
    closed = first[1].rstrip(' *_"”’)').endswith((".", "!", "?", "…", "—", "-"))
    return labelled if closed or names.count(names[0]) > 1 else labelled[1:]


def _with_bare(
    labelled: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Add the lines that are a label in capitals and nothing else, where its colon was forgotten."""
    known = {name for _, name in labelled if in_capitals(name)}
    bare = ((at, line.strip()) for at, line in lines[:-1])
    return sorted({*labelled, *(found for found in bare if found[1] in known)})


def _are_several(found: Sequence[tuple[int, str]]) -> bool:
    """Whether there are labels enough, and somebody speaks again after somebody else."""
    return len(found) >= _FEWEST_TURNS and _returns([_without_office(name) for _, name in found])


def _without_office(label: str) -> str:
    """Return a label without what stands behind a comma: "Anna Holm, Minister of Ports" comes back as "Anna Holm".

    One who is called Mr or Dr comes back by the surname: "Dr Paul Venn" as "Dr Venn".
    """
    plain = label.split(",", maxsplit=1)[0]
    return plain.rsplit(maxsplit=1)[-1] if called_by_title(plain) else plain


def _questioned(
    labelled: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Return the turns of an interview in which only the answers have a label, and the questions none."""
    names = dict(labelled)
    asked = [one for one, (b, _) in pairwise(lines) if b in names and one[0] not in names]
    put = sum(line.rstrip(" *_").endswith("?") for _, line in asked)
    alone = len(set(names.values())) == 1 and len(asked) >= _FEWEST_TURNS
    if not alone or 2 * put < len(asked):
        return []
    return sorted([*labelled, *((at, "Q") for at, _ in asked)])


def _with_questions(
    labelled: list[tuple[int, str]], lines: Sequence[tuple[int, str]], text: str
) -> list[tuple[int, str]]:
    """Add the questions where several answer under their names, and who asks has no label.

    What is said stands behind its label and does not ask; before most of it stands a paragraph of one line that does.
    """
    starts = dict(labelled)
    said = [line for at, line in lines if at in starts and len(line) > len(starts[at]) + _MARKS]
    put = [
        at
        for (above, _), (at, line), (below, _) in zip(
            [(0, ""), *lines], lines, lines[1:], strict=False
        )
        if below in starts and at not in starts and _asks(line)
        if at == lines[0][0] or "\n\n" in text[above:at] or _NUMBERED.match(line)
    ]
    if len(put) < _FEWEST_TURNS or 2 * len(put) < len(starts) or 2 * len(said) < len(starts):
        return labelled
    if 3 * sum(map(_asks, said)) > len(said):
        return labelled
    return sorted([*labelled, *((at, "Q") for at in put)])


_NUMBERED = re.compile(r"[ \t*_]*\d{1,3}[.)][ \t]")


def _asks(line: str) -> bool:
    return line.rstrip(" *_").endswith("?")


#: Code points that a line with nothing but a label may have besides it.
_MARKS = 6


def _answered(
    labelled: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Return the turns of an interview in which only the questions have a label, and the answers none.

    Such a label says that it is a question, or is one person's who nearly always asks.
    """
    asked = {at for at, _ in labelled}
    names = {name.lower() for _, name in labelled}
    put = sum(at in asked and _asks(line) for at, line in lines)
    asks = 2 * put >= len(asked) if names <= _QUESTIONS else 4 * put >= 3 * len(asked)
    if len(labelled) < _FEWEST_TURNS or not asks or (len(names) > 1 and not names <= _QUESTIONS):
        return []
    answers = [b for (a, _), (b, _) in pairwise(lines) if a in asked and b not in asked]
    return sorted([*labelled, *((at, "A") for at in answers)])


_QUESTIONS = frozenset(("q", "question"))

#: The same text is asked about when it is read and when it is prepared; a few of them are kept in between.
_lately_found = lru_cache(maxsize=32)(_found)


def _turns(found: Sequence[tuple[int, str]], text: str) -> tuple[Turn, ...]:
    ends = [at for at, _ in [*found, (len(text), "")]][1:]
    return tuple(Turn(name, at, end) for (at, name), end in zip(found, ends, strict=True))


def _labels_alone(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the labels that stand on lines of their own, where the lines between them are what was said.

    Such a line counts where its label comes back after another one's, or is written like those that do: in capitals,
    with a title, with a seat or a party in brackets behind it.
    """
    # Behind the last line nothing is said.
    named = [(at, name, line) for at, line in lines[:-1] if (name := label_alone(line)) is not None]
    speakers = _coming_back(Counter(name for _, name, _ in named))
    titled = all(map(_is_titled, speakers))
    seated = all(_is_seated(line) for _, name, line in named if name in speakers)
    found = [
        (at, name)
        for at, name, line in named
        if name in speakers
        or (titled and _is_titled(name))
        or (seated and speakers and _is_seated(line))
    ]
    return found if _are_several(found) and not _is_a_list(found, lines) else []


def _keyed(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the names on lines of their own behind one and the same word, or in brackets: ``Speaker: Anna Holm``."""
    keyed = [(at, m) for at, line in lines[:-1] if len(line) < HEAD and (m := _KEYED.match(line))]
    counts = Counter(found["key"] for _, found in keyed)
    key = max(counts, key=lambda one: counts[one], default="")
    named = ((at, displayed(found["label"])) for at, found in keyed if found["key"] == key)
    # "[Applause]" and "[Long pause]" are no names.
    names = ((at, one) for at, one in named if key or (" " in one and one.split()[1].istitle()))
    found = [(at, name) for at, name in names if is_plausible(name)]
    return found if _are_several(found) and not _is_a_list(found, lines) else []


def _is_titled(name: str) -> bool:
    """Whether a label is a name behind a title, an office or a question: "Mr Kos", "The Minister of Ports"."""
    return (
        called_by_title(name)
        or name.startswith("The ")
        or name.lower() in _QUESTIONS
        or is_titled(name)
    )


def _is_seated(line: str) -> bool:
    """Whether words in brackets end a line: "Anna Holm (Northport)"."""
    return line.rstrip("*_ \t:").endswith(")")


def _coming_back(counts: Mapping[str, int]) -> set[str]:
    """Return the labels that come back, and those written in capitals as all of these are; nobody talks alone."""
    again = {name for name, number in counts.items() if number > 1}
    if len(again) < 2:
        return set()
    return again.union(filter(in_capitals, counts)) if all(map(in_capitals, again)) else again


def _is_a_list(found: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether labels are names or headings in a row: one of a speaker is followed by words."""
    starts = {at: n for n, (at, _) in enumerate(lines)}
    rows = [starts[at] for at, _ in found]
    in_a_row = sum(b - a == 1 for a, b in pairwise(rows))
    return in_a_row * 4 >= len(found)


def _loose(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return labels that only their recurrence shows to be labels: at least half of all lines begin with one."""
    for pattern in _LOOSE:
        labelled = _loosely_labelled(lines, pattern)
        counts = Counter(name for _, name in labelled)
        found = [(at, name) for at, name in labelled if counts[name] > 1]
        if 2 * len(found) >= len(lines) and _are_several(found):
            return found
    return []


def _loosely_labelled(
    lines: Sequence[tuple[int, str]], pattern: re.Pattern[str]
) -> list[tuple[int, str]]:
    """Return the labels that lines begin with, up to where half of the lines can no longer be reached."""
    found: list[tuple[int, str]] = []
    for number, (at, line) in enumerate(lines):
        if 2 * (len(found) + len(lines) - number) < len(lines):
            break
        match = pattern.match(line[:HEAD])
        name = displayed(match["label"]) if match else ""
        if name and is_plausible(name):
            found.append((at, name))
    return found


def speaker_at(turns: tuple[Turn, ...], offset: int) -> str | None:
    """Return who speaks at an offset, or ``None`` before the first label."""
    place = bisect_right(turns, offset, key=lambda turn: turn.start) - 1
    return turns[place].speaker if place >= 0 else None


def _is_speaker(name: str, counts: Counter[str]) -> bool:
    """Whether a label counts. Capitals always; a name in mixed case, or a letter, only where it returns."""
    if len(name) == 1:
        # One "Q" is enough beside a label in capitals; on its own it may be anything.
        return counts[name] >= 2 or (name == "Q" and any(in_capitals(other) for other in counts))
    return in_capitals(name) or counts[_without_office(name)] >= 2 or called_by_title(name)


def _returns(names: Sequence[str]) -> bool:
    """Whether a label comes back after another one."""
    heard: set[str] = set()
    for name, following in pairwise(names):
        if name != following:
            heard.add(name)
            if following in heard:
                return True
    return False
