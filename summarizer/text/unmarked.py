"""A prepared text whose marks of emphasis, looks and links are blanks: "**Mr Holm** said" is read as "Mr Holm said"."""

from __future__ import annotations

from summarizer.models.document import PreparedText, Sentence
from summarizer.text.markup import blanked

__all__ = ["unmarked"]


def unmarked(prepared: PreparedText) -> PreparedText:
    """Return the text with blanks for its marks; all offsets stay, but for blanks at the ends of sentences.

    A text without such marks is returned as it is. Linear in the length of the text.
    """
    text = blanked(prepared.text)
    if text == prepared.text:
        return prepared
    document = prepared.document.model_copy(update={"text": text})
    sentences = tuple(_without_marks(one, text) for one in prepared.sentences)
    return PreparedText(document=document, sentences=sentences)


def _without_marks(sentence: Sentence, text: str) -> Sentence:
    """Return a sentence as the text has it now; one of nothing but marks stays as it was."""
    shown = text[sentence.start : sentence.end]
    words = shown.strip()
    if not words or shown == sentence.text:
        return sentence
    start = sentence.start + len(shown) - len(shown.lstrip())
    changed = {"start": start, "end": start + len(words), "text": words}
    return sentence.model_copy(update=changed)
