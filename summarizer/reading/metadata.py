"""What a text says about itself: title, date, publisher, and what kind of account it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import takewhile

from summarizer.models.document import Kind
from summarizer.reading.titles import (
    LONGEST_TITLE,
    clean_title,
    ends_a_sentence,
    first_line_title,
    head_paragraphs,
)
from summarizer.text.opinions import is_judicial
from summarizer.text.turns import speaker_turns
from summarizer.words.datelines import issued_date, line_date
from summarizer.words.lists import KindLists, Words, load

#: Code points at the end, and lines of them, among which a release has its date.
_FOOT, _FOOT_LINES = 600, 6
_NEWS_SAMPLE, _HEADING = 20_000, 4_000
#: "LONDON, May 26. /TASS/." and "WASHINGTON (AP) —" at the beginning of the account.
_AGENCY = re.compile(
    r"[^\W\d_a-z][^\n\r/()]{2,50}?(?:/(?P<slashed>[A-Z][A-Za-z -]{1,20})/\s*[.–—-]|"
    r"\((?P<bracketed>[A-Z][A-Za-z -]{1,30})\)\s*[–—-])"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?\d{4}\s+(?P<name>[^\n\r.©]{2,60}?)[.,]?\s+all rights reserved",
    re.IGNORECASE,
)
#: What parts the pieces of a heading that was set in columns or lines.
_GAP = re.compile(r"[^\S\n]{2,}|\n|\t|\|")

#: What is issued on the day that stands beside it.
_ISSUED = re.compile(r"\b(?:communiqu[eé]|statement|declaration|release|letter)\b", re.IGNORECASE)
#: "Joint communiqué (Velmar, November 9, 2016)".
_LETTER = re.compile(
    r"(?:^|[>»›]\s)\W*(?P<within>(?:open )?(?:letter|telegram|memorandum|note) (?:from|to|of)\b[^\n]{6,160})$",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(r"\((?P<within>[^()\n]{6,80})\)\s*$")
_DASHES = re.compile(r"\s+[-–—]+\s+")
#: "Cablegram 12 VELMAR, 3 May 1951, 2.15 p.m.": a place in capitals and a day at the end of a heading.
_PLACED = re.compile(r"(?:^|[\s,;:])(?P<placed>[A-Z][A-Z.'’ -]{2,40},\s+\d[^\n]{6,50})$")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n\r]{12,600}[”\"»“]")


@dataclass(frozen=True)
class Stated:
    """Metadata a text states. ``None`` where it does not."""

    title: str | None
    published: date | None
    publisher: str | None
    kind: Kind


def stated_metadata(
    text: str, start: int = 0, title: str | None = None, language: str | None = None
) -> Stated:
    """Read off a text what it says about itself.

    Args:
        text: the whole text.
        start: offset where the body begins.
        title: a title known from elsewhere, which goes before the first line.
        language: ISO 639-1, for month names.
    """
    head = head_paragraphs(text, start)
    title = title or first_line_title(text, head)
    return Stated(
        title,
        _dateline(text, head, language),
        _publisher(text, start),
        document_kind(text, start, title),
    )


#: A place and what else stands before the dash of a first paragraph, the agency in brackets apart; behind an agency, or
#: the end of a sentence, no dash is needed.
_PLACE_AND_DAY = re.compile(
    r"(?P<dateline>[^\W\d_][^\n()/\u2014\u2013]{5,80}?)"
    r"(?:\s*(?:[(/][^()\n/]{2,30}[)/])?\s*(?:[\u2014\u2013]|\s-{1,2}\s)\s*|\s*[(/][A-Z][^()\n/]{1,30}[)/][.:]?\s+"
    r"|(?<=\d)\.\s+(?=[A-Z“\"]))(?=\S)"
)


def document_kind(text: str, start: int, title: str | None) -> Kind:
    """Judge what kind of account a text is by its turns, its title and the signs of a reporter's hand.

    A title that says "Readout" or "Statement by" is believed. Softer words ("call with") are overruled where
    reporters, agencies and quotations show a news story.
    """
    if speaker_turns(text, start) or _is_captioned(text, start):
        return Kind.TRANSCRIPT
    heading = (title or "")[:_HEADING]
    announced = _announced(heading[:60])
    if announced is not None:
        return announced
    if _news_evidence(text[start : start + _NEWS_SAMPLE]) >= 3 and not _is_paper(
        text, start, heading
    ):
        return Kind.NEWS
    return (
        _named_kind(heading)
        or _named_kind(text[start : start + 400], (Kind.READOUT,))
        or Kind.OTHER
    )


def _is_captioned(text: str, start: int) -> bool:
    """Whether marks of captions say again and again that another one speaks, as no mail that is quoted has them."""
    changes = len(_ANOTHER_SPEAKS.findall(text, start, start + _NEWS_SAMPLE))
    return changes >= _FEWEST_CHANGES and _QUOTED_LINE.search(text, start) is None


_ANOTHER_SPEAKS = re.compile(r"(?:^|\n)[ \t]*>>[ \t]*[^\s>\d]")
_QUOTED_LINE = re.compile(r"(?:^|\n)[ \t]*(?:>(?!>)|>>[^\n]*\n>>)")
_FEWEST_CHANGES = 3


def _is_paper(text: str, start: int, heading: str) -> bool:
    """Whether a document is a letter, a cable, minutes or a court's opinion, by what stands over it."""
    lettered = _PAPER.match(heading) or _SALUTATION.search(text, start, start + _NEWS_SAMPLE)
    lettered = lettered or _RECORDS.search(text, start, start + _HEAD_LINES)
    return lettered is not None or is_judicial(text, start, heading)


