"""What sets the accounts of a story apart: each contradiction once, before wording and weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from summarizer.accounts.compared import FACETS, overlap
from summarizer.brief.phrasing.prose import day_in_words, talk_in_words
from summarizer.brief.view.differs import differs
from summarizer.models.brief import Account, Conflict, ConflictKind, Event, Story
from summarizer.models.document import Kind
from summarizer.models.verified import DocumentRecord
from summarizer.words.negation import counters

#: What a reader has to know first.
_ORDER = (
    ConflictKind.DENIAL,
    ConflictKind.OUTCOME,
    ConflictKind.FACT,
    ConflictKind.STATEMENTS,
    ConflictKind.STATUS,
    ConflictKind.POSITION,
    ConflictKind.FIGURES,
    ConflictKind.INITIATOR,
    ConflictKind.DATE,
    ConflictKind.MEDIUM,
    ConflictKind.WORDING,
    ConflictKind.EMPHASIS,
)


def conflicts_of(story: Story) -> list[Conflict]:
    """Return what sets the accounts of a story apart, contradictions in the matter before wording and weight."""
    own = (_of_event(c, event) for event in story.events for c in event.conflicts)
    found = (*own, *story.conflicts)
    made: list[Conflict] = []
    for conflict in sorted(found, key=lambda c: _ORDER.index(c.kind)):
        same = next((n for n, known in enumerate(made) if _one_matter(known, conflict)), None)
        if same is None:
            made.append(conflict)
        else:
            made[same] = _together(made[same], conflict)
    return list(_not_told_before([c for c in made if differs(c, story)]))


def is_within_accounts(conflict: Conflict, records: Mapping[str, DocumentRecord]) -> bool:
    """Return whether those whom news tells of contradict each other, and no two accounts do.

    One report then has both sides, and no two have one each. What a party publishes is its own account.
    """
    sides: defaultdict[str, set[bool]] = defaultdict(set)
    for account in conflict.accounts:
        sides[account.document].add(counters(account.value or ""))
    news = all(document in records and records[document].kind is Kind.NEWS for document in sides)
    both = any(len(told) > 1 for told in sides.values())
    apart = {True} in sides.values() and {False} in sides.values()
    return conflict.kind not in FACETS and news and both and not apart


def _not_told_before(conflicts: Sequence[Conflict]) -> Iterator[Conflict]:
    """Yield differences without those in weight or wording whose passages, all but one account's, stand in others."""
    told: list[Account] = []
    for conflict in conflicts:
        fresh = {a.document for a in conflict.accounts if not overlap([a], told)}
        if conflict.kind.contradicts or len(fresh) > 1 or not told:
            yield conflict
            told += conflict.accounts


def _of_event(conflict: Conflict, event: Event) -> Conflict:
    """A fact of a conversation that accounts differ on, with the conversation it is one of as its matter."""
    if conflict.kind not in FACETS:
        return conflict
    kind = talk_in_words([t.conversation for t in event.conversations]).lower()
    day = f" of {day_in_words(event.date)}" if event.date else ""
    named = f"the {kind}{day if conflict.kind is not ConflictKind.DATE else ''}"
    return conflict.model_copy(update={"matter": named})


def _one_matter(known: Conflict, other: Conflict) -> bool:
    """Whether two contradictions are about one matter: accounts on either side of both rest on the same words."""
    if not (known.kind.contradicts and other.kind.contradicts):
        return False
    shared = [a for a in other.accounts if overlap([a], known.accounts)]
    return len({a.value for a in shared}) > 1


def _together(known: Conflict, other: Conflict) -> Conflict:
    more = tuple(a for a in other.accounts if not overlap([a], known.accounts))
    return known.model_copy(update={"accounts": (*known.accounts, *more)})
