"""Where a text quotes: the spans inside its quotation marks, in one pass over the marks.

Whether a mark opens or closes follows from the mark itself and from what stands on both sides of it.
Apostrophes, primes behind digits and marks without a partner are not quotations; an unclosed mark ends with
its paragraph, so that it cannot swallow the rest of a text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """The inside of a quotation, in code points of the text. ``depth`` is 1 for the outermost."""

    start: int
    end: int
    depth: int


#: Opening marks and what may close them. “ closes „ in German; ” opens and closes in Swedish.
_CLOSERS = {
    "“": "”", "„": "“”", "‟": "”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "「": "」", "『": "』", "｢": "｣", "〝": "〟〞", "‘": "’", "‚": "‘’", '"': '"', "＂": "＂", "'": "'", "❝": "❞",
}  # fmt: skip
#: A mark, or an empty line. It begins with one set of characters so that the engine can skip what is neither.
_MARK = re.compile(
    r"[“”„‟«»‹›「」『』｢｣〝〟〞‘‚\"＂❝❞'’\n\r\u2028\u2029](?:"
    r"(?P<paragraph>(?<=[\n\r\u2028])(?:(?<=\r)\n)?+[ \t\u00a0]*(?:\r\n|[\n\r\u2028])\s*|(?<=\u2029)\s*)"
    r"|(?<=['’])(?:(?<!\w['’])|(?!\w))"
    r"|(?<![\n\r\u2028\u2029'’]))"
)
_DEEPEST = 6
_STRAIGHT = re.compile('"')
#: Marks of quotations that are no apostrophes.
_ANY = '“”„‟«»"'
#: What parts two paragraphs.
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_OPENS_BEHIND = "([{<—–-―/=:¿¡…*_>|"
_CLOSES_BEFORE = ".,;:!?)]}…—–-。，、！？；：）*_<|"

_SENTENCE_ENDS = (".", "!", "?", "…")
_ALWAYS_OPEN = frozenset("「『｢〝„‟‚❝")
_NEVER_OPEN = frozenset("」』｣〟〞❞’")


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    #: End of the last paragraph that the quotation is known to have run over.
    until: int = -1


@dataclass(slots=True)
class _Scan:
    text: str
    stack: list[_Open] = field(default_factory=list[_Open])
    found: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    #: Where the paragraph ends whose marks are counted, and the balance of straight marks from each of them on.
    counted: int = -1
    balance: dict[int, int] = field(default_factory=dict[int, int])
    #: How often each line stands in the text, counted when first asked for.
    lines: Counter[str] | None = None

    def closes_more(self, at: int) -> bool:
        """Whether from a straight mark on its paragraph closes more quotations than it opens, or goes on in the next.

        Each paragraph is counted once.
        """
        if at >= self.counted:
            self._count(at)
        return self.balance.get(at, 0) > 0

    def _count(self, at: int) -> None:
        """Count the straight marks of the paragraph that an offset stands in."""
        border = _EMPTY_LINE.search(self.text, at)
        self.counted = border.start() if border is not None else len(self.text)
        following = self.text[border.end() : border.end() + 1] if border is not None else ""
        balance = int(following == '"')
        for mark in reversed(list(_STRAIGHT.finditer(self.text, at, self.counted))):
            before, after = _beside(self.text, mark.start())
            balance += -1 if _opens('"', before, after, closable=True) else 1
            self.balance[mark.start()] = balance

    def open(self, mark: str, at: int) -> None:
        """Open a quotation. Nobody nests deeper than a few: beyond it the outermost had no partner."""
        if len(self.stack) == _DEEPEST:
            del self.stack[0]
        self.stack.append(_Open(mark, at + 1))

    def close(self, depth: int, end: int) -> None:
        """Close the quotation at that place of the stack; what was open inside it had no partner."""
        opened = self.stack[depth]
        del self.stack[depth:]
        if opened.start < end:
            self.found.append((opened.start, end))

    def drop(self, keep: int) -> None:
        """Give up open quotations, apart from the paragraphs they are known to cover."""
        self.found.extend(
            (one.start, one.until) for one in self.stack[keep:] if one.until > one.start
        )
        del self.stack[keep:]

    def end(self, at: int) -> None:
        """Give up what is open where a paragraph ends; one that goes on over it from before ends there.

        Its last mark is missing, as in texts that are cut off. A paragraph in which another one is closed tells not.
        """
        only = self.stack[0] if len(self.stack) == 1 else None
        closed = self.found[-1][0] if self.found else -1
        whole = self.text[max(0, at - 1) : at] in _SENTENCE_ENDS
        if only is not None and whole and max(only.start, closed) < only.until:
            only.until = at
        self.drop(0)

    def recurs(self, line: str) -> bool:
        """Whether a line stands more than once in the text."""
        if self.lines is None:
            self.lines = Counter(map(str.strip, self.text.splitlines()))
        return self.lines[line] > 1


def quotation_spans(text: str) -> tuple[Span, ...]:
    """Return the spans inside quotation marks, in order of their starts, the outer before the inner.

    A quotation that runs over paragraphs, with its opening mark repeated at each, is one span.
    """
    return (_kept if len(text) <= _LONGEST_KEPT else _spans)(text)


def _spans(text: str) -> tuple[Span, ...]:
    scan = _Scan(text)
    for found in _MARK.finditer(text):
        if found.lastgroup is None:
            _at_mark(scan, found.start(), found.group())
        elif scan.stack:
            _at_paragraph(scan, *found.span())
    scan.end(len(text.rstrip()))
    return _with_depth(scan.found)


#: Whoever checks a document's quotes asks several times. Long texts are not held on to.
_LONGEST_KEPT = 60_000
_kept = lru_cache(maxsize=64)(_spans)


def _at_paragraph(scan: _Scan, start: int, end: int) -> None:
    """Keep a quotation open only if the next paragraph repeats its mark."""
    again = (scan.stack[0].mark, _repeated(scan.stack[0].mark))
    following = scan.text[end : end + 1]
    if following and following in again:
        scan.drop(1)
        scan.stack[0].until = start
    elif not (
        _is_amid_a_sentence(scan.text, start, end)
        or _goes_on_unmarked(scan, end, again)
        or _goes_on_behind_furniture(scan, end, again)
    ):
        scan.end(start)


def _is_amid_a_sentence(text: str, start: int, end: int) -> bool:
    """Whether an empty line has come between a full line and the words that go on: no paragraph ends there."""
    line = text[max(0, start - _LINE) : start].rstrip()
    full = len(line) > _LINE // 2 and "\n" not in line
    return full and text[end : end + 1].islower() and (line[-1].isalnum() or line[-1] == ",")


#: Code points of a line that a page is set in.
_LINE = 80


def _goes_on_unmarked(scan: _Scan, at: int, again: tuple[str, str]) -> bool:
    """Whether a paragraph without marks stands within a quotation: the one behind it repeats the mark and ends it."""
    border = _EMPTY_LINE.search(scan.text, at)
    if border is None or scan.text[border.end() : border.end() + 1] not in again or again[0] == '"':
        return False
    last = _EMPTY_LINE.search(scan.text, border.end())
    behind = scan.text[border.end() + 1 : last.start() if last is not None else None].rstrip()
    closes = behind[-1:] in _CLOSERS[again[0]] and not any(m in behind[:-1] for m in _ANY)
    return closes and not any(mark in scan.text[at : border.start()] for mark in _ANY)


def _goes_on_behind_furniture(scan: _Scan, at: int, again: tuple[str, str]) -> bool:
    """Whether only lines of the page stand before a paragraph that repeats the mark: short ones that come back."""
    for _ in range(_MOST_FURNITURE):
        border = _EMPTY_LINE.search(scan.text, at, at + _LONGEST_FURNITURE)
        line = scan.text[at : border.start()].strip() if border is not None else ""
        if border is None or not line[-1:].isalnum() or not scan.recurs(line):
            return False
        at = border.end()
        if scan.text[at : at + 1] in again:
            return True
    return False


#: Lines of a page between two paragraphs of a speech, and code points of one with what parts it from the next.
_MOST_FURNITURE, _LONGEST_FURNITURE = 6, 60


def _repeated(mark: str) -> str:
    """Return the other mark that may begin the next paragraph of a quotation: French repeats »."""
    return "»" if mark == "«" else mark


def _at_mark(scan: _Scan, at: int, mark: str) -> None:
    before, after = _beside(scan.text, at)
    if _continues(scan, before, at, mark) or _is_apostrophe(scan, mark, before, after):
        return
    depth = _ended_by(scan, at, mark)
    opens = _opens(mark, before, after, depth is not None)
    if depth is not None and not opens:
        scan.close(depth, at)
    elif opens and mark in _CLOSERS:
        if mark in "\"'”＂" and depth is not None:
            _begin_again(scan, depth, at)
        scan.open(mark, at)


def _ended_by(scan: _Scan, at: int, mark: str) -> int | None:
    """Return which open quotation a mark may close, its own or one of another kind."""
    depth = _closable(scan.stack, mark)
    if depth is None and _closes_another(scan, at, mark):
        return len(scan.stack) - 1
    return depth


def _beside(text: str, at: int) -> tuple[str, str]:
    """Return the characters before and behind one; the text begins and ends as a line does."""
    return text[at - 1 : at] or "\n", text[at + 1 : at + 2] or "\n"


def _begin_again(scan: _Scan, depth: int, at: int) -> None:
    """End the quotation that the same mark opened before: a part of a speech where a sentence has ended, else none.

    News sites open a quotation at each part of a speech and close the last one only.
    """
    opened = scan.stack[depth].start - 1
    if _is_nested(scan, opened, at):
        return
    before = scan.text[scan.stack[depth].start : at].rstrip()
    if depth == 0 and before.endswith((".", "!", "?")) and len(before.split()) > 3:
        scan.close(depth, scan.stack[depth].start + len(before))
    else:
        scan.drop(depth)  # the same mark cannot nest in itself: the earlier one had no partner


def _is_nested(scan: _Scan, opened: int, at: int) -> bool:
    """Whether a straight mark opens inside a speech that opened with one, which begins a paragraph and is closed later.

    "The maker calls it "highly effective," and it is not." Elsewhere the earlier mark has lost its partner.
    """
    straight = scan.text[opened] == scan.text[at] == '"'
    before = scan.text[max(0, opened - 2) : opened]
    begins = before[-1:] in ("", "\n") or before in (": ", ", ")
    return straight and begins and scan.closes_more(at)


def _continues(scan: _Scan, before: str, at: int, mark: str) -> bool:
    """Whether the mark only repeats an open one at the beginning of a line."""
    if not scan.stack or before not in "\n\r\u2028\u2029":
        return False
    opened = scan.stack[0]
    if mark not in (opened.mark, _repeated(opened.mark)):
        return False
    opened.until = max(
        opened.until, len(scan.text[:at].rstrip()) if opened.until < 0 else opened.until
    )
    return True


def _is_apostrophe(scan: _Scan, mark: str, before: str, after: str) -> bool:
    if mark in '"＂':
        # 5" is an inch mark, unless a quotation is waiting for its end.
        return before.isdigit() and _closable(scan.stack, mark) is None
    if mark not in "’'‘":
        return False
    if before.isalnum():
        if after.isalnum():
            return True  # rock ‘n’ roll
        return _closable(scan.stack, mark) is None
    return mark != "‘" and after.isdigit()  # the '90s


def _closable(stack: Sequence[_Open], mark: str) -> int | None:
    """Return the innermost open quotation the mark could close."""
    for depth in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[depth].mark]:
            return depth
    return None


def _closes_another(scan: _Scan, at: int, mark: str) -> bool:
    """Whether a mark of another kind closes the innermost quotation: “We will go, " he said.

    A comma before it, or behind it, shows that the writer goes on; elsewhere the quotation's own closing mark must be
    missing from its paragraph.
    """
    if not scan.stack or mark not in _STRAY or scan.stack[-1].mark not in _DOUBLE:
        return False
    before, (_, after) = scan.text[max(0, at - 3) : at].rstrip(), _beside(scan.text, at)
    ends = before.endswith(_ENDS) or after in _ENDS
    if not ends or not (after.isspace() or after in _CLOSES_BEFORE):
        return False
    if before.endswith(","):
        return True  # “We will go,' he said
    return mark in _DOUBLE and not _is_closed_later(scan, at)


def _is_closed_later(scan: _Scan, at: int) -> bool:
    """Whether the innermost quotation has its own closing mark further on in its paragraph, before it opens again."""
    own = scan.stack[-1].mark
    near = scan.text[at + 1 : at + 1 + _LONGEST_SPEECH].split("\n", maxsplit=1)[0]
    ends = [k for closer in _CLOSERS[own] if (k := near.find(closer)) >= 0]
    again = near.find(own) if own not in _CLOSERS[own] else -1
    return bool(ends) and (again < 0 or min(ends) < again)


#: Marks that close what one of another kind opened, and those that open it; what stands before them there.
_STRAY, _DOUBLE, _ENDS = frozenset("\"“”’'"), frozenset('“„"”'), (",", ".", "!", "?", "…")
#: Code points behind a mark in which a quotation's own closing mark is looked for.
_LONGEST_SPEECH = 1_500


def _opens(mark: str, before: str, after: str, closable: bool) -> bool:
    """Whether the mark opens a quotation here. ``closable``: one is open that it could close."""
    if mark in _ALWAYS_OPEN or mark in _NEVER_OPEN:
        return mark in _ALWAYS_OPEN
    if mark in "«‹":
        return not closable
    free = _is_free(before) and not (after.isspace() or after in _CLOSES_BEFORE)
    if mark in "“‘":
        return free or not closable
    return free and not (closable and mark in "»›")


def _is_free(before: str) -> bool:
    """Whether a quotation may open behind a character: a space, a bracket, another opening mark."""
    return before.isspace() or before in _OPENS_BEHIND or before in "“«‹„‘\"'「『"


def _with_depth(found: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Sort spans and count for each how many others hold it."""
    spans: list[Span] = []
    ends: list[int] = []
    for start, end in sorted(set(found), key=lambda span: (span[0], -span[1])):
        while ends and ends[-1] <= start:
            ends.pop()
        if ends and ends[-1] < end:
            continue  # overlaps without nesting: marks of two kinds are tangled
        ends.append(end)
        spans.append(Span(start, end, len(ends)))
    return tuple(spans)


