"""Conversations, step by step: code finds the sentences and the dates, the model says who talked with whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import ActorKind, Cast, same_actor
from summarizer.attribution.contacts import (
    Contact,
    contacts,
    initiator_words,
    summons_words,
    tells_initiative,
)
from summarizer.engines.base import Engine
from summarizer.models.document import Kind, PreparedText, Sentence, SentenceRole
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Participant
from summarizer.passes.came_together import tells_of_coming
from summarizer.passes.clause import FIRST_PERSON, PRONOUN
from summarizer.passes.delegations import has_headings
from summarizer.passes.draft import DocumentUsage, OnStep, on_no_step
from summarizer.passes.fronted_talk import fronted_talk
from summarizer.passes.in_turn import one_by_one
from summarizer.passes.initiator import initiator_of
from summarizer.passes.labels import CONTACT, Labeller
from summarizer.passes.own_talk import own_talks
from summarizer.passes.owned_talk import is_owned
from summarizer.passes.same_talk import fuller, is_known, same_parties
from summarizer.passes.talk_topics import outcomes_of, topics_of
from summarizer.passes.told_talk import (
    asked_talk,
    by_wording,
    day_of_talk,
    told_elsewhere,
    told_talk,
)
from summarizer.passes.whose import THE_AUTHOR

# How likely "contact" must be where the wording alone does not say that a conversation took place.
_LEAST_CONTACT = 0.2
_MOST_ASKED = 4
_MOST_ASKED_OF_READOUT = 2
_MOST_TOLD = 8
_FEWEST_SITTINGS = 2
_FEWEST_PARTIES = 2
_SETTLED = frozenset(("met", "convened", "hosted"))


@dataclass(frozen=True, slots=True)
class _Told:
    """A conversation and the sentence that tells of it."""

    contact: Contact
    conversation: Conversation


#: Words of a talk before this one.
_EARLIER = re.compile(r"\b(?:last|previous|previously|earlier|before|had)\b", re.IGNORECASE)


def find_conversations(
    prepared: PreparedText,
    cast: Cast,
    found: Sequence[Attribution],
    engine: Engine,
    usage: DocumentUsage,
    on_step: OnStep = on_no_step,
) -> tuple[Conversation, ...]:
    """Return the conversations the document reports as having taken place. Raises ``EngineError``."""
    search = _Search(prepared, cast, engine, usage, Labeller(engine, usage))
    news = prepared.document.kind is Kind.NEWS
    seen = [_told_by(cast, found, one, news=news) for one in contacts(prepared)]
    if cast.interviewee is not None:
        # Who introduces an interview says that the two have talked.
        seen = [one for one in seen if one.sentence.turn is not None]
    search.look_through(seen, on_step)
    own = own_talks(prepared, cast, found)
    told = [t for t in search.told if not _is_heading_of(own, t)]
    readout = search.is_readout and any(_share_a_party(own, t.conversation) for t in told)
    own = () if readout and not has_headings(prepared.account) else own
    # What looks like a readout and has sections may be a bulletin, which tells of several sittings.
    own = () if readout and len(own) < _FEWEST_SITTINGS else own
    alone = len(told) == 1 and not own
    told = [t for t in told if not _opens_record(prepared, own, t)]
    completed = (_completed(prepared, cast, t, found, alone=alone) for t in told)
    return _each_once(own, [one for one in completed if _names_somebody(one)])


def _share_a_party(own: Sequence[Conversation], told: Conversation) -> bool:
    """Whether somebody took part in a talk of the document's own and in one it tells of; so without one of its own."""
    names = [one.name for talk in own for one in talk.participants]
    return not names or any(
        same_actor(one.name, name) for one in told.participants for name in names
    )


def _is_heading_of(own: Sequence[Conversation], told: _Told) -> bool:
    """Whether a sentence is the heading of a record that names more parties than the heading does."""
    sentence = told.contact.sentence
    numbers = {n for one in own[:1] for quote in one.quotes for n in quote.cited}
    heads = sentence.number in numbers and not sentence.text.rstrip().endswith(".")
    return (
        len(own) == 1 and heads and len(own[0].participants) > len(told.conversation.participants)
    )


def _opens_record(prepared: PreparedText, own: Sequence[Conversation], told: _Told) -> bool:
    """Whether the first sentence of a record's account tells of the talk that is recorded, by other names perhaps."""
    body = (s for s in prepared.account if s.role is not SentenceRole.TITLE and _is_long(s))
    first = next(body, None)
    if len(own) != 1 or first is None or told.contact.sentence.number != first.number:
        return False
    one, other = own[0], told.conversation
    same_day = one.date == other.date or None in (one.date, other.date)
    fewer = len(other.participants) <= len(one.participants)
    return (
        fewer
        and same_day
        and any(same_actor(a.name, b.name) for a in one.participants for b in other.participants)
    )


