"""What the texts of a story say against each other, clause by clause, whatever was drawn from them.

Two kinds that words alone can tell: what one text says was not, and another says was; and one undertaking for which
two texts name other days. Both sides are shown with their own sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise

from summarizer.accounts.compare import conflict_of, merged
from summarizer.accounts.lettered import LetteredAccount
from summarizer.attribution.cues import CueKind
from summarizer.models.brief import Account, Conflict, ConflictKind
from summarizer.models.document import Sentence
from summarizer.models.quote import Quote, Speech, Verdict
from summarizer.passes.selection import asks
from summarizer.words.content import (
    CLAIMING,
    content,
    matter_words,
    names_a_matter,
    salient_words,
    stem,
)
from summarizer.words.days import day_months
from summarizer.words.negation import denies, negated, not_done
from summarizer.words.scripts import fold
from summarizer.words.seldom import Seldom

#: Where a clause ends: at punctuation, and where "and", "but", "while" or "that" begins another one.
_BORDER = re.compile(
    r"[,;:—–()“”\"]|\s-\s"
    r"|\b(?:and|but|while|whereas|although)\b(?= (?:that|the|a|an|no|none|it|its|their|he|she|they|we)\b)"
)
_HEAD = re.compile(r"\s*(?:that\b)?\s*")
#: What is wanted, asked, possible or conditional tells nothing of what was.
_UNREAL = Seldom(
    r"\?|\b(?:if|unless|whether|should|must|may|might|could|ought|calls? on|urge[sd]?|demand(?:s|ed)?|want(?:s|ed)?"
    r"|would (?:like|not)|hopes?|wish\w*|refrain|let)\b",
    re.IGNORECASE,
)
#: What is still to come, by its verb.
_PLANNED = Seldom(
    r"\b(?:will|(?:is|are) to|to be|meets?|begins?|starts?|opens?|takes? place|scheduled|planned|due|agreed|proposed"
    r"|invites?|invited|set for)\b",
    re.IGNORECASE,
)
#: What has not come yet is no assertion.
_TO_COME = re.compile(r"\b(?:to|would|will|could|may|might|should|can|not|yet)\W+$", re.IGNORECASE)
#: What a finite verb in the present follows, and what follows it.
_SUBJECT = re.compile(r"(?:\b[A-Z][\w’'-]*|\b(?:he|she|they|it|we|who|which|that))\W+$")
_OBJECT = re.compile(r"\s+(?:the|a|an|its|his|her|their)\b")
#: A clause that begins so leans on the words before it in its sentence.
_PRONOUN = re.compile(r"(?:they|he|she|it|these|those|this)\b")
#: What a sentence goes on to say of its own clause: ", and this proposal was accepted".
_TAKES_UP = re.compile(r",? (?:and|but) (?:this|it|the same)\b[^.;:“”\"]{3,80}")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'-]*")
#: Least share of the words of the shorter clause that stand in the other.
_ALIKE = 0.6
#: Words both clauses have in common, at least, and the most of a clause: longer ones speak of several things.
_SHARED, _LONGEST = 2, 40
#: Words of a matter, and those before its head.
_LONGEST_MATTER, _BEFORE = 9, 3
_JOINING, _ARTICLES = frozenset(("of", "in", "on", "for")), frozenset(("the", "a", "an"))
#: A word that stands in more clauses than this leads nowhere.
_FREQUENT = 60


@dataclass(frozen=True)
class Clause:
    """A clause of one account, and the sentence it stands in."""

    account: LetteredAccount
    sentence: Sentence
    #: Offsets in the document's text, in code points.
    start: int
    end: int
    text: str

    @cached_property
    def matter(self) -> frozenset[str]:
        """The words that tell what it is about: no names, numbers, days or verbs of claiming."""
        return matter_words(self.text) - self._names - CLAIMING

    @cached_property
    def words(self) -> frozenset[str]:
        """The same with the words of every document about talks: "agreed" counts in "a pause was agreed"."""
        common = content(self.text) - salient_words(self.text)
        return self.matter | (common - self._names - CLAIMING)

    @cached_property
    def _names(self) -> frozenset[str]:
        inside = _CAPITALISED.findall(self.text[1:])
        first = _CAPITALISED.match(self.text)
        known = [first[0]] if first and first[0] in self.account.capitalised else []
        return content(" ".join((*inside, *known)))

    @cached_property
    def denied(self) -> bool:
        """Whether it says that something is not, was not, or is not true."""
        return negated(self.text) or denies(self.text)

    @cached_property
    def verb(self) -> str | None:
        """What a denial says was not done, in lower case; null where it denies in another way."""
        verb = not_done(self.text)
        return fold(verb) if verb else None

    def did(self, verb: str) -> bool:
        """Whether it says that something was done: the verb stands there in the past, or behind a name or pronoun."""
        for match in re.finditer(r"\w+", self.text):
            word, before = fold(match[0]), self.text[: match.start()]
            if stem(word) != stem(verb) or _TO_COME.search(before):
                continue
            present = word.removesuffix("s") in (verb, verb[:-1], verb[:-2])
            finite = _SUBJECT.search(before) or _OBJECT.match(self.text, match.end())
            if word.endswith("ed") or word == verb or (present and finite):
                return True
        return False

    @cached_property
    def denied_matter(self) -> frozenset[str]:
        """What a denial is about: the words behind "denied", or those before "is untrue"."""
        words = self.text.split()
        at = next((n for n in range(1, len(words) + 1) if denies(" ".join(words[:n]))), len(words))
        behind = replace(self, text=" ".join(words[at:])).matter
        return behind if len(behind) >= _SHARED else self.matter

    def told(self) -> Account:
        """Return the clause as its account has it."""
        start, end = self._whole()
        own = self.account.prepared.text[start:end]
        quote = Quote(text=own, start=start, end=end, verdict=Verdict.EXACT, speech=Speech.REPORTED)
        return Account(
            document=self.account.document,
            value=" ".join(own.split()),
            quotes=(quote,),
            holder=self._holder() or "",
        )

    def _whole(self) -> tuple[int, int]:
        """The offsets of the clause with what belongs to it: whom its pronoun means, what became of it."""
        text = self.account.prepared.text
        start = self.sentence.start if _PRONOUN.match(self.text) else self.start
        behind = _TAKES_UP.match(text, self.end, self.sentence.end)
        return start, behind.end() if behind else self.end

    def _holder(self) -> str | None:
        """Who says it, where the account gives it to somebody; not those who agreed or met."""
        return next(
            (
                a.holder
                for a in self.account.attributed.attributions
                if a.sentence == self.sentence.number
                and a.kind in (CueKind.SAYS, CueKind.DENIES)
                and any(start < self.end <= end + 1 for start, end in a.content)
            ),
            None,
        )


def clashes(accounts: Sequence[LetteredAccount]) -> tuple[Conflict, ...]:
    """Return the contradictions between the texts of a story."""
    real = list(_real(accounts))
    return merged([*_denials(real), *_days(real)])


def told_as_real(accounts: Sequence[LetteredAccount]) -> list[Clause]:
    """Return the clauses that tell what was, is or is to be: no wish, no question, no condition."""
    return [clause for clause in _real(accounts) if clause.matter]


def _real(accounts: Sequence[LetteredAccount]) -> Iterator[Clause]:
    """Yield the same with those that are about nothing: what each is about is worked out where it is asked for."""
    told = (c for a in accounts for s in a.prepared.account for c in clauses_of(a, s))
    return (clause for clause in told if not _UNREAL.search(clause.text))


def clauses_of(
    account: LetteredAccount, sentence: Sentence, *, asked: bool = False
) -> Iterator[Clause]:
    """Yield the clauses of a sentence that states something; of whoever asks only with ``asked``."""
    led = sentence.turn and asks(sentence.turn) and not asked
    if sentence.text.rstrip().endswith("?") or led:
        return
    for start, end in _between_borders(sentence.text):
        plain = " ".join(sentence.text[start:end].split())
        if _SHARED <= len(plain.split()) <= _LONGEST:
            yield Clause(account, sentence, sentence.start + start, sentence.start + end, plain)


def _between_borders(text: str) -> Iterator[tuple[int, int]]:
    """The spans of a sentence's clauses, without the "that" at their head and the full stop at their end."""
    borders = [(0, 0), *(m.span() for m in _BORDER.finditer(text)), (len(text), len(text))]
    for (_, behind), (before, _) in pairwise(borders):
        head = _HEAD.match(text, behind, before)
        start = head.end() if head else behind
        end = start + len(text[start:before].rstrip(" \n\t."))
        if end > start:
            yield start, end


