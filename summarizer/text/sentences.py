"""Sentence borders, exact to the code point of the untouched text.

`sentencex` proposes the borders, paragraph by paragraph; what it does not know is mended here: quotation
marks, initials and titles in other scripts, times of day, and sentences without an end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import Any

from summarizer.text.paragraphs import paragraph_spans
from summarizer.words.lists import text_lists

#: A quotation of several sentences stays together with its attribution up to this many code points.
LONGEST_QUOTATION = 400
#: No sentence is longer. About 200 words: beyond it a text has no punctuation, or is no prose.
LONGEST_SENTENCE = 1_200
#: What is given to the segmenter at once, so that no input can make it slow.
#: (Its time grows with the square of the length where full stops are those of Chinese and Japanese.)
_PIECE = 2_000
_ENDS = (".", "!", "?", "。", "！", "？")
_SURE_END = re.compile(r"[^\W\d_]{4}[.!?] +(?=[^\W\d_a-z])|[。！？]")
#: After `said?"` a short rest is the attribution ("the envoy asked."), not a sentence.
_SHORT_REST = 80

_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "《": "》",
    "(": ")",
    "[": "]",
}
_MARKS = "".join(_PAIRS) + '”»›」』》)]"‘'
_MASKED = str.maketrans(
    dict.fromkeys(_MARKS + "\n\r\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029", " ") | {"\0": "x"}
)
_APOSTROPHE_AT_END = re.compile(r"(?<=[.!?…])['’]")
#: One in a word or behind it: the segmenter would pair it with the next one and take what lies between for a quotation.
_APOSTROPHE = re.compile(r"(?<=[\w)\]])['’]")
#: An apostrophe that is a letter.
_LETTER = "\u02bc"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CLOSERS = re.compile(r"(?:[”“»›」』》\"'’‘)\]]|[ \u00a0\u202f]»(?=\s|$))*")
_BETWEEN = re.compile(r"[\s“„«‹「『《\"'‘’”»›」』》()\[\]]*")
_INITIAL = re.compile(r"(?:^|[\s(“„\"-])([^\W\d_])\.$")
_LETTERS = re.compile(r"(?:^|[\s(“„\"-])((?:[^\W\d_]\.){2,4})$")
_ASKED = re.compile(r"[?!…][\"”’»']+$")
_QUOTED_NEXT = re.compile(r"\s+[\"“‘«]")
_WORD = re.compile(r"\S+")
_FEWEST_CAPITALS = 5
_CAPITALS = re.compile(
    r"(?<!\S)[^\Wa-z\d_]{4}\S* [^\Wa-z_]{2}|(?<!\S)[^\Wa-z_]{2}\S* [^\Wa-z\d_]{4}"
)
_CLAUSE = re.compile(r"[;:,–—)](?=\s)|[、，；]")


def sentence_spans(
    text: str, start: int = 0, language: str | None = None
) -> Iterator[tuple[int, int, int]]:
    """Yield ``(start, end, paragraph)`` of each sentence, in order, paragraphs counted from 0.

    Nothing but white space lies outside the spans. Time is linear in the length of the text.
    """
    for paragraph, (begin, end) in enumerate(paragraph_spans(text, start)):
        for first, last in paragraph_sentences(text[begin:end], language):
            yield begin + first, begin + last, paragraph


def paragraph_sentences(paragraph: str, language: str | None = None) -> Iterator[tuple[int, int]]:
    """Yield the span of each sentence of one paragraph, whose line ends count as spaces."""
    known = _known if len(paragraph) <= _LONGEST_KNOWN else _sentences
    yield from known(paragraph, language or "en")


def _sentences(paragraph: str, language: str) -> tuple[tuple[int, int], ...]:
    return tuple(_between_borders(paragraph, language))


#: Documents are cut into sentences for what is said in them, for what accounts differ in, and for what a note cites.
#: So many paragraphs of so many code points at most are kept: four million in all.
_LONGEST_KNOWN = 1_000
_known = lru_cache(maxsize=1 << 12)(_sentences)


def _between_borders(paragraph: str, language: str) -> Iterator[tuple[int, int]]:
    edges = [0, *_borders(paragraph, language), len(paragraph)]
    for first, last in pairwise(edges):
        begin, end = _trimmed(paragraph, first, last)
        if begin < end:
            yield from _bounded(paragraph, begin, end)


def _borders(paragraph: str, language: str) -> list[int]:
    """Return the offsets at which a sentence ends and another one follows."""
    shouted = _capital_runs(paragraph)
    ended = {_behind_closers(paragraph, at) for at in _proposals(paragraph, language)}
    proposed = sorted(at for at in shouted | ended if 0 < at < len(paragraph))
    quotations = _Quotations(_quotations(paragraph))
    kept: list[int] = []
    for at, following in pairwise([*proposed, len(paragraph)]):
        together = quotations.keep_together(at, kept[-1] if kept else 0)
        if at in shouted or (not together and not _runs_on(paragraph, at, following)):
            kept.append(at)
    return kept


class _Quotations:
    """Spans of quotations in order of their ends, looked up by offsets."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._ends = [end for _, end in spans]

    def keep_together(self, at: int, first: int) -> bool:
        """Whether a border lies inside a quotation that may stand in one sentence with what begins at ``first``."""
        nearest = bisect_left(self._ends, at)
        if nearest == len(self._ends):
            return False
        begin, end = self._spans[nearest]
        return begin < at < end and end - first <= LONGEST_QUOTATION


