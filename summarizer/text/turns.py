"""Who speaks in a transcript: the labels before the colon, and how far each turn reaches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarizer.names.places import canonical_place
from summarizer.text.asked import asked_and_answered
from summarizer.text.stopped import stopped_labels
from summarizer.words.lists import text_lists

#: What may stand on either side of a label: white space and the marks of bold and italic type.
_EDGE = r"[ \t\u00a0]*(?:\*{1,3}|_{1,2})?[ \t\u00a0]*"
_TIME = r"[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]?"
_NOON = r"(?:[ \t]?[AaPp]\.?[Mm]\b\.?)?"
#: What may stand before a label: marks of a caption, a bullet, an opening quotation mark, the time.
_FRONT = re.compile(
    rf"[ \t\u00a0]*(?:>{{2,3}}[ \t]*|[-*\u2022\u2013\u2014][ \t]+|\d{{1,3}}[.)][ \t]+|[\"\u201c](?=[A-Z]{{2}}))?"
    rf"(?:{_EDGE}{_TIME}[ \t\u00a0]*(?:[-\u2013\u2014|][ \t]*)?)?"
)
#: The time behind a label: "Anna Holm  0:04", "Speaker 1 (00:12)".
_CLOCK = re.compile(
    rf"[ \t\u00a0]+(?:[-\u2013\u2014|][ \t]*)?{_TIME}{_NOON}(?:[ \t]*[-\u2013\u2014][ \t]*{_TIME})?[ \t]*$"
)
#: A time in brackets anywhere in a label: "Ms HOLM (Northport) (14:02):", "[14:02, 3/4/2025] Anna Holm:".
_BRACKETED = re.compile(r"[ \t]*[(\[]\d{1,2}:\d{2}[^)\]\n]{0,24}[)\]][ \t]*")
_OPEN_TIME = re.compile(r"[(\[]\d")
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
#: "<v Anna Holm>We will" in WebVTT.
_VOICE = re.compile(r"[ \t]*<v(?:\.[\w.]+)?[ \t]+(?P<label>[^<>\n]{1,60})>")
#: "Mr Lewis Tarn (Outer Bay) rose to ask whether": a member of a chamber takes the floor in the third person.
_ROSE = re.compile(
    r"[ \t]*(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\.? [A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3}) "
    r"\([^()\n]{3,60}\) (?:rose|asked|moved|begged)\b"
)
#: ``Q    Thank you``, ``Q Thank you``, ``Q: ..``, ``A. ..``; an article at the line's start is no answer.
_LETTER = re.compile(
    rf"{_EDGE}(?P<label>Q|A(?![ \u00a0]\S)){_EDGE}(?:[:.]{_EDGE}|[ \t\u00a0]+)(?=\S)"
)
#: How a label begins that no colon shows: any of the three forms above, perhaps behind what may stand before a label.
_WITHOUT_COLON = re.compile(
    r"[\s>*_\u2022\u2013\"\u201c-]*"
    r"(?:<v|[QA](?![^\W_])|(?:The|Mr|Ms|Miss|Dr|Senator|Lord|Lady|Baroness|Sir))"
)
#: The head of a post: a name, the handle of whoever writes, and when: "Anna Holm @aholm · 3h".
_POSTED = re.compile(
    r"[ \t*_]*(?P<label>[^\W\d_][^\n@:*_]{1,50}?)[*_ \t(]+@\w{2,30}\)?[*_]*"
    r"(?:[ \t]*[\u00b7\u2022|,-][^\n]{1,24})?[ \t]*$"
)
#: At most 60 characters before a colon that a space or the line's end follows.
_NAMED = re.compile(
    rf"{_EDGE}(?P<label>[^\W\d_][^:\n\r*_]{{0,79}}?){_EDGE}[:：]{_EDGE}(?=\s|\Z|[^\s/\d])"
)
#: A line that is nothing but a label, perhaps with the time.
_ALONE = re.compile(
    rf"{_EDGE}(?:#{{1,6}}[ \t]+)?(?P<label>[^\W\d_][^:\n\r*_#]{{0,59}}?){_EDGE}[:：]?{_EDGE}$"
)
#: A line that says with one word before a colon that a name follows, or has it in brackets, and holds nothing else.
_KEYED = re.compile(
    rf"{_EDGE}(?:(?P<key>[^\W\d_]{{2,14}})[:：]{_EDGE}|\[(?=[^\[\]\n]+\]$))"
    r"(?P<label>[^\W\d_][^:\n*_]{1,50}?)[*_ \t\]]*$"
)
#: What stands behind "Media contact:" and "Minister's office:": a telephone number, an address of the net.
_REACHED_AT = re.compile(
    r"\s*(?:[A-Z]{1,3}\.?\s)?(?:\+?\(?\d[\d ()/.-]{6,}|https?://|www\.|[\w.+-]+@\w)", re.ASCII
)
_LONGEST_ALONE = 60
_BEFORE_LABEL = ' \t\u00a0*_#>-\u2022\u2013"\u201c'
_BEHIND_LABEL = " \t\u00a0*_:："
_ASIDE = re.compile(r"(?:\s*[(\[][^()\[\]]{0,60}[)\]]){1,3}\s*$")
#: Who holds an office that is named as such, in brackets behind it.
_HOLDER = re.compile(
    r"The[ \t][^()\n]{4,60}[ \t]\((?P<name>(?:[A-Z][\w.'\u2019-]*[ \t]+){1,4}[A-Z][\w'\u2019-]+)\)$"
)
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MOST_WORDS = 7
_HEAD = 120
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
    others = ((at, name) for at, line in lines if (name := _label(line)))
    labelled = sorted((dict(others) | dict(stopped)).items())
    posted = _posted(lines)
    if posted:
        return _turns(posted, text)
    alone = _labels_alone(lines) or _keyed(lines) or _loose(lines)
    if len(alone) > len(labelled) or (alone and not _are_several(labelled)):
        return _turns(alone, text)
    if 2 * len(labelled) < len(lines):
        # Where several labels have a mark of their own, each of these is a speaker's.
        marked = stopped if _are_several(stopped) else ()
        labelled = sorted({*_of_speakers(labelled), *marked})
    labelled = _without_title(labelled, lines)
    if not _are_several(labelled):
        labelled = _questioned(labelled, lines) or labelled
    if not _are_several(labelled):
        labelled = asked_and_answered(text, start, lines)
    return _turns(_with_bare(labelled, lines), text) if _are_several(labelled) else ()


def _posted(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the heads of posts with a name and a handle, where several write: a mark that nothing else has."""
    heads = [
        (at, found) for at, line in lines[:-1] if "@" in line and (found := _POSTED.match(line))
    ]
    posts = [(at, name) for at, one in heads if _plausible(name := _displayed(one["label"]))]
    several = len({name for _, name in posts}) > 1
    return posts if several and not _is_a_list(posts, lines) else []


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
    known = {name for _, name in labelled if _in_capitals(name)}
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
    return plain.rsplit(maxsplit=1)[-1] if _called_by_title(plain) else plain


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


