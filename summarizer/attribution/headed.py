"""The lines over and under a document that are no sentences: title, letterhead, signature, and whom they name."""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.attribution.letterhead import persons_in_heading
from summarizer.attribution.who import words_in
from summarizer.models.document import PreparedText, SentenceRole
from summarizer.words.datelines import is_dateline
from summarizer.words.lists import actor_lists

__all__ = [
    "END",
    "SENTENCE",
    "ends_of",
    "heading_of",
    "heads_a_record",
    "outside_quotes",
    "over_salutation",
    "sender_in",
    "who_writes",
]


def heading_of(prepared: PreparedText) -> str:
    """Return title, letterhead and signature: the lines at both ends that are no sentences."""
    document, (head, foot) = prepared.document, ends_of(prepared)
    return " | ".join([document.title or "", document.publisher or "", *head, *foot]).strip(" |")


def ends_of(prepared: PreparedText) -> tuple[list[str], list[str]]:
    """Return the lines at the head and at the foot of a document that are no sentences, lists of others apart."""
    document = prepared.document
    listed = [line.strip() for line in prepared.text[document.body_start :].splitlines()]
    wrapped = _wrapped(listed)
    lines = [line for line in listed if any(map(str.isalpha, line)) and not _ADDRESS.match(line)]
    head = _run_of_lines(lines[: _HEAD_LINES + 1], wrapped)[:_HEAD_LINES]
    foot = _run_of_lines(lines[len(head) :][-_FOOT_LINES:][::-1], wrapped)
    if foot and any(map(_SALUTATION.match, head)):
        head = []  # over a letter that is signed stands to whom it goes
    head = _without_addressee(head)
    return _naming(_until(head, _ROLL)), _naming(_until(foot[::-1], _CONTACT))


def _without_addressee(head: list[str]) -> list[str]:
    """Return the lines of a letter's head without the name and address above the greeting by that name."""
    place = next((n for n, line in enumerate(head) if _SALUTATION.match(line)), 0)
    greeted = set(words_in(head[place])) - _TO_ONE - {"dear"} if place else set[str]()
    named = [n for n, line in enumerate(head[:place]) if greeted & set(words_in(line))]
    below = [n for n in named if not _FROM_TO.search(head[n])]
    return head[: below[-1]] + head[place:] if below else head


def _naming(lines: list[str]) -> list[str]:
    """Return the lines that may name an issuer: no days, and no lines for others."""
    plain = (line for line in lines if line.strip("-–— #*").lower() not in END)
    return [line for line in plain if not (_ASIDE_LINE.match(line) or is_dateline(line))]


#: What stands under a release that ends there.
END = frozenset(("end", "ends"))


def _wrapped(lines: list[str]) -> set[str]:
    """Return long lines right after each other: they are one paragraph that is set in lines."""
    return {n for a, b in pairwise(lines) if min(len(a), len(b)) > _SET_LINE for n in (a, b)}


def _until(lines: list[str], border: re.Pattern[str]) -> list[str]:
    """Return the lines before the first that begins a list of others."""
    return lines[: next((k for k, line in enumerate(lines) if border.match(line)), len(lines))]


def _run_of_lines(lines: list[str], wrapped: set[str]) -> list[str]:
    """Return the first lines that are neither sentences nor parts of a paragraph."""
    found: list[str] = []
    for line, following in pairwise([*lines, ""]):
        inside = following[:1].islower() or line[:1].islower() or line in wrapped
        if _is_sentence(line) or len(line) > _LONGEST_LINE or inside:
            break
        found.append(line)
    return found


