"""What a statement leaves out of the words it rests on: a negation, a condition, a doubt, a limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.brief.borne_out.altered import LIGHT
from summarizer.brief.borne_out.brought_in import AVOIDS
from summarizer.brief.borne_out.relied_on import Evidence, Refusal, says_little
from summarizer.brief.borne_out.steps import Step, alike, steps
from summarizer.brief.phrasing.verbs import reporting_verb
from summarizer.words.negation import counters, denies, names_a_negation, negated
from summarizer.words.seldom import Seldom
from summarizer.words.strength import (
    conditional,
    hedges_lost,
    limits_lost,
    part_lost,
    with_whether,
)

#: Parts of a sentence of which each has its own condition.
_APART = re.compile(r"[.;:] |, (?:and|but|while) | but | and (?=if |unless )")
_HINGE = Seldom(
    r"(?<!\beven )(?<!\bas )(?<!\bsee )(?<!\bask )(?<!\basked )"
    r"\b(?:if|unless|provided that|(?<=, )provided(?! (?:by|for|to|in|with|at|from|under)\b)|on (?:the )?condition that"
    r"|as long as)\b",
    re.IGNORECASE,
)
#: Characters before a condition at least where it stands behind what depends on it.
_HINGED_BEHIND = 12
#: Share of what depends on a condition that a statement has of it.
_SAID_ON_CONDITION = 0.6
#: Share of a statement that one quote has of it where another one, which says less, is only more of the same.
_BORNE_ALONE = 0.75
#: A relative clause between commas.
_BESIDE = re.compile(
    r", (?:(?:many|some|most|all|none|both|several|few|one|part) of )?(?:who|whom|which|whose) [^,;:.]{1,120},"
)
#: What begins behind the words relied on as a clause of its own, and what in it would speak of them.
_ASIDE = re.compile(r"\s*(?:[,;:–—]|-\s|\b(?:and|but|although|though|while|whereas)\b)")
#: What goes before a clause of its own; and who thinks what follows: "I think".
_JOINED = re.compile(
    r"(?:[,;:–—][”\"’']*|\b(?:and|but|though|although|whereas))\s*(?:(?:also|then|instead|he|she|they|it) )?$"
)
#: "Crews given the chance would leave": a condition without an "if".
_GIVEN = Seldom(r"\b(?:given (?:the|an?|that)|assuming|supposing|in that case)\b", re.IGNORECASE)
#: Where a sentence ends right before words: those of one passage may be several.
_ENDED = re.compile(r"(?<=[a-z]{3})[.!?][”\"’')\]]*\s[“\"‘'(]?$")
#: "Could not accept it and that any delay": what is said besides has its own "that".
_THAT_BEHIND = re.compile(r"(?:[,;] |\b(?:and|but) )that (?:the |an? |its |his |her |their )?$")
_THINKS = re.compile(r"(?:I|we) (?:think|believe|hope|know|want)\b", re.IGNORECASE)
#: "No, look", and questions that expect a yes.
_ANSWERS = Seldom(
    r"(?:^|(?<=[.!?:] ))No\b,? ?"
    r"|\b(?:Can|Do|Does|Could|Would)(?:n['’]t)? (?:they|you|he|she|people)(?: not)? \w+(?: that)?"
)
#: "Except in winter" denies what "may not", "the only exception", denies.
_EXCEPTS = Seldom(
    r"\b(?:except\b|exceptions?\b|apart from\b|other than\b|exclud\w+)", re.IGNORECASE
)
#: Words behind a negation that it denies.
_DENIED_WORDS = 3
_REJECTS = re.compile(r"(?:reject|den(?:y|ie)|dismiss|refut)")
#: A subject with its verb: "Norland is undertaking", "the ministry has".
_CLAUSE_HEAD = re.compile(
    r"(?:(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}|(?:the|its|their|his|her) [a-z]+|we|they|he|she|it|I)"
    r"(?: (?:am|is|are|was|were|has|have|had|will|would|can|could|may|do|does|did|ca|wo)(?:n['’]t)?\b"
    r"|['’](?:m|re|ve|d|ll)\b)"
)
#: A noun right before a clause, with what says that it is one: "a number of measures", "the steps".
_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|its|his|her|their|some|any|many|several|various|few|all|these|those|number of|range of"
    r"|series of|list of|set of)(?: [a-z-]+)? (?P<noun>(?!that\b|than\b|when\b|with\b|from\b)[a-z]{4,}(?<!ly)) $"
)


def _negation_left_out(statement: str, on: Evidence) -> bool:
    """Whether a statement has what the words relied on, or every sentence up to their end, deny, and denies nothing."""
    if _is_the_sentence(statement, on):
        return False
    if counters(statement) or names_a_negation(statement) or AVOIDS.search(statement):
        return False
    if _EXCEPTS.search(statement) and _EXCEPTS.search(on.words):
        return False
    if AVOIDS.search(on.words):
        return True
    upto = [_up_to(s, on.quotes) for s in on.sentences]
    if not (negated(on.words) or all(map(negated, upto))):
        return False
    said = steps(statement)
    return any(_says_denied(denied, said) for denied in _denied(" ".join(upto)))


def _is_the_sentence(statement: str, on: Evidence) -> bool:
    """Whether a statement is the one sentence cited, relied on as a whole: with nothing beside it to be left out."""
    whole = [statement] == list(on.sentences) == list(on.quotes)
    return whole and _BESIDE.search(statement) is None


def _says_denied(denied: Sequence[Step], said: Sequence[Step]) -> bool:
    """Whether a statement says what a negation denies: the first of its words, or most of them."""
    told = [any(alike(one.key, other.key) for one in said) for other in denied]
    return bool(told) and (told[0] or sum(told) > 1)


def _denied(text: str) -> Iterator[Sequence[Step]]:
    """Yield the words behind each negation that it denies; a "No" that answers denies nothing behind it."""
    told = steps(_ANSWERS.sub("", text))
    for at, one in enumerate(told):
        if one.denies or _REJECTS.match(one.key):
            behind = [o for o in told[at + 1 :] if o.key not in LIGHT]
            # "And it never was": all that is said before it is denied.
            yield from [behind[:_DENIED_WORDS]] if behind else [[one] for one in told[:at]]


def cited_clauses(on: Evidence) -> list[str]:
    """Return the sentences cited, without clauses of their own before and behind the words relied on."""
    return [_up_to(sentence, on.quotes) for sentence in on.spelled]


def _up_to(sentence: str, quotes: Sequence[str]) -> str:
    """Return a sentence up to the end of the words relied on, where a clause of its own follows that denies nothing.

    What it says beside them of who says it ("who asked not to be named") is left out.
    """
    ends = [sentence.find(q) + len(q) for q in map(_plain, quotes) if q in sentence]
    start = min((sentence.find(q) for q in map(_plain, quotes) if q in sentence), default=0)
    sentence, ends = _from_its_clause(sentence, start, ends)
    behind = sentence[max(ends) :] if ends else ""
    apart = ends and _ASIDE.match(behind) is not None and not denies(behind)
    return _BESIDE.sub(",", sentence[: max(ends)] if apart else sentence)


def _plain(quote: str) -> str:
    return " ".join(quote.split())


def _from_its_clause(sentence: str, start: int, ends: Sequence[int]) -> tuple[str, list[int]]:
    """Return a sentence from the clause on that begins with the words relied on, and where these end in it."""
    words = sentence[start:]
    verb = reporting_verb(words.partition(" ")[0], ("past", "s"))
    apart = verb or _CLAUSE_HEAD.match(words) or _THINKS.match(words)
    said = _THAT_BEHIND.search(sentence[:start])
    own = _ENDED.search(sentence[:start]) is not None
    if not start or not (said or own or (apart and _JOINED.search(sentence[:start]))):
        return sentence, list(ends)
    return words, [end - start for end in ends]


def _condition(statement: str, on: Evidence) -> bool:
    """Whether the words relied on, or what they are part of, depend on something the statement does not name."""
    if conditional(statement) or _GIVEN.search(statement):
        return False
    return conditional(on.words) or any(_depends(statement, s, on) for s in on.sentences)


def _depends(statement: str, sentence: str, on: Evidence) -> bool:
    """Whether a statement says what a sentence says on a condition, and leaves that out."""
    for part in _APART.split(with_whether(sentence)):
        found = _HINGE.search(part)
        if found is None:
            continue
        behind = found.end() > len(part) / 2 or found.start() > _HINGED_BEHIND
        plain = part[: found.start()] if behind else part[found.end() :].partition(",")[2]
        held = [one for one in steps(plain) if not says_little(one, on)]
        kept = sum(any(alike(one.key, mine.key) for mine in steps(statement)) for one in held)
        if len(held) > 1 and kept >= _SAID_ON_CONDITION * len(held):
            return True
    return False


def _hedge(statement: str, on: Evidence) -> bool:
    return _is_lost(hedges_lost, statement, on)


def _limit(statement: str, on: Evidence) -> bool:
    return _is_lost(limits_lost, statement, on)


def _is_lost(lost: Callable[[str, str], bool], statement: str, on: Evidence) -> bool:
    """Whether a statement says more than the words relied on, and no quote of these that says as much bears it out."""
    if statement == on.words or not lost(statement, on.words):
        return False
    plain = " ".join(quote for quote in on.quotes if not lost(statement, quote))
    told = [one for one in steps(statement) if not says_little(one, on)]
    said = sum(any(alike(one.key, other.key) for other in steps(plain)) for one in told)
    return not plain or said < _BORNE_ALONE * len(told)


def _part(statement: str, on: Evidence) -> bool:
    return part_lost(f"{on.known} {statement}", on.words)


def _relative(_: str, on: Evidence) -> bool:
    """Whether it makes a statement of what only describes a thing: "measures | Norland is undertaking to support"."""
    return bool(on.quotes) and all(any(_describes(q, s) for s in on.sentences) for q in on.quotes)


def _describes(quote: str, sentence: str) -> bool:
    """Whether words are a clause that says, without a "that", which things the noun before it means."""
    words, plain = " ".join(quote.split()), " ".join(sentence.split())
    before, found, _ = plain.partition(words)
    if not found or _CLAUSE_HEAD.match(words) is None:
        return False
    noun = _NOUN_BEFORE.search(before)
    return noun is not None and not reporting_verb(noun["noun"], ("s", "past", "base", "ing"))


LEFT_OUT: tuple[Refusal, ...] = (
    ("it leaves a negation out", _negation_left_out),
    ("it leaves a condition out", _condition),
    ("it leaves a doubt out", _hedge),
    ("it leaves a limit out", _limit),
    ("it says of all what is said of some", _part),
    ("it makes a statement of what only describes a thing", _relative),
)
