"""Whether accounts differ to a reader: two remarks of one person do not, nor do an earlier and a later state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from summarizer.accounts.compared import overlap
from summarizer.accounts.items import spoken
from summarizer.brief.phrasing.mentions import mentions
from summarizer.models.brief import Account, Conflict, ConflictKind, Story
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.places import sides
from summarizer.words.content import content, matter_words, similarity
from summarizer.words.modals import modals
from summarizer.words.numbers import numbers
from summarizer.words.scripts import fold

#: Least share of the shorter of two remarks' words that make them one remark, told twice.
_ONE_REMARK = 0.5
#: Words around an exchanged one that make two sentences one remark.
_FRAME = 3
#: Words of a name or phrase at most.
_PHRASE = 6
#: Names within a sentence, and modals that promise different things.
_NAMES = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_PROMISES = frozenset(("may", "might", "must", "shall", "will", "would", "could", "can", "should"))


def differs(conflict: Conflict, story: Story) -> bool:
    """Whether a difference between accounts is one to a reader: both of its versions cannot simply be true.

    How far something has come changes with the day, one holder makes several remarks, what one account quotes another
    puts in its own words, and what each leaves out or puts first contradicts nothing. What contradicts in the matter
    always is one.
    """
    if conflict.kind in (ConflictKind.STATUS, ConflictKind.EMPHASIS):
        return False
    if conflict.kind is ConflictKind.STATEMENTS:
        return _is_one_remark(conflict.accounts)
    if conflict.kind is ConflictKind.WORDING:
        return _is_worded_otherwise(conflict.accounts, story)
    return True


def _is_worded_otherwise(accounts: Sequence[Account], story: Story) -> bool:
    """Whether versions are one name or phrase in two forms, or one quotation with another word in it."""
    otherwise = _differ_in_the_matter(accounts) or _have_another_word(accounts)
    if all(map(is_short, accounts)):
        if all(map(_is_name, accounts)):
            return len({fold(a.value or "") for a in accounts}) > 1 and not _are_one_name(accounts)
        return otherwise
    remark = _are_both_quoted(accounts) and _is_one_remark(accounts)
    return remark and otherwise and _have_one_speaker(accounts, story)


def _is_name(account: Account) -> bool:
    return all(word[:1].isupper() for word in (account.value or "").split())


def _are_one_name(accounts: Sequence[Account]) -> bool:
    """Whether one name is written longer in one account, or with another given name: "Ben Holm", "Benjamin J. Holm"."""
    names = [fold(a.value or "").split() for a in accounts]
    short, *others = sorted(names, key=len)
    return any(short[-1:] == other[-1:] or set(short) <= set(other) for other in others)


def _have_another_word(accounts: Sequence[Account]) -> bool:
    """Whether a sentence of one quotation stands in another with one telling word exchanged."""
    return any(has_another_word(_version(a), _version(b)) for a, b in combinations(accounts, 2))


def has_another_word(text: str, other: str) -> bool:
    """Return whether a sentence of one quotation stands in another so but for one telling word: "visit", "message"."""
    pairs = ((a, b) for a in _sentences(text) for b in _sentences(other))
    return any(
        len(a & b) >= _FRAME and len(content(" ".join(a - b))) == len(content(" ".join(b - a))) == 1
        for a, b in pairs
        if len(a - b) == len(b - a) == 1
    )


def _sentences(text: str) -> list[frozenset[str]]:
    """The words of each sentence of a text."""
    parts = (re.findall(r"\w+", fold(part)) for part in re.split(r"[.!?;]", text))
    return [frozenset(words) for words in parts if words]


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


def is_short(account: Account) -> bool:
    """Return whether a version is a name or a phrase, which is spelt or put otherwise, and no sentence."""
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
