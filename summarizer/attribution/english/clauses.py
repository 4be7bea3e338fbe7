"""The cues of a sentence, each with its subject."""

from __future__ import annotations

from functools import cache

from summarizer.attribution.cues import Cue, CueKind, CueLexicon, Strength
from summarizer.attribution.english.subjects import CueEvent, Subjects
from summarizer.attribution.items import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    ERRANDS,
    PREPOSITIONS,
    RAISING,
    VERBAL,
    SentenceItem,
)

__all__ = ["Clauses", "CueEvent"]

#: No sentence that people wrote holds more cues: of 1,543 sentences of 119 texts none has over four.
#: What is read of a sentence costs the square of their number.
_MOST_EVENTS = 12
_ING = frozenset(("ing",))
#: Participles that have become prepositions or nouns.
_PREPOSITIONAL = frozenset(
    ("regarding", "concerning", "according", "following", "including", "considering", "backing")
)
_BASE = frozenset(("base",))
#: What seems a preposition and opens a clause.
_CLAUSAL = frozenset(("to", "as", "than", "since", "before", "after"))
#: Before a subject: nobody says it, or only may.
_UNREAL = frozenset(("no", "if", "unless", "whether"))
#: "defends itself", "defends its borders": an act, not a view.
_OWN = frozenset(("itself", "themselves", "its", "their", "himself", "herself", "against"))


