"""Whether evidence bears out what a summary says in its own words: no more, and no less of what matters.

What is added is looked for in the whole sentences cited; what is left out, in the words relied on. This is the one
place that decides whether a statement stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from summarizer.accounts.borne_out import names_in, quotations_stand, short_forms
from summarizer.brief.borne_out.brought_in import BROUGHT_IN, WIDENED, unlike
from summarizer.brief.borne_out.governed import GOVERNED
from summarizer.brief.borne_out.left_out import LEFT_OUT
from summarizer.brief.borne_out.relied_on import Evidence, Refusal
from summarizer.brief.borne_out.reordered import REORDERED
from summarizer.brief.borne_out.turned import SPEAKER, TURNED
from summarizer.brief.borne_out.unheard import UNHEARD
from summarizer.brief.phrasing.grammar import at_the_head
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.verbs import reporting_verb
from summarizer.words.content import content, content_of_document
from summarizer.words.days import calendar_days
from summarizer.words.negation import counters, negated

#: Claims are worded by who denies them: less of their words stands in the sentences of both sides.
_CLAIMED = 0.6
_SEEMING = content("appear appears seem seems")


def told(statement: str, on: Evidence) -> bool:
    """Whether a summary's statement says what its evidence says, no more and no less of what matters.

    It may do so with the words that its evidence has for somebody, or with the names these stand for. What a model
    that was asked denies does not stand; what it bears out is held to what rules see well.
    """
    return why_not_told(statement, on) is None


def why_not_told(statement: str, on: Evidence) -> str | None:
    """Return why a statement does not stand, as :func:`told` has it; null where it does."""
    if not on.whole or on.supported is False:
        return "no sentence bears it out"
    why, named = refused(statement, on), on.as_meant
    stands = why is None or (named is not None and refused(statement, named) is None)
    return None if stands else why


def refused(statement: str, on: Evidence) -> str | None:
    """Return the first reason for which a statement is not borne out; null where it is."""
    reasons = _reasons(statement, on)
    plain = _without_source(statement, on) if on.sources else statement
    asked = _ASKED.match(plain) if on.behind.asked else None
    if asked is not None:
        if _is_otherwise_asked(asked["what"], on):
            return "it says otherwise what was asked"
        plain = asked["answer"]
    return next((why for why, found in reasons if found(plain, on)), None)


def _reasons(statement: str, on: Evidence) -> tuple[Refusal, ...]:
    if on.supported:
        return _OF_THE_READ
    return _OF_THE_EVIDENCE if statement == on.whole else _REFUSALS


def _name_of_nobody(statement: str, on: Evidence) -> bool:
    """Whether a statement has a name that its whole document has in no form."""
    found = names_in(statement) - content_of_document(on.behind.text) - content(on.known)
    if found:
        # "28 March" for "28.03.": whether the day is there is another question.
        days = calendar_days(statement)
        found -= content(" ".join(statement[day.start : day.end] for day in days))
    text = f"{on.behind.text} {on.known}" if found else ""
    return bool(found and unlike(found - short_forms(text), text))


def _nowhere(found: Callable[[str, Evidence], bool]) -> Callable[[str, Evidence], bool]:
    """Return a refusal that looks through the whole document, and at its year, where the sentences cited do not do."""

    def anywhere(on: Evidence) -> Evidence:
        known = f"{on.known} {on.written.year}" if on.written else on.known
        return replace(on, sentences=[on.behind.text], known=known)

    return lambda statement, on: found(statement, on) and found(statement, anywhere(on))


def _is_otherwise_asked(what: str, on: Evidence) -> bool:
    """Whether what a statement says somebody was asked is not what the question before the cited words asks."""
    question = Evidence([on.behind.asked], [on.behind.asked], on.known, on.around, on.named)
    asked = replace(question, before=on.before, is_plain=on.is_plain, written=on.written)
    reasons = (*BROUGHT_IN, *TURNED, *REORDERED, *GOVERNED)
    return any(found(at_the_head(what), asked) for _, found in reasons)


def names_a_source(statement: str, holder: str = "") -> bool:
    """Whether a statement says through whom it comes: "according to Dahl", "Dahl said" at its end.

    At its head somebody else than the ``holder`` stands: "Dahl said that Lind would pay".
    """
    return _source_in(statement, holder) is not None


def _source_in(statement: str, holder: str) -> re.Match[str] | None:
    found = _ACCORDING.search(statement) or _SAID_BEHIND.search(statement)
    before = _SAID_BEFORE.match(statement) if holder and found is None else None
    return found if before is None or mentions((holder,), before["who"]) else before


def _without_source(statement: str, on: Evidence) -> str:
    """Return a statement without "according to Dahl", where it comes through Dahl."""
    found = _source_in(statement, on.holder)
    if found is None or not mentions(on.sources, found["who"]):
        return statement
    if found.re is _SAID_BEFORE:
        told = any(map(partial(_has_report, found["who"]), on.sentences))
        return at_the_head(statement[found.end() :]) if told else statement
    before, behind = statement[: found.start()], statement[found.end() :]
    return f"{before} {behind}".replace(" .", ".").strip()


def claimed(claim: str, asserting: Sequence[str], disputing: Sequence[str], known: str) -> bool:
    """Whether the sentences of both sides bear out the wording of a claim, be it in its denial only.

    Where the denial stands in the same sentence, the claim has no negation of its own.
    """
    on = Evidence((*asserting, *disputing), (), known)
    if not on.whole or any(found(claim, on) for _, found in BROUGHT_IN):
        return False
    alone = [s for s in asserting if s not in disputing]
    if not counters(claim) and alone and all(map(negated, alone)):
        return False
    enough = _share(claim, f"{on.whole} {known}") >= _CLAIMED
    return enough and quotations_stand(claim, on.whole)


def _share(statement: str, whole: str) -> float:
    """The share of a statement's words that stand in its evidence, in full or in the name they are short for."""
    # That a thing only seems so is looked for by itself.
    words = content(statement) - _SEEMING
    missing = words - content(whole)
    if missing:
        missing -= short_forms(whole)
        names = missing & names_in(statement)
        missing -= names - unlike(names, whole)
    return 1 - len(missing) / len(words) if words else 1.0


