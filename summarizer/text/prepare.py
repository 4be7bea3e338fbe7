"""From a document to numbered sentences: title, body, boilerplate, and whose turn it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from summarizer.models.document import PreparedText, Sentence, SentenceRole, SourceDocument
from summarizer.text.boilerplate import Passage, boilerplate_marks, folded
from summarizer.text.sentences import sentence_spans
from summarizer.text.turns import Turn, speaker_at, speaker_turns


def prepare(document: SourceDocument) -> PreparedText:
    """Number the sentences of a document from 1 and say what each of them is.

    Boilerplate is numbered like the rest and marked by its role. Every sentence's ``text`` is the
    document's own between ``start`` and ``end``; only white space lies outside of all sentences.
    """
    text = document.text
    turns = speaker_turns(text, document.body_start)
    spans = list(
        _at_turns(text, sentence_spans(text, document.body_start, document.language), turns)
    )
    speakers = _speakers(text, spans, turns)
    roles = _roles(text, spans, speakers, document.title)
    sentences = (
        Sentence(
            number=number,
            start=start,
            end=end,
            text=text[start:end],
            paragraph=paragraph,
            role=role,
            turn=turn,
        )
        for number, ((start, end, paragraph), role, turn) in enumerate(
            zip(spans, roles, _ended(roles, speakers), strict=True), 1
        )
    )
    return PreparedText(document=document, sentences=tuple(sentences))


def _speakers(
    text: str, spans: Sequence[tuple[int, int, int]], turns: tuple[Turn, ...]
) -> list[str | None]:
    """Return who says each sentence; a heading amid a turn is nobody's, nor is "[Note: I was late.]" in brackets."""
    begun = {turn.start for turn in turns}
    spoken = (found.span() for found in _ASIDE.finditer(text)) if turns else ()
    asides = [span for span in spoken if span[0] not in begun]
    begins = [begin for begin, _ in asides]
    lines = (text.rfind("\n", 0, start) + 1 for start, _, _ in spans)
    headings = (text.startswith("#", line) and line not in begun for line in lines)
    aside = (
        (place := bisect_right(begins, start)) > 0 and start < asides[place - 1][1]
        for start, _, _ in spans
    )
    return [
        None if heading or beside else speaker_at(turns, start)
        for heading, beside, (start, _, _) in zip(headings, aside, spans, strict=True)
    ]


#: What somebody else puts in, under a label of its own: "[Update: I think this was withdrawn.]"
_ASIDE = re.compile(r"\[[A-Z][^\[\]:\n]{1,40}:[ ][^\[\]\n]{1,600}\]")


def _at_turns(
    text: str, spans: Iterable[tuple[int, int, int]], turns: Sequence[Turn]
) -> Iterator[tuple[int, int, int]]:
    """Yield sentences, those parted in which another one's turn begins: lines of a chat have no full stops."""
    starts = [turn.start for turn in turns]
    for start, end, paragraph in spans:
        inside = starts[bisect_right(starts, start) : bisect_left(starts, end)]
        for first, last in pairwise([start, *inside, end]):
            words = text[first:last]
            begin = first + len(words) - len(words.lstrip())
            if words.strip():
                yield begin, begin + len(words.strip()), paragraph


def _roles(
    text: str, spans: list[tuple[int, int, int]], speakers: list[str | None], title: str | None
) -> list[SentenceRole]:
    passages = [
        _passage(text, list(group))
        for _, group in groupby(zip(spans, speakers, strict=True), key=lambda pair: pair[0][2])
    ]
    marks = boilerplate_marks(passages, title)
    titled = _title_paragraph(passages, marks, title)
    return [
        SentenceRole.BOILERPLATE
        if mark
        else SentenceRole.TITLE
        if place == titled
        else SentenceRole.BODY
        for place, group in enumerate(marks)
        for mark in group
    ]


def _passage(text: str, group: list[tuple[tuple[int, int, int], str | None]]) -> Passage:
    spans = [span for span, _ in group]
    return Passage(
        text=text[spans[0][0] : spans[-1][1]],
        sentences=tuple(text[start:end] for start, end, _ in spans),
        turn=group[0][1] is not None,
    )


def _title_paragraph(
    passages: list[Passage], marks: list[list[bool]], title: str | None
) -> int | None:
    """Return which paragraph is the title: the first one with its words."""
    wanted = folded(title or "")
    if not wanted:
        return None
    same = (
        place
        for place, passage in enumerate(passages)
        if len(passage.text) < 1_000 and folded(passage.text) == wanted
    )
    return next((place for place in same if not all(marks[place])), None)


def _ended(roles: list[SentenceRole], speakers: list[str | None]) -> list[str | None]:
    """Take the closing time of a transcript, and what follows it, out of the last speaker's turn."""
    last = len(roles)
    while last and roles[last - 1] is SentenceRole.BOILERPLATE:
        last -= 1
    return [*speakers[:last], *[None] * (len(speakers) - last)]
