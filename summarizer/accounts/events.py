"""Which documents report the same conversation, and which report another one between the same people."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from summarizer.accounts.names import is_office, name_words, same_participant, sound
from summarizer.accounts.places import side_key
from summarizer.accounts.words import similarity, telling, weekdays
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium, Participant
from summarizer.models.verified import VerifiedSummary

#: Days between a conversation and the publication of a document that gives no date for it.
_REPORTED_WITHIN = 14
#: Least share of telling words two undated conversations must have in common.
_SAME_MATTER = 0.2
_ANOTHER = re.compile(
    r"\b(?:second|third|again|follow-?up|another|new|further|once more)\b", re.IGNORECASE
)
_UNTOLD = (Medium.UNKNOWN, Medium.OTHER)


@dataclass(frozen=True)
class Telling:
    """One conversation as one document tells it."""

    summary: VerifiedSummary
    conversation: Conversation

    @property
    def document(self) -> str:
        """The ``source`` of the document."""
        return self.summary.document.source

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The verified quotes behind the conversation."""
        return verified(self.conversation.quotes)

    @cached_property
    def day(self) -> date | None:
        """The day of the conversation; null where the document does not give one, or only a month."""
        return as_day(self.conversation.date)


def group_events(summaries: Sequence[VerifiedSummary]) -> tuple[tuple[Telling, ...], ...]:
    """Return the events, each as the tellings of it in the order of the summaries.

    Two tellings are joined when their participants agree and neither date, weekday, medium nor publication
    speaks against it; no document tells one event twice. A pair that contradicts keeps two groups apart.
    """
    tellings = [Telling(s, c) for s in summaries for c in s.conversations if c.participants]
    scores = {
        pair: s
        for pair in _candidates(tellings)
        if (s := likeness(tellings[pair[0]], tellings[pair[1]])) is not None
    }
    groups = {i: [i] for i in range(len(tellings))}
    where = dict(zip(groups, groups, strict=True))
    for i, j in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        a, b = groups[where[i]], groups[where[j]]
        if a is b or not all(
            _bearable(tellings[x], tellings[y], scores.get((min(x, y), max(x, y))))
            for x in a
            for y in b
        ):
            continue
        keep, gone = min(where[i], where[j]), max(where[i], where[j])
        groups[keep] = sorted(a + b)
        del groups[gone]
        where.update(dict.fromkeys(groups[keep], keep))
    return tuple(tuple(tellings[i] for i in groups[key]) for key in sorted(groups))


def likeness(a: Telling, b: Telling) -> float | None:
    """Return how alike two tellings are, or null where they cannot be of the same event."""
    if a.document == b.document or (a.day and b.day and abs((a.day - b.day).days) > 1):
        return None
    shared = shared_participants(a.conversation.participants, b.conversation.participants)
    least = min(len(a.conversation.participants), len(b.conversation.participants))
    if shared < min(2, least) or 3 * shared < 2 * least:
        return None
    matter = similarity(_matter(a), _matter(b))
    same_day = a.day is not None and a.day == b.day
    if not same_day and (shared < 2 or not _dates_bear(a, b, matter)):
        return None
    if not same_day and _media_differ(a.conversation.medium, b.conversation.medium):
        return None
    return shared + 2 * same_day + matter


def shared_participants(a: Sequence[Participant], b: Sequence[Participant]) -> int:
    """Return how many participants of one list stand in the other, each counted once."""
    left = list(b)
    for participant in a:
        match = next((p for p in left if same_participant(participant, p)), None)
        if match is not None:
            left.remove(match)
    return len(b) - len(left)


def verified(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes that may appear as quotations, each span once."""
    seen: dict[tuple[int | None, int | None, str | None], Quote] = {}
    for quote in quotes:
        if quote.verified and quote.text:
            seen.setdefault((quote.start, quote.end, quote.text), quote)
    return tuple(seen.values())


def as_day(value: str | None) -> date | None:
    """Return an ISO 8601 day as a date; null for anything else, a month or a year among them."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _bearable(a: Telling, b: Telling, score: float | None) -> bool:
    """Whether two tellings may stand in one group although nothing links them directly."""
    return score is not None or likeness(a, b) is not None


def _candidates(tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    """Return the pairs that share the participants they must share, found by key instead of all against all."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i, telling_ in enumerate(tellings):
        for key in sorted(_keys(telling_.conversation.participants)):
            index[key].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for members in index.values():
        shared.update(combinations(members, 2))
    return set(shared)


def _keys(participants: Sequence[Participant]) -> frozenset[str]:
    """Pairs of surnames by sound, so that a name that stands in every document costs nothing by itself."""
    ends: list[str] = sorted({key for p in participants for key in _person_keys(p)})
    return frozenset(f"{a}+{b}" for a, b in combinations(ends, 2)) | (
        frozenset(ends) if len(participants) == 1 else frozenset[str]()
    )


def _person_keys(participant: Participant) -> set[str]:
    words = name_words(participant.name)
    keys: set[str] = (
        {_skeleton(words[0]), _skeleton(words[-1])}
        if words and not is_office(participant.name)
        else set()
    )
    side = participant.affiliation or (
        participant.name if not keys or is_office(participant.name) else ""
    )
    return keys | ({side_key(side)} if side else set[str]())


def _skeleton(word: str) -> str:
    key = sound(word)
    return key[0] + re.sub("[aeiou]", "", key[1:])[:3]


def _matter(telling_: Telling) -> frozenset[str]:
    talk = telling_.conversation
    said = [
        *talk.topics,
        *(o.text for o in talk.outcomes),
        *(q.text or "" for q in telling_.quotes),
    ]
    who = frozenset[str]().union(
        *(telling(f"{p.name} {p.affiliation or ''}") for p in talk.participants)
    )
    return frozenset[str]().union(*(telling(text) for text in said)) - who


def _dates_bear(a: Telling, b: Telling, matter: float) -> bool:
    """Whether two tellings that do not give the same day can still be of one event."""
    if a.day and b.day:
        # A day apart may be a time zone or a slip; anything said to be another conversation is one.
        return (
            abs((a.day - b.day).days) == 1
            and matter >= _SAME_MATTER
            and not (_says_another(a) or _says_another(b))
        )
    if _weekdays_differ(a, b):
        return False
    first, second = _span(a), _span(b)
    if first and second:
        return max(first[0], second[0]) <= min(first[1], second[1]) and (
            matter >= _SAME_MATTER or bool(a.day or b.day)
        )
    return matter >= _SAME_MATTER


def _span(telling_: Telling) -> tuple[date, date] | None:
    """The days the conversation can have taken place on; null where nothing is known."""
    if telling_.day:
        return telling_.day, telling_.day
    published = telling_.summary.document.published
    if published is None:
        return None
    return date.fromordinal(max(1, published.toordinal() - _REPORTED_WITHIN)), published


def _weekdays_differ(a: Telling, b: Telling) -> bool:
    first, second = _weekday(a), _weekday(b)
    return first is not None and second is not None and first != second


def _weekday(telling_: Telling) -> int | None:
    """The weekday of the conversation, where its first quote names one only."""
    if telling_.day:
        return telling_.day.weekday()
    named = weekdays(telling_.quotes[0].text or "") if telling_.quotes else frozenset[int]()
    return next(iter(named)) if len(named) == 1 else None


def _says_another(telling_: Telling) -> bool:
    return any(_ANOTHER.search(q.text or "") for q in telling_.quotes)


def _media_differ(a: Medium, b: Medium) -> bool:
    return a != b and a not in _UNTOLD and b not in _UNTOLD
