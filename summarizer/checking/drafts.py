"""The quotations of a draft: what somebody is about to print in quotation marks, where, and in whose mouth."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from summarizer.accounts.borne_out import names_in
from summarizer.attribution.actor import ActorKind
from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.attribution.english.main_subjects import may_be_a_verb
from summarizer.attribution.english.verbs import Polarity
from summarizer.attribution.sourced import Layer, Sourced
from summarizer.attribution.who import Who, is_paper
from summarizer.errors import InputError
from summarizer.models.document import SentenceRole, SourceDocument
from summarizer.reading.read import read_document
from summarizer.text.apparatus import quoted_blocks
from summarizer.text.prepare import prepare
from summarizer.text.quotations import quotation_spans
from summarizer.words.days import names_a_day, without_days
from summarizer.words.negation import counters

#: Shorter quotations that nobody is named for are the writer's tongs (a so-called “pause”), not somebody's words.
_FEWEST_WORDS = 3
#: Share of a quotation that has to lie in a passage for that passage's source to be its speaker.
_SHARE = 0.6
#: Who is asked about, and not told of.
_NOBODY_IN_PARTICULAR = frozenset(("anybody", "anyone", "nobody", "no one", "somebody", "someone"))
#: Blanks and marks that open a quotation.
_OPENING = " \t\n“„«‘\"'"
#: What may stand before the first word of a sentence; nothing does at the head of a draft.
_BEFORE_SENTENCES = ("", *".!?:;…>”»")
#: What is left of "25-29" behind its first day.
_REST_OF_DAYS = re.compile(r"[-–]\d{1,2}\b")
_LINE_MARK = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
#: Code points before words that a draft quotes, and where its sentence begins there.
_BEFORE, _SENTENCE_END = 120, re.compile(r"[.!?]\s+|\n\s*\n")
_QUOTE_COLUMNS = ("quote", "quotation", "words", "text")
_SPEAKER_COLUMNS = ("speaker", "holder", "source_name", "who", "attributed_to")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a draft: ``start`` and ``end`` in code points of its text, line and paragraph from 1, page if any."""

    start: int
    end: int
    line: int
    column: int
    paragraph: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DraftQuotation:
    """Words that a draft quotes. ``speaker``: whom it gives them to, ``None`` where it names nobody.

    ``of_document``: the draft quotes what a document says, and not what somebody said in it: it names a paper ("in the
    words of the readout") or nobody at all, or the words begin with the verb that tells what somebody did
    (Holm "welcomed the offer").
    """

    text: str
    speaker: str | None
    place: Place
    of_document: bool = False
    #: Whether the draft denies something right before the words: 'nothing that he said "can be believed"'.
    denied: bool = False

    @property
    def by(self) -> str | None:
        """Whose words they have to be in a source; nobody's in particular where the draft names a paper."""
        return None if self.speaker is None or is_paper_name(self.speaker) else self.speaker


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """What a draft says in its own words: that somebody said it, or (``speaker`` null) that it is so."""

    text: str
    speaker: str | None
    place: Place


