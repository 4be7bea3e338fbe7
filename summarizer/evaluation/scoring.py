"""Scores of a summary against an annotation.

An item counts as found where its evidence overlaps that of the annotation: token F1 of at least 0.5, or one of the two
contains the other, of at least four words. Evidence much longer than the annotation's counts for nothing: citing half
a page is no evidence; nor do quotes that are not in the source.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import chain, starmap
from typing import TypeVar

from summarizer.evaluation.gold import Gold, GoldConversation, GoldDispute, GoldFact, GoldPosition
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import Conversation, DisputedClaim, Fact, Participant, Position
from summarizer.models.verified import VerifiedSummary
from summarizer.words.content import content

_GLYPHS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\xa0": " "})
_TITLES = frozenset(
    "president minister foreign prime secretary of state mr mrs sir the us russian spokesman spokesperson".split()
)
_SHOWN = (Verdict.EXACT, Verdict.NORMALISED)
_NO_EVIDENCE = (Verdict.DRIFT, Verdict.ABSENT)
_ENOUGH = 0.5
_LONGEST, _LONGEST_PART, _FEWEST = 80, 2.5, 4

Expected = TypeVar("Expected")
Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Hits:
    """Found items among those given and those demanded. Adds up over documents."""

    found: int = 0
    given: int = 0
    demanded: int = 0

    def __add__(self, other: Hits) -> Hits:
        return Hits(
            self.found + other.found, self.given + other.given, self.demanded + other.demanded
        )

    @property
    def precision(self) -> float:
        """The part of what was given that is right; 1 where nothing was given and nothing demanded."""
        return self.found / self.given if self.given else float(not self.demanded)

    @property
    def recall(self) -> float:
        """The part of what is demanded that was given."""
        return self.found / self.demanded if self.demanded else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some are right."""

    right: int = 0
    asked: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.asked + other.asked)

    @property
    def rate(self) -> float | None:
        """The part that is right, ``None`` of nothing."""
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one document. ``fact`` is null where the annotation does not list facts."""

    conversation: Hits = Hits()
    participant: Hits = Hits()
    date: Share = Share()
    medium: Share = Share()
    initiator: Share = Share()
    position: Hits = Hits()
    stance: Share = Share()
    dispute: Hits = Hits()
    fact: Hits | None = None
    fact_told: Share = Share()
    quotes_at_offset: Share = Share()
    quotes_verified: Share = Share()


def figures(rows: Sequence[Scores]) -> dict[str, dict[str, float | None]]:
    """Return the figures over documents: micro precision, recall, F1 and the macro F1, or rate and count."""
    out: dict[str, dict[str, float | None]] = {}
    for field in fields(Scores):
        values = [getattr(row, field.name) for row in rows]
        hits = [v for v in values if isinstance(v, Hits)]
        shares = [v for v in values if isinstance(v, Share)]
        out[field.name] = _of_shares(shares) if shares else _of_hits(hits)
    return out


def _of_hits(hits: Sequence[Hits]) -> dict[str, float | None]:
    if not hits:
        return dict.fromkeys(("precision", "recall", "f1", "macro_f1"))
    whole = sum(hits, Hits())
    macro = sum(h.f1 for h in hits) / len(hits)
    return {
        "precision": round(whole.precision, 3),
        "recall": round(whole.recall, 3),
        "f1": round(whole.f1, 3),
        "macro_f1": round(macro, 3),
    }


def _of_shares(shares: Sequence[Share]) -> dict[str, float | None]:
    whole = sum(shares, Share())
    return {"rate": None if whole.rate is None else round(whole.rate, 3), "n": whole.asked}


@dataclass(frozen=True, slots=True)
class SummaryItems:
    """What a summary holds that is compared with an annotation."""

    conversations: tuple[Conversation, ...]
    positions: tuple[Position, ...]
    disputed_claims: tuple[DisputedClaim, ...]
    facts: tuple[Fact, ...]

    @property
    def quotes(self) -> list[Quote]:
        """The quotes of positions and of both sides of disputes."""
        quotes = [q for p in self.positions for q in p.quotes]
        both = ((*d.asserting_quotes, *d.disputing_quotes) for d in self.disputed_claims)
        return [*quotes, *chain.from_iterable(both)]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which item of an annotation is which of a summary: their places, in both."""

    conversations: list[tuple[int, int]]
    positions: list[tuple[int, int]]
    disputes: list[tuple[int, int]]
    facts: list[tuple[int, int]]


