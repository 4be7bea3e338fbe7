"""A title of at most twelve words, cut where a reader would end it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.brief.grammar import at_the_head, is_abbreviation
from summarizer.brief.headlines import LONGEST, LOOSE, fits
from summarizer.names.places import known_place
from summarizer.words.tokens import tokens

#: Words of a title that is not cut where no mark parts it.
_WHOLE = 16
#: Words of a title at least that says enough without a purpose.
_ENOUGH = 6
_KIND = re.compile(r"^(?:Readout|Record|Summary|Report) of (?:the |an? )?(?=[A-Z])")
_TO = re.compile(r" to (?P<word>[A-Z]?[a-z]+)\b")
_OPENED, _CLOSED = (
    re.compile(r"(?:^|[\s(])[‘'“\"](?=\w)"),
    re.compile(r"(?<=[\w.,!?])[’'”\"](?!\w)"),
)
#: Marks at which a title may end; a comma before what stands behind a name ("Jan Holm, Jr.") is none.
_BREAK = re.compile(r"(?!,\s(?:Jr|Sr|I{2,3}|IV)\b)[,;:|–—]\s|\s[-|–—]\s|[.?!]\s")


def short_title(text: str) -> str:
    """Return a title of at most twelve words: up to a break in it, whole up to sixteen, or cut with the cut marked."""
    plain = _trimmed(" ".join(text.split()))
    if fits(plain):
        return plain
    # What kind of paper it is, and what something was held for, goes before a party does.
    plain = _without_purpose(at_the_head(_KIND.sub("", plain)))
    if fits(plain):
        return plain
    head = " ".join(plain.split()[: LONGEST + 1])
    breaks = [head[:at].strip() for at in _breaks(head)]
    fitting = [
        b for b in breaks if 4 <= len(b.split()) <= LONGEST and not _is_within_a_quotation(b)
    ]
    if fitting:
        return fitting[-1]
    if len(plain.split()) <= _WHOLE:
        return plain
    words = plain.split()[: LONGEST - 1]
    while len(words) > 4 and words[-1].lower() in LOOSE:
        words.pop()
    return f"{' '.join(words)} …"


def _without_purpose(title: str) -> str:
    """A title without what something was done for: "Convening with the Owners | to Promote Fair Tolls"."""
    for found in _TO.finditer(title):
        before = title[: found.start()]
        apart = len(before.split()) >= _ENOUGH and not _is_within_a_quotation(before)
        if apart and known_place(found["word"]) is None:
            return before if fits(before) else title
    return title


def _is_within_a_quotation(title: str) -> bool:
    """Whether a title ends within a quotation that it begins: "Minister: 'We have never'"."""
    return len(_OPENED.findall(title)) > len(_CLOSED.findall(title))


def _trimmed(title: str) -> str:
    """A title without the marks around it; the stop of an abbreviation at its end stays ("Jan Holm, Jr.")."""
    plain = title.strip(" .,;:|-–—")
    end = title.find(plain) + len(plain)
    return title[: end + 1].lstrip(" .,;:|-–—") if _is_shortened(title, end) else plain


def _breaks(title: str) -> Iterator[int]:
    """Where a title may end: at marks, not at the stop of an initial or of another abbreviation."""
    yield from (m.start() for m in _BREAK.finditer(title) if not _is_shortened(title, m.start()))


def _is_shortened(title: str, at: int) -> bool:
    """Whether the stop at a place belongs to the word before it: "J. Holm", "St. Ansgar", "Jr."."""
    if title[at : at + 1] != ".":
        return False
    return is_abbreviation(title[: at + 1]) or all(t.start != at for t in tokens(title))
