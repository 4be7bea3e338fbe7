"""What a statement brings in that the sentences it rests on do not hold: a number, a name, a modal, a negation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

from summarizer.accounts.borne_out import names_in, short_forms
from summarizer.brief.borne_out.antecedents import names_of, sentences_of
from summarizer.brief.borne_out.relied_on import Evidence, Refusal, says_little
from summarizer.brief.borne_out.steps import alike, steps
from summarizer.names.places import sides
from summarizer.words.alike import same_word
from summarizer.words.content import content, stem
from summarizer.words.days import CALENDAR, day_months, weekdays, without_days
from summarizer.words.modals import modals
from summarizer.words.negation import counters, denies, names_a_negation, negated
from summarizer.words.numbers import numbers
from summarizer.words.relative import days_meant, relative_spans
from summarizer.words.seldom import Seldom
from summarizer.words.strength import modals_brought_in, quantity_brought_in

#: A figure with the sign of a currency before it, or of a share behind it.
_AMOUNT = re.compile(r"([$€£¥])?\s?(?<![\w.,])(\d[\d.,]*\d|\d)\s?(%)?")
#: "17-year-olds", "four-party": a number that is part of what something is called.
_COMPOUND = re.compile(
    r"(?<![\w.,-])(?P<count>\d[\d,.]*|[A-Za-z]{3,6})(?:-[a-z]{3,20}){1,3}\b", re.IGNORECASE
)
#: How much a modal binds.
_DEGREES = {"may": 0, "might": 0, "could": 1, "can": 1, "should": 2, "must": 3}
_MOST = 9
#: What says without a negation that something is not to be.
AVOIDS = Seldom(
    r"\b(?:avoid\w*|(?:caution|warn)(?:s|ed|ing)? against|refrain\w*|(?:absence|lack) of)\b",
    re.IGNORECASE,
)
_OPPOSES = Seldom(r"\b(?:oppos\w+|against)\b", re.IGNORECASE)
#: Up to this a number counts persons or things named before, rather than an amount: "the four defendants".
_COUNTED = 12
#: Words of a sentence that says of something told before what it is, at most: "That is totally unacceptable."
_SHORT = 3
#: Where a clause ends within a sentence.
_CLAUSE = re.compile(r"[,;:.!?]\s+|\s(?:and|but|because|while|whereas|although|though|so)\s")
#: "It would not, however, accept": what stands between commas parts no clause.
_ASIDE = re.compile(
    r", (?:however|in fact|of course|as a rule|therefore|indeed|moreover|too|also|in any case|at present"
    r"|for (?:its|his|her|their) part"
    r"|[a-z]+ly), "
)
#: A verb that is denied.
_DENIED = re.compile(
    r"\b(?:is|are|was|were|will|would|should|must|can|could|may|might|does|do|did|has|have|had)"
    r"(?: (?:not(?! only)|never)|n['’]t)\b|\bcannot\b"
)
#: Least share of a negated clause's words by which a clause of the evidence is its own.
_ITS_OWN = 0.5
#: Words behind a negation among which the verb it denies stands.
_VERB = 2
#: What goes before whoever is told something.
_TELLS = re.compile(
    r"\b(?:told|assured|informed|reminded|asked|urged|(?:made clear|said|explained|replied) to) $"
)
#: What is told of the day on which it was written.
_TODAY = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|this is an? (?:\w+ )?day)\b",
    re.IGNORECASE,
)
_TALK = re.compile(r"\b(?:call|meeting|talks|conversation|session|briefing)\b", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(?:on |in )?(?:\d{{1,2}} )?(?:{'|'.join(word.title() for word in sorted(CALENDAR))})\b"
)
#: Sentences before that may say when, and words before a day that say what happened on it.
_NEAR, _BEFORE = 3, 4
#: "In the week before 5 August".
_PERIOD_BEFORE = re.compile(r"\b(?P<unit>week|weekend|month|night|year) (?:before|preceding) ")
_A_MONTH = timedelta(days=31)
#: "Assistant Minister Holm": an office before a surname.
_OFFICE = re.compile(
    r"(?P<office>(?:The )?[A-Z][a-z]+(?: (?:of |for )?(?:the )?[A-Z][a-z]+){0,4}) (?P<name>[A-Z][\w’'-]+)(?= [a-z])"
)
#: What ends so is no name, though no document has it in small letters.
_NO_NAME = re.compile(
    r"(?:ing|tion|sion|ment|ness|ity|ance|ence|ship|ism|ally|ful|less|ever|ward|wards)$"
)


def _number(statement: str, on: Evidence) -> bool:
    told = numbers(without_days(_without_known_compounds(statement, on)))
    added = told - numbers(on.whole) - numbers(on.known) if told else told
    added -= _years_meant(on) if added else added
    if not added:
        return False
    counted = {n for n in numbers(on.around) if n.isdigit() and int(n) <= _COUNTED}
    return bool(added - counted - _counting_the_same(statement, on))


def _without_known_compounds(statement: str, on: Evidence) -> str:
    """Return a statement without "17-year-olds" where the document has that, too: it counts nothing."""
    counting = [found[0] for found in _COMPOUND.finditer(statement) if numbers(found["count"])]
    known = _compounds(on.behind.text or on.behind.near) if counting else frozenset[str]()
    for one in counting:
        statement = statement.replace(one, "") if one.lower() in known else statement
    return statement


@lru_cache(maxsize=64)
def _compounds(text: str) -> frozenset[str]:
    """Return the compounds with a number in a document, which each of its statements may ask for."""
    found = _COMPOUND.finditer(text)
    return frozenset(one[0].lower() for one in found if numbers(one["count"]))


def _years_meant(on: Evidence) -> frozenset[str]:
    """Return the years that the sentences cited, or those they lean on, mean by "last year"."""
    if on.written is None:
        return frozenset()
    spans = relative_spans(f"{on.whole} {on.leant_on}", on.written)
    return frozenset(str(s.first.year) for s in spans if s.last - s.first > _A_MONTH)


def _counting_the_same(statement: str, on: Evidence) -> frozenset[str]:
    """Return the numbers of a statement that stand before the same word in the sentences that these lean on."""
    said = [one for one in on.said if not says_little(one, on)]
    if not on.leans or len(said) > _SHORT:
        return frozenset()
    before = {(one.key, after.key) for one, after in pairwise(on.behind.words)}
    same = (one.text for one, after in pairwise(steps(statement)) if (one.key, after.key) in before)
    return numbers(" ".join(same))


def _currency(statement: str, on: Evidence) -> bool:
    """Whether an amount is given in another currency, or as a share, than where it stands."""
    said = set(_AMOUNT.findall(on.whole))
    figures = {figure for _, figure, _ in said}
    return any(amount not in said and amount[1] in figures for amount in _AMOUNT.findall(statement))


def _day(statement: str, on: Evidence) -> bool:
    days = day_months(statement) - day_months(on.whole)
    of_week = weekdays(statement) - weekdays(on.whole)
    if not (days or of_week):
        return False
    meant = days_meant(on.whole, on.written)
    days -= {(day.month, day.day) for day in meant}
    of_week -= {day.weekday() for day in meant}
    if on.written and _is_of_today(on):
        days -= {(on.written.month, on.written.day)}
    if not of_week and _counts_from_writing(statement, days, on):
        return False
    return bool(days or of_week) and not _stands_beside(statement, days, of_week, on)


def _counts_from_writing(statement: str, days: Iterable[tuple[int, int]], on: Evidence) -> bool:
    """Whether "the week before 5 August" counts from the day of writing what its evidence has as "last week"."""
    written = on.written
    if written is None or set(days) != {(written.month, written.day)}:
        return False
    return any(
        re.search(rf"\b(?:last|previous|past|over the|this past) {found['unit']}", on.whole)
        is not None
        for found in _PERIOD_BEFORE.finditer(statement)
    )


def _is_of_today(on: Evidence) -> bool:
    """Whether the sentences cited, or those that tell of the talk they speak of, are about the day of writing."""
    near = (on.whole, *on.behind.sentences[:_NEAR])
    if any(_TODAY.search(sentence) for sentence in near):
        return True
    talks = {found.lower() for found in _TALK.findall(on.whole)}
    return any(
        _TODAY.search(sentence) and talks & {found.lower() for found in _TALK.findall(sentence)}
        for sentence in sentences_of(on.behind.text if talks else "")
    )


def _stands_beside(
    statement: str, days: Iterable[tuple[int, int]], of_week: Iterable[int], on: Evidence
) -> bool:
    """Whether the document has a day where it has the words before it, too: "the speech on Thursday"."""
    found = _DAY.search(statement)
    before = (
        content(" ".join(statement[: found.start()].split()[-_BEFORE:])) if found else content("")
    )
    before -= content(on.known)
    return len(before) > 1 and any(
        before <= content(sentence)
        and set(days) <= day_months(sentence)
        and set(of_week) <= weekdays(sentence)
        for sentence in sentences_of(on.behind.text)
    )


def _name(statement: str, on: Evidence) -> bool:
    """The names of a statement that neither its evidence nor the holder's name has, in full or for short."""
    plain = _without_known_office(_without_plain_head(statement, on), on)
    told = names_in(plain)
    known = f"{on.in_full} {on.known}"
    found = told - content(known)
    if not found:
        return False
    new = unlike(found - short_forms(f"{known} {on.leant_on} {on.named}"), known)
    if new and _only_adds_names(plain, on):
        new -= on.behind.beside(plain, new)
    named = names_of(plain)
    unborne = [
        name
        for name in named
        if content(name) & new
        and not on.behind.bears_name(
            name, on.in_full, _with_others(name, named, on), told=_is_told(name, plain)
        )
    ]
    return bool(unborne) and not on.behind.lists(unborne, on.in_full)


