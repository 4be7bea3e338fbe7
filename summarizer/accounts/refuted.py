"""What a question holds against somebody who denies it in the answer, where another account says just that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from summarizer.accounts.clashes import Clause, clauses_of, matter_of, told_as_real
from summarizer.accounts.compare import conflict_of
from summarizer.accounts.lettered import LetteredAccount
from summarizer.models.brief import Account, Conflict, ConflictKind
from summarizer.models.document import Sentence
from summarizer.models.quote import Quote, Speech, Verdict
from summarizer.passes.selection import askers
from summarizer.words.negation import denies, negated
from summarizer.words.numbers import numbers

#: Words of an answer that is but a denial: "They were not.", "That is simply not true."
_SHORT = 7
#: Words the premise of a question and what another account says have in common, and their least share of the shorter.
_SHARED, _ALIKE = 2, 0.6


def refuted(accounts: Sequence[LetteredAccount]) -> Iterator[Conflict]:
    """Yield what an account says, and another one has somebody deny in answer to a question.

    "They say the men were inside our waters." "They were not." stands against the account that says so.
    """
    denied = [(account, *one) for account in accounts for one in _denied_premises(account)]
    if not denied:
        return
    told = [c for c in told_as_real(accounts) if not _is_denied(c.text)]
    for account, premise, answer in denied:
        found = [c for c in told if c.account is not account and _says(c, premise)]
        if found:
            best = max(found, key=lambda c: len(c.words & premise.words))
            matter = matter_of((best, premise))
            versions = (best.told(), _answered(account, answer))
            yield conflict_of(ConflictKind.DENIAL, matter, versions)


def _is_denied(text: str) -> bool:
    """Whether a clause says that something was not so; "without lights" takes nothing back."""
    return negated(text.partition(" without ")[0]) or denies(text)


def _denied_premises(account: LetteredAccount) -> Iterator[tuple[Clause, Sequence[Sentence]]]:
    """Yield the clauses of a question that its answer denies in so many words, with the answer."""
    leading = askers(account.prepared)
    turns = [list(said) for _, said in groupby(account.prepared.account, key=lambda s: s.turn)]
    for asked, answer in pairwise(turns):
        if asked[0].turn in leading and answer[0].turn is not None and _is_a_denial(answer[0]):
            for sentence in asked:
                clauses = clauses_of(account, sentence, asked=True)
                yield from ((c, answer) for c in clauses if len(c.matter) >= _SHARED)


def _is_a_denial(sentence: Sentence) -> bool:
    """Whether an answer begins with a denial that says nothing but that it was not so."""
    plain = sentence.text.removeprefix(sentence.turn or "").lstrip(": ")
    short = len(sentence.text.split()) <= _SHORT
    return short and not plain.endswith("?") and (negated(plain) or denies(plain))


def _says(clause: Clause, premise: Clause) -> bool:
    """Whether an account says what a question holds against somebody: the same matter, no other number."""
    shared = clause.words & premise.words
    enough = len(shared) >= _ALIKE * min(len(clause.words), len(premise.words))
    figures, others = numbers(clause.text), numbers(premise.text)
    same = not figures or not others or bool(figures & others)
    return len(shared) > _SHARED and enough and same


def _answered(account: LetteredAccount, answer: Sequence[Sentence]) -> Account:
    """What is said in the answer behind its denial, as its speaker's; the denial where nothing is."""
    said = answer[1] if len(answer) > 1 and not answer[1].text.endswith("?") else answer[0]
    quote = Quote(
        text=said.text,
        start=said.start,
        end=said.end,
        verdict=Verdict.EXACT,
        speech=Speech.DIRECT,
    )
    value = " ".join(said.text.split())
    return Account(document=account.document, value=value, quotes=(quote,), holder=said.turn or "")
