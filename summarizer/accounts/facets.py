"""Date, medium and initiator of one event, as each account gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from summarizer.accounts.events import MEDIUM_CUES, TalkAccount, media_named
from summarizer.models.brief import Account, Agreed, Conflict, ConflictKind
from summarizer.models.quote import Quote
from summarizer.models.summary import Participant
from summarizer.names.actors import Strictness, same_actor, same_participant
from summarizer.names.places import same_side
from summarizer.words.days import WEEKDAYS, names_a_day, weekdays

_INITIATIVE = re.compile(
    r"\b(?:initiative|initiated|request(?:ed)?|received an? (?:\w+ )?call|call(?:ed)? (?:\w+ )?from"
    r"|called|phoned|telephoned|rang|convened|invited|invitation)\b",
    re.IGNORECASE,
)


_Answer = tuple[TalkAccount, str, tuple[Quote, ...]]


@dataclass(frozen=True)
class _Facet:
    """One question about the event and each account's answer, with the quotes that name it."""

    topic: str
    kind: ConflictKind
    answers: tuple[_Answer, ...]
    same: Callable[[str, str], bool]


def compare_facets(event: Sequence[TalkAccount]) -> tuple[list[Agreed], list[Conflict]]:
    """Return on which of date, medium and initiator the accounts agree, and on which they contradict each other.

    An account counts only where a verified quote names the day, the medium or the initiative.
    """
    agreed: list[Agreed] = []
    conflicts: list[Conflict] = []
    for facet in (_dates(event), _media(event), _initiators(event)):
        _settle(facet, agreed, conflicts)
    return agreed, conflicts


def _settle(facet: _Facet, agreed: list[Agreed], conflicts: list[Conflict]) -> None:
    """File a facet under agreed or in conflict; accounts without quotes for their answer do not count."""
    told = [(t, value, quotes) for t, value, quotes in facet.answers if quotes]
    accounts = tuple(
        Account(document=t.document, value=value, quotes=quotes) for t, value, quotes in told
    )
    if len(accounts) < 2:
        return
    if all(facet.same(a[1], b[1]) for a, b in combinations(told, 2)):
        agreed.append(Agreed(topic=facet.topic, value=told[0][1], accounts=accounts))
    else:
        conflicts.append(Conflict(topic=facet.topic, accounts=accounts, kind=facet.kind))


def _dates(event: Sequence[TalkAccount]) -> _Facet:
    answers: list[_Answer] = []
    named = [t.weekdays for t in event if t.weekdays]
    shared = frozenset[int]().union(*named).intersection(*named)
    for t in event:
        days = t.weekdays & shared or t.weekdays
        if t.day:
            answers.append((t, t.day.isoformat(), _quotes(t, names_a_day)))
        elif len(days) == 1:
            named_here = partial(_names_one, days)
            answers.append((t, WEEKDAYS[next(iter(days))], _quotes(t, named_here)))
    return _Facet("date", ConflictKind.DATE, tuple(answers), _same_date)


def _quotes(told: TalkAccount, named: Callable[[str], bool]) -> tuple[Quote, ...]:
    return tuple(q for q in told.quotes if named(q.text or ""))


def _names_one(days: frozenset[int], text: str) -> bool:
    return bool(weekdays(text) & days)


def _same_date(a: str, b: str) -> bool:
    """Equal, or not comparable: a weekday against a date is no contradiction, the grouping has seen to that."""
    return a == b or (a[0].isdigit() != b[0].isdigit())


def _media(event: Sequence[TalkAccount]) -> _Facet:
    answers: list[_Answer] = []
    for t in event:
        cue = MEDIUM_CUES.get(t.conversation.medium)
        quotes = tuple(q for q in t.quotes if cue and cue.search(q.text or ""))
        # "Spoke on the phone about a video summit": which of the two it was is for the other accounts to say.
        others = {o.conversation.medium for o in event if o is not t} - {t.conversation.medium}
        if quotes and not media_named(quotes) & others:
            answers.append((t, t.conversation.medium.value, quotes))
    return _Facet("medium", ConflictKind.MEDIUM, tuple(answers), str.__eq__)


def _initiators(event: Sequence[TalkAccount]) -> _Facet:
    answers: list[_Answer] = []
    for t in event:
        who = initiator(t)
        if who is not None:
            answers.append((t, who.affiliation or who.name, initiative_quotes(t)))
    return _Facet(
        "who initiated it",
        ConflictKind.INITIATOR,
        tuple(answers),
        lambda a, b: same_side(a, b) or same_actor(a, b, Strictness.ACROSS),
    )


def initiator(account: TalkAccount) -> Participant | None:
    """Return the participant the account says initiated the conversation; null where it names nobody of them."""
    named = account.conversation.initiated_by
    if not named:
        return None
    people = account.conversation.participants
    asked = Participant(name=named)
    by_name = next((p for p in people if same_participant(p, asked)), None)
    return by_name or next((p for p in people if same_side(named, p.affiliation or p.name)), None)


def initiative_quotes(account: TalkAccount) -> tuple[Quote, ...]:
    """Return the verified quotes that speak of an initiative, a request or a call received."""
    return tuple(q for q in account.quotes if _INITIATIVE.search(q.text or ""))
