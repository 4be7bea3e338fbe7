"""What one account of an event says alone, and what it leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from summarizer.accounts.events import TalkAccount
from summarizer.accounts.facets import initiative_quotes, initiator
from summarizer.accounts.items import (
    ComparableItem,
    Said,
    outcome_items,
    same_matter,
    topic_borne_out,
)
from summarizer.accounts.silence import is_distinct
from summarizer.models.brief import OnlyIn, SilenceBasis, Silent
from summarizer.models.summary import Conversation, Position
from summarizer.names.actors import Strictness, same_actor
from summarizer.words.content import names_a_matter, salient_words, similarity
from summarizer.words.scripts import fold

#: How a statement on the initiator begins: composed here, so that a form can tell it from a document's words.
INITIATED = "The conversation was initiated by"
#: The topic of a silence on the initiator.
WHO_INITIATED = "who initiated the conversation"
#: Words by which a text says who initiated a conversation, whatever was drawn from it.
_INITIATIVE = re.compile(
    r"\binitiat\w+|\bat (?:the|his|her) request\b|\breceived an? (?:\w+ )?call\b", re.IGNORECASE
)
#: Above this containment a statement of one account counts as told by the other.
_TOLD = 0.5


def only_in(
    event: Sequence[TalkAccount], items: Sequence[ComparableItem], origin: Mapping[str, str]
) -> list[OnlyIn]:
    """What one account says alone; documents of one origin are one account, and the first of them is named."""
    of = {t.document: origin.get(t.document, t.document) for t in event}
    firsts = {of[t.document]: t for t in reversed(event)}
    if len(firsts) < 2:
        return []
    naming = {of[t.document] for t in event if t.conversation.initiated_by}
    once = _told_by_one(items, of)
    found: list[OnlyIn] = []
    for account, t in firsts.items():
        own = [i for i in once if i.document == t.document]
        others = _told_elsewhere(items, of, account)
        found += _initiative_only_in(t) if naming == {account} else ()
        found += _told_by_none(own, others)
    return sorted(found, key=lambda o: list(of).index(o.document))


def _told_by_one(items: Sequence[ComparableItem], of: Mapping[str, str]) -> list[ComparableItem]:
    """The items whose very words only one account has."""
    tellers = Counter(text for text, _ in {(fold(i.text), of.get(i.document)) for i in items})
    return [i for i in items if tellers[fold(i.text)] == 1]


def _told_elsewhere(
    items: Sequence[ComparableItem], of: Mapping[str, str], account: str
) -> list[ComparableItem]:
    """The items that other accounts tell."""
    return [o for o in items if of.get(o.document) != account]


def _told_by_none(
    own: Sequence[ComparableItem], others: Sequence[ComparableItem]
) -> Iterator[OnlyIn]:
    """Yield the items that no other account tells."""
    for item in own:
        if not any(_tells(other, item) for other in others):
            yield OnlyIn(document=item.document, statement=item.value, quotes=item.quotes)


def _initiative_only_in(t: TalkAccount) -> Iterator[OnlyIn]:
    """Yield who initiated the conversation, where an account says so in quotes."""
    who, quotes = initiator(t), initiative_quotes(t)
    if who is not None and quotes:
        said = f"{INITIATED} {who.affiliation or who.name}."
        yield OnlyIn(document=t.document, statement=said, quotes=quotes)


def _tells(other: ComparableItem, item: ComparableItem) -> bool:
    return bool(item.words) and (
        similarity(item.words, other.words) >= _TOLD
        or len(item.words & other.matter) >= _TOLD * len(item.words)
    )


def silent(
    event: Sequence[TalkAccount], names: frozenset[str], texts: Mapping[str, str]
) -> list[Silent]:
    """Return what each account leaves out that others raise; ``names`` are the words of who takes part.

    ``texts`` gives the documents' texts by ``source``; of a document without one only what was drawn from it is known.
    """
    raised = _raised(event, names)
    initiative_told = any(initiator(t) is not None and initiative_quotes(t) for t in event)
    found: list[Silent] = []
    for t in event:
        text = texts.get(t.document)
        basis = SilenceBasis.SUMMARY if text is None else SilenceBasis.TEXT
        topics = [*_left_out(t, raised, text)]
        if initiative_told and _names_no_initiator(t, text or ""):
            topics.insert(0, WHO_INITIATED)
        found += [Silent(document=t.document, topic=topic, basis=basis) for topic in topics]
    return found


def _left_out(t: TalkAccount, raised: Sequence[_Raised], text: str | None) -> Iterator[str]:
    """Yield what others raise and an account does not mention, each matter once."""
    said, mine = Said.by(t.summary, text), outcome_items(t)
    named: set[str] = set()
    for matter in raised:
        if not matter.words & named and _unmentioned(matter, said, mine):
            named |= matter.words
            yield matter.topic


def _names_no_initiator(t: TalkAccount, text: str) -> bool:
    return t.conversation.initiated_by is None and not _INITIATIVE.search(text)


@dataclass(frozen=True)
class _Raised:
    """A topic some account raises, or an outcome it tells."""

    topic: str
    words: frozenset[str]
    outcome: ComparableItem | None = None


def _raised(event: Sequence[TalkAccount], names: frozenset[str]) -> list[_Raised]:
    """What the accounts raise, topics before outcomes, each set of words once."""
    topics = [
        _Raised(topic, salient_words(topic) - names) for t in event for topic in _own_topics(t)
    ]
    outcomes = [_Raised(item.value, item.words, item) for t in event for item in outcome_items(t)]
    distinct: dict[frozenset[str], _Raised] = {}
    for raised in (*topics, *outcomes):
        if raised.words:
            distinct.setdefault(raised.words, raised)
    return list(distinct.values())


def _unmentioned(raised: _Raised, said: Said, mine: Sequence[ComparableItem]) -> bool:
    """Nothing of a topic is mentioned; of an outcome neither its day nor, without one, half of its words.

    A word is mentioned in any form, and where another that tellers put for it stands.
    """
    item = raised.outcome
    if item is None:
        return is_distinct(raised.topic) and said.lacks(raised.words, raised.topic) == raised.words
    absent = said.lacks(item.words, f"{item.label} {item.text}")
    unheard = not item.days & said.days if item.days else 2 * len(absent) >= len(item.words)
    return bool(absent) and unheard and not any(same_matter(item, own) for own in mine)


def _own_topics(account: TalkAccount) -> list[str]:
    """The topics of a conversation, and of its participants' positions, that the account's own quotes bear out."""
    summary, talk = account.summary, account.conversation
    held_by = chain.from_iterable(p.quotes for p in summary.positions)
    reached_by = chain.from_iterable(o.quotes for o in talk.outcomes)
    quoted = [*account.quotes, *(q for q in (*held_by, *reached_by) if q.verified)]
    held = [p.topic for p in summary.positions if _is_of_participant(p, talk)]
    named = filter(_is_a_matter, dict.fromkeys([*talk.topics, *held]))
    return [topic for topic in named if topic_borne_out(topic, quoted)]


def _is_a_matter(topic: str) -> bool:
    return bool(salient_words(topic)) and names_a_matter(topic)


def _is_of_participant(position: Position, talk: Conversation) -> bool:
    names = (person.name for person in talk.participants)
    return any(same_actor(position.holder, name, Strictness.ACROSS) for name in names)
