"""What surrounds an account on its page: share bars, teasers, addresses, notices. Marked, never deleted.

The evidence has to be good, because a false mark hides a sentence of the account and a miss costs little.
So a line is marked for what it wholly consists of, a block only under a heading that announces other
stories, a sentence only for words no account holds. Nothing inside a speaker's turn is judged by its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.words.datelines import is_dateline
from summarizer.words.lists import BoilerplateLists, Words, load
from summarizer.words.remembered import remembered
from summarizer.words.seldom import Seldom

_NOTICE_LENGTH = 160
_SENTENCE_LENGTH = 320
_HEADING_LENGTH = 60
_SHORT_LINE = 70
_RUNNING_LENGTH = 160
_PHONE = re.compile(r"(?<![\w.])\+?\(?\d[\d\s()/.-]{6,40}\d(?![\w%])")
_MAIL = Seldom(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
#: Not the target of a Markdown link, whose text may be the account's.
_URL = Seldom(r"(?<!\]\()(?:https?://|www\.)\S{3,}", re.IGNORECASE)
_COPYRIGHT = Seldom(r"(?:©|\(c\)|copyright\b)[^.]{0,12}\d{4}|©", re.IGNORECASE)
_CONTACT = Seldom(
    r"\b(?:tel|phone|fax|mobile|mob|e-?mail|тел|факс|tél|telefon|telefax|teléfono)\b\s*[.:]",
    re.IGNORECASE,
)
_CLOCK_LINE = re.compile(
    r"(?:end|ends)?\s*\d{1,2}[:.]\d{2}\s*(?:[ap]\.?\s?m\.?)\s*(?:\(?[a-z]{2,5}\)?|\(?local(?: time)?\)?)?\.?",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b\d{5,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_CREDIT_BRACKETS = Seldom(
    r"[(\[](?:ap|afp|reuters|epa|getty|photo|image|file|via)\b[^()\[\]]{0,60}(?:photo|images?|pool|/)[^()\[\]]{0,60}[)\]]",
    re.IGNORECASE,
)
_FINAL = re.compile(r"[.!?。！？؟।]+[\"'”’»)\]]*$")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)[\"'”’»)\]]*$")
_WORD = re.compile(r"\w+")
#: Words of an address beside a telephone number, with a word such as "contact" or a country's code before it.
_MOST_OF_CONTACT = 14
#: Words beside an e-mail address, beside a web address and beside neither.
_MOST_BESIDE = {(True, True): 4, (True, False): 4, (False, True): 1, (False, False): 0}
_QUOTATION = frozenset('“”"«»„「」')


@dataclass(frozen=True)
class Passage:
    """A paragraph as its sentences; ``turn`` tells whether it stands in a speaker's turn."""

    text: str
    sentences: tuple[str, ...]
    turn: bool = False

    @property
    def words(self) -> int:
        """Number of words."""
        return len(_WORD.findall(self.text))


def boilerplate_marks(passages: Sequence[Passage], title: str | None = None) -> list[list[bool]]:
    """Tell for each sentence of each paragraph whether it is boilerplate.

    Args:
        passages: the paragraphs in order.
        title: the document's title; a second copy of it is boilerplate, the first is not.
    """
    whole = _repeated_titles(passages, title)
    for place, passage in enumerate(passages):
        whole[place] = whole[place] or _is_furniture(passage)
    _mark_teasers(passages, whole)
    _mark_menus(passages, whole)
    _mark_address_lines(passages, whole)
    return [
        [True] * len(passage.sentences) if all_of_it else _sentence_marks(passage)
        for passage, all_of_it in zip(passages, whole, strict=True)
    ]


def folded(text: str) -> str:
    """Return words alone, in lower case, for comparing titles and headings."""
    return " ".join(_WORD.findall(text.replace("’", "'").replace("'", "").casefold()))


def _repeated_titles(passages: Sequence[Passage], title: str | None) -> list[bool]:
    wanted = folded(title or "")
    marks = [False] * len(passages)
    seen = False
    for place, passage in enumerate(passages):
        if not wanted or len(passage.text) > 2 * len(wanted) + 40 or folded(passage.text) != wanted:
            continue
        marks[place] = seen
        seen = True
    return marks


