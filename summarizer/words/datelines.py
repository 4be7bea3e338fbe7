"""Dates that stand alone on a line, as press offices print them; null rather than a guess."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from threading import Lock

from summarizer.words.lists import Words, load
from summarizer.words.remembered import remembered

#: The name of a month; those of the Levant have two words.
_LETTERS = r"(?:(?:كانون|تشرين)\s+ال\w{3,6}|آب|[^\W\d_]{3,12}\.?)"
_FORMS = (
    # 10 December 2017, 10th of December, 2017, 10 de diciembre de 2017, 10-Dec-2017, 1er mai 2017, 10. Dezember 2017
    re.compile(
        rf"(?<![\d.])(?P<core>\d{{1,2}}(?:(?i:st|nd|rd|th)|er|ère|\.|º|°|-го)?(?:\s+(?:de|of))?[\s/-]+{_LETTERS}"
        rf"(?:\s+(?:de|del|of))?[\s,/-]+\d{{4}})(?!\d)"
    ),
    # December 10, 2017
    re.compile(rf"(?P<core>\b{_LETTERS}\s+\d{{1,2}}(?i:st|nd|rd|th)?,?\s+\d{{4}})(?!\d)"),
    # 2017. december 10.
    re.compile(rf"(?P<core>(?<!\d)\d{{4}}\.\s+{_LETTERS}\s+\d{{1,2}}\.?)(?!\d)"),
    # 平成29年12月10日
    re.compile(r"(?P<core>(?:令和|平成|昭和)\s?(?:\d{1,2}|元)年\s?\d{1,2}月\s?\d{1,2}日)"),
    # 2017年12月10日
    re.compile(r"(?P<core>(?<!\d)\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号])"),
    # 2017-12-10, also with a time; 2017/12/10
    # What goes on in figures behind either is a number of a file.
    re.compile(
        r"(?P<core>(?<!\d)(?<!\d[-/.])\d{4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2})(?:T(?=\d)|(?![-/.]?\d))"
    ),
    re.compile(r"(?P<core>(?<!\d)(?<!\d[-/.])\d{1,2}[./-]\d{1,2}[./-]\d{4})(?![-/.]?\d)"),
)
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})\s?[日일号]?")
#: The year before the first one of each reign.
_REIGNS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_OF_A_REIGN = re.compile(r"(令和|平成|昭和)\s?(\d{1,2}|元)年\s?(\d{1,2})月\s?(\d{1,2})日")
#: Months as Syria, Lebanon and Iraq call them, and as the other Arabic papers do.
_LEVANTINE = {
    "كانون الثاني": "يناير", "شباط": "فبراير", "آذار": "مارس", "نيسان": "أبريل", "أيار": "مايو", "حزيران": "يونيو",
    "تموز": "يوليو", "آب": "أغسطس", "أيلول": "سبتمبر", "تشرين الأول": "أكتوبر", "تشرين الثاني": "نوفمبر",
    "كانون الأول": "ديسمبر",
}  # fmt: skip
#: A time of day with its zone.
_TIME = re.compile(
    r"(?:\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,9})?|\d{1,2}\.\d{2}|\d{1,2}\s?[hH時时点点]\s?(?:\d{2}\s?分?)?"
    r"|\d{1,2}(?=\s?[ap]\.?m\b))"
)
_OFFSET = re.compile(r"(?:GMT|UTC|UT)?\s?[+\-−–]\s?\d{1,2}(?::?\d{2})?(?![\w.])|\b[A-Z]{2,5}\b")
#: Who issued a text, behind its day ("Published on .. by the press service") and before it ("Posted by .. on").
_BY = r"(?:by|from|par|von|por|da|door|av)\s[^\d.!?;:]{2,80}"
_LONGEST_PREPOSITION = 4
_BY_BEHIND = re.compile(rf"(?P<time>[^a-z]{{0,40}}?)\s*,?\s*{_BY}\.?", re.IGNORECASE)
_BY_BEFORE = re.compile(
    rf"(?P<label>[^\W\d_]{{4,20}})\s{_BY}?,?\s(?:on|le|am|el|em|il|op|den)\s", re.IGNORECASE
)
#: The agency that a report is of, behind its day: "VELM, 4 March 2031 (Velm Press)".
_AGENCY = re.compile(r"\s*[(/][A-Z][\w .&’'-]{1,30}[)/]?(?=\W*$)")
#: Who wrote a report, by first name and surname: "By Ana Dahl".
_BYLINE = re.compile(r"(?i:by) (?=[^\W\d_]\S* [^\W\d_])")
#: What was issued by whom, and a day apart: "Statement by the Port Office, 4 March 2031".
_ISSUED = re.compile(
    r"(?P<what>[^\W\d_][^\W\d_ -]{2,20}(?:[ -][^\W\d_]{2,20})?) (?P<how>by|from|of) (?:the )?"
    r"(?P<who>[^\d,()\n–—]{2,80}?)(?:,| [–—-]| \() ?(?P<day>[^\n]{8,40})",
    re.IGNORECASE,
)
#: The names of papers begin so: "The Velm Gazette".
_ARTICLE = ("The", "THE")
#: A digit of another script than the Latin one.
_DIGIT = re.compile(r"\d")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_PUNCTUATION = " \t\u00a0.,;:|/+-–—−·•()[]（）【】"
_MAX_LINE = 120
#: Languages that are asked for the name of a month, after the text's own.
_LANGUAGES = ("en", "fr", "de", "es", "ru", "ar", "zh", "it", "pt", "nl", "pl", "tr", "uk")
#: A place before a date: so many words, each with a capital or of a script that has none.
_MOST_OF_PLACE = 5


@dataclass(frozen=True)
class DatelineLists:
    """What stands beside a date on a line of its own."""

    labels: Words
    weekdays: Words
    years: Words
    clocks: Words
    bounds: Words
    joining: Words


def line_date(line: str, language: str | None = None) -> date | None:
    """Return the date a line consists of, or ``None`` where it holds more than a date or an ambiguous one.

    A weekday, a place, a time of day with its zone and "Published:" may stand beside the date. ``05/06/2017`` is
    ambiguous and gives ``None``; ``05.06.2017`` is written with dots only where the day comes first.
    """
    core = _core(line)
    return parse_date(core, language) if core else None


def issued_date(line: str, language: str | None = None) -> date | None:
    """Return the date that a heading sets apart behind what is issued by whom; ``None`` where it may be of an event.

    "Statement by the Port Office, 4 March 2031" is dated; "Statement on the collision in Velm, 4 March 2031" is not.
    """
    found = _ISSUED.fullmatch(line.strip(" \t*_#")[:_MAX_LINE])
    if found is None or not _is_place(found["who"].split()):
        return None
    of_whom = f"{found['what']} of" if found["how"].lower() == "of" else found["what"]
    return line_date(found["day"], language) if _is_label(of_whom) else None


def is_dateline(line: str) -> bool:
    """Whether a line consists of a date with at most a weekday, a place and a time (the date may be ambiguous)."""
    return _core(line) is not None


def parse_date(value: str, language: str | None = None) -> date | None:
    """Return a date from a stated value: ISO 8601, or a day, a month in words and a year."""
    value = _plain_digits(value.strip()[:_MAX_LINE])
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        pass
    if found := _OF_A_REIGN.match(value):
        reign, year, month, day = found.groups()
        return _day(_REIGNS[reign] + (1 if year == "元" else int(year)), int(month), int(day))
    if found := _YEAR_FIRST.match(value):
        return _day(*(int(part) for part in found.groups()))
    numeric = _FIGURES.fullmatch(value)
    return _numeric(numeric) if numeric else _in_words(value, language)


def _core(line: str) -> str | None:
    """Return the date of a line that holds nothing else but what may stand beside one."""
    line = _plain_digits(line.strip(" \t*_#[]()\u00a0\u200e\u200f"))
    if not 8 <= len(line) <= _MAX_LINE or not _DIGIT.search(line):
        return None
    for form in _FORMS:
        for found in form.finditer(line):
            lead, rest = line[: found.start()], line[found.end() :]
            if _is_issued(lead, rest) or (_leads(lead) and _trails(rest)):
                return found["core"]
    return None


def _is_issued(lead: str, rest: str) -> bool:
    """Whether a line says who issued a text beside the day: "Published on .. by the press service"."""
    before, behind = _BY_BEFORE.fullmatch(lead), _BY_BEHIND.fullmatch(rest)
    if before is not None:
        return _is_label(before["label"]) and _trails(rest)
    told = len(lead.strip()) > _LONGEST_PREPOSITION and _is_label(lead)
    return behind is not None and told and _trails(behind["time"])


def _plain_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9."""
    if text.isascii() or not _OTHER_DIGIT.search(text):
        return text
    return "".join(
        c if c.isascii() or not c.isdecimal() else str(unicodedata.decimal(c)) for c in text
    )