class Draft:
    """A draft as it was read. Offsets are code points of ``text``."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self.text = document.text
        self._lines = [0, *(m.end() for m in re.finditer("\n", self.text))]
        self._paragraphs = [0, *(m.end() for m in re.finditer(r"\n[ \t]*\n\s*", self.text))]

    @classmethod
    def read(cls, path: Path) -> Draft:
        """Read a draft from a file.

        Raises:
            InputError: it cannot be read.
        """
        return cls(read_document(path))

    @cached_property
    def _attributed(self) -> Attributed:
        return Attributed(prepare(self.document))

    def place(self, start: int, end: int) -> Place:
        """Return where a span stands."""
        line = bisect_right(self._lines, start)
        pages = self.document.pages
        return Place(
            start=start,
            end=end,
            line=line,
            column=start - self._lines[line - 1] + 1,
            paragraph=bisect_right(self._paragraphs, start),
            page=bisect_right(pages, start) if pages else None,
        )

    def quotations(self) -> tuple[DraftQuotation, ...]:
        """Return what stands in quotation marks of any language, and block quotations, in order."""
        marked = _outermost(self.text)
        # A block that begins with a mark quotes in marks; in any other one marks are those of whom it quotes.
        blocks = [
            span
            for span in quoted_blocks(self.text)
            if not _meets_any((span[0], span[0] + self._led_in(span)), marked)
        ]
        own = [one for one in marked if not _meets_any(one, blocks)]
        found = (self._quotation(*span) for span in sorted([*own, *blocks]))
        return tuple(one for one in found if one is not None)

    def _led_in(self, span: tuple[int, int]) -> int:
        """Return how far it is from the beginning of a block to behind its first letter."""
        begun = re.search(r"\w", self.text[slice(*span)])
        return begun.end() if begun else 1

    def _quotation(self, start: int, end: int) -> DraftQuotation | None:
        words = _LINE_MARK.sub("", self.text[start:end]).strip()
        covering = self._covering(start, end)
        speaker = self._speaker((start, end), covering)
        few = len(re.findall(r"\w+", words)) < _FEWEST_WORDS
        if not words or (few and speaker is None):
            return None
        nobody = all(one.layer is Layer.VOICE for one in covering)
        own = (speaker is None and nobody) or tells(words)
        own = own or (speaker is not None and is_paper_name(speaker))
        before = _SENTENCE_END.split(self.text[max(0, start - _BEFORE) : start])[-1]
        denied = counters(before)
        return DraftQuotation(words, speaker, self.place(start, end), own, denied)

    def _covering(self, start: int, end: int) -> list[Sourced]:
        """Return who the draft gives a quotation to.

        Whoever is named as a source within the words is one of whom they quote. Speech runs on only in quotations that
        begin a sentence.
        """
        found = self._attributed.sources.covering(start, end, _SHARE)
        begins = self.text[:start].rstrip(_OPENING)[-1:] in _BEFORE_SENTENCES
        outer = (o for o in found if not o.who or not start <= o.who[0].start < end)
        return [one for one in outer if begins or one.layer is not Layer.RUNNING]

    def _speaker(self, span: tuple[int, int], covering: Sequence[Sourced]) -> str | None:
        if covering:
            return next(filter(None, map(_name, covering)), None)
        # Languages other than English are read by their cues alone.
        return next((a.holder for a in self._attributed.attributions if _holds(a, span)), None)

    def statements(self) -> tuple[DraftStatement, ...]:
        """Return what the draft reports in words of its own, in order.

        That is what somebody who is named said, and of the sentences that it gives to nobody those that tell of a name
        and a day.
        """
        quoted = _outermost(self.text)
        clauses = [one for one in self._attributed.sources.passages if one.layer is Layer.CLAUSE]
        found = self._said(clauses, quoted)
        taken = [
            *quoted,
            *quoted_blocks(self.text),
            *((one.start, one.end) for one in clauses),
            *found,
        ]
        for span in self._dated():
            if not _meets_any(span, taken):
                found[span] = None
        return tuple(self._statement(span, found[span]) for span in sorted(found))

    def _said(
        self, clauses: Iterable[Sourced], quoted: Sequence[tuple[int, int]]
    ) -> dict[tuple[int, int], str | None]:
        """Return what clauses say that somebody who is named said, outside of quotations, with the name."""
        found: dict[tuple[int, int], str | None] = {}
        for one in clauses:
            span, name = self._whole_day(_content(one)), _name(one)
            said = one.polarity is Polarity.SAID and name is not None
            if said and not _meets_any(span, quoted):
                found.setdefault(span, name)
        # "respond forcefully if .." within what somebody warned of is part of that.
        return {one: name for one, name in found.items() if not _within_another(one, found)}

    def _statement(self, span: tuple[int, int], speaker: str | None) -> DraftStatement:
        words = " ".join(self.text[slice(*span)].split())
        return DraftStatement(words, speaker, self.place(*span))

    def _whole_day(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return a span that does not end within the days of "25-29 May"."""
        rest = _REST_OF_DAYS.match(self.text, span[1])
        return span[0], rest.end() if rest else span[1]

    def _dated(self) -> Iterator[tuple[int, int]]:
        """Yield the sentences that name somebody or something and a day; headings are none."""
        for one in self._attributed.prepared.account:
            ends = one.text.rstrip().endswith((".", "!", "?"))
            if one.role is not SentenceRole.BODY or not ends:
                continue
            if names_a_day(one.text) and names_in(without_days(one.text)):
                yield one.start, one.end


