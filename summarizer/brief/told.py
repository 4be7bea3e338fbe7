"""Whether evidence bears out what a summary says in its own words: no more, and no less of what matters.

What is added is looked for in the whole sentences cited; what is left out, in the words relied on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

from summarizer.accounts.borne_out import names_in, quotations_stand, short_forms
from summarizer.attribution.cues import cue_lexicon
from summarizer.brief.altered import LIGHT, altered
from summarizer.brief.antecedents import Before, names_of
from summarizer.brief.mentions import mentions
from summarizer.brief.self_told import told_amid
from summarizer.brief.steps import Step, alike, steps
from summarizer.brief.verbs import reporting_verb
from summarizer.words.alike import opposed, same_word
from summarizer.words.content import content, stem
from summarizer.words.days import day_months, weekdays
from summarizer.words.modals import modals
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
#: A name and a verb at the head of a statement; what its subject is by passive, and who says it amid it.
_SUBJECT = re.compile(
    r"(?:The )?(?P<who>[^\W\d_a-z][\w’'.-]*(?: (?:(?:of|the|and|for) )*[^\W\d_a-z][\w’'.-]*)*)"
    r" (?:also |then |again |\w+ly )?(?P<verb>[a-z]+)\b"
)
_ACTS = frozenset("is was has had will would does did".split())
_PASSIVE = re.compile(
    r"\b(?:is|was|were|are|be|been) (?:\w+ly )?\w+(?:ed|en|wn) (?:by|to|at|for|in)\b"
)
#: A figure with the sign of a currency before it, or of a share behind it.
_AMOUNT = re.compile(r"([$€£¥])?\s?(?<![\w.,])(\d[\d.,]*\d|\d)\s?(%)?")
#: What links an effect with its cause; where it opens a sentence the cause comes first.
_CAUSE = re.compile(
    r"\b(?:because|since|as a result of|owing to|due to|so that|so as to)\b", re.IGNORECASE
)
_FRONTED = 5
#: Parts of a sentence of which each has its own condition.
_APART = re.compile(r"[.;:] |, (?:and|but|while) | but | and (?=if |unless )")
_HINGE = re.compile(
    r"(?<!\beven )(?<!\bas )(?<!\bsee )(?<!\bask )(?<!\basked )\b(?:if|unless|provided(?: that)?|on (?:the )?condition that|as long as)\b",
    re.IGNORECASE,
)
#: Characters before a condition at least where it stands behind what depends on it.
_HINGED_BEHIND = 12
#: Share of what depends on a condition that a statement has of it.
_SAID_ON_CONDITION = 0.6
#: How much a modal binds.
_DEGREES = {"may": 0, "might": 0, "could": 1, "can": 1, "should": 2, "must": 3}
_MOST = 9
#: As much of each clause stands in the sentences cited.
_OWN = 0.3
#: Of the words relied on so many, where it says little else that stands there ("that is unacceptable").
_OF_THE_WORDS = 0.5
#: Of these words so many, where it has a word of another sentence.
_NEARLY_ALL = 0.85
#: Where a further clause of a statement begins.
_PARTS = re.compile(r"(?:,? (?:and|but)|;) (?=that |(?:it|he|she|they|the|this|these)\b)")
#: One word of so many may be new.
_ONE, _FEWEST = 1, 4
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
#: "No, look", and questions that expect a yes.
_ANSWERS = re.compile(
    r"(?:^|(?<=[.!?:] ))No\b,? ?|\b(?:Can|Do|Does|Could|Would)(?:n['’]t)? (?:they|you|he|she|people)(?: not)? \w+(?: that)?"
)
#: Words behind a negation that it denies.
_DENIED_WORDS = 3
_REJECTS = re.compile(r"(?:reject|den(?:y|ie)|dismiss|refut)")
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
_SEEMING_WORDS = frozenset("appear appears seem seems seemed appeared".split())
_SEEMING = content(" ".join(_SEEMING_WORDS))
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
    of the document's names. ``holder`` is whose statement it is. ``before`` is what stands before, sentence by sentence; by default the two stretches.
    """

    sentences: Sequence[str]
    quotes: Sequence[str]
    known: str = ""
    around: str = ""
    named: str = ""
    is_plain: Callable[[str], bool] = _unknown
    before: Before | None = None
    holder: str = ""

    @cached_property
    def whole(self) -> str:
        """The sentences cited."""
        return " ".join(self.sentences)

    @cached_property
    def words(self) -> str:
        """The words relied on."""
        return " ".join(self.quotes)

    @cached_property
    def behind(self) -> Before:
        """What the sentences may stand for."""
        return self.before or Before((self.around, self.named))

    @cached_property
    def said(self) -> tuple[Step, ...]:
        """What the sentences cited say."""
        return steps(self.whole)

    @cached_property
    def leant_on(self) -> str:
        """The sentences around, where those cited lean on them."""
        return self.around if _LEANS.search(self.whole) else ""


