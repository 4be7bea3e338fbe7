"""Points a model makes about accounts read side by side, each held to its own account before anything is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import compress
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, field_validator

from summarizer.accounts.borne_out import JOINING, Beyond, Vocabulary
from summarizer.accounts.lettered import LetteredAccount
from summarizer.accounts.matters import (
    Behind,
    Between,
    borne_by,
    demand_agreement,
    of_one_matter,
)
from summarizer.accounts.silence import has_of, is_distinct
from summarizer.accounts.versions import (
    LONGEST_VALUE,
    Evidence,
    NotBorneOut,
    around,
    beyond_words,
    evidence_of,
    other_teller,
    own_words,
    reworded,
    teller_of,
)
from summarizer.engines.entries import Entries
from summarizer.models.brief import Account, SourcedFinding
from summarizer.models.verified import Finding
from summarizer.words.content import FACET_WORDS, content, names_a_matter, salient_words
from summarizer.words.days import day_months
from summarizer.words.numbers import numbers
from summarizer.words.scripts import fold

#: How the message of a finding begins that tells of a point left out, and not of one told in other words.
DROPPED = "Dropped,"
#: Code points of a topic beyond which a model has written prose.
_LONGEST_TOPIC = 90
#: Share of a passage's telling words in one sentence of another account by which that account tells it, too, and the
#: fewest words for that: "the talks" stands everywhere.
_TOLD, _FEWEST = 0.8, 3

#: Share of a topic's telling words in one sentence by which its account speaks of it: "rail deal" of a "deal on rail
#: freight". Silence is the stronger claim.
_SPOKEN_OF = 0.6
#: Points of one answer, and versions of one point, that are looked at: an honest answer of 8,000 tokens has fewer.
MOST_POINTS, _MOST_VERSIONS = 200, 40
#: Code points of words copied from an account, and of a finding, beyond which nobody reads them.
_LONGEST_WORDS, _LONGEST_FINDING = 2_000, 500
#: Words of a topic that is looked through for a part of it, and telling words of such a part at least.
_WORDS, _FEWEST_NAMING = 12, 2
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


class Points(Entries):
    """What the model is asked for."""

    points: list[Point]


@dataclass(frozen=True)
class Standing:
    """A point that holds: every account has its own words for it. ``silent`` are documents."""

    kind: PointKind
    topic: str
    accounts: tuple[Account, ...]
    silent: tuple[str, ...] = ()
    #: Of a topic that does not stand, the part that does; empty without one.
    part: str = ""


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
        #: What each version that stands rests on.
        self._behind: dict[Account, Behind] = {}
        self._held = Held()

    def hold(self, points: Points) -> Held:
        """Return what stands. A point that does not, and a version within it, is a finding and nothing else."""
        for number, point in enumerate(points.points[:MOST_POINTS], 1):
            self._point(point, f"comparison.points[{number}]")
        for bad in points.unread[:MOST_POINTS]:
            self._note("", "comparison", f"{DROPPED} it could not be read ({bad.why}): {bad.text}")
        more = len(points.points) - MOST_POINTS
        if more > 0:
            self._note(
                "", "comparison", f"{DROPPED} one answer holds too many points: {more:,} more."
            )
        return self._held

    def _point(self, point: Point, path: str) -> None:
        versions = [
            account
            for n, version in enumerate(point.told[:_MOST_VERSIONS], 1)
            if (account := self._version(version, f"{path}.told[{n}]")) is not None
        ]
        told = tuple(dict.fromkeys(versions))
        try:
            told = self._demanded(point, told, path)
            if point.kind is PointKind.ONLY_IN:
                self._demand_alone(told)
            silent = self._silent(point, told)
        except NotBorneOut as why:
            self._drop(
                told[0].document if told else "", path, f"“{point.topic}” ({point.kind.value})", why
            )
            return
        topic = self._topic(point, told)
        part = "" if topic else self._known_part(" ".join(point.topic.split()))
        self._held.standing.append(Standing(point.kind, topic, told, silent, part))

    # One version -----------------------------------------------------------------------------------------------

    def _version(self, version: Version, path: str) -> Account | None:
        account = self._by_letter.get(_letter(version.account))
        if account is None:
            self._drop(
                "", path, f"“{version.value}”", NotBorneOut("there is no account of this letter")
            )
            return None
        try:
            evidence = evidence_of(account, version.sentences, _words_of(version))
            value = self._value(account, version, evidence, path)
        except NotBorneOut as why:
            self._drop(account.document, path, f"“{version.value}”", why)
            return None
        holder = self._holder(account, version, evidence, path)
        teller = None if holder else teller_of(account, evidence, value)
        if teller is not None:
            self._own_words(account, path, value, f"it leaves out that {teller} says so")
            value = own_words(evidence)
        told = Account(
            document=account.document, value=value, quotes=evidence.quotes, holder=holder
        )
        around_it = around(account, evidence)
        self._behind[told] = Behind(evidence, around_it, account.record.language)
        return told

    def _holder(
        self, account: LetteredAccount, version: Version, evidence: Evidence, path: str
    ) -> str:
        """Return whose version it is, empty where the account names nobody so, or gives the words to somebody else."""
        holder = " ".join((version.holder or "").split())
        if not holder or len(holder) > _LONGEST_TOPIC:
            return ""
        if account.vocabulary.lacks_name(holder):
            return ""
        other = next(
            filter(None, (other_teller(account, q, holder) for q in evidence.quotes)), None
        )
        if other is None:
            return holder
        message = f"“{holder}” is not shown as the holder: the account gives the words to {other}."
        self._note(account.document, path, message)
        return ""

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
        context = around(account, evidence)
        more = beyond_words(value, evidence, context)
        if more is None:
            why = reworded(value, evidence, context, account.record.language)
            if why is None:
                return value
            self._own_words(account, path, value, why)
            return own_words(evidence)
        unknown = more is Beyond.NAME and account.vocabulary.lacks_name(value)
        if unknown or more in (Beyond.NUMBER, Beyond.DAY, Beyond.WEEKDAY):
            raise NotBorneOut(more.value)
        self._own_words(account, path, value, more.value)
        return own_words(evidence)

    def _own_words(self, account: LetteredAccount, path: str, value: str, why: str) -> None:
        message = f"“{value}” is shown in the account's own words: {why}."
        self._note(account.document, path, message)

    # Points ----------------------------------------------------------------------------------------------------

    def _demanded(self, point: Point, told: tuple[Account, ...], path: str) -> tuple[Account, ...]:
        """Return the versions that make the point: those that speak of another matter are dropped.

        Raises:
            NotBorneOut: those that are left do not make it.
        """
        _demand(point.kind, told)
        if point.kind in _TOLD_BY:
            return told
        behind = [self._behind[account] for account in told]
        related = of_one_matter(point.topic, behind, _BETWEEN.get(point.kind, Between.WEIGHT))
        kept = tuple(compress(told, related))
        if len({a.document for a in kept}) < 2:
            raise NotBorneOut("the accounts do not speak of one matter there")
        for account in compress(told, [not one for one in related]):
            why = NotBorneOut("the account does not speak of that matter there")
            self._drop(account.document, path, f"“{account.value}”, of “{point.topic}”", why)
        _demand(point.kind, kept)
        if point.kind is PointKind.AGREED:
            demand_agreement([self._behind[account] for account in kept])
            return self._agreed(kept)
        return kept

    def _agreed(self, told: Sequence[Account]) -> tuple[Account, ...]:
        """Return the accounts that bear out what is told for all of them, first the one whose words that are.

        Raises:
            NotBorneOut: what each of them says is more than any other one does.
        """
        behind = [self._behind[account] for account in told]
        best: tuple[Account, ...] = ()
        for account, own in zip(told, behind, strict=True):
            comparable = [one is own or own.is_comparable(one) for one in behind]
            borne = borne_by(account.value or "", behind)
            others = (
                other
                for other, known, says in zip(told, comparable, borne, strict=True)
                if other is not account and (says or not known)
            )
            found = (account, *others)
            if len({a.document for a in found}) > len({a.document for a in best}):
                best = found
        if len({a.document for a in best}) < 2:
            raise NotBorneOut("what one account says there is more than another one does")
        return best

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
        named = [self._by_letter.get(_letter(one)) for one in dict.fromkeys(point.silent)]
        silent = tuple(
            dict.fromkeys(
                a.document
                for a in named
                if a is not None
                and a.document not in speaking
                and is_distinct(point.topic)
                and not _speaks(a, point.topic, told)
            )
        )
        if point.kind is PointKind.SILENT and not silent:
            raise NotBorneOut(
                "the account speaks of it, may do so in other words, or is none of those that were shown"
            )
        return silent

    def _topic(self, point: Point, told: Sequence[Account]) -> str:
        """Return the model's topic where all its numbers and names stand in the accounts; empty otherwise."""
        topic = " ".join(point.topic.split()).rstrip(".")
        # "prisoners to be released" names a matter, too.
        named = names_a_matter(topic.replace(" to be ", " ")) or _QUESTION.match(topic)
        if len(topic) <= _LONGEST_TOPIC and named and self._is_plain(topic):
            return topic
        self._note(
            told[0].document,
            "comparison",
            f"“{topic}” is no topic the accounts bear out and is not shown.",
        )
        return ""

    def _known_part(self, topic: str) -> str:
        """Return the longest run of a topic's words that the accounts bear out and that names a matter."""
        words = topic.split()[:_WORDS]
        runs = [
            " ".join(words[start:end])
            for start in range(len(words))
            for end in range(start + 1, len(words) + 1)
        ]
        fitting = (
            run
            for run in sorted(runs, key=len, reverse=True)
            if len(salient_words(run)) >= _FEWEST_NAMING
            and content(run.split()[0])
            and content(run.split()[-1])
            and names_a_matter(run)
            and self._is_plain(run)
        )
        return next(fitting, "")

    def _is_plain(self, topic: str) -> bool:
        """Whether every word of a topic stands in the accounts or names a mere facet: nothing of "the lie about it"."""
        if self._vocabulary.lacks_detail(topic):
            return False
        foreign = any((a.record.language or "en")[:2] != "en" for a in self._accounts)
        return foreign or not self._vocabulary.lacks_word(topic)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        texts = [a.prepared.text for a in self._accounts] + [a.heading for a in self._accounts]
        return Vocabulary(texts, f"{JOINING} {FACET_WORDS} whether whose")

    def _drop(self, document: str, path: str, what: str, why: NotBorneOut) -> None:
        self._note(document, path, f"{DROPPED} {why}: {what}.")

    def _note(self, document: str, path: str, message: str) -> None:
        about = document or (self._accounts[0].document if self._accounts else "")
        plain = " ".join(message[: 2 * _LONGEST_FINDING].split())
        short = plain if len(plain) <= _LONGEST_FINDING else f"{plain[:_LONGEST_FINDING]} .."
        finding = Finding(code="comparison_not_borne_out", path=path, message=short)
        self._held.findings.append(SourcedFinding(document=about, finding=finding))


# What a point demands -------------------------------------------------------------------------------------------


#: What a point says of the accounts it is between; of those that are not here that they stress something else.
_BETWEEN = {PointKind.AGREED: Between.SAME, PointKind.CONTRADICTION: Between.AGAINST}
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
    if kind not in (*_TOLD_BY, PointKind.AGREED) and len({_plain(a) for a in told}) < 2:
        raise NotBorneOut("the accounts say it in the same words")


def _letter(given: str) -> str:
    return given[:20].strip().strip("[]").upper()


def _words_of(version: Version) -> str:
    """Return the words a version relies on. Raises ``NotBorneOut`` where nobody could look so many up."""
    words = (version.words or "").strip()
    if len(words) > _LONGEST_WORDS:
        raise NotBorneOut("its words are too long to be looked up")
    return words


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
    least = max(min(2, len(words)), _SPOKEN_OF * len(words))
    if words and any(has_of(topic, s.text, least) for s in account.sentences.values()):
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