def _denials(clauses: Sequence[Clause]) -> Iterator[Conflict]:
    """Denials with the sentences of other accounts that assert what they deny; those that share one are one matter."""
    denials = [c for c in clauses if _denies_something(c) and c.matter]
    if not denials:
        return
    index = _index([c for c in clauses if c.matter and not negated(c.text)])
    groups: list[list[tuple[Clause, Clause]]] = []
    for denial in denials:
        others = _best(denial, _sharing(denial, index), _asserts)
        _put_together(groups, [(denial, other) for other in others])
    for group in groups:
        yield _conflict(ConflictKind.DENIAL, _one_each(group))


def _put_together(
    groups: list[list[tuple[Clause, Clause]]], pairs: Sequence[tuple[Clause, Clause]]
) -> None:
    """Add pairs to the groups they share a sentence with, which become one; else as a group of their own."""
    if not pairs:
        return
    known = [g for g in groups if _share_a_sentence(g, pairs)]
    groups[:] = [g for g in groups if all(g is not k for k in known)]
    groups.append([*chain.from_iterable(known), *pairs])


def _denies_something(clause: Clause) -> bool:
    return clause.denied and bool(clause.verb or denies(clause.text))


def _share_a_sentence(
    one: Sequence[tuple[Clause, Clause]], other: Sequence[tuple[Clause, Clause]]
) -> bool:
    return any(_same_sentence(p, q) for p in one for q in other)


