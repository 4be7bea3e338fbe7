"""The subject of a verb, found leftwards among the items of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.attribution.cues import Cue, Tag
from summarizer.attribution.items import (
    ADVERBIAL,
    BARRIERS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    QUANTIFIERS,
    SentenceItem,
)

#: Items between a verb and its subject, and between the comma of an insertion and the verb.
_REACH, _INSERTED = 16, 8
#: Others than the last one in a list of names.
_MOST_OTHERS = 4
_IN_LISTS = frozenset(("and", ",", "&", "the", "both"))
_MANY = ("many ", "several ", "some ", "most ", "both ", "all ")
_PLURAL_ENDS = ("s", "people", "police", "media", "women", "men")


class Tie(StrEnum):
    """How a cue is tied to its subject, by where the subject was found."""

    NEAR = "near"
    APPOSITION = "apposition"
    COORDINATED = "coordinated"
    PARTICIPLE = "participle"
    INVERTED = "inverted"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"


#: Ties of cues that no second verb goes on from.
_CLOSED = frozenset({Tie.NOUN, Tie.PASSIVE})


@dataclass(frozen=True, slots=True)
class CueEvent:
    """A cue with its subject, an item index."""

    index: int
    cue: Cue
    subject: int
    tie: Tie
    tag: Tag
    others: tuple[int, ...] = ()
    negated: bool = False


class Subjects:
    """The items of one sentence, the events found so far, and the search for subjects."""

    def __init__(self, listed: list[SentenceItem]) -> None:
        self.items = listed
        self.lowers = [i.lower for i in listed]
        self.events: list[CueEvent] = []
        self.tags: frozenset[Tag] = frozenset()
        self.main = self._main_subject()

    def _main_subject(self) -> int | None:
        """Return the first name or pronoun that no preposition governs."""
        for k, item in enumerate(self.items):
            if (
                item.mention is not None
                and not item.mention.possessive
                and not item.mention.governed
            ):
                return k
            if item.pronoun and item.lower not in ("it", "which", "who"):
                return k
        return None

    def _at(self, k: int) -> str:
        return self.lowers[k] if 0 <= k < len(self.lowers) else ""

    def _governing(self) -> int | None:
        """Return the subject a participle belongs to: that of the last verb found, or the main one."""
        return self.events[-1].subject if self.events else self.main

    def _others_of(self, subject: int | None) -> tuple[int, ...]:
        for event in reversed(self.events):
            if event.subject == subject:
                return event.others
        return self._joined(subject)

    def _plural(self, subject: int, tie: Tie) -> bool:
        """Whether a subject is of more than one; that of a verb before it is known to fit."""
        item = self.items[subject]
        if tie is Tie.COORDINATED:
            return True
        if item.pronoun or item.mention is None:
            return item.lower not in ("he", "she", "it") or not item.pronoun
        name = item.mention.text.lower()
        if name.startswith(_MANY) or name.rstrip(".").endswith(_PLURAL_ENDS):
            return True
        return bool(self._joined(subject))

    def _subject(self, j: int) -> tuple[int, Tie] | None:
        """Return the subject of a verb, searching leftwards from item ``j``, and how it was found."""
        if self._joins_a_verb(j):
            return self._coordinated(j)
        if self.lowers[j] == ",":
            found = self._apposition(j)
            if found is not None:
                return found, Tie.APPOSITION
            return None if self._goes_back(j) else self._coordinated(j)
        for k in range(j, max(-1, j - _REACH), -1):
            if self._bars(k):
                return None
            if self.lowers[k] == ",":
                return self._before_insertion(k, j)
            if self.items[k].pronoun or self._is_subject(k, j):
                return self._nearby(k, j)
        return None

    def _nearby(self, k: int, j: int) -> tuple[int, Tie] | None:
        """Return a name or pronoun as the subject of a verb, where nothing but adverbials stands between them."""
        found = self._antecedent(k) if self._adjoins(k, j) else None
        return (found, Tie.NEAR) if found is not None else None

    def _joins_a_verb(self, j: int) -> bool:
        """Whether an item joins a verb to one before it: "and", "but", "but,"."""
        if self.lowers[j] == ",":
            return self._at(j - 1) in ("and", "but")
        return self.lowers[j] in ("and", "but", "or", "&", "while")

    def _goes_back(self, comma: int) -> bool:
        """Whether the first "had" of a sentence stands behind a comma: in what is told, and of no verb before it."""
        return self._at(comma + 1) == "had" and "had" not in self.lowers[:comma]

    def _bars(self, k: int) -> bool:
        """Whether no subject is looked for beyond an item."""
        item = self.items[k]
        return item.quote or item.lower in (";", ":") or item.lower in BARRIERS

    def _before_insertion(self, comma: int, j: int) -> tuple[int, Tie] | None:
        """Return the subject before an insertion that ends at a comma close before the verb."""
        found = self._apposition(comma) if comma != j else None
        near = j - comma < _INSERTED and not self._words_between(comma, j)
        return (found, Tie.APPOSITION) if found is not None and near else None

    def _adjoins(self, k: int, j: int) -> bool:
        """Whether nothing but adverbials stands between a subject and the verb."""
        return k == j or not self._words_between(k, j)

    def _is_subject(self, k: int, j: int) -> bool:
        """Whether an item is a name that nothing governs, or seems to be governed and is not."""
        mention = self.items[k].mention
        if mention is None or mention.possessive:
            return False
        return not mention.governed or self._counted(k) or (k == j and self.clausal(k))

    def _words_between(self, a: int, b: int) -> bool:
        """Whether words other than adverbials of time and place stand between two items."""
        return any(
            self.items[k].mention is None
            and self.lowers[k] not in ADVERBIAL
            and not self.lowers[k].isdigit()
            for k in range(a + 1, b + 1)
        )

    def clausal(self, k: int) -> bool:
        """Whether what seems a preposition before a name opens a clause: "after the minister said"."""
        while k > 0 and self.lowers[k - 1] in DETERMINERS:
            k -= 1
        return k > 0 and self.lowers[k - 1] in CONJUNCTIONS

    def _counted(self, k: int) -> bool:
        """Whether a name is what is counted: "dozens of", "three of the"."""
        j = k - 1
        while j >= 0 and self.lowers[j] in ("the", "of", "its", "their", "these"):
            j -= 1
        return j >= 0 and (self.lowers[j] in QUANTIFIERS or self.lowers[j].isdigit())

    def _antecedent(self, k: int) -> int | None:
        """Return the name before "who" or "which"; any other item stands for itself."""
        if self.lowers[k] not in ("who", "which"):
            return k
        for j in range(k - 1, max(-1, k - 6), -1):
            mention = self.items[j].mention
            if mention is not None and not mention.possessive:
                return j
        return None

    def _apposition(self, comma: int) -> int | None:
        """Return the name before an inserted "..., who ..., " or "..., the minister, " that ends at a comma."""
        for k in range(comma - 1, max(-1, comma - 40), -1):
            if self.items[k].quote:
                return None
            if self._opens_insertion(k):
                return k - 1
            if self._is_described_up_to(k, comma):
                return k
        return None

    def _opens_insertion(self, k: int) -> bool:
        """Whether a comma stands behind a name that can be a subject, and no list goes on behind it."""
        if self.lowers[k] != "," or k == 0 or self.lowers[k + 1] in ("and", "or"):
            return False
        name = self.items[k - 1].mention
        if name is None or name.possessive or self._fronted(k - 1):
            return False
        return not name.governed or self._counted(k - 1)

    def _is_described_up_to(self, k: int, comma: int) -> bool:
        """Whether the description of a name reaches to a comma."""
        name = self.items[k].mention
        if name is None or name.governed or name.reach <= name.end:
            return False
        return name.reach >= self.items[comma].start - 2

    def _fronted(self, k: int) -> bool:
        """Whether a cue stands one or two items before an item, and no "that" in between opens its clause."""
        return any(
            k - 3 < event.index < k and "that" not in self.lowers[event.index : k]
            for event in self.events
        )

    def _coordinated(self, j: int) -> tuple[int, Tie] | None:
        """Return the subject of the verb that one at ``j`` goes on from, one in the same form before all others."""
        same = [e for e in self.events if e.tag in self.tags and e.tie not in _CLOSED]
        for event in reversed(same or self.events):
            if event.index < j and event.tie not in _CLOSED:
                return event.subject, Tie.COORDINATED
        if self.main is not None and self.main < j:
            return self.main, Tie.COORDINATED
        return None

    def _joined(self, subject: int | None) -> tuple[int, ...]:
        """Return the other names in "A and B" that end with the subject."""
        if subject is None or self.items[subject].mention is None or not self._and_before(subject):
            return ()
        found = self._without_governed(self._names_before(subject))
        between = self.lowers[min(found, default=subject) : subject]
        return tuple(reversed(found)) if "and" in between or "&" in between else ()

    def _without_governed(self, found: list[int]) -> list[int]:
        """Return the names of a list without its first where that ends an opening: "For the goals of X, A and B"."""
        if len(found) <= 1:
            return found
        last = found[-1]
        first, before = self.items[last].mention, self.lowers[:last]
        opens = self.lowers[0] in PREPOSITIONS | {"as"} and "," not in before
        governed = first is not None and first.governed and self._at(last + 1) == ","
        return found[:-1] if governed and opens else found

    def _names_before(self, subject: int) -> list[int]:
        """Return the names of the list that ends with the subject, the last one first."""
        found: list[int] = []
        k = subject - 1
        while k >= 1 and len(found) < _MOST_OTHERS:
            if self.lowers[k] not in _IN_LISTS:
                if not self._is_in_a_list(k):
                    break
                found.append(k)
            k -= 1
        if k == 0 and self._is_in_a_list(0):
            found.append(0)
        return found

    def _is_in_a_list(self, k: int) -> bool:
        """Whether an item is a name that a list goes on behind."""
        mention = self.items[k].mention
        if mention is None or mention.possessive:
            return False
        return self._at(k + 1) in ("and", ",", "&")

    def _and_before(self, subject: int) -> bool:
        """Whether "and" stands before the subject, articles apart."""
        k = subject - 1
        while k > 0 and self.lowers[k] in ("the", "both", "of", "a"):
            k -= 1
        return k > 0 and self.lowers[k] in ("and", "&")
