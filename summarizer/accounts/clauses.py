"""A sentence as clauses, each with what it names, in the order of who does it and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarizer.accounts.borne_out import JOINING, names_in, names_in_order
from summarizer.words.content import CALENDAR_STEMS, content
from summarizer.words.days import day_months
from summarizer.words.numbers import numbers

#: Where a clause ends: what stands on its two sides may have come from two places.
BORDER = re.compile(r"[;:,—–]|\b(?:and|but|while|whereas|although|which|who)\b")
#: What begins a clause that tells when or on what condition.
_HINGED = re.compile(
    r"(?<!\bonly)(?<!\beven)\s+(?=(?:(?:only|even) )?(?:before|after|if|unless|until|because|since|provided that"
    r"|on (?:the )?condition that)\b)",
    re.IGNORECASE,
)
#: "The minister, a lawyer from Kell, told ..": what stands between the commas says who somebody is.
_APPOSITION = re.compile(
    r", (?:the|an?|its|his|her|their|who|whose|which) [^,;:.]{1,80}, (?=[a-z])", re.IGNORECASE
)
#: Whoever stands behind "by" does it: "was told by the Minister Mira Dahl".
_AGENT = re.compile(
    r"\bby (?:[a-z]+ ){0,3}(?P<agent>[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,4})"
)
#: "Ilse Marn of Tovia": where somebody belongs says nothing of who does it to whom.
_BELONGS = re.compile(
    r"(?P<whose>[^\W\d_a-z][\w’'-]+) of (?:the )?[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3}"
)
#: What stands in front of a clause and tells where, when or by what means.
_FRONTED = re.compile(
    r"(?:at|during|for|from|in|on|over|through|under|via|with|within)\b", re.IGNORECASE
)
_DENYING = content("never cannot nobody nothing none neither without")
#: Stems of the words by which something is said and nothing told.
SAYING = frozenset((*content(JOINING), "tell", "warn", "argu", "stress", "insist"))
#: "Before the vote", "until a final agreement" are no clauses.
_NOUN = re.compile(r"\w+ (?:the|an?|its|his|her|their|this|that)\b", re.IGNORECASE)
_KEPT = 4096


@dataclass(frozen=True)
class Clause:
    """A part of a sentence that says one thing."""

    text: str

    @cached_property
    def content(self) -> frozenset[str]:
        """All its content words; what denies is none of them."""
        return content(self.text) - _DENYING

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The stems of its names, those first who do what it tells; months and weekdays are none."""
        text = _BELONGS.sub(r"\g<whose>", self.text)
        parts = (self._inward(part) for part in re.split(r"\bthat\b", text))
        inward = (name for part in parts for name in part)
        return tuple(name for name in dict.fromkeys(inward) if name not in CALENDAR_STEMS)

    @staticmethod
    def _inward(part: str) -> tuple[str, ...]:
        agents = " ".join(found["agent"] for found in _AGENT.finditer(part))
        return (*names_in_order(agents), *names_in_order(_AGENT.sub("by", part)))

    @cached_property
    def words(self) -> frozenset[str]:
        """What it says: its words that are neither names, numbers, days nor words of saying."""
        plain = self.content - names_in(self.text) - CALENDAR_STEMS - SAYING
        return frozenset(word for word in plain if not word.isdigit())

    @cached_property
    def values(self) -> tuple[frozenset[object], ...]:
        """Its numbers, its days, its months and weekdays."""
        calendar = frozenset(w for w in names_in(self.text) if w in CALENDAR_STEMS)
        return frozenset(numbers(self.text)), frozenset(day_months(self.text)), calendar

    @property
    def only_says_who(self) -> bool:
        """Whether it gives a speaker and nothing said: "Mira Dahl said", "according to B"."""
        return not self.words and not any(self.values) and bool(self.content & SAYING)


@lru_cache(maxsize=_KEPT)
def clauses_of(sentence: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence; what says nothing by itself goes with the clause it belongs to."""
    made: list[str] = []
    ahead = ""
    for piece in _pieces(_APPOSITION.sub(" ", sentence)):
        clause = Clause(piece)
        if clause.words:
            fronted = _FRONTED.match(ahead) is not None
            made.append(f"{piece} {ahead}" if fronted else f"{ahead} {piece}".strip())
            ahead = ""
        elif not made:
            ahead = f"{ahead} {piece}".strip()
        elif clause.only_says_who:
            made[-1] = f"{piece} {made[-1]}"
        else:
            made[-1] = f"{made[-1]} {piece}"
    if ahead:
        made.append(ahead)
    return tuple(map(Clause, made))


def _pieces(sentence: str) -> Iterator[str]:
    for part in BORDER.split(sentence):
        at = 0
        for hinge in _HINGED.finditer(part):
            if _is_clause(part[hinge.end() :]):
                yield part[at : hinge.start()].strip()
                at = hinge.end()
        yield part[at:].strip()


def _is_clause(hinged: str) -> bool:
    return len(content(hinged)) >= (3 if _NOUN.match(hinged) else 2)
