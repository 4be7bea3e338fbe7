"""Collects the actors of a document: names first, then every mention in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from summarizer.attribution.actor import (
    LEADERS,
    Actor,
    ActorKind,
    Mention,
    head_words,
    is_country,
    words_of,
)
from summarizer.attribution.english.beside import with_offices, with_what_for
from summarizer.attribution.english.capitals import is_closed_headline, is_headline, known_words
from summarizer.attribution.english.gazetteer import PlaceForm, place_at
from summarizer.attribution.english.phrases import PERSONAL, Classes, Phrase, PhraseKind, phrases
from summarizer.attribution.focus import focus_of, principals_of
from summarizer.models.document import Kind, PreparedText, Sentence, SentenceRole
from summarizer.names.persons import fits_name, is_given_name, name_words, same_word
from summarizer.names.spelling import capitalised, spelt_otherwise
from summarizer.words.remembered import Recent
from summarizer.words.scripts import fold
from summarizer.words.tokens import Token, tokens

ARTICLE = re.compile(r"^(?:the|a|an|this|that|one|another)\s+", re.IGNORECASE)
_GOVERNORS = frozenset(
    (
        "of with to for from by on at in about against between among over under after before "
        "during into toward towards via without through including like than versus"
    ).split()
)
_DETERMINERS = frozenset(
    ("the a an his her its their our this that these those both all some other").split()
)


#: How often it is named in all for each time that it is with more than one word.
_OFTEN = 3


@dataclass
class _Draft:
    """An actor as far as the text has told of it."""

    name: str
    kind: ActorKind
    role: str = ""
    affiliation: str = ""
    aliases: dict[str, None] = field(default_factory=dict[str, None])
    words: tuple[str, ...] = ()
    count: int = 0
    #: How often it stands with more than one word.
    longer: int = 0

    def learn(self, phrase: Phrase, words: tuple[str, ...], *, titled: bool) -> None:
        """Take over what a phrase adds to what is known of a person."""
        if _length(words) > _length(self.words) and not _runs_on(phrase, self.words):
            # "Rex Tillerson" rather than "R.Tillerson", which stands in the title.
            self.aliases[self.name] = None
            self.name, self.words = phrase.name, words
        if titled:
            self.kind = ActorKind.PERSON
        # "Secretary of State" rather than "Secretary".
        if phrase.role.lower().startswith(self.role.lower()):
            self.role = phrase.role
        self.affiliation = self.affiliation or phrase.affiliation

    def actor(self) -> Actor:
        """Return it as an actor."""
        name = self._made_of_its_name() or self._spelt()
        other = (self.name,) if name != self.name else ()
        written = dict.fromkeys((*other, *self.aliases))
        aliases = tuple(alias for alias in written if alias != name)
        return Actor(name, self.kind, self.role or None, self.affiliation or None, aliases)

    def _made_of_its_name(self) -> str | None:
        """Return the name of a firm or place that a longer one has in it, once and later: "Velmo", "a Velmo Engine"."""
        first, *more = self.name.split()
        written = list(self.aliases)
        plain = self.kind is ActorKind.NAME and bool(more) and not is_given_name(first)
        if not plain or first not in written or more[-1] in written:
            return None
        before = self.name not in written or written.index(first) < written.index(self.name)
        return first if before and self.count > _OFTEN * self.longer else None

    def _spelt(self) -> str:
        """Return the name, in small letters where it is written in capitals: as elsewhere, or as a person's is."""
        if not self.name.isupper() or " " not in self.name:
            return self.name
        found = spelt_otherwise(self.name, (ARTICLE.sub("", alias) for alias in self.aliases))
        person = self.kind is ActorKind.PERSON or (
            self.kind is ActorKind.NAME and is_given_name(self.name.split()[0])
        )
        return found or (capitalised(self.name) if person else self.name)