def _is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does: with a word, or with a figure behind many words."""
    figure = _FIGURE.search(line) is not None and len(line.split()) > _MOST_WORDS
    return figure or SENTENCE.search(line) is not None


#: A figure that ends a sentence, and words of a line with one that heads a document.
_FIGURE, _MOST_WORDS = re.compile(r"\d[.!?][”\"’']?\s*$"), 12
#: Lines of a letterhead that name others: "Subjects: ..", "Present: ..", "To Department of Trade".
_ASIDE_LINE = re.compile(
    r"[\W_]*(?:subjects?|topics?|re|media contacts?|contacts?|cc|copies|present|participants?|attend\w+|dear|"
    r"in attendance|to|addressees?|distribution|persons present)\b\W",
    re.IGNORECASE,
)
#: Where those begin at the foot who are asked and do not speak.
_CONTACT = re.compile(
    r"\W*(?:(?:media|press|news)\s+)?(?:contacts?|comments?|enquir\w+|inquir\w+|for (?:further|more) information)\b",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"Dear [^!?]{2,80}[,:]$")
#: Lines above a salutation, and code points of a document, in which a letterhead stands.
_LETTERHEAD_LINES, _LETTERHEAD = 8, 3_000


def over_salutation(prepared: PreparedText) -> str:
    """Return the offices in capitals that head a letter within a document, in the lines above "Dear colleague".

    Without any it is the persons beside their offices there, of a letter to several. An office that the salutation
    names is whom the letter goes to. "" where there is none.
    """
    begin = prepared.document.body_start
    lines = [line.strip() for line in prepared.text[begin : begin + _LETTERHEAD].splitlines()]
    lines = [line for line in lines if line]
    place = next((n for n, line in enumerate(lines) if _GREETING.fullmatch(line)), 0)
    greeted = set(words_in(lines[place])) if place else set[str]()
    found: list[str] = []
    for line in lines[max(0, place - _LETTERHEAD_LINES) : place][::-1]:
        if SENTENCE.search(line) or line.endswith(":"):
            break
        found.append(line)
    own = [line for line in found[::-1] if not _roles_in(line) & greeted]
    offices = [line for line in own if line.isupper() and _roles_in(line)]
    by_name = any((set(words_in(line)) - {"dear"}) & greeted for line in own)
    to_all = place > 0 and not (greeted & _TO_ONE or by_name)
    return " | ".join(offices or (persons_in_heading(" | ".join(own)) if to_all else ()))


def _roles_in(line: str) -> set[str]:
    return set(words_in(line)) & set(actor_lists().titles.roles)


#: Words by which a letter greets one person, whose name and address may stand above.
_TO_ONE = frozenset("sir madam mr mrs ms miss dr lord lady sirs".split())
_GREETING = re.compile(
    r"Dear (?:(?:Mr|Mrs|Ms|Dr|Messrs)\.|[^.!?\n])(?:[^.!?\n]|\b[A-Z]\.){1,80}?[,:]?"
)
#: Where a list begins of those who were there, one on each line.
_ROLL = re.compile(
    r"[\W_]*(?:present|participants?|persons present|in attendance|attendees|distribution)[\W_]*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)?\S+\.\S+$")
#: Lines at either end that are looked at, and how long one may be that is no paragraph of the body.
_HEAD_LINES, _FOOT_LINES, _LONGEST_LINE = 14, 6, 240
#: Shorter lines than this are set apart on purpose.
_SET_LINE = 55
SENTENCE = re.compile(r"(?:[a-z]{2}|\d{2})[.!?][”\"’']?\s*$")


def outside_quotes(prepared: PreparedText) -> str:
    """Return the body of a document without what it quotes."""
    body = " ".join(s.text for s in prepared.account if s.role is SentenceRole.BODY)
    return re.sub(r"[“\"][^“”\"]{0,1500}[”\"]", " ", body)


# Who writes -----------------------------------------------------------------------------------------


def who_writes(heading: str, prepared: PreparedText, *, own: bool) -> str:
    """Return a heading without what a document is about, to whom it goes, and who only spoke with the writer.

    ``own``: whether the document says "we" or "I".
    """
    heading = _ON_WHAT.sub(r"\g<what>", heading)
    if " from " in heading.lower():
        heading = _FROM_TO.sub(r"\g<what> from \g<who>", heading)
    parts = heading.split(" | ")
    if own and _ONE_TO_ANOTHER.fullmatch(parts[0]):
        heading = " | ".join(map(_sender, parts))
    return _BETWEEN.sub(lambda found: _without_named(found, prepared), heading)


def heads_a_record(heading: str, prepared: PreparedText) -> bool:
    """Whether a heading is that of a record of a talk, in which nobody says "I" who writes it."""
    return _RECORD.match(heading) is not None and _I.search(outside_quotes(prepared)) is None


#: "Statement on the Selmar Strait": what it is about issues nothing.
_ON_WHAT = re.compile(
    r"\b(?P<what>statement|declaration|communiqu[eé]|remarks|resolution|message|release)s? "
    r"(?:on|about|regarding|concerning) [^|]*?(?=\s(?:by|from|[\u2014\u2013-]{1,2})\s|\s*\||$)",
    re.IGNORECASE,
)


#: "Letter from the President to the leader of the Opposition": to whom it goes writes nothing of it.
_FROM_TO = re.compile(
    r"\b(?P<what>letter|reply|message|telegram|cable|e-?mail|note) from (?P<who>[^|,:]{3,80}?)"
    r" to [A-Z\d][^|]*(?= \||$)",
    re.IGNORECASE,
)


def sender_in(heading: str) -> str | None:
    """Return from whom a letter is by a heading: "Letter from the Premier to Mr Kos"; ``None`` without one."""
    found = _FROM_TO.search(heading)
    return re.sub(r"^the ", "", found["who"], flags=re.IGNORECASE) if found is not None else None


def _sender(line: str) -> str:
    """Return who writes to somebody by a line that tells nothing else; any other line as it is."""
    found = _ONE_TO_ANOTHER.fullmatch(line)
    return found["who"] if found is not None else line


#: Who writes to whom, with nothing else in the title: "Holm to Kos", "Department of Ports to Embassy in Ost".
_ONE_TO_ANOTHER = re.compile(
    r"(?P<who>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|the|in|and|for)){0,7})"
    r" to(?: (?:[A-Z][\w.’'-]*|of|the|in|and|for|at)){1,8}\s*"
)


#: What a record of a talk is headed by, which names those who spoke and nobody who writes.
_RECORD = re.compile(
    r"\W*(?:\d+\W+)?(?:draft |secret )?(?:record|memorand(?:um|a)|notes?|minutes|summary) of (?:an? |the )?"
    r"(?:\w+ )?(?:conversation|meeting|talk|discussion)s?\b",
    re.IGNORECASE,
)


#: Two who spoke with each other, of whom one wrote the record: "Record of conversation between Kos and Holm".
_BETWEEN = re.compile(
    r"(?P<what>\b(?:records?|memorand(?:um|a)|notes?) of (?:an? |the )?(?:\w+ )?"
    r"(?:conversation|meeting|talk|discussion)s? between) (?P<one>[^|,]{3,60}?) and (?P<other>[^|,]{3,60})",
    re.IGNORECASE,
)


def _without_named(found: re.Match[str], prepared: PreparedText) -> str:
    """Return the heading of a record that one of two wrote without the other: who signs it, or is not told of in it."""
    body = " ".join(s.text for s in prepared.account[1:] if s.role is SentenceRole.BODY)
    told, both = set(words_in(body)), (found["one"], found["other"])
    signed = {word for line in ends_of(prepared)[1] for word in words_in(line)}
    unnamed = [one for one in both if not set(words_in(one)[-1:]) & told]
    signing = [one for one in both if set(words_in(one)[-1:]) & signed]
    by = next((listed[0] for listed in (signing, unnamed) if len(listed) == 1), None)
    return f"{found['what']} {by}" if by and _I.search(body) is not None else found[0]


_I = re.compile(r"\bI\b")
