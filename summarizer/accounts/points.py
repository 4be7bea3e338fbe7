"""Points a model makes about accounts read side by side, each held to its own account before anything is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, field_validator

from summarizer.accounts.borne_out import Beyond, beyond
from summarizer.accounts.lettered import LetteredAccount
from summarizer.accounts.versions import (
    LONGEST_VALUE,
    Evidence,
    NotBorneOut,
    around,
    beyond_words,
    evidence_of,
    own_words,
)
from summarizer.models.brief import Account, SourcedFinding
from summarizer.models.verified import Finding
from summarizer.words.content import names_a_matter, salient_words
from summarizer.words.days import day_months
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers
from summarizer.words.scripts import fold

#: Code points of a topic beyond which a model has written prose.
_LONGEST_TOPIC = 90
#: Share of a passage's telling words in one sentence of another account by which that account tells it, too, and the
#: fewest words for that: "the talks" stands everywhere.
_TOLD, _FEWEST = 0.8, 3

#: "who called", "whether a pause was agreed": a matter named by its question.
_QUESTION = re.compile(
    r"(?:who|whom|whose|what|when|where|which|whether|why|how)\b \w", re.IGNORECASE
)


class PointKind(StrEnum):
    """What a point says of the accounts."""

    AGREED = "agreed"
    CONTRADICTION = "contradiction"
    WORDING = "wording"
    EMPHASIS = "emphasis"
    ONLY_IN = "only_in"
    SILENT = "silent"


class Version(BaseModel):
    """What one account says on a matter, as the model gives it: nothing of it is trusted."""

    model_config = ConfigDict(extra="ignore")

    account: str = Field(description="letter of the account")
    holder: str | None = Field(description="whose version it is, if not the account's own")
    value: str = Field(description="what is said on the matter, at most twenty words")
    sentences: list[str] = Field(description='where it stands, as "A3"')
    words: str | None = Field(description="the words relied on, letter by letter")

    @field_validator("sentences", mode="before")
    @classmethod
    def _as_strings(cls, value: Any) -> Any:
        """Take ``3`` for ``"3"``: which account is meant stands beside it."""
        if not isinstance(value, list):
            return cast("object", value)
        return [str(one) if isinstance(one, int) else one for one in cast("list[object]", value)]


class Point(BaseModel):
    """A matter on which accounts agree or differ, as the model gives it."""

    model_config = ConfigDict(extra="ignore")

    kind: PointKind
    topic: str = Field(description="the matter, at most eight words")
    told: list[Version]
    silent: list[str] = Field(description="letters of the accounts that say nothing of it")


class Points(BaseModel):
    """What the model is asked for."""

    model_config = ConfigDict(extra="ignore")

    points: list[Point]


@dataclass(frozen=True)
class Standing:
    """A point that holds: every account has its own words for it. ``silent`` are documents."""

    kind: PointKind
    topic: str
    accounts: tuple[Account, ...]
    silent: tuple[str, ...] = ()


@dataclass
class Held:
    """Points held to their accounts: those that stand, and a finding for everything that does not."""

    standing: list[Standing] = field(default_factory=list[Standing])
    findings: list[SourcedFinding] = field(default_factory=list[SourcedFinding])


class Holding:
    """Holds the points of one answer to the accounts that were shown."""

    def __init__(self, accounts: Sequence[LetteredAccount]) -> None:
        self._accounts = accounts
        self._by_letter = {a.letter: a for a in accounts}
        self._held = Held()

    def hold(self, points: Points) -> Held:
        """Return what stands. A point that does not, and a version within it, is a finding and nothing else."""
        for number, point in enumerate(points.points, 1):
            self._point(point, f"comparison.points[{number}]")
        return self._held

    def _point(self, point: Point, path: str) -> None:
        versions = [
            account
            for n, version in enumerate(point.told, 1)
            if (account := self._version(version, f"{path}.told[{n}]")) is not None
        ]
        told = tuple(dict.fromkeys(versions))
        try:
            _demand(point.kind, told)
            if point.kind is PointKind.ONLY_IN:
                self._demand_alone(told)
            silent = self._silent(point, told)
        except NotBorneOut as why:
            self._drop(
                told[0].document if told else "", path, f"“{point.topic}” ({point.kind.value})", why
            )
            return
        self._held.standing.append(Standing(point.kind, self._topic(point, told), told, silent))

    # One version -----------------------------------------------------------------------------------------------

    def _version(self, version: Version, path: str) -> Account | None:
        account = self._by_letter.get(version.account.strip().strip("[]").upper())
        if account is None:
            self._drop(
                "", path, f"“{version.value}”", NotBorneOut("there is no account of this letter")
            )
            return None
        try:
            evidence = evidence_of(account, version.sentences, (version.words or "").strip())
            value = self._value(account, version, evidence, path)
        except NotBorneOut as why:
            self._drop(account.document, path, f"“{version.value}”", why)
            return None
        holder = " ".join((version.holder or "").split())
        known = beyond(holder, [account.prepared.text, account.heading]) is not Beyond.NAME
        return Account(
            document=account.document,
            value=value,
            quotes=evidence.quotes,
            holder=holder if known and len(holder) <= _LONGEST_TOPIC else "",
        )

    def _value(
        self, account: LetteredAccount, version: Version, evidence: Evidence, path: str
    ) -> str:
        """Return the model's value, or the account's own words where these say something else in a word.

        Raises:
            NotBorneOut: a number, a day or a name of the value does not stand there.
        """
        value = " ".join(version.value.split())
        if not value or len(value) > LONGEST_VALUE:
            return own_words(evidence)
        more = beyond_words(value, evidence, around(account, evidence))
        if more is None:
            return value
        unknown = (
            more is Beyond.NAME and beyond_words(value, evidence, account.prepared.text) is more
        )
        if unknown or more in (Beyond.NUMBER, Beyond.DAY, Beyond.WEEKDAY):
            raise NotBorneOut(more.value)
        self._note(
            account.document,
            path,
            f"“{value}” is shown in the account's own words: {more.value}.",
        )
        return own_words(evidence)

    # Points ----------------------------------------------------------------------------------------------------

    def _demand_alone(self, told: Sequence[Account]) -> None:
        """Raise ``NotBorneOut`` where another account has a sentence with nearly the same words."""
        words = " ".join(q.text or "" for q in told[0].quotes)
        for other in self._accounts:
            if other.document != told[0].document and _tells(other, words):
                raise NotBorneOut(
                    f"account {other.letter} has a sentence with nearly the same words"
                )

    def _silent(self, point: Point, told: Sequence[Account]) -> tuple[str, ...]:
        """Return the documents said to be silent on a matter that they are found not to speak of.

        Raises:
            NotBorneOut: the point says no more than that, and none is left.
        """
        speaking = {a.document for a in told}
        named = [self._by_letter.get(one.strip().strip("[]").upper()) for one in point.silent]
        silent = tuple(
            dict.fromkeys(
                a.document
                for a in named
                if a is not None
                and a.document not in speaking
                and not _speaks(a, point.topic, told)
            )
        )
        if point.kind is PointKind.SILENT and not silent:
            raise NotBorneOut("the account speaks of it, or is none of those that were shown")
        return silent

    def _topic(self, point: Point, told: Sequence[Account]) -> str:
        """Return the model's topic where all its numbers and names stand in the accounts; empty otherwise."""
        topic = " ".join(point.topic.split()).rstrip(".")
        texts = [a.prepared.text for a in self._accounts] + [a.heading for a in self._accounts]
        added = beyond(topic, texts)
        plain = added not in (Beyond.NUMBER, Beyond.DAY, Beyond.WEEKDAY, Beyond.NAME)
        # "prisoners to be released" names a matter, too.
        named = names_a_matter(topic.replace(" to be ", " ")) or _QUESTION.match(topic)
        if plain and named and len(topic) <= _LONGEST_TOPIC:
            return topic
        self._note(
            told[0].document,
            "comparison",
            f"“{topic}” is no topic the accounts bear out and is not shown.",
        )
        return ""

    def _drop(self, document: str, path: str, what: str, why: NotBorneOut) -> None:
        self._note(document, path, f"Dropped, {why}: {what}.")

    def _note(self, document: str, path: str, message: str) -> None:
        about = document or (self._accounts[0].document if self._accounts else "")
        finding = Finding(
            code="comparison_not_borne_out", path=path, message=" ".join(message.split())
        )
        self._held.findings.append(SourcedFinding(document=about, finding=finding))