#: The same text is asked about when it is read and when it is prepared; a few of them are kept in between.
_lately_found = lru_cache(maxsize=32)(_found)


def _turns(found: Sequence[tuple[int, str]], text: str) -> tuple[Turn, ...]:
    ends = [at for at, _ in found[1:]] + [len(text)]
    return tuple(Turn(name, at, end) for (at, name), end in zip(found, ends, strict=True))


def _labels_alone(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the labels that stand on lines of their own, where the lines between them are what was said.

    Such a line counts where its label comes back after another one's, or is written like those that do.
    """
    # Behind the last line nothing is said.
    named = [(at, name) for at, line in lines[:-1] if (name := _alone(line)) is not None]
    speakers = _coming_back(Counter(name for _, name in named))
    found = [(at, name) for at, name in named if name in speakers]
    return found if _are_several(found) and not _is_a_list(found, lines) else []


def _keyed(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the names on lines of their own behind one and the same word, or in brackets: ``Speaker: Anna Holm``."""
    keyed = [(at, m) for at, line in lines[:-1] if len(line) < _HEAD and (m := _KEYED.match(line))]
    counts = Counter(found["key"] for _, found in keyed)
    key = max(counts, key=lambda one: counts[one], default="")
    named = ((at, _displayed(found["label"])) for at, found in keyed if found["key"] == key)
    # "[Applause]" and "[Long pause]" are no names.
    names = ((at, one) for at, one in named if key or (" " in one and one.split()[1].istitle()))
    found = [(at, name) for at, name in names if _plausible(name)]
    return found if _are_several(found) and not _is_a_list(found, lines) else []


def _coming_back(counts: Mapping[str, int]) -> set[str]:
    """Return the labels that come back, and those written in capitals as all of these are; nobody talks alone."""
    again = {name for name, number in counts.items() if number > 1}
    if len(again) < 2:
        return set()
    return again.union(filter(_in_capitals, counts)) if all(map(_in_capitals, again)) else again


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
        match = pattern.match(line[:_HEAD])
        name = _displayed(match["label"]) if match else ""
        if name and _plausible(name):
            found.append((at, name))
    return found


def _alone(line: str) -> str | None:
    if _is_too_long(line):
        return None
    rest, timed = _without_time(line)
    found = _ALONE.match(rest) if len(rest) < _HEAD else None
    label = _displayed(found["label"]) if found else ""
    if not label or label[-1] in ".,;" or not _plausible(label):
        return None
    return label if timed or _is_marked(rest) or _stands_out(label) else None


def _without_time(line: str) -> tuple[str, bool]:
    """Return the head of a line without numbers, brackets and time, and whether it had any of them."""
    plain = _BRACKETED.sub(" ", line[: 2 * _HEAD].removesuffix("\\"))
    front = _FRONT.match(plain)
    rest = plain[front.end() :] if front else plain
    clock = _CLOCK.search(rest)
    timed = plain != line or clock is not None or _holds_digit(front)
    return (rest[: clock.start()] if clock else rest).rstrip(), timed


def _holds_digit(front: re.Match[str] | None) -> bool:
    return front is not None and any(map(str.isdigit, front.group()))


def _is_marked(line: str) -> bool:
    """Whether a line is set in bold, is a heading or ends in a colon."""
    return line.strip().startswith(("**", "__", "#")) or line.rstrip("* _").endswith(":")


def _stands_out(label: str) -> bool:
    """Whether a label can be one without any mark: in capitals, or of several words."""
    return _in_capitals(label) or len(label.split()) > 1


def _is_too_long(line: str) -> bool:
    """Whether a line is no label alone by its length, whatever marks and times stand around a label."""
    head = line[: 2 * _HEAD]
    core = head.lstrip(_BEFORE_LABEL).rstrip(_BEHIND_LABEL)
    if ":" not in core:  # nor is there a time in it
        return len(core) > _LONGEST_ALONE
    begins = head[0].isalpha() or head[0] in '"\u201c'
    return begins and any(map(str.isalpha, head[_HEAD + 1 :])) and not _OPEN_TIME.search(head)


def speaker_at(turns: tuple[Turn, ...], offset: int) -> str | None:
    """Return who speaks at an offset, or ``None`` before the first label."""
    place = bisect_right(turns, offset, key=lambda turn: turn.start) - 1
    return turns[place].speaker if place >= 0 else None


def begins_turn(line: str) -> bool:
    """Whether a line begins with a label that cannot be anything else: capitals and a colon, or ``Q`` and a gap."""
    head = line[:_HEAD]
    named = _NAMED.match(head)
    if named:
        label = _displayed(named["label"])
        return len(label) > 1 and label == label.upper() != label.lower() and _plausible(label)
    return bool(re.match(rf"{_EDGE}Q{_EDGE}(?::|[ \t\u00a0]{{2,}})", head))


def _label(line: str) -> str | None:
    head = line[: _HEAD + 40]
    if ":" not in head and "：" not in head and not _WITHOUT_COLON.match(head):
        return None
    found = _VOICE.match(head) or _ROSE.match(head)
    if found:
        return _displayed(found["label"])
    head = _BRACKETED.sub(" ", head[:_HEAD]) + head[_HEAD:]
    front = _FRONT.match(head)
    head = head[front.end() if front else 0 :][:_HEAD]
    letter = _LETTER.match(head)
    return letter["label"] if letter else _named_in(head)


def _named_in(head: str) -> str | None:
    """Return the name and the office before a line's colon, where these can be a speaker's."""
    named = _NAMED.match(head)
    if not named or _REACHED_AT.match(head, named.end()):
        return None
    label = _displayed(_CLOCK.sub("", named["label"]))
    if label != label.upper() and head[named.end() :].lstrip().startswith(tuple('“"«„‘')):
        return None  # a list of quotations, read out or printed
    return label if label and _plausible(label) else None


def _displayed(label: str) -> str:
    """Return a label as it is written, on single spaces and without what stands in brackets behind it.

    Of "The Minister for Ports (Anna Holm)" it is the name in brackets.
    """
    holder = _HOLDER.match(label)
    if holder and canonical_place(holder["name"]) is None:
        return " ".join(holder["name"].split())
    return " ".join(_ASIDE.sub("", label).split())


def _plausible(label: str) -> bool:
    """Whether words could name a speaker: few, capitalised (or without case), no sentence punctuation."""
    words = label.replace(",", " ").split()
    particles = text_lists().particles
    if not 0 < len(words) <= _MOST_WORDS or any(c in label for c in '?!;"“”„«»…'):
        return False
    if words[0].lower() != words[0] or words[0].upper() == words[0].lower():
        return all(
            w[0].lower() != w[0]
            or w[0].upper() == w[0]
            or w.lower() in particles
            or w in ("for", "and")
            for w in words
        )
    return False


def _is_speaker(name: str, counts: Counter[str]) -> bool:
    """Whether a label counts. Capitals always; a name in mixed case, or a letter, only where it returns."""
    if len(name) == 1:
        # One "Q" is enough beside a label in capitals; on its own it may be anything.
        return counts[name] >= 2 or (name == "Q" and any(_in_capitals(other) for other in counts))
    return _in_capitals(name) or counts[_without_office(name)] >= 2 or _called_by_title(name)


def _returns(names: Sequence[str]) -> bool:
    """Whether a label comes back after another one."""
    heard: set[str] = set()
    for name, following in pairwise(names):
        if name != following:
            heard.add(name)
            if following in heard:
                return True
    return False


def _in_capitals(name: str) -> bool:
    return len(name) > 1 and name == name.upper()


def _called_by_title(name: str) -> bool:
    return bool(re.match(r"(?:Mr|Ms|Mrs|Dr|Sir|Dame|Gen|Amb|Sen|Rep|Adm|Col)\b\.?\s", name))