def _proposals(paragraph: str, language: str) -> Iterator[int]:
    import sentencex

    segmenter: Any = sentencex
    # Quotation marks and brackets are hidden: the segmenter keeps a whole quotation together, however long
    # it is, and pairs straight marks wrongly. One character stands for one, so that the offsets hold.
    masked = _APOSTROPHE.sub(_LETTER, paragraph).translate(_MASKED)
    masked = _SURROGATE.sub("\ufffd", _APOSTROPHE_AT_END.sub(" ", masked))
    for first, last in _pieces(masked):
        for border in segmenter.get_sentence_boundaries(language, masked[first:last]):
            at = first + int(border["end_index"])
            if at < last or masked[max(0, last - 8) : last].rstrip().endswith(_ENDS):
                yield at


def _capital_runs(paragraph: str) -> set[int]:
    """Return the borders of five or more words in capitals amid mixed case.

    Pages print links to other stories in this way ("MINISTERS MEET IN GENEVA FOR TALKS"), and extraction
    glues them to the sentences around.
    """
    borders: set[int] = set()
    if not _CAPITALS.search(paragraph):
        return borders
    for shouted, group in groupby(_WORD.finditer(paragraph), key=_is_shouted):
        run = _without_letters_behind(list(group)) if shouted else []
        letters = sum(len(word.group()) for word in run)
        if len(run) < _FEWEST_CAPITALS or not 3 * len(run) <= letters <= len(paragraph) / 2:
            continue
        first, last = run[0].start(), run[-1].end()
        if not paragraph[last : last + 3].lstrip()[:1].islower():
            borders |= {len(paragraph[:first].rstrip()), last} - {0}
    return borders