def _asserts(denial: Clause, other: Clause) -> float:
    """How much of a denial another clause asserts: its verb, and what it is about."""
    shared = denial.words & other.words
    if denies(other.text) and not (denial.verb and _denying(denial.verb)):
        return 0.0
    if denial.verb is None:
        borne = len(denial.denied_matter & other.matter) >= _SHARED
    else:
        about = (denial.matter & other.matter) - {stem(denial.verb)}
        borne = bool(about) and other.did(denial.verb)
    if not borne or len(shared) < _SHARED:
        return 0.0
    share = len(shared) / min(len(denial.words), len(other.words))
    return share + len(shared) / 100 if share >= _ALIKE else 0.0


def _denying(verb: str) -> bool:
    """Whether what was not done is itself a denial: "did not reject"."""
    return denies(verb) or denies(f"{verb}ed")


def _same_sentence(a: tuple[Clause, Clause], b: tuple[Clause, Clause]) -> bool:
    return any(x.sentence == y.sentence and x.account is y.account for x in a for y in b)


def _one_each(pairs: Sequence[tuple[Clause, Clause]]) -> list[Clause]:
    """One denial and one assertion of each account: the first of each at the head, then by account."""
    kept: dict[tuple[str, bool], Clause] = {}
    for pair in pairs:
        for clause in pair:
            kept.setdefault((clause.account.document, clause.denied), clause)
    told = sorted(kept.values(), key=lambda c: (len(c.account.letter), c.account.letter, c.denied))
    head = [next(c for c in told if c.denied is denied) for denied in (False, True)]
    return [*head, *(c for c in told if c not in head)]


