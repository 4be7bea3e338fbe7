"""Whether evidence bears out what a summary says in its own words: no more, and no less of what matters.

What is added is looked for in the whole sentences cited; what is left out, in the words relied on. This is the one
place that decides whether a statement stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.accounts.borne_out import names_in, quotations_stand, short_forms
from summarizer.brief.brought_in import BROUGHT_IN, WIDENED, unlike
from summarizer.brief.governed import GOVERNED
from summarizer.brief.left_out import LEFT_OUT
from summarizer.brief.mentions import mentions
from summarizer.brief.relied_on import Evidence, Refusal
from summarizer.brief.reordered import REORDERED
from summarizer.brief.turned import SPEAKER, TURNED
from summarizer.brief.unheard import UNHEARD
from summarizer.brief.verbs import reporting_verb
from summarizer.words.content import content
from summarizer.words.negation import counters, negated

#: Claims are worded by who denies them: less of their words stands in the sentences of both sides.
_CLAIMED = 0.6
_SEEMING = content("appear appears seem seems")


def told(statement: str, on: Evidence) -> bool:
    """Whether a summary's statement says what its evidence says, no more and no less of what matters."""
    return bool(on.whole) and refused(statement, on) is None


def refused(statement: str, on: Evidence) -> str | None:
    """Return the first reason for which a statement is not borne out; null where it is."""
    reasons = _OF_THE_EVIDENCE if statement == on.whole else _REFUSALS
    plain = _without_source(statement, on.sources) if on.sources else statement
    return next((why for why, found in reasons if found(plain, on)), None)


def names_a_source(statement: str) -> bool:
    """Whether a statement says through whom it comes: "according to Dahl", "Dahl said" at its end."""
    return _source_in(statement) is not None


def _source_in(statement: str) -> re.Match[str] | None:
    return _ACCORDING.search(statement) or _SAID_BEHIND.search(statement)


def _without_source(statement: str, sources: Sequence[str]) -> str:
    """Return a statement without "according to Dahl", where it comes through Dahl."""
    found = _source_in(statement)
    if found is None or not mentions(sources, found["who"]):
        return statement
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
