"""Holders that a listed cue leaves open or takes from a pronoun: whom "he" means, and the writer who says "I"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import (
    Actor,
    ActorKind,
    Cast,
    Mention,
    gender_of,
    same_actor,
    speaks_for,
)
from summarizer.attribution.headed import heading_of, sender_in
from summarizer.attribution.letterhead import persons_in_heading
from summarizer.attribution.records import record_signs
from summarizer.attribution.sourced import Layer, Sourced
from summarizer.attribution.voice import Voice, voice_in
from summarizer.attribution.who import GENDERED
from summarizer.models.document import Kind, PreparedText
from summarizer.models.quote import SpeakerCheck
from summarizer.names.holders import holders_of
from summarizer.names.spelling import capitalised
from summarizer.passes.said import in_announced_words

__all__ = ["THE_AUTHOR", "apart", "is_a_place", "is_sent", "of_pronouns", "of_writer", "writer_of"]

#: How the writer of a record or cable is called who is named nowhere in it.
THE_AUTHOR = "the author"
_FIRST_PERSON = frozenset(("i", "we"))
_PERSONS = (ActorKind.PERSON, ActorKind.NAME)
#: The documents that one writer sends to another, as their heads call them.
_SENT = re.compile(r"\b(?:cable(?:gram)?|savingram|telegram|des?patch)\b", re.IGNORECASE)
_HEAD_SENTENCES = 3
#: A clause and the passage of a cue in it begin together, but for a word or two ("Then he added").
_BESIDE = 12
_SHARE = 0.4


def of_pronouns(attributed: Attributed, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, "he" and "she" being whom the sources of the document mean by them.

    A cue's pronoun is led back to a person named before it; sources know who was speaking as well, which decides
    where two persons may be meant.
    """
    last: str | None = None
    for one in sorted(found, key=lambda a: (a.sentence, a.start)):
        other = None
        if one.holder_text.lower() in GENDERED:
            other = _meant(attributed, one, last)
            if other is None and (is_a_place(attributed, one.holder) or _goes_on(one)):
                other = last
        elif one.direct and not one.cue:
            other = _quoted(attributed, one)
        last = other or (last if is_a_place(attributed, one.holder) else one.holder)
        yield one if other is None else _of(attributed.cast, one, other)


def _goes_on(one: Attribution) -> bool:
    """Whether a quotation without a verb of saying goes on with what a "she" said whom nothing before told."""
    return one.direct and not one.cue and one.holder is None


def is_a_place(attributed: Attributed, name: str | None) -> bool:
    """Whether nothing but a preposition or a heading ever holds a name: "trade with Formosa", "in Formosa"."""
    cast = attributed.cast
    actor = cast.actor(name) if name is not None else None
    if actor is None or actor.kind is not ActorKind.NAME:
        return False
    place = cast.actors.index(actor)
    written = [m for m in cast.mentions if m.actor == place]
    return all(m.governed or _stands_alone(attributed.prepared, m) for m in written)


def _stands_alone(prepared: PreparedText, mention: Mention) -> bool:
    sentence = prepared.sentence(mention.sentence)
    return sentence is not None and sentence.text.strip(" *_#:.") == mention.text


