"""The title of a document whose title nobody gives: its first line, where that looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.text.paragraphs import paragraph_spans
from summarizer.text.turns import speaker_turns
from summarizer.words.datelines import is_dateline

_HEAD = 4_000
#: Code points of a title at most.
LONGEST_TITLE = 220
_DATELINE_PARAGRAPHS = 6
_UNTITLED_END = ".,;:"
#: A telephone number (nine digits or more, in groups), an e-mail or a web address.
_CONTACT = re.compile(r"\d(?:[ ().+-]{0,2}\d){8,14}(?!\d)|\S@\S+\.\w|\bwww\.|https?://")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_MARKUP = re.compile(r"^(?:#{1,6}\s+|[*_]{1,3})|[*_]{1,3}$|\s+#+$")
_BLANK_AFTER = re.compile(r"[^\S\n\r]*(?:\r\n|\n|\r)[^\S\n\r]*(?:[\n\r]|$)")


def clean_title(title: str | None) -> str | None:
    """Return a title on one line, without markup, invisible characters and lone surrogates."""
    folded = " ".join(_INVISIBLE.sub("", title or "").split())
    folded = _MARKUP.sub("", _MARKUP.sub("", folded)).strip()
    return folded.encode("utf-8", "replace").decode("utf-8") or None


def head_paragraphs(text: str, start: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of the first paragraphs of the body."""
    return paragraph_spans(text[: start + _HEAD], start)[:_DATELINE_PARAGRAPHS]


def first_line_title(text: str, head: Sequence[tuple[int, int]]) -> str | None:
    """Return the first paragraph as a title where it looks like one.

    A title is short, has no final full stop and stands before a blank line or before the place that a report begins
    with, or is a Markdown heading. Lines with nothing but a date, lines with a telephone number or an address, and
    those by which a page leads elsewhere may come first, and a letterhead before what says which paper it is.
    """
    named = _paper_named(text, head)
    if named is not None:
        return named
    for start, end in head:
        line = text[start:end]
        if (
            is_dateline(line)
            or _ONLY_A_DAY.fullmatch(line)
            or _CONTACT.search(line)
            or _LEADS_ELSEWHERE.match(line)
        ):
            continue
        dated = _DATED_FIRST.match(line)
        if dated is not None:
            return clean_title(dated["title"])
        if _ONLY_A_KIND.fullmatch(line):
            continue
        above = _OVER_A_REPORT.match(text, start, start + 2 * LONGEST_TITLE)
        if above is not None:
            return clean_title(above["title"])
        if len(line) <= 2 * LONGEST_TITLE and len(_CRUMBS.findall(line)) > 1:
            line = _CRUMBS.split(line.partition("\n")[0])[-1]
            return clean_title(line) if len(line) <= LONGEST_TITLE else None
        titled = _title_like(line, text, end) and not _is_said(text, start)
        return clean_title(line) if titled else None
    return None


#: A line of a page that leads to another one.
_LEADS_ELSEWHERE = re.compile(r"\W*(?:return|back|go|skip|jump) to\b[^\n]{0,60}$", re.IGNORECASE)
#: "Home > Letters > Letter from Kos to Holm, 9 March 1995": the last is where one is.
_CRUMBS = re.compile(r"\s[>»›]\s")
#: "date 2024-06-27 By the Courier", "Published: 2024-06-27 Talks go on": a day, and the title or the writer behind it.
_DATED_FIRST = re.compile(
    r"\s*(?:date|published|posted|updated)\b[:\s]{1,3}\d{4}-\d{2}-\d{2}\b\s*"
    r"(?:[Bb]y\b[^\n]{0,80}|(?P<title>[^\n]{0,220}))$"
)
#: "Thursday, 22 July": a day without its year.
_ONLY_A_DAY = re.compile(
    r"\W*(?:\w{3,9}day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]\w{2,8}|[A-Z]\w{2,8}\s+\d{1,2})\W*"
)
#: What a release calls itself above its title, and how secret a paper is.
_ONLY_A_KIND = re.compile(
    r"\W*(?:(?:media|press|news)\s+(?:release|statement|transcript)|for immediate release"
    r"|transcript|statement"
    r"|(?:top\s+|most\s+)?(?:secret|confidential|restricted|unclassified)|(?:most\s+)?(?:immediate|important|urgent))\W*",
    re.IGNORECASE,
)
#: A headline right above the place in capitals and the dash that a report begins with.
_OVER_A_REPORT = re.compile(
    r"(?P<title>[^\n]{10,200}[^\n.,;:])\n"
    r"(?=[A-Z]{3,}[^\n!?]{0,50}?(?:[\u2014\u2013]|--) ?[\w\u201c\"])"
)


