"""Words as a document has them, of words copied from the form in which a model was shown it.

A prompt shows sentences harmless: "[4]" as "(4)", control characters as spaces, marks of chat templates broken up, see
:func:`~summarizer.prompting.one_line`. A model that copies faithfully copies those signs.
"""

from __future__ import annotations

import re

from pydantic import BaseModel

from summarizer.models.document import PreparedText
from summarizer.models.quote import Quote
from summarizer.prompting import one_line
from summarizer.quotes.walk import Place, map_quotes


def as_written(value: BaseModel, prepared: PreparedText) -> BaseModel:
    """Return an answer whose quotes have the document's own signs where they were copied from what was shown.

    Words that stand in the document, and words that were shown nowhere in the cited sentences, stay as they are.
    """

    def written(quote: Quote, place: Place) -> Quote:
        del place
        if not quote.given or not quote.cited or quote.given in prepared.text:
            return quote
        words = behind_shown(quote.given, _cited(quote, prepared))
        return quote if words is None else quote.model_copy(update={"given": words})

    return map_quotes(value, written)


def _cited(quote: Quote, prepared: PreparedText) -> str:
    """Return the text from the first cited sentence to the last."""
    found = [s for n in quote.cited if (s := prepared.sentence(n)) is not None]
    if not found:
        return ""
    return prepared.text[min(s.start for s in found) : max(s.end for s in found)]


def behind_shown(words: str, text: str) -> str | None:
    """Return what stands in a text where a prompt shows some words; None where it shows nothing otherwise."""
    shown = one_line(text)
    if shown == text or not words.split():
        return None
    found = re.search(r"\s+".join(map(re.escape, words.split())), shown)
    return text[found.start() : found.end()] if found else None