def _days(clauses: Sequence[Clause]) -> Iterator[Conflict]:
    """Clauses of two accounts on one undertaking to come, with other days."""
    planned = [
        c
        for c in clauses
        if len(day_months(c.text)) == 1 and _PLANNED.search(c.text) and not c.denied and c.matter
    ]
    index = _index(planned)
    for clause in planned:
        found = _best(clause, _sharing(clause, index), _other_day)
        if found:
            yield _conflict(ConflictKind.OUTCOME, (clause, *found))


def _other_day(a: Clause, b: Clause) -> float:
    shared = a.words & b.words
    share = len(shared) / min(len(a.words), len(b.words))
    alike = len(shared) >= _SHARED and share >= _ALIKE and bool(a.matter & b.matter)
    return share if alike and not day_months(a.text) & day_months(b.text) else 0.0


_Likeness = Callable[[Clause, Clause], float]


def _index(clauses: Sequence[Clause]) -> dict[str, list[Clause]]:
    found: defaultdict[str, list[Clause]] = defaultdict(list)
    for clause in clauses:
        for word in clause.matter:
            found[word].append(clause)
    return {word: told for word, told in found.items() if len(told) <= _FREQUENT}


def _sharing(clause: Clause, index: Mapping[str, Sequence[Clause]]) -> list[Clause]:
    """The clauses of other accounts that share a word with one."""
    found = {id(c): c for word in sorted(clause.matter) for c in index.get(word, ())}
    return [c for c in found.values() if c.account.document != clause.account.document]


def _best(clause: Clause, others: Sequence[Clause], likeness: _Likeness) -> list[Clause]:
    """The most alike clause of each other account, in the order of the accounts."""
    best: dict[str, tuple[float, Clause]] = {}
    for other in others:
        score = likeness(clause, other)
        known = best.get(other.account.document)
        if score > 0 and (known is None or score > known[0]):
            best[other.account.document] = (score, other)
    found = [other for _, other in best.values()]
    return sorted(found, key=lambda c: (len(c.account.letter), c.account.letter))


def _conflict(kind: ConflictKind, clauses: Sequence[Clause]) -> Conflict:
    return conflict_of(kind, matter_of(clauses), tuple(c.told() for c in clauses))


def matter_of(clauses: Sequence[Clause]) -> str:
    """Return the longest noun phrase by which a clause names what all of them, or the first two, are about."""
    shared = clauses[0].matter.intersection(*(c.matter for c in clauses[1:]))
    shared = shared or clauses[0].matter & clauses[1].matter
    phrases = [p for c in clauses for p in _phrases(c.text, shared) if names_a_matter(p)]
    return max(phrases, key=len, default=" ".join(sorted(shared)))


def _phrases(text: str, shared: frozenset[str]) -> Iterator[str]:
    """The runs of content words around each shared word, joined by "of", "in" and their kin: "pause in the filling"."""
    words = re.findall(r"[\w'’-]+", text)
    for at, word in enumerate(words):
        if matter_words(word) & shared and not word.endswith("ed"):
            first, last = at, at
            while first > 0 and at - first < _BEFORE and _belongs(words[first - 1]):
                first -= 1
            while (step := _step(words, last)) and last + step - first < _LONGEST_MATTER:
                last += step
            yield " ".join(words[first : last + 1])


def _step(words: Sequence[str], last: int) -> int:
    """How many words further a phrase goes on behind a word: 0 where it ends."""
    behind = words[last + 1 : last + 4]
    if behind and _belongs(behind[0]):
        return 1
    joined = len(behind) > 1 and behind[0].lower() in _JOINING
    skipped = 1 + (joined and behind[1].lower() in _ARTICLES)
    return skipped + 1 if joined and len(behind) > skipped and _belongs(behind[skipped]) else 0


def _belongs(word: str) -> bool:
    """Whether a word may stand inside a noun phrase: it has content, negates nothing, and is no verb in the past."""
    return bool(matter_words(word)) and not word.endswith("ed") and not negated(word)
