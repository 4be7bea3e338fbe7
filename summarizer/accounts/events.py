"""Which documents report the same conversation, and which report another one between the same people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from summarizer.accounts.candidates import candidates
from summarizer.accounts.likeness import TextLikeness
from summarizer.accounts.talk_accounts import TalkAccount, verified
from summarizer.models.quote import Quote
from summarizer.models.summary import Medium, Participant
from summarizer.models.verified import VerifiedSummary
from summarizer.names.actors import same_participant
from summarizer.names.places import government
from summarizer.words.content import similarity
from summarizer.words.scripts import fold

__all__ = [
    "MEDIUM_CUES",
    "TalkAccount",
    "group_events",
    "likeness",
    "media_named",
    "shared_participants",
    "verified",
]

#: Days between a conversation and the publication of a document that gives no date for it.
_REPORTED_WITHIN = 14
#: Least share of salient words two undated conversations must have in common.
_SAME_MATTER = 0.2
#: The same where nothing at all tells when they took place: of the conversations, and of all the documents say.
_SAME_UNDATED = 0.34
#: Least likeness of two texts for one without a day to be of the other's conversation. Of the annotated pairs that tell
#: of one event the least alike have 0.28; nineteen in twenty pairs of readouts of different talks are below 0.21.
_TEXTS_ALIKE = 0.24
#: Questions about pairs in doubt, in one note.
_MOST_ASKED = 24
#: Members of a group that are asked whether it may be joined with another.
_WITNESSES = 8
_ANOTHER = re.compile(
    r"\b(?:second|third|again|follow-?up|another|new|further|once more)\b", re.IGNORECASE
)
#: Words that name how a conversation was held.
MEDIUM_CUES: dict[Medium, re.Pattern[str]] = {
    Medium.PHONE: re.compile(r"\b(?:tele)?phon\w*|\bcall(?:s|ed)?\b", re.IGNORECASE),
    Medium.VIDEO: re.compile(r"\bvideo\w*|\bvirtual\w*|\bonline\b", re.IGNORECASE),
    Medium.IN_PERSON: re.compile(
        r"\bmet\b|\bmeeting\b|\bmeet\b|\bin person\b|\bvisit\w*|\bhosted\b|\breceived\b",
        re.IGNORECASE,
    ),
    Medium.WRITTEN: re.compile(r"\bletters?\b|\bwrote\b|\bmessages?\b|\bwritten\b", re.IGNORECASE),
}
_UNTOLD = (Medium.UNKNOWN, Medium.OTHER)


class EventDoubts(Protocol):
    """Somebody who can be asked where rules cannot tell."""

    def same_event(self, a: TalkAccount, b: TalkAccount) -> bool:
        """Whether two documents report one conversation."""
        ...


def group_events(
    summaries: Sequence[VerifiedSummary],
    doubts: EventDoubts | None = None,
    alike: TextLikeness | None = None,
) -> tuple[tuple[TalkAccount, ...], ...]:
    """Return the events, each as the accounts of it in the order of the summaries.

    Two accounts are joined when their participants agree and neither date, weekday, medium nor publication speaks
    against it; no document tells one event twice. A pair that contradicts keeps two groups apart. An account without a
    day joins the one event of the same people, held in the same way, that its text is like: ``alike`` is how alike the
    texts are, by the summaries' numbers. One that names no persons but their states joins the one talk of these it can
    mean. ``doubts`` is asked about pairs against which nothing speaks and too
    little for.
    """
    accounts = [TalkAccount(s, c) for s in summaries for c in s.conversations if c.participants]
    pairs, groups = _Pairs(accounts), _Groups(len(accounts))
    possible = candidates(accounts)
    _join_bearing(pairs, groups, possible)
    _join_by_sides(accounts, pairs, groups)
    if alike is not None:
        _join_undated(_TextsAlike(summaries, accounts, alike), pairs, groups, possible)
    if doubts is not None:
        _ask(doubts, pairs, groups, possible)
    return tuple(tuple(accounts[i] for i in members) for members in groups.all())


def _join_bearing(pairs: _Pairs, groups: _Groups, possible: Iterable[tuple[int, int]]) -> None:
    """Join the groups whose accounts all bear each other, the most alike first."""
    for i, j in _nearest_first(pairs, possible):
        if not groups.together(i, j) and pairs.all_bear(groups.of(i), groups.of(j)):
            groups.join(i, j)


def _nearest_first(pairs: _Pairs, possible: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of tellings that can be one event, the most alike first."""
    likeness = {pair: pairs.likeness(*pair) for pair in possible}
    ranked = [(-share, pair) for pair, share in likeness.items() if share is not None]
    return [pair for _, pair in sorted(ranked)]


