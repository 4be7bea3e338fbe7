"""Who wrote a record, letter or cable: a line at its head, or the signature below it."""

from __future__ import annotations

import re

from summarizer.models.document import PreparedText, Sentence
from summarizer.names.places import known_place
from summarizer.words.lists import actor_lists

__all__ = ["author_of", "essayist", "office_that_sends"]

_HEAD_SENTENCES = 12
#: A signature stands below a head and a few sentences at least.
_FEWEST_ABOVE = 5
_AUTHOR = re.compile(
    r"(?:\b[Ff]rom[ :]+|^[\W_]*(?:Signed|Reported by|Drafted by"
    r"|(?:\d{1,4}\. )?(?:Report|Memorandum|Note|Minute|Record|Despatch|Memo) by)[ :]+)"
    r"(?P<who>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3})[\s_*]*$"
)
#: A sentence ends so, and no line of a head: "a gesture is expected from Holm."
_SENTENCE = re.compile(r"(?:[a-z]{3}|[a-z]’?s)\.[\s_*]*$")
_LONGEST_LINE = 6
#: "Kos to Holm", the first line of a cable.
_FROM_TO = re.compile(
    r"(?:\d{1,4}\.? )?(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) to [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
)
#: A name in capitals that stands alone: "LUND".
_SIGNATURE = re.compile(r"(?!ENDS?\b|STOP\b|NOTES?\b)[A-Z][A-Z’'-]{2,20}(?: [A-Z][A-Z’'-]{2,20})?")
#: A surname behind initials: "A. Lund".
_WITH_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][\w’'-]{2,20}")
#: A surname as telegrams are signed: "Lund".
_SURNAME = re.compile(r"(?!Ends?\b|Stop\b|Notes?\b|Comments?\b|Signed\b)[A-Z][a-z][\w’'-]{1,18}")
_TELEGRAM = re.compile(r"\b(?:cable(?:gram)?|telegram|airgram)\b", re.IGNORECASE)
_TITLE_SENTENCES = 3
#: What may stand below it: "[File: A123]", "1 See document 4".
_FOOT_NOTE = re.compile(r"\s*(?:[\[(]|\d{1,3}[.)]? |See\b)")


def author_of(prepared: PreparedText) -> str | None:
    """Return who wrote a document, where a line at its beginning says so, or its signature: capitals, or initials.

    Of a telegram a surname alone.
    """
    lines = (_AUTHOR.search(s.text) for s in prepared.sentences[:_HEAD_SENTENCES] if _is_line(s))
    named = next((found["who"].strip() for found in lines if found), None)
    return named or _signature(prepared) or _sender(prepared)


def _sender(prepared: PreparedText) -> str | None:
    """Return who sends a cable whose first line is "Kos to Holm"; places send nothing."""
    found = _FROM_TO.fullmatch(prepared.sentences[0].text.strip()) if prepared.sentences else None
    sent = any(_TELEGRAM.search(s.text) for s in prepared.sentences[:_TITLE_SENTENCES])
    place = found is not None and known_place(found["who"]) is not None
    return found["who"] if sent and found is not None and not place else None


def _is_line(sentence: Sentence) -> bool:
    """Whether a sentence may be a line of a head: short, or without a full stop at its end."""
    return len(sentence.text.split()) <= _LONGEST_LINE or _SENTENCE.search(sentence.text) is None


def _signature(prepared: PreparedText) -> str | None:
    """Return the name that stands alone below the account, notes at the foot apart."""
    sent = any(_TELEGRAM.search(s.text) for s in prepared.sentences[:_TITLE_SENTENCES])
    for sentence in reversed(prepared.sentences[_FEWEST_ABOVE:]):
        text = sentence.text.strip()
        if _SIGNATURE.fullmatch(text):
            return text.title()
        if sent and _SURNAME.fullmatch(text):
            return text
        if _WITH_INITIALS.fullmatch(text):
            return text
        if _FOOT_NOTE.match(sentence.text) is None:
            return None
    return None


#: The line below an opinion piece that tells who wrote it: "Ms Holm is director of the Institute for Lakes."
_ESSAYIST = re.compile(
    r"[\W_]*(?:(?:[Tt]he )?(?:author|writer),? )?(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor)\.? )?"
    r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|de|van|von)){0,4}),? "
    r"(?:(?:is|was) (?:also |currently )?(?:an? |the )?(?:[\w’'-]+ ){0,3}?"
    r"(?i:director|president|professor|fellow|lecturer|founder|chair\w*|author|member|scholar|economist|lawyer|analyst"
    r"|historian|head|secretary|minister|ambassador|executive|researcher|columnist|adviser|advisor|chief)\b"
    r"|(?:teaches|directs|chairs|heads|leads|writes)\b)"
)
#: Sentences at the end among which such a line stands.
_LAST = 3


def essayist(prepared: PreparedText) -> str | None:
    """Return who wrote an opinion piece, by a line below it that tells what somebody is whom nothing else names.

    The line begins a paragraph behind the text, and the name stands nowhere else but in a byline.
    """
    text = prepared.text
    for sentence in prepared.account[-_LAST:]:
        found = _ESSAYIST.match(sentence.text)
        if found is None or "\n" not in text[max(0, sentence.start - 2) : sentence.start]:
            continue
        last = found["who"].split()[-1]
        told = (s.text for s in prepared.sentences if s.start < sentence.start and last in s.text)
        return None if any(len(text.split()) > _BYLINE for text in told) else found["who"]
    return None


#: Words of a byline.
_BYLINE = 6


#: "The Ambassador in Norland (Holm) to the Secretary of State", a line at the head of a telegram or despatch.
_PART = r"[A-Z][\w’'.-]*(?: (?:of|in|at|for|the|and|[A-Z][\w’'.-]*)){0,8}?(?: \([A-Z][\w’'. -]{1,40}\))?"
_OFFICE_TO_OFFICE = re.compile(
    rf"(?:^|\n)[ \t#*_]*(?P<who>(?:The |Acting )?{_PART}) to (?:the |The |all )?(?P<to>{_PART})\.?[ \t*_]*(?=\n)"
)
#: Code points of a document in which such a line stands.
_HEAD = 600


def office_that_sends(prepared: PreparedText) -> str | None:
    """Return the office, with its holder in brackets perhaps, that a line at the head has write to another office."""
    begin = prepared.document.body_start
    found = _OFFICE_TO_OFFICE.search(f"{prepared.text[begin : begin + _HEAD]}\n")
    if found is None or not all(_is_office(found[part]) for part in ("who", "to")):
        return None
    return found["who"]


def _is_office(words: str) -> bool:
    """Whether words name somebody by office, or a department."""
    titles = actor_lists().titles
    known = frozenset((*titles.roles, *titles.bodies, "chargé", "legation", "mission"))
    return any(word.lower() in known for word in re.findall(r"[\w-]+", words))
