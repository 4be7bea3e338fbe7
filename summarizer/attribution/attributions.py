"""Candidates for stated positions: who, in the writer's words, says, wants or thinks what.

An attribution has a source, a cue and a content; it may stand inside another one, and then ``chain`` names who
reports it. Nothing here is judged: a candidate is a passage in which somebody is said to express something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarizer.attribution.cast import Actor, ActorKind, Cast, speaks_for
from summarizer.attribution.cues import CueKind, Strength, content_stance, cue_lexicon
from summarizer.attribution.english.clauses import Clauses, Tie
from summarizer.attribution.english.contents import Region, lead_of, region_of
from summarizer.attribution.english.nesting import Found, Nesting
from summarizer.attribution.foreign import Simple, simple_attributions
from summarizer.attribution.holders import Holders
from summarizer.attribution.items import items, without_insertions
from summarizer.attribution.papers import Papers
from summarizer.attribution.turned import Turns
from summarizer.models.document import Kind, PreparedText, Sentence, SentenceRole
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Stance
from summarizer.text.behind_label import behind_label
from summarizer.text.quotations import Spoken

__all__ = ["Attribution", "CueKind", "Strength", "attributions"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A passage that attributes something to somebody. Offsets are code points of the document's text."""

    sentence: int
    start: int
    end: int
    content: tuple[tuple[int, int], ...]
    cue: str
    kind: CueKind
    strength: Strength
    stance_hint: Stance | None
    holder: str | None
    holder_text: str
    #: ``named``, ``resolved``, or ``not_found`` where nobody could be found.
    holder_check: SpeakerCheck
    direct: bool = False
    chain: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    headline: bool = False
    paragraph: int = 0
    #: Whether the cue is a noun: "Moscow's proposal to".
    nominal: bool = False
    #: The holders one by one where several hold it together; else empty.
    holders: tuple[str, ...] = ()

    @property
    def candidate(self) -> bool:
        """Whether it may be a stated position (and not only a topic, an event or a report of somebody else)."""
        return self.strength is not Strength.NONE


def attributions(prepared: PreparedText, cast: Cast) -> tuple[Attribution, ...]:
    """Return the attributions of a document in order of appearance. Time is linear in its length."""
    language = (prepared.document.language or "en")[:2].lower()
    if language != "en":
        return tuple(_simple(found, cast) for found in simple_attributions(prepared, language))
    reader = _Reader(prepared, cast)
    for sentence in prepared.account:
        reader.read(sentence)
    return tuple(sorted(_without_echoes(reader.found), key=lambda a: (a.sentence, a.start)))


def _simple(found: Simple, cast: Cast) -> Attribution:
    """Return the attribution that a cue word and the name beside it make."""
    actor = cast.resolve(found.name, found.end) if found.name else None
    return Attribution(
        sentence=found.sentence.number,
        start=found.start,
        end=found.end,
        content=((found.start, found.end),),
        cue=found.cue,
        kind=found.kind,
        strength=found.strength,
        stance_hint=found.stance,
        holder=actor.name if actor and " " not in found.name else found.name or None,
        holder_text=found.name,
        holder_check=SpeakerCheck.NAMED if found.name else SpeakerCheck.NOT_FOUND,
        on_behalf_of=speaks_for(actor) if actor else None,
        headline=found.sentence.role is SentenceRole.TITLE,
        paragraph=found.sentence.paragraph,
    )


def _without_echoes(found: list[Attribution]) -> list[Attribution]:
    """Leave out "X's proposal" where a verb elsewhere says that X proposes."""
    told = {(a.holder, a.stance_hint) for a in found if not a.nominal and a.candidate}
    return [
        a
        for a in found
        if not a.nominal or a.kind is CueKind.SAYS or (a.holder, a.stance_hint) not in told
    ]


#: Marks and words that no content begins or ends with.
_EDGES = frozenset((",", ".", ";", ":", "and", "but", "\u2014", "-", "\u2013"))
#: Words that a content may begin with, but does not end with.
_TRAILING = _EDGES | {"that", "which", "who", "because"}


