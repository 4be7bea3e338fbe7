"""Collects the actors of a document: names first, then every mention in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer.attribution.actor import (
    LEADERS,
    Actor,
    ActorKind,
    Mention,
    head_words,
    is_country,
    words_of,
)
from summarizer.attribution.english.phrases import Classes, Phrase, phrases, place_at
from summarizer.attribution.focus import focus_of, principals_of
from summarizer.models.document import Kind, PreparedText, Sentence, SentenceRole
from summarizer.names.persons import fits_name, name_words, same_word
from summarizer.words.lists import actor_lists
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


@dataclass
class _Draft:
    name: str
    kind: ActorKind
    role: str = ""
    affiliation: str = ""
    aliases: dict[str, None] = field(default_factory=dict[str, None])
    words: tuple[str, ...] = ()
    count: int = 0


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
    builder.read(
        prepared.account, {s.number for s in prepared.account if s.role is SentenceRole.TITLE}
    )
    builder.settle(home_of(prepared))
    return builder.collected()


def home_of(prepared: PreparedText) -> str | None:
    """Return the country whose government publishes the document, where the publisher's name tells."""
    words = tokens((prepared.document.publisher or "")[:200])
    places = [hit[0] for k in range(len(words)) if (hit := place_at(words, k)) is not None]
    countries = [p.canonical for p in places if p.country and p.form != "capital"]
    return countries[0] if countries else None


def common_words() -> frozenset[str]:
    """Return capitalised words that begin no name."""
    return frozenset(actor_lists().titles.not_names)


# Sentences at the beginning of a transcript that may name its speakers.
_HEADING = 6
_OFFICIAL = frozenset(
    "president minister secretary chancellor premier advisor adviser ambassador envoy".split()
)


#: A line that names persons with their offices, and is written like a headline: who was there, or who signs.
_NO_HEADLINE = re.compile(
    r"\W{0,3}(?:[\u2012-\u2015(]|--?\s)|"
    r"\W*(?:present|participants?|attend\w+|in attendance|notes? by|prepared by|drafted by|from|by)\b\s*:?\s",
    re.IGNORECASE,
)


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
        known = _known_words(words for s, words in split if s.number not in titles)
        found: list[tuple[Sentence, list[Token], list[Phrase]]] = []
        for sentence, words in split:
            headline = sentence.number in titles or _title_case(words)
            headline = headline and not _NO_HEADLINE.match(sentence.text)
            found.append((sentence, words, list(phrases(Classes(words, known, headline=headline)))))
        for _, _, listed in found:
            for phrase in listed:
                if phrase.kind in ("person", "full", "honour"):
                    self._person(phrase)
        for sentence, words, listed in found:
            for phrase in listed:
                self._mention(sentence, words, phrase)

    def introduce(self, headings: Iterable[str]) -> None:
        """Take note of the persons headings name: in a transcript a label may be all that the text has of them."""
        for heading in headings:
            # Read as a sentence: as a headline, in capitals throughout, it would not tell names from offices.
            words = tokens(heading[:500])
            for phrase in phrases(Classes(words, frozenset(), headline=False)):
                guest = phrase.first > 0 and words[phrase.first - 1].lower == "with"
                full = phrase.kind == "full" and (guest or bool(phrase.role))
                if full or phrase.kind in ("person", "honour"):
                    self._person(phrase)

    def _person(self, phrase: Phrase) -> int:
        words = name_words(phrase.name)
        number = self._same_person(words, phrase)
        if number is None:
            number = len(self.drafts)
            kind = ActorKind.NAME if phrase.kind == "full" and not phrase.role else ActorKind.PERSON
            self.drafts.append(
                _Draft(phrase.name, kind, phrase.role, phrase.affiliation, {}, words)
            )
        draft = self.drafts[number]
        # "Rex Tillerson" rather than "R.Tillerson", which stands in the title.
        if (len(words), sum(map(len, words))) > (len(draft.words), sum(map(len, draft.words))):
            draft.aliases[draft.name] = None
            draft.name, draft.words = phrase.name, words
        if phrase.kind != "full" or phrase.role:
            draft.kind = ActorKind.PERSON
        # "Secretary of State" rather than "Secretary".
        if phrase.role.lower().startswith(draft.role.lower()):
            draft.role = phrase.role
        draft.affiliation = draft.affiliation or phrase.affiliation
        for word in words:
            numbers = self.by_word.setdefault(word, [])
            if not numbers and len(self.by_start.setdefault(word[:3], [])) < 50:
                self.by_start[word[:3]].append(word)
            if number not in numbers and len(numbers) < 20:
                numbers.append(number)
        return number

    def _same_person(self, words: tuple[str, ...], phrase: Phrase) -> int | None:
        for number in (
            self.by_word.get(words[-1], []) or self.by_word.get(words[0], []) if words else []
        ):
            other = self.drafts[number].words
            short, long = sorted((words, other), key=len)
            if fits_name(short, long) and (
                len(short) > 1
                or not phrase.affiliation
                or phrase.affiliation == (self.drafts[number].affiliation or phrase.affiliation)
            ):
                return number
        return None

    def _mention(self, sentence: Sentence, words: list[Token], phrase: Phrase) -> None:
        number = self._number(phrase, words)
        first, last = words[phrase.first], words[phrase.last - 1]
        draft = self.drafts[number]
        draft.count += 1
        owner = (
            place_at(words, phrase.first - 2)
            if phrase.first > 1 and words[phrase.first - 1].lower == "'s"
            else None
        )
        if owner is not None and owner[1] == 1 and draft.kind is ActorKind.PERSON:
            draft.affiliation = draft.affiliation or owner[0].canonical
        written = " ".join(self.text[first.start : last.end].split())
        if len(draft.aliases) < 12:
            draft.aliases[written] = None
        place = phrase.first - 1
        while place >= 0 and words[place].lower in _DETERMINERS:
            place -= 1
        before = words[place].lower if place >= 0 else ""
        left = self.mentions[-1] if self.mentions else None
        joined = before in ("and", "or", "&") and left is not None and left.governed
        joined = joined and left is not None and place > 0 and words[place - 1].end == left.end
        reach = words[phrase.reach - 1].end if phrase.reach else last.end
        self.mentions.append(
            Mention(
                first.start,
                last.end,
                written,
                number,
                sentence.number,
                phrase.possessive,
                reach,
                before in _GOVERNORS or joined,
            )
        )

    def _number(self, phrase: Phrase, words: list[Token]) -> int:
        if phrase.kind in ("person", "full", "honour"):
            return self._person(phrase)
        if phrase.kind == "single":
            folded = name_words(phrase.name)
            numbers = self._nearest(folded[-1]) if folded else []
            if numbers:
                return max(numbers, key=lambda n: (bool(self.drafts[n].role), self.drafts[n].count))
            return self._other(phrase.name, ActorKind.NAME, "", "")
        written = _written(words, phrase)
        bare = ARTICLE.sub("", written)
        if phrase.kind == "place" and len(written.split()) == 1 and self.by_word.get(fold(written)):
            return self.by_word[fold(written)][0]
        if phrase.kind in ("place", "organ"):
            kind = (
                ActorKind.COUNTRY
                if phrase.kind == "place" and is_country(phrase.name)
                else ActorKind.ORGANISATION
            )
            return self._other(
                phrase.name if phrase.kind == "place" else bare, kind, "", phrase.affiliation
            )
        kinds = {
            "media": ActorKind.MEDIA,
            "office": ActorKind.OFFICE,
            "plural": ActorKind.GROUP,
            "paper": ActorKind.PAPER,
        }
        return self._other(
            bare, kinds.get(phrase.kind, ActorKind.ORGANISATION), phrase.role, phrase.affiliation
        )

    def _nearest(self, word: str) -> list[int]:
        """Return the persons a single name may stand for, one misspelt letter let through."""
        if word in self.by_word or len(word) < 6:
            return self.by_word.get(word, [])
        close = [w for w in self.by_start.get(word[:3], ()) if same_word(w, word)]
        return self.by_word[close[0]] if len(close) == 1 else []

    def _other(self, name: str, kind: ActorKind, role: str, affiliation: str) -> int:
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
                owners = [n for word in draft.words for n in self.by_word.get(word, ())]
                draft.affiliation = self.drafts[owners[0]].affiliation if owners else ""
            the_office = draft.kind is ActorKind.OFFICE and draft.role.startswith("the ")
            if the_office and draft.affiliation:
                _give_to_its_holder(draft, persons)

    def settle(self, home: str | None) -> None:
        """Give the publisher's own officials, who are named without a country, to the publisher's country."""
        for draft in self.drafts if home is not None else ():
            official = draft.kind is ActorKind.PERSON and _OFFICIAL & set(words_of(draft.role))
            if official and not draft.affiliation:
                draft.affiliation = home or ""

    def collected(self) -> Collected:
        """Return what was collected."""
        self._complete()
        actors = tuple(
            Actor(
                d.name,
                d.kind,
                d.role or None,
                d.affiliation or None,
                tuple(a for a in d.aliases if a != d.name),
            )
            for d in self.drafts
        )
        mentions = tuple(sorted(self.mentions, key=lambda m: m.start))
        return Collected(
            actors, mentions, principals_of(actors, mentions), focus_of(self.text, actors, mentions)
        )


