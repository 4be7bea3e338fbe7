"""Whether a claim is one, and its answer answers it: no question, no conduct set against a wish, no other matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.passes.selection import asks
from summarizer.words.content import CLAIMING, content, matter_words, similarity
from summarizer.words.days import day_months
from summarizer.words.negation import counters, denies, negated, rejects_claim

#: Words of the claim an answer has to hold.
_SHARED_WORDS = 2
#: Code points between a claim and a denial that need not repeat its words.
_BESIDE = 400
#: Least containment of an answer that stands elsewhere.
_BEARS = 0.3
#: Least share of a claim's words in a denial that says itself what it rejects.
_ITS_OWN = 0.6
#: Conduct that "contradicts" an intention denies no fact; who "contradicted" a report does.
_CONTRADICTS = re.compile(r"\bcontradicts?\b")
#: A question as it is reported: "asked whether the surveys covered the winter".
_ASKED = re.compile(
    r"\b(?:ask|wonder|inquir|enquir)(?:s|e|es|ed)? (?:\w+ )?(?:whether|if)\b", re.IGNORECASE
)
#: What somebody wants: "want the budget to be capped", "calls for a ban".
_WANTS = re.compile(
    r"\b(?:wants?|wanted|wish(?:es|ed)?|hopes?|hoped|prefers?|preferred|calls? for|called for|demands?|demanded)\b"
)
_STILL = re.compile(r"\b(?:still|continues? to|remains?|as before)\b")
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


def is_question(claim: DisputedClaim, asserting: Sequence[Quote]) -> bool:
    """Whether the claim is but a question that somebody answered: who asks asserts nothing."""
    asked = all((q.text or "").rstrip("”\"’' ").endswith("?") for q in asserting)
    whether = all(_ASKED.search(q.text or "") for q in asserting)
    return asked or whether or bool(claim.asserted_by and asks(claim.asserted_by))


def is_set_against(asserting: Sequence[Quote], disputing: Sequence[Quote]) -> bool:
    """Whether there are words of both sides, other ones, and they are more than opposed wishes."""
    if not disputing or _words_of(asserting) == _words_of(disputing):
        return False
    return not (_are_wishes(asserting, disputing) or _inside(asserting, disputing))


def is_answered(
    claim: DisputedClaim, asserting: Sequence[Quote], disputing: Sequence[Quote]
) -> bool:
    """Whether a claim is denied, or told to be unanswered."""
    if claim.kind is DisputeKind.UNANSWERED:
        return True
    if _words_of(asserting) == _words_of(disputing):
        return _rejects_itself(claim.claim, _words_of(asserting))
    if _are_wishes(asserting, disputing):
        return False
    if _inside(asserting, disputing):
        return _rejected(asserting, disputing)
    if _holds_its_claim(claim.claim, _words_of(disputing)):
        return True
    names = content(f"{claim.asserted_by or ''} {claim.disputed_by or ''}")
    return _bears(asserting, disputing, names, counterclaim=claim.kind is DisputeKind.COUNTERCLAIM)


def _holds_its_claim(claim: str, answered: str) -> bool:
    """Whether a denial says itself what it rejects: "the claim that the school was closed is wrong"."""
    said, words = _matter_of(claim), _matter_of(answered)
    return (
        (rejects_claim(answered) or denies(answered))
        and len(said & words) > _SHARED_WORDS
        and similarity(said, words) >= _ITS_OWN
    )


def _inside(asserting: Sequence[Quote], disputing: Sequence[Quote]) -> bool:
    """Whether the claim is known from the words of its denial alone."""
    return all(
        any((d.start or 0) <= (a.start or 0) and (a.end or 0) <= (d.end or 0) for d in disputing)
        for a in asserting
    )


def _rejected(asserting: Sequence[Quote], disputing: Sequence[Quote]) -> bool:
    """Whether the words around a claim reject it: "denied that ..", "the assertion that .. is untrue"."""
    told = _words_of(disputing)
    rest = told
    for quote in asserting:
        rest = rest.replace(quote.text or "", " ")
    # Conduct that contradicts an intention denies no fact.
    rest = _CONTRADICTS.sub(" ", rest)
    # "rejected Norland's argument that ..": what is rejected may stand among the words of the claim.
    whole = rejects_claim(told) and not any(rejects_claim(q.text or "") for q in asserting)
    return whole or rejects_claim(rest) or denies(rest) or negated(rest)


def _rejects_itself(claim: str, told: str) -> bool:
    """Whether one sentence tells a claim and rejects it: a denial in it, or a negation that is not the claim's own.

    "His first move was to pretend that the ship did not exist" accuses somebody; nobody is said to answer.
    """
    return rejects_claim(told) or denies(told) or (negated(told) and not negated(claim))


def _are_wishes(asserting: Sequence[Quote], disputing: Sequence[Quote]) -> bool:
    """Whether both sides say what they want, and neither what is: opposed demands dispute no fact."""
    sides = (_words_of(asserting), _words_of(disputing))
    return all(_WANTS.search(told) and not denies(told) for told in sides)


def _bears(
    asserting: Sequence[Quote],
    disputing: Sequence[Quote],
    names: frozenset[str],
    *,
    counterclaim: bool,
) -> bool:
    """Whether the answer is about the claim: words of it, or a denial right beside it ("They were not.").

    Of a counterclaim the sides' ``names`` are no such words: two who speak of each other need not contradict.
    """
    if not disputing:
        return False
    told, answered = _words_of(asserting), _words_of(disputing)
    near = _are_near(asserting, disputing)
    if counterclaim:
        return _counterclaim_bears(told, answered, names, near=near)
    return _denial_bears(told, answered, near=near)


def _denial_bears(told: str, answered: str, *, near: bool) -> bool:
    """Whether a denial is about a claim; in other words it is all the same, or that something "still" is as it was."""
    claim, answer = _matter_of(told), _matter_of(answered)
    if _are_alike(claim, answer):
        return True
    apart = _is_apart(told, answered)
    common = claim & answer
    shared = bool(common - _named(told, answered)) or _other_days(told, answered)
    return (apart and (near or shared)) or (bool(common) and near and _goes_on(told, answered))


def _counterclaim_bears(told: str, answered: str, names: frozenset[str], *, near: bool) -> bool:
    """Whether a counterclaim is about a claim: it has to stand beside what it answers, and be about it."""
    left_out = names | _named(told, answered)
    claim, answer = _matter_of(told) - left_out, _matter_of(answered) - left_out
    apart = _is_apart(told, answered)
    if _are_alike(claim, answer):
        return apart
    shared = bool(claim & answer) or _other_days(told, answered)
    # Right beside a claim "has not changed by a single day" answers it; a mere "but" does not.
    return apart and near and (shared or negated(told) != negated(answered))


def _matter_of(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about."""
    return matter_words(text) - CLAIMING