def told(statement: str, on: Evidence) -> bool:
    """Whether a summary's statement says what its evidence says, no more and no less of what matters."""
    return bool(on.whole) and refused(statement, on) is None


def refused(statement: str, on: Evidence) -> str | None:
    """Return the first reason for which a statement is not borne out; null where it is."""
    return next((why for why, found in _REFUSALS if found(statement, on)), None)


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


# Of whom it speaks ---------------------------------------------------------------------------------------------


def _another_speaks(statement: str, on: Evidence) -> bool:
    """Whether a statement has somebody else say or do something, and its holder is named behind."""
    found = _SUBJECT.match(statement)
    if found is None or not on.holder or mentions((on.holder,), found["who"]):
        return False
    if cue_lexicon().at((found["verb"],), 0) is None and found["verb"] not in _ACTS:
        return False
    amid = told_amid(statement, partial(mentions, (on.holder,)))
    aside = amid or _PASSIVE.search(statement) or "according to" in statement
    return not aside and mentions((on.holder,), statement[found.end() :])


# What is brought in -------------------------------------------------------------------------------------------


def _number(statement: str, on: Evidence) -> bool:
    told = numbers(statement)
    added = told - numbers(on.whole) - numbers(on.known) if told else told
    if not added:
        return False
    counted = {n for n in numbers(on.around) if n.isdigit() and int(n) <= _COUNTED}
    return bool(added - counted)


def _currency(statement: str, on: Evidence) -> bool:
    """Whether an amount is given in another currency, or as a share, than where it stands."""
    said = set(_AMOUNT.findall(on.whole))
    figures = {figure for _, figure, _ in said}
    return any(
        amount not in said and amount[1] in figures for amount in _AMOUNT.findall(statement)
    )


def _day(statement: str, on: Evidence) -> bool:
    days = day_months(statement) - day_months(on.whole)
    return bool(days or weekdays(statement) - weekdays(on.whole))


def _name(statement: str, on: Evidence) -> bool:
    """The names of a statement that neither its evidence nor the holder's name has, in full or for short."""
    plain = _without_plain_head(statement, on)
    named = names_in(plain)
    known = f"{on.whole} {on.known}"
    found = named - content(known)
    if not found:
        return False
    new = _unlike(found - short_forms(f"{known} {on.leant_on} {on.named}"), known)
    return any(
        bool(content(name) & new) and not on.behind.bears_name(name, on.whole, on.known)
        for name in names_of(plain)
    )


def _unlike(names: frozenset[str], known: str) -> frozenset[str]:
    """Return the names that no word of a text begins like, as "Bangladesh" and "Bangladeshi" do."""
    words = content(known) if names else frozenset[str]()
    return frozenset(n for n in names if not any(same_word(n, word) for word in words))


def _without_plain_head(statement: str, on: Evidence) -> str:
    """Return a statement without its first word, where only its place gives that a capital letter."""
    first, _, rest = statement.partition(" ")
    bare = first.strip("“\"‘'")
    plain = bare[1:].islower() and rest[:1].islower()
    return rest if plain and (on.is_plain(bare) or _NO_NAME.search(bare)) else statement


