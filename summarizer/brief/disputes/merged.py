"""A dispute that a difference between accounts says already, and versions of one difference that say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from summarizer.accounts.compared import FACETS, overlap
from summarizer.models.brief import Account, Conflict, SourcedDispute
from summarizer.models.quote import Speech
from summarizer.words.content import CLAIMING, matter_words
from summarizer.words.days import day_months
from summarizer.words.negation import denies, negated
from summarizer.words.numbers import numbers

#: Salient words that two passages on one matter share, and the least share of the shorter one's. Chosen on the
#: annotated examples: one claim told twice shares all words of the shorter, others of one matter half.
_SHARED, _SAME = 2, 0.75


def is_told(dispute: SourcedDispute, conflict: Conflict) -> bool:
    """Whether a difference between accounts holds both sides of a dispute: as passages, or in other words."""
    return _sides(dispute, conflict) is not None


def passages_of(
    disputes: Iterable[SourcedDispute], conflict: Conflict
) -> list[tuple[str | None, Account]]:
    """Return the passages of the disputes that a difference holds, each with the value of the version that says it."""
    found: list[tuple[str | None, Account]] = []
    for dispute in disputes:
        sides = _sides(dispute, conflict)
        if sides is not None:
            asserted, denied = sides
            told = ((asserted, dispute.asserting), (denied, dispute.disputing))
            found += [(version.value, a) for version, side in told for a in side]
    return [entry for entry in found if not overlap([entry[1]], conflict.accounts)]


def _sides(dispute: SourcedDispute, conflict: Conflict) -> tuple[Account, Account] | None:
    """Return the versions that a claim and its denial are; null where one is none, or both are the same."""
    matter = conflict.kind.contradicts and conflict.kind not in FACETS
    if not matter or not (dispute.asserting and dispute.disputing):
        return None
    claim = f"{dispute.claim.claim}" if dispute.claim.asserted_by else ""
    asserting = [a for a in conflict.accounts if _is_version(dispute.asserting, claim, a)]
    disputing = [a for a in conflict.accounts if _is_version(dispute.disputing, "", a)]
    pairs = ((a, b) for a in asserting for b in disputing if a.value != b.value)
    return next(pairs, None)


def _is_version(told: Sequence[Account], claim: str, account: Account) -> bool:
    if overlap(told, [account]):
        return True
    texts = [claim, *(_text(a) for a in told)]
    versions = [account.value or "", _text(account)]
    return any(_says(text, version) for text in texts if text for version in versions if version)


def _says(text: str, other: str) -> bool:
    """Whether the shorter of two passages says nothing that the other does not."""
    if _is_against(text) != _is_against(other):
        return False
    less, more = sorted((text, other), key=len)
    words, others = (matter_words(t) | _days(t) for t in (less, more))
    one = _days(less) <= _days(more)
    shared = len(words & others)
    return one and shared >= min(_SHARED, max(1, len(words))) and shared >= _SAME * len(words)


def _text(account: Account) -> str:
    return " ".join(" ".join((q.text or "").split()) for q in account.quotes)


def versions(
    accounts: Sequence[Account],
    text_of: Callable[[Account], str],
    bears: Callable[[Account, str], bool],
) -> list[list[Account]]:
    """Return the accounts of a difference by what they say: those of one value, and those that add nothing to another.

    ``text_of`` gives the line that is made of an account, ``bears`` whether an account's own sentences have all that a
    line says: an account is named only for a line that it bears out.
    """
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        groups.setdefault(account.value or str(account.quotes), []).append(account)
    kept: list[tuple[str, list[Account]]] = []
    for told in groups.values():
        text = text_of(told[0])
        same = next(
            (
                its
                for first, its in kept
                if text == first
                or (
                    _adds_nothing(told[0], text, its[0], first)
                    and (told[0].document == its[0].document or bears(told[0], first))
                )
            ),
            None,
        )
        if same is None:
            kept.append((text, told))
        else:
            same.extend(told)
    return [told for _, told in kept]


def _adds_nothing(account: Account, text: str, known: Account, first: str) -> bool:
    if not account.quotes or not _bears(text, first):
        return False
    # Somebody's own words stay theirs.
    own = account.document != known.document and account.quotes[0].speech is Speech.DIRECT
    return not own and _is_part(text, first)


def _is_part(text: str, whole: str) -> bool:
    """Whether nearly all words of a text stand in another, with all its numbers and days."""
    mine, others = (matter_words(t) - CLAIMING for t in (text, whole))
    figures = numbers(text) | _days(text)
    return figures <= numbers(whole) | _days(whole) and len(mine & others) >= _SAME * len(mine)


def _bears(less: str, more: str) -> bool:
    """Whether two passages are negated alike, and one has no number or day that the other lacks."""
    figures = (numbers(less) | _days(less), numbers(more) | _days(more))
    alike = _is_against(less) == _is_against(more)
    return alike and (figures[0] <= figures[1] or figures[1] <= figures[0])


def _is_against(text: str) -> bool:
    """Whether the first sentence of a passage is negated, or denies."""
    first = text.partition(". ")[0]
    return negated(first) or denies(first)


def _days(text: str) -> frozenset[str]:
    return frozenset(map(str, day_months(text)))
