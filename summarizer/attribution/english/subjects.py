"""The subject of a verb, found leftwards among the items of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.attribution.cues import Cue
from summarizer.attribution.items import (
    ADVERBIAL,
    BARRIERS,
    CONJUNCTIONS,
    DETERMINERS,
    QUANTIFIERS,
    SentenceItem,
)

#: Items between a verb and its subject, and between the comma of an insertion and the verb.
_REACH, _INSERTED = 16, 8
_NOBODY: tuple[int | None, str] = (None, "")


@dataclass(frozen=True, slots=True)
class CueEvent:
    """A cue with its subject. ``subject`` is an item index; ``link`` tells how the subject was found."""

    index: int
    cue: Cue
    subject: int
    link: str  # near, apposition, coordinated, participle, inverted, passive, according, noun, turn, main
    tag: str
    others: tuple[int, ...] = ()
    negated: bool = False


class Subjects:
    """The items of one sentence, the events found so far, and the search for subjects."""

    def __init__(self, listed: list[SentenceItem]) -> None:
        self.items = listed
        self.lowers = [i.lower for i in listed]
        self.events: list[CueEvent] = []
        self.tags: frozenset[str] = frozenset()
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

    def _plural(self, subject: int, link: str) -> bool:
        item = self.items[subject]
        if link == "coordinated" or item.pronoun:
            return item.lower not in ("he", "she", "it") or link == "coordinated"
        mention = item.mention
        if mention is None or mention.text.lower().startswith(
            ("many ", "several ", "some ", "most ", "both ", "all ")
        ):
            return True
        return mention.text.lower().rstrip(".").endswith(
            ("s", "people", "police", "media", "women", "men")
        ) or bool(self._joined(subject))

    def _subject(self, j: int) -> tuple[int | None, str]:
        """Return the subject of a verb, searching leftwards from item ``j``, and how it was found."""
        joint = self.lowers[j] in ("and", "but", "or", "&", "while")
        if joint or (self.lowers[j] == "," and self._at(j - 1) in ("and", "but")):
            return self._coordinated(j)
        if self.lowers[j] == ",":
            found = self._apposition(j)
            return (found, "apposition") if found is not None else self._coordinated(j)
        for k in range(j, max(-1, j - _REACH), -1):
            item = self.items[k]
            if item.quote or item.lower in (";", ":") or item.lower in BARRIERS:
                return _NOBODY
            if item.lower == ",":
                return self._before_insertion(k, j)
            if item.pronoun:
                return (self._antecedent(k), "near") if self._adjoins(k, j) else _NOBODY
            if self._is_subject(k, j):
                return (k, "near") if self._adjoins(k, j) else _NOBODY
        return _NOBODY

    def _before_insertion(self, comma: int, j: int) -> tuple[int | None, str]:
        """Return the subject before an insertion that ends at a comma close before the verb."""
        found = self._apposition(comma) if comma != j else None
        near = j - comma < _INSERTED and not self._words_between(comma, j)
        return (found, "apposition") if found is not None and near else _NOBODY

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
        j = k - 1
        while j >= 0 and self.lowers[j] in ("the", "of", "its", "their", "these"):
            j -= 1
        return j >= 0 and (self.lowers[j] in QUANTIFIERS or self.lowers[j].isdigit())

    def _antecedent(self, k: int) -> int | None:
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
            mention = self.items[k].mention
            if self.lowers[k] == "," and k >= 1 and self.lowers[k + 1] not in ("and", "or"):
                opener = self.items[k - 1].mention
                if (
                    opener is not None
                    and not opener.possessive
                    and (not opener.governed or self._counted(k - 1))
                    and not self._fronted(k - 1)
                ):
                    return k - 1
            if (
                mention is not None
                and mention.reach > mention.end
                and mention.reach >= self.items[comma].start - 2
                and not mention.governed
            ):
                return k
        return None

    def _fronted(self, k: int) -> bool:
        return any(
            self.events[i].index < k and self.events[i].index > k - 3
            for i in range(len(self.events))
        )

    def _coordinated(self, j: int) -> tuple[int | None, str]:
        tags = self.tags
        same = [e for e in self.events if e.tag in tags and e.link not in ("noun", "passive")]
        for event in reversed(same or self.events):
            if event.index < j and event.link not in ("noun", "passive"):
                return event.subject, "coordinated"
        if self.main is not None and self.main < j:
            return self.main, "coordinated"
        return None, ""

    def _joined(self, subject: int | None) -> tuple[int, ...]:
        """Return the other names in "A and B" that end with the subject."""
        if subject is None or self.items[subject].mention is None or not self._and_before(subject):
            return ()
        found: list[int] = []
        k = subject - 1
        while k >= 1 and len(found) < 4:
            if self.lowers[k] in ("and", ",", "&", "the", "both"):
                k -= 1
                continue
            mention = self.items[k].mention
            if mention is None or mention.possessive or self.lowers[k + 1] not in ("and", ",", "&"):
                break
            found.append(k)
            k -= 1
        if (
            k == 0
            and self.items[0].mention is not None
            and self.lowers[1] in ("and", ",", "&")
            and not self.items[0].mention.possessive
        ):
            found.append(0)
        has_and = any(
            self.lowers[j] in ("and", "&") for j in range(min(found, default=subject), subject)
        )
        return tuple(reversed(found)) if has_and else ()

    def _and_before(self, subject: int) -> bool:
        k = subject - 1
        while k > 0 and self.lowers[k] in ("the", "both", "of", "a"):
            k -= 1
        return k > 0 and self.lowers[k] in ("and", "&")