def _written(words: list[Token], phrase: Phrase) -> str:
    parts = words[phrase.first : phrase.last]
    out = parts[0].text
    for before, word in pairwise(parts):
        out += (" " if word.start > before.end else "") + word.text
    return out


def _known_words(sentences: Iterable[list[Token]]) -> frozenset[str]:
    """Return words written with a capital in the middle of ordinary sentences: they are names there."""
    common = common_words()
    found: set[str] = set()
    lower: set[str] = set()
    for words in sentences:
        if _title_case(words):
            continue
        for before, word in pairwise(words):
            if word.capital and before.word and len(word.text) > 1:
                found.add(word.lower)
            elif word.word and not word.capital:
                lower.add(word.lower)
    return frozenset(found - common - lower)


def _title_case(words: list[Token]) -> bool:
    long = [w for w in words if w.word and len(w.text) > 3]
    return (
        len(long) > 3
        and words[-1].text not in (".", "\u201d", '"')
        and sum(w.capital for w in long) > 0.7 * len(long)
    )


def _give_to_its_holder(office: _Draft, persons: Sequence[_Draft]) -> None:
    """Give the state of "the Norwegian minister" to the one minister of whom no state is known."""
    heads = head_words(words_of(office.role)) & set(words_of(office.role))
    posted = [p for p in persons if heads & set(words_of(p.role))]
    if any(p.affiliation == office.affiliation for p in posted):
        return
    same = [p for p in posted if not p.affiliation]
    if not same and heads & LEADERS:
        own = (p for p in persons if p.affiliation == office.affiliation)
        same = [p for p in own if not p.role and p.count > 1]
    if len(same) == 1:
        same[0].affiliation, same[0].role = office.affiliation, same[0].role or office.role