def table_quotations(path: Path) -> Iterator[DraftQuotation]:
    """Yield the quotations of a table: a column of quotes, and one of speakers where there is one.

    Raises:
        InputError: it cannot be read, or no column holds quotes.
    """
    text = _table_text(path)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        yield from _quotations_of(rows, path)
    except csv.Error as error:
        raise InputError(
            f"{path.name} is no table that can be read: {error}, behind line {rows.line_num}. Save it as CSV again."
        ) from error


def _delimiter(text: str) -> str:
    """Return what parts the columns by the line that names them: spreadsheets of many countries write semicolons."""
    names = text.partition("\n")[0]
    return max((",", ";", "\t"), key=names.count)


def _quotations_of(rows: csv.DictReader[str], path: Path) -> Iterator[DraftQuotation]:
    columns = list(rows.fieldnames or ())
    quote, speaker = _column(columns, _QUOTE_COLUMNS), _column(columns, _SPEAKER_COLUMNS)
    if quote is None:
        listed = ", ".join(map(repr, columns)) or "none"
        raise InputError(
            f"{path.name} has no column named {' or '.join(map(repr, _QUOTE_COLUMNS))}; its columns are: {listed}."
        )
    for row in rows:
        words = (row.get(quote) or "").strip()
        if words:
            who = (row.get(speaker) or "").strip() if speaker else ""
            yield DraftQuotation(words, who or None, Place(0, 0, rows.line_num, 1, rows.line_num))


def _column(columns: Iterable[str | None], accepted: Iterable[str]) -> str | None:
    """Return the column with the first of the accepted names that a table has."""
    names = {(name or "").strip().casefold(): name for name in columns}
    return next((names[name] for name in accepted if name in names), None)


def _table_text(path: Path) -> str:
    from summarizer.reading.decoding import decode
    from summarizer.reading.limits import limits_in_force, too_large

    try:
        size, limit = path.stat().st_size, limits_in_force().bytes
        if size > limit:
            raise too_large(path.name, size, limit, "bytes", "bytes")
        return decode(path.read_bytes(), path.name).text
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error


def tells(words: str) -> bool:
    """Whether a quotation begins with the verb that tells what somebody said or did: “welcomed the offer”."""
    first = re.match(r"\W*([a-z]+)\b", words)
    return first is not None and may_be_a_verb(first[1])


def is_paper_name(name: str) -> bool:
    """Whether a name is that of a statement, readout or other paper."""
    head = re.split(r"\s(?:of|by|from|for|on)\s", name.lower(), maxsplit=1)[0]
    return is_paper(Who(head, 0))


def _name(one: Sourced) -> str | None:
    """Return the name of a source: of its names and descriptions the one of a person; none of "anybody"."""
    if one.who and one.who[0].text.lower() in _NOBODY_IN_PARTICULAR:
        return None
    persons = (
        w.name for w in one.who if w.name and any(a.kind is ActorKind.PERSON for a in w.actors)
    )
    return next(persons, one.name)


def _holds(one: Attribution, span: tuple[int, int]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in one.content)


def _content(one: Sourced) -> tuple[int, int]:
    spans: Sequence[tuple[int, int]] = one.content or ((one.start, one.end),)
    return spans[0][0], spans[-1][1]


def _outermost(text: str) -> list[tuple[int, int]]:
    """Return the quotations of a text that stand in no other one."""
    return [(s.start, s.end) for s in quotation_spans(text) if s.depth == 1]


def _meets_any(one: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(_meet(one, other) for other in others)


def _within_another(one: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(o != one and o[0] <= one[0] and one[1] <= o[1] for o in others)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