#: What a paper calls itself that no reporter wrote, whatever it reports.
_PAPER = re.compile(
    r"\W*(?:(?:draft|telephone|outward|inward|urgent|secret|confidential|top secret)\s+){0,2}"
    r"(?:telegram|cablegram|airgram|memorandum|memo|despatch|letter|minutes|record of|notes? of)\b"
    r"|\W*(?:\w[\w-]*\s+){1,2}(?:telegram|cablegram|airgram|despatch)\s+(?:from|to)\s",
    re.IGNORECASE,
)


#: The name of a record on a line of its own at the head, below a file number perhaps.
_RECORDS = re.compile(
    r"(?:^|\n)[ \t]*(?:memorandum of (?:telephone )?conversation|record of conversation|memorandum for)\b"
    r"[^\n.]{0,120}\n",
    re.IGNORECASE,
)
#: Code points at the head in which it stands.
_HEAD_LINES = 300
#: How a letter begins: a line by itself.
_SALUTATION = re.compile(r"\n[ \t]*Dear [^\n.!?]{2,80}[,:][ \t]*\r?\n")


def _announced(opening: str) -> Kind | None:
    """Return the kind a title opens with."""
    for kind in (Kind.READOUT, Kind.STATEMENT):
        found = _pattern(kind.value).match(opening.removeprefix("Joint ").removeprefix("Press "))
        if found:
            return kind
    return None


def _named_kind(
    words: str, kinds: Sequence[Kind] = (Kind.TRANSCRIPT, Kind.READOUT, Kind.STATEMENT)
) -> Kind | None:
    """Return the kind whose words come first."""
    found = [
        (match.start(), place)
        for place, kind in enumerate(kinds)
        if (match := _pattern(kind.value).search(words))
    ]
    return kinds[min(found)[1]] if found else None


def _news_evidence(text: str) -> int:
    cues = {match.group().lower() for match in _pattern("news").finditer(text)}
    quotations = sum(1 for _ in _QUOTED.finditer(text))
    return len(cues) + min(3, quotations) + (2 if _AGENCY.search(text[:1_000]) else 0)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words: Words = getattr(load(KindLists, "kinds"), name)
    whole = "|".join(re.escape(word) for word in words if word < "\u2e80")
    # Scripts without spaces have no word borders to look for.
    inside = "|".join(re.escape(word) for word in words if word >= "\u2e80")
    return re.compile(rf"\b(?:{whole})\b" + (f"|{inside}" if inside else ""), re.IGNORECASE)


def _publisher(text: str, start: int) -> str | None:
    agency = _agency(text, start)
    rights = None if agency else _RIGHTS.search(text, start)
    return agency or (clean_title(rights["name"]) if rights else None)


