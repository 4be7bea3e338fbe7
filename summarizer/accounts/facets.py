"""Date, medium and initiator of one event, as each account gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from summarizer.accounts.events import MEDIUM_CUES, TalkAccount, media_named
from summarizer.accounts.lettered import prepared_text
from summarizer.models.brief import Account, Agreed, Conflict, ConflictKind
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Participant
from summarizer.names.actors import Strictness, same_actor, same_participant
from summarizer.names.bodies import is_body
from summarizer.names.places import each_has_its_own, same_side
from summarizer.words.content import content
from summarizer.words.days import WEEKDAYS, names_a_day, weekdays
from summarizer.words.negation import negated

_INITIATIVE = re.compile(
    r"\b(?:initiative|initiated|request(?:ed)?|received an? (?:\w+ )?call|call(?:ed)? (?:\w+ )?from"
    r"|called|phoned|telephoned|rang|convened|invited|invitation)\b",
    re.IGNORECASE,
)
#: The same in the sentence of a quote, with who it was.
_TALKS = (
    r"(?:(?:a|an|the|this|these|that) )?(?:[\w-]+ )?"
    r"(?:meeting|talks|call|conversation|discussions?|session|consultations)"
)
_BEHIND = (
    r"(?P<who>[^.,;:()“”\"]{2,60}?)"
    r"(?= (?:on|in|at|after|before|to|for|and|last|this|today|yesterday|about|over)\b|[.,;:()“”\"]|$)"
)
_ASKED = "asked for|sought|requested|proposed|initiated|convened|called for"
_SUBJECT = r"(?:^|[,;:] |\b(?:that|and|when|after) )(?P<who>[^.,;:()“”\"]{2,60}?)"
_MADE = "initiative|request|suggestion|invitation|urging"
_BY_WHOM = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bat (?:the )?(?P<who>(?:(?! at )[^.,;:()“”\"]){{2,60}}?)(?:['’]s?)? (?:own )?(?:{_MADE})\b",
        rf"\b(?:at|on) the (?:{_MADE}) of {_BEHIND}",
        rf"{_SUBJECT} (?:had |has )?(?:{_ASKED}) {_TALKS}\b",
        rf"\b{_TALKS} (?:was|were|had been|has been) (?:{_ASKED}|called) by {_BEHIND}",
        rf"\breceived an? (?:[\w-]+ ){{0,2}}call (?:[\w-]+ ){{0,3}}?from {_BEHIND}",
    )
)


_Answer = tuple[TalkAccount, str, tuple[Quote, ...]]


@dataclass(frozen=True)
class _Facet:
    """One question about the event and each account's answer, with the quotes that name it."""

    topic: str
    kind: ConflictKind
    answers: tuple[_Answer, ...]
    same: Callable[[str, str], bool]


def compare_facets(
    event: Sequence[TalkAccount], texts: Mapping[str, str] | None = None
) -> tuple[list[Agreed], list[Conflict]]:
    """Return on which of date, medium and initiator the accounts agree, and on which they contradict each other.

    An account counts only where a verified quote names the day, the medium or the initiative, or a quote's sentence in
    its text says whose the initiative was.
    """
    agreed: list[Agreed] = []
    conflicts: list[Conflict] = []
    for facet in (_dates(event), _media(event), _initiators(event, texts or {})):
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


def _initiators(event: Sequence[TalkAccount], texts: Mapping[str, str]) -> _Facet:
    answers: list[_Answer] = []
    for t in event:
        who = initiator(t)
        named = initiator_named(t.conversation)
        quotes = initiative_quotes(t) if who is not None else ()
        quotes = quotes or _borne_out_around(t, who, texts.get(t.document, ""))
        if named is not None and quotes:
            answers.append((t, named, quotes))
    return _Facet("who initiated it", ConflictKind.INITIATOR, tuple(answers), are_one_initiator)


def are_one_initiator(a: str, b: str) -> bool:
    """Whether two accounts name one initiator, be it more fully: two bodies of one place are two."""
    mine, theirs = content(a), content(b)
    fuller = bool(mine and theirs) and (mine <= theirs or theirs <= mine)
    if fuller or same_actor(a, b, Strictness.ACROSS):
        return True
    two_bodies = is_body(a) and is_body(b) and each_has_its_own(a, b)
    return same_side(a, b) and not two_bodies


def initiator(account: TalkAccount) -> Participant | None:
    """Return the participant the account says initiated the conversation; null where it names nobody of them."""
    return _of_those_there(account.conversation)


def initiator_named(talk: Conversation) -> str | None:
    """Return the side or name of who initiated a conversation, as it is called where nobody of them is known by it."""
    who = _of_those_there(talk)
    return talk.initiated_by or None if who is None else who.affiliation or who.name


def _of_those_there(talk: Conversation) -> Participant | None:
    named = talk.initiated_by
    if not named:
        return None
    people, asked = talk.participants, Participant(name=named)
    by_name = next((p for p in people if same_participant(p, asked)), None)
    return by_name or next(
        (p for p in people if are_one_initiator(named, p.affiliation or p.name)), None
    )


def _borne_out_around(
    account: TalkAccount, who: Participant | None, text: str
) -> tuple[Quote, ...]:
    """Return the quotes whose sentence says that the initiative was the initiator's; none where no text is at hand."""
    person = (who.name, who.affiliation, who.role) if who is not None else ()
    known = content(" ".join(filter(None, (account.conversation.initiated_by, *person))))
    return tuple(
        quote
        for quote in account.quotes
        if any(
            content(found) and content(found) <= known
            for sentence in _sentences_of(account, quote, text)
            for found in by_whom(sentence)
        )
    )


def _sentences_of(account: TalkAccount, quote: Quote, text: str) -> Iterator[str]:
    """Yield the sentences that a quote stands in."""
    start, end = quote.start or 0, quote.end or 0
    for sentence in prepared_text(account.summary.document, text).account if text else ():
        if sentence.start < end and start < sentence.end:
            yield " ".join(sentence.text.split())


def by_whom(sentence: str) -> Iterator[str]:
    """Yield who a sentence says had the initiative, each as it is named there; nobody where it is denied."""
    for pattern in _BY_WHOM:
        for found in pattern.finditer(sentence):
            if not negated(found[0]):
                yield found["who"]


def initiative_quotes(account: TalkAccount) -> tuple[Quote, ...]:
    """Return the verified quotes that speak of an initiative, a request or a call received."""
    return tuple(q for q in account.quotes if _INITIATIVE.search(q.text or ""))
