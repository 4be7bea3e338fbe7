"""Whether evidence bears out what a summary says in its own words: no more, and no less of what matters.

What is added is looked for in the whole sentences cited; what is left out, in the words relied on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.accounts.borne_out import names_in, quotations_stand, short_forms
from summarizer.brief.verbs import reporting_verb
from summarizer.words.content import content, stem
from summarizer.words.days import day_months, weekdays
from summarizer.words.negation import counters, denies, names_a_negation, negated
from summarizer.words.numbers import numbers
from summarizer.words.strength import (
    conditional,
    hedges_lost,
    limits_lost,
    modals_brought_in,
    part_lost,
    quantity_brought_in,
)

#: The least share of a statement's words that must stand in the sentences it cites and what these lean on. Of 131
#: annotated statements of 15 documents 0.6 accepts 103 and 0.8 accepts 99; of 591 pairs of a false statement and a
#: cited passage 13 and 3.
_TOLD = 0.8
#: The same for one that leans on the sentences around them: as much as this stands in the sentences it cites.
#: Of 260 annotated statements of 25 documents 215 are accepted (185 without it and without other words for modals), of
#: 795 pairs of a false statement and a cited passage 6 (4); 0.5 accepts 218 and lets six statements pass on passages
#: of others.
_OWN = 0.6
#: Claims are worded by who denies them: less of their words stands in the sentences of both sides.
_CLAIMED = 0.6
#: Words that stand for something said before.
_LEANS = re.compile(
    r"\b(?:it|its|he|him|his|she|her|they|them|their|this|these|those|there|such|we|us|our|ourselves|here|following)\b"
    r"|\b(?:you|your)\b|\bthat(?:['’]s| (?:is|was|will|would|as))\b|^(?:No|Yes|Of course)\b",
    re.IGNORECASE,
)
#: What says without a negation that something is not to be.
_AVOIDS = re.compile(
    r"\b(?:avoid\w*|(?:caution|warn)(?:s|ed|ing)? against|refrain\w*)\b", re.IGNORECASE
)
_OPPOSES = re.compile(r"\b(?:oppos\w+|against)\b", re.IGNORECASE)
#: Up to this a number counts persons or things named before, rather than an amount: "the four defendants".
_COUNTED = 12
#: A relative clause between commas.
_BESIDE = re.compile(r", (?:who|which|whose) [^,;:.]{1,120},")
#: What begins behind the words relied on as a clause of its own, and what in it would speak of them.
_ASIDE = re.compile(r"\s*(?:[,;:–—]|-\s|\b(?:and|but|although|though|while|whereas)\b)")
#: Where a clause ends within a sentence.
_CLAUSE = re.compile(r"[,;:.!?]\s+|\s(?:and|but|because|while|whereas|although|though|so)\s")
#: A verb that is denied.
_DENIED = re.compile(
    r"\b(?:is|are|was|were|will|would|should|must|can|could|may|might|does|do|did|has|have|had)"
    r"(?: (?:not(?! only)|never)|n['’]t)\b|\bcannot\b"
)
#: Least share of a negated clause's words by which a clause of the evidence is its own.
_ITS_OWN = 0.5
#: A subject with its verb: "Norland is undertaking", "the ministry has".
_CLAUSE_HEAD = re.compile(
    r"(?:(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}|(?:the|its|their|his|her) [a-z]+|we|they|he|she|it|I)"
    r" (?:is|are|was|were|has|have|had|will|would|can|could|may)\b"
)
#: A noun right before a clause, with what says that it is one: "a number of measures", "the steps".
_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|its|his|her|their|some|any|many|several|various|few|all|these|those|number of|range of"
    r"|series of|list of|set of)(?: [a-z-]+)? (?P<noun>(?!that\b|than\b|when\b|with\b|from\b)[a-z]{4,}(?<!ly)) $"
)
_SEEMING = content("appear appears seem seems")
#: Words behind a negation among which the verb it denies stands.
_VERB = 2
#: Letters by which a name and its adjective are one: "Bangladesh", "Bangladeshi".
_STEM = 5
#: What ends so is no name, though no document has it in small letters.
_NO_NAME = re.compile(
    r"(?:ing|tion|sion|ment|ness|ity|ance|ence|ship|ism|ally|ful|less|ever|ward|wards)$"
)


def _unknown(word: str) -> bool:
    """No document is at hand: every word with a capital letter may be a name."""
    return not word


@dataclass(frozen=True)
class Evidence:
    """What a statement rests on.

    ``sentences`` are the whole sentences it cites, ``quotes`` the words relied on. ``known`` are the names of the
    holder, and how many they are. ``around`` is what the sentences lean on (a question they answer, the sentences
    before them): it bears out plain words and how many persons there are, never an amount, day, modal or negation;
    ``named`` is the wider stretch that bears out names. ``is_plain`` is whether a word with a capital letter is none
    of the document's names.
    """

    sentences: Sequence[str]
    quotes: Sequence[str]
    known: str = ""
    around: str = ""
    named: str = ""
    is_plain: Callable[[str], bool] = _unknown

    @cached_property
    def whole(self) -> str:
        """The sentences cited."""
        return " ".join(self.sentences)

    @cached_property
    def words(self) -> str:
        """The words relied on."""
        return " ".join(self.quotes)

    @cached_property
    def leant_on(self) -> str:
        """The sentences around, where those cited lean on them."""
        return self.around if _LEANS.search(self.whole) else ""


def told(statement: str, on: Evidence) -> bool:
    """Whether a summary's statement says what its evidence says, no more and no less of what matters."""
    return bool(on.whole) and refused(statement, on) is None


