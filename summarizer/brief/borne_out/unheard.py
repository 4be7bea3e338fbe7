"""What of a statement its document has nowhere: a word, a code, a year.

A statement may take words from sentences that its own lean on, and say some things in other words. A word of which the
whole document has no form and nothing that means the same is neither: it is the writer's own, and says more or else
than was said.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.attribution.cues import cue_lexicon
from summarizer.brief.borne_out.relied_on import Evidence, Refusal, is_said, says_little
from summarizer.brief.borne_out.steps import Step, alike, steps
from summarizer.words.alike import base, opposed
from summarizer.words.days import calendar_days
from summarizer.words.numbers import numbers

#: What a teller may add: what something is called by its kind, what joins, what is done with a thing in general.
_FREE = frozenset(
    "able according alternative although amid among amount area asked attempt aware based became become becomes"
    " bring bringing brings brought call called calls carried carry case child children concerning country current"
    " decision despite different doing done due during earlier event exist existed existing exists express"
    " expressed expresses follow followed follows gave give given gives giving group groups happen happened have"
    " held help hold holding include included includes including instead involve involved keep kept lack later"
    " lead leads least led man mean means meant member members men need needs occur occurred ongoing option order"
    " orders organisation organization own part particular party people period person persons place plan point"
    " position possible potential previous process proposed provide provided provides reason recent refer referred"
    " regard regarding related relation remain remained remains result same scale set sets several show showed"
    " shown shows situation specific start started state stated step subject support term text though time"
    " together toward towards try type use used uses various want wanted wants woman women work write wrote".split()
)
#: What joins and points, and is no matter by itself: prepositions, conjunctions, pronouns, adverbs that only join.
_JOINING = frozenset(
    "albeit apart aside besides beyond else elsewhere except hence hereby hitherto inasmuch insofar likewise"
    " meanwhile moreover namely nevertheless nonetheless notwithstanding onto others otherwise overall thereafter"
    " thereby therefore therein thereof thereupon thus via whatever whenever whereby wherever whichever whoever"
    " whomever whose within".split()
)
#: Letters with figures: "G-77/China", "1.5°C", "COP21", "L.9/Rev.1".
_CODE = re.compile(r"\b(?=[\w./-]*\d)(?=[\w./-]*[A-Za-z])[A-Za-z][\w-]*(?:[./-]\w+)*")
#: Figures with letters that count or order: "20th", "1990s".
_COUNTS = re.compile(r"[^\d]*\d+(?:st|nd|rd|th|s|m|bn|km|am|pm)$")
_YEAR = re.compile(r"(?<![\w.,$€£-])[12]\d{3}(?![\w-]|[.,]\d)")
#: Years told by their distance from the one a document was written in.
_RELATIVE_YEAR = re.compile(r"\b(?:last|next|this|previous|following|coming) year\b", re.IGNORECASE)


def _unheard(statement: str, on: Evidence) -> bool:
    """Whether a plain word of a statement stands nowhere in its document, nor one that means the same."""
    if not on.behind.text:
        return False
    return any(_is_unheard(one, on) for one in steps(statement))


def _is_unheard(one: Step, on: Evidence) -> bool:
    if (
        one.named
        or one.denies
        or one.key in _FREE | _JOINING
        or says_little(one, on)
        or is_said(one, on)
    ):
        return False
    if numbers(one.key) or cue_lexicon().at((one.key,), 0) is not None:
        # How a thing is said, and how many, is looked at by itself.
        return False
    if any(opposed(one.key, other.key) for other in on.said):
        # "Slow" for "not quickly": that it is denied is looked at by itself.
        return False
    return not _has(on.behind.text, one.key)


@lru_cache(maxsize=1 << 14)
def _has(text: str, word: str) -> bool:
    words, bases = _words(text)
    return base(word) in bases or any(alike(word, other) for other in words)


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    words = frozenset(one.key for one in steps(text))
    return words, frozenset(map(base, words))


def _code(statement: str, on: Evidence) -> bool:
    """Whether letters and figures stand together as they do nowhere in the document: "G-7/China" for "G-77/China"."""
    if not on.behind.text:
        return False
    codes = (found[0] for found in _CODE.finditer(statement) if not _COUNTS.match(found[0]))
    known = f"{on.known} {on.behind.text}".lower()
    return any(
        re.search(rf"(?<!\w){re.escape(code.lower())}(?!\w)", known) is None for code in codes
    )


def _year(statement: str, on: Evidence) -> bool:
    """Whether a statement gives a year that neither the document has nor the day it was written on."""
    years = set(_YEAR.findall(statement))
    if years:
        years -= set(_YEAR.findall(f"{on.known} {on.behind.text}"))
    if not years or not on.behind.text:
        return False
    # "Decided on 1.3.2031".
    years -= _years_of_days(on.behind.text)
    written = on.written.year if on.written else 0
    near = 1 if _RELATIVE_YEAR.search(f"{on.whole} {on.leant_on}") else 0
    return any(abs(int(year) - written) > near for year in years)


@lru_cache(maxsize=64)
def _years_of_days(text: str) -> frozenset[str]:
    return frozenset(str(day.year) for day in calendar_days(text) if day.year)


UNHEARD: tuple[Refusal, ...] = (
    ("it has a word that the document has nowhere", _unheard),
    ("it has letters and figures together that stand nowhere", _code),
    ("it gives a year that is not told", _year),
)
