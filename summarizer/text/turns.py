"""Who speaks in a transcript: the labels before the colon, and how far each turn reaches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.words.lists import text_lists

_EDGE = r"[ \t\u00a0]*(?:\*\*|__)?[ \t\u00a0]*"
_END = r"[ \t\u00a0]*(?:\*\*|__)?[ \t\u00a0]*"
#: ``Q    Thank you``, ``Q Thank you``, ``Q: ..``, ``A. ..``; an article at the line's start is no answer.
_LETTER = re.compile(
    rf"{_EDGE}(?P<label>Q|A(?![ \u00a0]\S)){_END}(?:[:.]{_END}|[ \t\u00a0]+)(?=\S)"
)
#: At most 60 characters before a colon that a space or the line's end follows.
_NAMED = re.compile(
    rf"{_EDGE}(?P<label>[^\W\d_][^:\n\r*_]{{0,59}}?){_END}[:：]{_END}(?=\s|\Z|[^\s/\d])"
)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]\s*$")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MOST_WORDS = 7
_HEAD = 120
_FEWEST_TURNS = 3


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
    lines = [(m.start(), _label(m)) for m in _LINE.finditer(text, start) if not m.group().isspace()]
    labelled = [(at, name) for at, name in lines if name]
    counts = Counter(name for _, name in labelled)
    mostly = 2 * len(labelled) >= len(lines)
    found = [(at, name) for at, name in labelled if mostly or _is_speaker(name, counts)]
    if len(found) < _FEWEST_TURNS or not _returns([name for _, name in found]):
        return ()
    ends = [at for at, _ in found[1:]] + [len(text)]
    return tuple(Turn(name, at, end) for (at, name), end in zip(found, ends, strict=True))


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
    return bool(re.match(rf"{_EDGE}Q{_END}(?::|[ \t\u00a0]{{2,}})", head))


def _label(line: re.Match[str]) -> str | None:
    head = line.group()[:_HEAD]
    letter = _LETTER.match(head)
    if letter:
        return letter["label"]
    named = _NAMED.match(head)
    if not named:
        return None
    label = _displayed(named["label"])
    if label != label.upper() and head[named.end() :].lstrip().startswith(tuple('“"«„‘')):
        return None  # a list of quotations, read out or printed
    return label if label and _plausible(label) else None


def _displayed(label: str) -> str:
    """Return a label as it is written, on single spaces and without what stands in brackets behind it."""
    return " ".join(_ASIDE.sub("", label).split())


def _plausible(label: str) -> bool:
    """Whether words could name a speaker: few, capitalised (or without case), no sentence punctuation."""
    words = label.replace(",", " ").split()
    particles = text_lists().particles
    if not 0 < len(words) <= _MOST_WORDS or any(c in label for c in '?!;"“”„«»…'):
        return False
    if words[0].lower() != words[0] or words[0].upper() == words[0].lower():
        return all(
            w[0].lower() != w[0] or w[0].upper() == w[0] or w.lower() in particles for w in words
        )
    return False


def _is_speaker(name: str, counts: Counter[str]) -> bool:
    """Whether a label counts. Capitals always; a name in mixed case, or a letter, only where it returns."""
    if len(name) == 1:
        # One "Q" is enough beside a label in capitals; on its own it may be anything.
        return counts[name] >= 2 or (name == "Q" and any(_in_capitals(other) for other in counts))
    return _in_capitals(name) or counts[name] >= 2 or _called_by_title(name)


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
    return bool(re.match(r"(?:Mr|Ms|Mrs|Dr|Gen|Amb|Sen|Rep|Adm|Col)\b\.?\s", name))
