"""A speech that its writer breaks off after a word or two, as in “The port,” said Tan, “reopens on Friday”.

An omission needs words on both sides of it, so that a phrase stands for a passage; the words here are one sentence of
one speaker, and nothing of it is left out. What lies between is told by its marks: a comma ends the first quotation,
another one stands before the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from summarizer.quotes.align import Range, WordIndex
from summarizer.quotes.elision import Gaps, chains
from summarizer.quotes.marks import Piece
from summarizer.quotes.policy import QuotePolicy
from summarizer.words.comparable import Tokens

#: Tokens on the shorter side; from three words on the speech is found as any omission is.
_SHORT = 4
#: Occurrences of the two parts that are looked at.
_TRIED = 16

#: The two parts of a speech: each as a range of the quote's tokens, and where it stands among the source's.
Parts = list[tuple[Range, Range]]


def interrupted(
    words: Tokens, index: WordIndex, gaps: Gaps, policy: QuotePolicy, cited: Sequence[Range]
) -> Iterator[Parts]:
    """Yield the ways in which a quote is a speech that an attribution interrupts near its beginning or end."""
    last = len(words)
    for cut in sorted({*range(1, min(_SHORT, last)), *range(max(1, last - _SHORT + 1), last)}):
        pieces = (Piece(words.part(0, cut), ""), Piece(words.part(cut, last), "gap"))
        for left, right in islice(chains(index, pieces, policy, cited), _TRIED):
            if gaps.interrupts(left, right) and not gaps.omission(left, right, marked=False):
                yield [((0, cut), left), ((cut, last), right)]
