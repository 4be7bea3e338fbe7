"""Several accounts of one event: what they agree on, where they contradict each other, what one leaves out.

Conservative on purpose: nothing is called a conflict unless every account concerned has verified quotes for its
version, and another wording of the same fact is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, combinations, product

from summarizer.accounts.alone import only_in, silent
from summarizer.accounts.events import TalkAccount
from summarizer.accounts.facets import compare_facets
from summarizer.accounts.items import (
    ComparableItem,
    outcome_items,
    participant_words,
    position_items,
    same_matter,
    spoken,
)
from summarizer.models.brief import (
    Account,
    Agreed,
    Conflict,
    ConflictKind,
    OnlyIn,
    Silent,
)
from summarizer.models.summary import Stance
from summarizer.names.actors import Strictness, same_actor
from summarizer.words.content import (
    CLAIMING,
    content,
    longest_shared_run,
    salient_words,
    similarity,
)
from summarizer.words.scripts import fold

#: Least share of words of two items on one matter that are agreed.
_SAME_ITEM = 0.6
#: Words in a row that make two quotations the same one.
_SAME_QUOTATION = 6
#: Salient words by which both sides must name what the same words were said of: "the bloc" and "Europe" are too little.
_OWN_WORDS = 2


@dataclass(frozen=True)
class Comparison:
    """What the accounts of one event have in common, and what sets them apart."""

    agreed: tuple[Agreed, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    only_in: tuple[OnlyIn, ...] = ()
    silent: tuple[Silent, ...] = ()


def compare(
    event: Sequence[TalkAccount],
    texts: Mapping[str, str] | None = None,
    origins: Sequence[Sequence[str]] = (),
) -> Comparison:
    """Compare the accounts of one event.

    ``texts`` gives the documents' texts by ``source``; silence is then judged by them, and by what was drawn from the
    documents otherwise. ``origins`` are groups of documents of mostly the same wording: they agree with others, not
    with each other. One account alone agrees with nobody: everything is empty.
    """
    if len(event) < 2:
        return Comparison()
    agreed, conflicts = compare_facets(event, texts)
    names = frozenset[str]().union(*(participant_words(t.conversation.participants) for t in event))
    outcomes = list(chain.from_iterable(map(outcome_items, event)))
    positions = list(chain.from_iterable(position_items(t.summary, names) for t in event))
    _compare_items(outcomes, ConflictKind.OUTCOME, agreed, conflicts)
    _compare_items(positions, ConflictKind.POSITION, agreed, conflicts)
    origin = {document: group[0] for group in origins for document in group}
    return Comparison(
        agreed=tuple(a for a in agreed if _independent(a, origin)),
        conflicts=merged(conflicts),
        only_in=tuple(only_in(event, outcomes + positions, origin)),
        silent=tuple(silent(event, names, texts or {})),
    )


def _independent(agreed: Agreed, origin: Mapping[str, str]) -> bool:
    return len({origin.get(a.document, a.document) for a in agreed.accounts}) > 1


# Outcomes and positions ---------------------------------------------------------------------------------------


def _compare_items(
    items: Sequence[ComparableItem],
    kind: ConflictKind,
    agreed: list[Agreed],
    conflicts: list[Conflict],
) -> None:
    """Put together what several accounts say on the same matter; each pair is agreed, in conflict or neither."""
    heads, same = _distinct(items)
    for a, b in combinations(heads, 2):
        if a.document == b.document or not _same_holder(a, b):
            continue
        found = _relation(a, b)
        if found is _Relation.AGREED:
            same.append((a, b))
        elif found is not None:
            conflicts.append(_between(a, b, found, kind))
    agreed += _agreed_groups(same)


class _Relation(StrEnum):
    """What two items of one holder are to each other."""

    AGREED = "agreed"
    OTHER_WORDS = "other words"
    DIFFERENT = "different"


def _relation(a: ComparableItem, b: ComparableItem) -> _Relation | None:
    """Return what two items are to each other; null where they have nothing to do with each other."""
    wording = _wording(a, b)
    if wording is _Wording.APART:
        return _Relation.OTHER_WORDS
    if wording is _Wording.OTHER and not same_matter(a, b):
        return None
    if _differ(a, b):
        return _Relation.DIFFERENT
    return _Relation.AGREED if wording is _Wording.SAME or _agree(a, b) else None


def _between(
    a: ComparableItem, b: ComparableItem, relation: _Relation, kind: ConflictKind
) -> Conflict:
    accounts, holder = (a.account(), b.account()), a.holder or ""
    if relation is _Relation.OTHER_WORDS:
        matter = _shorter(a.topic, b.topic)
        return conflict_of(ConflictKind.WORDING, matter, accounts, holder=holder)
    matter = _topic(a, b) if kind is ConflictKind.OUTCOME else a.topic
    return conflict_of(kind, matter, accounts, holder=holder)


def _agree(a: ComparableItem, b: ComparableItem) -> bool:
    """Whether two items on one matter say much the same with stances that go together."""
    return _stances_bear(a.stance, b.stance) and similarity(a.words, b.words) >= _SAME_ITEM


def _distinct(
    items: Sequence[ComparableItem],
) -> tuple[list[ComparableItem], list[tuple[ComparableItem, ComparableItem]]]:
    """Return one item for every wording, and the pairs of accounts that share one: copies need no comparing."""
    heads: dict[tuple[str, str], ComparableItem] = {}
    same: list[tuple[ComparableItem, ComparableItem]] = []
    for item in items:
        head = heads.setdefault((fold(item.holder or ""), fold(item.text)), item)
        if head.document != item.document:
            same.append((head, item))
    return list(heads.values()), same


def _same_holder(a: ComparableItem, b: ComparableItem) -> bool:
    if a.holder is None or b.holder is None:
        return a.holder is b.holder
    return same_actor(a.holder, b.holder, Strictness.ACROSS) or a.holder == b.holder


def _differ(a: ComparableItem, b: ComparableItem) -> bool:
    """Whether two items on one matter name other days, other numbers, or (for outcomes) other places."""
    if a.days and b.days and not a.days & b.days:
        return True
    if a.figures and b.figures and not a.figures & b.figures:
        return True
    return a.holder is None and bool(a.proper and b.proper) and not a.proper & b.proper


class _Wording(StrEnum):
    SAME = "same"
    APART = "apart"
    OTHER = "other"


def _wording(a: ComparableItem, b: ComparableItem) -> _Wording:
    """Whether two accounts give the same words of somebody, and of the same thing.

    A long run of words makes two quotations one. What stands before it says of what it was said: where both have words
    of their own there and none in common, one of them has it wrong. Other differences are translation or shortening.
    """
    if a.holder is None or not any(spoken(q) for q in (*a.quotes, *b.quotes)):
        return _Wording.OTHER
    found = _Wording.OTHER
    for x, y in product(a.quotes, b.quotes):
        run, mine, theirs = longest_shared_run(x.text or "", y.text or "")
        if run < _SAME_QUOTATION:
            continue
        first = salient_words(mine) - a.names - CLAIMING
        second = salient_words(theirs) - b.names - CLAIMING
        if min(len(first), len(second)) >= _OWN_WORDS and not first & second:
            return _Wording.APART
        found = _Wording.SAME
    return found


_AGAINST = frozenset({Stance.OPPOSES, Stance.DENIES, Stance.CRITICISES})
_FOR = frozenset({Stance.SUPPORTS, Stance.PROPOSES})


def _stances_bear(a: Stance | None, b: Stance | None) -> bool:
    return not ((a in _FOR and b in _AGAINST) or (a in _AGAINST and b in _FOR))


def _agreed_groups(pairs: Sequence[tuple[ComparableItem, ComparableItem]]) -> list[Agreed]:
    groups: list[list[ComparableItem]] = []
    for a, b in pairs:
        group = next((g for g in groups if _holds(g, a) or _holds(g, b)), None)
        if group is None:
            groups.append(group := [])
        group += [x for x in (a, b) if _is_of_another(x, group)]
    return [_agreed(group) for group in groups if len(group) > 1]


def _holds(group: Sequence[ComparableItem], item: ComparableItem) -> bool:
    return any(item is other for other in group)


def _is_of_another(item: ComparableItem, group: Sequence[ComparableItem]) -> bool:
    """Whether an item is new to a group, and of a document that has no item in it."""
    return all(item is not other and item.document != other.document for other in group)


def _agreed(group: Sequence[ComparableItem]) -> Agreed:
    first = group[0]
    return Agreed(
        topic=first.topic if first.holder else "outcome",
        value=first.value,
        holder=first.holder or "",
        accounts=tuple(x.account() for x in group),
    )


def _topic(a: ComparableItem, b: ComparableItem) -> str:
    """Name the matter of two items by the words they share, in the order of the first."""
    shared = a.words & b.words
    kept = [w for w in re.findall(r"\w+", a.label) if content(w) & shared]
    return " ".join(kept) or _shorter(a.topic, b.topic)


def _shorter(a: str, b: str) -> str:
    return min((a, b), key=lambda text: (len(text), text))


def merged(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Join conflicts of one kind that share an account's quotes: one matter, several versions."""
    out: list[Conflict] = []
    passages: list[set[tuple[ConflictKind, str, int | None, int | None]]] = []
    for conflict in conflicts:
        spans = spans_of(conflict)
        at = next((i for i, known in enumerate(passages) if not known.isdisjoint(spans)), None)
        if at is None:
            out.append(conflict)
            passages.append(spans)
            continue
        passages[at] |= spans
        known = {(a.document, a.quotes) for a in out[at].accounts}
        more = tuple(a for a in conflict.accounts if (a.document, a.quotes) not in known)
        out[at] = out[at].model_copy(update={"accounts": out[at].accounts + more})
    return tuple(out)


def spans_of(conflict: Conflict) -> set[tuple[ConflictKind, str, int | None, int | None]]:
    """Return the passages of a conflict, each with the kind of conflict."""
    return {
        (conflict.kind, a.document, q.start, q.end) for a in conflict.accounts for q in a.quotes
    }


#: Kinds whose topic begins with the kind, as the JSON form has had it from the beginning.
_PREFIXED = frozenset(
    {ConflictKind.WORDING, ConflictKind.STATUS, ConflictKind.FIGURES, ConflictKind.STATEMENTS}
)


def conflict_of(
    kind: ConflictKind, matter: str, accounts: tuple[Account, ...], holder: str = ""
) -> Conflict:
    """Return a conflict with the topic that its kind and matter make."""
    named = matter
    if kind is ConflictKind.STATEMENTS and holder:
        named = f"{holder} on {matter}" if matter else holder
    topic = f"{kind.value}: {named}" if kind in _PREFIXED else named
    return Conflict(topic=topic, accounts=accounts, kind=kind, matter=matter, holder=holder)