def _without_known_office(statement: str, on: Evidence) -> str:
    """Return a statement without the office before its holder's name, where the document has both side by side."""
    found = _OFFICE.match(statement)
    if found is None or found["name"] not in on.holder:
        return statement
    office, name = (r"\s+".join(map(re.escape, found[part].split())) for part in ("office", "name"))
    between = r"(?:[^.;:\n]|(?<=\b[MD][rs])\.|(?<=\bMrs)\.){0,40}?"
    both = re.search(rf"\b{office}\b{between}\b{name}\b", on.behind.text, re.IGNORECASE)
    return statement if both is None else statement[found.end("office") :].lstrip()


def _with_others(name: str, named: Sequence[str], on: Evidence) -> str:
    """Return the names known without evidence, with the other persons of a statement: a pronoun is one of them each."""
    others = (one for one in named if one != name and not sides(one))
    return " ".join((on.known, *others))


def _only_adds_names(statement: str, on: Evidence) -> bool:
    """Whether a statement has all names of the words relied on: none of them can have given way to another."""
    return not unlike(names_in(on.words) - content(f"{statement} {on.known}"), statement)


def _is_told(name: str, statement: str) -> bool:
    """Whether a statement says of somebody that they were told something."""
    before = statement[: max(0, statement.find(name))]
    return _TELLS.search(before) is not None


