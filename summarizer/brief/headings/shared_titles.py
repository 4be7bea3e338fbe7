"""The title of a story of several documents: what they dispute, or the one headline that serves them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.accounts.introduced import author_side
from summarizer.brief.headings.headlines import fits
from summarizer.brief.phrasing.grammar import in_a_sentence
from summarizer.brief.phrasing.prose import capitalised, listed, people_of
from summarizer.brief.phrasing.topics import is_topic
from summarizer.brief.view.conflicts import is_within_accounts
from summarizer.models.brief import Conflict, ConflictKind, Event, SourcedPosition
from summarizer.models.document import Kind
from summarizer.models.verified import DocumentRecord
from summarizer.words.content import salient_words, similarity

#: Two sides differ on what came of a talk, and words of the matter at most.
_SIDES, _MATTER = 2, 8
_OF_A_TALK = (ConflictKind.DENIAL, ConflictKind.OUTCOME)
#: Accounts that differ so that a headline takes a side.
_CONTRARY = (*_OF_A_TALK, ConflictKind.STATEMENTS, ConflictKind.FACT)
#: Words of a headline that only names a matter.
_BARE = 5
#: Least share of the words of a title that another title of the story has, for it to serve both.
_SERVES = 0.5
#: Least share of the words of the shorter of a headline and a version by which that one is the other.
_IS_TOLD = 0.6
#: Titles of a story that are compared at most.
_COMPARED = 50


def news_title(
    members: Sequence[DocumentRecord],
    titles: Sequence[str],
    events: Sequence[Event],
    conflicts: Sequence[Conflict],
) -> str:
    """Return the headline that serves several news stories which do not contradict each other; empty without one."""
    apart = (*conflicts, *(c for event in events for c in event.conflicts))
    news = all(record.kind is Kind.NEWS for record in members)
    records = {record.source: record for record in members}
    if not news or any(c.kind in _CONTRARY and not is_within_accounts(c, records) for c in apart):
        return ""
    served = serving(titles) or leading(titles) or ""
    return served if fits(served) and len(served.split()) > _BARE else ""


def disputed_title(
    events: Sequence[Event],
    conflicts: Sequence[Conflict],
    members: Sequence[DocumentRecord],
    texts: Mapping[str, str],
    positions: Sequence[SourcedPosition],
) -> str:
    """Return what came of the main talk by one account and not by another, "Pause: A and B differ"; or nothing.

    The two sides are those of who talked, else those whose accounts differ.
    """
    main = max(events, key=lambda e: len(e.documents), default=None)
    people = people_of([t.conversation for t in main.conversations]) if main is not None else ()
    differing = next((c for c in conflicts if c.kind in _OF_A_TALK and c.matter), None)
    if differing is None or not is_topic(differing.matter, _MATTER):
        return ""
    sides = list(dict.fromkeys(p.affiliation for p in people if p.affiliation))
    if len(sides) < _SIDES:
        told = {account.document for account in differing.accounts}
        known = [*sides, *(p.position.holder for p in positions if " " not in p.position.holder)]
        differ = (r for r in members if r.source in told)
        own = (author_side(r, texts.get(r.source, ""), known) for r in differ)
        sides = list(dict.fromkeys(filter(None, own)))
    title = f"{differing.matter}: {listed([in_a_sentence(side) for side in sides])} differ"
    return capitalised(title) if len(sides) == _SIDES and fits(title) else ""


def contested_title(
    titles: Sequence[str],
    events: Sequence[Event],
    conflicts: Sequence[Conflict],
    members: Sequence[DocumentRecord] = (),
) -> str:
    """Return "Whether the toll falls: accounts differ" where a headline is what one account says and another denies."""
    apart = (*conflicts, *(c for event in events for c in event.conflicts))
    words = [salient_words(title) for title in titles[:_COMPARED]]
    records = {record.source: record for record in members}
    for conflict in apart:
        if (
            conflict.kind not in _CONTRARY
            or not conflict.matter
            or is_within_accounts(conflict, records)
        ):
            continue
        told = [salient_words(a.value or "") for a in conflict.accounts]
        title = capitalised(f"{conflict.matter}: accounts differ")
        if fits(title) and any(similarity(w, t) >= _IS_TOLD for w in words for t in told):
            return title
    return ""


def serving(titles: Sequence[str]) -> str | None:
    """Return the title whose words most others have, where it serves at least half of them; null without one."""
    bags = [salient_words(t) for t in titles[:_COMPARED]]
    served = [sum(similarity(a, b) >= _SERVES for b in bags) for a in bags]
    if not titles or 2 * max(served) < len(bags):
        return None
    return titles[min(range(len(bags)), key=lambda n: (-served[n], len(titles[n])))]


def leading(titles: Sequence[str]) -> str | None:
    """Return the headline that shares most words with the others, and a matter with half of them; null without one."""
    bags = [salient_words(t) for t in titles[:_COMPARED]]
    shared = [[len(a & b) for m, b in enumerate(bags) if m != n] for n, a in enumerate(bags)]
    akin = [2 * sum(n > 0 for n in one) >= len(one) and sum(one) >= len(one) > 0 for one in shared]
    fitting = [n for n in range(len(bags)) if akin[n] and fits(titles[n]) and ":" not in titles[n]]
    best = max(fitting, key=lambda n: (sum(shared[n]), -n), default=None)
    return None if best is None else titles[best]
