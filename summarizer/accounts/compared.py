"""Points that stand, put together with what rules have found: conflicts, agreement, what one account alone says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from summarizer.accounts.compare import conflict_of
from summarizer.accounts.points import PointKind, Standing, silences
from summarizer.accounts.second_look import Second
from summarizer.models.brief import (
    Account,
    Agreed,
    Conflict,
    ConflictKind,
    OnlyIn,
    SilenceBasis,
    Silent,
    SourcedFinding,
)
from summarizer.models.verified import Finding
from summarizer.words.content import salient_words, similarity
from summarizer.words.days import day_months
from summarizer.words.negation import counters, denies
from summarizer.words.numbers import numbers

Look = Callable[[Sequence[Conflict]], Sequence[Second]]
#: Least containment of two topics to be one matter, where two points share a passage.
_SAME_TOPIC = 0.6
#: Words of a value that name a matter for which no topic stands.
_NAMING = 8
_BETWEEN = (PointKind.AGREED, PointKind.CONTRADICTION, PointKind.WORDING, PointKind.EMPHASIS)
#: Points of which it says something that an account has nothing on them.
_SILENCE_SAYS = (PointKind.SILENT, PointKind.CONTRADICTION)
#: Contradictions of one story that are looked at again, a request each. The annotated stories have up to eight.
MOST_LOOKS = 120
#: Kinds that say all of the matter.
FACETS = (ConflictKind.DATE, ConflictKind.MEDIUM, ConflictKind.INITIATOR)
#: Kinds of the rules that say more than "contradiction" does.
_TELLING_KINDS = frozenset(
    {
        *FACETS,
        ConflictKind.OUTCOME,
        ConflictKind.STATUS,
        ConflictKind.STATEMENTS,
    }
)


@dataclass
class Compared:
    """What reading the accounts of a story side by side has given; everything has its own accounts' words."""

    agreed: list[Agreed] = field(default_factory=list[Agreed])
    conflicts: list[Conflict] = field(default_factory=list[Conflict])
    only_in: list[OnlyIn] = field(default_factory=list[OnlyIn])
    silent: list[Silent] = field(default_factory=list[Silent])
    findings: list[SourcedFinding] = field(default_factory=list[SourcedFinding])


def compared(standing: Sequence[Standing], rules: Sequence[Conflict], look: Look) -> Compared:
    """Return the points of a story with what rules found.

    Every contradiction is looked at a second time, those of the rules, too. A conflict of the rules between passages
    that a point has, as well, is that point; its kind is kept where it says more.
    """
    points = _joined(standing)
    between = [p for p in points if p.kind in _BETWEEN]
    made = Compared()
    doubted = _doubted(between, rules)
    if len(doubted) > MOST_LOOKS:
        made.findings.append(_not_looked_at(doubted[MOST_LOOKS:]))
        doubted = doubted[:MOST_LOOKS]
    for conflict, second in zip(doubted, look(doubted), strict=True):
        _settle(made, conflict, second)
    made.conflicts += [_conflict(p, ()) for p in between if p.kind in _DIFFERENCES]
    made.agreed = [_agreed(p) for p in between if p.kind is PointKind.AGREED]
    made.only_in = list(_alone(points, between))
    made.silent = [_silent(*one) for one in silences([*_with_silence(points, made.only_in)])]
    return made


_DIFFERENCES = {
    PointKind.WORDING: ConflictKind.WORDING,
    PointKind.EMPHASIS: ConflictKind.EMPHASIS,
}


def _settle(made: Compared, conflict: Conflict, second: Second) -> None:
    if second is Second.CONTRADICTION or not conflict.kind.contradicts:
        made.conflicts.append(conflict)
        return
    if second is Second.EMPHASIS:
        made.conflicts.append(
            conflict_of(ConflictKind.EMPHASIS, conflict.matter, conflict.accounts)
        )
    said = "a difference of emphasis" if second is Second.EMPHASIS else "not shown"
    message = f"Both can be true, looked at again, so that it is {said}: {conflict.topic}."
    finding = Finding(code="both_can_be_true", path="comparison", message=message)
    made.findings.append(SourcedFinding(document=conflict.accounts[0].document, finding=finding))


# Points of several parts -----------------------------------------------------------------------------------------


def _joined(standing: Sequence[Standing]) -> list[Standing]:
    """Return the points, those on one matter as one: two parts, or one answer, may name it twice."""
    out: list[Standing] = []
    for point in standing:
        at = next((n for n, known in enumerate(out) if _one_matter(known, point)), None)
        if at is None:
            out.append(point)
        else:
            known = out[at]
            silent = [
                d for d in (*known.silent, *point.silent) if d not in _documents(known, point)
            ]
            out[at] = replace(
                known,
                accounts=distinct((*known.accounts, *point.accounts)),
                silent=tuple(dict.fromkeys(silent)),
            )
    return out


def _one_matter(a: Standing, b: Standing) -> bool:
    if a.kind is not b.kind:
        return False
    shared = overlap(a.accounts, b.accounts)
    alike = similarity(salient_words(a.topic), salient_words(b.topic)) >= _SAME_TOPIC
    return shared > 1 or (shared == 1 and (alike or a.kind is PointKind.ONLY_IN))


