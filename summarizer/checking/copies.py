"""Copies of a draft among its sources: a text cannot bear itself out, whatever its file is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizer.checking.drafts import Draft, DraftQuotation
from summarizer.checking.library import Library
from summarizer.checking.shelved import Shelved, folded_quote
from summarizer.text.normalise import normalise
from summarizer.text.quotations import quotation_spans

#: Runs of so many words are compared.
_RUN = 3
#: The share of the draft's own runs of words (outside of its quotations) that a copy has, and the share of the file's
#: runs that the draft has: an excerpt of a long source is no copy. Of 25,440 pairs of 160 news texts, readouts and
#: transcripts one pair reaches both, an agency's reprint of another's report; readouts in one formula reach 0.75 and
#: 0.71. A copy with every twentieth word changed has 0.86.
_SHARE, _BACK = 0.8, 0.5
#: A draft with fewer runs of its own ("A said:" and nothing else) is compared whole, and a copy has nearly all of it.
_FEWEST, _NEARLY_ALL = 20, 0.9
_WORD = re.compile(r"\w+")
#: Shares are floating-point numbers.
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Sorted:
    """The documents of a library, as a draft may use them.

    ``others`` are sources; ``copies`` have the draft's text and all its quotations; ``alike`` have nearly its text and
    other quotations: an earlier version of it, or the one source it was made from.
    """

    others: Library
    alike: Library
    copies: tuple[Shelved, ...]

    def sentences(self) -> Iterator[str]:
        """Yield what is to be said of each file that is no source, or only half of one."""
        for one in self.copies:
            yield f"{one.source} has the draft's own text, and is no source."
        for one in self.alike.shelved:
            yield (
                f"{one.source} has nearly the draft's own text: what only this file has is to be looked at. "
                "Move it out of the folder if it is an earlier version."
            )


def sort_out(draft: Draft, quotations: Iterable[DraftQuotation], library: Library) -> Sorted:
    """Part the documents of a library by whether they are copies of a draft."""
    text = _DraftText(draft)
    near = [one for one in library.shelved if text.is_near(one)]
    if not near:
        return Sorted(library, Library([]), ())
    wanted = [folded_quote(one.text) for one in quotations]
    copies = tuple(one for one in near if _has_all(one, wanted))
    alike = _without(near, copies)
    others = _without(library.shelved, near)
    return Sorted(Library.of_shelved(others), Library.of_shelved(alike), copies)


def _has_all(one: Shelved, wanted: Iterable[str]) -> bool:
    """Whether a document has all quotations of a draft."""
    return all(words in one.folded for words in wanted)


def _without(shelved: Iterable[Shelved], taken: Collection[Shelved]) -> list[Shelved]:
    return [one for one in shelved if one not in taken]


class _DraftText:
    """A draft as runs of words."""

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text

    @cached_property
    def whole(self) -> frozenset[tuple[str, ...]]:
        """All runs."""
        return _runs(self._text)

    @cached_property
    def own(self) -> frozenset[tuple[str, ...]]:
        """The runs outside of quotations."""
        spans = [(s.start, s.end) for s in quotation_spans(self._text) if s.depth == 1]
        ends = [0, *(end for _, end in spans)]
        starts = [*(start for start, _ in spans), len(self._text)]
        pieces = (self._text[a:b] for a, b in zip(ends, starts, strict=True))
        return frozenset(run for piece in pieces for run in _runs(piece))

    @cached_property
    def _told_by(self) -> tuple[float, list[tuple[str, int]]]:
        """How many runs a copy may lack, and how many lack with each word, the words of most runs first."""
        compared, share = (
            (self.own, _SHARE) if len(self.own) >= _FEWEST else (self.whole, _NEARLY_ALL)
        )
        rare = Counter(max(run, key=len) for run in compared)
        return (1 - share) * len(compared), rare.most_common()

    def _may_be_near(self, folded: str) -> bool:
        """Whether a text has words enough of the draft to have its runs: most others are told at a glance."""
        spare, words = self._told_by
        for word, runs in words:
            spare -= 0 if word in folded else runs
            if spare < -_ROUNDING:
                return False
        return True

    def is_near(self, one: Shelved) -> bool:
        """Whether a document has nearly the text of the draft, and little beside it."""
        # What is much longer than the draft has little of its runs in it, and need not be cut up.
        if not self.whole or len(one.text) > 3 * len(self._text) + 2_000:
            return False
        if not self._may_be_near(one.folded):
            return False
        theirs = _runs_of(one.folded)
        back = _share(theirs, self.whole)
        if len(self.own) >= _FEWEST:
            return _share(self.own, theirs) >= _SHARE and back >= _BACK
        return min(_share(self.whole, theirs), back) >= _NEARLY_ALL


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    return _runs_of(normalise(text).text.casefold())


def _runs_of(folded: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(folded)
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))


def _share(of: frozenset[tuple[str, ...]], there: frozenset[tuple[str, ...]]) -> float:
    return len(of & there) / len(of) if of else 0.0