# What a point demands -------------------------------------------------------------------------------------------


#: How many accounts tell a point at least and at most (0: any number), and what is said where they do not.
_BETWEEN_TWO = (2, 0, "fewer than two accounts are left that say something on it")
_TOLD_BY = {
    PointKind.ONLY_IN: (1, 1, "not exactly one account is left that says it"),
    PointKind.SILENT: (1, 0, "no account is left that speaks of it"),
}


def _demand(kind: PointKind, told: Sequence[Account]) -> None:
    """Raise ``NotBorneOut`` where the versions that are left do not make a point of this kind."""
    count = len({a.document for a in told})
    least, most, lacking = _TOLD_BY.get(kind, _BETWEEN_TWO)
    if not least <= count <= (most or count):
        raise NotBorneOut(lacking)
    if kind in _TOLD_BY:
        return
    if kind is PointKind.AGREED:
        _demand_agreement(told)
    elif len({_plain(a) for a in told}) < 2:
        raise NotBorneOut("the accounts say it in the same words")


def _demand_agreement(told: Sequence[Account]) -> None:
    for a, b in combinations(told, 2):
        mine, theirs = _text(a), _text(b)
        for named in (day_months, numbers):
            if named(mine) and named(theirs) and not named(mine) & named(theirs):
                raise NotBorneOut("the accounts name other numbers or days")
        if negated(mine) != negated(theirs):
            raise NotBorneOut("one account has a negation and the other has none")


def _plain(account: Account) -> str:
    return " ".join(re.findall(r"\w+", fold(_text(account))))


def _text(account: Account) -> str:
    return " ".join(q.text or "" for q in account.quotes)


def _tells(account: LetteredAccount, passage: str) -> bool:
    """Whether one sentence of an account has most of a passage's telling words, its numbers and its days."""
    words = salient_words(passage)
    if len(words) < _FEWEST:
        return False
    return any(
        len(words & salient_words(s.text)) >= _TOLD * len(words)
        and numbers(passage) <= numbers(s.text)
        and day_months(passage) <= day_months(s.text)
        for s in account.sentences.values()
    )


def _speaks(account: LetteredAccount, topic: str, told: Sequence[Account]) -> bool:
    """Whether an account has a sentence with all of a topic's telling words, or with most of what others say of it."""
    words = salient_words(topic)
    if words and any(words <= salient_words(s.text) for s in account.sentences.values()):
        return True
    return any(_tells(account, _text(a)) for a in told)


def silences(points: Sequence[Standing]) -> Iterator[tuple[str, str]]:
    """Yield document and topic of every silence that stands, each once."""
    seen: dict[tuple[str, str], None] = {}
    for point in points:
        seen.update(
            dict.fromkeys((document, point.topic) for document in point.silent if point.topic)
        )
    yield from seen
