"""Does the passage attribute these words to this holder?

Who says what is read from the text once (:func:`summarizer.attribution.attributions.attributions`); a quote is
then looked up by its offsets. No model is asked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarizer.attribution.actor import Actor
from summarizer.attribution.attributed import WHOLE, Attributed, Stretches
from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.denotes import denotes, may_stand_for
from summarizer.attribution.elsewhere import may_be, somebody_else
from summarizer.attribution.english.verbs import Polarity
from summarizer.attribution.sourced import Layer, Sourced
from summarizer.attribution.sources import Sources
from summarizer.attribution.who import Who, is_named
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.models.quote import QuoteCheck, SpeakerCheck
from summarizer.names.actors import same_actor
from summarizer.quotes.acted import is_acting, leads
from summarizer.quotes.asked import answer_in
from summarizer.quotes.given import SHARE, Given
from summarizer.quotes.issued import is_own_voice, issuer_meant, issuing
from summarizer.quotes.settled import (
    are_persons,
    are_shared,
    cites,
    counts,
    hold_together,
    is_a_refusal,
    is_anothers,
    note_on,
    only_told_of,
    overlap,
    reported_spans,
    settles,
    taken_away,
    tells_a_refusal,
    tells_itself,
)
from summarizer.text.quotations import Spoken

#: Sentences of a quote that are looked at one by one; no longer quote of the annotated texts has more.
_MOST_PIECES = 12
#: Share of some words that a clause has to hold to be looked at with others.
_ANY = 0.01
#: Code points between the colon of a line and the paragraph below it.
_GAP = 6
_FOUND = frozenset((SpeakerCheck.NAMED, SpeakerCheck.RESOLVED))


@dataclass(frozen=True, slots=True)
class ToldSpeaker:
    """Whether words are the holder's; ``found`` names whose else they are. ``note``: what a reader should know."""

    check: SpeakerCheck
    found: str | None = None
    note: str | None = None


def with_speaker(check: QuoteCheck, told: ToldSpeaker) -> QuoteCheck:
    """Return the verdict on a quote with whose words they are."""
    note = " ".join(filter(None, (check.note, told.note))) or None
    found = {"speaker_check": told.check, "speaker_found": told.found, "note": note}
    return check.model_copy(update=found)


