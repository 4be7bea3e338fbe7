"""Several accounts of one event: what they agree on, where they contradict each other, what one leaves out.

Conservative on purpose: nothing is called a conflict unless every account concerned has verified quotes for its
version, and another wording of the same fact is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from summarizer.accounts.events import Telling
from summarizer.accounts.facets import compare_facets, initiative_quotes, initiator
from summarizer.accounts.items import (
    Item,
    Said,
    outcome_items,
    participant_words,
    position_items,
    topic_borne_out,
)
from summarizer.accounts.names import same_person
from summarizer.accounts.words import (
    content,
    fold,
    longest_shared_run,
    similarity,
    telling,
)
from summarizer.models.brief import Agreed, Conflict, OnlyIn, SilenceBasis, Silent
from summarizer.models.quote import Speech
from summarizer.models.summary import Stance

#: How a statement on the initiator begins: composed here, so that a form can tell it from a document's words.
INITIATED = "The conversation was initiated by"
#: The topic of a silence on the initiator.
WHO_INITIATED = "who initiated the conversation"
#: Words by which a text says who initiated a conversation, whatever was drawn from it.
_INITIATIVE = re.compile(
    r"\binitiat\w+|\bat (?:the|his|her) request\b|\breceived an? (?:\w+ )?call\b", re.IGNORECASE
)
#: Least containment, and least number of shared telling words, of two items on the same matter.
_SAME_MATTER, _SHARED_WORDS = 0.5, 2
#: Above this containment a statement of one account counts as told by the other.
_TOLD = 0.5
#: Words in a row that make two quotations the same one.
_SAME_QUOTATION = 6
_PENDING = re.compile(
    r"\b(?:striv\w+|seek(?:s|ing)?|trying|tries|hop(?:es|ing) to|plans? to|pressur\w+|scheduled|pending|intends?)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:lost|fail(?:ed|s|ure)?|vetoed|collapsed|defeated|rejected|blocked|abandoned)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Comparison:
    """What the accounts of one event have in common, and what sets them apart."""

    agreed: tuple[Agreed, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    only_in: tuple[OnlyIn, ...] = ()
    silent: tuple[Silent, ...] = ()


def compare(event: Sequence[Telling], texts: Mapping[str, str] | None = None) -> Comparison:
    """Compare the tellings of one event.

    ``texts`` gives the documents' texts by ``source``; silence is then judged by them, and by what was drawn from the
    documents otherwise. One telling alone agrees with nobody: everything is empty.
    """
    if len(event) < 2:
        return Comparison()
    agreed, conflicts = compare_facets(event)
    outcomes = [item for t in event for item in outcome_items(t)]
    names = frozenset[str]().union(*(participant_words(t.conversation.participants) for t in event))
    positions = [item for t in event for item in position_items(t.summary, names)]
    _compare_items(outcomes, "outcome", agreed, conflicts)
    _compare_items(positions, "position", agreed, conflicts)
    conflicts += _status_conflicts(_distinct(outcomes + positions)[0])
    return Comparison(
        agreed=tuple(agreed),
        conflicts=_merged(conflicts),
        only_in=tuple(_only_in(event, outcomes + positions)),
        silent=tuple(_silent(event, names, texts or {})),
    )


# Outcomes and positions ---------------------------------------------------------------------------------------


def _compare_items(
    items: Sequence[Item], what: str, agreed: list[Agreed], conflicts: list[Conflict]
) -> None:
    """Put together what several accounts say on the same matter; each pair is agreed, in conflict or neither."""
    heads, same = _distinct(items)
    for a, b in combinations(heads, 2):
        if a.document == b.document or not _same_holder(a, b):
            continue
        accounts, wording = (a.account(), b.account()), _wording(a, b)
        if wording is _Wording.APART:
            conflicts.append(
                Conflict(topic=f"wording: {_shorter(a.topic, b.topic)}", accounts=accounts)
            )
        elif wording is _Wording.OTHER and not _same_matter(a, b):
            continue
        elif _differ(a, b):
            conflicts.append(
                Conflict(topic=_topic(a, b) if what == "outcome" else a.topic, accounts=accounts)
            )
        elif wording is _Wording.SAME or (
            _stances_bear(a.stance, b.stance) and similarity(a.words, b.words) >= 0.6
        ):
            same.append((a, b))
    agreed += _agreed_groups(same)


def _distinct(items: Sequence[Item]) -> tuple[list[Item], list[tuple[Item, Item]]]:
    """Return one item for every wording, and the pairs of accounts that share one: copies need no comparing."""
    heads: dict[tuple[str, str], Item] = {}
    same: list[tuple[Item, Item]] = []
    for item in items:
        head = heads.setdefault((fold(item.holder or ""), fold(item.text)), item)
        if head.document != item.document:
            same.append((head, item))
    return list(heads.values()), same


def _same_holder(a: Item, b: Item) -> bool:
    if a.holder is None or b.holder is None:
        return a.holder is b.holder
    return same_person(a.holder, b.holder) or a.holder == b.holder


def _same_matter(a: Item, b: Item) -> bool:
    return len(a.words & b.words) >= _SHARED_WORDS and similarity(a.words, b.words) >= _SAME_MATTER


def _differ(a: Item, b: Item) -> bool:
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


def _wording(a: Item, b: Item) -> _Wording:
    """Whether two accounts give the same words of somebody, and of the same thing.

    A long run of words makes two quotations one. What stands before it says of what it was said: where both have words
    of their own there and none in common, one of them has it wrong. Other differences are translation or shortening.
    """
    if a.holder is None or Speech.DIRECT not in {q.speech for q in (*a.quotes, *b.quotes)}:
        return _Wording.OTHER
    found = _Wording.OTHER
    for x in a.quotes:
        for y in b.quotes:
            run, mine, theirs = longest_shared_run(x.text or "", y.text or "")
            if run < _SAME_QUOTATION:
                continue
            first, second = telling(mine) - a.names, telling(theirs) - b.names
            if first and second and not first & second:
                return _Wording.APART
            found = _Wording.SAME
    return found


_AGAINST = frozenset({Stance.OPPOSES, Stance.DENIES, Stance.CRITICISES})
_FOR = frozenset({Stance.SUPPORTS, Stance.PROPOSES})


def _stances_bear(a: Stance | None, b: Stance | None) -> bool:
    return not ((a in _FOR and b in _AGAINST) or (a in _AGAINST and b in _FOR))


def _agreed_groups(pairs: Sequence[tuple[Item, Item]]) -> list[Agreed]:
    groups: list[list[Item]] = []
    for a, b in pairs:
        group = next((g for g in groups if any(x is a or x is b for x in g)), None)
        if group is None:
            groups.append(group := [])
        group += [x for x in (a, b) if all(x is not y and x.document != y.document for y in group)]
    return [
        Agreed(
            topic=g[0].topic if g[0].holder else "outcome",
            value=g[0].value,
            accounts=tuple(x.account() for x in g),
        )
        for g in groups
        if len(g) > 1
    ]


def _status_conflicts(items: Sequence[Item]) -> list[Conflict]:
    """One account tells an undertaking as going on, another as having failed."""
    found: list[Conflict] = []
    for a, b in combinations(items, 2):
        if (
            a.document == b.document
            or len(a.matter & b.matter) < 3
            or similarity(a.matter, b.matter) < _SAME_MATTER
        ):
            continue
        if {_state(a.text), _state(b.text)} == {"pending", "failed"}:
            shared = a.matter & b.matter
            accounts = tuple(_telling_quotes(x, shared).account() for x in (a, b))
            found.append(Conflict(topic=f"status: {_shorter(a.topic, b.topic)}", accounts=accounts))
    return found


def _telling_quotes(item: Item, shared: frozenset[str]) -> Item:
    """The item with the one quote that tells the status and is most about the shared matter."""
    telling_quotes = [q for q in item.quotes if _state(q.text or "")]
    best = max(
        telling_quotes, key=lambda q: len(telling(q.text or "") & shared), default=item.quotes[0]
    )
    return replace(item, label="", quotes=(best,))


def _state(text: str) -> str | None:
    return "failed" if _FAILED.search(text) else "pending" if _PENDING.search(text) else None


def _topic(a: Item, b: Item) -> str:
    """Name the matter of two items by the words they share, in the order of the first."""
    shared = a.words & b.words
    kept = [w for w in re.findall(r"\w+", a.label) if content(w) & shared]
    return " ".join(kept) or _shorter(a.topic, b.topic)


def _shorter(a: str, b: str) -> str:
    return min((a, b), key=lambda text: (len(text), text))


def _merged(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Join conflicts that share an account's quotes: one matter, several versions."""
    out: list[Conflict] = []
    for conflict in conflicts:
        spans = _spans(conflict)
        at = next((i for i, c in enumerate(out) if _spans(c) & spans), None)
        if at is None:
            out.append(conflict)
            continue
        known = {(a.document, a.quotes) for a in out[at].accounts}
        more = tuple(a for a in conflict.accounts if (a.document, a.quotes) not in known)
        out[at] = out[at].model_copy(update={"accounts": out[at].accounts + more})
    return tuple(out)