def _leads(lead: str) -> bool:
    """Whether what stands before a date is a label, a place, a weekday, a time, or nothing."""
    *labels, rest = re.split(r"[:：]", _without_time(lead))
    if any(label.strip(_PUNCTUATION) and not _is_label(label) for label in labels):
        return False
    parts = [part.strip(_PUNCTUATION) for part in re.split(r"[,|–—•·\n]|\s-\s|\.\s(?=\D)", rest)]
    return all(_is_lead(part, last=place == len(parts) - 1) for place, part in enumerate(parts))


def _is_label(text: str) -> bool:
    return text.strip(_PUNCTUATION).casefold() in load(DatelineLists, "datelines").labels


def _is_lead(part: str, *, last: bool) -> bool:
    if not part or _is_label_or_weekday(part):
        return True
    byline = _BYLINE.match(part)
    words = _behind_weekdays(part[byline.end() if byline else 0 :].split())
    if words[0] in _ARTICLE and len(words) > 1:
        words = words[1:]
    # "Paris le", "Press release No. 14", "Published Sunday", "Berlin den"
    for size in range(min(4, len(words) - 1), 0, -1):
        if _is_label(" ".join(words[:size])):
            rest = words[size:]
            return _is_lead(" ".join(rest), last=last) or _numbered(rest)
        if _is_label_or_weekday(" ".join(words[-size:])):
            return _is_place(words[:-size])
    return _is_place(words) and (not last or len(words) <= 3)