class Clauses(Subjects):
    """The items of one sentence and its events, in order."""

    def __init__(
        self, listed: list[SentenceItem], words: CueLexicon, *, first_person: bool = False
    ) -> None:
        super().__init__(listed)
        self.lexicon = words
        self.first_person = first_person
        #: Where the clause before each event may begin, as far as it has been asked.
        self.floors: dict[int, int] = {}
        self._find()

    def _find(self) -> None:
        k = 0
        while k < len(self.items) and len(self.events) < _MOST_EVENTS:
            cue = None
            if self.items[k].mention is None and not self.items[k].quote:
                cue = self.lexicon.at(self.lowers, k, first_person=self.first_person or self._we(k))
            event = self._cited(k) or (self._event(k, cue) if cue is not None else None)
            if event is None and self.items[k].lower in self.lexicon.nouns:
                event = self._noun_event(k)
            if event is None:
                event = self._according(k)
            if event is not None:
                self.events.append(event)
                k = event.index + max(1, event.cue.length)
            else:
                k += 1

    def _we(self, k: int) -> bool:
        return any(self.lowers[j] in ("we", "i") for j in range(max(0, k - 3), k))

    def _event(self, k: int, cue: Cue) -> CueEvent | None:
        if self.items[k].proper or self._is_noun_here(k, cue) or self._is_adjective_here(k):
            return None
        after = k + cue.length
        if self._is_passive(cue, after):
            return self._passive(k, cue, after + 1)
        if self._inverted(k, cue, after):
            return CueEvent(k, cue, after, "inverted", "past")
        self.tags = cue.tags
        start, modal, to = self._chain(k)
        if to:
            return self._infinitive(k, cue, start)
        if cue.tags == _ING and not modal:
            return self._participle(k, cue, start)
        return self._finite(k, cue, start, modal)

    def _is_noun_here(self, k: int, cue: Cue) -> bool:
        """Whether a determiner or preposition before a word makes it a noun: "its demands", "under pressure"."""
        before = self._at(k - 1)
        if cue.tags == _ING:
            return False
        if before in DETERMINERS:
            return not (before == "'s" and self.lowers[k] != "back" and self._aux_s(k - 1))
        return before in PREPOSITIONS and before not in _CLAUSAL

    def _is_adjective_here(self, k: int) -> bool:
        """Whether it is "shared" in front of a noun: "shared concerns"."""
        behind = self.items[k + 1 : k + 2]
        plain = self._at(k + 1) not in DETERMINERS and bool(behind) and behind[0].mention is None
        return self.lowers[k] == "shared" and plain

    def _is_passive(self, cue: Cue, after: int) -> bool:
        by = self._at(after) == "by" and cue.length == 1 and bool(self._at(after + 1))
        return by and bool(cue.tags & {"past", "part"})

    def _cited(self, k: int) -> CueEvent | None:
        """Return "quoted the envoy as saying" as an event of whom the writer quotes."""
        if self.lowers[k] not in ("quoted", "quotes", "quoting", "cited", "cites", "citing"):
            return None
        for j in range(k + 1, min(k + 5, len(self.items) - 2)):
            if (
                self.items[j].mention is not None or self.lowers[j] in ("him", "her", "them")
            ) and self.lowers[j + 1 : j + 3] == ["as", "saying"]:
                return CueEvent(k, _plain_cue("quote as saying", j + 3 - k), j, "inverted", "past")
        return None

    def _aux_s(self, k: int) -> bool:
        return k > 0 and self.items[k - 1].pronoun

    def _chain(self, k: int) -> tuple[int, bool, bool]:
        """Return the index before the auxiliaries of a verb, whether there is one, and whether "to" precedes."""
        j, modal = k - 1, False
        if self._at(j) == "to" and self._at(j - 1) in RAISING:
            j, modal = j - 2, True
        while (
            j >= 0
            and self.items[j].mention is None
            and (self.lowers[j] in AUXILIARIES or self.lowers[j].endswith("ly"))
        ):
            if self.lowers[j] in ("both", "each") and (
                j == 0 or self.lowers[j - 1] in (".", ",", "that", "the")
            ):
                break
            modal = modal or not self.lowers[j].endswith("ly")
            j -= 1
            if self.lowers[j] == "to" and self._at(j - 1) in RAISING:
                j, modal = j - 2, True
        return j, modal, j >= 0 and self.lowers[j] == "to"

    def _passive(self, k: int, cue: Cue, by: int) -> CueEvent | None:
        if self._at(by) in ("the", "a", "an"):
            by += 1
        if by < len(self.items) and self.items[by].mention is not None and cue.stance is not None:
            weak = Cue(cue.phrase, cue.kind, Strength.WEAK, cue.stance, cue.length, cue.tags)
            return CueEvent(k, weak, by, "passive", "part")
        return None

    def _inverted(self, k: int, cue: Cue, after: int) -> bool:
        if cue.tags.isdisjoint({"past", "s"}) or after >= len(self.items) or k == 0:
            return False
        left, right = self.items[k - 1], self.items[after]
        if not (
            left.quote
            or left.lower in (",", "'", '"', "\u201d", "\u2019", "\u00bb", "-", "\u2014", "\u2013")
        ):
            return False
        if not (
            (right.mention is not None and not right.mention.possessive)
            or right.lower in ("he", "she", "they", "it")
        ):
            return False
        if cue.phrase in ("tell", "inform", "remind", "assure") or not (
            left.quote or cue.kind is CueKind.SAYS or cue.phrase in VERBAL
        ):
            return False
        if left.lower == "," and self._apposition(k - 1) is not None and not self._tail(after + 1):
            return False
        return cue.strength.value != "none"

    def _tail(self, k: int) -> bool:
        return (
            k >= len(self.items)
            or self.lowers[k]
            in (".", ",", ";", ":", "in", "on", "at", "as", "to", "during", "after", "when")
            or self.items[k].quote
        )

    def _finite(self, k: int, cue: Cue, j: int, modal: bool) -> CueEvent | None:
        if j < 0:
            return None
        subject, link = self._subject(j)
        if subject is None or not self._may_say(k, cue, subject):
            return None
        if not modal and not self._agrees(cue, subject, link, j):
            return None
        if self._is_no_view(k, cue, link, modal=modal):
            return None
        tag = "past" if "past" in cue.tags and not modal else "s" if "s" in cue.tags else "base"
        others = self._joined(subject) if link != "coordinated" else self._others_of(subject)
        negated = any(word in ("not", "n't", "never") for word in self.lowers[max(0, j + 1) : k])
        return CueEvent(k, cue, subject, link, tag, others, negated)

    def _may_say(self, k: int, cue: Cue, subject: int) -> bool:
        """Whether a subject is one that says it: not "you", "no one", an object, whom a passive tells of."""
        if self.lowers[subject] == "you" or self._at(subject - 1) in _UNREAL:
            return False
        if self.lowers[subject] == "it" and cue.phrase.startswith("be "):
            return False
        return not (self._passive_form(k, cue) or self._object(k, subject))

    def _agrees(self, cue: Cue, subject: int, link: str, j: int) -> bool:
        """Whether the form of a verb without auxiliary fits its subject: a base form wants a plural right before it."""
        if cue.tags == frozenset(("part",)):
            return False
        if not cue.tags <= _BASE:
            return True
        apart = link == "near" and subject != j and self.lowers[j] not in ("who", "which")
        return self._plural(subject, link) and not apart

    def _is_no_view(self, k: int, cue: Cue, link: str, *, modal: bool) -> bool:
        """Whether a second verb is an adjective or noun after all, or tells an act ("defends its borders")."""
        if link == "coordinated" and cue.tags <= _BASE and not self._follows_a_base_form():
            return True
        told = {e.tag for e in self.events}
        adjective = link == "coordinated" and cue.tags <= {"past", "part"} and not modal
        if adjective and told and told <= {"s", "base", "noun"}:
            return True
        return cue.phrase == "defend" and self._at(k + 1) in _OWN

    def _follows_a_base_form(self) -> bool:
        return bool(self.events) and self.events[-1].tag == "base"

    def _object(self, k: int, subject: int) -> bool:
        """Whether "U.S. demands" is the object of the verb before it: "called U.S. demands nonsense"."""
        if self.lowers[k] not in self.lexicon.nouns or not self.events or subject != k - 1:
            return False
        last = self.events[-1]
        lead = subject - 1
        while lead >= 0 and self.lowers[lead] in DETERMINERS:
            lead -= 1
        return last.index + last.cue.length - 1 == lead and (
            last.cue.kind not in (CueKind.SAYS, CueKind.AFFIRMS)
            or last.cue.phrase in ("call", "describe", "note")
        )

    def _passive_form(self, k: int, cue: Cue) -> bool:
        """Whether the verb stands behind a form of "be", so that its subject is spoken of and does not speak."""
        if (
            not cue.tags & {"past", "part"}
            or cue.phrase.endswith("as saying")
            or cue.phrase.startswith("be ")
        ):
            return False
        j = k - 1
        while j > 0 and (
            self.lowers[j].endswith("ly")
            or self.lowers[j] in ("also", "not", "n't", "never", "again", "now")
        ):
            j -= 1
        return self.items[j].mention is None and self.lowers[j] in BE

    def _participle(self, k: int, cue: Cue, j: int) -> CueEvent | None:
        before = self._at(j)
        if self.lowers[k] in _PREPOSITIONAL:
            return None
        if j < 0 or before in DETERMINERS or before in ("of", "without"):
            return None
        item = self.items[j]
        if item.mention is not None:
            absolute = self._at(j - 1) in ("with", "", ",", "-", "and") or (
                self._at(j - 1) == "the" and self._at(j - 2) == "with"
            )
            return (
                CueEvent(k, cue, j, "near", "ing", self._joined(j))
                if absolute and not item.mention.possessive
                else None
            )
        if (
            before
            in (
                ",",
                "and",
                "by",
                "while",
                "-",
                "\u2014",
                "\u2013",
                ";",
                "but",
                "in",
                "after",
                "before",
                "as",
            )
            or item.quote
        ):
            subject = self._governing()
            return (
                CueEvent(k, cue, subject, "participle", "ing", self._others_of(subject))
                if subject is not None
                else None
            )
        return None

    def _infinitive(self, k: int, cue: Cue, j: int) -> CueEvent | None:
        """Return "to express his thanks" in "spoke with X to express ...", for the main subject."""
        subject = self._governing()
        if cue.phrase.split()[0] not in ERRANDS or subject is None:
            return None
        if self.main is None or self.main > k:
            return None
        if self._at(j - 1) in ("ready", "refused", "want", "wants", "going"):
            return None
        return CueEvent(k, cue, subject, "participle", "ing", self._others_of(self.main))

    def _noun_event(self, k: int) -> CueEvent | None:
        entry = self.lexicon.nouns[self.lowers[k]]
        if self.items[k].proper or self._at(k + 1) not in self.lexicon.noun_links:
            return None
        holder = self._owner(k)
        link_word = self._at(k + 1)
        if holder is None and link_word == "of" and k + 2 < len(self.items):
            nxt = k + 3 if self._at(k + 2) in ("the", "a", "an") else k + 2
            if (
                nxt < len(self.items)
                and self.items[nxt].mention is not None
                and self._at(nxt + 1) in ("to", "that", "about", "for", "on", "against")
            ):
                holder = nxt
        elif link_word == "of":
            holder = (
                holder
                if entry.kind.value in ("criticises", "denies", "supports", "opposes")
                else None
            )
        if holder is None:
            return None
        cue = Cue(entry.phrase, entry.kind, entry.strength, entry.stance, 1, frozenset({"noun"}))
        return CueEvent(k, cue, holder, "noun", "noun")

    def _owner(self, k: int) -> int | None:
        for j in range(k - 1, max(-1, k - 3), -1):
            item = self.items[j]
            if item.lower in ("'s", "'"):
                return j - 1 if j and self.items[j - 1].mention is not None else None
            if item.lower in ("his", "her", "its", "their", "our", "my"):
                return j
            if (
                item.mention is not None
                or item.quote
                or not item.lower.isalpha()
                or item.lower in PREPOSITIONS
                or item.lower in ("the", "a", "and")
            ):
                return None
        return None

    def _according(self, k: int) -> CueEvent | None:
        if self.lowers[k] not in self.lexicon.according_first:
            return None
        for phrase in self.lexicon.according:
            if tuple(self.lowers[k : k + len(phrase)]) == phrase:
                for j in range(k + len(phrase), min(k + len(phrase) + 5, len(self.items))):
                    if self.items[j].mention is not None or self.lowers[j] in (
                        "him",
                        "her",
                        "them",
                    ):
                        return CueEvent(
                            k, _plain_cue(" ".join(phrase), j - k + 1), j, "according", "noun"
                        )
        return None


@cache
def _plain_cue(phrase: str, length: int) -> Cue:
    return Cue(phrase, CueKind.SAYS, Strength.WEAK, None, length, frozenset({"noun"}))