#: "The plan, according to Dahl, has failed".
_ACCORDING = re.compile(r", according to (?P<who>[^,;:.“”]{2,80}?)(?:,(?= )|(?=\.$))")
#: "The plan has failed, Dahl said."
_SAID_BEHIND = re.compile(
    r"(?<![\d,]), (?P<who>[A-Z][^,;:.“”]{1,60}?) (?:said|says|told reporters|added)(?=\.$)"
)


def _has_report(who: str, sentence: str) -> bool:
    """Whether a sentence has somebody, or a pronoun at its head, right before a verb of saying."""
    words = sentence.split()
    verbs = (n for n, word in enumerate(words) if word.islower() and reporting_verb(word))
    before = (" ".join(words[max(0, n - _BEFORE_VERB) : n]) for n in verbs)
    return any(_PRONOUN.match(f"{subject} ") or mentions((who,), subject) for subject in before)


#: Words before a verb of saying among which who says it stands, and a pronoun alone.
_BEFORE_VERB = 4
_PRONOUN = re.compile(r"(?:He|She|They|It) (?:[a-z]+ )?$")
#: "Dahl reported that Lind had paid", and the same by a pronoun in a source.
_SAID_BEFORE = re.compile(
    r"(?P<who>(?:The |An? )?[A-Z][^,;:.“”]{1,60}?) (?:said|says|reported|reports|wrote|writes|added) that (?=\S)"
)
#: "Asked whether the quay would close, Dahl said": what was asked, and the answer.
_ASKED = re.compile(
    r"(?:When )?[Aa]sked (?:(?:again|repeatedly) )?(?:if|whether|about|how|why|what|when|who|where)"
    r" (?P<what>[^,;“”]{3,200}), (?P<answer>[A-Z].*)",
    re.DOTALL,
)
#: "Karsenian said": an adjective of a nation in the place of whoever says it.
_OF_A_NATION = re.compile(r"(?P<word>[A-Z]\w{2,}(?:ian|ean|ese|ish)) (?P<next>[a-z]+)\b")


def _has_an_adjective_for_its_subject(statement: str, on: Evidence) -> bool:
    """Whether a statement begins with an adjective that its evidence has before a noun: "A Karsenian account said"."""
    found = _OF_A_NATION.match(statement)
    if found is None or not reporting_verb(found["next"], ("s", "past")):
        return False
    noun = re.search(rf"\b{found['word']} (?!{found['next']}\b)[a-z]+", on.whole)
    return noun is not None and f"{found['word']} {found['next']}" not in on.whole


_ADJECTIVE: Refusal = ("an adjective stands for its subject", _has_an_adjective_for_its_subject)
_REFUSALS: tuple[Refusal, ...] = (
    SPEAKER,
    _ADJECTIVE,
    *BROUGHT_IN,
    *WIDENED,
    *LEFT_OUT,
    *TURNED,
    *UNHEARD,
    *REORDERED,
    *GOVERNED,
)
#: What is left to ask of a statement that is its evidence word for word: nothing is brought in or turned.
_OF_THE_EVIDENCE: tuple[Refusal, ...] = (SPEAKER, *WIDENED, *LEFT_OUT)
#: What a model that was shown the whole document reads better than a rule does: other words for the same thing, whose
#: words they are, what matters of a sentence, names from elsewhere.
_READ_BETTER = frozenset(
    (
        "somebody else says it",
        "it brings in a name",
        "it brings in a modal",
        "it leaves a condition out",
        "it leaves a doubt out",
        "it leaves a limit out",
        "it says of all what is said of some",
        "too few of its words stand there",
        "it puts in a word of another sentence",
        "it says the contrary",
        "it says otherwise how it is said",
        "it says that only this is so",
        "it says of something that only this is so",
        "it says of a number or day otherwise how it is meant",
        "it turns cause and effect round",
        "it changes a word of a sentence it follows",
        "it puts one word in the place of another",
        "it joins otherwise",
        "it has a word that the document has nowhere",
        "two of its words have changed places",
        "two words side by side stand the other way round",
    )
)
#: What may stand anywhere in the document.
_ANYWHERE = frozenset(
    ("it brings in a number", "it brings in a day", "a quotation of it does not stand there")
)
#: What is left to ask of a statement that such a model bears out.
_OF_THE_READ: tuple[Refusal, ...] = (
    ("it brings in a name that the document has nowhere", _name_of_nobody),
    *(
        (why, _nowhere(found) if why in _ANYWHERE else found)
        for why, found in _REFUSALS
        if why not in _READ_BETTER
    ),
)
