"""Interviews without labels: questions set in bold, or paragraphs that ask, with the answers between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

__all__ = ["asked_and_answered"]

#: A line set in bold, in italics or as a heading, and whether it asks.
_BOLD = re.compile(
    r"[ \t]*(?:\*\*|__|\*|_|#{1,6}[ \t])(?P<words>[^\n]{3,400}?)[ \t]*(?:\*\*|__|\*|_)?[ \t]*$"
)
#: How a text in which questions have no label calls itself.
_INTERVIEW = re.compile(
    r"\b(?:interview\w*|in conversation|q\s?&\s?a|questions? (?:and|&) answers?|questions? (?:for|to|with)"
    r"|answers? (?:\w+ ){0,3}questions|(?:speaks?|talks?|spoke|talked|tells|told) (?:\w+ ){0,3}(?:to|with|about|us)"
    r"|face to face|our reporter)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|my|we|our|us|me)\b")
_OPENING = 1_000
_FEWEST = 3
_LONGEST_QUESTION = 320
_ENDS = ' \t*_"”’)'


class _Paragraph(NamedTuple):
    start: int
    lines: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        """The words of all lines."""
        return " ".join(line.strip() for _, line in self.lines)


def asked_and_answered(
    text: str, start: int, lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Return where questions ("Q") and answers ("A") of an interview without labels begin; nothing where it is none.

    ``lines``: those of the text that are not empty, with their offsets. Questions are set in bold, italics or as
    headings, or are paragraphs, or first lines of paragraphs, that ask, where the text calls itself an interview.
    """
    called = _INTERVIEW.search(text, start, start + _OPENING) is not None
    if not called and "?" not in text[start:]:
        return []
    numbered = _numbered(lines) or _on_one_line(lines)
    if numbered:
        return numbered
    if not called:
        paragraphs = _paragraphs(text, lines)
        return _put_in_turn(paragraphs) or _often_put(paragraphs) or _all_set_apart(lines)
    paragraphs = _paragraphs(text, lines)
    return _set_apart(lines) or _dashed(lines) or _plain(paragraphs) or _put_at_length(paragraphs)


def _asks(words: str) -> bool:
    return words.rstrip(_ENDS).endswith("?")


