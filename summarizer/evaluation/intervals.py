"""How sure a share is that was measured on some documents.

Wilson's interval (Wilson 1927, JASA 22:209) with the effective number of items in place of their number: items of one
document are alike, so fifty items of five documents say less than fifty of fifty. The effective number follows Korn and
Graubard (1998, Survey Methodology 24:193): divided by the design effect, which is measured between the documents, and
by the ratio of the quantiles of Student's t, with one degree of freedom less than there are documents, and the normal.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist

_LEVEL = 0.95
_NORMAL = NormalDist().inv_cdf((1 + _LEVEL) / 2)
#: Quantiles of Student's t at 97.5% for few degrees of freedom; further ones follow from the normal one.
_STUDENT = (12.706, 4.303, 3.182, 2.776)

Interval = tuple[float, float]


def interval(counts: Sequence[tuple[int, int]]) -> Interval | None:
    """Return the 95% interval of a share. ``counts`` are, for each document, how many are right and of how many.

    ``None`` where fewer than two documents have any item: one document says nothing about the next.
    """
    asked = [(right, of) for right, of in counts if of]
    if len(asked) < 2:
        return None
    total = sum(of for _, of in asked)
    share = sum(right for right, _ in asked) / total
    student = _student(len(asked) - 1)
    return _wilson(share, total / _design_effect(asked, share) * (_NORMAL / student) ** 2)


def _design_effect(asked: Sequence[tuple[int, int]], share: float) -> float:
    """Return how much wider the share varies than it would if items were independent; never less than 1."""
    total = sum(of for _, of in asked)
    if share in (0.0, 1.0):
        return 1.0
    between = sum((right - share * of) ** 2 for right, of in asked) / total**2
    variance = between * len(asked) / (len(asked) - 1)
    return max(1.0, variance / (share * (1 - share) / total))


def _wilson(share: float, items: float) -> Interval:
    z2 = _NORMAL**2
    middle = (share + z2 / (2 * items)) / (1 + z2 / items)
    half = _NORMAL * sqrt(share * (1 - share) / items + z2 / (4 * items**2)) / (1 + z2 / items)
    return max(0.0, middle - half), min(1.0, middle + half)


def _student(freedom: int) -> float:
    """Return the quantile of Student's t at 97.5% (Abramowitz and Stegun 26.7.5; right to 0.002 from 5 on)."""
    if freedom <= len(_STUDENT):
        return _STUDENT[freedom - 1]
    z, n = _NORMAL, freedom
    first = (z**3 + z) / (4 * n)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
    return z + first + second + third