def _is_furniture(passage: Passage) -> bool:
    """Whether a whole paragraph is boilerplate by what it consists of."""
    text = passage.text.strip()
    if not any(c.isalnum() for c in text):
        return True
    if len(text) <= 80 and (is_dateline(text) or _CLOCK_LINE.fullmatch(text)):
        return True
    return (
        not passage.turn and len(text) <= _NOTICE_LENGTH and any(test(text) for test in _LINE_TESTS)
    )


@remembered
def _only_share_words(text: str) -> bool:
    parts = [folded(part) for part in re.split(r"[|•·,:;/\n\r\t]+|\s{2,}", text)]
    known = _phrases("alone")
    return any(parts) and all(part in known for part in parts if part)


@remembered
def _only_contact(text: str) -> bool:
    """Whether a line holds a telephone number, an e-mail or a web address and no sentence around it."""
    rest, mails = _MAIL.subn(" ", text)
    rest, links = _URL.subn(" ", rest)
    numbers = [n for n in _PHONE.findall(rest) if _is_phone_number(n)]
    if not (mails or links or numbers):
        return False
    words = len(_WORD.findall(_PHONE.sub(" ", rest)))
    if _CONTACT.search(text):
        return words <= _MOST_OF_CONTACT
    if words > 4 and _FINAL.search(text):
        return False
    beside = _MOST_BESIDE[bool(mails), bool(links)]
    return words <= (_MOST_OF_CONTACT if _is_international(numbers) else beside)


def _is_international(numbers: list[str]) -> bool:
    """Whether one of some telephone numbers is written with the code of its country."""
    return any(n.lstrip().startswith("+") for n in numbers)


def _is_phone_number(number: str) -> bool:
    digits = sum(1 for c in number if c.isdigit())
    return 7 <= digits <= 16 and not re.fullmatch(
        r"\s*(?:19|20)\d\d\s*[-/.]\s*\d[\d\s/.-]*", number
    )


@remembered
def _has_notice(text: str) -> bool:
    """Whether the words of a notice make up at least a third of a line without quotation marks."""
    if not _QUOTATION.isdisjoint(text):
        return False
    low = " ".join(text.casefold().split())
    told = sum(len(found.group()) for found in _anywhere("notice").finditer(low))
    return 3 * told >= len(low) or bool(_anywhere("label").match(low))


def _is_copyright(text: str) -> bool:
    return bool(_COPYRIGHT.match(text.strip()))


def _is_credit(text: str) -> bool:
    found = _CREDIT_BRACKETS.search(text)
    return bool(found) and not _FINAL.search(text)


def _is_pointer(text: str) -> bool:
    """Whether a line names another story behind words such as "Read more:", and is no sentence."""
    head, colon, story = text.partition(":")
    names_one = bool(colon) and len(_WORD.findall(story)) > 1 and not _FINAL.search(text)
    known = folded(head)
    return names_one and " " in known and known in _phrases("heading")


_LINE_TESTS: tuple[Callable[[str], bool], ...] = (
    _only_share_words,
    _only_contact,
    _has_notice,
    _is_copyright,
    _is_credit,
    _is_pointer,
)


def _is_heading(passage: Passage) -> bool:
    text = passage.text.strip()
    return len(text) <= _HEADING_LENGTH and not passage.turn and folded(text) in _phrases("heading")


def _is_running(passage: Passage) -> bool:
    """Whether a paragraph is clearly told again: long, complete, of several sentences or many words."""
    text = passage.text.strip()
    if len(text) < _RUNNING_LENGTH or not _FINAL.search(text) or _ELLIPSIS.search(text):
        return False
    return passage.words >= 25 and not _has_notice(text[:_NOTICE_LENGTH])


def _mark_teasers(passages: Sequence[Passage], whole: list[bool]) -> None:
    """Mark what follows a heading such as "Popular articles", up to where running text resumes.

    A teaser may read like a sentence of the account; what resumes has to be longer than one.
    """
    inside = False
    for place, passage in enumerate(passages):
        if _is_heading(passage):
            inside = True
        elif inside and (passage.turn or _is_running(passage)):
            inside = False
        whole[place] = whole[place] or inside


