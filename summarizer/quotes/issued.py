"""Words that a document gives to nobody are its issuer's, where a reader names one and the document bears it out.

A model tells who issues a document better than letterheads do; what it says counts where the name stands at the
document's beginning or end, and only for words that nothing in the text gives to anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.attribution.cast import Cast
from summarizer.attribution.denotes import denotes
from summarizer.attribution.english.verbs import Polarity
from summarizer.attribution.sourced import Sourced, is_writers
from summarizer.attribution.who import Who, by_heading
from summarizer.models.document import PreparedText
from summarizer.names.actors import same_actor
from summarizer.names.holders import holders_of
from summarizer.quotes.by_model import stands_in
from summarizer.text.quotations import Spoken

Span = tuple[int, int]

#: Code points at the beginning and at the end of a text within which issuers name themselves.
_HEAD, _FOOT = 1_500, 800


def issuing(prepared: PreparedText, names: Iterable[str]) -> Iterator[str]:
    """Yield those of some names that stand where a document says who issues it."""
    document = prepared.document
    body = prepared.text[document.body_start :]
    ends = (document.title or "", document.publisher or "", body[:_HEAD], body[-_FOOT:])
    yield from (name for name in dict.fromkeys(names) if stands_in(name, *ends))


def is_own_voice(covering: Sequence[Sourced], quotations: Spoken, span: Span) -> bool:
    """Whether nobody is given as the source of some words but who writes, and they stand in no quotation."""
    nearest = next(iter(covering), None)
    if nearest is not None and (nearest.polarity is Polarity.UNSAID or not _is_writers(nearest)):
        return False
    return quotations.at(span[0]) is None or quotations.at(span[1] - 1) is None


def _is_writers(one: Sourced) -> bool:
    return is_writers(one) or one.name is None


def issuer_meant(cast: Cast, holder: str, issuers: Sequence[str]) -> str | None:
    """Return which of the issuers a holder is, all of them where the holder is several, ``None`` without any."""
    for name in issuers:
        if _is(cast, holder, name):
            return name
    several = holders_of(holder)
    if len(several) > 1 and all(any(_is(cast, one, name) for name in issuers) for one in several):
        return ", ".join(issuers)
    return None


def _is(cast: Cast, holder: str, name: str) -> bool:
    if same_actor(holder, name):
        return True
    actor = cast.resolve(name, 0)
    who = Who(name, 0, name, (actor,) if actor else ())
    return denotes(cast, holder, who) or denotes(cast, holder, by_heading(name, 0))