def _set_apart(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the turns where most lines that are set apart ask: then the others put something to somebody, too."""
    marked = {at: bold["words"] for at, line in lines if (bold := _BOLD.match(line))}
    asking = [at for at, words in marked.items() if _asks(words) or _ASKING.match(words)]
    if not asking or 2 * len(asking) < len([at for at in marked if at >= asking[0]]):
        return []
    found: list[tuple[int, str]] = []
    for at, _ in lines:
        asked = at in marked and at >= asking[0]
        if asked or (found and found[-1][1] == "Q"):
            found.append((at, "Q" if asked else "A"))
    return found if _are_enough(found) else []


#: How a question begins, though no mark ends it: "How did you come to this", "Could you introduce yourself".
_ASKING = re.compile(
    r"(?:(?:and|so|but),? )?(?:how|what|why|when|where|who|which|"
    r"(?:could|can|would|will|do|did|are|were|have|had) (?:you|your)|tell (?:me|us))\b",
    re.IGNORECASE,
)


def _all_set_apart(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the turns of a text that does not call itself an interview: whatever is set apart in it asks.

    Most of what follows speaks as "I" or "we".
    """
    marked = [bold["words"] for _, line in lines if (bold := _BOLD.match(line))]
    turns = _set_apart(lines) if len(marked) >= _FEWEST and all(map(_asks, marked)) else []
    answers = {at for at, name in turns if name == "A"}
    own = sum(at in answers and _FIRST_PERSON.search(line) is not None for at, line in lines)
    return turns if 3 * own >= 2 * len(answers) else []


def _numbered(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the turns where items of a numbered list begin with a question and go on with its answer.

    Most answers speak as "I" or "we".
    """
    items = [(at, line, _ITEM.match(line)) for at, line in lines if _NUMBER.match(line)]
    asking = [(at, line, item.end()) for at, line, item in items if item]
    own = sum(_FIRST_PERSON.search(line, end) is not None for _, line, end in asking)
    if len(asking) < _FEWEST or 4 * len(asking) < 3 * len(items) or 2 * own <= len(asking):
        return []
    return [turn for at, _, end in asking for turn in ((at, "Q"), (at + end, "A"))]


#: A question in bold type, and the answer behind it on its line.
_BOLD_FIRST = re.compile(
    r"[ \t]*(?:\*\*|__)(?P<words>[^*_\n]{3,400}?)[ \t]*(?:\*\*|__)[ \t]+(?=\S)"
)


def _on_one_line(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the turns where lines begin with a question in bold type, most of them, and go on with its answer.

    Most answers speak as "I" or "we". What is bold there and does not ask puts something to somebody, too.
    """
    marked = [(at, line, bold) for at, line in lines if (bold := _BOLD_FIRST.match(line))]
    asking = sum(_asks(bold["words"]) for _, _, bold in marked)
    own = sum(_FIRST_PERSON.search(line, bold.end()) is not None for _, line, bold in marked)
    labels = any(bold["words"].endswith(":") for _, _, bold in marked)
    if labels or asking < _FEWEST or 2 * asking < len(marked) or 2 * own < len(marked):
        return []
    return [turn for at, _, bold in marked for turn in ((at, "Q"), (at + bold.end(), "A"))]


_NUMBER = re.compile(r"[ \t*_]*\d{1,3}[.)][ \t]")
#: A number, one to three sentences the last of which asks, perhaps a short one that asks, and the answer behind.
_ITEM = re.compile(
    r"[ \t*_]*\d{1,3}[.)][ \t]+(?:[^.?!\n]{1,200}[.!][ \t]+){0,2}[^.?!\n]{1,200}\?[*_]*[ \t]+"
    r"(?:[^.?!\n]{1,60}\?[*_]*[ \t]+)?(?=\S)"
)


def _dashed(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the turns where lines behind dashes alternate, the first of which asks."""
    spoken = [(at, line) for at, line in lines if _DASH.match(line)]
    begins = next((n for n, (_, line) in enumerate(spoken) if _asks(line)), len(spoken))
    turns = spoken[begins:]
    asking = sum(_asks(line) for _, line in turns[::2])
    answering = sum(_asks(line) for _, line in turns[1::2])
    if len(turns) >= _FEWEST and 2 * answering > len(turns[1::2]):
        return _answered_below(lines, {at for at, line in turns if _asks(line)})
    if len(turns) < 2 * _FEWEST - 1 or 2 * asking < len(turns[::2]):
        return []
    return [(at, "QA"[n % 2]) for n, (at, _) in enumerate(turns)] if answering < asking else []


def _answered_below(lines: Sequence[tuple[int, str]], asking: set[int]) -> list[tuple[int, str]]:
    """Return the turns where dashes stand before questions alone: what follows one answers it."""
    found: list[tuple[int, str]] = []
    for (before, _), (at, _) in pairwise([(-1, ""), *lines]):
        if at in asking:
            found.append((at, "Q"))
        elif before in asking:
            found.append((at, "A"))
    return found


_DASH = re.compile(r"[ \t]*[-–—―][ \t]+\S")


def _are_enough(found: Sequence[tuple[int, str]]) -> bool:
    answers = [name for _, name in found].count("A")
    return answers >= _FEWEST or (answers == _FEWEST - 1 and len(found) > _FEWEST)


def _paragraphs(text: str, lines: Sequence[tuple[int, str]]) -> list[_Paragraph]:
    """Return lines as paragraphs: those with no empty line between them are one, where empty lines part any.

    Where hardly any line is empty and lines are too long to be wrapped, or end as sentences do, each is a paragraph.
    """
    found = _blocks(text, lines)
    ended = sum(line.rstrip(_ENDS)[-1:] in _FINAL for _, line in lines)
    long = sum(len(line) > _WIDEST for _, line in lines)
    alone = 2 * ended >= len(lines) or 4 * long >= len(lines)
    if len(found) * _LINES_OF_A_BLOCK < len(lines) and alone:
        return [_Paragraph(at, ((at, line),)) for at, line in lines]
    return [_Paragraph(one[0][0], tuple(one)) for one in found]


#: Lines of a block from which on it is more than one paragraph, where each of them ends as a sentence does.
_LINES_OF_A_BLOCK = 5
#: The widest column that texts are wrapped at.
_WIDEST = 130
_FINAL = tuple(".!?…")


def _blocks(text: str, lines: Sequence[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Return the lines between empty ones."""
    found: list[list[tuple[int, str]]] = []
    for at, line in lines:
        last = found[-1][-1] if found else None
        if last is None or text[last[0] + len(last[1]) : at].count("\n") > 1:
            found.append([])
        found[-1].append((at, line))
    return found


def _plain(paragraphs: Sequence[_Paragraph]) -> list[tuple[int, str]]:
    """Return the turns of an interview in plain type: a short paragraph that asks, and what follows it."""
    heads = _first_lines(paragraphs)
    if heads:
        return heads
    asking = [n for n, one in enumerate(paragraphs) if _is_question(one.text)]
    few = len(asking) < _FEWEST and not _is_put_to_one(paragraphs, asking)
    if few or not _answer_for_themselves(paragraphs, asking):
        return []
    found: list[tuple[int, str]] = []
    for first, following in pairwise([*asking, len(paragraphs)]):
        answered = paragraphs[first + 1 : following]
        found.append((paragraphs[first].start, "Q"))
        found += (
            _in_turn(answered) if _alternate(asking) else [(a.start, "A") for a in answered[:1]]
        )
    return found


def _put_in_turn(paragraphs: Sequence[_Paragraph]) -> list[tuple[int, str]]:
    """Return the turns of a text that does not call itself an interview, and has one's form from a question on.

    Every other paragraph asks or puts something to "you", most of them to nobody else, and those between answer as "I".
    """
    begins = next(
        (n for n, one in enumerate(paragraphs) if _is_question(one.text)), len(paragraphs)
    )
    asking, answering = paragraphs[begins::2], paragraphs[begins + 1 :: 2]
    put = [one for one in asking if _is_put(one.text)]
    own = [one for one in answering if _FIRST_PERSON.search(one.text)]
    enough = len(put) >= _FEWEST and len(put) == len(asking) and len(answering) >= _FEWEST
    to_you = sum(_TO_YOU.search(one.text) is not None for one in asking)
    if not enough or 2 * to_you < len(asking) or 2 * len(own) < len(answering):
        return []
    if any(_is_put(one.text) or one.text[:1] in _MARKED for one in answering):
        return []
    return [(one.start, "QA"[n % 2]) for n, one in enumerate(paragraphs[begins:])]


def _often_put(paragraphs: Sequence[_Paragraph]) -> list[tuple[int, str]]:
    """Return the turns of a text that often puts a question to "you", also where headings stand between them."""
    lines = (one.lines[0][1] for one in paragraphs if len(one.lines) > 1)
    put = filter(_is_question, (*(one.text for one in paragraphs), *lines))
    asking = list(put)
    to_you = sum(_TO_YOU.search(words) is not None for words in asking)
    return _plain(paragraphs) if len(asking) > _FEWEST and 2 * to_you >= len(asking) else []


def _put_at_length(paragraphs: Sequence[_Paragraph]) -> list[tuple[int, str]]:
    """Return the turns where short paragraphs put something to "you", one of them asks, and long ones answer as "I".

    Headings may stand between them; nothing else does from the first on.
    """
    put = [n for n, one in enumerate(paragraphs) if _is_put_at_length(one.text)]
    if len(put) < 2 or not any(_asks(paragraphs[n].text) for n in put):
        return []
    answers = [paragraphs[n + 1 : n + 2] for n in put]
    own = all(
        one and len(one[0].text) > len(paragraphs[n].text) and _FIRST_PERSON.search(one[0].text)
        for n, one in zip(put, answers, strict=True)
    )
    between = [one for n, one in enumerate(paragraphs) if n > put[0] and n not in put]
    told = sum(_END.search(one.text) is not None for one in between)
    if not own or told > 2 * len(put):
        return []
    return [
        turn for n in put for turn in ((paragraphs[n].start, "Q"), (paragraphs[n + 1].start, "A"))
    ]


def _is_put_at_length(words: str) -> bool:
    short = len(words) <= _LONGEST_QUESTION and words[:1] not in _MARKED
    return short and _TO_YOU.search(words) is not None


def _is_put(words: str) -> bool:
    """Whether a paragraph asks, or is one short sentence that tells "you" something."""
    told = _TO_YOU.search(words) is not None and len(_END.findall(words)) == 1
    short = len(words) <= _LONGEST_QUESTION and words[:1] not in _MARKED
    return _is_question(words) or (told and short)


_TO_YOU = re.compile(r"\b[Yy]ou(?:['’]\w+|rs?|rself)?\b")
_END = re.compile(r"[.!?…](?=\s|$)")
_MARKED = tuple("\"“‘«„'>-–—")


def _first_lines(paragraphs: Sequence[_Paragraph]) -> list[tuple[int, str]]:
    """Return the turns where a question is the first line of a paragraph, and its answer the others."""
    pairs = [one for one in paragraphs if len(one.lines) > 1]
    asking = [one for one in pairs if _is_question(one.lines[0][1])]
    if len(asking) < _FEWEST or 2 * len(asking) <= len(pairs):
        return []
    # A numbered one that asks without a mark may be the first.
    numbered = [one for one in pairs if _NUMBER.match(one.lines[0][1])]
    first = numbered[0] if len(numbered) >= len(asking) else asking[0]
    begun = [one for one in pairs if one.start >= min(first.start, asking[0].start)]
    return [turn for one in begun for turn in ((one.start, "Q"), (one.lines[1][0], "A"))]


def _is_question(words: str) -> bool:
    """Whether a paragraph is one that asks, and nobody's quotation."""
    plain = words.strip(" \t*_")
    return len(plain) <= _LONGEST_QUESTION and _asks(plain) and plain[:1] not in _MARKED


def _is_put_to_one(paragraphs: Sequence[_Paragraph], asking: Sequence[int]) -> bool:
    """Whether two questions are enough: each is answered, and nobody is quoted behind the first.

    Both are put to "you", or one of them and the answers often say "I".
    """
    behind = paragraphs[asking[0] :] if asking else ()
    to_you = sum(_TO_YOU.search(paragraphs[n].text) is not None for n in asking)
    answered = all(n + 1 not in asking and n + 1 < len(paragraphs) for n in asking)
    if not answered or len(asking) < 2 or any(one.text[:1] in _MARKED for one in behind):
        return False
    return to_you > 1 or (to_you > 0 and _speak_of_themselves(paragraphs, asking, _OFTEN))


def _answer_for_themselves(paragraphs: Sequence[_Paragraph], asking: Sequence[int]) -> bool:
    """Whether what follows questions are answers: they ask nothing, and most text behind speaks as "I" or "we".

    Where most of the questions are put to "you", somebody answers who need not often say "I".
    """
    answers = [paragraphs[n + 1].text for n in asking if n + 1 < len(paragraphs)]
    to_you = sum(_TO_YOU.search(paragraphs[n].text) is not None for n in asking)
    words = _SELDOM if 2 * to_you >= len(asking) else _OFTEN
    own = _speak_of_themselves(paragraphs, asking, words)
    return own and 2 * sum(map(_asks, answers)) < len(answers)


def _speak_of_themselves(
    paragraphs: Sequence[_Paragraph], asking: Sequence[int], words: int
) -> bool:
    """Whether the text behind the first question says "I" or "we" once in so many words, questions apart."""
    answering = (one.text for n, one in enumerate(paragraphs) if n > asking[0] and n not in asking)
    behind = " ".join(answering)
    return len(_FIRST_PERSON.findall(behind)) * words >= len(behind.split())


#: Words among which one who speaks for himself says "I" or "we" once: in most texts, and where "you" is asked.
_OFTEN, _SELDOM = 60, 250


def _alternate(asking: Sequence[int]) -> bool:
    """Whether one paragraph answers each question, so that a third one between two questions answers another."""
    gaps = [b - a for a, b in pairwise(asking)]
    return 2 * gaps.count(2) >= len(gaps)


def _in_turn(answered: Sequence[_Paragraph]) -> list[tuple[int, str]]:
    """Return an answer; of three paragraphs or five the second and fourth put something to who answers.

    Such a paragraph is short, and the one behind it is longer: else one answer has several paragraphs.
    """
    between = list(zip(answered[1::2], answered[2::2], strict=False))
    short = all(len(a.text) <= min(_LONGEST_QUESTION, len(b.text)) for a, b in between)
    if len(answered) % 2 == 0 or not short:
        return [(one.start, "A") for one in answered[:1]]
    return [(one.start, "AQ"[n % 2]) for n, one in enumerate(answered)]
