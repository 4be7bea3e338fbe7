"""A document's own title: what a letterhead, a label or a greeting is not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.brief.headings.standing_apart import is_of_a_form, is_rank, line_apart
from summarizer.brief.phrasing.grammar import is_sentence
from summarizer.models.document import Kind
from summarizer.models.verified import DocumentRecord
from summarizer.names.bodies import bodies, is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.reading.titles import only_classes
from summarizer.text.labels import begins_turn
from summarizer.text.opinions import caption_of
from summarizer.words.days import MONTHS, WEEKDAYS, calendar_days

#: So many words in small letters tell what happened: "Mayor drops harbour toll after call with chief".
_TOLD = 3
#: Words of a headline at most.
LONGEST = 12
#: Least share of a title's words in capitals that makes it one written in capitals.
_CAPITALS = 0.8
#: Code points and lines at a document's head among which its headline is looked for.
_HEAD, _LINES = 800, 6
#: The line of a letter, record or transcript that says what it is about.
_SUBJECT = re.compile(
    r"^\s*(?:Subject(?:s|/ ?s|\(s\))?|Re|Topics?):[ \t]*(\S.*)$", re.MULTILINE | re.IGNORECASE
)
#: The first line of minutes and records.
_MINUTES = re.compile(
    r"\s*(?:Minutes|Proceedings|(?:Summary )?Record|Notes?|(?:Joint |Final )?Communiqu[eé]|Declaration|Award) of"
    r" [^\n]{4,80}",
    re.IGNORECASE,
)
#: What kind of paper it is, or whose: such words stand in a letterhead.
_PAPER = re.compile(
    r"\b(?:release|transcript|statement|interview|doorstop|communiqu[eé]|memorandum|minute|cable(?:gram)?|telegram"
    r"|letter|press|media|news|speech|address|hon|office|ministry|department|embassy|page|copy|campaign|immediate"
    r"|teleconference|conference|call|via|by|am|pm|p\.m|a\.m|E[DS]T|GMT|MP|Mr|Ms|Mrs|senator)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+")
#: "Savingram 77, GENEVA, 2 March 1956": the number of a paper in a series, where it was written and when.
_SERIES = re.compile(r"[A-Za-z.]+(?: [A-Z][\w.]*){0,3} \d+,? [A-Z][A-Z .]+, .*\b\d{4}\b")
#: "SENATOR ANA DAHL Harbour Party, Town Hall": rank and name in capitals, and where they sit.
_OF_SOMEBODY = re.compile(
    r"(?:THE )?(?:HON|SENATOR|DR|MR|MS|MRS|MINISTER|PREMIER|MAYOR)\.? (?:[A-Z.’'-]+ )+[A-Z][a-z]"
)
#: A telephone number, an address of the net, the hour at which it was sent.
_NUMBER = re.compile(
    r"\d{3,}[ -]\d{3,}|https?:|www\.|@|\d[.:]\d\d ?[ap]\.?m\b", re.ASCII | re.IGNORECASE
)
#: "$40 million", "12 per cent", "30 schools": a number that a headline may have.
_AMOUNT = re.compile(
    r"[$£€]\d[\d.,]*|\b\d[\d.,]*(?:%| (?:per ?cent|million|billion)\b)"
    rf"|\b\d{{1,3}} (?!{'|'.join(MONTHS)})(?=[A-Za-z]{{3}})"
)
#: "Lake Commission: Wednesday": the day of a sitting in the heading of a bulletin.
_SITTING_DAY = re.compile(
    rf"[:,] (?:{'|'.join(WEEKDAYS)})(?: (?:morning|afternoon|evening))?$", re.IGNORECASE
)
#: The day on which something was put on a page, with its weekday, behind the title.
_PAGE_DAY = re.compile(
    rf"[,.]? (?:{'|'.join(WEEKDAYS)}),?"
    rf" (?:\d{{1,2}} (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d{{1,2}}),? \d{{4}}$",
    re.IGNORECASE,
)
#: What those who decide say of themselves, on a line by itself: "We affirm."
_OF_THOSE_WHO_SIGN = re.compile(r"(?:We|I) (?:\w+ ){0,3}\w+\.?$")
#: Who brings a case, and who answers it, by what a caption calls them.
_BRINGING = ("plaintiff", "petitioner", "applicant", "claimant", "complainant", "appellant")
_ANSWERING = ("defendant", "respondent", "appellee", "accused")
_ROLE_OR_AGAINST = re.compile(
    r"\b(?:vs?\b|petitioner|respondent|appellant|appellee|plaintiff|defendant)", re.IGNORECASE
)
_BEFORE_WHICH = re.compile(r"^(?:in|before)? ?the ", re.IGNORECASE)
#: Headings in capitals of one text beyond which none of them is its title.
_HEADINGS = 4
#: Letters of an abbreviation at most: "EPMU".
_ACRONYM = 3
#: A letter that anybody may read: to whom it is says what it is.
_OPEN_LETTER = re.compile(r"(?:an )?open letter (?:to|from) \w", re.IGNORECASE)
#: How much more often an abbreviation stands in capitals than otherwise.
_ABBREVIATED = 2
#: Small words of a title.
LOOSE = frozenset(
    "a an and as at between by for from in into of on or over that the their to with who which".split()
)


def fits(title: str) -> bool:
    """Return whether a title has at most twelve words, dashes between parties left out."""
    return sum(any(map(str.isalnum, word)) for word in title.split()) <= LONGEST


def headline(record: DocumentRecord, text: str = "") -> str | None:
    """Return the document's title; of one that is a letterhead the headline below it, null where there is none.

    A speaker's label with the first words said is no title, nor is the beginning of a sentence that goes on, nor what
    only says what kind of paper it is, of which day and whose.
    """
    title = _PAGE_DAY.sub("", " ".join((record.title or "").split()))
    title = _SITTING_DAY.sub("", title)
    if begins_turn(title) or _is_cut(title, text) or is_rank(title) or is_of_a_form(title):
        title = ""
    minutes = _minutes_of(title, text)
    if minutes is not None and (not title or _is_letterhead(title) or calendar_days(title)):
        return in_small_letters(" ".join(minutes[0].split()), text)
    if title and (not _is_letterhead(title) or _is_heading(title, text)):
        return in_small_letters(title, text)
    case = _of_a_case(text, title)
    if case:
        return case
    found = _subject(text) or (_below(title, text) if title else None)
    apart = found or line_apart(text, _PAPER, title, news=record.kind is Kind.NEWS)
    if found is None and apart and (_SERIES.match(apart) or _NUMBER.search(apart)):
        return None
    if found is None and apart and (_is_of_the_text(apart, text) or only_classes(apart)):
        return None
    return found or (in_small_letters(apart, text) if apart else None)


def _minutes_of(title: str, text: str) -> re.Match[str] | None:
    """The line that says whose minutes or record a text is: its first one, or one below a title that is but a day."""
    first = _MINUTES.match(text)
    if first is not None or not calendar_days(title):
        return first
    lines = [line for line in text[:_HEAD].splitlines() if line.strip()][1:_LINES]
    return next(filter(None, map(_MINUTES.match, lines)), None)


def _is_of_the_text(line: str, text: str) -> bool:
    """Whether a line at the head is part of what is told: a ruling, a name of a list, one heading of many."""
    if _OF_THOSE_WHO_SIGN.match(line) or _is_of_a_list(line):
        return True
    lines = [" ".join(one.split()).rstrip(".:") for one in text.splitlines() if one.strip()]
    shouted = [one for one in lines if one.isupper() and len(one.split()) <= LONGEST]
    of_many = line.isupper() and len(shouted) > _HEADINGS and not lines[0].startswith(line)
    return of_many and any(one.startswith(line) for one in shouted)


def _of_a_case(text: str, title: str) -> str:
    """Return the name of a court's case by its caption, else the court: "Janet Holm v. Lomond Lines and others"."""
    caption = caption_of(text, 0, title)
    if caption is None or caption.pleading:
        return ""
    roles = caption.roles
    one = next((roles[role] for role in _BRINGING if role in roles), "")
    other = next((roles[r] for r in _ANSWERING if r in roles and roles[r] != one), "")
    first, *more = holders_of(other) if other else ("",)
    if not (one and first) or _ROLE_OR_AGAINST.search(f"{one} {first}"):
        court = _BEFORE_WHICH.sub("", next(iter(caption.court), "").strip(" #*.,:"))
        return f"Judgment of the {in_small_letters(court, text)}" if court else ""
    named = [in_small_letters(_in_case(name, text), text) for name in (one, first)]
    return f"{named[0]} v. {named[1]}{' and others' if more else ''}"