def _mark_menus(passages: Sequence[Passage], whole: list[bool]) -> None:
    """Mark runs of at least three very short lines of which two or more are words of menus."""
    known = _phrases("menu") | _phrases("alone")
    run: list[int] = []
    for place in range(len(passages) + 1):
        if place < len(passages) and _is_very_short(passages[place]):
            run.append(place)
            continue
        if len(run) >= 3 and sum(1 for at in run if folded(passages[at].text) in known) >= max(
            2, len(run) // 3
        ):
            for at in run:
                whole[at] = True
        run = []


def _is_very_short(passage: Passage) -> bool:
    text = passage.text.strip()
    return len(text) <= 30 and passage.words <= 3 and not passage.turn and not _FINAL.search(text)


def _mark_address_lines(passages: Sequence[Passage], whole: list[bool]) -> None:
    """Mark up to four short lines with a postcode or a comma that lean on a contact line."""
    contact = [
        _only_contact(p.text) and len(p.text) <= _NOTICE_LENGTH and not p.turn for p in passages
    ]
    for place, found in enumerate(contact):
        lines = _short_lines_above(passages, whole, place) if found else []
        if any(_POSTCODE.search(passages[at].text) for at in lines):
            for at in lines:
                whole[at] = True


def _short_lines_above(passages: Sequence[Passage], whole: Sequence[bool], place: int) -> list[int]:
    """Return the places of up to four short lines directly above a line, as far as they are not boilerplate."""
    lines: list[int] = []
    for at in range(place - 1, max(-1, place - 5), -1):
        text = passages[at].text.strip()
        if whole[at] or passages[at].turn or len(text) > _SHORT_LINE or _FINAL.search(text):
            break
        lines.append(at)
    return lines


def _sentence_marks(passage: Passage) -> list[bool]:
    """Mark sentences for their words, and a short one that stands between two marked ones."""
    marks = [_is_notice(sentence, passage) for sentence in passage.sentences]
    for place in range(1, len(marks) - 1):
        if (
            marks[place - 1]
            and marks[place + 1]
            and len(passage.sentences[place]) <= _HEADING_LENGTH
        ):
            marks[place] = True
    return marks


def _is_notice(sentence: str, passage: Passage) -> bool:
    """Whether one sentence of a longer paragraph is boilerplate."""
    text = sentence.strip()
    last = sentence == passage.sentences[-1]
    if _CLOCK_LINE.fullmatch(text):
        return last
    if passage.turn or len(text) > _SENTENCE_LENGTH:
        return False
    if not _QUOTATION.isdisjoint(text):
        return _is_link(text)
    low = " ".join(text.casefold().split())
    if _is_mostly_notice(low):
        return True
    if len(text) > _NOTICE_LENGTH:
        return False
    credited = last and bool(_anywhere("credit").search(low))
    return credited or _is_copyright(text) or _is_link(text)


@remembered
def _is_mostly_notice(low: str) -> bool:
    """Whether words of a notice are a good part of a sentence: one glued together with the account stays."""
    told = sum(len(found.group()) for found in _anywhere("sentence").finditer(low))
    return told > 0 and len(low) <= 3 * told + 40


def _is_link(text: str) -> bool:
    return not _WORD.search(_MAIL.sub("", _URL.sub("", text)))


@cache
def _phrases(name: str) -> frozenset[str]:
    words: Words = getattr(load(BoilerplateLists, "boilerplate"), name)
    return frozenset(folded(word) for word in words)


@cache
def _anywhere(name: str) -> re.Pattern[str]:
    words: Words = getattr(load(BoilerplateLists, "boilerplate"), name)
    # Longest first, and only where a word begins; scripts without spaces have no such place to look for.
    ordered = sorted((word.casefold() for word in words), key=len, reverse=True)
    spaced = [re.escape(word) for word in ordered if word < "\u2e80"]
    joined = [re.escape(word) for word in ordered if word >= "\u2e80"]
    forms = ([rf"(?<!\w)(?:{'|'.join(spaced)})"] if spaced else []) + joined
    return re.compile("|".join(forms) or "(?!)")
