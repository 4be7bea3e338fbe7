"""Who speaks in a transcript: the labels before the colon, and how far each turn reaches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from summarizer.text.alike import labelled_alike, with_callers, without_head
from summarizer.text.asked import asked_and_answered
from summarizer.text.cards import carded_labels
from summarizer.text.dated import dated_heads
from summarizer.text.glued import glued_labels
from summarizer.text.inline import inline_labels, labels_within, letters_within
from summarizer.text.labels import (
    EDGE,
    HEAD,
    called_by_title,
    displayed,
    in_capitals,
    is_plausible,
    label_of,
)
from summarizer.text.lettered import letters_to_the_editor
from summarizer.text.lone import labels_alone
from summarizer.text.mailed import mailed_turns, without_quoted
from summarizer.text.passage import labels_of_passage
from summarizer.text.questions import answered, questioned, with_questions
from summarizer.text.recurring import (
    are_several,
    is_a_list,
    without_line_numbers,
    without_office,
)
from summarizer.text.roll import with_those_present
from summarizer.text.single import only_speaker
from summarizer.text.stopped import stopped_labels
from summarizer.text.timed import timed_labels
from summarizer.text.turn import Turn
from summarizer.text.undersigned import signed_comments
from summarizer.words.remembered import Recent

__all__ = ["Turn", "is_known_as_none", "know_as_none", "speaker_at", "speaker_turns"]

#: Labels parted from the words by a dash, a tab, a bar, brackets or bold type alone; they count only where nearly all
#: lines have one. With each the marks of which it takes one.
_LOOSE = (
    (
        re.compile(
            r"[ \t]*(?:\[(?=[^<>\n]*\])|[<(])(?P<label>[^<>()\]\d\n]{2,60})[\]>)][ \t]*:?[ \t]*(?=\S)"
        ),
        frozenset("[<("),
    ),
    (
        re.compile(
            r"[ \t]*(?:[-*\u2022|][ \t]+)?(?P<label>[^\W\d_][^:\n*_\t\u2014\u2013|]{1,50}?)"
            r"(?:[ \t]+[\u2014\u2013-][ \t]+|\t+|\.[\u2014\u2013-]{1,2}[ \t]*|[ \t]+\|[ \t]+(?=[^|\n]*\|?[ \t]*$))"
            r"(?=\S)"
        ),
        frozenset("\u2014\u2013-\t|"),
    ),
    (
        re.compile(
            r"[ \t]*(?:\*{2,3}|__|\*|_)\[?(?P<label>[^*_\[\]\n]{2,60}?)\]?[.:]?(?:\*{2,3}|__|\*|_)[.:]?[ \t]+(?=\S)"
        ),
        frozenset("*_"),
    ),
)
#: The head of a post: a name, the handle of whoever writes, and when: "Anna Holm @aholm · 3h".
_POSTED = re.compile(
    r"[ \t*_]*(?P<label>[^\W\d_][^\n@:*_]{1,50}?)[*_ \t(]+@\w{2,30}\)?[*_]*"
    r"(?:[ \t]*[\u00b7\u2022|,-][^\n]{1,24})?[ \t]*$"
)
#: "[10:02:11] <aholm> shall we start?", "10:02<aholm>hello" in the log of a chat.
_NICKNAME = re.compile(
    r"[ \t]*(?:(?P<time>[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)[ \t]*)?<[@+%~&]?(?P<label>[^\s<>]{2,30})>"
    r"(?(time)[ \t]*|[ \t]+)(?=\S)"
)
#: "aholm: shall we start?", perhaps behind the time, as a scribe takes a meeting down.
_SHORT_NAME = re.compile(
    r"[ \t]*(?P<time>[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[AP]M)?[\])]?[ \t]+)?(?P<label>[^\W\d_][\w.-]{1,24})"
    r"(?(time)(?::|[ \t]?\|)|:)[ \t]+(?=\S)"
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
#: Code points among which a short name and its colon stand; such names in small letters that show the form of a text.
_LONGEST_NICKNAME, _FEWEST_NICKNAMES = 40, 2
#: Code points before the body of a text in which the head of a mail stands.
_FRONT = 2_000
#: Code points of a text up to which its turns are kept for a while: some pages, not a book.
_PAGES = 50_000


def speaker_turns(text: str, start: int = 0) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; nothing where the text is none.

    A text is a transcript where at least three lines begin with speaker labels and somebody speaks again
    after somebody else: "Note:" or "Participants:" alone make no transcript. The label is kept as it is
    written, without what stands in brackets behind it.
    """
    if is_known_as_none(text, start):
        return ()
    turns = (_found if len(text) > _PAGES else _lately_found)(text, start)
    if not turns:
        know_as_none(text, start)
    return turns