def apart(prepared: PreparedText, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what another says behind "while" or "although" being no part of what the first one says."""
    by_sentence: dict[int, list[Attribution]] = defaultdict(list)
    for one in found:
        by_sentence[one.sentence].append(one)
    for one in found:
        ends = [
            at
            for other in by_sentence[one.sentence]
            if (at := _contrasted(prepared, one, other)) is not None
        ]
        told_by = [
            o for o in by_sentence[one.sentence] if _contrasted(prepared, o, one) is not None
        ]
        if ends and not one.direct:
            yield _cut(one, min(ends))
        elif told_by:
            yield replace(one, chain=one.chain[len(told_by[0].chain) + 1 :])
        else:
            yield one


#: "China said .., although the United Kingdom told us ..": the second clause is the writer's contrast.
_CONTRAST = re.compile(r",? (?:although|though|while|whereas|whilst) (?:the )?$", re.IGNORECASE)


def _contrasted(prepared: PreparedText, one: Attribution, other: Attribution) -> int | None:
    """Return where the contrast begins that another attribution opens within the first one; ``None`` without one."""
    if (
        not _is_cued_inside(one, other)
        or other.holder is None
        or one.holder is None
        or one.holder == other.holder
    ):
        return None
    if not other.chain or other.chain[-1] != one.holder or other.holder_text.lower() in _PRONOUNS:
        return None
    found = _CONTRAST.search(prepared.text[one.start : other.start])
    return one.start + found.start() if found is not None else None


def _is_cued_inside(one: Attribution, other: Attribution) -> bool:
    """Whether another attribution begins within the first one, with a cue of its own."""
    return one is not other and one.start < other.start < one.end and bool(other.cue)


_PRONOUNS = frozenset((*GENDERED, "they", "it", "we", "i"))


def _cut(one: Attribution, end: int) -> Attribution:
    content = tuple((start, min(stop, end)) for start, stop in one.content if start < end)
    return replace(one, end=end, content=content or one.content)


def _meant(attributed: Attributed, one: Attribution, last: str | None) -> str | None:
    """Return whom a pronoun stands for where the sources say so and it is another one than the cue's holder.

    A state may be meant that is ``last`` to have spoken, by its delegate: "CHINA called for .. He added ..".
    """
    sources = attributed.sources.covering(one.start, one.end, _SHARE)
    delegate = _delegate(sources, one, last)
    if delegate is not None:
        return delegate
    own = next((s for s in sources if _is_that_pronoun(s, one)), None)
    if own is None or own.name is None or same_actor(own.name, one.holder or ""):
        return None
    before = attributed.cast.actor(one.holder) if one.holder else None
    after = own.who[0].actors[0]
    worse = _is_worse_known(after, before) or _fits_worse(after, before, one.holder_text)
    return None if worse or after.kind not in _PERSONS else after.name


def _delegate(sources: Iterable[Sourced], one: Attribution, last: str | None) -> str | None:
    """Return the state that spoke last where the sources take "he" for its delegate, else ``None``."""
    spoke = (*holders_of(last or ""), last)
    for source in sources:
        who = next(iter(source.who), None)
        actor = next(iter(who.actors), None) if who is not None else None
        near = source.layer is Layer.CLAUSE and abs(source.start - one.start) <= _BESIDE
        if near and actor is not None and actor.kind is ActorKind.COUNTRY and actor.name in spoke:
            return actor.name
    return None


def _fits_worse(after: Actor, before: Actor | None, pronoun: str) -> bool:
    """Whether "he" fits the one whom the cue has, and not the other one: "Kos spoke with Svetlana. He thanked her".

    The other way round nothing is told: names that no list has are taken for a man's.
    """
    he = GENDERED[pronoun.lower()] == "male"
    fits = before is not None and gender_of(before) == "male"
    return he and fits and gender_of(after) == "female"


def _is_worse_known(after: Actor, before: Actor | None) -> bool:
    """Whether a mere name, maybe a heading or a place, would take the words from somebody known better."""
    return after.kind is ActorKind.NAME and before is not None and _is_better_known(before, after)


def _is_better_known(one: Actor, other: Actor) -> bool:
    full = " " in one.name and " " not in other.name
    return one.kind is ActorKind.PERSON or (one.kind is ActorKind.NAME and full)


def _quoted(attributed: Attributed, one: Attribution) -> str | None:
    """Return whose a quotation without a verb of saying is where the sources give it to another one than is listed."""
    found = attributed.sources.covering(one.start, one.end, _SHARE)
    own = next((s for s in found if s.layer is Layer.RUNNING and s.who and s.who[0].actors), None)
    if own is None or own.who[0].actors[0].kind not in _PERSONS:
        return None
    name = own.who[0].actors[0].name
    return None if same_actor(name, one.holder or "") else name


def _is_that_pronoun(source: Sourced, one: Attribution) -> bool:
    who = next(iter(source.who), None)
    if who is None:
        # Nobody is named for it: the writer's own "I said", words of a document that speaks for itself.
        return False
    same = who.text.lower() == one.holder_text.lower() and bool(who.actors)
    return same and source.layer is Layer.CLAUSE and abs(source.start - one.start) <= _BESIDE


def _of(cast: Cast, one: Attribution, holder: str) -> Attribution:
    actor = cast.actor(holder)
    side = speaks_for(actor) if actor is not None else None
    return replace(
        one, holder=holder, holders=(), holder_check=SpeakerCheck.RESOLVED, on_behalf_of=side
    )


def of_writer(
    attributed: Attributed, found: Iterable[Attribution], writer: str | None
) -> Iterator[Attribution]:
    """Yield attributions, what "I" and "we" say outside of quotations being the writer's where nobody is known."""
    prepared, cast = attributed.prepared, attributed.cast
    for one in found:
        open_ = one.holder is None and not one.direct and not one.chain
        sentence = prepared.sentence(one.sentence)
        own = sentence is not None and not in_announced_words(prepared, sentence)
        if writer is not None and open_ and own and one.holder_text.lower() in _FIRST_PERSON:
            yield _of(cast, one, writer)
        else:
            yield one


def writer_of(attributed: Attributed) -> str | None:
    """Return who says "I" in a document outside of quotations: by name, else as :data:`THE_AUTHOR`.

    Of a record that is the writer whom a line of its head names, of a release the one person it is by. ``None`` in
    transcripts, in news, and where a document neither is sent by somebody nor tells of its writer.
    """
    prepared, cast = attributed.prepared, attributed.cast
    if prepared.document.kind is Kind.TRANSCRIPT:
        return None
    voice = voice_in(prepared, cast)
    if prepared.document.kind is Kind.NEWS and voice is None:
        return None
    signs = record_signs(prepared, cast)
    if signs.author is not None:
        return signs.author
    if signs.first_person is not None and signs.is_record:
        return THE_AUTHOR
    if is_sent(prepared):
        return THE_AUTHOR
    return _sender(prepared, cast) or _issuer(prepared, cast, voice) if voice is not None else None


def _sender(prepared: PreparedText, cast: Cast) -> str | None:
    """Return from whom a letter is by its title or first line, as the document calls them by name."""
    first = next((s.text for s in prepared.account), "")
    written = sender_in(prepared.document.title or "") or sender_in(first)
    actor = cast.resolve(written, 1 << 60) if written is not None else None
    return actor.name if actor is not None and actor.kind in _PERSONS else written


def is_sent(prepared: PreparedText) -> bool:
    """Whether a document calls itself a cable, telegram or despatch in its head."""
    return any(_SENT.search(s.text) for s in prepared.sentences[:_HEAD_SENTENCES])


def _issuer(prepared: PreparedText, cast: Cast, voice: Voice) -> str | None:
    """Return the one person who issues a document, as its head names them."""
    states = _named_in_voice(voice, ActorKind.COUNTRY)
    if voice.joint or len(states) > 1 or len(persons_in_heading(heading_of(prepared))) > 1:
        return None
    names = _named_in_voice(voice, ActorKind.PERSON)
    return next(iter(names)) if len(names) == 1 else _in_heading(heading_of(prepared), cast)


def _named_in_voice(voice: Voice, kind: ActorKind) -> dict[str, None]:
    """Return the names of those of a kind whose voice a document is, each once, in order."""
    return dict.fromkeys(a.name for who in voice.who for a in who.actors if a.kind is kind)


def _in_heading(heading: str, cast: Cast) -> str | None:
    """Return the name beside an office in a heading: "MINISTER FOR PORTS ANNA HOLM", "Anna Holm MP, Minister"."""
    offices = [a.name for a in cast.actors if a.kind is ActorKind.OFFICE]
    lines = re.split(r"\s*\|\s*|\s*\n\s*", heading)
    for line in (*lines, *map(", ".join, pairwise(lines))):
        for office in sorted((o for o in offices if o in line), key=len, reverse=True):
            before, _, after = line.partition(office)
            name = _NAME.match(after.strip(" ,:")) or _NAME_LAST.search(before.strip(" ,:"))
            if name is not None:
                return capitalised(name["who"])
    return None


_TITLE = r"(?:(?:the|hon|dr|mr|mrs|ms|senator|sir|dame)\b\.? *)*"
_WORD = r"[A-Z][A-Za-z’'.-]+"
_POSTNOMINAL = r"(?:[, ]+(?:MP|MHR|AM|AO|AC|KC|QC))*"
_NAME = re.compile(rf"(?i:{_TITLE})(?P<who>{_WORD}(?: {_WORD}){{1,2}}){_POSTNOMINAL}\W*$")
_NAME_LAST = re.compile(rf"^(?i:{_TITLE})(?P<who>{_WORD}(?: {_WORD}){{1,2}}?){_POSTNOMINAL}$")
