"""What a model's answer to whose words some are is worth: code holds the name to the document and to the holder."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.models.quote import Quote, QuoteCheck, SpeakerCheck
from summarizer.names.holders import holders_of
from summarizer.quotes.by_model import OPEN, Span, near, stands_in
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.words.content import content


def names_holder(
    index: SpeakerIndex, span: Span, name: str, holder: str, on_behalf_of: str | None = None
) -> bool:
    """Whether a name given for the words at a span is the holder, and stands near them.

    The holder's own name may stand anywhere in the document: it was among those to choose from.
    """
    if index.is_withheld(span):
        return False
    if name in (holder, on_behalf_of) and is_named(index, name):
        return True
    stands = near(index.attributed.prepared, span).holds(name)
    return stands and _is_one_of(index, name, span, holder, on_behalf_of)


def names_another(
    index: SpeakerIndex, span: Span, name: str, holder: str, on_behalf_of: str | None = None
) -> bool:
    """Whether a name given for the words at a span stands near them, or in the document, and is not the holder.

    A name that is part of the holder's may be one of several, or short for it: it is nobody else for certain.
    """
    if index.is_withheld(span) or any(_shares(name, one) for one in _each(holder, on_behalf_of)):
        return False
    stands = near(index.attributed.prepared, span).holds(name) or is_named(index, name)
    return stands and not _is_one_of(index, name, span, holder, on_behalf_of)


def is_named(index: SpeakerIndex, name: str) -> bool:
    """Whether a name, or each of several joined in it, stands somewhere in the document."""
    text = index.attributed.prepared.text
    return all(stands_in(one, text) for one in holders_of(name) or [name])


def resolved_by(check: QuoteCheck, name: str) -> QuoteCheck:
    """Return the check of words that a model gives to their holder, by that name."""
    found = {"speaker_check": SpeakerCheck.RESOLVED, "speaker_found": None}
    return check.model_copy(update={**found, "speaker_by_model": name})


def taken_by(check: QuoteCheck, name: str) -> QuoteCheck:
    """Return the check of words that a model gives to somebody other than their holder."""
    found = {"speaker_check": SpeakerCheck.OTHER, "speaker_found": name}
    return check.model_copy(update={**found, "speaker_by_model": name})


def as_answered(
    check: QuoteCheck,
    index: SpeakerIndex,
    before: Quote,
    holder: str,
    on_behalf_of: str | None = None,
) -> QuoteCheck:
    """Return a check of code with what a model answered about the same quote before, where that still holds."""
    name, span = before.speaker_by_model, (check.start or 0, check.end or 0)
    if not name:
        return check
    if check.speaker_check in OPEN and before.speaker_check is SpeakerCheck.RESOLVED:
        mine = names_holder(index, span, name, holder, on_behalf_of)
        return resolved_by(check, name) if mine else check
    was_taken = before.speaker_check is SpeakerCheck.OTHER and may_be_anothers(check)
    if was_taken and names_another(index, span, name, holder, on_behalf_of):
        return taken_by(check, name)
    return check


def may_be_anothers(check: QuoteCheck) -> bool:
    """Whether code gives words to their holder by what stands around them only, so that a model may know better."""
    return check.speaker_check is SpeakerCheck.RESOLVED


def _is_one_of(
    index: SpeakerIndex, name: str, span: Span, holder: str, on_behalf_of: str | None
) -> bool:
    return any(index.is_holder(name, one, span[0]) for one in _each(holder, on_behalf_of))


def _shares(name: str, holder: str) -> bool:
    """Whether one of two names has all telling words of the other."""
    mine, its = content(name), content(holder)
    return name == holder or bool(mine and its and (mine <= its or its <= mine))


def _each(holder: str, on_behalf_of: str | None) -> Iterator[str]:
    yield from (one for one in (holder, on_behalf_of) if one)