def _behind_weekdays(words: list[str]) -> list[str]:
    weekdays = load(DatelineLists, "datelines").weekdays
    leading = takewhile(lambda word: word.casefold() in weekdays, words[:-1])
    return words[len(list(leading)) :]


def _is_label_or_weekday(text: str) -> bool:
    lists = load(DatelineLists, "datelines")
    folded = text.casefold()
    return folded in lists.labels or folded in lists.weekdays


def _numbered(words: list[str]) -> bool:
    return len(words) <= 3 and any(c.isdigit() for word in words for c in word)


def _is_place(words: list[str]) -> bool:
    """Whether some words are a place, a paper or an office: capitals, or a script that has none."""
    lists = load(DatelineLists, "datelines")
    # Of "Norvia (AP)" the agency is none of the name.
    words = [word for word in words if not word.startswith("(")]
    folded = [word.casefold() for word in words]
    if not 0 < len(words) <= _MOST_OF_PLACE or set(folded) & set(lists.bounds):
        return False
    named = [w for w, f in zip(words, folded, strict=True) if f not in lists.joining]
    ends_named = folded[0] not in lists.joining and folded[-1] not in lists.joining
    return ends_named and all(w[0].isalpha() and not w[0].islower() for w in named)


def _trails(rest: str) -> bool:
    """Whether what stands behind a date is a weekday, a time with its zone, or nothing."""
    lists = load(DatelineLists, "datelines")
    known = {*lists.weekdays, *lists.years, *lists.clocks, *lists.labels}
    agency = _AGENCY.match(rest)
    left = _OFFSET.sub(" ", _without_time(rest[agency.end() if agency else 0 :]))
    words = (word.strip(_PUNCTUATION).casefold() for word in left.split())
    return all(not word or word in known or f"{word}." in known for word in words)


def _without_time(text: str) -> str:
    return _TIME.sub(" ", text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(found: re.Match[str]) -> date | None:
    first, second, year = (int(part) for part in found.groups())
    dotted = "." in found.group()
    if first > 12 or dotted:
        return _day(year, second, first)
    if second > 12 or first == second:
        return _day(year, first, second)
    return None


#: dateparser fills and walks through tables that all threads share: one asks it at a time.
_dateparser = Lock()


@remembered
def _in_words(value: str, language: str | None) -> date | None:
    import dateparser

    text = re.sub(r"[\s/]+", " ", value)
    for levantine, month in _LEVANTINE.items():
        text = text.replace(levantine, month)
    for code in dict.fromkeys(("en", language or "en", *_LANGUAGES)):
        try:
            # One language at a time: left free, dateparser loads all of its two hundred.
            with _dateparser:
                found = dateparser.parse(
                    text,
                    languages=[code],
                    settings={
                        "REQUIRE_PARTS": ["day", "month", "year"],
                        "PARSERS": ["absolute-time"],
                    },
                )
        except (ValueError, OverflowError):
            # dateparser knows no such language, or the digits make no date: not stated, then.
            continue
        if found:
            return found.date()
    return None


#: "VARNHOLM, 12 May – ", "PORT ANSE, Sept 3 (Reuters) - ": the place in capitals, the day, the agency and a dash.
_BEFORE_NEWS = re.compile(
    r"[\"“]?[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][\w.]+)?(?:, [^–—,\n-]{3,24})?(?: \([^()\n]{2,30}\))?"
    r" ?[–—-]{1,2} (?=[A-Z“\"])"
)


def behind_dateline(text: str) -> int:
    """Return where a sentence begins behind the place and the day of a report; 0 where none stand before it."""
    found = _BEFORE_NEWS.match(text) if text[:2].isupper() else None
    return found.end() if found is not None else 0
