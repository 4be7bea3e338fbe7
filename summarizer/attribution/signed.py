"""Who signs a quotation: the name on the line below it, or in brackets behind it."""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.attribution.cast import Cast
from summarizer.attribution.english.pieces import AUXILIARY
from summarizer.attribution.english.verbs import Polarity
from summarizer.attribution.sourced import Layer, Sourced
from summarizer.attribution.who import PERSON_KINDS, Who
from summarizer.models.document import PreparedText, Sentence

#: A line that signs a quotation (with a colon it begins a turn), and a name in brackets behind the marks of one.
_SIGNED = re.compile(
    r"[\s>*_]*[\u2014\u2013\u2015\u2012~-]{1,2}[\s*_]*(?P<who>[^\W\d_][^\n:]{1,110}?)[\s*_]*$"
)
_IN_BRACKETS = re.compile(r"\s*[(\[](?P<who>[^\W\d_][^\n()\[\]]{1,110})[)\]]\.?$")
#: A line with a name, and an office behind a comma perhaps.
_ALONE = re.compile(r"(?P<who>[^\W\d_][^\n:.!?]{1,110}?)[\s*_]*$")
_OPENING = ("“", '"', "«", "„", "‘")
_CLOSING = ("”", '"', "»", "“", "’")
#: An item of a list, and one on a line further on.
_ITEM = re.compile(r"\s*[\u2014\u2013\u2015\u2012-]\s")
_NEXT_ITEM = re.compile(r"[ \t.;,]*(?:\r?\n[ \t]*){1,3}[\u2014\u2013\u2015\u2012-]\s")
#: Marks of Markdown before a name.
_LEAD = " >*_"
#: Words of a line that signs a quotation.
_LONGEST = 14


def signer_of(text: str, cast: Cast, before: Sentence, sentence: Sentence) -> Who | None:
    """Return whom a sentence names as the one who said the sentence before it; ``None`` where it signs nothing."""
    found = _signature(cast, before, sentence) or _name_below(text, cast, before, sentence)
    if found is None or before.end > sentence.start or len(found["who"].split()) > _LONGEST:
        return None
    if not AUXILIARY.isdisjoint(found["who"].split()):
        return None  # "— This story has been updated": a sentence, and no name
    if (
        _in_turns(before, sentence)
        or _ITEM.match(before.text)
        or _NEXT_ITEM.match(text, sentence.end)
    ):
        return None  # the items of a list do not sign each other
    start = sentence.start + found.start("who")
    named = cast.between(start, sentence.end)
    actors = tuple(cast.actors[m.actor] for m in named[:1])
    head = found["who"].split(",")[0].strip()
    return Who(found["who"].strip(), start, head, actors)


def _in_turns(before: Sentence, sentence: Sentence) -> bool:
    """Whether a dash begins what the next one says, or what is said behind the label: "Anna Holm. – Mr President"."""
    turn = sentence.turn or ""
    label = before.text.startswith(turn) and before.text[len(turn) : len(turn) + 1] != ":"
    return before.turn != sentence.turn or bool(turn and label)


#: Behind a post as pages quote it: a dash, who posted it, the handle in brackets.
_HANDLE = re.compile(r"\(@\w{1,40}\)")
_POSTER = re.compile(r"[\u2014\u2013\u2015-]{1,2}\s*(?P<who>[^\n()@\u2014\u2013]{1,60}?)\s*$")
#: Code points in front of a handle in which the dash and the name stand.
_BEFORE_HANDLE = 80
#: The day behind a handle.
_POSTED_ON = re.compile(r"[^\S\n]*(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})?")


def posts_in(text: str, cast: Cast) -> list[tuple[int, int, Who]]:
    """Return where posts stand that are quoted with the name and handle of who posted them, and who that is.

    A post begins with its line, or behind the one before on it. In order; time is linear in the length of the text.
    """
    found: list[tuple[int, int, Who]] = []
    begin = 0
    for handle in _HANDLE.finditer(text):
        first = max(begin, handle.start() - _BEFORE_HANDLE)
        poster = _POSTER.search(text, first, handle.start())
        line = max(begin, text.rfind("\n", begin, handle.start()) + 1)
        behind = _POSTED_ON.match(text, handle.end())
        begin = behind.end() if behind is not None else handle.end()
        if poster is not None and text[line : poster.start()].strip():
            named = cast.between(poster.start("who"), poster.end("who"))
            actors = tuple(cast.actors[m.actor] for m in named[:1])
            name = poster["who"].strip()
            found.append((line, poster.start(), Who(name, poster.start("who"), name, actors)))
    return found


def signed_passages(prepared: PreparedText, cast: Cast) -> list[Sourced]:
    """Return the quotations that a line or brackets behind them sign, with the name there; in any language."""
    found: list[Sourced] = []
    for before, sentence in pairwise(prepared.account):
        signer = signer_of(prepared.text, cast, before, sentence)
        quoted = before.text.lstrip(" >*_").startswith(_OPENING)
        if signer is not None and quoted and before.text.rstrip(" *_").endswith(_CLOSING):
            span = (before.start, before.end)
            found.append(
                Sourced(
                    *span,
                    (span,),
                    (signer,),
                    Polarity.SAID,
                    Layer.RUNNING,
                    before.number,
                    before.start,
                    alone=True,
                )
            )
    return found


def _name_below(
    text: str, cast: Cast, before: Sentence, sentence: Sentence
) -> re.Match[str] | None:
    """Return the person's name that stands alone on the line right below a quotation, and ends its paragraph."""
    below = text[before.end : sentence.start].count("\n") == 1
    ends = text[sentence.end : sentence.end + 3].strip(" \t")[:2] in ("", "\n", "\n\n")
    quoted = before.text.lstrip(_LEAD).startswith(_OPENING) and before.text.rstrip(" *_").endswith(
        _CLOSING
    )
    lead = len(sentence.text) - len(sentence.text.lstrip(_LEAD))
    first = next(iter(cast.between(sentence.start + lead, sentence.start + lead + 1)), None)
    if not (below and ends and quoted and first is not None and " " in first.text):
        return None
    person = cast.actors[first.actor].kind in PERSON_KINDS
    return _ALONE.match(sentence.text, lead) if person else None


def _signature(cast: Cast, before: Sentence, sentence: Sentence) -> re.Match[str] | None:
    """Return the line that signs, or a person's name in brackets behind a quotation."""
    quoted = before.text.rstrip().endswith(_CLOSING)
    found = _IN_BRACKETS.match(sentence.text) if quoted else None
    first = next(iter(cast.between(sentence.start, sentence.end)), None)
    if found is None or first is None or " " not in first.text:
        return _SIGNED.match(sentence.text)
    # "(h/t Northport Video)" signs nothing: the name has to stand first.
    person = cast.actors[first.actor].kind in PERSON_KINDS and first.start <= sentence.start + 2
    return found if person else None
