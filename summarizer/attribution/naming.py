"""Whom the names in a phrase mean: the last person of it, of one surname the one named last in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from summarizer.attribution.actor import Actor, ActorKind, Mention
from summarizer.attribution.cast import Cast
from summarizer.attribution.openings import calls_a_person, is_for_a_person, nouns_for_persons
from summarizer.attribution.who import (
    PERSON_KINDS,
    Who,
    beyond_of,
    head_end,
    in_span,
    nation_of,
    reaching_in,
    surname_of,
    surnames,
    without_article,
    words_in,
)
from summarizer.names.persons import is_given_name, name_words, same_word
from summarizer.words.scripts import fold
from summarizer.words.tokens import tokens

Span = tuple[int, int]


_SIDE = re.compile(r"[ ]?\((?P<side>[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})\)")


#: Before a list of those present, and code points of the head in which it stands; letters of initials.
_ROLL = re.compile(
    r"(?:^|\n)\W*(?:present|in attendance|attendees|attending|participants)\W", re.IGNORECASE
)
_HEAD, _INITIALS = 2_000, (2, 3)


class Naming:
    """Reads phrases of one document in order, and remembers who was named in full."""

    def __init__(self, text: str, cast: Cast) -> None:
        self.text = text
        self.cast = cast
        self.starts = [m.start for m in cast.mentions]
        self.surnames = surnames(cast)
        #: Whether several persons have one surname.
        self.shared = any(number > 1 for number in self.surnames.values())
        self.full: dict[str, Actor] = {}
        #: Whether a list of those present stands at the head.
        self.roll = _ROLL.search(text, 0, _HEAD) is not None

    def note(self, persons: Iterable[Actor]) -> None:
        """Remember persons whom a sentence names."""
        for actor in persons:
            self.full.update((w, actor) for w in surname_of(actor))

    def named(self, span: Span, written: str) -> Who:
        """Return who a phrase is that names somebody or something."""
        end = head_end(self.text, span)
        head = without_article(self.text[span[0] : end])
        several = self.cast.counted(written, span[0])
        if several is not None:
            return Who(written, span[0], head, (several,), True)
        chosen = self.chosen(span[0], end)
        if end < span[1] and (behind := self._behind_post(head, chosen, (end, span[1]))):
            return Who(written, span[0], head, (behind, *chosen))
        beyond = (*beyond_of(self.text, span), *nation_of(written), *self._side_behind(span[1]))
        listed = None if chosen else self._of_initials(written)
        if listed is not None:
            return Who(written, span[0], head, (listed,), False, beyond)
        vague = not chosen or chosen[0].kind in (ActorKind.OFFICE, ActorKind.GROUP)
        if vague and written.lower().startswith(("the ", "this ", "that ")):
            found = self.cast.resolve(written, span[0])
            plain = found is not None and (not chosen or written[4:].islower())
            if (
                found is not None
                and (found.kind in PERSON_KINDS or plain)
                and not _describes_another(found, head)
            ):
                return Who(written, span[0], head, (found, *chosen), True, beyond)
        return Who(written, span[0], head, chosen, False, beyond)

    def _behind_post(self, head: str, chosen: tuple[Actor, ...], rest: Span) -> Actor | None:
        """Return the person whose name ends a phrase behind what they are: "the minister for women | Anna Holm"."""
        words = words_in(head)
        if not words or words[-1] not in nouns_for_persons() or any(map(_is_somebody, chosen)):
            return None
        last = next(reversed(self.cast.between(*rest)), None)
        if last is None or last.end != rest[1] or " " not in last.text:
            return None
        between = self.text[rest[0] : last.start].split()
        # "a lawyer for Anna Holm", "for the striker Anna Holm"
        plain = len(between) > 1 and not is_for_a_person(between[-1].lower())
        named = words[-1] not in _OF_OTHERS or is_given_name(last.text.split()[0])
        return self.cast.actors[last.actor] if plain and named else None

    def _of_initials(self, written: str) -> Actor | None:
        """Return the one of those present whom minutes call by initials: "JV reported that"."""
        known = self.roll and written.isupper() and written.isalpha()
        return self.cast.labelled(written) if known and len(written) in _INITIALS else None

    def _side_behind(self, end: int) -> tuple[str, ...]:
        """Return the side in brackets behind a name, as records write it: "Mr. LARSSON (Norland)"."""
        found = _SIDE.match(self.text, end)
        return (found["side"],) if found else ()

    def chosen(self, start: int, end: int) -> tuple[Actor, ...]:
        """Return the actor a phrase names: its last person, else the last of any kind."""
        numbers = in_span(self.starts, (start, end))
        numbers = numbers or reaching_in(
            self.cast.mentions, bisect_left(self.starts, start), (start, end)
        )
        mentions = (self.cast.mentions[n] for n in numbers)
        # "Clinton insiders" are not Clinton.
        closing = (m for m in mentions if not _more(self.text[max(m.end, m.start) : end]))
        meant = (self._kin(m, start) or self._meant(m.actor, m.text) for m in closing)
        actors = list(filter(None, meant))
        persons = [a for a in actors if a.kind in PERSON_KINDS]
        return tuple(persons[-1:] or actors[-1:])

    def _kin(self, mention: Mention, start: int) -> Actor | None:
        """Return whom a surname means before which another given name stands than that of whom it was taken for."""
        actor = self.cast.actors[mention.actor]
        before = self.text[start : mention.start].split()[-1:]
        if actor.kind not in PERSON_KINDS or " " in mention.text or not before:
            return None
        given = before[0]
        if not given[:1].isupper() or not is_given_name(given):
            return None
        if any(same_word(fold(given), word) for word in name_words(actor.name)[:-1]):
            return None
        return Actor(f"{given} {mention.text}", ActorKind.NAME)

    def _meant(self, number: int, written: str) -> Actor | None:
        """Return whom a name means: of several persons of one surname the one last named in full."""
        actor = self.cast.actors[number]
        if actor.kind not in PERSON_KINDS:
            return actor
        bare = [t.lower for t in tokens(written) if t.word and t.capital]
        if surname_of(actor)[:1] != bare[-1:] and bare[-1:] == list(name_words(actor.name)[:1]):
            # "Mr Holm" is Anna Holm where somebody is, and not Holm Marsh.
            return self.full.get(bare[-1], actor)
        if not self.shared:
            return actor
        if len(bare) == 1 and self.surnames.get(bare[0], 0) > 1:
            return self.full.get(bare[0])
        return actor


#: Who speaks or acts for somebody else, whose name may stand behind them.
_OF_OTHERS = frozenset(
    "spokesperson lawyer attorney agent aide adviser advisor solicitor barrister counsel assistant".split()
)


def _is_somebody(actor: Actor) -> bool:
    return actor.kind in PERSON_KINDS


def _describes_another(found: Actor, head: str) -> bool:
    """Whether a name only tells of which kind somebody is: "the GOP nominee" is not the GOP."""
    words = words_in(head)
    if not words or not calls_a_person(head):
        return False
    known = {w for name in (found.name, found.role or "", *found.aliases) for w in words_in(name)}
    inside = found.kind is ActorKind.NAME and bool(set(words) & set(words_in(found.name)))
    return inside and words[-1] not in known


def _more(rest: str) -> bool:
    """Whether words that matter stand between a name and the end of what is called so."""
    return any(
        word not in ("himself", "herself", "itself", "themselves", "s", "also")
        for word in words_in(rest)
    )