def only_classes(line: str) -> bool:
    """Whether a line says of a document no more than its kind, day or secrecy: "Confidential", "date 2031-05-12"."""
    dated = _DATED_FIRST.match(line)
    return (
        is_dateline(line)
        or _ONLY_A_KIND.fullmatch(line) is not None
        or (dated is not None and not dated["title"])
        or _BYLINE.fullmatch(line) is not None
    )


_NAME = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}"
#: Who wrote it: "By Anna Holm and Jan Kos", "Anna Holm, Jan Kos".
_BYLINE = re.compile(
    rf"\W*(?:[Bb]y\W+{_NAME}|{_NAME}(?=,| and))(?:(?:,| and|, and) {_NAME}){{0,4}}\W*"
)


def _paper_named(text: str, head: Sequence[tuple[int, int]]) -> str | None:
    """Return the line that says which paper it is ("Record of a conversation between .."), below a letterhead perhaps.

    What stands above it are no sentences and nothing that is said.
    """
    for start, end in head:
        line = text[start:end].partition("\n")[0]
        found = _PAPER.match(line)
        if found is not None and not ends_a_sentence(line):
            return clean_title(_NOTE_BEHIND.sub("", found["title"]))
        if ends_a_sentence(line) or len(line) > LONGEST_TITLE or _is_said(text, start):
            return None
    return None


#: A paper by its kind, below a number or mark of the edition: "63. Memorandum of a meeting on the toll".
_PAPER = re.compile(
    r"\W*(?:\d{1,4}\.\s+)?(?:E\s?&\s?O\s?E\s+)?(?P<title>(?:(?:verbatim|summary|rough|draft|full)\s+){0,2}"
    r"(?:transcript(?:\s+of)?|(?:memorandum|record|minutes|notes?|report)\s+(?:of|on))(?:\s+(?:a|an|the))?\s+"
    r"(?:(?:telephone|press|joint|private|brief|second|media|doorstop|radio|television|informal)\s+){0,3}"
    r"(?:conversation|meeting|discussion|talk|talks|call|interview|conference|briefing|doorstop|session)\b[^\n]{0,200})",
    re.IGNORECASE,
)
#: The mark of a footnote behind the last word: "(Dobrynin)1".
_NOTE_BEHIND = re.compile(r"(?<=[\w)])(?<!\d)\d{1,2}$|\s*\[\d{1,3}\]$")


def _is_said(text: str, at: int) -> bool:
    """Whether a place lies in the first turn of a transcript."""
    return any(turn.start <= at < turn.end for turn in speaker_turns(text[:_HEAD])[:1])


def _title_like(line: str, text: str, end: int) -> bool:
    if len(line) > LONGEST_TITLE or not any(c.isalpha() for c in line):
        return False
    if re.match(r"#{1,3}\s", line):
        return True
    if ends_a_sentence(line) or speaker_turns(line * 3) or not text[end:].strip():
        return False
    several = len(line.split()) > 1 or line[0] >= "\u2e80"  # no spaces in Chinese and Japanese
    return several and bool(_BLANK_AFTER.match(text, end))


def ends_a_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, also one that is quoted, and not as an abbreviation ("U.N.")."""
    line = _NOTE_BEHIND.sub("", line)
    last = line.rstrip("\"'”’»“*_ ")[-1:]
    ended = bool(last) and last in _UNTITLED_END
    return ended and not re.search(r"(?:[^\W\d_]\.){2}$", line)