def unlike(names: frozenset[str], known: str) -> frozenset[str]:
    """Return the names that no word of a text begins like, as "Bangladesh" and "Bangladeshi" do."""
    words = content(known) if names else frozenset[str]()
    return frozenset(n for n in names if not any(same_word(n, word) for word in words))


def _without_plain_head(statement: str, on: Evidence) -> str:
    """Return a statement without its first word, where only its place gives that a capital letter."""
    first, _, rest = statement.partition(" ")
    bare = first.strip("“\"‘'")
    if numbers(bare):
        return rest
    plain = bare[1:].islower() and rest[:1].islower()
    return rest if plain and (on.is_plain(bare) or _NO_NAME.search(bare)) else statement


def _modal(statement: str, on: Evidence) -> bool:
    mine = modals(statement)
    theirs = modals(on.whole) if mine else mine
    hardened = any(
        _DEGREES.get(weak, _MOST) < _DEGREES.get(hard, 0)
        for hard in mine - theirs
        for weak in theirs - mine
    )
    brought = frozenset[str]() if hardened else modals_brought_in(statement, on.whole)
    return hardened or bool(brought and brought - _by_another_form(statement, on))


def _by_another_form(statement: str, on: Evidence) -> frozenset[str]:
    """Return the modals behind which a statement has what its evidence has by another form: "would lose", "losing"."""
    told = steps(statement)
    said = {one.key for one in on.said if one.key.endswith(("ing", "ion", "ment"))}
    gerunds = any(
        one.key == "will" and any(alike(after.key, other) for other in said)
        for one, after in pairwise(told)
    )
    said_before = on.leans and "would" in modals(on.behind.near)
    return frozenset(("would",)) if gerunds or said_before else frozenset()