def _modal(statement: str, on: Evidence) -> bool:
    mine, theirs = modals(statement), modals(on.whole)
    hardened = any(
        _DEGREES.get(weak, _MOST) < _DEGREES.get(hard, 0)
        for hard in mine - theirs
        for weak in theirs - mine
    )
    return hardened or bool(
        modals_brought_in(statement, on.whole) - _by_another_form(statement, on)
    )


def _by_another_form(statement: str, on: Evidence) -> frozenset[str]:
    """Return the modals behind which a statement has what its evidence has by another form: "would lose", "losing"."""
    told = steps(statement)
    said = {one.key for one in on.said if one.key.endswith(("ing", "ion", "ment"))}
    gerunds = any(
        one.key == "will" and any(alike(after.key, other) for other in said)
        for one, after in pairwise(told)
    )
    said_before = on.leant_on and "would" in modals(on.behind.near)
    return frozenset(("would",)) if gerunds or said_before else frozenset()


def _quantity(statement: str, on: Evidence) -> bool:
    return quantity_brought_in(statement, f"{on.whole} {on.known}")


def _negation(statement: str, on: Evidence) -> bool:
    theirs_too = counters(on.whole) or _AVOIDS.search(on.whole) or _OPPOSES.search(on.whole)
    both_deny = stem("deny") in content(statement) & content(on.whole)
    if (negated(statement) or denies(statement)) and not (theirs_too or both_deny):
        return True
    if _denied_twice(statement, on.whole):
        return True
    mine = [c for c in _clauses(statement) if _DENIED.search(c)]
    theirs = _clauses(on.whole)
    return any(_affirmed(clause, theirs) for clause in mine)


def _denied_twice(statement: str, whole: str) -> bool:
    """Whether somebody is made to deny what was said, with the very negation it was said with."""
    who, found, said = statement.partition(" denied that ")
    return bool(found) and not denies(whole) and (negated(said) or not negated(whole))


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
    """Whether a statement has what the words relied on, or every sentence up to their end, deny, and denies nothing."""
    if counters(statement) or names_a_negation(statement) or _AVOIDS.search(statement):
        return False
    if _AVOIDS.search(on.words):
        return True
    upto = [_up_to(s, on.quotes) for s in on.sentences]
    if not (negated(on.words) or all(map(negated, upto))):
        return False
    said = steps(statement)
    return any(alike(one.key, denied.key) for denied in _denied(" ".join(upto)) for one in said)


def _denied(text: str) -> Iterator[Step]:
    """Yield the words behind each negation that it denies; a "No" that answers denies nothing behind it."""
    told = steps(_ANSWERS.sub("", text))
    for at, one in enumerate(told):
        if one.denies or _REJECTS.match(one.key):
            yield from [o for o in told[at + 1 :] if o.key not in LIGHT][:_DENIED_WORDS]


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
    """Whether the words relied on, or what they are part of, depend on something the statement does not name."""
    if conditional(statement):
        return False
    return conditional(on.words) or any(_depends(statement, s, on) for s in on.sentences)


def _depends(statement: str, sentence: str, on: Evidence) -> bool:
    """Whether a statement says what a sentence says on a condition, and leaves that out."""
    for part in _APART.split(sentence):
        found = _HINGE.search(part)
        if found is None:
            continue
        behind = found.end() > len(part) / 2 or found.start() > _HINGED_BEHIND
        plain = part[: found.start()] if behind else part[found.end() :].partition(",")[2]
        held = [one for one in steps(plain) if not _says_little(one, on)]
        kept = sum(any(alike(one.key, mine.key) for mine in steps(statement)) for one in held)
        if len(held) > 1 and kept >= _SAID_ON_CONDITION * len(held):
            return True
    return False


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
    """Whether words of a statement stand neither in its sentences nor, in the place of something there, before."""
    clauses = [[o for o in steps(c) if not _says_little(o, on)] for c in _PARTS.split(statement)]
    told = [one for clause in clauses for one in clause]
    new = [one for one in told if not (_is_said(one, on) or on.behind.says(one))]
    if len(new) > max(_ONE if len(told) >= _FEWEST else 0, (1 - _TOLD) * len(told)):
        return True
    return not all(_has_its_own(clause, on) for clause in clauses)


