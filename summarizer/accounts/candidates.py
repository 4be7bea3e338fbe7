"""Which pairs of accounts are worth comparing, found by keys and windows instead of all against all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from summarizer.accounts.talk_accounts import TalkAccount
from summarizer.models.summary import Participant
from summarizer.names.bodies import is_office
from summarizer.names.persons import name_words, sound
from summarizer.names.places import side_key

#: Accounts of the same people up to which every pair is compared.
_FEW = 24
#: Neighbours in time, accounts of the same words, and accounts by rare words each is compared with beyond that.
_NEIGHBOURS, _COPIES, _BY_WORDS = 30, 6, 20
#: A word that stands in more accounts of the same people than this leads nowhere.
_RARE = 30
_DAYS = 15
#: Participants of a conversation of whom every pair is a key; lists of attendance go on for hundreds.
_MANY = 60


def candidates(accounts: Sequence[TalkAccount]) -> list[tuple[int, int]]:
    """Return the pairs that share the participants they must share, each once, in order.

    A pair of people that many accounts share is looked through by date and by rare words, so that the number of
    pairs grows with the number of accounts and not with its square.
    """
    people: defaultdict[str, list[int]] = defaultdict(list)
    for i, account in enumerate(accounts):
        for key in _keys(account.conversation.participants):
            people[key].append(i)
    found: set[tuple[int, int]] = set()
    seen: set[tuple[int, ...]] = set()
    for key in sorted(people):
        members = people[key]
        if tuple(members) not in seen:
            seen.add(tuple(members))
            found.update(_within(members, accounts))
    return sorted(found)


def _within(members: Sequence[int], accounts: Sequence[TalkAccount]) -> Iterator[tuple[int, int]]:
    if len(members) <= _FEW:
        yield from combinations(members, 2)
        return
    yield from _near_in_time(members, accounts)
    yield from _same_words(members, accounts)
    yield from _rare_words([i for i in members if accounts[i].latest_day is None], accounts)


def _near_in_time(
    members: Sequence[int], accounts: Sequence[TalkAccount]
) -> Iterator[tuple[int, int]]:
    dated = sorted((day.toordinal(), i) for i in members if (day := accounts[i].latest_day))
    for at, (first, i) in enumerate(dated):
        for other, j in dated[at + 1 : at + 1 + _NEIGHBOURS]:
            if other - first <= _DAYS:
                yield min(i, j), max(i, j)


def _same_words(
    members: Sequence[int], accounts: Sequence[TalkAccount]
) -> Iterator[tuple[int, int]]:
    """Copies have every word in common, so that none of them is rare."""
    alike: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for i in members:
        alike[accounts[i].matter].append(i)
    for group in alike.values():
        for at, i in enumerate(group):
            yield from ((i, j) for j in group[at + 1 : at + 1 + _COPIES])


def _rare_words(
    members: Sequence[int], accounts: Sequence[TalkAccount]
) -> Iterator[tuple[int, int]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i in members:
        for word in sorted(accounts[i].salient):
            index[word].append(i)
    for i in members:
        shared: Counter[int] = Counter()
        for word in sorted(accounts[i].salient):
            if len(index[word]) <= _RARE:
                shared.update(j for j in index[word] if j > i)
        yield from ((i, j) for j, _ in shared.most_common(_BY_WORDS))


def _keys(participants: Sequence[Participant]) -> frozenset[str]:
    """Pairs of surnames by sound, of two different participants; the names themselves where there is one."""
    each = [sorted(_person_keys(p)) for p in participants]
    # Of a plenary each name is looked at: the pairs of a thousand participants would be a million.
    single = (
        frozenset(chain.from_iterable(each))
        if len(each) == 1 or len(each) > _MANY
        else frozenset[str]()
    )
    return single | frozenset(
        "+".join(sorted((a, b)))
        for one, other in combinations(each[:_MANY], 2)
        for a in one
        for b in other
    )


def _person_keys(participant: Participant) -> set[str]:
    words = name_words(participant.name)
    named = bool(words) and not is_office(participant.name)
    keys: set[str] = {_skeleton(words[0]), _skeleton(words[-1])} if named else set()
    side = participant.affiliation or ("" if named else participant.name)
    return keys | ({side_key(side)} if side else set[str]())


def _skeleton(word: str) -> str:
    key = sound(word)
    return key[0] + re.sub("[aeiou]", "", key[1:])[:3]