def _in_case(name: str, text: str) -> str:
    """Return a name whose surname alone stands in capitals as other names are written: "Janet HOLM"."""
    if name.isupper():
        return name
    known = set(_WORDS.findall(text))
    shouted = (w.isupper() and (len(w) > _ACRONYM or w.capitalize() in known) for w in name.split())
    words = zip(name.split(), shouted, strict=True)
    return " ".join(w.capitalize() if loud else w for w, loud in words)


def _is_of_a_list(line: str) -> bool:
    """Whether a line is one of a list of those present: "His Excellency Jan Holm, President"."""
    name, comma, office = line.rpartition(", ")
    return bool(comma) and is_office(office) and len(name.split()) > 1 and not is_sentence(line)


def in_small_letters(title: str, text: str = "") -> str:
    """Return a title in capitals as other titles are written: words as the text writes them, abbreviations kept."""
    if not _in_capitals(title):
        return title
    counted: dict[str, dict[str, int]] = {}
    for word in _WORDS.findall(text):
        spellings = counted.setdefault(word.lower(), {})
        spellings[word] = spellings.get(word, 0) + 1

    def spelt(word: str) -> str:
        spellings = counted.get(word.lower(), {})
        others = {w: n for w, n in spellings.items() if w != word}
        if word.lower() in LOOSE:
            return word.lower()
        # A word that a text has in capitals alone, or nearly so, is an abbreviation; "PACIFIC GROUP" has none.
        most = max(1, _ABBREVIATED * sum(others.values()))
        shortened = spellings.get(word, 0) > most and word.lower() not in bodies()
        if shortened or len(word) < 2:
            return word
        return max(others, key=lambda w: (others[w], w), default=word.capitalize())

    made = re.sub(_WORDS, lambda m: spelt(m.group()), title)
    return made[:1].upper() + made[1:]