def _runs_on(phrase: Phrase, known: tuple[str, ...]) -> bool:
    """Whether a known name runs on into the state behind it: "explained to Mr Lee Norland's interest"."""
    last = phrase.name.split()[-1]
    return bool(known) and phrase.possessive and is_country(last) and fold(last) not in known


def _length(words: tuple[str, ...]) -> tuple[int, int]:
    """Return how long a name is, in words and in letters."""
    return len(words), sum(map(len, words))


@dataclass(frozen=True, slots=True)
class Collected:
    """What was found: actors, mentions in order, the principals' names, and (offset, actor) of likely antecedents."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    principals: tuple[str, ...]
    focus: tuple[tuple[int, int], ...]


def collect(prepared: PreparedText) -> Collected:
    """Return the actors of a document and their mentions. Time is linear in its length."""
    builder = _Builder(prepared.text)
    if prepared.document.kind is Kind.TRANSCRIPT:
        heading = [s.text for s in prepared.account[:_HEADING] if s.turn is None]
        builder.introduce([prepared.document.title or "", *heading])
    builder.read(prepared.account, _headlines(prepared))
    builder.settle(home_of(prepared))
    found = builder.collected()
    labels = {s.turn for s in prepared.account if s.turn}
    speaking = {word for label in labels for word in name_words(label)}
    # Whoever speaks in a transcript does not mean those who speak there by "the two leaders".
    theirs = any(set(name_words(name)[-1:]) & speaking for name in found.principals)
    return replace(found, principals=()) if theirs else found


def _headlines(prepared: PreparedText) -> set[int]:
    """Return the numbers of the title's sentences, and of a first line that is written as one with a full stop."""
    titles = {s.number for s in prepared.account if s.role is SentenceRole.TITLE}
    first, *rest = prepared.account[:2] or (None,)
    alone = first is not None and bool(rest) and rest[0].paragraph > first.paragraph
    if first is not None and alone and first.turn is None and first.number not in titles:
        words = tokens(prepared.text, first.start, first.end)
        titles |= {first.number} if is_closed_headline(words) else set()
    return titles


def home_of(prepared: PreparedText) -> str | None:
    """Return the country whose government publishes the document, where the publisher's name tells."""
    words = tokens((prepared.document.publisher or "")[:200])
    places = [hit[0] for k in range(len(words)) if (hit := place_at(words, k)) is not None]
    countries = [p.canonical for p in places if p.country and p.form is not PlaceForm.CAPITAL]
    return countries[0] if countries else None


# Sentences at the beginning of a transcript that may name its speakers.
_HEADING = 6
_OFFICIAL = frozenset(
    "president minister secretary chancellor premier advisor adviser ambassador envoy".split()
)


#: Phrases of sentences up to some words, by all that they depend on: documents of a story repeat sentences.
_LONGEST_KEPT = 100
_kept: Recent[tuple[Phrase, ...]] = Recent(1 << 9)


def _phrases(
    words: list[Token], text: str, known: frozenset[str], *, headline: bool
) -> tuple[Phrase, ...]:
    """Return the phrases of a sentence, whose words are those of its text."""

    def read() -> tuple[Phrase, ...]:
        return tuple(phrases(Classes(words, known, headline=headline)))

    if len(words) > _LONGEST_KEPT:
        return read()
    return _kept.of((text, known.intersection(w.lower for w in words), headline), read)