def _join_by_sides(accounts: Sequence[TalkAccount], pairs: _Pairs, groups: _Groups) -> None:
    """Join tellings that name states alone, and no day, to the one talk of their persons that can be meant."""
    by_side: defaultdict[tuple[Medium, str], dict[int, None]] = defaultdict(dict)
    for i, account in enumerate(accounts):
        for participant in account.conversation.participants if account.day else ():
            by_side[_of_side(account, participant.affiliation or "")][i] = None
    for i, account in enumerate(accounts):
        people = account.conversation.participants
        if account.day or len(people) < 2 or account.conversation.medium in _UNTOLD:
            continue
        both = [by_side.get(_of_side(account, p.name), {}) for p in people]
        near = [j for j in both[0] if all(j in others for others in both[1:])]
        whole = {tuple(groups.of(j)) for j in near if not groups.together(i, j)}
        fitting = [g for g in whole if _spans_meet(account, accounts[g[0]])]
        if len(fitting) == 1 and pairs.none_apart(groups.of(i), fitting[0]):
            groups.join(i, fitting[0][0])


def _of_side(account: TalkAccount, name: str) -> tuple[Medium, str]:
    """A key of talks held in one way by somebody of a side: states by what they are called everywhere."""
    return account.conversation.medium, government(name) or fold(name)


@dataclass(frozen=True)
class _TextsAlike:
    """How alike the texts are in which two conversations are told."""

    summaries: Sequence[VerifiedSummary]
    accounts: Sequence[TalkAccount]
    alike: TextLikeness

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(summary): n for n, summary in enumerate(self.summaries)}

    def any_dated(self, members: Iterable[int]) -> bool:
        return any(self.accounts[i].day for i in members)

    def of(self, i: int, j: int) -> float:
        first, second = (self._numbers[id(self.accounts[n].summary)] for n in (i, j))
        return self.alike.of(first, second)


def _join_undated(
    texts: _TextsAlike, pairs: _Pairs, groups: _Groups, possible: Sequence[tuple[int, int]]
) -> None:
    """Join accounts without a day to the event of the same people that has one, where there is only one."""
    for undated in [m for m in groups.all() if not texts.any_dated(m)]:
        near: dict[tuple[int, ...], float] = {}
        for mine, other in _leading_out(undated, possible):
            group = tuple(groups.of(other))
            if same_occasion(*pairs.accounts(mine, other)) and pairs.none_apart(undated, group):
                near[group] = max(near.get(group, 0.0), texts.of(mine, other))
        if len(near) == 1:
            ((group, score),) = near.items()
            if score >= _TEXTS_ALIKE and texts.any_dated(group):
                groups.join(undated[0], group[0])