def _spans(conflict: Conflict) -> set[tuple[str, str, int | None, int | None]]:
    kind = conflict.topic.split(":")[0] if ":" in conflict.topic else conflict.topic
    return {(kind, a.document, q.start, q.end) for a in conflict.accounts for q in a.quotes}


# What one account says alone, and what it leaves out ----------------------------------------------------------


def _only_in(event: Sequence[Telling], items: Sequence[Item]) -> list[OnlyIn]:
    found: list[OnlyIn] = []
    naming = [t for t in event if t.conversation.initiated_by]
    holders = Counter(fold(i.text) for i in items)
    for t in event:
        who, quotes = initiator(t), initiative_quotes(t)
        if who is not None and quotes and naming == [t]:
            said = f"{INITIATED} {who.affiliation or who.name}."
            found.append(OnlyIn(document=t.document, statement=said, quotes=quotes))
        mine = (i for i in items if i.document == t.document and holders[fold(i.text)] == 1)
        found += [
            OnlyIn(document=i.document, statement=i.value, quotes=i.quotes)
            for i in mine
            if not _told_elsewhere(i, items)
        ]
    return found


def _told_elsewhere(item: Item, items: Sequence[Item]) -> bool:
    return any(o.document != item.document and _tells(o, item) for o in items)


def _tells(other: Item, item: Item) -> bool:
    return bool(item.words) and (
        similarity(item.words, other.words) >= _TOLD
        or len(item.words & other.matter) >= _TOLD * len(item.words)
    )


