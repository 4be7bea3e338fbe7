"""Which lines a note has room for, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarizer.accounts.positions import Topic, side
from summarizer.brief.note import EventView, Matter
from summarizer.models.brief import Account, Conflict, OnlyIn, SourcedPosition
from summarizer.models.quote import Quote, Speech
from summarizer.models.summary import Conversation
from summarizer.names.places import side_key
from summarizer.words.content import similarity, telling

_SAME_STATEMENT = 0.7


def spread(lines: Sequence[list[SourcedPosition]], room: int) -> list[list[SourcedPosition]]:
    """Return the lines of a topic that fit: every side once, then whoever says most, in the order given."""
    first_of_side: dict[str, int] = {}
    for i, line in enumerate(lines):
        first_of_side.setdefault(side_key(side(line[0].position)), i)
    heads = list(first_of_side.values())[:room]
    rest = sorted(
        (i for i in range(len(lines)) if i not in heads), key=lambda i: (-len(lines[i]), i)
    )
    return [lines[i] for i in sorted(heads + rest[: room - len(heads)])]


def by_turns(positions: Sequence[SourcedPosition]) -> list[SourcedPosition]:
    """Return the first of each document, then the second of each: no document takes all the room."""
    count: Counter[str] = Counter()
    turns: list[tuple[int, int]] = []
    for n, sourced in enumerate(positions):
        turns.append((count[sourced.document], n))
        count[sourced.document] += 1
    return [positions[n] for _, n in sorted(turns)]


def is_direct(account: Account) -> bool:
    """Whether an account has direct speech for what it says."""
    return any(q.speech is Speech.DIRECT for q in account.quotes)


def sides_of(topic: Topic) -> int:
    """Return how many sides speak on a topic."""
    return len({side(p.position) for p in topic.positions})


def says_the_same(a: SourcedPosition, b: SourcedPosition) -> bool:
    """Whether two positions take one stance in mostly the same words."""
    first, second = (telling(" ".join(q.text or "" for q in s.position.quotes)) for s in (a, b))
    return a.position.stance == b.position.stance and similarity(first, second) >= _SAME_STATEMENT


def quotes_of(talk: Conversation) -> tuple[Quote, ...]:
    """Return the quotes of a conversation and of its outcomes."""
    return (*talk.quotes, *(q for outcome in talk.outcomes for q in outcome.quotes))


def in_conflict(item: OnlyIn, conflicts: Sequence[Conflict]) -> bool:
    """Whether what one account says alone stands among the contradictions already."""
    spans = {(a.document, q.start) for c in conflicts for a in c.accounts for q in a.quotes}
    return any((item.document, q.start) in spans for q in item.quotes)


def numbers_in(events: Sequence[EventView], conflicts: Sequence[Matter]) -> frozenset[int]:
    """Return the footnotes of the lines that show words, so that none of these is shown twice."""
    matters = [m for e in events for m in (*e.facts, *e.agreed, *e.conflicts)]
    versions = [v for m in (*matters, *conflicts) for v in m.versions]
    versions += [v for e in events for v in e.alone]
    return frozenset(n for v in versions for n in v.excerpt.notes)