def _documents(*points: Standing) -> set[str]:
    return {a.document for p in points for a in p.accounts}


def distinct(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Return the versions, each passage of a document once."""
    kept: list[Account] = []
    for account in accounts:
        if not any(overlap([account], [known]) for known in kept):
            kept.append(account)
    return tuple(kept)


def overlap(a: Sequence[Account], b: Sequence[Account]) -> int:
    """Return in how many documents two sets of versions have a passage in common."""
    return len({x.document for x in a for y in b if x.document == y.document and _touch(x, y)})


def _touch(a: Account, b: Account) -> bool:
    return any(
        (p.start or 0) < (q.end or 0) and (q.start or 0) < (p.end or 0)
        for p in a.quotes
        for q in b.quotes
    )


# From points to a note's values ----------------------------------------------------------------------------------


def _doubted(between: Sequence[Standing], rules: Sequence[Conflict]) -> list[Conflict]:
    """The contradictions to be looked at again: those that rules alone have found, and those of the points."""
    own = [_conflict(p, rules) for p in between if p.kind is PointKind.CONTRADICTION]
    return [*own, *(c for c in rules if not _is_told(c, between))]


def _not_looked_at(left: Sequence[Conflict]) -> SourcedFinding:
    message = (
        f"{len(left)} contradictions were not looked at again and are not shown: a story has at most {MOST_LOOKS}. The "
        f"first of them is {left[0].topic}."
    )
    finding = Finding(code="not_compared", path="comparison", message=message)
    return SourcedFinding(document=left[0].accounts[0].document, finding=finding)


def _is_told(conflict: Conflict, points: Iterable[Standing]) -> bool:
    """Whether a point is between the passages of a conflict, too."""
    return any(overlap(conflict.accounts, point.accounts) > 1 for point in points)


def _known_kind(point: Standing, rules: Sequence[Conflict]) -> ConflictKind | None:
    """The kind of the conflict of the rules that a point is, where that says more than the point's own."""
    telling = (c.kind for c in rules if c.kind in _TELLING_KINDS and _is_told(c, [point]))
    return next(telling, None)


def _conflict(point: Standing, rules: Sequence[Conflict]) -> Conflict:
    known = _known_kind(point, rules)
    if known is not None and known in FACETS:
        topic = next(c.topic for c in rules if c.kind is known)
        return Conflict(topic=topic, accounts=point.accounts, kind=known)
    kind = _DIFFERENCES.get(point.kind) or known or _kind(point.accounts)
    return conflict_of(kind, point.topic or point.part or _named(point.accounts), point.accounts)


def _kind(accounts: Sequence[Account]) -> ConflictKind:
    """What contradicts, by the words: a denial, other figures or days, or a fact."""
    texts = [" ".join(q.text or "" for q in a.quotes) for a in accounts]
    if any(len({against(text) for text in texts}) > 1 for against in (counters, denies)):
        return ConflictKind.DENIAL
    if any(_other(a, b) for a, b in combinations(texts, 2)):
        return ConflictKind.FIGURES
    return ConflictKind.FACT


def _other(a: str, b: str) -> bool:
    pairs = ((day_months(a), day_months(b)), (numbers(a), numbers(b)))
    return any(mine and theirs and not mine & theirs for mine, theirs in pairs)


def _named(accounts: Sequence[Account]) -> str:
    """The first words of the first version, where the model's topic does not stand."""
    words = (accounts[0].value or "").split()
    return " ".join(words[:_NAMING]) + (" .." if len(words) > _NAMING else "")


def _agreed(point: Standing) -> Agreed:
    holders = {a.holder for a in point.accounts}
    return Agreed(
        topic=point.topic,
        value=point.accounts[0].value or "",
        holder=holders.pop() if len(holders) == 1 else "",
        accounts=point.accounts,
    )


def _alone(points: Sequence[Standing], between: Sequence[Standing]) -> Iterator[OnlyIn]:
    """What one account alone says: no passage that stands beside one of another account elsewhere."""
    for point in points:
        if point.kind not in (PointKind.ONLY_IN, PointKind.SILENT) or len(_documents(point)) != 1:
            continue
        if any(overlap(point.accounts, other.accounts) for other in between):
            continue
        for told in point.accounts:
            yield OnlyIn(
                document=told.document,
                statement=told.value or "",
                quotes=told.quotes,
                topic=point.topic,
                holder=told.holder,
            )


def _with_silence(points: Sequence[Standing], alone: Sequence[OnlyIn]) -> Iterator[Standing]:
    """Yield the points whose silence says something: not of a name or a phrase, nor of what all the others agree on.

    What one account is said to tell alone counts where it is told so.
    """
    topics = {one.topic for one in alone}
    for point in points:
        if point.kind in _SILENCE_SAYS or point.topic in topics:
            yield point


def _silent(document: str, topic: str) -> Silent:
    return Silent(document=document, topic=topic, basis=SilenceBasis.TEXT)