def _is_long(sentence: Sentence) -> bool:
    """Whether a sentence is one of the account, and no line of its head."""
    return len(sentence.text.split()) >= _FEWEST_WORDS and not sentence.text.isupper()


_FEWEST_WORDS = 6


def _each_once(
    own: Sequence[Conversation], others: Sequence[Conversation]
) -> tuple[Conversation, ...]:
    """Return the document's own talks and others; of one talk that is told twice the fuller telling counts."""
    others = [one for one in others if not any(fuller(o, one) for o in own)]
    return (*(o for o in own if not is_known(o, others)), *others)


@dataclass
class _Search:
    """Goes through the sentences that may tell of a conversation; ``told`` are those found so far."""

    prepared: PreparedText
    cast: Cast
    engine: Engine
    usage: DocumentUsage
    labeller: Labeller
    told: list[_Told] = field(default_factory=list[_Told])
    asked: int = 0
    _named: dict[tuple[int, int], tuple[Participant, ...]] = field(
        default_factory=dict[tuple[int, int], tuple[Participant, ...]]
    )

    @property
    def is_readout(self) -> bool:
        """Whether the document is the readout of a talk: others are hardly more than mentioned in it."""
        return self.prepared.document.kind is Kind.READOUT

    def look_through(self, seen: Sequence[Contact], on_step: OnStep) -> None:
        """Find the conversations that some sentences tell of; each is asked about once."""
        for done, contact in enumerate(seen):
            if self._is_enough(contact):
                break
            named = self._names_parties(contact)
            if named and not self._tells_again(contact) and self._is_contact(contact):
                on_step("conversations", done, len(seen))
                self._ask(contact)

    def _is_enough(self, contact: Contact) -> bool:
        """Whether no more is looked for: the model was asked often enough, many are told, or a title tells the rest."""
        most = _MOST_ASKED_OF_READOUT if self.is_readout else _MOST_ASKED
        titled = contact.sentence.role is SentenceRole.TITLE
        many = self.asked >= most or len(self.told) >= _MOST_TOLD
        return many or (bool(self.told) and titled)

    def _tells_again(self, contact: Contact) -> bool:
        """Whether a sentence tells of a known conversation once more; its day is noted if that is new."""
        for place, told in enumerate(self.told):
            if _retold(self.cast, contact, told):
                self.told[place] = _dated(self.prepared, told, contact)
                return True
        return False

    def _names_parties(self, contact: Contact) -> bool:
        """Whether a sentence names two parties, or calls some of them by what they are."""
        named = _parties_named(self.cast, contact)
        return named or len(self._by_wording(contact)) >= _FEWEST_PARTIES

    def _by_wording(self, contact: Contact) -> tuple[Participant, ...]:
        """Return whom the wording names; read once, for up to three ask it."""
        place = (contact.start, contact.end)
        if place not in self._named:
            self._named[place] = by_wording(self.prepared, self.cast, contact)
        return self._named[place]

    def _is_contact(self, contact: Contact) -> bool:
        coming = tells_of_coming(self.prepared.text[contact.start : contact.end])
        if self._is_settled(contact) or (contact.certain and not coming):
            return True
        if coming:
            return False
        return self.labeller.read(contact.sentence.text).share(CONTACT) >= _LEAST_CONTACT

    def _is_settled(self, contact: Contact) -> bool:
        """Whether grammar alone says that they met: "met" between two names or behind both, "convened" between two."""
        words = self.prepared.text[contact.start : contact.end]
        told = tells_of_coming(words) or bool(fronted_talk(self.cast, contact))
        # "Kos's meeting with Holm yesterday": what has a day behind it took place.
        dated = is_owned(contact) and any(day_of_talk(self.prepared, contact))
        settled = words.lower() in _SETTLED or dated or told
        return settled and len(self._by_wording(contact)) >= _FEWEST_PARTIES

    def _ask(self, contact: Contact) -> None:
        named = self._by_wording(contact)
        self.asked += not named
        conversation = (
            told_talk(self.prepared, self.cast, contact, named)
            if named
            else asked_talk(self.prepared, self.cast, contact, self.engine, self.usage)
        )
        for one in one_by_one(self.cast, contact, conversation) if conversation else ():
            self.told = _with(self.told, _Told(contact, one))


def _names_somebody(conversation: Conversation) -> bool:
    """Whether a participant is named: "foreign media" and "ministers" are nobody a reader could look up."""
    return any(
        who.affiliation or who.name != who.name.lower() or who.name == who.name.upper()
        for who in conversation.participants
    )


