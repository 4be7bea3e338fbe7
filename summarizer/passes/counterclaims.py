"""Pairs of statements in which one party says what another says is not so, in nearly the same words.

No model is asked: small ones say "yes" of any two statements on one subject, while the words two parties share, and a
negation in one of them only, tell such pairs apart well.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.models.summary import Stance
from summarizer.passes.sides import Side, same_side
from summarizer.words.content import content
from summarizer.words.negation import excludes_everybody, negated

_SHARED_WORDS = 4
_LEAST_LIKENESS = 0.38
#: Who answers a charge in the next sentences repeats of it what is not so, and little else.
_SHARED_WITH_CHARGE, _NEXT_SENTENCES = 2, 2
_CHARGES = re.compile(
    r"\b(?:accus|alleg|claim|charg|lawsuit|complaint|suit\b|indict|report says)\w*", re.IGNORECASE
)
#: So much of a claim comes back in an answer that turns it round.
_SHARED_OF_CLAIM = 0.6
#: Less where it is put to somebody who answers: a question says more beside it than a claim.
_SHARED_OF_QUESTION = 0.4
#: "I will say it again: there is no hole": the plan is to say so, and what is said is a statement of fact.
_SAYING = re.compile(
    r"\b(?:I|[Ww]e)(?: will|['’]ll| would| must| can) (?:\w+ )?(?:say|repeat|tell|stress|add|be clear)\b"
)
#: "adopted without a vote" denies nothing, nor does "if no agreement is reached".
_WITHOUT = re.compile(r"\b(?:without|if|unless|in case|until)\b.*", re.IGNORECASE | re.DOTALL)
_FOR_OR_AGAINST = (Stance.SUPPORTS, Stance.OPPOSES, Stance.DEMANDS, Stance.PROPOSES)
#: What is to come, wanted or possible is no statement of fact: who is against it holds another view.
TO_COME = re.compile(
    r"\b(?:will|would|shall|should|must|could|(?-i:may)|might|going to|wants?|wanted|plans?|planned|hopes?|hoped)\b",
    re.IGNORECASE,
)
#: Words that a denial of everything shares with no claim: "The firm said that nobody was dismissed".
_IDLE = content("said says saying told tells nobody none never nothing single")
#: What something does not mean, or need not be, is an argument and denies no fact.
ARGUES = re.compile(
    r"\bnot (?:necessarily|mean|imply|amount to)\b|n['’]t (?:mean|imply)\b", re.IGNORECASE
)
#: Statements of long transcripts that one is compared with: those that share most words with it.
_MOST_COMPARED = 40
#: Who declines to say whether something is so does not say that it is not.
_NO_ANSWER = re.compile(
    r"\b(?:refus|declin)\w* to (?:\w+ )?(?:confirm|say|comment|discuss|speculate|answer|be drawn)\b"
    r"|\b(?:not|n['’]t) (?:going to |want to |able to )?(?:confirm|comment|speculate|know|say) (?:whether|if|on)\b",
    re.IGNORECASE,
)


def contradicting(
    sides: Sequence[Side], questions: Mapping[int, range]
) -> Iterator[tuple[Side, Side]]:
    """Yield (claim, answer) of different parties that say the same with and without a negation.

    ``questions``: for the sentences of an answer in a transcript, those of the turn it answers. The answer is the one
    with the negation, unless its own opponent reports it: then it is the claim.
    """
    words = [content(s.evidence) - content(f"{s.holder} {s.side}") for s in sides]
    by_word = _places(words)
    charges = _charges(sides)
    stated = _stated(sides)
    for place, side in enumerate(sides):
        if not negated(side.evidence) or _gives_no_answer(side.evidence):
            continue
        own = words[place]
        charged = _sharing(own, words, _before(charges, side))
        turned = _turned_round(sides, words, stated, place, questions)
        for affirming in _turned_back(sides, stated, side):
            yield side, affirming
        plans = TO_COME.search(_SAYING.sub(" ", side.evidence)) is not None
        near = (n for n in _near(words, by_word, place) if _states(sides[n]) and not plans)
        alike = _alike(own, words, near)
        answered = (sides[at] for at in dict.fromkeys((*charged, *turned, *alike)))
        yield from (_in_order(side, other) for other in answered if _apart(side, other))


def _sharing(
    own: frozenset[str], words: Sequence[frozenset[str]], places: Iterable[int]
) -> Iterator[int]:
    """Yield the places of charges that share enough words with an answer."""
    return (n for n in places if len(words[n] & own) >= _SHARED_WITH_CHARGE)


def _alike(
    own: frozenset[str], words: Sequence[frozenset[str]], places: Iterable[int]
) -> Iterator[int]:
    """Yield the places of statements whose words are like those of an answer."""
    return (n for n in places if _likeness(own, words[n]) >= _LEAST_LIKENESS)


def _gives_no_answer(text: str) -> bool:
    """Whether a negation says nothing of a fact: nobody confirms it, or it means, or implies, no other."""
    return _NO_ANSWER.search(text) is not None or ARGUES.search(text) is not None


def _stated(sides: Sequence[Side]) -> dict[int, list[int]]:
    """Return the places of statements of what is or was, without a negation, by the sentence they stand in."""
    found: dict[int, list[int]] = {}
    for place, side in enumerate(sides):
        if not side.denies and _states(side) and side.item.stance not in _FOR_OR_AGAINST:
            found.setdefault(_sentence(side), []).append(place)
    return found


def _states(side: Side) -> bool:
    """Whether a statement says that something is or was so."""
    plain = not negated(_WITHOUT.sub("", side.evidence))
    return plain and TO_COME.search(side.evidence) is None


def _turned_round(
    sides: Sequence[Side],
    words: Sequence[frozenset[str]],
    stated: Mapping[int, Sequence[int]],
    place: int,
    questions: Mapping[int, range],
) -> Iterator[int]:
    """Yield statements in the sentences just before that an answer turns round.

    "The firm dismissed forty people", and the firm: "no one was dismissed"; "the survey was complete", "it never was".
    """
    answer = sides[place]
    named = content(f"{answer.holder} {answer.side}")
    own = words[place] - _IDLE if excludes_everybody(answer.evidence) else frozenset[str]()
    absent = _absent(answer.evidence)
    evidence = _SAYING.sub(" ", answer.evidence)
    if TO_COME.search(evidence) or not negated(_WITHOUT.sub("", evidence)):
        return
    asked = questions.get(_sentence(answer), ())
    for at in dict.fromkeys((*_before(stated, answer), *_places_in(stated, asked))):
        claim = sides[at]
        shared = len(words[at] & words[place])
        of_holder = bool(named & content(claim.evidence))
        part = _SHARED_OF_QUESTION if _sentence(claim) in asked else _SHARED_OF_CLAIM
        whole = shared >= part * max(1, len(words[at]))
        enough = shared >= _SHARED_WITH_CHARGE and (of_holder or whole)
        if enough or (own and own <= words[at]) or _tells_of(claim.evidence, absent):
            yield at


def _turned_back(
    sides: Sequence[Side], stated: Mapping[int, Sequence[int]], claim: Side
) -> Iterator[Side]:
    """Yield statements of others right behind a negated one that say of its verb that it was so.

    "Lund said that she had never met the builder. The builder said that they had met three times."
    """
    found = _NOT_DONE.search(claim.evidence)
    verb = content(found["verb"]) if found is not None else frozenset[str]()
    if not verb or TO_COME.search(claim.evidence) or _gives_no_answer(claim.evidence):
        return
    number = _sentence(claim)
    for ahead in range(1, _NEXT_SENTENCES + 1):
        for at in stated.get(number + ahead, ()):
            answer = sides[at]
            if _apart(claim, answer) and _has_done(answer.evidence, verb):
                yield answer


def _has_done(text: str, verb: frozenset[str]) -> bool:
    """Whether a text says that something was done: a verb behind "had", "has", "was" or "did"."""
    return any(content(found["verb"]) == verb for found in _DONE.finditer(text))


#: What was not done, and was.
_NOT_DONE = re.compile(
    r"\b(?:had|has|have|was|were|did)(?: not| never|n['’]t) (?:ever |yet |once |been |\w+ly ){0,3}(?P<verb>[a-z]{3,})\b"
)
_DONE = re.compile(
    r"\b(?:had|has|have|was|were|did) (?:in fact |indeed |already |been |\w+ly ){0,3}(?P<verb>[a-z]{3,})\b"
)


def _absent(text: str) -> str | None:
    """Return the noun of what a text says did not exist: "there were no casualties"; else ``None``."""
    found = _ABSENT.search(text)
    return (found["what"] or found["thing"]).split()[-1] if found is not None else None


def _tells_of(text: str, noun: str | None) -> bool:
    """Whether a text says that there was something: it names it, and not as what something else is about."""
    if noun is None:
        return False
    stem = re.escape(noun.removesuffix("s"))
    named = list(re.finditer(rf"\b{stem}(?:e?s)?\b", text, re.IGNORECASE))
    return any(_ABOUT.search(text, 0, one.start()) is None for one in named)


#: "talks on a ceasefire", "asked for a warning".
_ABOUT = re.compile(
    r"\b(?:on|about|for|of|over|towards?|to|into|against|without|no)"
    r" (?:(?:an?|the|any|possible|new|another|lasting) ){0,3}$",
    re.IGNORECASE,
)
#: "there were no casualties", "no warning had been sent"; what there is "no question of" is no thing.
_NO_THING = (
    r"(?!(?:question|doubt|need|reason|chance|point|way|plans?|choice|alternative|excuse|sign|prospect|hope|comment"
    r"|other|more|longer|better|such|one)\b)"
)
_ABSENT = re.compile(
    r"\bthere (?:was|were|is|are|has been|have been|had been) (?:\w+ly )?no "
    rf"{_NO_THING}(?P<what>(?:[\w-]+ ){{0,2}}?[\w-]+)"
    r"(?=[.,;:”\"]|$"
    r"| (?:at|in|on|among|during|when|after|between|from|that|this|whatsoever|whatever|here|there|and|but|or)\b)"
    rf"|\bno {_NO_THING}(?P<thing>(?:[\w-]+ ){{0,2}}?[\w-]+) (?:(?:was|were|had been|has been|have been) (?:ever )?"
    r"(?!(?:needed|required|expected|planned|wanted|allowed)\b)"
    r"(?:[a-z]+e[dn]|sent|made|held|found|done|heard|shot|put|paid)"
    r"|took place|occurred|happened|existed|(?:had|has|have) (?:ever )?(?:taken place|occurred|happened|existed))\b",
    re.IGNORECASE,
)


def _charges(sides: Sequence[Side]) -> dict[int, list[int]]:
    """Return the places of statements that charge somebody with something, by the sentence they stand in."""
    found: dict[int, list[int]] = {}
    for place, side in enumerate(sides):
        if not side.denies and _CHARGES.search(f"{side.holder} {side.statement}"):
            found.setdefault(_sentence(side), []).append(place)
    return found


def _before(charges: Mapping[int, Sequence[int]], answer: Side) -> Iterator[int]:
    """Yield the places of charges in the sentences just before an answer."""
    number = _sentence(answer)
    for back in range(1, _NEXT_SENTENCES + 1):
        yield from charges.get(number - back, ())


def _places_in(stated: Mapping[int, Sequence[int]], numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        yield from stated.get(number, ())


def _sentence(side: Side) -> int:
    return min((n for q in side.item.quotes for n in q.cited), default=0)


def _near(
    words: Sequence[frozenset[str]], by_word: Mapping[str, Sequence[int]], place: int
) -> list[int]:
    """Return the statements that share most words with one."""
    shared: Counter[int] = Counter()
    for word in words[place]:
        shared.update(by_word[word][: 4 * _MOST_COMPARED])
    del shared[place]
    enough = [other for other, count in shared.items() if count >= _SHARED_WORDS]
    return sorted(enough, key=lambda other: (-shared[other], other))[:_MOST_COMPARED]


def _places(words: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    """Return for each word the places of the statements that have it."""
    found: dict[str, list[int]] = {}
    for place, own in enumerate(words):
        for word in own:
            found.setdefault(word, []).append(place)
    return found


def _in_order(negating: Side, other: Side) -> tuple[Side, Side]:
    """Return claim and answer."""
    reported = other.holder in negating.item.attribution
    return (negating, other) if reported else (other, negating)


def _apart(one: Side, other: Side) -> bool:
    """Whether two statements are of different parties, and neither stands in the other."""
    inside = one.evidence in other.evidence or other.evidence in one.evidence
    # "I have played here" is not denied by somebody else's "I had not played in the wind".
    own = all(_OF_ONESELF.search(side.evidence) for side in (one, other))
    return not inside and not own and not same_side(one, other)


#: Somebody tells of themselves.
_OF_ONESELF = re.compile(
    r"\bI(?:['’](?:ve|d|m|ll))?\s(?!(?:think|believe|say|said|feel|know|hope)\s(?:that|the|it|there|this)\b)"
)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / math.sqrt(len(one) * len(other))