def _stray(statement: str, on: Evidence) -> bool:
    """Whether a plain word of a statement is one of another sentence, in the place of some that are left out."""
    new = [o for o in steps(statement) if not (_says_little(o, on) or _is_said(o, on))]
    plain = [one for one in new if not one.named and on.behind.is_stray(one)]
    return len(plain) == 1 and _kept(steps(statement), on) < _NEARLY_ALL


def _kept(told: Sequence[Step], on: Evidence) -> float:
    """The share of the words relied on that a statement or a clause of it has."""
    relied = [one for one in steps(on.words) if not _says_little(one, on)]
    kept = sum(any(alike(one.key, mine.key) for mine in told) for one in relied)
    return kept / len(relied) if relied else 1.0


def _is_said(one: Step, on: Evidence) -> bool:
    return any(alike(one.key, said.key) for said in on.said)


def _has_its_own(clause: Sequence[Step], on: Evidence) -> bool:
    """Whether enough of a clause stands in the sentences cited, or it says most of what the words relied on say."""
    own = sum(_is_said(one, on) for one in clause)
    if not clause or own >= max(1, _OWN * len(clause)):
        return True
    relied = any(not _says_little(one, on) for one in steps(on.words))
    return bool(own or not relied) and _kept(clause, on) >= _OF_THE_WORDS


def _says_little(one: Step, on: Evidence) -> bool:
    """Whether a word only says who holds it, that it is said, or how strongly."""
    if one.denies or one.key in LIGHT or reporting_verb(one.key):
        return True
    return content(one.text) <= content(on.known) or one.key in _SEEMING_WORDS


def _share(statement: str, whole: str) -> float:
    """The share of a statement's words that stand in its evidence, in full or in the name they are short for."""
    # That a thing only seems so is looked for by itself.
    words = content(statement) - _SEEMING
    missing = words - content(whole)
    if missing:
        missing -= short_forms(whole)
        names = missing & names_in(statement)
        missing -= names - _unlike(names, whole)
    return 1 - len(missing) / len(words) if words else 1.0


def _cause_turned(statement: str, on: Evidence) -> bool:
    """Whether a statement gives as the cause what its evidence gives as the effect."""
    mine = _CAUSE.search(statement)
    theirs = next(filter(None, map(_CAUSE.search, on.sentences)), None)
    if mine is None or theirs is None or _is_fronted(mine) != _is_fronted(theirs):
        return False
    ends = [[content(m.string[: m.start()]), content(m.string[m.end() :])] for m in (mine, theirs)]
    straight = len(ends[0][0] & ends[1][0]) + len(ends[0][1] & ends[1][1])
    return len(ends[0][0] & ends[1][1]) + len(ends[0][1] & ends[1][0]) > straight


def _is_fronted(cause: re.Match[str]) -> bool:
    return cause.start() < _FRONTED


def _contrary(statement: str, on: Evidence) -> bool:
    """Whether a word stands there only by its contrary, and is denied where that is, or neither is."""
    said = [one for one in steps(statement) if not _is_said(one, on)]
    turned = any(opposed(one.key, other.key) for one in said for other in on.said)
    return turned and negated(statement) == negated(on.words or on.whole)


def _altered(statement: str, on: Evidence) -> bool:
    return altered(statement, on.sentences, on.known) is not None


def _quotation(statement: str, on: Evidence) -> bool:
    return not quotations_stand(statement, on.whole)


#: Why a statement is not borne out, and how that is seen.
_Refusal = tuple[str, Callable[[str, Evidence], bool]]
_BROUGHT_IN: tuple[_Refusal, ...] = (
    ("it brings in a number", _number),
    ("it gives an amount in another currency", _currency),
    ("it brings in a day", _day),
    ("it brings in a name", _name),
    ("it brings in a modal", _modal),
)
_REFUSALS: tuple[_Refusal, ...] = (
    ("somebody else says it", _another_speaks),
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
    ("it puts in a word of another sentence", _stray),
    ("it says the contrary", _contrary),
    ("it turns cause and effect round", _cause_turned),
    ("it changes a word of a sentence it follows", _altered),
    ("a quotation of it does not stand there", _quotation),
)
