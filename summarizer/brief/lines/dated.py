"""Days that count from when a document appeared, with their date: a reader of the note does not know when that was."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial

from summarizer.brief.phrasing.prose import day_in_words, span_in_words
from summarizer.brief.phrasing.verbs import says_or_asks
from summarizer.brief.view.note import Line, Part, StoryView
from summarizer.text.quotations import quotation_spans
from summarizer.words.days import MONTHS, WEEKDAYS, calendar_days, named_days
from summarizer.words.relative import relative_spans
from summarizer.words.seldom import Seldom


@dataclass(frozen=True)
class Appeared:
    """When the one document of a line appeared; null where it does not say.

    ``spoken`` is whether its words in quotation marks are of that day, as those of a statement or a transcript are.
    """

    day: date | None
    spoken: bool = False
    #: The document, which may name elsewhere the day of what it calls next week's.
    text: str = ""
    news: bool = False


#: When the documents a line's footnotes lead to appeared; nothing where they have none or several.
AppearedAt = Callable[[tuple[int, ...]], Appeared | None]

_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]?")
_NAMES = "|".join(WEEKDAYS)
#: "Black Friday" is a name.
_WEEKDAY = re.compile(
    rf"(?:(?<=\b[Oo]n )|[Ll]ast |(?<=\bsaid )|(?<=\bannounced )|(?<=\breported )|(?<=\bmet )|(?<=\bspoke ))(?:{_NAMES})"
    r"(?!s?\w|[’'])"
)
#: Where something is still to come, the latest day of that name is not the one that is meant.
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|must|can|next|coming|plan\w*|schedul\w*|expect\w*|due|ahead|upcoming"
    r"|(?:is|are|was|were|am) to|to be|until|from|by|before|every|each)\b"
)
#: "Undertook to put it to the Cabinet on Tuesday": the day is that of what was still to be done.
_MEANT_TO = re.compile(
    r"\b(?:undertook|promised|pledged|agreed|decided|offered|proposed|vowed|asked|urged|told|wanted|hoped|resolved"
    r"|invited|ordered|threatened)\b[^,;.]{0,60}?\bto [a-z]+\b[^,;.]*$"
)
#: What is still to come when it is told: the next day of that name is meant.
_COMING = re.compile(
    r"\b(?:will|shall|(?:is|are|am) (?:to|due|scheduled|expected)|plans?|can|must)\b"
)
_PAST = re.compile(r"\b(?:would|could|might|had|was|were)\b")
#: "The ministry said on Tuesday that": of a document without a date the day tells a reader nothing.
_SAID_ON = Seldom(
    r"(?P<verb>\b[a-z]+)(?P<whom>(?: (?:the )?[A-Z][\w’'-]*){0,3}?| reporters| journalists| a briefing)"
    rf" (?:late |early )?(?:on )?(?:{_NAMES})(?: (?:morning|afternoon|evening|night))?"
    r"(?=,? that\b| (?:the|it|he|she|they)\b)"
)
#: "The ministry on Tuesday rejected", "In a post published on Sunday, Holm said".
_ON_DAY_BEFORE = re.compile(rf" (?:late |early )?on (?:{_NAMES})(?= (?P<verb>[a-z]+)\b)")
_POSTED_ON = re.compile(
    r"(?P<in>^In an? [^,“”\"]{2,40}?)(?: (?:published|posted|issued|released|broadcast|made|given))?"
    rf" (?:late |early )?on (?:{_NAMES})(?=, )"
)
#: "Last week" as an adverbial, not "last week’s talks" or "the last week".
_LAST_WEEK = re.compile(
    r"(?<!\bthe )(?<!\bof )(?<!\bin )(?<!\bfrom )(?<!\bsince )(?<!\buntil )(?<!\blate )(?<!\bearly )(?<!-)"
    r"\b[Ll]ast week\b(?!['’-])"
)
#: An announcement is an event that has its own day.
_SAYS = frozenset(
    "said says told tells added stated noted argued insisted warned explained".split()
)
#: "Next week's summit", "the coming talks": something that has a day.
_AHEAD = Seldom(
    r"\b(?:[Nn]ext|[Tt]his|[Ll]ast) (?:week|month)['’]s (?:[A-Za-z-]+ ){0,2}?"
    r"(?P<noun>summit|meeting|conference|talks|council|congress|session|election|elections|vote|hearing|forum|call)\b"
)
#: Code points on either side of such a word in which its day is looked for.
_BESIDE_NOUN = 60
_WORD = re.compile(r"\w+")
#: Words in a row by which a document is known to quote what a line does.
_RUN = 5
#: A date or a bracket that stands beside the words already.
_BESIDE = re.compile(r",? (?:\[|\(|\d)|,? (?:the \d)")


def with_days(view: StoryView, appeared: AppearedAt) -> StoryView:
    """Return a story in whose lines days that count from their document's have a date: "on Tuesday [15 May 2026]".

    What stands in quotation marks stays as it is, but where it was said on the day the document appeared; of what the
    document itself quotes that is not known. So do a day beside a date, and one of a document without a date of its
    own: there only the day on which something was said goes.
    """

    def dated(line: Line) -> Line:
        parts = tuple([_part(part, appeared) for part in line.parts])
        return line if parts == line.parts else replace(line, parts=parts)

    return view.with_lines(lambda _, lines: tuple(map(dated, lines)))


def _part(part: Part, appeared: AppearedAt) -> Part:
    when = appeared(part.notes)
    if when is None:
        return part
    if when.day is None:
        text = _counted_from_it(_without_days_of_saying(part.text), news=when.news)
        return replace(part, text=_with_named_day(text, when.text))
    text = part.text
    found = sorted(_dated(text, when.day, when), reverse=True)
    if not found:
        return part
    for end, shown in found:
        text = f"{text[:end]} [{shown}]{text[end:]}"
    return replace(part, text=text)


def _dated(text: str, day: date, when: Appeared) -> Iterator[tuple[int, str]]:
    """Yield behind which words a date is to stand, and the date, each once."""
    plain = _QUOTED.sub(_blank, text)
    past = not (_TO_COME.search(plain) or calendar_days(plain))
    for named in named_days(plain, day) if past else []:
        if _MEANT_TO.search(plain, 0, named.start):
            continue
        if named.day and _WEEKDAY.fullmatch(plain, named.start, named.end):
            yield named.end, day_in_words(named.day)
    quoted = _quoted_in(when.text) if when.spoken else ()
    shown = _QUOTED.sub(partial(_unless_told, quoted), text) if when.spoken else plain
    known: set[str] = set()
    for span in relative_spans(shown, day):
        words = text[span.start : span.end].lower()
        beside = _BESIDE.match(text, span.end) or words in known
        to_come = not span.coming or (_COMING.search(shown) and not _PAST.search(shown))
        meant = _shown(span.first, span.last)
        if to_come and not beside and f"{meant}]" not in text[: span.start]:
            known.add(words)
            yield span.end, meant


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _unless_told(quoted: Sequence[str], found: re.Match[str]) -> str:
    """Return what a line quotes; blanks where its document quotes it, too: when that was said is not known."""
    words = _WORD.findall(found.group().casefold())
    runs = (words[n : n + _RUN] for n in range(max(1, len(words) - _RUN + 1)))
    told = any(f" {' '.join(run)} " in one for run in runs for one in quoted)
    return _blank(found) if told else found.group()


@lru_cache(maxsize=64)
def _quoted_in(text: str) -> tuple[str, ...]:
    """Return the words that a document has between quotation marks, those of each quotation between spaces."""
    spans = (text[span.start : span.end].casefold() for span in quotation_spans(text))
    return tuple(f" {' '.join(_WORD.findall(told))} " for told in spans)


def _shown(first: date, last: date) -> str:
    """Return a day, a week, a month or a year as it stands in brackets."""
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if not whole_months or first == last:
        return span_in_words(first, last)
    year = str(first.year)
    return year if first.month != last.month else f"{MONTHS[first.month - 1]} {year}"


def _with_named_day(line: str, text: str) -> str:
    """Return a line with the day of "next week's summit", where a document names it for a summit elsewhere."""
    plain = _QUOTED.sub(_blank, line)
    found = _AHEAD.search(plain)
    if found is None or calendar_days(plain):
        return line
    noun = re.escape(found["noun"])
    near = re.findall(
        rf"[^.;!?]{{0,{_BESIDE_NOUN}}}\b{noun}\b[^.;!?]{{0,{_BESIDE_NOUN}}}", text, re.IGNORECASE
    )
    days = {day.strip() for piece in near for day in _days_of(piece, noun)}
    return f"{line[: found.end()]} [{days.pop()}]{line[found.end() :]}" if len(days) == 1 else line


def _days_of(piece: str, noun: str) -> Iterator[str]:
    """Yield the days that belong to a noun: "the 16 December summit", "a summit in Velmar on 16 December"."""
    for day in calendar_days(piece):
        before, behind = piece[: day.start], piece[day.end :]
        tied = re.match(rf" (?:[\w-]+ ){{0,2}}{noun}\b", behind, re.IGNORECASE)
        on = re.search(rf"\b{noun}\b(?: (?:in|at) [A-Z]\w+)? on (?:the )?$", before, re.IGNORECASE)
        if tied or on:
            yield piece[day.start : day.end]


def _counted_from_it(text: str, *, news: bool) -> str:
    """Return a line of a document without a date in which "last week" is the week before the document appeared."""
    plain = _QUOTED.sub(_blank, text)
    for found in reversed(list(_LAST_WEEK.finditer(plain))):
        written = f"n the week before the {'article' if news else 'document'}"
        text = f"{text[: found.start()]}{'I' if found[0][0] == 'L' else 'i'}{written}{text[found.end() :]}"
    return text


def _without_days_of_saying(text: str) -> str:
    """Return a line without the day of the week on which something in it was said."""
    text = _POSTED_ON.sub(lambda found: found["in"], text)
    plain = _QUOTED.sub(_blank, text)
    for found in reversed(list(_ON_DAY_BEFORE.finditer(plain))):
        if says_or_asks(found["verb"]):
            text = f"{text[: found.start()]}{text[found.end() :]}"
    plain = _QUOTED.sub(_blank, text)
    for found in reversed(list(_SAID_ON.finditer(plain))):
        if found["verb"] in _SAYS:
            text = f"{text[: found.end('whom')]}{text[found.end() :]}"
    return text