QUOTATION_MARKS = frozenset(
    "\"'\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\uff02\uff07"
)


#: Code points of white space between two paragraphs that are stepped over.
_GAP = 20


class Spoken:
    """The outermost quotations of a text, their marks included, for look-up by offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [(s.start, s.end) for s in quotation_spans(text) if s.depth == 1]
        self.spans = [_with_marks(text, start, end) for start, end in spans]
        self.starts = [start for start, _ in self.spans]

    def at(self, offset: int) -> tuple[int, int] | None:
        """Return the quotation an offset lies in, or ``None``."""
        place = bisect_right(self.starts, offset) - 1
        if place >= 0 and self.spans[place][0] <= offset < self.spans[place][1]:
            return self.spans[place]
        return None

    def cut(self, paragraph: tuple[int, int], end: int) -> None:
        """Let the quotation that a paragraph begins with end inside of it; one around it goes on behind."""
        start, last = paragraph
        place = bisect_right(self.starts, start) - 1
        around = place >= 0 and self.spans[place][1] > start
        first, until = self.spans[place] if around else (start, end)
        behind = (
            last + len(self.text[last : last + _GAP]) - len(self.text[last : last + _GAP].lstrip())
        )
        parts = [(first, start), (start, end), (behind, until)]
        parts = [(low, high) for low, high in parts if low < high]
        where = slice(place, place + 1) if around else slice(place + 1, place + 1)
        self.spans[where], self.starts[where] = parts, [low for low, _ in parts]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the quotations that touch a passage."""
        if not self.spans:
            return []
        place = max(0, bisect_right(self.starts, start) - 1)
        found: list[tuple[int, int]] = []
        while place < len(self.spans) and self.spans[place][0] < end:
            if self.spans[place][1] > start:
                found.append(self.spans[place])
            place += 1
        return found


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    if start and text[start - 1] in QUOTATION_MARKS:
        start -= 1
    if end < len(text) and text[end] in QUOTATION_MARKS:
        end += 1
    return start, end