def _leading_out(
    group: Sequence[int], possible: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a member of a group, which comes first, with somebody outside of it."""
    for i, j in possible:
        if (i in group) != (j in group):
            yield (i, j) if i in group else (j, i)


def _ask(
    doubts: EventDoubts, pairs: _Pairs, groups: _Groups, possible: Sequence[tuple[int, int]]
) -> None:
    """Ask about the pairs in doubt, those first for which most speaks, and about two groups once."""
    ranked = [(pair, s) for pair in possible if (s := pairs.doubt(*pair)) is not None]
    asked: set[frozenset[tuple[int, ...]]] = set()
    for (i, j), _ in sorted(ranked, key=lambda entry: (-entry[1], entry[0])):
        both = frozenset({tuple(groups.of(i)), tuple(groups.of(j))})
        if groups.together(i, j) or both in asked or len(asked) >= _MOST_ASKED:
            continue
        if not pairs.none_apart(groups.of(i), groups.of(j)):
            continue
        asked.add(both)
        if doubts.same_event(*pairs.accounts(i, j)):
            groups.join(i, j)


class _Groups:
    """Disjoint groups of numbers, in the order of their smallest member."""

    def __init__(self, count: int) -> None:
        self._members = {i: [i] for i in range(count)}
        self._of = list(range(count))

    def of(self, i: int) -> list[int]:
        return self._members[self._of[i]]

    def together(self, i: int, j: int) -> bool:
        return self._of[i] == self._of[j]

    def join(self, i: int, j: int) -> None:
        keep, gone = sorted((self._of[i], self._of[j]))
        moved = self._members.pop(gone)
        self._members[keep] = sorted(self._members[keep] + moved)
        for member in moved:
            self._of[member] = keep

    def all(self) -> list[list[int]]:
        return [self._members[key] for key in sorted(self._members)]


class _Pairs:
    """Likenesses of pairs of accounts, each worked out once."""

    def __init__(self, accounts: Sequence[TalkAccount]) -> None:
        self._accounts = accounts
        self._known: dict[tuple[int, int], float | None] = {}

    def likeness(self, i: int, j: int) -> float | None:
        pair = (min(i, j), max(i, j))
        if pair not in self._known:
            self._known[pair] = likeness(self._accounts[pair[0]], self._accounts[pair[1]])
        return self._known[pair]

    def doubt(self, i: int, j: int) -> float | None:
        """How much speaks for one event, where nothing speaks against it and too little for it."""
        return None if self.likeness(i, j) is not None else in_doubt(*self.accounts(i, j))

    def accounts(self, i: int, j: int) -> tuple[TalkAccount, TalkAccount]:
        return self._accounts[i], self._accounts[j]

    def none_apart(self, a: Sequence[int], b: Sequence[int]) -> bool:
        """Whether nothing keeps two groups from being one event."""
        if {self._accounts[i].document for i in a} & {self._accounts[j].document for j in b}:
            return False
        pairs = ((x, y) for x in _witnesses(a) for y in _witnesses(b))
        return not any(_apart(*self.accounts(*pair)) for pair in pairs)

    def all_bear(self, a: Sequence[int], b: Sequence[int]) -> bool:
        """Whether two groups can be one event: a few witnesses of each are asked, and no document stands in both."""
        sources = {self._accounts[i].document for i in a}
        if any(self._accounts[j].document in sources for j in b):
            return False
        return all(self.likeness(x, y) is not None for x in _witnesses(a) for y in _witnesses(b))


def _witnesses(group: Sequence[int]) -> Sequence[int]:
    """The members themselves, or a few spread over a large group, so that its size does not cost."""
    return group if len(group) <= _WITNESSES else group[:: len(group) // _WITNESSES + 1]


def likeness(a: TalkAccount, b: TalkAccount) -> float | None:
    """Return how alike two accounts are, or null where they cannot be of the same event."""
    if a.document == b.document or _days_apart(a, b):
        return None
    shared = shared_participants(a.conversation.participants, b.conversation.participants)
    least = min(len(a.conversation.participants), len(b.conversation.participants))
    if shared < min(2, least) or 3 * shared < 2 * least:
        return None
    matter = similarity(a.matter, b.matter)
    same_day = a.day is not None and a.day == b.day
    if not same_day and (shared < 2 or not _dates_bear(a, b, matter) or _media_differ(a, b)):
        return None
    return shared + 2 * same_day + matter


def _days_apart(a: TalkAccount, b: TalkAccount) -> bool:
    """Whether the days of two accounts are more than one apart: one may be a time zone or a slip."""
    return a.day is not None and b.day is not None and abs((a.day - b.day).days) > 1


def same_occasion(a: TalkAccount, b: TalkAccount) -> bool:
    """Whether the same people talked, and in the same way by what both accounts say."""
    people = (a.conversation.participants, b.conversation.participants)
    shared, least = shared_participants(*people), min(map(len, people))
    same_medium = a.conversation.medium is b.conversation.medium
    told = same_medium and a.conversation.medium not in _UNTOLD
    return (
        shared >= 2
        and 3 * shared >= 2 * least
        and told
        and not (_says_another(a) or _says_another(b))
    )


def in_doubt(a: TalkAccount, b: TalkAccount) -> float | None:
    """Return how much speaks for one event where nothing speaks against it; null where something does, or too little.

    Half of the participants that one event demands are enough, and half of the likeness.
    """
    if a.document == b.document or _apart(a, b):
        return None
    shared = shared_participants(a.conversation.participants, b.conversation.participants)
    least = min(len(a.conversation.participants), len(b.conversation.participants))
    matter = similarity(a.matter, b.matter)
    enough = 3 * shared >= least and shared > 0
    return shared + matter if enough and matter >= _SAME_MATTER / 2 else None


def _apart(a: TalkAccount, b: TalkAccount) -> bool:
    """Whether the days, the weekdays or how they were held keep two conversations apart."""
    if a.day and b.day and abs((a.day - b.day).days) > 1:
        return True
    dated = bool(a.day and b.day)
    if _spans_meet(a, b) is False:
        return not dated
    return (_weekdays_differ(a, b) and not dated) or _media_differ(a, b)


def _spans_meet(a: TalkAccount, b: TalkAccount) -> bool | None:
    """Whether the days in which two conversations can have been have one in common; null where one has none."""
    first, second = _span(a), _span(b)
    if not first or not second:
        return None
    return max(first[0], second[0]) <= min(first[1], second[1])


def shared_participants(a: Sequence[Participant], b: Sequence[Participant]) -> int:
    """Return how many participants of one list stand in the other, each counted once."""
    left = list(b)
    for participant in a:
        match = next((p for p in left if same_participant(participant, p)), None)
        if match is not None:
            left.remove(match)
    return len(b) - len(left)


def media_named(quotes: Sequence[Quote]) -> frozenset[Medium]:
    """Return how a conversation was held by its quotes; several where they say "a call on a video summit"."""
    return frozenset(
        medium
        for medium, cue in MEDIUM_CUES.items()
        if any(cue.search(quote.text or "") for quote in quotes)
    )


def _dates_bear(a: TalkAccount, b: TalkAccount, matter: float) -> bool:
    """Whether two accounts that do not give the same day can still be of one event."""
    if a.day and b.day:
        return _days_bear(a, b, abs((a.day - b.day).days), matter)
    if _weekdays_differ(a, b):
        return False
    meet, alike = _spans_meet(a, b), matter >= _SAME_MATTER
    if meet is not None:
        return meet and (alike or bool(a.day or b.day))
    if a.weekdays & b.weekdays:
        return alike
    return matter >= _SAME_UNDATED and similarity(a.salient, b.salient) >= _SAME_UNDATED


def _days_bear(a: TalkAccount, b: TalkAccount, apart: int, matter: float) -> bool:
    """Whether two accounts that many days apart can be of one event."""
    # A day apart may be a time zone or a slip; anything said to be another conversation is one.
    near = apart == 1 and matter >= _SAME_MATTER
    return near and not (_says_another(a) or _says_another(b))


def _span(account: TalkAccount) -> tuple[date, date] | None:
    """The days the conversation can have taken place on; null where nothing is known."""
    if account.day:
        return account.day, account.day
    published = account.summary.document.published
    if published is None:
        return None
    return date.fromordinal(max(1, published.toordinal() - _REPORTED_WITHIN)), published


def _weekdays_differ(a: TalkAccount, b: TalkAccount) -> bool:
    """Whether both name weekdays and none of them is the same: "said on Monday" may stand beside the day itself."""
    return bool(a.weekdays and b.weekdays and not a.weekdays & b.weekdays)


def _says_another(account: TalkAccount) -> bool:
    return any(_ANOTHER.search(q.text or "") for q in account.quotes)


def _media_differ(a: TalkAccount, b: TalkAccount) -> bool:
    """Whether they were held differently, by what is said of them and by the words themselves."""
    first, second = a.conversation.medium, b.conversation.medium
    if first == second or first in _UNTOLD or second in _UNTOLD:
        return False
    return not media_named(a.quotes) & media_named(b.quotes)
