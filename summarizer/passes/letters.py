"""A letter that answers one: two who write to each other, and the day of the answer."""

from __future__ import annotations

import re

from summarizer.attribution.cast import Cast
from summarizer.models.document import PreparedText
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium
from summarizer.passes.between import one_party
from summarizer.passes.party_lists import with_more
from summarizer.passes.record_head import day_of_record

__all__ = ["answered_letter"]

_HEAD, _FIRST = 3, 12
_NAME = r"(?:the )?[A-Z][\w.’'-]*(?: (?:of |the )?[A-Z][\w.’'-]*){0,4}"
_FROM_TO = re.compile(rf"\W*(?:\d{{1,4}}\. )?(?P<one>{_NAME}) to (?P<other>{_NAME})\W*")
_YOURS = re.compile(
    r"\b(?:your (?:\w+ )?(?:letter|note|message|communication|memorandum|e-?mail)s?\b(?! to\b)|yours of\b)",
    re.IGNORECASE,
)
#: What is sent to one's own office tells of other talks.
_CABLE = re.compile(r"\b(?:tele|cable)(?:gram|x)?\b|\bdespatch\b|\bcircular\b", re.IGNORECASE)
_FEWEST = 2


def answered_letter(prepared: PreparedText, cast: Cast) -> Conversation | None:
    """Return the exchange that a letter is part of which speaks of the other's letter, ``None`` of other texts."""
    head = prepared.sentences[:_HEAD]
    lines = ((s, _FROM_TO.fullmatch(s.text)) for s in head)
    line, found = next((pair for pair in lines if pair[1] is not None), (None, None))
    answers = next((s for s in prepared.account[:_FIRST] if _YOURS.search(s.text)), None)
    if line is None or found is None or answers is None or any(_CABLE.search(s.text) for s in head):
        return None
    named = ((found[name], line.start + found.start(name)) for name in ("one", "other"))
    parties = with_more((), filter(None, (one_party(cast, *part) for part in named)))
    if len(parties) < _FEWEST:
        return None
    return Conversation(
        participants=parties,
        date=day_of_record(prepared, None),
        medium=Medium.WRITTEN,
        quotes=tuple(Quote(given=s.text, cited=(s.number,)) for s in (line, answers)),
    )
