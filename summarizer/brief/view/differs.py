"""Whether accounts differ to a reader: two remarks of one person do not, nor do an earlier and a later state."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.accounts.compared import overlap
from summarizer.accounts.items import spoken
from summarizer.brief.phrasing.mentions import mentions
from summarizer.models.brief import Account, Conflict, ConflictKind, Story
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.places import sides
from summarizer.words.content import matter_words, similarity
from summarizer.words.modals import modals
from summarizer.words.numbers import numbers
from summarizer.words.scripts import fold

#: Least share of the shorter of two remarks' words that make them one remark, told twice.
_ONE_REMARK = 0.5
#: Words of a name or phrase at most.
_PHRASE = 6
#: Names within a sentence, and modals that promise different things.
_NAMES = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_PROMISES = frozenset(("may", "might", "must", "shall", "will", "would", "could", "can", "should"))


def differs(conflict: Conflict, story: Story) -> bool:
    """Whether a difference between accounts is one to a reader: both of its versions cannot simply be true.

    How far something has come changes with the day, one holder makes several remarks, and what one account quotes
    another puts in its own words. What contradicts in the matter always is one.
    """
    if conflict.kind is ConflictKind.STATUS:
        return False
    if conflict.kind is ConflictKind.STATEMENTS:
        return _is_one_remark(conflict.accounts)
    if conflict.kind is ConflictKind.WORDING:
        return _differ_in_the_matter(conflict.accounts) and (
            all(map(_is_short, conflict.accounts))
            or (_are_both_quoted(conflict.accounts) and _have_one_speaker(conflict.accounts, story))
        )
    return True


def _differ_in_the_matter(accounts: Sequence[Account]) -> bool:
    """Whether two versions of one statement differ in a name, a number or a modal; in other words they do not."""
    return len({_fixed(_version(a)) for a in accounts}) > 1


def _fixed(text: str) -> tuple[frozenset[str], ...]:
    """What no rewording changes: numbers, modals, and names, places by what they are called everywhere."""
    named = frozenset(fold(n) for n in _NAMES.findall(text) if not sides(n))
    return numbers(text), modals(text) & _PROMISES, named, sides(text)


def _version(account: Account) -> str:
    spoken_ = next((words for q in account.quotes if (words := spoken(q))), None)
    return spoken_ or account.value or _text(account)


def _is_short(account: Account) -> bool:
    """Whether a version is a name or a phrase, which is spelt or put otherwise, and no sentence."""
    return 0 < len((account.value or "").split()) <= _PHRASE


def _is_one_remark(accounts: Sequence[Account]) -> bool:
    bags = [matter_words(_text(a)) for a in accounts]
    pairs = ((a, b) for n, a in enumerate(bags) for b in bags[n + 1 :])
    return any(similarity(a, b) >= _ONE_REMARK for a, b in pairs)


def _are_both_quoted(accounts: Sequence[Account]) -> bool:
    return all(any(spoken(q) for q in a.quotes) for a in accounts)


def _have_one_speaker(accounts: Sequence[Account], story: Story) -> bool:
    """Whether no two versions are positions of people who are not one."""
    holders = [name for a in accounts if (name := _holder(a, story))]
    one = all(same_actor(holders[0], name, Strictness.ACROSS) for name in holders[1:])
    # Words that name their speaker are somebody else's.
    return one and not any(mentions(holders[:1], _text(a)) for a in accounts if holders)


def _holder(account: Account, story: Story) -> str:
    """Who holds what an account says at its place; empty where nobody does."""
    held = (
        (p, Account(document=p.document, value=None, quotes=p.position.quotes))
        for p in story.positions
    )
    return next((p.position.holder for p, own in held if overlap([account], [own])), "")


def _text(account: Account) -> str:
    return " ".join(q.text or "" for q in account.quotes) or account.value or ""
