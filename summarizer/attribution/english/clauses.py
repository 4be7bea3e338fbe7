"""The cues of a sentence, each with its subject."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from summarizer.attribution.cues import CITING, Cue, CueKind, CueLexicon, Strength, Tag
from summarizer.attribution.english.subjects import CueEvent, Subjects, Tie
from summarizer.attribution.english.told_of import is_told_of
from summarizer.attribution.items import (
    ADVERBIAL,
    AUXILIARIES,
    BE,
    DETERMINERS,
    ERRANDS,
    PREPOSITIONS,
    RAISING,
    VERBAL,
    SentenceItem,
)

__all__ = ["Clauses", "CueEvent", "Tie"]

#: No sentence that people wrote holds more cues: of 1,543 sentences of 119 texts none has over four.
#: What is read of a sentence costs the square of their number.
_MOST_EVENTS = 12
_ING = frozenset((Tag.ING,))
_PART = frozenset((Tag.PART,))
#: Participles that have become prepositions or nouns.
_PREPOSITIONAL = frozenset(
    ("regarding", "concerning", "according", "following", "including", "considering", "backing")
)
_BASE = frozenset((Tag.BASE,))
_NOUN = frozenset((Tag.NOUN,))
_NEGATIONS = frozenset(("not", "n't", "never"))
#: Verbs that are told to somebody, who stands behind them.
_TOLD_TO = frozenset(("tell", "inform", "remind", "assure"))
#: Marks that what is said may end with.
#: Words of a post between a body and who holds it, and what is no part of one.
_LONGEST_POST = 5
_NO_POST = ADVERBIAL | BE | frozenset("and or but who which that when while where as if".split())
_BEHIND_SPEECH = frozenset((",", "'", '"', "\u201d", "\u2019", "\u00bb", "-", "\u2014", "\u2013"))
_TAIL = frozenset(". , ; : in on at as to during after when".split())
#: Adverbs between a form of "be" and a participle, beside those in "-ly".
_BEHIND_BE = frozenset(("also", "not", "n't", "never", "again", "now"))
_NO_PARTICIPLE = DETERMINERS | {"of", "without"}
_BEFORE_PARTICIPLE = frozenset(
    (",", "and", "by", "while", "-", "\u2014", "\u2013", ";", "but", "in", "after", "before", "as")
)
#: Nouns of these kinds go with "of" whom or what they are aimed at: "Norland's criticism of Sudria".
_AIMED = frozenset({CueKind.CRITICISES, CueKind.DENIES, CueKind.SUPPORTS, CueKind.OPPOSES})
_BEHIND_OWNER = frozenset(("to", "that", "about", "for", "on", "against"))
_POSSESSIVES = frozenset(("his", "her", "its", "their", "our", "my"))
#: What seems a preposition and opens a clause.
_CLAUSAL = frozenset(("to", "as", "than", "since", "before", "after"))
#: Before a subject: nobody says it, or only may.
_UNREAL = frozenset(("no", "if", "unless", "whether"))
#: "defends itself", "defends its borders": an act, not a view.
_OWN = frozenset(("itself", "themselves", "its", "their", "himself", "herself", "against"))


class Clauses(Subjects):
    """The items of one sentence and its events, in order."""

    def __init__(
        self,
        listed: list[SentenceItem],
        words: CueLexicon,
        *,
        first_person: bool = False,
        headline: bool = False,
    ) -> None:
        super().__init__(listed)
        self.headline = headline
        self.lexicon = words
        self.first_person = first_person
        #: Where the clause before each event may begin, as far as it has been asked.
        self.floors: dict[int, int] = {}
        self._find()

    def _find(self) -> None:
        """Find the events, from left to right; none begins inside another one's cue."""
        heads, behind = self.lexicon.heads, 0
        for k, lower in enumerate(self.lowers):
            if k < behind or lower not in heads or len(self.events) >= _MOST_EVENTS:
                continue
            event = self._event_at(k)
            if event is not None:
                self.events.append(event)
                behind = event.index + max(1, event.cue.length)

    def _event_at(self, k: int) -> CueEvent | None:
        """Return the event at an item: somebody cited, a verb, a noun, or "according to"."""
        cue = self._cue(k)
        event = self._cited(k) or (self._event(k, cue) if cue is not None else None)
        if event is None and self.lowers[k] in self.lexicon.nouns:
            event = self._noun_event(k)
        return event or self._according(k)

    def _cue(self, k: int) -> Cue | None:
        """Return the cue that begins at a word; more words are cues behind "we"."""
        if self.items[k].mention is not None or self.items[k].quote:
            return None
        return self.lexicon.at(self.lowers, k, first_person=self.first_person or self._we(k))

    def _we(self, k: int) -> bool:
        return any(self.lowers[j] in ("we", "i") for j in range(max(0, k - 3), k))

    def _event(self, k: int, cue: Cue) -> CueEvent | None:
        """Return the event that a verb makes, by how it stands to its subject."""
        if self.items[k].proper or self._is_noun_here(k, cue) or self._is_adjective_here(k):
            return None
        after = k + cue.length
        if self._is_passive(cue, after):
            return self._passive(k, cue, after + 1)
        if self._inverted(k, cue, after):
            return CueEvent(k, cue, self._named_behind(after), Tie.INVERTED, Tag.PAST)
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
        """Whether a cue is "welcomed by"."""
        by = self._at(after) == "by" and cue.length == 1 and bool(self._at(after + 1))
        return by and bool(cue.tags & {Tag.PAST, Tag.PART})

    def _cited(self, k: int) -> CueEvent | None:
        """Return "quoted the envoy as saying" as an event of whom the writer quotes."""
        if self.lowers[k] not in CITING:
            return None
        for j in range(k + 1, min(k + 5, len(self.items) - 2)):
            if self._is_somebody(j) and self.lowers[j + 1 : j + 3] == ["as", "saying"]:
                cue = _plain_cue("quote as saying", j + 3 - k)
                return CueEvent(k, cue, j, Tie.INVERTED, Tag.PAST)
        return None

    def _is_somebody(self, k: int) -> bool:
        """Whether an item is a name, or a pronoun that stands for one as an object."""
        return self.items[k].mention is not None or self.lowers[k] in ("him", "her", "them")

    def _aux_s(self, k: int) -> bool:
        return k > 0 and self.items[k - 1].pronoun

    def _chain(self, k: int) -> tuple[int, bool, bool]:
        """Return the index before the auxiliaries of a verb, whether there is one, and whether "to" precedes."""
        j, modal = self._before_raising(k - 1)
        while j >= 0 and self._is_auxiliary(j):
            auxiliary = not self.lowers[j].endswith("ly")
            j, raised = self._before_raising(j - 1)
            modal = modal or auxiliary or raised
        return j, modal, self._at(j) == "to"

    def _before_raising(self, j: int) -> tuple[int, bool]:
        """Return the index before "continued to", and whether that stands there."""
        raised = self._at(j) == "to" and self._at(j - 1) in RAISING
        return (j - 2 if raised else j), raised

    def _is_auxiliary(self, j: int) -> bool:
        """Whether an item is an auxiliary or adverb; "both" and "each" may be a subject of their own."""
        if self.items[j].mention is not None:
            return False
        if self.lowers[j] in ("both", "each") and self._at(j - 1) in ("", ".", ",", "that", "the"):
            return False
        return self.lowers[j] in AUXILIARIES or self.lowers[j].endswith("ly")

    def _passive(self, k: int, cue: Cue, by: int) -> CueEvent | None:
        """Return "welcomed by the minister" as an event of the minister."""
        if self._at(by) in ("the", "a", "an"):
            by += 1
        if by < len(self.items) and self.items[by].mention is not None and cue.stance is not None:
            return CueEvent(k, replace(cue, strength=Strength.WEAK), by, Tie.PASSIVE, Tag.PART)
        return None

    def _inverted(self, k: int, cue: Cue, after: int) -> bool:
        """Whether a cue stands before its subject: "“..,” said the minister"."""
        if cue.tags.isdisjoint({Tag.PAST, Tag.S}) or cue.strength is Strength.NONE:
            return False
        if k == 0 or not self._can_follow(self.items[k - 1], cue) or not self._can_speak(after):
            return False
        inserted = self.lowers[k - 1] == "," and self._apposition(k - 1) is not None
        return not inserted or self._tail(after + 1)

    def _named_behind(self, k: int) -> int:
        """Return who a description ends with that a body begins: "said Solan University law professor | Anna Holm"."""
        for j in range(k + 1, min(k + _LONGEST_POST, len(self.items))):
            if self.items[j].mention is not None:
                return j if j > k + 1 else k
            if not self.lowers[j].isalpha() or self.lowers[j] in _NO_POST:
                return k
        return k

    def _can_follow(self, left: SentenceItem, cue: Cue) -> bool:
        """Whether a verb before its subject may stand behind an item: a quotation, or a mark behind what is said."""
        if cue.phrase in _TOLD_TO:
            return False
        said = cue.kind is CueKind.SAYS or cue.phrase in VERBAL
        return left.quote or (said and left.lower in _BEHIND_SPEECH)

    def _can_speak(self, k: int) -> bool:
        """Whether an item may be a subject behind its verb."""
        if k >= len(self.items):
            return False
        right = self.items[k]
        named = right.mention is not None and not right.mention.possessive
        return named or right.lower in ("he", "she", "they", "it")

    def _tail(self, k: int) -> bool:
        """Whether a sentence ends at an item, or goes on with what is nobody's words."""
        return k >= len(self.items) or self.lowers[k] in _TAIL or self.items[k].quote

    def _finite(self, k: int, cue: Cue, j: int, modal: bool) -> CueEvent | None:
        """Return the event of a finite verb, whose subject stands before item ``j`` or there."""
        found = self._subject(j) if j >= 0 else None
        if found is None or not self._may_say(k, cue, found[0]):
            return None
        subject, tie = found
        if not modal and not self._agrees(cue, subject, tie, j):
            return None
        if self._is_no_view(k, cue, tie, modal=modal):
            return None
        joint = tie is Tie.COORDINATED
        others = self._others_of(subject) if joint else self._joined(subject)
        negated = not _NEGATIONS.isdisjoint(self.lowers[max(0, j + 1) : k])
        return CueEvent(k, cue, subject, tie, _tag_of(cue, modal=modal), others, negated)

    def _may_say(self, k: int, cue: Cue, subject: int) -> bool:
        """Whether a subject is one that says it: not "you", "no one", an object, whom a passive tells of."""
        if self.lowers[subject] == "you" or self._at(subject - 1) in _UNREAL:
            return False
        if self.lowers[subject] == "it" and cue.phrase.startswith("be "):
            return False
        if is_told_of(self.lowers[k], self.lowers[k + 1 : k + 4], headline=self.headline):
            return False
        return not (self._passive_form(k, cue) or self._object(k, subject))

    def _agrees(self, cue: Cue, subject: int, tie: Tie, j: int) -> bool:
        """Whether the form of a verb without auxiliary fits its subject: a base form wants a plural right before it."""
        if cue.tags == _PART:
            return False
        if not cue.tags <= _BASE:
            return True
        apart = tie is Tie.NEAR and subject != j and self.lowers[j] not in ("who", "which")
        return self._plural(subject, tie) and not apart

    def _is_no_view(self, k: int, cue: Cue, tie: Tie, *, modal: bool) -> bool:
        """Whether a second verb is an adjective or noun after all, or tells an act ("defends its borders")."""
        if tie is Tie.COORDINATED and (self._is_noun_behind(cue) or self._is_adjective(cue, modal)):
            return True
        return cue.phrase == "defend" and self._at(k + 1) in _OWN

    def _is_noun_behind(self, cue: Cue) -> bool:
        """Whether a second verb in its base form follows none in that form, and so is a noun."""
        return cue.tags <= _BASE and not (self.events and self.events[-1].tag is Tag.BASE)

    def _is_adjective(self, cue: Cue, modal: bool) -> bool:
        """Whether a second verb could only be past among verbs of the present, and so is an adjective."""
        told = {e.tag for e in self.events}
        past = cue.tags <= {Tag.PAST, Tag.PART} and not modal
        return past and bool(told) and told <= {Tag.S, Tag.BASE, Tag.NOUN}

    def _object(self, k: int, subject: int) -> bool:
        """Whether "U.S. demands" is the object of the verb before it: "called U.S. demands nonsense"."""
        if self.lowers[k] not in self.lexicon.nouns or not self.events or subject != k - 1:
            return False
        last = self.events[-1]
        lead = subject - 1
        while lead >= 0 and self.lowers[lead] in DETERMINERS:
            lead -= 1
        saying = last.cue.kind in (CueKind.SAYS, CueKind.AFFIRMS)
        takes_objects = not saying or last.cue.phrase in ("call", "describe", "note")
        return takes_objects and last.index + last.cue.length - 1 == lead

    def _passive_form(self, k: int, cue: Cue) -> bool:
        """Whether the verb stands behind a form of "be", so that its subject is spoken of and does not speak."""
        if not cue.tags & {Tag.PAST, Tag.PART}:
            return False
        if cue.phrase.endswith("as saying") or cue.phrase.startswith("be "):
            return False
        j = k - 1
        while j > 0 and (self.lowers[j].endswith("ly") or self.lowers[j] in _BEHIND_BE):
            j -= 1
        return self.items[j].mention is None and self.lowers[j] in BE

    def _participle(self, k: int, cue: Cue, j: int) -> CueEvent | None:
        """Return ", stressing that" as an event of the subject before, "with Norland saying" as one of Norland."""
        if j < 0 or self.lowers[k] in _PREPOSITIONAL or self.lowers[j] in _NO_PARTICIPLE:
            return None
        if self.items[j].mention is not None:
            absolute = self._is_absolute(j)
            others = self._joined(j)
            return CueEvent(k, cue, j, Tie.NEAR, Tag.ING, others) if absolute else None
        subject = self._governing()
        if subject is None or not (self.items[j].quote or self.lowers[j] in _BEFORE_PARTICIPLE):
            return None
        return CueEvent(k, cue, subject, Tie.PARTICIPLE, Tag.ING, self._others_of(subject))

    def _is_absolute(self, j: int) -> bool:
        """Whether a name is the subject of the participle behind it: "with Norland saying"."""
        mention = self.items[j].mention
        if mention is None or mention.possessive:
            return False
        with_the = self._at(j - 1) == "the" and self._at(j - 2) == "with"
        return with_the or self._at(j - 1) in ("with", "", ",", "-", "and")

    def _infinitive(self, k: int, cue: Cue, j: int) -> CueEvent | None:
        """Return "to express his thanks" in "spoke with X to express ...", for the main subject."""
        subject = self._governing()
        if cue.phrase.split()[0] not in ERRANDS or subject is None:
            return None
        if self.main is None or self.main > k:
            return None
        if self._at(j - 1) in ("ready", "refused", "want", "wants", "going"):
            return None
        return CueEvent(k, cue, subject, Tie.PARTICIPLE, Tag.ING, self._others_of(self.main))

    def _noun_event(self, k: int) -> CueEvent | None:
        """Return "Norland's demand that", "the demand of Norland to" as an event."""
        entry = self.lexicon.nouns[self.lowers[k]]
        link_word = self._at(k + 1)
        if self.items[k].proper or link_word not in self.lexicon.noun_links:
            return None
        holder = self._owner(k)
        if link_word == "of":
            aimed = holder is not None and entry.kind in _AIMED
            holder = holder if aimed else self._owner_behind(k) if holder is None else None
        if holder is None:
            return None
        return CueEvent(k, entry.cue(1, _NOUN), holder, Tie.NOUN, Tag.NOUN)

    def _owner_behind(self, k: int) -> int | None:
        """Return the name in "the demand of the ministry to"."""
        behind = k + 3 if self._at(k + 2) in ("the", "a", "an") else k + 2
        named = behind < len(self.items) and self.items[behind].mention is not None
        return behind if named and self._at(behind + 1) in _BEHIND_OWNER else None

    def _owner(self, k: int) -> int | None:
        """Return the name or pronoun that a noun belongs to: "Norland's demand", "its strong support"."""
        for j in range(k - 1, max(-1, k - 3), -1):
            lower = self.lowers[j]
            if lower in ("'s", "'"):
                return j - 1 if j and self.items[j - 1].mention is not None else None
            if lower in _POSSESSIVES:
                return j
            if not self._is_adjectival(j):
                return None
        return None

    def _is_adjectival(self, j: int) -> bool:
        """Whether a word may stand between an owner and a noun."""
        item = self.items[j]
        if item.mention is not None or item.quote or not item.lower.isalpha():
            return False
        return item.lower not in PREPOSITIONS and item.lower not in ("the", "a", "and")

    def _according(self, k: int) -> CueEvent | None:
        """Return "according to the minister" as an event of the minister."""
        if self.lowers[k] not in self.lexicon.according_first:
            return None
        listed = self.lexicon.according
        for phrase in (p for p in listed if tuple(self.lowers[k : k + len(p)]) == p):
            begin = k + len(phrase)
            named = range(begin, min(begin + 5, len(self.items)))
            j = next(filter(self._is_somebody, named), None)
            if j is not None:
                cue = _plain_cue(" ".join(phrase), j - k + 1)
                return CueEvent(k, cue, j, Tie.ACCORDING, Tag.NOUN)
        return None


@cache
def _plain_cue(phrase: str, length: int) -> Cue:
    return Cue(phrase, CueKind.SAYS, Strength.WEAK, None, length, _NOUN)


def _tag_of(cue: Cue, *, modal: bool) -> Tag:
    """Return the form that a finite verb has, by the forms it may have."""
    if Tag.PAST in cue.tags and not modal:
        return Tag.PAST
    return Tag.S if Tag.S in cue.tags else Tag.BASE