def _quantity(statement: str, on: Evidence) -> bool:
    return statement != on.whole and quantity_brought_in(statement, f"{on.whole} {on.known}")


def _denies_too(statement: str, whole: str) -> bool:
    """Whether the evidence of a statement that denies something denies, avoids or opposes something, too."""
    if counters(whole) or AVOIDS.search(whole) or _OPPOSES.search(whole):
        return True
    return stem("deny") in content(statement) & content(whole)


def _negation(statement: str, on: Evidence) -> bool:
    refused = _is_denied_nowhere(statement, on.whole)
    if not (refused and on.supported and on.leant_on):
        return refused
    # "If so": what a statement denies that a model has read stands before that.
    return _is_denied_nowhere(statement, f"{on.whole} {on.leant_on}")


def _is_denied_nowhere(statement: str, whole: str) -> bool:
    denied = _DENIED.search(_ASIDE.sub(" ", statement)) is not None
    if statement == whole and not denied and " denied that " not in statement:
        return False
    if (negated(statement) or denies(statement)) and not _denies_too(statement, whole):
        return True
    if _denied_twice(statement, whole):
        return True
    mine = [c for c in _clauses(statement) if _DENIED.search(c)] if denied else []
    theirs = _clauses(whole) if mine else []
    return any(_affirmed(clause, theirs) for clause in mine)


def _denied_twice(statement: str, whole: str) -> bool:
    """Whether somebody is made to deny what was said, with the very negation it was said with."""
    _, found, said = statement.partition(" denied that ")
    return bool(found) and not denies(whole) and (negated(said) or not negated(whole))


def _affirmed(clause: str, theirs: Sequence[str]) -> bool:
    """Whether what a negated clause denies stands in the evidence, and nowhere with a negation."""
    denied = _verb_denied(clause)
    if any(denied & content(c) for c in theirs if counters(c) or AVOIDS.search(c)):
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
    return counters(clause) or names_a_negation(clause) or AVOIDS.search(clause) is not None


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(_ASIDE.sub(" ", text)) if clause.strip()]


#: What a claim may not bring in either.
BROUGHT_IN: tuple[Refusal, ...] = (
    ("it brings in a number", _number),
    ("it gives an amount in another currency", _currency),
    ("it brings in a day", _day),
    ("it brings in a name", _name),
    ("it brings in a modal", _modal),
)
WIDENED: tuple[Refusal, ...] = (
    ("it widens whom it speaks of", _quantity),
    ("it denies what is not denied there", _negation),
)