def refused(statement: str, on: Evidence) -> str | None:
    """Return the first reason for which a statement is not borne out; null where it is."""
    reasons = _OF_THE_EVIDENCE if statement == on.whole else _REFUSALS
    return next((why for why, found in reasons if found(statement, on)), None)


def claimed(claim: str, asserting: Sequence[str], disputing: Sequence[str], known: str) -> bool:
    """Whether the sentences of both sides bear out the wording of a claim, be it in its denial only.

    Where the denial stands in the same sentence, the claim has no negation of its own.
    """
    on = Evidence((*asserting, *disputing), (), known)
    if not on.whole or any(found(claim, on) for _, found in _BROUGHT_IN):
        return False
    alone = [s for s in asserting if s not in disputing]
    if not counters(claim) and alone and all(map(negated, alone)):
        return False
    enough = _share(claim, f"{on.whole} {known}") >= _CLAIMED
    return enough and quotations_stand(claim, on.whole)


# What is brought in -------------------------------------------------------------------------------------------


def _number(statement: str, on: Evidence) -> bool:
    told = numbers(statement)
    added = told - numbers(on.whole) - numbers(on.known) if told else told
    if not added:
        return False
    counted = {n for n in numbers(on.around) if n.isdigit() and int(n) <= _COUNTED}
    return bool(added - counted)


def _day(statement: str, on: Evidence) -> bool:
    days = day_months(statement) - day_months(on.whole)
    return bool(days or weekdays(statement) - weekdays(on.whole))


def _name(statement: str, on: Evidence) -> bool:
    """The names of a statement that neither its evidence nor the holder's name has, in full or for short."""
    named = names_in(_without_plain_head(statement, on))
    if not named:
        return False
    known = f"{on.whole} {on.known} {on.leant_on} {on.named}"
    found = named - content(known)
    return bool(_unlike(found - short_forms(known) if found else found, known))


def _unlike(names: frozenset[str], known: str) -> frozenset[str]:
    """Return the names that no word of a text begins like, as "Bangladesh" and "Bangladeshi" do."""
    beginnings = {word[:_STEM] for word in content(known)} if names else set[str]()
    return frozenset(n for n in names if len(n) < _STEM or n[:_STEM] not in beginnings)


def _without_plain_head(statement: str, on: Evidence) -> str:
    """Return a statement without its first word, where only its place gives that a capital letter."""
    first, _, rest = statement.partition(" ")
    bare = first.strip("“\"‘'")
    plain = bare[1:].islower() and rest[:1].islower()
    return rest if plain and (on.is_plain(bare) or _NO_NAME.search(bare)) else statement


def _modal(statement: str, on: Evidence) -> bool:
    return bool(modals_brought_in(statement, on.whole))


def _quantity(statement: str, on: Evidence) -> bool:
    return quantity_brought_in(statement, f"{on.whole} {on.known}")


def _negation(statement: str, on: Evidence) -> bool:
    theirs_too = counters(on.whole) or _AVOIDS.search(on.whole) or _OPPOSES.search(on.whole)
    both_deny = stem("deny") in content(statement) & content(on.whole)
    if counters(statement) and not (theirs_too or both_deny):
        return True
    mine = [c for c in _clauses(statement) if _DENIED.search(c)]
    theirs = _clauses(on.whole)
    return any(_affirmed(clause, theirs) for clause in mine)