def _silent(
    event: Sequence[Telling], names: frozenset[str], texts: Mapping[str, str]
) -> list[Silent]:
    found: list[Silent] = []
    raised = _raised(event, names)
    initiative_told = any(initiator(t) is not None and initiative_quotes(t) for t in event)
    for t in event:
        text = texts.get(t.document)
        basis = SilenceBasis.SUMMARY if text is None else SilenceBasis.TEXT
        if (
            initiative_told
            and t.conversation.initiated_by is None
            and not _INITIATIVE.search(text or "")
        ):
            found.append(Silent(document=t.document, topic=WHO_INITIATED, basis=basis))
        said, mine = Said.by(t.summary, text), outcome_items(t)
        named: set[str] = set()
        for matter in raised:
            if not matter.words & named and _unmentioned(matter, said, mine):
                named |= matter.words
                found.append(Silent(document=t.document, topic=matter.topic, basis=basis))
    return found


@dataclass(frozen=True)
class _Raised:
    """A topic some account raises, or an outcome it tells."""

    topic: str
    words: frozenset[str]
    outcome: Item | None = None


def _raised(event: Sequence[Telling], names: frozenset[str]) -> list[_Raised]:
    """What the accounts raise, topics before outcomes, each set of words once."""
    topics = [_Raised(topic, telling(topic) - names) for t in event for topic in _own_topics(t)]
    outcomes = [_Raised(item.value, item.words, item) for t in event for item in outcome_items(t)]
    distinct: dict[frozenset[str], _Raised] = {}
    for raised in (*topics, *outcomes):
        if raised.words:
            distinct.setdefault(raised.words, raised)
    return list(distinct.values())


def _unmentioned(raised: _Raised, said: Said, mine: Sequence[Item]) -> bool:
    """Nothing of a topic is mentioned; of an outcome neither its day nor, without one, half of its words."""
    item = raised.outcome
    if item is None:
        return not raised.words & said.words
    absent = item.words - said.words
    unheard = not item.days & said.days if item.days else 2 * len(absent) >= len(item.words)
    return bool(absent) and unheard and not any(_same_matter(item, own) for own in mine)


def _own_topics(telling_: Telling) -> list[str]:
    """The topics of a conversation, and of its participants' positions, that the account's own quotes bear out."""
    summary, talk = telling_.summary, telling_.conversation
    quoted = [q for p in summary.positions for q in p.quotes if q.verified]
    quoted += [*telling_.quotes, *(q for o in talk.outcomes for q in o.quotes if q.verified)]
    held = [
        p.topic
        for p in summary.positions
        if any(same_person(p.holder, x.name) for x in talk.participants)
    ]
    topics = dict.fromkeys([*talk.topics, *held])
    return [topic for topic in topics if telling(topic) and topic_borne_out(topic, quoted)]
