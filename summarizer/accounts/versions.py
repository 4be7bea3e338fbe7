"""The words a version rests on, as they stand in its own account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.accounts.bonds import misjoined
from summarizer.accounts.borne_out import JOINING, Beyond, beyond, names_in, unsaid
from summarizer.accounts.lettered import LetteredAccount
from summarizer.attribution.sourced import Layer, is_telling
from summarizer.models.document import Sentence
from summarizer.models.quote import Quote, SpeakerCheck
from summarizer.words.content import content, meanings
from summarizer.words.negation import counters, negated

#: Sentences one version may rest on.
_MOST_SENTENCES = 6
#: Sentences before the cited ones that may name who "she" is.
_BEFORE = 2
_REFERENCE = re.compile(r"\[?\s*([A-Za-z]{0,2})\s*(\d{1,6})\s*\]?\Z")
#: Share of a passage that lies in what somebody is told to say.
_MOSTLY = 0.6
#: Where a clause ends within a sentence.
_BORDER = re.compile(r"[,;:—–()]|\b(?:and|but|while|whereas|although)\b")
#: Code points of a value beyond which a model has written prose, not a value.
LONGEST_VALUE = 300


@dataclass(frozen=True)
class Evidence:
    """Quotes of an account that a version rests on, and the sentences they stand in."""

    quotes: tuple[Quote, ...]
    sentences: tuple[Sentence, ...]

    @property
    def texts(self) -> list[str]:
        """The sentences' texts."""
        return [s.text for s in self.sentences]


class NotBorneOut(Exception):
    """A version or a point does not stand; the message says why. Never leaves this module."""


def evidence_of(account: LetteredAccount, references: Sequence[str], words: str) -> Evidence:
    """Return the words of a version as they stand in its own account.

    Raises:
        NotBorneOut: a sentence is not there or is another account's, or the words do not stand there.
    """
    cited = _cited(account, references)
    if not words:
        quotes = tuple(_quote(account, s.text, [s]) for s in cited)
        return Evidence(quotes, tuple(cited))
    quote = _quote(account, words, cited)
    held = [s for s in account.sentences.values() if _touches(s, quote)]
    if not held:
        raise NotBorneOut("its words stand in what does not belong to the account")
    near = {n for s in cited for n in (s.number - 1, s.number, s.number + 1)}
    if not near & {s.number for s in held}:
        raise NotBorneOut("its words stand in other sentences than those it names")
    return Evidence((quote,), tuple(dict.fromkeys((*held, *cited))))


def _cited(account: LetteredAccount, references: Sequence[str]) -> list[Sentence]:
    found: list[Sentence] = []
    for reference in references[:_MOST_SENTENCES]:
        match = _REFERENCE.match(reference.strip())
        if match is None:
            raise NotBorneOut(f"{reference!r} is no sentence")
        if match[1] and match[1].upper() != account.letter:
            raise NotBorneOut(f"{reference} is a sentence of another account than {account.letter}")
        sentence = account.sentences.get(int(match[2]))
        if sentence is None:
            raise NotBorneOut(f"account {account.letter} has no sentence {match[2]}")
        found.append(sentence)
    if not found:
        raise NotBorneOut("it names no sentence")
    return list(dict.fromkeys(found))


def _quote(account: LetteredAccount, words: str, cited: Sequence[Sentence]) -> Quote:
    check = account.index.check(words, within=[(s.start, s.end) for s in cited])
    if not check.verdict.verified:
        raise NotBorneOut(f"its words do not stand there ({check.verdict.value})")
    return Quote(
        text=check.text,
        given=words,
        start=check.start,
        end=check.end,
        verdict=check.verdict,
        speech=check.speech,
        note=check.note,
    )


def _touches(sentence: Sentence, quote: Quote) -> bool:
    return (quote.start or 0) < sentence.end and sentence.start < (quote.end or 0)


def own_words(evidence: Evidence) -> str:
    """Return the whole sentences, where these are short enough: words cut out of them may lack a negation."""
    whole = " ".join(" ".join(text.split()) for text in evidence.texts)
    cut = " ".join(" ".join((q.text or "").split()) for q in evidence.quotes)
    return whole if len(whole) <= LONGEST_VALUE else cut


def beyond_words(value: str, evidence: Evidence, context: str) -> Beyond | None:
    """Return what a value says beyond its sentences, or leaves out of the clauses its words stand in."""
    more = beyond(value, evidence.texts, context)
    if more not in (None, Beyond.NO_NEGATION):
        return more
    return Beyond.NO_NEGATION if is_denied(evidence) and not counters(value) else None


def is_denied(evidence: Evidence) -> bool:
    """Whether the words relied on, or the clauses they stand in, are negated."""
    return any(counters(q.text or "") or negated(clause) for q, clause in _clauses(evidence))


def reworded(value: str, evidence: Evidence, context: str, language: str | None) -> str | None:
    """Return in what a value says something else than its sentences do, with the right names and numbers.

    Every word has to stand in the sentences, in some form or by a word of one meaning, and they have to be joined as
    they are there. ``context`` bears out names. A value that has no word of an account in another language is taken for
    a translation, which cannot be held against it.
    """
    whole = " ".join(evidence.texts)
    if (language or "en")[:2] != "en" and not content(value) & content(whole):
        return None
    new = [w for w in unsaid(value, f"{whole} {JOINING}") if not meanings(w) & names_in(context)]
    if new:
        return f"it brings in “{new[0]}”"
    # Who "she" is stands before: such a name joins nothing.
    before = names_in(context) - content(whole)
    own = [word for word in value.split() if not content(word) & before]
    return misjoined(" ".join(own), evidence.texts)


def _clauses(evidence: Evidence) -> Iterator[tuple[Quote, str]]:
    """Each quote with the clause around it: a "no" right before the words belongs to them."""
    for quote in evidence.quotes:
        start, end = quote.start or 0, quote.end or 0
        for sentence in evidence.sentences:
            if _touches(sentence, quote):
                before = _BORDER.split(sentence.text[: max(0, start - sentence.start)])[-1]
                behind = _BORDER.split(sentence.text[max(0, end - sentence.start) :])[0]
                yield quote, f"{before} {behind}"


def around(account: LetteredAccount, evidence: Evidence) -> str:
    """Return the sentences before the cited ones, the heading, and whose turn it is: where names are said in full."""
    numbers_ = {s.number - back for s in evidence.sentences for back in range(1, _BEFORE + 1)}
    before = [s.text for n, s in account.sentences.items() if n in numbers_]
    turns = [s.turn or "" for s in evidence.sentences]
    return " ".join((account.heading, *before, *turns))


# Who says so ----------------------------------------------------------------------------------------------------


def other_teller(account: LetteredAccount, quote: Quote, holder: str) -> str | None:
    """Return to whom an account gives words that are said to be a holder's; null where it gives them to nobody else."""
    told = account.speakers.tell((quote.start or 0, quote.end or 0), holder, holder)
    return told.found or "somebody else" if told.check is SpeakerCheck.OTHER else None


def teller_of(account: LetteredAccount, evidence: Evidence, value: str) -> str | None:
    """Return who is told to say the words of a version, where its value names nobody of the kind."""
    for quote in evidence.quotes:
        span = quote.start or 0, quote.end or 0
        for one in account.speakers.sources.covering(*span, _MOSTLY):
            if one.layer is Layer.CLAUSE and is_telling(one) and one.start < span[0]:
                named = " ".join(f"{who.text} {who.name or ''}" for who in one.who[:1])
                return None if content(named) & content(value) else named.strip() or "somebody"
    return None