class _Builder:
    """Collects phrases sentence by sentence and joins them into actors."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[_Draft] = []
        self.mentions: list[Mention] = []
        self.by_word: dict[str, list[int]] = {}
        self.by_name: dict[tuple[str, str], int] = {}
        self.by_start: dict[str, list[str]] = {}

    def read(self, sentences: Iterable[Sentence], titles: set[int]) -> None:
        """Read names first, then everything in order, so that a surname before the full name is known."""
        split = [(s, tokens(self.text, s.start, s.end)) for s in sentences]
        known = known_words(words for s, words in split if s.number not in titles)
        read: list[_Read] = []
        for sentence, words in split:
            headline = is_headline(sentence.text, words, title=sentence.number in titles)
            listed = _phrases(words, sentence.text, known, headline=headline)
            whole = with_offices([with_what_for(words, phrase) for phrase in listed])
            read += [_Read(sentence, words, phrase) for phrase in whole]
        for one in read:
            if one.phrase.kind in PERSONAL:
                self._person(one.phrase)
        for one in read:
            self._mention(one)

    def introduce(self, headings: Iterable[str]) -> None:
        """Take note of the persons headings name: in a transcript a label may be all that the text has of them."""
        for heading in headings:
            # Read as a sentence: as a headline, in capitals throughout, it would not tell names from offices.
            words = tokens(heading[:500])
            for phrase in phrases(Classes(words, frozenset(), headline=False)):
                if _introduces(words, phrase):
                    self._person(phrase)

    def _person(self, phrase: Phrase) -> int:
        """Return the number of the person a phrase names, about whom what it says is noted."""
        words = name_words(phrase.name)
        number = self._same_person(words, phrase)
        titled = phrase.kind is not PhraseKind.FULL or bool(phrase.role)
        if number is None:
            number = len(self.drafts)
            kind = ActorKind.PERSON if titled else ActorKind.NAME
            draft = _Draft(phrase.name, kind, phrase.role, phrase.affiliation, {}, words)
            self.drafts.append(draft)
        self.drafts[number].learn(phrase, words, titled=titled)
        for word in words:
            self._note(word, number)
        return number

    def _note(self, word: str, number: int) -> None:
        """Let a person be found by a word of the name."""
        numbers = self.by_word.setdefault(word, [])
        if not numbers and len(self.by_start.setdefault(word[:3], [])) < _MOST_OF_A_START:
            self.by_start[word[:3]].append(word)
        if number not in numbers and len(numbers) < _MOST_OF_A_NAME:
            numbers.append(number)

    def _same_person(self, words: tuple[str, ...], phrase: Phrase) -> int | None:
        """Return the person that a phrase names once more, ``None`` where it is somebody new."""
        if not words:
            return None
        listed = self.by_word.get(words[-1], []) or self.by_word.get(words[0], [])
        fitting = [n for n in listed if self._may_be(n, words, phrase)]
        role = set(words_of(phrase.role))
        posted = (n for n in fitting if role and role & set(words_of(self.drafts[n].role)))
        return next(posted, next(iter(fitting), None))

    def _may_be(self, number: int, words: tuple[str, ...], phrase: Phrase) -> bool:
        """Whether words with an office, as a phrase has them, can name a person once more."""
        draft = self.drafts[number]
        short, long = sorted((words, draft.words), key=len)
        return fits_name(short, long) and (len(short) > 1 or _of_one_side(phrase, draft))

    def _mention(self, one: _Read) -> None:
        """Note a mention of whoever a phrase names."""
        words, phrase = one.words, one.phrase
        number = self._number(phrase, words)
        draft = self.drafts[number]
        draft.count += 1
        if draft.kind is ActorKind.PERSON:
            draft.affiliation = draft.affiliation or _owner(words, phrase)
        start, end = words[phrase.first].start, words[phrase.last - 1].end
        written = " ".join(self.text[start:end].split())
        draft.longer += " " in written
        if len(draft.aliases) < _MOST_ALIASES:
            draft.aliases[written] = None
        self.mentions.append(
            Mention(
                start,
                end,
                written,
                number,
                one.sentence.number,
                phrase.possessive,
                words[phrase.reach - 1].end if phrase.reach else end,
                self._is_governed(words, phrase),
            )
        )

    def _is_governed(self, words: list[Token], phrase: Phrase) -> bool:
        """Whether a preposition stands before a phrase, or before the one that "and" joins it to."""
        place = phrase.first - 1
        while place >= 0 and words[place].lower in _DETERMINERS:
            place -= 1
        before = words[place].lower if place >= 0 else ""
        if before in _GOVERNORS:
            return True
        if before not in ("and", "or", "&") or not self.mentions or place == 0:
            return False
        left = self.mentions[-1]
        return left.governed and words[place - 1].end == left.end

    def _number(self, phrase: Phrase, words: list[Token]) -> int:
        """Return the number of whoever a phrase names; one that is not known yet gets a draft."""
        if phrase.kind in PERSONAL:
            return self._person(phrase)
        if phrase.kind is PhraseKind.SINGLE:
            return self._single(phrase.name)
        written = _written(words, phrase)
        if phrase.kind in (PhraseKind.PLACE, PhraseKind.MEDIA) and len(written.split()) == 1:
            persons = self.by_word.get(fold(written))
            if persons:
                return persons[0]
        bare = ARTICLE.sub("", written)
        if phrase.kind is PhraseKind.PLACE:
            kind = ActorKind.COUNTRY if is_country(phrase.name) else ActorKind.ORGANISATION
            return self._other(phrase.name, kind, "", phrase.affiliation)
        role = "" if phrase.kind is PhraseKind.ORGAN else phrase.role
        return self._other(bare, _ACTOR_KINDS[phrase.kind], role, phrase.affiliation)

    def _single(self, name: str) -> int:
        """Return the person whom a single name stands for, one with an office first, else a new name."""
        folded = name_words(name)
        numbers = self._nearest(folded[-1]) if folded else []
        if not numbers:
            return self._other(name, ActorKind.NAME, "", "")
        return max(numbers, key=lambda n: (bool(self.drafts[n].role), self.drafts[n].count))

    def _nearest(self, word: str) -> list[int]:
        """Return the persons a single name may stand for, one misspelt letter let through."""
        if word in self.by_word or len(word) < 6:
            return self.by_word.get(word, [])
        close = [w for w in self.by_start.get(word[:3], ()) if same_word(w, word)]
        return self.by_word[close[0]] if len(close) == 1 else []

    def _other(self, name: str, kind: ActorKind, role: str, affiliation: str) -> int:
        """Return the number of an actor that is no person by name."""
        key = (fold(name), kind.value if kind is not ActorKind.NAME else "")
        if key not in self.by_name:
            self.by_name[key] = len(self.drafts)
            self.drafts.append(_Draft(name, kind, role, affiliation, {}, name_words(name)))
        return self.by_name[key]

    def _complete(self) -> None:
        """Fill in what follows from other mentions, such as the nation of a minister."""
        persons = [d for d in self.drafts if d.kind is ActorKind.PERSON][:200]
        for draft in self.drafts[:2000]:
            if draft.kind is ActorKind.ORGANISATION and not draft.affiliation:
                draft.affiliation = self._side_in_name(draft)
            the_office = draft.kind is ActorKind.OFFICE and draft.role.startswith("the ")
            if the_office and draft.affiliation:
                _give_to_its_holder(draft, persons)

    def _side_in_name(self, body: _Draft) -> str:
        """Return the side of the person whose name a body bears, "" without one."""
        owners = (n for word in body.words for n in self.by_word.get(word, ()))
        owner = next(owners, None)
        return self.drafts[owner].affiliation if owner is not None else ""

    def settle(self, home: str | None) -> None:
        """Give the publisher's own officials, who are named without a country, to the publisher's country."""
        for draft in self.drafts if home is not None else ():
            official = draft.kind is ActorKind.PERSON and _OFFICIAL & set(words_of(draft.role))
            if official and not draft.affiliation:
                draft.affiliation = home or ""

    def collected(self) -> Collected:
        """Return what was collected."""
        self._complete()
        actors = tuple(draft.actor() for draft in self.drafts)
        mentions = tuple(sorted(self.mentions, key=lambda m: m.start))
        return Collected(
            actors, mentions, principals_of(actors, mentions), focus_of(self.text, actors, mentions)
        )


#: Persons of one name, and words with one beginning, that are told apart; forms in which one actor is noted.
_MOST_OF_A_NAME, _MOST_OF_A_START, _MOST_ALIASES = 20, 50, 12
#: What phrases that name no person stand for.
_ACTOR_KINDS = {
    PhraseKind.BODY: ActorKind.ORGANISATION,
    PhraseKind.ORGAN: ActorKind.ORGANISATION,
    PhraseKind.MEDIA: ActorKind.MEDIA,
    PhraseKind.OFFICE: ActorKind.OFFICE,
    PhraseKind.PLURAL: ActorKind.GROUP,
    PhraseKind.PAPER: ActorKind.PAPER,
}


class _Read(NamedTuple):
    """A phrase with the sentence it stands in, and that sentence's words."""

    sentence: Sentence
    words: list[Token]
    phrase: Phrase