class SpeakerIndex:
    """The attributions of one text, ready for many quotes.

    A text is read when first asked about, in time linear in its length; of a long one only the stretches that are
    asked about are read (:mod:`summarizer.attribution.attributed`).
    """

    def __init__(self, text: str | PreparedText | Attributed) -> None:
        self.attributed = Attributed.of(text)
        self.sentences = self.attributed.prepared.sentences
        self._stretches = Stretches(self.attributed.prepared)
        self._parts: dict[int, tuple[SpeakerIndex, int]] = {}
        self._issuing: dict[tuple[str, ...], list[str]] = {}
        self._denoted: dict[tuple[str, Who], bool] = {}

    @property
    def cast(self) -> Cast:
        """Who the text mentions."""
        return self.attributed.cast

    @property
    def sources(self) -> Sources:
        """Whose words its passages are said to be."""
        return self.attributed.sources

    @cached_property
    def quotations(self) -> Spoken:
        """Where it quotes."""
        return Spoken(self.attributed.prepared.text)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence begins."""
        return [s.start for s in self.sentences]

    @cached_property
    def given(self) -> Given:
        """What verbs and other cues give to whom; asked for where no source settles the question."""
        return Given(self.attributed)

    @cached_property
    def reported(self) -> list[tuple[int, int, str]]:
        """Spans with the party whose words somebody else says they are."""
        return reported_spans(self.attributed.prepared, self.cast, self.attributed.attributions)

    def actors(self, near: Iterable[int]) -> Iterator[Actor]:
        """Yield who the text mentions; of a long one, those of the stretches that hold some offsets."""
        if len(self.attributed.prepared.text) <= WHOLE:
            yield from self.cast.actors
            return
        for number in sorted({self._stretches.number(at) for at in near}):
            yield from self._part(number)[0].cast.actors

    def check(
        self, span: tuple[int, int], holder: str, on_behalf_of: str | None = None
    ) -> SpeakerCheck:
        """Tell whether the words at a span (code points) are attributed to the holder."""
        return self.tell(span, holder, on_behalf_of).check

    def tell(
        self, span: tuple[int, int], holder: str, on_behalf_of: str | None = None
    ) -> ToldSpeaker:
        """Tell whether the words at a span (code points) are attributed to the holder, and to whom else they are.

        Of words that reach beyond their stretch of a long text, those inside of it decide.
        """
        if len(self.attributed.prepared.text) > WHOLE:
            part, shift = self._part(self._stretches.number(span[0]))
            end = min(span[1] - shift, len(part.attributed.prepared.text))
            return part.told((span[0] - shift, end), holder, on_behalf_of)
        return self.told(span, holder, on_behalf_of)

    def plainly(self, span: tuple[int, int], holder: str) -> ToldSpeaker | None:
        """Tell that the words at a span (code points) are the holder's, if a passage around them has that source.

        Half of the work of :meth:`tell`, whose answer it is where there is one. Only for texts read as a whole.
        """
        if (self.attributed.prepared.document.language or "en")[:2] != "en":
            told = self.told(span, holder)
            return told if told.check in _FOUND else None
        covering = self.sources.covering(*span, SHARE)
        if covering and taken_away(covering[0], span):
            return None
        return self._told_by_source(covering, span, [holder])

    def _told_by_source(
        self, covering: list[Sourced], span: tuple[int, int], names: list[str]
    ) -> ToldSpeaker | None:
        text = self.attributed.prepared.text
        for one in covering:
            if only_told_of(one, covering, span) or is_anothers(one, covering[0], span, text):
                continue
            if self._is_told_by(one, covering, span):
                continue
            found = self._by_source(one, names)
            if found is not SpeakerCheck.NOT_FOUND:
                return ToldSpeaker(found, note=note_on(one, span))
        return None

    def _is_told_by(self, one: Sourced, covering: list[Sourced], span: tuple[int, int]) -> bool:
        """Whether somebody who writes or has the floor only tells words that are another's."""
        if one.layer is Layer.TURN:
            return self._is_cited(covering, span)
        if one.layer is Layer.RUNNING and any(tells_itself(other, one, span) for other in covering):
            return True
        return one.layer is not Layer.CLAUSE and self._is_said(covering, span)

    def _is_said(self, covering: list[Sourced], span: tuple[int, int]) -> bool:
        """Whether a clause that names somebody says some words."""
        text = self.attributed.prepared.text
        clauses = (one for one in covering if one.layer is Layer.CLAUSE)
        return any(cites(one, span, text) for one in clauses)

    def _is_cited(self, covering: list[Sourced], span: tuple[int, int]) -> bool:
        """Whether some words stand in a quotation that a clause, or a line with a colon, gives to somebody."""
        if self.quotations.at(span[0]) is None:
            return False
        return self._is_said(covering, span) or self._is_announced(covering, span)

    def _is_announced(self, covering: list[Sourced], span: tuple[int, int]) -> bool:
        """Whether some words stand in a quotation of its own paragraph below a line that says by whom it is."""
        text = self.attributed.prepared.text
        announced = (one for one in covering if one.layer is Layer.RUNNING and one.who)
        return any(
            one.start <= span[0]
            and text[max(0, one.start - _GAP) : one.start].rstrip().endswith(":")
            for one in announced
            if text[one.start - 1 : one.start] == "\n"
        )

    def is_withheld(self, span: tuple[int, int]) -> bool:
        """Whether the text says of the words at a span that they were not said, or only may be."""
        if len(self.attributed.prepared.text) > WHOLE:
            part, shift = self._part(self._stretches.number(span[0]))
            return part.is_withheld((span[0] - shift, span[1] - shift))
        nearest = next(iter(self.sources.covering(*span, SHARE)), None)
        return nearest is not None and nearest.polarity in (Polarity.UNSAID, Polarity.UNREAL)

    def voice(
        self,
        span: tuple[int, int],
        issuers: tuple[str, ...],
        holder: str,
        on_behalf_of: str | None = None,
    ) -> str | None:
        """Return which of a document's issuers the holder is, where the words at a span are the document's own.

        ``issuers``: whom a model names; those count that stand at the beginning or the end of the document.
        """
        if issuers not in self._issuing:
            self._issuing[issuers] = list(issuing(self.attributed.prepared, issuers))
        listed = self._issuing[issuers]
        if not listed:
            return None
        index, shift = self, 0
        if len(self.attributed.prepared.text) > WHOLE:
            index, shift = self._part(self._stretches.number(span[0]))
        start, end = span[0] - shift, span[1] - shift
        sentence = index._sentence(start)  # noqa: SLF001 - an index of its own kind
        covering = index.sources.covering(start, end, SHARE)
        if sentence is None or sentence.turn is not None:
            return None
        if not is_own_voice(covering, index.quotations, (start, end)):
            return None
        meant = (issuer_meant(index.cast, one, listed) for one in (holder, on_behalf_of) if one)
        return next(filter(None, meant), None)

    def is_holder(self, name: str, holder: str, at: int) -> bool:
        """Whether a name, as the text has it near an offset, means the holder."""
        if len(self.attributed.prepared.text) > WHOLE:
            part, shift = self._part(self._stretches.number(at))
            return part.is_holder(name, holder, at - shift)
        actor = self.cast.resolve(name, at)
        who = Who(name, at, name, (actor,) if actor else ())
        return same_actor(name, holder) or denotes(self.cast, holder, who)

    def _part(self, number: int) -> tuple[SpeakerIndex, int]:
        """Return the index of a stretch, and how far offsets are shifted in it."""
        if number not in self._parts:
            stretch, shift = self._stretches.read(number)
            self._parts[number] = SpeakerIndex(stretch), shift
        return self._parts[number]

    def told(
        self, span: tuple[int, int], holder: str, on_behalf_of: str | None = None
    ) -> ToldSpeaker:
        """Tell it from the whole text, however long it is."""
        covering = self.sources.covering(*span, SHARE)
        nearest = covering[0] if covering else None
        if nearest is not None and taken_away(nearest, span):
            return ToldSpeaker(SpeakerCheck.NOT_FOUND)
        names = [name for name in (holder, on_behalf_of) if name]
        sourced = self._told_by_source(covering, span, names)
        if sourced is not None:
            return sourced
        best = self._without_source(span, holder, on_behalf_of, covering)
        if best is not SpeakerCheck.NOT_FOUND:
            return ToldSpeaker(best)
        other = self._somebody_else(covering, span, names)
        if other is None and self._acts(covering, span, holder):
            return ToldSpeaker(SpeakerCheck.RESOLVED)
        if other is None and not covering and self._leads(span, holder):
            return ToldSpeaker(SpeakerCheck.RESOLVED)
        return ToldSpeaker(SpeakerCheck.OTHER if other else SpeakerCheck.NOT_FOUND, other)

    def _without_source(
        self,
        span: tuple[int, int],
        holder: str,
        on_behalf_of: str | None,
        covering: list[Sourced],
    ) -> SpeakerCheck:
        """Tell it from attributions, from who reports the words, from turns, and piece by piece, in this order."""
        names = [name for name in (holder, on_behalf_of) if name]
        best = self._by_attribution(span, holder, on_behalf_of, covering)
        if best is SpeakerCheck.NOT_FOUND and self._is_reported(span, holder, on_behalf_of):
            return SpeakerCheck.RESOLVED
        if best is SpeakerCheck.NOT_FOUND and not self._is_cited(covering, span):
            best = self._turn(span, holder)
        if best is SpeakerCheck.NOT_FOUND and self._is_found_piecemeal(span, holder, on_behalf_of):
            return SpeakerCheck.RESOLVED
        if best is SpeakerCheck.NOT_FOUND and self._is_told_together(span, covering, names):
            return SpeakerCheck.RESOLVED
        if best is SpeakerCheck.NOT_FOUND and self._is_answered(span, holder):
            return SpeakerCheck.RESOLVED
        return best

    def _is_answered(self, span: tuple[int, int], holder: str) -> bool:
        """Whether some words are a question with the answer to it, which is the holder's."""
        answer = answer_in(self.touched(span), span)
        return answer is not None and self.told(answer, holder).check in _FOUND

    def _is_told_together(
        self, span: tuple[int, int], covering: list[Sourced], names: list[str]
    ) -> bool:
        """Whether clauses of one source hold some words together: "said that it is late and he doubted that"."""
        if covering:
            return False
        near = [one for one in self.sources.covering(*span, _ANY) if one.layer is Layer.CLAUSE]
        theirs = all(self._by_source(one, names) in _FOUND for one in near)
        return theirs and hold_together(near, span, SHARE)

    def _acts(self, covering: list[Sourced], span: tuple[int, int], holder: str) -> bool:
        """Whether words of which nobody is the source, most of them in one sentence, tell what the holder does."""
        sentence = self._sentence(span[0])
        if sentence is None or sentence.turn is not None:
            return False
        if overlap((sentence.start, sentence.end), span) < SHARE * (span[1] - span[0]):
            return False
        if covering and covering[0].polarity in (Polarity.UNSAID, Polarity.UNREAL):
            return False
        telling = any(
            one.layer is not Layer.RUNNING or one.who[0].text for one in covering if one.who
        )
        return is_acting(self.cast, self.quotations, sentence, span, holder, telling=telling)

    def _leads(self, span: tuple[int, int], holder: str) -> bool:
        """Whether words of which nobody is the source go on a sentence of the account that names the holder first."""
        sentence, document = self._sentence(span[0]), self.attributed.prepared.document
        if sentence is None or sentence.turn is not None or span[0] <= sentence.start:
            return False
        if sentence.role is not SentenceRole.BODY or (document.language or "en")[:2] != "en":
            return False
        if overlap((sentence.start, sentence.end), span) < SHARE * (span[1] - span[0]):
            return False
        before = self.sources.covering(sentence.start, span[0], 0.0)
        if any(one.layer is Layer.CLAUSE for one in before):
            return False
        return leads(self.cast, self.quotations, sentence, span, holder)

    def touched(self, span: tuple[int, int]) -> Sequence[Sentence]:
        """Return the sentences that have words of a span."""
        first = max(0, bisect_right(self.sentence_starts, span[0]) - 1)
        return self.sentences[first : bisect_right(self.sentence_starts, span[1] - 1)]

    def _is_found_piecemeal(
        self, span: tuple[int, int], holder: str, on_behalf_of: str | None
    ) -> bool:
        """Whether most of the words over several sentences are the holder's, told one by one, and none another's."""
        touched = self.touched(span)
        pieces = [(max(s.start, span[0]), min(s.end, span[1])) for s in touched]
        pieces = [piece for piece in pieces if piece[1] > piece[0]]
        if not 1 < len(pieces) <= _MOST_PIECES or any(map(self.is_withheld, pieces)):
            return False
        told = [self.told(piece, holder, on_behalf_of).check for piece in pieces]
        found = sum(b - a for (a, b), one in zip(pieces, told, strict=True) if one in _FOUND)
        return SpeakerCheck.OTHER not in told and found >= SHARE * (span[1] - span[0])

    def _by_source(self, one: Sourced, names: list[str]) -> SpeakerCheck:
        """Tell whether a passage's source, or one who stands for it or shares in it, is one of the names."""
        if one.polarity in (Polarity.UNREAL, Polarity.UNSAID):
            return SpeakerCheck.NOT_FOUND
        for who in one.who:
            meant = [name for name in names if self._denotes(name, who)]
            if meant:
                named = names[0] in meant and is_named(names[0], who)
                return SpeakerCheck.NAMED if named else SpeakerCheck.RESOLVED
        if any(may_stand_for(name, who) for who in one.who for name in names):
            return SpeakerCheck.RESOLVED
        shared = are_shared(self.cast, one, names)
        return SpeakerCheck.RESOLVED if shared else SpeakerCheck.NOT_FOUND

    def _denotes(self, name: str, who: Who) -> bool:
        """Whether a name is a source, wherever the text has it: found once for all quotes of a speaker."""
        place = (name, replace(who, start=0))
        if place not in self._denoted:
            self._denoted[place] = denotes(self.cast, name, who)
        return self._denoted[place]

    def _by_attribution(
        self,
        span: tuple[int, int],
        holder: str,
        on_behalf_of: str | None,
        covering: list[Sourced],
    ) -> SpeakerCheck:
        """Tell whether an attribution says so; where a clause names its source, one with that source."""
        refusing = [one for one in covering if tells_a_refusal(one, span)]
        covering = [one for one in covering if one not in refusing]
        settling = [one for one in covering if settles(one)]
        best = SpeakerCheck.NOT_FOUND
        if settling and are_persons(settling):
            return best
        text = self.attributed.prepared.text
        for attribution in self.given.covering(span):
            if not counts(attribution, settling, covering):
                continue
            if refusing and not is_a_refusal(attribution, text):
                continue
            found = self.given.match(attribution, holder, on_behalf_of)
            if found is SpeakerCheck.NAMED:
                return found
            if found is SpeakerCheck.RESOLVED:
                best = found
        return best

    def _somebody_else(
        self, covering: list[Sourced], span: tuple[int, int], names: list[str]
    ) -> str | None:
        """Return who says the words for certain, where that is none of the names."""
        listed = [a for a in self.given.covering(span) if a.holder]
        if covering:
            return somebody_else(self.cast, covering, names, [a.holder for a in listed if a.holder])
        told = next(self._told_without_source(listed, span[0]), None)
        return None if told is None or may_be(self.cast, names, told) else told.text

    def _told_without_source(self, listed: list[Attribution], at: int) -> Iterator[Who]:
        """Yield the holders of attributions with a verb, then whose turn it is at an offset."""
        yield from (self._who(a.holder or "", a.start) for a in listed if a.cue)
        sentence = self._sentence(at)
        if sentence is not None and sentence.turn:
            yield self._who(sentence.turn, sentence.start)

    def _who(self, name: str, start: int) -> Who:
        actor = self.cast.actor(name)
        return Who(name, start, name, (actor,) if actor is not None else ())

    def _is_reported(self, span: tuple[int, int], holder: str, on_behalf_of: str | None) -> bool:
        """Whether somebody else's speech, or a rejection, says that these are the holder's words."""
        names = [name for name in (holder, on_behalf_of) if name]
        return any(
            overlap((start, end), span) >= SHARE * (span[1] - span[0])
            for start, end, name in self.reported
            if any(same_actor(own, name) for own in names)
        )

    def _turn(self, span: tuple[int, int], holder: str) -> SpeakerCheck:
        sentence = self._sentence(span[0])
        if sentence is None or sentence.turn is None:
            return SpeakerCheck.NOT_FOUND
        if same_actor(holder, sentence.turn):
            return SpeakerCheck.NAMED
        actor = self.cast.resolve(sentence.turn, sentence.start)
        if actor is not None and actor.kind is ActorKind.PERSON and same_actor(holder, actor.name):
            return SpeakerCheck.RESOLVED
        return SpeakerCheck.NOT_FOUND

    def _sentence(self, at: int) -> Sentence | None:
        place = bisect_right(self.sentence_starts, at) - 1
        return self.sentences[place] if place >= 0 else None
