"""What minutes tell without saying who: "It was agreed that", "No objections": the body whose minutes they are."""

from __future__ import annotations

import re

from summarizer.attribution.who import Who, by_heading
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.names.bodies import bodies
from summarizer.words.seldom import Seldom

#: A body decides, and nobody in it is named for it.
_DECIDED = Seldom(
    r"\b(?:it was|was|were) (?:also |then |further )?(?:[a-z]+ly )?(?:agreed|resolved|decided|approved|carried)\b"
    r"|(?:^|[.:;] )(?:RESOLVED|AGREED|CARRIED|Resolved|Agreed)\b"
    r"|\b(?:all|members|councillors|trustees|directors|delegates|everyone|those present)\b(?: \w+){0,3}?"
    r" (?:agreed|resolved|approved|voted|were (?:all )?in (?:\w+ )?(?:agreement|favour|favor))\b"
    r"|\bno (?:objections?|comments?)(?: (?:was|were|to be))?(?: (?:raised|made|received))?(?=[.;,]|$)",
    re.IGNORECASE,
)
#: Code points at the beginning in which a heading stands, and the longest line of one.
_HEAD, _LONGEST_LINE = 500, 120
#: What a document that tells of a body's meeting calls itself.
_MINUTES = re.compile(r"\bminutes\b|\bmeeting\b|\bsession\b|\bproceedings\b", re.IGNORECASE)


def minutes_of(prepared: PreparedText) -> Who | None:
    """Return the body whose minutes a document is, by its heading; ``None`` where that names none or no meeting."""
    if prepared.document.kind in (Kind.NEWS, Kind.TRANSCRIPT):
        return None
    begin = prepared.document.body_start
    head = [prepared.document.title or "", *prepared.text[begin : begin + _HEAD].splitlines()]
    lines = [line.strip() for line in head if 0 < len(line.strip()) <= _LONGEST_LINE]
    named = list(dict.fromkeys(line for line in lines if _names_a_body(line)))
    if not named or not any(map(_MINUTES.search, lines)):
        return None
    return by_heading(" | ".join(named), begin)


def _names_a_body(line: str) -> bool:
    return any(word.lower() in bodies() for word in re.findall(r"\b[A-Z][\w’'-]+", line))


def is_decided(sentence: Sentence) -> bool:
    """Whether a sentence tells what was decided and names nobody who decided it."""
    return sentence.turn is None and _DECIDED.search(sentence.text) is not None