def items_of(given: VerifiedSummary | None) -> SummaryItems:
    """Return the items of a summary; ``None`` has none."""
    if given is None:
        return SummaryItems((), (), (), ())
    return SummaryItems(given.conversations, given.positions, given.disputed_claims, given.facts)


def paired(gold: Gold, given: VerifiedSummary | None) -> Pairs:
    """Return which items of a summary were found in an annotation, ``None`` standing for an empty one."""
    items = items_of(given)
    return Pairs(
        _pairs(gold.all_conversations, items.conversations, _participants_in_common),
        _pairs(gold.positions, items.positions, _same_position),
        _pairs(gold.disputed_claims, items.disputed_claims, _same_dispute),
        _pairs(gold.listed_facts or (), items.facts, _same_fact),
    )


def score_document(gold: Gold, given: VerifiedSummary | None, text: str) -> Scores:
    """Return the scores of a summary, of ``None`` as of an empty one. ``text`` is what its offsets refer to."""
    items, pairs, wanted = items_of(given), paired(gold, given), gold.all_conversations
    told = [(wanted[i], items.conversations[j]) for i, j in pairs.conversations]
    held = [(gold.positions[i], items.positions[j]) for i, j in pairs.positions]
    asked = sum(not c.optional for c in wanted)
    quotes = items.quotes
    return Scores(
        conversation=_hits(wanted, items.conversations, pairs.conversations),
        participant=_participants(wanted, items.conversations, dict(pairs.conversations)),
        date=Share(sum(starmap(_date_right, told)), asked),
        medium=Share(sum(starmap(_medium_right, told)), asked),
        initiator=Share(sum(starmap(_initiator_right, told)), asked),
        position=_hits(gold.positions, items.positions, pairs.positions),
        stance=Share(sum(starmap(_stance_right, held)), len(held)),
        dispute=_hits(gold.disputed_claims, items.disputed_claims, pairs.disputes),
        fact=None
        if gold.listed_facts is None
        else _hits(gold.listed_facts, items.facts, pairs.facts),
        fact_told=Share(
            sum(tells(items.facts, one) for one in gold.told_facts), len(gold.told_facts)
        ),
        quotes_at_offset=_at_offset(quotes, text),
        quotes_verified=Share(sum(q.verified for q in quotes), len(quotes)),
    )


# -- names and words ------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text for comparison: Latin letters and digits, without accents, in lower case."""
    folded = unicodedata.normalize("NFKD", text).translate(_GLYPHS)
    bare = "".join(c for c in folded if not unicodedata.combining(c)).lower()
    return tuple(re.findall(r"[a-z0-9]+", bare))


def same_name(accepted: Iterable[str], given: Iterable[str]) -> bool:
    """Whether one of some names is one of those accepted, titles apart, a surname for the full name."""
    known = [set(words(name)) for name in accepted]
    return any(_same_words(a, set(words(name))) for name in given for a in known)


def _same_words(a: set[str], b: set[str]) -> bool:
    if not a or not b:
        return False
    if a == b:
        return True
    a, b = a - _TITLES, b - _TITLES
    return bool(a and b) and (a <= b or b <= a)


def overlap(gold: Iterable[str], given: Iterable[str]) -> float:
    """Return how well the best of some quotes meets the best of the annotation's, from 0 to 1."""
    texts = list(given)
    return max((_overlap(words(a), words(b)) for a in gold for b in texts), default=0.0)


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    if not a or not b or len(b) > max(_LONGEST, _LONGEST_PART * len(a)):
        return 0.0
    one, other = " ".join(a), " ".join(b)
    if min(len(a), len(b)) >= _FEWEST and (one in other or other in one):
        return 1.0
    return 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))


def _evidence(quotes: Sequence[Quote]) -> list[str]:
    return [q.text for q in quotes if q.text and q.verdict not in _NO_EVIDENCE]


# -- pairing --------------------------------------------------------------------------------------


