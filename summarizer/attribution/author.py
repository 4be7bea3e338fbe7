"""Who wrote a record, letter or cable: a line at its head, or the signature below it."""

from __future__ import annotations

import re

from summarizer.models.document import PreparedText

__all__ = ["author_of"]

_HEAD_SENTENCES = 12
#: A signature stands below a head and a few sentences at least.
_FEWEST_ABOVE = 5
_AUTHOR = re.compile(
    r"(?:\b[Ff]rom[ :]+|^[\W_]*(?:Signed|Reported by|Drafted by"
    r"|(?:\d{1,4}\. )?(?:Report|Memorandum|Note|Minute|Record|Despatch|Memo) by)[ :]+)"
    r"(?P<who>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3})[\s_*]*$"
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
    lines = (_AUTHOR.search(s.text) for s in prepared.sentences[:_HEAD_SENTENCES])
    named = next((found["who"].strip() for found in lines if found), None)
    return named or _signature(prepared)


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