class _Reader:
    """Reads sentence by sentence, remembering who spoke last."""

    def __init__(self, prepared: PreparedText, cast: Cast) -> None:
        self.text = prepared.text
        self.kind = prepared.document.kind
        self.cast = cast
        self.quotes = Spoken(prepared.text)
        self.holders = Holders(
            cast, voice_of(prepared, cast), Papers(prepared, cast), Turns(prepared, cast)
        )
        self.lexicon = cue_lexicon()
        self.found: list[Attribution] = []
        self.last: Attribution | None = None
        self.covered: set[tuple[int, int]] = set()

    def read(self, sentence: Sentence) -> None:
        """Collect the attributions of a sentence."""
        self.holders.turn = sentence.turn
        within = self.quotes.within(sentence.start, sentence.end)
        listed = items(self.text, sentence, self.cast, within)
        title = sentence.role is SentenceRole.TITLE
        clauses = Clauses(without_insertions(self.text, listed), self.lexicon, headline=title)
        nesting = Nesting([self._found(clauses, n) for n in range(len(clauses.events))])
        made = [
            attribution
            for n in range(len(nesting.found))
            if (attribution := self._attribution(sentence, clauses, nesting, n)) is not None
        ]
        made = made or self._uncued(sentence, clauses, within)
        self.found += made
        self._remember(sentence, clauses, nesting, made)

    def _found(self, clauses: Clauses, number: int) -> Found:
        event = clauses.events[number]
        holder = self.holders.of(clauses, event.subject, event.others)
        return Found(event, holder, region_of(clauses, number))

    def _attribution(
        self, sentence: Sentence, clauses: Clauses, nesting: Nesting, n: int
    ) -> Attribution | None:
        """Return what an event attributes, ``None`` where it only repeats, names or denies something."""
        one = nesting.found[n]
        if nesting.merged(n) or nesting.repeated(n) or nesting.topic(n):
            return None
        if _is_taken_away(clauses, one, nesting.outer[n]):
            return None
        spans = self._spans(clauses, one.region)
        if not spans or self._empty(one, clauses, spans):
            return None
        return self._made(sentence, clauses, nesting, n, spans)

    def _made(
        self,
        sentence: Sentence,
        clauses: Clauses,
        nesting: Nesting,
        n: int,
        spans: list[tuple[int, int]],
    ) -> Attribution:
        one, outer = nesting.found[n], nesting.outer[n]
        event, holder, actor = one.event, one.holder, one.holder.actor
        behind = min(event.index + event.cue.length, len(clauses.items)) - 1
        nominal = event.tie is Tie.NOUN
        reports = nesting.passes_on(n)
        return Attribution(
            sentence=sentence.number,
            start=min(clauses.items[lead_of(clauses, event)].start, spans[0][0]),
            end=max(clauses.items[behind].end, spans[-1][1]),
            content=tuple(spans),
            cue=event.cue.phrase,
            kind=CueKind.NARRATES if reports else event.cue.kind,
            strength=Strength.NONE if reports else event.cue.strength,
            stance_hint=nesting.hint(n, " ".join(self.text[a:b] for a, b in spans)),
            holder=holder.name,
            holder_text=holder.text,
            holder_check=holder.how,
            direct=self._direct(spans),
            chain=tuple(o.holder.name or o.holder.text for o in outer),
            on_behalf_of=speaks_for(actor) if actor else None,
            headline=sentence.role is SentenceRole.TITLE,
            paragraph=sentence.paragraph,
            nominal=nominal,
            holders=actor.members if actor else (),
        )

    def _spans(self, clauses: Clauses, region: Region) -> list[tuple[int, int]]:
        """Return a region in code points; a quotation counts whole, also over several sentences."""
        out: list[tuple[int, int]] = []
        for a, b in region.ranges:
            inside = clauses.items[a:b]
            while inside and inside[-1].lower in _TRAILING:
                inside.pop()
            first = next((k for k, item in enumerate(inside) if item.lower not in _EDGES), None)
            if first is None:
                continue
            start, end = inside[first].start, inside[-1].end
            for item in inside[first:]:
                whole = self.quotes.at(item.start) if item.quote else None
                if whole is not None:
                    self.covered.add(whole)
                    start, end = min(start, whole[0]), max(end, whole[1])
            out.append((start, end))
        return out

    def _direct(self, spans: list[tuple[int, int]]) -> bool:
        """Whether most of a content stands in quotation marks."""
        quoted = sum(
            min(b, end) - max(a, start)
            for start, end in spans
            for a, b in self.quotes.within(start, end)
        )
        return quoted * 2 > sum(b - a for a, b in spans)

    def _empty(self, one: Found, clauses: Clauses, spans: list[tuple[int, int]]) -> bool:
        """Whether a cue that needs a content of its own kind has none."""
        direct = self._direct(spans)
        strong = one.event.cue.strength is Strength.STRONG
        if one.holder.actor is None and not strong and not direct:
            return True
        named = clauses.items[one.event.subject].mention is not None
        if self._lacks_words(one.event.cue.phrase, spans, quoted=direct and named):
            return True
        return sum(len(self.text[a:b].split()) for a, b in spans) < (1 if strong else 2)

    def _lacks_words(self, phrase: str, spans: list[tuple[int, int]], *, quoted: bool) -> bool:
        """Whether somebody reads or calls something, and no words of theirs stand there."""
        if phrase == "read":
            return not quoted
        return phrase == "call" and not any(self.quotes.within(a, b) for a, b in spans)

    # Sentences without a cue --------------------------------------------------------------------

    def _uncued(
        self, sentence: Sentence, clauses: Clauses, within: list[tuple[int, int]]
    ) -> list[Attribution]:
        quoted = sum(min(b, sentence.end) - max(a, sentence.start) for a, b in within)
        if quoted * 10 >= 8 * (sentence.end - sentence.start):
            return self._continued(sentence, within)
        if sentence.role is SentenceRole.TITLE:
            return self._signed(sentence, clauses)
        return self._voiced(sentence) or self._carried_on(sentence, clauses)

    def _signed(self, sentence: Sentence, clauses: Clauses) -> list[Attribution]:
        """Give a headline to the source written behind a dash or colon: "Talks will go on — minister"."""
        last = len(clauses.items) - 1
        if last < 4 or clauses.items[last].mention is None:
            return []
        if clauses.lowers[last - 1] not in ("\u2014", "\u2013", "-", ":"):
            return []
        holder = self.holders.of(clauses, last)
        whole = (sentence.start, clauses.items[last - 2].end)
        return [self._plain(sentence, [whole], holder.actor, holder.text, headline=True)]

    def _continued(self, sentence: Sentence, within: list[tuple[int, int]]) -> list[Attribution]:
        """Give a quotation without a cue to whoever was quoted last."""
        # One that runs on may name its speaker where it ends.
        fresh = [q for q in within if q not in self.covered and q[1] <= sentence.end + 1]
        fresh = [q for q in fresh if len(self.text[q[0] : q[1]].split()) >= 4]
        if not fresh or self.last is None:
            return []
        self.covered.update(fresh)
        stance = content_stance(" ".join(self.text[a:b] for a, b in fresh))
        return [replace(self._uncued_by(self.last, sentence, fresh, stance), direct=True)]

    def _voiced(self, sentence: Sentence) -> list[Attribution]:
        """Give a sentence of a statement or a turn that shows an attitude to its speaker."""
        speaker = self.holders.speaker()
        stance = content_stance(sentence.text) if speaker is not None else None
        issued = sentence.turn is None and len(sentence.text.split()) > 6
        if (
            speaker is None
            or sentence.role is SentenceRole.TITLE
            or (stance is None and not issued)
        ):
            return []
        whole = (behind_label(sentence), sentence.end)
        return [self._plain(sentence, [whole], speaker, sentence.turn or speaker.name)]

    def _plain(
        self,
        sentence: Sentence,
        spans: list[tuple[int, int]],
        actor: Actor | None,
        written: str,
        headline: bool = False,
    ) -> Attribution:
        return Attribution(
            sentence=sentence.number,
            start=spans[0][0],
            end=sentence.end,
            content=tuple(spans),
            cue="",
            kind=CueKind.SAYS,
            strength=Strength.WEAK,
            stance_hint=content_stance(" ".join(self.text[a:b] for a, b in spans)),
            holder=actor.name if actor else None,
            holder_text=written,
            holder_check=SpeakerCheck.RESOLVED,
            on_behalf_of=speaks_for(actor) if actor else None,
            headline=headline,
            paragraph=sentence.paragraph,
            holders=actor.members if actor else (),
        )

    def _carried_on(self, sentence: Sentence, clauses: Clauses) -> list[Attribution]:
        """Give a demand in a readout to the last speaker: reported speech runs over sentences."""
        last = self.last
        if last is None or clauses.events or self.kind is not Kind.READOUT:
            return []
        if last.paragraph != sentence.paragraph:
            return []
        if content_stance(sentence.text) is not Stance.DEMANDS:
            return []
        whole = [(sentence.start, sentence.end)]
        return [self._uncued_by(last, sentence, whole, Stance.DEMANDS)]

    def _uncued_by(
        self,
        last: Attribution,
        sentence: Sentence,
        spans: list[tuple[int, int]],
        stance: Stance | None,
    ) -> Attribution:
        return replace(
            last,
            sentence=sentence.number,
            start=spans[0][0],
            end=spans[-1][1],
            content=tuple(spans),
            cue="",
            kind=CueKind.SAYS,
            strength=Strength.WEAK,
            stance_hint=stance,
            holder_check=SpeakerCheck.RESOLVED,
            direct=False,
            headline=False,
            paragraph=sentence.paragraph,
            nominal=False,
        )

    def _remember(
        self, sentence: Sentence, clauses: Clauses, nesting: Nesting, made: list[Attribution]
    ) -> None:
        speaking = nesting.speaking()
        if speaking:
            actor = nesting.found[speaking[-1]].holder.actor
            self.holders.remember(actor)
            name = actor.name if actor else None
            self.last = next((a for a in reversed(made) if a.holder == name), self.last)
        elif sentence.role is SentenceRole.TITLE:
            pass  # whom a title names otherwise is nobody's antecedent: "Letter to the Minister"
        elif clauses.main is not None:
            self.holders.remember(self.holders.of(clauses, clauses.main).actor)
        elif clauses.items and clauses.items[0].mention is not None:
            self.holders.remember(self.holders.of(clauses, 0).actor)
        self.holders.nearby = [
            self.cast.actors[i.mention.actor] for i in clauses.items if i.mention is not None
        ]


def _is_taken_away(clauses: Clauses, one: Found, outer: list[Found]) -> bool:
    """Whether the events around one take it away: "X denied that Y agreed" does not say that Y agreed."""
    if any(o.event.cue.kind is CueKind.DENIES for o in outer):
        return True
    if outer and clauses.lowers[one.event.subject] in ("we", "i", "our", "my"):
        return True
    strong = any(o.event.cue.strength is Strength.STRONG for o in outer)
    return strong and one.event.tie is Tie.NOUN


def voice_of(prepared: PreparedText, cast: Cast) -> Actor | None:
    """Return who "we" is outside quotations: the issuer of a statement, where the document names one."""
    opening = _WE.search(
        prepared.text, prepared.document.body_start, prepared.document.body_start + 3000
    )
    if opening is None:
        return None
    found = cast.between(opening.start("who"), opening.end("who"))
    name = " ".join(opening["who"].split())
    return cast.actors[found[0].actor] if len(found) == 1 else Actor(name, ActorKind.GROUP)


_WE = re.compile(r"\bWe, (?:the )?(?P<who>[^.;\n]{3,60}?)(?:,| of )")