def _pairs(
    gold: Sequence[Expected], given: Sequence[Given], score: Callable[[Expected, Given], float]
) -> list[tuple[int, int]]:
    """Pair items off, the best pair first; nothing is paired twice."""
    scored = [(score(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(given)]
    paired: list[tuple[int, int]] = []
    for value, i, j in sorted(scored, key=lambda one: -one[0]):
        if value < _ENOUGH:
            break
        if all(i != a and j != b for a, b in paired):
            paired.append((i, j))
    return paired


def _hits(
    gold: Sequence[GoldConversation | GoldPosition | GoldDispute | GoldFact],
    given: Sequence[object],
    paired: Sequence[tuple[int, int]],
) -> Hits:
    optional = sum(gold[i].optional for i, _ in paired)
    demanded = sum(not g.optional for g in gold)
    return Hits(len(paired) - optional, len(given) - optional, demanded)


def _participants_in_common(gold: GoldConversation, given: Conversation) -> float:
    found = sum(
        any(same_name(a.names, [b.name]) for b in given.participants) for a in gold.participants
    )
    return found / max(1, len(gold.participants))


def _participants(
    gold: Sequence[GoldConversation], given: Sequence[Conversation], found: dict[int, int]
) -> Hits:
    """Return the hits among participants. A conversation that was not given lacks all of them."""
    hits = Hits()
    for place, conversation in enumerate(gold):
        if place not in found:
            if not conversation.optional:
                hits += Hits(demanded=len(conversation.participants))
            continue
        told: tuple[Participant, ...] = given[found[place]].participants
        pairs = _pairs(
            conversation.participants, told, lambda a, b: float(same_name(a.names, [b.name]))
        )
        hits += Hits(len(pairs), len(told), len(conversation.participants))
    return hits


def _same_position(gold: GoldPosition, given: Position) -> float:
    names = [given.holder, given.on_behalf_of] if given.on_behalf_of else [given.holder]
    if not same_name(gold.names, [name for name in names if name]):
        return 0.0
    return overlap(gold.quotes, _evidence(given.quotes))


def _same_dispute(gold: GoldDispute, given: DisputedClaim) -> float:
    asserted = overlap(gold.assert_quotes, _evidence(given.asserting_quotes))
    return (asserted + overlap(gold.dispute_quotes, _evidence(given.disputing_quotes))) / 2


def _same_fact(gold: GoldFact, given: Fact) -> float:
    evidence = _evidence(given.quotes)
    if not evidence:
        return 0.0
    wanted, told = content(gold.statement), content(given.statement)
    alike = 2 * len(wanted & told) / max(1, len(wanted) + len(told))
    return max(overlap(gold.quotes, evidence), alike)


def tells(facts: Iterable[Fact], sentence: str) -> bool:
    """Whether one of some facts, with evidence, has most of the words of a sentence that an editor wrote."""
    wanted = content(sentence)
    told = (content(fact.statement) for fact in facts if _evidence(fact.quotes))
    return any(len(wanted & words) > _ENOUGH * len(wanted) for words in told)


# -- what is right of a pair ----------------------------------------------------------------------


def _date_right(gold: GoldConversation, given: Conversation) -> bool:
    worked_out = (None,) if gold.date_basis else ()
    right = given.date in (gold.date, *gold.date_alternatives, *worked_out)
    return right and not gold.optional


def _medium_right(gold: GoldConversation, given: Conversation) -> bool:
    return given.medium.value in (gold.medium, *gold.medium_alternatives) and not gold.optional


def _initiator_right(gold: GoldConversation, given: Conversation) -> bool:
    if gold.optional:
        return False
    wanted = [gold.initiated_by, *gold.initiated_by_alternatives]
    if not given.initiated_by:
        return None in wanted
    return same_name([name for name in wanted if name], [given.initiated_by])


def _stance_right(gold: GoldPosition, given: Position) -> bool:
    return given.stance.value in (gold.stance, *gold.stance_alternatives)


def _at_offset(quotes: Sequence[Quote], text: str) -> Share:
    shown = [q for q in quotes if q.verdict in _SHOWN]
    return Share(sum(text[q.start : q.end] == q.text for q in shown), len(shown))