def _agency(text: str, start: int) -> str | None:
    for begin, end in head_paragraphs(text, start)[:3]:
        found = _AGENCY.match(text[begin:end])
        if found:
            return clean_title(found["slashed"] or found["bracketed"])
    return None


def _dateline(text: str, head: Sequence[tuple[int, int]], language: str | None) -> date | None:
    stated = (line_date(text[start:end], language) for start, end in head)
    alone = next((found for found in stated if found), None)
    before = (_day_before_dash(text[start:end], language) for start, end in head[:3])
    alone = alone or next(filter(None, before), None) or _day_by_its_name(text, head, language)
    return alone or _day_of_heading(text, head, language) or _day_at_the_foot(text, head, language)


def _day_before_dash(paragraph: str, language: str | None) -> date | None:
    """Return the full date that a story begins with behind its place: "OSLO, Dec. 10, 2017 (AP) — The ministers"."""
    found = _PLACE_AND_DAY.match(paragraph)
    return line_date(found["dateline"], language) if found else None


#: A day that says of what it is: "Decided: September 16, 2003", "date 2024-06-27 By the Courier".
_NAMED_DAY = re.compile(
    r"^[^\S\n]*(?:(?:opinion\s+)?(?:decided|filed|delivered|dated|issued)|date|published|posted)\b[:,]?[^\S\n]+"
    r"(?P<day>\d{4}-\d{2}-\d{2}\b|[^\n]{6,30}$)",
    re.IGNORECASE | re.MULTILINE,
)


def _day_by_its_name(
    text: str, head: Sequence[tuple[int, int]], language: str | None
) -> date | None:
    """Return the one day on a line of the first paragraphs that begins with what it is the day of."""
    body = text[head[0][0] : head[-1][1]] if head else ""
    found = {line_date(named["day"], language) for named in _NAMED_DAY.finditer(body)} - {None}
    return found.pop() if len(found) == 1 else None


def _day_at_the_foot(
    text: str, head: Sequence[tuple[int, int]], language: str | None
) -> date | None:
    """Return the one day that stands alone on one of the last lines, as releases have it; null where several do."""
    body = text[head[-1][1] if head else 0 :]
    lines = [line for line in body[-_FOOT:].splitlines() if line.strip()][-_FOOT_LINES:]
    found = {day for line in lines if (day := line_date(line, language)) is not None}
    return found.pop() if len(found) == 1 else None


def _day_of_heading(
    text: str, head: Sequence[tuple[int, int]], language: str | None
) -> date | None:
    """Return the one day that stands apart in the lines above the first sentence; null where several do."""
    above = takewhile(lambda line: not _is_prose(line), (text[start:end] for start, end in head))
    found = {day for line in above for day in _days_apart(line, language)}
    return found.pop() if len(found) == 1 else None


def _is_prose(line: str) -> bool:
    if line.isupper():
        # "MEDIA RELEASE - KELM - 18TH MAY 2002."
        return len(line) > 2 * LONGEST_TITLE
    return len(line) > LONGEST_TITLE or (ends_a_sentence(line) and len(line.split()) > 1)


def _days_apart(line: str, language: str | None) -> Iterator[date]:
    """Yield the days that a heading sets off by gaps, or has at its end.

    There they stand behind a place in capitals, who issues it, or a dash in a line of capitals.
    """
    given = issued_date(line, language)
    if given is not None:
        yield given
    pieces = _GAP.split(line)
    behind_place = _PLACED.search(line)
    placed = [behind_place["placed"]] if behind_place else []
    behind_dash = _DASHES.split(line)[1:][-1:] if line.isupper() else []
    # "Statement on the accident in Orsha, 3 May": there it is the day of what is spoken of.
    issued = _ISSUED.search(line) is not None
    bracketed = (_AT_THE_END.search(line) if issued else None) or _LETTER.search(line)
    parts = bracketed["within"].split(", ") if bracketed is not None else []
    behind_comma = [", ".join(parts[-k:]) for k in (1, 2) if len(parts) > k]
    for piece in (*(pieces if len(pieces) > 1 else ()), *placed, *behind_dash, *behind_comma):
        day = line_date(piece, language)
        if day is not None:
            yield day