def _is_heading(title: str, text: str) -> bool:
    """Whether a text sets a title of two words or more off as its first heading, and it names no paper."""
    return text.lstrip().startswith(f"# {title}\n") and not _PAPER.search(title) and " " in title


def _is_cut(title: str, text: str) -> bool:
    """Whether a title is the beginning of a line of the text that goes on behind it."""
    at = text.find(title) if title else -1
    if at < 0:
        return False
    behind = text[at + len(title) :].partition("\n")[0]
    return re.match(r"\s+[^\W\d_]", behind) is not None


def subjects_of(text: str) -> list[str]:
    """Return the subjects a transcript or letter lists at its head, words as its text writes them."""
    found = _subject(text)
    parts = (" ".join(part.split()) for part in (found or "").split(";"))
    return [in_small_letters(part, text) for part in parts if part]


def _subject(text: str) -> str | None:
    found = _SUBJECT.search(text[:_HEAD])
    if found is None or len(found[1].split()) < 2:
        return None
    return " ".join(found[1].split()).rstrip(".")


def _below(title: str, text: str) -> str | None:
    """The headline below a letterhead."""
    lines = [" ".join(line.split()) for line in text[:_HEAD].splitlines() if line.strip()]
    if not any(title in line or line in title for line in lines):
        return None
    below = (line for line in lines[:_LINES] if line not in title and not _is_of_a_list(line))
    return next(filter(_is_headline, below), None)


def _in_capitals(title: str) -> bool:
    words = [w for w in _WORDS.findall(title) if len(w) > 1]
    return bool(words) and sum(w.isupper() for w in words) >= _CAPITALS * len(words)


def _is_letterhead(title: str) -> bool:
    """Whether a title only says what kind of paper it is, of which day and whose."""
    if _SERIES.match(title):
        return True
    if _OPEN_LETTER.match(title):
        return False
    left = [w for w in _WORDS.findall(_PAPER.sub(" ", title)) if not _is_of_a_day(w)]
    if len(left) < 2 or _NUMBER.search(title) or _is_numbered(title, left):
        return True
    if is_sentence(title.capitalize() if _in_capitals(title) else title):
        return False
    if _OF_SOMEBODY.match(title) and not _in_capitals(title):
        return True
    plain = sum(word.islower() and word not in LOOSE for word in title.split())
    office = is_office(title) and plain < _TOLD
    return office or (_in_capitals(title) and _names_a_paper_or_body(title))


def _names_a_paper_or_body(title: str) -> bool:
    return len(_PAPER.findall(title)) > 0 or is_body(title)


def _is_numbered(title: str, left: Sequence[str]) -> bool:
    """Whether a title is the number and place of a cable or the like: "Cablegram WPC 17, GENEVA, 6 February 1951"."""
    words = [w for w in left if not _PAPER.fullmatch(w)]
    return (
        _PAPER.match(title) is not None
        and any(c.isdigit() for c in title)
        and all(w.isupper() for w in words)
    )


def _is_of_a_day(word: str) -> bool:
    return len(word) < 3 or word.capitalize() in (*MONTHS, *WEEKDAYS)


def _is_headline(line: str) -> bool:
    """Whether a line of a letterhead's page is a headline: a few words, no address, day, number or sentence."""
    words = line.split()
    small = not line.isupper() and re.match(r"[A-Z$£€\d]", line) is not None
    if begins_turn(line) or _PAPER.search(line):
        return False
    told = (
        any(c.isdigit() for c in _AMOUNT.sub("", line))
        or line[-1:] in ".:;,?"
        or is_body(line)
        or is_office(line)
    )
    return 2 < len(words) <= LONGEST and small and not told