def _told_by(cast: Cast, found: Sequence[Attribution], contact: Contact, *, news: bool) -> Contact:
    """Return a contact with whoever tells of it in the first person: "I met the minister on Monday"."""
    sentence = contact.sentence
    if FIRST_PERSON.search(sentence.text) is None:
        return contact
    own = [a for a in found if a.sentence == sentence.number and a.holder and not a.chain]
    # Direct speech around the wording tells best, then any speech around it, then any in the sentence.
    best = max(own, key=lambda a: (a.start <= contact.start < a.end, a.direct), default=None)
    speaker = best.holder if best is not None else sentence.turn
    if news and speaker in (None, THE_AUTHOR):
        # Whoever tells the news does not say "I": the words are those of the one it is about.
        speaker = _first_holder(cast, found, contact) or speaker
    return replace(contact, speaker=speaker)


def _first_holder(cast: Cast, found: Sequence[Attribution], contact: Contact) -> str | None:
    """Return the person whose words a release gives from its first sentence on, who is not spoken of in this one."""
    before = (
        a.holder for a in found if a.holder and not a.chain and a.sentence < contact.sentence.number
    )
    first = next(before, None)
    actor = cast.actor(first) if first is not None else None
    here = cast.between(contact.sentence.start, contact.sentence.end)
    known = actor is None or actor.kind is not ActorKind.PERSON
    return None if known or any(cast.actors[m.actor] == actor for m in here) else first


def _parties_named(cast: Cast, contact: Contact) -> bool:
    """Whether a sentence names two parties at least, or one and a pronoun's worth of another."""
    sentence = contact.sentence
    actors = {m.actor for m in cast.between(sentence.start, sentence.end)}
    pronoun = PRONOUN.search(sentence.text) is not None or contact.speaker is not None
    return len(actors) > 1 or (len(actors) == 1 and pronoun)


def _retold(cast: Cast, contact: Contact, told: _Told) -> bool:
    """Whether a sentence names nobody but parties of a conversation that is known already."""
    mentions = cast.between(contact.sentence.start, contact.sentence.end)
    persons = [
        cast.actors[m.actor] for m in mentions if cast.actors[m.actor].kind is ActorKind.PERSON
    ]
    names = [p.name for p in told.conversation.participants]
    return bool(persons) and all(any(same_actor(p.name, n) for n in names) for p in persons)


def _dated(prepared: PreparedText, told: _Told, contact: Contact) -> _Told:
    """Give a conversation whose first sentence, a headline perhaps, has no day that of another one that tells of it."""
    text = contact.sentence.text
    if told.conversation.date is not None or not contact.certain or _EARLIER.search(text):
        return told
    day = day_of_talk(prepared, contact)
    if day.date is None and (day.words is None or told.conversation.date_text is not None):
        return told
    quotes = (*told.conversation.quotes, Quote(given=text, cited=(contact.sentence.number,)))
    update = {"date": day.date, "date_text": day.words, "quotes": quotes}
    return _Told(told.contact, told.conversation.model_copy(update=update))


def _with(told: list[_Told], new: _Told) -> list[_Told]:
    """Add a conversation, unless the same parties are known to have talked on a day that may be the same."""
    for old in told:
        a, b = old.conversation, new.conversation
        same_day = a.date == b.date or a.date is None or b.date is None
        if same_day and same_parties(a.participants, b.participants):
            return told
    return [*told, new]


def _completed(
    prepared: PreparedText, cast: Cast, told: _Told, found: Sequence[Attribution], *, alone: bool
) -> Conversation:
    """Add initiator, topics and outcomes, which code reads from the document."""
    conversation, sentence = told.conversation, told.contact.sentence
    conversation = told_elsewhere(prepared, conversation) if alone else conversation
    sources = prepared.account if alone else (sentence,)
    initiative = next((s for s in sources if tells_initiative(s.text)), None)
    quotes = conversation.quotes
    update: dict[str, object] = {
        "topics": topics_of(prepared, told.contact, conversation, found, alone=alone)
    }
    summons = summons_words(sentence.text)
    if initiative is None and summons is not None:
        update["initiated_by"] = initiator_of(summons[0], conversation, cast, sentence.start)
    if initiative is not None:
        words = initiator_words(initiative.text) or ""
        at = initiative.start + initiative.text.rfind(words)
        update["initiated_by"] = initiator_of(words, conversation, cast, at)
        if initiative.number != sentence.number:
            update["quotes"] = (*quotes, Quote(given=initiative.text, cited=(initiative.number,)))
    if alone:
        update["outcomes"] = outcomes_of(prepared, conversation, found)
    return conversation.model_copy(update=update)
