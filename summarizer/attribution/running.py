"""Speech that runs on: quotations without a tag, reported speech over sentences, turns, a document's own voice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.attribution.actor import ActorKind
from summarizer.attribution.cast import Cast
from summarizer.attribution.english.contents import Spoken
from summarizer.attribution.english.frames import Link
from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.english.verbs import Polarity, VerbKind, source_words
from summarizer.attribution.sourced import Layer, Sourced
from summarizer.attribution.voice import Voice, heading_of
from summarizer.attribution.who import Who, is_person, words_in
from summarizer.models.document import PreparedText, Sentence, SentenceRole

Span = tuple[int, int]

_FEWEST_WORDS = 3
#: Share of a text inside quotation marks above which it is no record of what was said in other words. Of the records
#: and bulletins it was chosen on none has more than 0.03, of the news stories with speakers none fewer than 0.08.
_RECORD_QUOTED = 0.04
#: Share of its sentences in which somebody is said to say something, from which on it is one.
_RECORD_TOLD = 0.18
#: A text of fewer sentences shows no way of telling that could be relied on.
_RECORD_LEAST = 8
_BACKSHIFT = frozenset("had would should could was were might must did".split())
_MODALS = frozenset("would should could might must".split())
_GOES_ON = frozenset(
    "he she they it this that these those the there in its his her their if but and for as".split()
)
_NARRATED = re.compile(
    r"(?:the\s+(?:\w+\s+)?(?:meeting|discussion|conversation|interview|session|talks|call|luncheon|dinner|plenary)|"
    r"i|we|there\s+(?:was|followed)|at this (?:point|stage)|(?:end|beginning) of)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\s*[\u2014\u2013\u2015\u2012-]{1,2}\s*(?P<who>[^\W\d_][^\n]{1,110})$")
_TELLING = frozenset({Link.ACCORDING, Link.COLON, Link.DASH, Link.INVERTED, Link.BESIDE})


class Running:
    """Remembers who spoke last, and says of each further sentence whose it is."""

    def __init__(
        self, prepared: PreparedText, cast: Cast, quotes: Spoken, voice: Voice | None
    ) -> None:
        self.text = prepared.text
        self.cast = cast
        self.quotes = quotes
        self.voice = voice
        self.record = False
        self.current: tuple[Who, ...] = ()
        self.at: tuple[int, int] = (-9, -9)
        #: Speakers of the last paragraphs that are one line of a dialogue, by paragraph.
        self.lines: list[tuple[int, str]] = []
        self.ahead: dict[int, tuple[Who, ...]] = {}
        self.signed: dict[int, Who] = {}
        self.turns: dict[str, Who] = {}
        self.labels = sorted({s.turn for s in prepared.account if s.turn})
        self.heading = heading_of(prepared) if self.labels else ""
        self.covered: list[Span] = []
        #: Names of all who are said to say something.
        self.tellers: set[str | None] = set()

    def begin(self, read: Sequence[tuple[Sentence, list[Sourced]]]) -> None:
        """Look over all sentences once: what kind of text it is, and which quotations are signed behind."""
        told = sum(1 for _, own in read if any(map(_telling, own)))
        said = (one for _, own in read for one in own if _telling(one) and one.who)
        names = Counter(one.name for one in said if one.who[0].actors)
        self.tellers = {name for name, number in names.items() if number > 1}
        quoted = sum(b - a for a, b in self.quotes.spans)
        length = sum(s.end - s.start for s, _ in read) or 1
        long = len(read) >= _RECORD_LEAST
        self.record = long and quoted < _RECORD_QUOTED * length and told > _RECORD_TOLD * len(read)
        for sentence, own in read:
            tagged = [s for s in own if _telling(s) and s.start < s.verb_end]
            if tagged:
                self.ahead.setdefault(sentence.paragraph, tagged[0].who)
        for (before, _), (sentence, own) in pairwise(read):
            found = None if any(map(_telling, own)) else _SIGNED.match(sentence.text)
            if found and before.end < sentence.start and len(found["who"].split()) <= 14:
                self.signed[before.paragraph] = self._signer(sentence, found)

    def _signer(self, sentence: Sentence, found: re.Match[str]) -> Who:
        start = sentence.start + found.start("who")
        named = self.cast.between(start, sentence.end)
        actors = tuple(self.cast.actors[m.actor] for m in named[:1])
        head = found["who"].split(",")[0].strip()
        return Who(found["who"].strip(), start, head, actors)

    def after(self, sentence: Sentence, inside: list[Piece], own: list[Sourced]) -> list[Sourced]:
        """Return whose a sentence is beyond what its own clauses say, and remember who speaks in it."""
        found: list[Sourced] = []
        if sentence.turn is not None:
            found.append(self._made(sentence, (self._turn(sentence.turn),), Layer.TURN))
        signer = self.signed.get(sentence.paragraph)
        if signer is not None and not any(map(_telling, own)):
            return [*found, self._made(sentence, (signer,), Layer.RUNNING)]
        telling = [s for s in own if _telling(s) and self._tells(s)]
        telling = telling or [s for s in own if self._takes_over(s)][:1]
        found += self._quoted(sentence, own, telling)
        if telling:
            self._remember(sentence, inside, telling)
        if sentence.turn is None and not any(map(_speaks, telling)):
            found += self._reported(sentence, inside)
        if not found and not any(map(_has_the_floor, telling)):
            found += self._voiced(sentence)
        return found

    def _tells(self, one: Sourced) -> bool:
        """Whether a source is one that can take the floor: in a record a person, or who is a source more than once."""
        if not self.record or one.link in _TELLING:
            return True
        who = one.who[0] if one.who else None
        return who is not None and (is_person(who) or one.name in self.tellers)

    def _takes_over(self, one: Sourced) -> bool:
        """Whether in a record somebody opposes or wants something now who speaks elsewhere, or for a group."""
        speaking = self.current[0].name if self.current else None
        if not self.record or not one.who or one.name == speaking or one.link is not Link.SUBJECT:
            return False
        person = is_person(one.who[0]) and one.kind is VerbKind.THINKS
        listed = bool(one.who[0].actors) and (one.who[0].text.isupper() or len(one.who) > 1)
        listed = listed or person
        return one.polarity is Polarity.SAID and (listed or one.name in self.tellers)

    def _made(
        self, sentence: Sentence, who: tuple[Who, ...], layer: Layer, spans: tuple[Span, ...] = ()
    ) -> Sourced:
        content = spans or ((sentence.start, sentence.end),)
        start, end = content[0][0], content[-1][1]
        return Sourced(
            start,
            end,
            content,
            who if layer is Layer.TURN else _resolved(who),
            Polarity.SAID,
            layer,
            sentence.number,
            start,
        )

    def _turn(self, label: str) -> Who:
        if label not in self.turns:
            actor = self.cast.resolve(label, 1 << 60)
            known = actor is not None and actor.kind is ActorKind.PERSON
            heading = self.heading if self._is_headed(label) else ""
            actors = (actor,) if known and actor else ()
            self.turns[label] = Who(label, 0, label, actors, heading=heading, beyond=_asking(label))
        return self.turns[label]

    def _is_headed(self, label: str) -> bool:
        """Whether a label may stand for whom the heading names: it is an office, or the only one that answers."""
        answering = [one for one in self.labels if not _asking(one)]
        words = words_in(label)
        office = all(
            w in source_words().deputies or w in ("prime", "foreign", "senior") for w in words
        )
        return not _asking(label) and (office or len(answering) == 1)

    # Quotations -----------------------------------------------------------------------------------

    def _quoted(
        self, sentence: Sentence, own: list[Sourced], telling: list[Sourced]
    ) -> list[Sourced]:
        """Give quotations that no clause of the sentence holds to who tells in it, ahead of it or before it."""
        for one in telling:
            self.covered += [q for a, b in one.content for q in self.quotes.within(a, b)]
        fresh = [
            (max(a, sentence.start), min(b, sentence.end))
            for a, b in self.quotes.within(sentence.start, sentence.end)
            if (a, b) not in self.covered[-12:] and not _held(own, (a, b))
        ]
        fresh = [q for q in fresh if len(self.text[q[0] : q[1]].split()) >= _FEWEST_WORDS]
        if not fresh:
            return []
        who = self._speaker(sentence, fresh, own, telling)
        if not who:
            return []
        self.current, self.at = who, (sentence.number, sentence.paragraph)
        return [self._made(sentence, who, Layer.RUNNING, tuple(fresh))]

    def _speaker(
        self, sentence: Sentence, fresh: list[Span], own: list[Sourced], telling: list[Sourced]
    ) -> tuple[Who, ...]:
        if telling:
            return telling[-1].who
        alone = sum(b - a for a, b in fresh) * 10 >= 7 * (sentence.end - sentence.start)
        if not alone:
            return own[0].who if own and own[0].polarity is Polarity.SAID else ()
        same = self.at[1] == sentence.paragraph
        if not same and sentence.paragraph in self.ahead:
            return self.ahead[sentence.paragraph]
        if same or (self.at[1] == sentence.paragraph - 1 and not self._dialogue()):
            return self.current
        return ()

    def _dialogue(self) -> bool:
        """Whether the last two lines were said by two people in turn: whose the next one is nobody says."""
        last = [name for _, name in self.lines[-2:]]
        return len(set(last)) == 2 and self.lines[-1][0] - self.lines[-2][0] == 1

    # Reported speech ------------------------------------------------------------------------------

    def _remember(self, sentence: Sentence, inside: list[Piece], telling: list[Sourced]) -> None:
        main = max(telling, key=_weight)
        if main.polarity is Polarity.UNSAID or not main.who:
            return
        if main.who[0].name is not None:
            self.current, self.at = main.who, (sentence.number, sentence.paragraph)
        if inside and (inside[0].quote or inside[-1].quote):
            self.lines = [*self.lines[-3:], (sentence.paragraph, main.who[0].name or "")]

    def _reported(self, sentence: Sentence, inside: list[Piece]) -> list[Sourced]:
        """Give a sentence to whoever is reported to speak, where the wording shows that the report goes on."""
        if not self.current or sentence.role is SentenceRole.TITLE or not inside:
            return []
        if _NARRATED.match(sentence.text) or inside[0].quote:
            self.current = () if not inside[0].quote and self.record else self.current
            return []
        lowers = {p.lower for p in inside}
        near = self.at[1] == sentence.paragraph
        if self.record:
            goes_on = near or (
                sentence.paragraph - self.at[1] <= 1
                and bool(lowers & _BACKSHIFT)
                and len(inside) > 6
            )
        else:
            goes_on = near and self.at[0] == sentence.number - 1 and bool(lowers & _MODALS)
        if not goes_on:
            return []
        self.at = (sentence.number, sentence.paragraph)
        return [self._made(sentence, self.current, Layer.RUNNING)]

    def _voiced(self, sentence: Sentence) -> list[Sourced]:
        if self.voice is None or not self.voice.whole or sentence.turn is not None:
            return []
        return [self._made(sentence, self.voice.who, Layer.VOICE)]


_ASKING = frozenset(
    "q question questioner journalist reporter interviewer host presenter compere anchor".split()
)


def _asking(label: str) -> tuple[str, ...]:
    """Return what else those who ask in a transcript are called; nothing for others."""
    words = {w.rstrip("s0123456789") for w in words_in(label)}
    asks = bool(words & _ASKING) or label in ("Q", "QUESTION")
    return tuple(sorted(_ASKING)) if asks else ()


def _telling(one: Sourced) -> bool:
    """Whether a clause says that somebody tells something."""
    return (
        one.polarity is not Polarity.UNREAL
        and (one.kind is VerbKind.SAYS or one.link in _TELLING)
        and one.link not in (Link.NOUN, Link.PASSIVE)
    )


def _speaks(one: Sourced) -> bool:
    """Whether a clause gives words to somebody who is known."""
    return one.polarity in (Polarity.SAID, Polarity.DENIED) and one.name is not None


def _has_the_floor(one: Sourced) -> bool:
    """Whether a clause gives a sentence to somebody by name, so that it is not the document's own."""
    plain = one.link in _TELLING or one.link is Link.SUBJECT
    return plain and one.polarity is not Polarity.UNSAID and bool(one.who and one.who[0].actors)


def _weight(one: Sourced) -> tuple[bool, bool, int]:
    """Return what makes one of several sources the one who goes on: a name, a verb of its own, its length."""
    return bool(one.who and one.who[0].actors), one.link is not Link.PARTICIPLE, one.end - one.start


def _held(own: list[Sourced], span: Span) -> bool:
    return any(a <= span[0] and span[1] <= b + 1 for one in own for a, b in one.content)


def _resolved(who: tuple[Who, ...]) -> tuple[Who, ...]:
    return tuple(replace(one, resolved=True) for one in who)