def _goes_on(told: str, answered: str) -> bool:
    """Whether an answer says that what a claim says has ended goes on: "the cabinet is still asked"."""
    return _STILL.search(answered) is not None and _STILL.search(told) is None


def _words_of(quotes: Sequence[Quote]) -> str:
    return " ".join(q.text or "" for q in quotes)


def _are_alike(claim: frozenset[str], answer: frozenset[str]) -> bool:
    shared = len(claim & answer) >= min(_SHARED_WORDS, len(claim))
    return shared and similarity(claim, answer) >= _BEARS


def _is_apart(told: str, answered: str) -> bool:
    """Whether one says what the other does not: a denial, a negation of one of them, another day."""
    denied = denies(answered) and not denies(told)
    return denied or counters(told) != counters(answered) or _other_days(told, answered)


def _are_near(asserting: Sequence[Quote], disputing: Sequence[Quote]) -> bool:
    return any(abs((b.start or 0) - (a.end or 0)) <= _BESIDE for a in asserting for b in disputing)


def _named(*texts: str) -> frozenset[str]:
    """The words with capitals amid the sentences of some texts."""
    return content(" ".join(word for text in texts for word in _CAPITALISED.findall(text)))


def _other_days(a: str, b: str) -> bool:
    first, second = day_months(a), day_months(b)
    return bool(first and second and not first & second)
