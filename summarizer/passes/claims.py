"""What a denial answers: the claim of somebody else that shares its words, or that stands near it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from summarizer.attribution.cast import same_actor
from summarizer.models.summary import Stance
from summarizer.passes.counterclaims import ARGUES, TO_COME
from summarizer.passes.sides import Side, same_side
from summarizer.words.content import content, salient_words
from summarizer.words.negation import negated

__all__ = ["Claims", "accuses", "charges", "place_of"]

# Words a denial and a claim must share, as a number and as a share.
_SHARED_WORDS = 2
_SHARED_PART = 0.3
# Where no word says that a claim is denied.
_SHARED_WITHOUT_DENIAL = 3
# Who turns round what another says repeats much of it; a subject in common is less.
_TURNED_PART = 0.4
# "The allegations" are those of the last sentences, a mere "this" that of the last but one at most.
_REACH_BACK, _NEXT = 4, 3
_NAME = re.compile(r"\b[A-Z]\w+")
_ACCUSING = re.compile(r"\b(?:accus|alleg|claim|charg|blam|assert)\w*", re.IGNORECASE)
_ACCUSATIONS = re.compile(r"\b(?:accusation|allegation|charge)s?\b", re.IGNORECASE)


class Claims:
    """Finds what an answer may answer by the words they share.

    ``others``: what sources are said to say beside the claims; of two that a denial may point to, a claim comes first,
    unless the other one charges somebody.
    """

    def __init__(self, claims: Sequence[Side], others: Sequence[Side] = ()) -> None:
        self._plain = [claim for claim in claims if not claim.denies]
        self._claims = [*self._plain, *others]
        self._with: dict[str, list[int]] = defaultdict(list)
        for place, claim in enumerate(self._claims):
            for word in claim.words:
                self._with[word].append(place)

    def is_plain(self, claim: Side) -> bool:
        """Whether a claim is one of the claims, and not what a source alone is said to say."""
        return claim in self._plain

    def ranked(self, answer: Side, words: frozenset[str] | None = None) -> list[Side]:
        """Return claims of others, most words in common first; ``words`` instead of all those of the answer."""
        words = answer.words if words is None else words
        shared = Counter(place for word in words for place in self._with.get(word, ()))
        scored: list[tuple[float, int]] = []
        for place, count in shared.items():
            claim = self._claims[place]
            part = count / math.sqrt(max(1, len(claim.words)) * max(1, len(words)))
            enough = count >= _SHARED_WORDS and part >= _SHARED_PART
            if enough and not same_side(claim, answer):
                scored.append((-part, place))
        return [self._claims[place] for _, place in sorted(scored)]

    def of(self, holder: str, answer: Side) -> Side | None:
        """Return the claim of one holder that has most words in common with an answer."""
        ranked = self.ranked(answer)
        return next((claim for claim in ranked if same_actor(claim.holder, holder)), None)

    def answered(self, answer: Side, words: str | None, *, outright: bool) -> Side | None:
        """Return the claim of somebody else that an answer is about, and that stands outside of the answer."""
        own = None if words is None else content(words)
        for claim in self.ranked(answer, own):
            nested = claim.evidence in answer.evidence or answer.evidence in claim.evidence
            if nested or not _about(claim, words or answer.evidence, pointing=words is None):
                continue
            if outright or _opposed(claim, answer):
                return claim
        return None

    def inside(self, answer: Side, end: int) -> Side | None:
        """Return the last claim of another that an answer itself tells before it denies it: "He says X; not so"."""
        told = answer.evidence[:end]
        others = [c for c in self._claims if c.evidence in told and not same_side(c, answer)]
        return max(others, key=lambda c: told.rfind(c.evidence), default=None)

    def before(self, answer: Side) -> Side | None:
        """Return the last claim of somebody else before an answer, an accusation before any other."""
        at = place_of(answer)
        near = [c for c in self._claims if 0 <= at - place_of(c) <= _REACH_BACK]
        others = [c for c in near if _is_by_somebody_else(c, answer)]
        if _DIFFERS.search(answer.evidence) is not None:
            last = [c for c in others if at - place_of(c) <= 1]
            return max(last, key=lambda c: (place_of(c), self.is_plain(c)), default=None)
        accusing = _affirming([c for c in others if accuses(c)])
        if _THIS_ONE.search(answer.evidence) is not None:
            stated = [c for c in others if _ASKS.match(c.evidence) is None]
            near = [c for c in stated if at - place_of(c) <= 1] or stated
            return max(near, key=lambda c: (place_of(c), self.is_plain(c)), default=None)
        if not accusing and _ACCUSATIONS.search(answer.evidence) is None:
            near = _affirming([c for c in others if at - place_of(c) < _NEXT])
            accusing = [c for c in near if self.is_plain(c)] or near
        if not accusing:
            # "The allegation" may be what was said right before, in other words.
            accusing = _affirming([c for c in others if at - place_of(c) == 1])
        return max(accusing, key=place_of, default=None)

    def behind(self, answer: Side) -> Side | None:
        """Return what somebody else said before although it is told behind the denial: "B had reported that .."."""
        at = place_of(answer)
        near = [c for c in self._claims if 1 <= place_of(c) - at < _NEXT]
        others = (c for c in near if _is_by_somebody_else(c, answer))
        return next((c for c in others if accuses(c) or _EARLIER.search(c.evidence)), None)


#: Who sees it otherwise answers what was said last, whatever it is.
_DIFFERS = re.compile(
    r"\bbeg(?:s|ged) to differ\b|\b(?:differently|otherwise)\b|\b(?:different|other|contrary) "
    r"(?:story|version|account|picture|tale)\b",
    re.IGNORECASE,
)
#: A question, whatever mark it ends in: "has the council been holding back the plans".
_ASKS = re.compile(
    r"\W*(?:has|have|had|is|are|was|were|do|does|did|will|would|can|could)\b", re.IGNORECASE
)
#: A view that a word points back to is the last one that another holds, whatever it is of.
_THIS_ONE = re.compile(
    r"\b(?:takes?|took|taking) issue with (?:this|that) (?:estimate|view|assessment|statement|opinion|contention)\b"
    r"|\btalking about\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\bhad \w+ed\b|\bhad (?:said|told|written)\b")


_PROMISED = re.compile(r"\b(?:will|would|shall)\b")


def _affirming(claims: list[Side]) -> list[Side]:
    """Return the claims that a denial points to first: of what is so, else of what is not, else of what is to come."""
    told = [claim for claim in claims if _PROMISED.search(claim.evidence) is None] or claims
    return [claim for claim in told if not negated(claim.evidence)] or told


def _is_by_somebody_else(claim: Side, answer: Side) -> bool:
    return not same_side(claim, answer) and claim.evidence not in answer.evidence


def accuses(claim: Side) -> bool:
    """Whether a claim charges somebody with something."""
    return claim.item.stance is Stance.CRITICISES or charges(claim)


def charges(claim: Side) -> bool:
    """Whether a claim says in so many words that somebody is charged with something."""
    return _ACCUSING.search(claim.statement) is not None


def _about(claim: Side, words: str, *, pointing: bool) -> bool:
    """Whether a claim shares words that carry sense with what is denied; more of them where that is only pointed to."""
    shared = salient_words(claim.evidence) & salient_words(words)
    named = salient_words(" ".join(_NAME.findall(words)))
    enough = _SHARED_WITHOUT_DENIAL if pointing else _SHARED_WORDS
    # Whom both speak of is no claim.
    return len(shared) >= enough and bool(shared - named)


def _opposed(claim: Side, answer: Side) -> bool:
    """Whether a denial in no words of denial ("we never fired") turns round just what the other says.

    Who says that another "does not think so" argues with them; neither denies what the other says. Plans are no claims.
    """
    told = claim.holder in answer.item.attribution or answer.holder in claim.item.attribution
    plans = TO_COME.search(claim.evidence) is not None
    if ARGUES.search(answer.evidence) is not None:
        return False
    shared, own = claim.words & answer.words, min(len(claim.words), len(answer.words))
    just_so = len(shared) >= _TURNED_PART * own
    return not (told or plans) and just_so and negated(claim.evidence) != negated(answer.evidence)


def place_of(side: Side) -> int:
    """Return the number of the first sentence that a side's evidence stands in, 0 without one."""
    return min((n for q in side.item.quotes for n in q.cited), default=0)
