"""The headline of a document that carries no title: the line that stands apart between its letterhead and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.brief.headings.told_above import told_above
from summarizer.brief.phrasing.grammar import is_sentence
from summarizer.names.bodies import is_office
from summarizer.names.places import known_place
from summarizer.text.labels import begins_turn
from summarizer.words.days import MONTHS, WEEKDAYS

#: Code points and paragraphs at a document's head among which its headline is looked for.
_HEAD, _PARAGRAPHS = 1_200, 10
#: Words of a headline at most; a paragraph of more is the text itself.
_LONGEST = 18
#: Least words of a headline that no mark sets off, and of one in capitals: names and ranks have fewer.
_FEWEST, _FEWEST_IN_CAPITALS = 3, 4
#: Words of a cable's subject at most.
_SUBJECT = 6
_MARKED = re.compile(
    r"#{1,6} +(?P<heading>.+)|(?P<mark>\*\*|__|\*|_)(?P<bold>[^*_]+)(?P=mark)[.:]?"
)
_FOOTNOTE = re.compile(r"\\?\[\d+\\?\](?:\(#?\w*\))?")
_NUMBERED = re.compile(r"(?:\(?\d{1,2}|\(?[a-z])\\?[.)] ")
#: "Assembly 69", "Our telegram Assembly 401", "VPS 142/2004": the number a paper has in a series.
_REFERENCE = re.compile(
    r"(?:[\w/-]+ ){0,4}[A-Z]*\d[\d/.-]*|(?:our|your|my|reference|repeated|addressed) .*",
    re.IGNORECASE,
)
#: "Savingram 77, KELM": the number of a paper, and where it was written.
_SERIES = re.compile(r"[A-Za-z.]+(?: [A-Z][\w.]*){0,3} \d+,? [A-Z][A-Z .]+")
#: Whom it is for: "For Prime Minister from Peacock".
_ADDRESSED = re.compile(
    r"(?:for|to|from|attention) .*\b(?:from|for|to|minister|secretary)\b.*|from .*", re.IGNORECASE
)
#: "Present: Mr Holm", "Venue: town hall": a line of a form.
_OF_A_FORM = re.compile(
    r"(?:present|in attendance|attend(?:ance|ees|ing)|participants|apologies|absent|date|time|venue|place|to|from|cc"
    r"|ref(?:erence)?|file(?: no)?|chair)\b[^:]{0,20}:",
    re.IGNORECASE,
)
#: Where a day ends a headline: "New terms for the council Monday, 24 March 2008".
_DAY = re.compile(
    rf"[ ,;–-]*(?:\b(?:{'|'.join(WEEKDAYS)}),? )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)}),?"
    rf"|(?:{'|'.join(MONTHS)}) \d{{1,2}},?)(?: \d{{4}})?$",
    re.IGNORECASE,
)
#: What says how secret or urgent a paper is.
_RANKS = frozenset(
    "secret confidential restricted unclassified important immediate priority urgent personal private top most strictly"
    " official sensitive proof only draft final eyes embargoed".split()
)
#: Headings of parts that every paper may have.
_PARTS = frozenset(
    "introduction summary background overview contents agenda conclusion annex".split()
)


def line_apart(
    text: str, is_letterhead: re.Pattern[str], besides: str = "", *, news: bool = False
) -> str | None:
    """Return the headline above the text of a document without its mark, day and footnotes; null where none is.

    A line is looked at where it is a paragraph of its own before the first paragraph of prose. ``is_letterhead``
    finds the words by which a line says what kind of paper it is, or whose; ``besides`` is the letterhead itself.
    In ``news`` a line that ends with a full stop may be one.
    """
    told = told_above(text, news=news)
    if told and len(is_letterhead.findall(told)) * _FEWEST <= len(told.split()):
        return told
    for paragraph in _paragraphs(text):
        if _is_prose(paragraph):
            return None
        found = _headline_in(paragraph, is_letterhead)
        if found and found not in besides:
            return found
    return None


def _paragraphs(text: str) -> Iterator[str]:
    parts = (part.strip() for part in re.split(r"\n\s*\n", text[:_HEAD]))
    for part in [p for p in parts if p][:_PARAGRAPHS]:
        lines = part.splitlines()
        # Lines of a letterhead may follow each other; wrapped prose is one paragraph.
        yield from lines if len(lines) > 1 and all(map(_is_short, lines)) else [part]


def _is_short(line: str) -> bool:
    return len(line.split()) < _FEWEST_IN_CAPITALS * 2 and not line.rstrip().endswith((",", "-"))


def _is_prose(paragraph: str) -> bool:
    words = paragraph.split()
    several = "\n" in paragraph and not paragraph.isupper()
    return several or (len(words) > _LONGEST and not paragraph.isupper()) or begins_turn(paragraph)


def _headline_in(paragraph: str, is_letterhead: re.Pattern[str]) -> str:
    """Return what of a paragraph is a headline: it, or of several short sentences the one that names a matter."""
    plain, marked = _unmarked(" ".join(paragraph.split()))
    plain = " ".join(_DAY.sub("", _FOOTNOTE.sub("", plain)).split())
    if _NUMBERED.match(plain) or plain[-1:] in ":;,?":
        return ""
    stopped = plain.endswith(".")
    pieces = [piece for piece in plain.rstrip(".").split(". ") if piece] if stopped else [plain]
    # A sentence is no headline, but a cable has its subject between full stops.
    plain_pieces = (piece for piece in pieces if not is_letterhead.search(piece))
    named = (p for p in plain_pieces if _names_a_matter(p, set_off=marked or stopped))
    return next((p for p in named if not stopped or _is_subject(p)), "")


def _is_subject(piece: str) -> bool:
    """Whether what stands before a full stop is the subject of a cable, and no sentence."""
    return len(piece.split()) <= _SUBJECT and "," not in piece and not is_sentence(f"{piece}.")


def _unmarked(line: str) -> tuple[str, bool]:
    found = _MARKED.fullmatch(line)
    if found is None:
        return line, False
    return (found["heading"] or found["bold"]).strip(" *_"), True


def is_rank(line: str) -> bool:
    """Return whether a line only says how secret or urgent a paper is, or names a part that every paper may have."""
    return {word.strip(".,:;()").lower() for word in line.split()} <= _RANKS | _PARTS


def is_of_a_form(line: str) -> bool:
    """Return whether a line fills in a form: "Present: Mr Holm", "Venue: town hall"."""
    return _OF_A_FORM.match(line) is not None


def _names_a_matter(line: str, *, set_off: bool) -> bool:
    words = line.split()
    if not words or not line[:1].isalnum() or is_rank(line):
        return False
    if (
        _REFERENCE.fullmatch(line)
        or _SERIES.fullmatch(line)
        or _ADDRESSED.fullmatch(line)
        or is_of_a_form(line)
        or is_office(line)
    ):
        return False
    if line.isupper():
        return len(words) >= _FEWEST_IN_CAPITALS and not _is_a_place(line)
    return len(words) >= (1 if set_off else _FEWEST) and not re.search(r"\d{4}|/", line)


def _is_a_place(line: str) -> bool:
    """Whether a line in capitals ends with a place: "TOWN HALL, VARNHOLM"; the last part behind a comma tells."""
    head, comma, last = line.rpartition(", ")
    return bool(comma) and (
        known_place(last.capitalize()) is not None or (len(last.split()) < 2 and bool(head))
    )