def _without_letters_behind(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return a run of words without single letters at its end: "A" and "I" begin the next sentence."""
    while run and len(run[-1].group()) == 1:
        run.pop()
    return run


def _is_shouted(word: re.Match[str]) -> bool:
    text = word.group()
    return text.isupper() and text[0] not in '"“‘(' and text[-1] not in '"”)'


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cut a long paragraph where a sentence ends beyond doubt, or else anywhere."""
    first = 0
    while len(text) - first > _PIECE:
        ends = [m.end() for m in _SURE_END.finditer(text, first + _PIECE // 2, first + _PIECE)]
        last = ends[-1] if ends else first + _PIECE
        yield first, last
        first = last
    yield first, len(text)


def _behind_closers(paragraph: str, at: int) -> int:
    """Move a border to just behind the sentence's own closing marks, before the space that follows."""
    end = at
    while end > 0 and (
        paragraph[end - 1].isspace() or paragraph[end - 1] in _MARKS or paragraph[end - 1] in "'’"
    ):
        end -= 1
    closers = _CLOSERS.match(paragraph, end)
    return closers.end() if closers else end


def _quotations(paragraph: str) -> list[tuple[int, int]]:
    """Return the spans of closed quotations and brackets, in order of their ends, not nested."""
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for mark in re.finditer(r"[“”„«»‹›「」『』《》()\[\]\"]", paragraph):
        at, char = mark.start(), mark.group()
        straight = char == '"' and _opens(paragraph, at)
        if opened and char in opened[1] and not straight:
            found.append((opened[0], at + 1))
            opened = None
        elif straight:
            opened = (at, '"')
        elif char in _PAIRS and (opened is None or _begins_inside(char, opened[1])):
            opened = (at, _PAIRS[char])
    return found


def _begins_inside(char: str, closers: str) -> bool:
    """Whether a mark begins anew what is open: a bracket, or a quotation that was opened twice."""
    return closers in ")]" or char == "“"


def _opens(paragraph: str, at: int) -> bool:
    before = paragraph[at - 1] if at else " "
    after = paragraph[at + 1] if at + 1 < len(paragraph) else " "
    return (before.isspace() or before in "([—–-/") and not after.isspace()


def _runs_on(paragraph: str, at: int, following: int) -> bool:
    """Whether what stands behind a proposed border still belongs to the sentence before it."""
    between = _BETWEEN.match(paragraph, at)
    begin = between.end() if between else at
    rest = paragraph[begin : min(following, begin + _SHORT_REST + 1)].strip()
    if not any(map(str.isalnum, rest)) or rest[0].islower() or rest[0] in "/,;:":
        return True
    before = paragraph[max(0, at - 12) : at]
    if _ends_abbreviated(before):
        return True
    if following == len(paragraph) and before[-2:] in ("M.", "m.") and _is_time_zone(rest):
        return True  # "5:32 P.M. EDT"
    return len(rest) <= _SHORT_REST and _asks_before(before, paragraph[at:begin])


def _ends_abbreviated(before: str) -> bool:
    """Whether a full stop belongs to an initial, initials ("J.D. Vance") or a title."""
    initial = _INITIAL.search(before)
    if (initial and initial[1].isupper()) or _title_pattern().search(before):
        return True
    letters = _LETTERS.search(before)
    if letters is None or not letters[1].isupper():
        return False
    return letters[1].lower() not in text_lists().dotted


def _is_time_zone(rest: str) -> bool:
    return len(rest) <= 5 and rest.isalpha() and rest.isupper()


def _asks_before(before: str, between: str) -> bool:
    """Whether a quotation that asks or exclaims ends, and no other one begins behind it."""
    return bool(_ASKED.search(before)) and not _QUOTED_NEXT.match(between)


@cache
def _title_pattern() -> re.Pattern[str]:
    titles = text_lists().titles
    return re.compile(rf"(?:^|[\s(“„\"-])(?:{'|'.join(map(re.escape, titles)) or '(?!)'})\.$")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence whole, or cut at clause marks or spaces where it has no end."""
    while end - start > LONGEST_SENTENCE:
        cut = _cut(text, start)
        yield _trimmed(text, start, cut)
        start = _trimmed(text, cut, end)[0]
    yield start, end


def _cut(text: str, start: int) -> int:
    window = text[start : start + LONGEST_SENTENCE]
    late = LONGEST_SENTENCE // 2
    clauses = [m.end() for m in _CLAUSE.finditer(window, late)]
    if clauses:
        return start + clauses[-1]
    space = max(window.rfind(" ", late), window.rfind("\n", late), window.rfind("\u00a0", late))
    return start + (space if space > 0 else LONGEST_SENTENCE)