#: Words of a heading around whoever speaks in what follows: "Questions for Jan Kos, pilot", "Jan Kos talks about".
_BEFORE_GUEST = frozenset(("with", "for", "to"))
_BEHIND_GUEST = frozenset((":", ",", "talks", "speaks", "answers", "explains", "on", "about"))


def _introduces(words: list[Token], phrase: Phrase) -> bool:
    """Whether a heading introduces a person: by a title or an office, or as a guest: "with Jan Kos", "Jan Kos: ..."."""
    behind = words[phrase.last].lower if phrase.last < len(words) else ""
    guest = phrase.first > 0 and words[phrase.first - 1].lower in _BEFORE_GUEST
    guest = guest or behind in _BEHIND_GUEST
    if phrase.kind is PhraseKind.FULL:
        return guest or bool(phrase.role)
    return phrase.kind in PERSONAL


def _of_one_side(phrase: Phrase, draft: _Draft) -> bool:
    """Whether a phrase and a person can be of one side: they are of the same, or of one nothing is known."""
    sides = {phrase.affiliation, draft.affiliation} - {""}
    return len(sides) < 2


def _owner(words: list[Token], phrase: Phrase) -> str:
    """Return the state or body before "'s" to which somebody belongs: "Norland's Kos"; "" without one."""
    if phrase.first < 2 or words[phrase.first - 1].lower != "'s":
        return ""
    owner = place_at(words, phrase.first - 2)
    return owner[0].canonical if owner is not None and owner[1] == 1 else ""


