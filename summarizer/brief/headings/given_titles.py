"""The title that a model gives a document, where the document bears it out: nothing in it that does not stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.accounts.bonds import IN_ANOTHER_ORDER, misjoined
from summarizer.accounts.borne_out import JOINING, brought_in, quotations_stand, unsaid
from summarizer.brief.headings.headlines import fits
from summarizer.brief.phrasing.grammar import at_the_head, is_sentence
from summarizer.brief.phrasing.prose import day_in_words
from summarizer.models.verified import DocumentRecord, VerifiedSummary
from summarizer.text.sentences import sentence_spans
from summarizer.words.content import content
from summarizer.words.days import day_months
from summarizer.words.negation import counters
from summarizer.words.relative import days_meant

_FEWEST, _LONGEST = 2, 140
_WORD = re.compile(r"\w+")
#: Words for what kind of paper or event it is, which a title may have of its own.
KINDS = (
    "account address appeal bulletin cable call case communique conference conversation court debate declaration"
    " dispute exchange excerpt hearing highlights interview joint judgment letter meeting memorandum minutes news note"
    " opinion press question questions record release remarks report ruling session speech statement talk talks"
    " telegram telephone testimony transcript"
)
#: Words for meeting and saying that a sentence of a model's may have of its own.
OF_MEETINGS = (
    "accuse agree among answer ask attend cannot chair claim confirm deny expect give gave held hold include meet"
    " member met need others part propose reject support take took urge want warn welcome write written wrote"
)
#: Least share of a title's words by which a sentence tells what the title does.
_TELLS = 0.3


def given_title(summary: VerifiedSummary, text: str) -> str:
    """Return the title that the summary gives its document; empty where the document does not bear it out.

    Each of its words stands there in some form, or says what kind of paper or event it is; so do its names, numbers
    and days, and it joins them as the sentences do that tell of the same.
    """
    return borne_title(summary.title or "", summary.document, text)


def borne_title(given: str, document: DocumentRecord, text: str, *, asked: bool = False) -> str:
    """Return a title, or a heading, as a note has it, where a document's ``text`` bears it out; else nothing.

    ``asked``: a model is asked once more whether the document bears it out as a sentence, so that code looks at its
    words, names, numbers and days, and not at how they are joined; it may have a verb of saying or wanting of its own.
    """
    title = " ".join(given.split()).rstrip(".")
    if not text or not _is_title(title):
        return ""
    day = day_in_words(document.published.isoformat()) if document.published else ""
    known = (document.title, document.publisher, day, OF_MEETINGS if asked else "", text)
    whole = " ".join(filter(None, known))
    if day_months(title) - day_months(whole):
        meant = sorted(days_meant(text, document.published))
        whole = " ".join((*(day_in_words(one.isoformat()) for one in meant), whole))
    if not (_has_each_word(whole, title) or _bears_out(whole, title)):
        return ""
    joined = not asked and is_sentence(title) and _is_turned(title, text)
    return "" if joined else at_the_head(title)


def _has_each_word(whole: str, title: str) -> bool:
    """Whether a text has the words of a title as they stand, none a figure or quoted: most titles need no more."""
    mine = set(_WORD.findall(title.casefold()))
    plain = not any(map(str.isdigit, title)) and not set(title) & set('“”"«»')
    return plain and mine <= {*_WORD.findall(whole.casefold()), *KINDS.split(), *JOINING.split()}


def _bears_out(whole: str, title: str) -> bool:
    """Whether a text has all that a title says, but for what kind of paper or event it is."""
    known = f"{KINDS} {JOINING}"
    if brought_in(title, whole, around=known) or not quotations_stand(title, whole):
        return False
    return not unsaid(title, f"{whole} {known}")


def _is_turned(title: str, text: str) -> bool:
    """Whether a title denies, or turns round, what the sentences tell that have most of its words."""
    near = _near(title, text)
    if not near:
        return False
    denied = counters(title)
    if denied != any(map(counters, near)) and (denied or all(map(counters, near))):
        return True
    return misjoined(title, near) == IN_ANOTHER_ORDER


def _is_title(title: str) -> bool:
    """Whether words are of the form of a title: a few, in one piece."""
    return (
        len(title.split()) >= _FEWEST
        and len(title) <= _LONGEST
        and fits(title)
        and not set(title) & set("<>{}[]|*_`\\")
    )


def _near(title: str, text: str) -> Sequence[str]:
    """The sentences that have most of a title's words, of those that tell of the same; no headings in capitals."""
    words = content(title)
    found: dict[int, list[str]] = {}
    for begin, end, _ in sentence_spans(text):
        sentence = " ".join(text[begin:end].split())
        if sentence.isupper():
            continue
        found.setdefault(len(words & content(sentence)), []).append(sentence)
    most = max(found, default=0)
    return found[most] if most >= _TELLS * len(words) and most else []
