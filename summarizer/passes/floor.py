"""Who has the floor in a talk that a document is the account of: who is said to speak in it, and who is named in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.attribution.attributions import Attribution, CueKind
from summarizer.attribution.cast import Actor, ActorKind, Cast
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.summary import Participant
from summarizer.names.holders import holders_of
from summarizer.names.places import known_place
from summarizer.passes.party_lists import with_names

__all__ = ["IN_A_RECORD", "IN_A_SESSION", "named_in", "said_in_talk", "speakers"]

_FEWEST_MENTIONS = 2
IN_A_RECORD = (ActorKind.PERSON, ActorKind.OFFICE, ActorKind.NAME)
IN_A_SESSION = (*IN_A_RECORD, ActorKind.COUNTRY, ActorKind.ORGANISATION)
_PLACE = re.compile(r"\b(?:in|at|near|outside|from)\s(?:the\s)?$|\bin [A-Z]\w+, $")
#: The bodies and crowds of any talk: none of them takes part beside its members.
_THE_BODY = re.compile(
    r"^(?:the )?(?:[\w-]+ ){0,3}?(?:part(?:y|ies)|committee|conference|council|commission|meeting|group|members"
    r"|delegat(?:es|ions)|participants|plenary|assembly|secretariat|consideration|congress|board|bureau|panel|session"
    r"|governments?|authorities|department|public|people|afterwards|incidentally)$"
    r"|^(?:the )?(?:members?|representatives?)$",
    re.IGNORECASE,
)
_TALKING = frozenset(CueKind) - {CueKind.DISCUSSES, CueKind.NARRATES}


def speakers(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution], kinds: tuple[ActorKind, ...]
) -> tuple[Participant, ...]:
    """Return who is said to speak in the account, in order, whoever is only passed on left out."""
    names = (name for _, name in said_in_talk(prepared, cast, found, kinds))
    return with_names((), names, cast)


def said_in_talk(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution], kinds: tuple[ActorKind, ...]
) -> Iterator[tuple[int, str]]:
    """Yield the number of each sentence in which somebody of some kinds speaks in the talk, with the name."""
    for one in found:
        if _is_of_the_talk(prepared, one):
            names = map(_without_run_in, one.holders or holders_of(one.holder or ""))
            yield from ((one.sentence, name) for name in names if _speaks_there(cast, name, kinds))


def _speaks_there(cast: Cast, name: str, kinds: tuple[ActorKind, ...]) -> bool:
    """Whether a name is somebody's of these kinds; of nobody known, whether it is written as a name."""
    actor = cast.actor(name)
    if actor is None:
        return _THE_BODY.match(name) is None and name.rsplit(maxsplit=1)[-1][:1].isupper()
    return actor.kind in kinds and _may_speak(cast, actor, kinds)


def _without_run_in(name: str) -> str:
    """Return a state's name without the words that a text has run into it: "In Plenary Session Norland emphasised"."""
    head, _, last = name.rpartition(" ")
    if head and _RUN_IN.search(head) and known_place(last) is not None:
        return last
    return re.sub(r"^[A-Z][a-z]+ing (?=[A-Z])", "", name)


_RUN_IN = re.compile(r"\b(?:Session|Plenary|Meeting|Debate|Committee|Council|Assembly)$")


def _is_of_the_talk(prepared: PreparedText, one: Attribution) -> bool:
    """Whether somebody says something in the talk itself: nothing passed on, nothing said before it."""
    passed_on = one.chain or one.headline or one.nominal or one.holder is None
    told = one.kind in _TALKING and not _before_the_talk(prepared, one)
    return told and not passed_on and not _never_said(prepared, one)


def _never_said(prepared: PreparedText, one: Attribution) -> bool:
    """Whether somebody would only have said it: "Kos would have asked me to greet you"."""
    words = prepared.text[one.start : one.end]
    return _WOULD_HAVE.match(words.removeprefix(one.holder_text)) is not None


_WOULD_HAVE = re.compile(r"\s+(?:would|could|might) (?:\w+ )?have\b")


def _may_speak(cast: Cast, actor: Actor, kinds: tuple[ActorKind, ...]) -> bool:
    """Whether an actor may be one who talks: no body, and in a record no name that stands once, or in capitals."""
    if actor.kind is ActorKind.PERSON:
        return True
    if actor.kind is ActorKind.NAME and kinds is IN_A_RECORD:
        place = cast.actors.index(actor)
        written = sum(m.actor == place for m in cast.mentions)
        if written < _FEWEST_MENTIONS or actor.name.isupper():
            return False
    return _THE_BODY.match(actor.name) is None


def _before_the_talk(prepared: PreparedText, one: Attribution) -> bool:
    """Whether "had" tells that it was said before: "Mr Casey had pointed out", also further on in the same clause."""
    sentence = prepared.sentence(one.sentence)
    first = sentence.start if sentence is not None else one.start
    holder = re.escape(one.holder_text.strip())
    before = prepared.text[first : one.start]
    return re.match(
        rf"(?:{holder})?\s*had\b", prepared.text[one.start : one.end], re.IGNORECASE
    ) is not None or (
        re.search(rf"{holder}\b[^.;]*\bhad\b[^.;]*,\s*$", before, re.IGNORECASE) is not None
    )


def named_in(
    cast: Cast, sentences: Iterable[Sentence], kinds: tuple[ActorKind, ...]
) -> Iterator[str]:
    """Yield who is named in some sentences, places apart: "met in Norland"."""
    for sentence in sentences:
        for mention in cast.between(sentence.start, sentence.end):
            before = sentence.text[: mention.start - sentence.start]
            actor = cast.actors[mention.actor]
            if (
                actor.kind in kinds
                and not _PLACE.search(before)
                and not _THE_BODY.match(actor.name)
            ):
                yield actor.name