def is_known_as_none(text: str, start: int = 0) -> bool:
    """Whether a text, read from an offset on, was looked at before and is no transcript."""
    return _none.holds((_digest(text), start))


def know_as_none(text: str, start: int = 0) -> None:
    """Keep in mind that a text is no transcript, as another process may have found out."""
    _none.of((_digest(text), start), lambda: True)


#: Most texts are no transcripts, and are asked about again at each stage: they are known without being held on to.
_none = Recent[bool](1 << 13)


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _found(text: str, start: int) -> tuple[Turn, ...]:
    lines = [(m.start(), m.group()) for m in _LINE.finditer(text, start) if not m.group().isspace()]
    lines = without_line_numbers(lines)
    front = text[max(0, start - _FRONT) : start].splitlines()
    parted = mailed_turns(lines, front) or signed_comments(lines) or letters_to_the_editor(lines)
    if parted:
        return tuple(Turn(name, at, end) for at, end, name in parted)
    turns = _turns(_of_a_form(lines) or _labels(lines, text, start), text)
    return without_quoted(turns, lines)


def _of_a_form(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the labels of a text whose form alone shows them to be such: posts, chats, names that run into words."""
    posted = _posted(lines) or _nicknames(lines) or _in_small_letters(lines)
    return posted or letters_within(lines) or glued_labels(lines)


def _labels(lines: Sequence[tuple[int, str]], text: str, start: int) -> list[tuple[int, str]]:
    """Return the labels of a transcript, whatever shows them to be such."""
    stopped = stopped_labels(lines, text)
    others = ((at, name) for at, line in lines if (name := label_of(line)))
    labelled = sorted((dict(others) | dict(stopped)).items())
    timed = timed_labels(lines)
    if timed and 2 * len(set(timed) - set(labelled)) > len(timed):
        return timed
    dated = dated_heads(lines)
    if dated:
        return dated
    alone = carded_labels(lines) or labels_alone(lines) or _keyed(lines) or _loose(lines)
    if len(alone) > len(labelled) or (alone and not are_several(labelled)):
        return alone
    if 2 * len(labelled) < len(lines):
        # Where several labels have a mark of their own, each of these is a speaker's.
        marked = stopped if are_several(stopped) else ()
        kept = sorted({*_of_speakers(labelled), *marked, *timed})
        labelled = (
            with_those_present(kept, labelled, lines)
            if are_several(kept)
            else with_callers(kept, labelled, lines)
        )
    labelled = without_head(labelled, lines)
    if not are_several(labelled):
        labelled = questioned(labelled, lines) or answered(labelled, lines) or labelled
    if not are_several(labelled):
        labelled = asked_and_answered(text, start, lines)
    if not are_several(labelled):
        labelled = inline_labels(text, start)
    if not are_several(labelled):
        return labels_of_passage(lines) or only_speaker(lines, text)
    labelled = _with_bare(labelled_alike(labelled), lines)
    labelled = [*labelled, *labels_within(text, lines, labelled)]
    return with_questions(sorted(labelled), lines, text)


def _posted(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the heads of posts, a name with a handle or a picture, where several write: nothing else has these."""
    heads = [
        (at, found)
        for at, line in lines[:-1]
        if (found := _POSTED.match(line) if "@" in line else _PICTURED.match(line))
    ]
    posts = [(at, name) for at, one in heads if is_plausible(name := displayed(one["label"]))]
    several = len({name for _, name in posts}) > 1
    return posts if several and not is_a_list(posts, lines) else []


def _nicknames(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the names in angle brackets that nearly all lines of a chat begin with, as they are written there."""
    found = [
        (at, nick["label"])
        for at, line in lines
        if "<" in line[:HEAD] and (nick := _NICKNAME.match(line)) and "</" not in line
    ]
    told = [(at, one["label"]) for at, line in lines if (one := _ACTION.match(line))]
    chat = 3 * (len(found) + len(told)) >= 2 * len(lines) and are_several(found)
    return sorted([*found, *told]) if chat else _in_brackets(lines)


def _in_brackets(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the names in small letters and brackets that most lines of notes begin with: "[anna] agrees".

    More than half of them stand elsewhere with a capital, as in a list of those present.
    """
    named = [(at, _SCRIBED.match(line)) for at, line in lines if line.lstrip()[:1] == "["]
    found = [(at, one["label"]) for at, one in named if one is not None]
    counts = Counter(name for _, name in found)
    again = sum(number for number in counts.values() if number > 1)
    recur = 2 * len(found) >= len(lines) and 3 * again >= 2 * len(found)
    if not (recur and are_several(found)):
        return []
    written = {word for _, line in lines for word in _CAPITALISED.findall(line)}
    known = [name for name in counts if name.title() in written]
    return found if 2 * len(known) > len(counts) else []


_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+")
#: What a line of notes begins with that somebody took down: "[anna] agrees".
_SCRIBED = re.compile(r"[ \t]*\[(?P<label>[^\W\d_A-Z][^\W\d_]{1,20})\][ \t]+(?=\S)")


def _in_small_letters(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the short names that half of the lines of minutes begin with, where some come again in small letters.

    Where that is the form of a text, a name that stands once counts where it is in small letters or stands in a list
    of those present before.
    """
    found = [
        (at, name["label"])
        for at, line in lines
        if ":" in line[:_LONGEST_NICKNAME] and (name := _SHORT_NAME.match(line))
    ]
    counts = Counter(name.casefold() for _, name in found)
    again = [(at, name) for at, name in found if counts[name.casefold()] > 1]
    small = {name for _, name in again if name.islower()}
    is_form = 2 * len(found) >= len(lines) and 3 * len(again) >= len(lines)
    if not is_form or len(small) < _FEWEST_NICKNAMES or not are_several(again):
        return []
    first = again[0][0]
    head = {word for at, line in lines if at < first for word in re.findall(r"[\w.-]+", line)}
    once = {n for at, n in found if at >= first and (n.islower() or n in head)}
    known = once.union(name for _, name in again)
    return [(at, name) for at, name in found if at >= first and name in known]


def _of_speakers(labelled: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Leave out the labels that are no speaker's."""
    counts = Counter(without_office(name) for _, name in labelled)
    return [(at, name) for at, name in labelled if _is_speaker(name, counts)]


def _with_bare(
    labelled: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Add the lines that are a label in capitals and nothing else, where its colon was forgotten."""
    known = {name for _, name in labelled if in_capitals(name)}
    bare = ((at, line.strip()) for at, line in lines[:-1])
    return sorted({*labelled, *(found for found in bare if found[1] in known)})


#: The same text is asked about when it is read and when it is prepared; a few of them are kept in between.
_lately_found = lru_cache(maxsize=32)(_found)


def _turns(found: Sequence[tuple[int, str]], text: str) -> tuple[Turn, ...]:
    ends = [at for at, _ in [*found, (len(text), "")]][1:]
    return tuple(Turn(name, at, end) for (at, name), end in zip(found, ends, strict=True))


def _keyed(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the names on lines of their own behind one and the same word, or in brackets: ``Speaker: Anna Holm``."""
    keyed = [(at, m) for at, line in lines[:-1] if len(line) < HEAD and (m := _KEYED.match(line))]
    counts = Counter(found["key"] for _, found in keyed)
    key = max(counts, key=lambda one: counts[one], default="")
    named = ((at, displayed(found["label"])) for at, found in keyed if found["key"] == key)
    # "[Applause]" and "[Long pause]" are no names.
    names = ((at, one) for at, one in named if key or (" " in one and one.split()[1].istitle()))
    found = [(at, name) for at, name in names if is_plausible(name)]
    return found if are_several(found) and not is_a_list(found, lines) else []


def _loose(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return labels that only their recurrence shows to be labels: at least half of all lines begin with one."""
    for pattern, marks in _LOOSE:
        labelled = _loosely_labelled(lines, pattern, marks)
        counts = Counter(name for _, name in labelled)
        found = [(at, name) for at, name in labelled if counts[name] > 1]
        if 2 * len(found) >= len(lines) and are_several(found):
            return found
    return []


def _loosely_labelled(
    lines: Sequence[tuple[int, str]], pattern: re.Pattern[str], marks: frozenset[str]
) -> list[tuple[int, str]]:
    """Return the labels that lines begin with, up to where half of the lines can no longer be reached."""
    found: list[tuple[int, str]] = []
    for number, (at, line) in enumerate(lines):
        if 2 * (len(found) + len(lines) - number) < len(lines):
            break
        head = line[:HEAD]
        match = None if marks.isdisjoint(head) else pattern.match(head)
        name = displayed(match["label"]) if match else ""
        if name and is_plausible(name):
            found.append((at, name))
    return found


def speaker_at(turns: tuple[Turn, ...], offset: int) -> str | None:
    """Return who speaks at an offset; ``None`` before the first label, and where nobody does between two turns."""
    place = bisect_right(turns, offset, key=lambda turn: turn.start) - 1
    return turns[place].speaker if place >= 0 and offset < turns[place].end else None


def _is_speaker(name: str, counts: Counter[str]) -> bool:
    """Whether a label counts. Capitals always; a name in mixed case, or a letter, only where it returns."""
    if len(name) == 1:
        # One "Q" is enough beside a label in capitals; on its own it may be anything.
        return counts[name] >= 2 or (name == "Q" and any(in_capitals(other) for other in counts))
    return in_capitals(name) or counts[without_office(name)] >= 2 or called_by_title(name)
