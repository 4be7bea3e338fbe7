"""What a summary lacks, made of the words of the text that a reviewer points at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer.brief.phrasing.escape import harmless
from summarizer.errors import InputError
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Fact,
    Participant,
    Position,
    Stance,
)
from summarizer.quotes.verify import Verifier
from summarizer.quotes.walk import Place
from summarizer.review.asked import kind_of, selected
from summarizer.review.items import FIELDS, Content, ItemKind, corrected

_FOUND = ("text", "start", "end", "verdict", "speech", "speaker_check", "speaker_found", "page")
#: Items that the fields of the form are filled into.
_EMPTY: Mapping[ItemKind, Content] = {
    ItemKind.POSITION: Position(holder="-", topic="-", stance=Stance.NEUTRAL, statement="-"),
    ItemKind.CONVERSATION: Conversation(participants=(Participant(name="-"),)),
    ItemKind.DISPUTED_CLAIM: DisputedClaim(claim="-", asserted_by=None, kind=DisputeKind.DENIED),
    ItemKind.FACT: Fact(statement="-"),
}


def missed_item(asked: Mapping[str, Any], verifier: Verifier) -> tuple[ItemKind, Content]:
    """Return the item that a reviewer adds. Its words stand in the text, with a verdict as every quote has one.

    ``what`` is the kind of item, a position where nothing is said. ``words``, or ``start`` and ``end``, are its words;
    of a disputed claim those that assert it, and ``answer`` those that deny it.

    Raises:
        InputError: a field is missing or cannot be used, or the words do not stand in the account.
    """
    kind = kind_of(asked.get("what", ItemKind.POSITION.value))
    values = {f.name: asked.get(f.name) for f in FIELDS[kind] if not f.passages}
    content = corrected(kind, _EMPTY[kind], values)
    quote = selected(verifier.prepared.text, asked)
    if isinstance(content, Position):
        found = _found(quote, Place("", content.holder, content.on_behalf_of), verifier)
        told = " ".join((found.text or "").split())
        update = {"quotes": (found,), "verdict": found.verdict, "statement": told}
    elif isinstance(content, DisputedClaim):
        update = _both_sides(content, quote, asked, verifier)
    else:
        found = _found(quote, Place(""), verifier)
        update = {"quotes": (found,)}
        update |= {"verdict": found.verdict} if isinstance(content, Fact) else {}
    return kind, content.model_copy(update=update)


def found_words(words: str, verifier: Verifier) -> Quote:
    """Return words as a quote of the text that nobody need have said.

    Raises:
        InputError: they do not stand there.
    """
    return _found(Quote(given=words), Place(""), verifier)


def _both_sides(
    claim: DisputedClaim, asserting: Quote, asked: Mapping[str, Any], verifier: Verifier
) -> dict[str, Any]:
    found = [_found(asserting, Place("", claim.asserted_by), verifier)]
    answers: list[Quote] = []
    if asked.get("answer") or claim.kind is not DisputeKind.UNANSWERED:
        answer = selected(verifier.prepared.text, {"words": asked.get("answer") or ""})
        answers.append(_found(answer, Place("", claim.disputed_by), verifier))
    verdicts = [one.verdict for one in (*found, *answers) if one.verdict]
    return {
        "asserting_quotes": tuple(found),
        "disputing_quotes": tuple(answers),
        "verdict": Verdict.weakest(verdicts),
    }


def _found(quote: Quote, place: Place, verifier: Verifier) -> Quote:
    check = verifier.check_quote(quote, place)
    if not check.verdict.verified or check.text is None:
        near = f" The nearest passage: “{harmless(check.text)[:200]}”." if check.text else ""
        raise InputError(
            f"These words do not stand in the account ({check.note or check.verdict.value}).{near}"
        )
    return Quote(given=quote.given, **{name: getattr(check, name) for name in _FOUND})