def _affirmed(clause: str, theirs: Sequence[str]) -> bool:
    """Whether what a negated clause denies stands in the evidence, and nowhere with a negation."""
    denied = _verb_denied(clause)
    if any(denied & content(c) for c in theirs if counters(c) or _AVOIDS.search(c)):
        return False
    words = content(clause)
    shares = [(len(words & content(c)) / max(1, len(words)), c) for c in theirs]
    best = max((share for share, _ in shares), default=0.0)
    nearest = [c for share, c in shares if share == best]
    return best >= _ITS_OWN and not any(map(_denies_anything, nearest))


def _verb_denied(clause: str) -> frozenset[str]:
    found = _DENIED.search(clause)
    return content(" ".join(clause[found.end() :].split()[:_VERB]) if found else clause)


def _denies_anything(clause: str) -> bool:
    return counters(clause) or names_a_negation(clause) or _AVOIDS.search(clause) is not None


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if clause.strip()]


# What is left out ---------------------------------------------------------------------------------------------


def _negation_left_out(statement: str, on: Evidence) -> bool:
    """Whether the words relied on, or every sentence up to their end, are negated and the statement is not."""
    if counters(statement) or names_a_negation(statement) or _AVOIDS.search(statement):
        return False
    if _AVOIDS.search(on.words):
        return True
    return negated(on.words) or all(negated(_up_to(s, on.quotes)) for s in on.sentences)


def _up_to(sentence: str, quotes: Sequence[str]) -> str:
    """Return a sentence up to the end of the words relied on, where a clause of its own follows that denies nothing.

    What it says beside them of who says it ("who asked not to be named") is left out.
    """
    ends = [
        sentence.find(plain) + len(plain)
        for plain in (" ".join(quote.split()) for quote in quotes)
        if plain in sentence
    ]
    behind = sentence[max(ends) :] if ends else ""
    apart = ends and _ASIDE.match(behind) is not None and not denies(behind)
    return _BESIDE.sub(",", sentence[: max(ends)] if apart else sentence)


def _condition(statement: str, on: Evidence) -> bool:
    return conditional(on.words) and not conditional(statement)


def _hedge(statement: str, on: Evidence) -> bool:
    return hedges_lost(statement, on.words)


def _limit(statement: str, on: Evidence) -> bool:
    return limits_lost(statement, on.words)


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


# How much of it stands there ----------------------------------------------------------------------------------


def _few_words(statement: str, on: Evidence) -> bool:
    if _share(statement, f"{on.whole} {on.known} {on.leant_on}") < _TOLD:
        return True
    # A name in the place of "them" is borne out by the sentences before.
    names = names_in(statement) & content(on.named)
    return bool(on.leant_on) and _share(statement, f"{on.whole} {on.known}", names) < _OWN


def _share(statement: str, whole: str, without: frozenset[str] = frozenset()) -> float:
    """The share of a statement's words that stand in its evidence, in full or in the name they are short for."""
    # That a thing only seems so is looked for by itself.
    words = content(statement) - without - _SEEMING
    missing = words - content(whole)
    if missing:
        missing -= short_forms(whole)
        names = missing & names_in(statement)
        missing -= names - _unlike(names, whole)
    return 1 - len(missing) / len(words) if words else 1.0


def _quotation(statement: str, on: Evidence) -> bool:
    return not quotations_stand(statement, on.whole)


#: Why a statement is not borne out, and how that is seen.
_Refusal = tuple[str, Callable[[str, Evidence], bool]]
_BROUGHT_IN: tuple[_Refusal, ...] = (
    ("it brings in a number", _number),
    ("it brings in a day", _day),
    ("it brings in a name", _name),
    ("it brings in a modal", _modal),
)
_REFUSALS: tuple[_Refusal, ...] = (
    *_BROUGHT_IN,
    ("it widens whom it speaks of", _quantity),
    ("it denies what is not denied there", _negation),
    ("it leaves a negation out", _negation_left_out),
    ("it leaves a condition out", _condition),
    ("it leaves a doubt out", _hedge),
    ("it leaves a limit out", _limit),
    ("it says of all what is said of some", _part),
    ("it makes a statement of what only describes a thing", _relative),
    ("too few of its words stand there", _few_words),
    ("a quotation of it does not stand there", _quotation),
)
#: What is left to ask of a statement that is its evidence word for word: nothing can be brought in or lost.
_OF_THE_EVIDENCE: tuple[_Refusal, ...] = tuple(
    one for one in _REFUSALS if one[1] in (_negation, _negation_left_out, _condition, _relative)
)