def _written(words: list[Token], phrase: Phrase) -> str:
    parts = words[phrase.first : phrase.last]
    out = parts[0].text
    for before, word in pairwise(parts):
        out += (" " if word.start > before.end else "") + word.text
    return out


def _give_to_its_holder(office: _Draft, persons: Sequence[_Draft]) -> None:
    """Give the state of "the Norwegian minister" to the one minister of whom no state is known."""
    fitting = _possible_holders(office, persons)
    if len(fitting) == 1:
        fitting[0].affiliation = office.affiliation
        fitting[0].role = fitting[0].role or office.role


def _possible_holders(office: _Draft, persons: Sequence[_Draft]) -> list[_Draft]:
    """Return the persons of such an office of whom no state is known, nobody where one of the right state has it."""
    heads = head_words(words_of(office.role)) & set(words_of(office.role))
    posted = [p for p in persons if heads & set(words_of(p.role))]
    if any(p.affiliation == office.affiliation for p in posted):
        return []
    free = [p for p in posted if not p.affiliation]
    leads = not free and heads & LEADERS
    return _without_office(persons, office.affiliation) if leads else free


def _without_office(persons: Sequence[_Draft], side: str) -> list[_Draft]:
    """Return the persons of a side who are named more than once and have no office."""
    return [p for p in persons if p.affiliation == side and not p.role and p.count > 1]
