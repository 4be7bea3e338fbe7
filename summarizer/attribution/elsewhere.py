"""Whether a passage gives words to somebody else for certain, and to whom.

That words are another's is a grave thing to say of a line that is right, so it is said only where the passage names
that other plainly: by a turn, a verb of saying or a quotation that goes on, with a source that cannot be the holder
under another name. Everything less is no finding about somebody else. The bounds were chosen on the tuned part of
PolNeAR and on forty annotated texts of other kinds; ``benchmarks/README.md`` has what they cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.attribution.actor import Actor, ActorKind, head_words, speaks_for, words_of
from summarizer.attribution.cast import Cast
from summarizer.attribution.denotes import denotes, may_stand_for
from summarizer.attribution.english.frames import Link
from summarizer.attribution.english.verbs import Polarity, VerbKind, source_words
from summarizer.attribution.sourced import Layer, Sourced
from summarizer.attribution.turned import is_label_of_office
from summarizer.attribution.who import (
    PERSON_KINDS,
    Who,
    is_paper,
    is_person,
    without_article,
    words_in,
)
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.names.persons import name_words, same_word
from summarizer.names.places import government, known_place, sides
from summarizer.words.lists import actor_lists, name_lists

_PLAIN = frozenset({Link.SUBJECT, Link.INVERTED, Link.ACCORDING, Link.COLON, Link.DASH})
#: Those whose name alone says who it is.
_NAMED = frozenset({*PERSON_KINDS, ActorKind.ORGANISATION, ActorKind.COUNTRY})
#: Bodies through which no single person speaks whom the text calls by name elsewhere.
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.NAME})
#: Words of a source. Longer ones in the tuned part of PolNeAR were mostly two phrases taken for one.
_LONGEST = 9
#: Letters of what is written in capitals in any text: "US", "NATO".
_LONGEST_ACRONYM = 4


def somebody_else(
    cast: Cast, covering: Sequence[Sourced], names: Sequence[str], agreed: Iterable[str]
) -> str | None:
    """Return who says a passage for certain, if that is none of ``names``; else ``None``.

    Args:
        cast: Who is named in the document.
        covering: The sourced passages around the words, the narrowest first.
        names: The holder, and whom it speaks for.
        agreed: Who says it by the list of attributions, which leads pronouns back in its own way.
    """
    if not names or _is_any_of(cast, names, covering):
        return None
    known = frozenset(agreed)
    one = _best_known([one for one in covering if _is_certain(one, known)])
    if one is None:
        return None
    named = _main_sources(one)
    asks = one.layer is Layer.TURN and bool(one.who[0].beyond)
    return named[0].name if asks or not _may_be_one_of(cast, names, one, named) else None


def _best_known(certain: Sequence[Sourced]) -> Sourced | None:
    """Return the first passage whose source the text presents, else the first."""
    # Of whom nothing is known but capitals, less can be said than of those whom the text presents.
    known_ones = (one for one in certain if one.layer is Layer.TURN or one.who[0].actors)
    return next(known_ones, next(iter(certain), None))


def _may_be_one_of(cast: Cast, names: Sequence[str], one: Sourced, named: Sequence[Who]) -> bool:
    """Whether one of the main sources of a passage may be one of some names."""
    turn = one.layer is Layer.TURN and not one.who[0].actors
    possible = _may_have_label if turn else may_be
    return any(possible(cast, names, who) for who in named)


def _is_any_of(cast: Cast, names: Sequence[str], covering: Sequence[Sourced]) -> bool:
    """Whether one of some names stands for a source of some passages."""
    sources = (who for one in covering for who in one.who)
    return any(
        denotes(cast, name, who) or may_stand_for(name, who) for who in sources for name in names
    )


def _main_sources(one: Sourced) -> list[Who]:
    """Return the persons among the sources of a passage, without any those that are no papers, else all of them."""
    persons = [who for who in one.who if _persons(who)]
    return persons or [who for who in one.who if not is_paper(who)] or list(one.who)


# --- is it said for certain? -------------------------------------------------------------------------


def _is_certain(one: Sourced, agreed: frozenset[str]) -> bool:
    """Whether a passage is somebody's beyond doubt."""
    if one.polarity not in (Polarity.SAID, Polarity.DENIED) or one.name is None:
        return False
    if one.layer is Layer.TURN:
        return True
    main = _main_sources(one)[0]
    if main.pronoun and not _is_led_back(main, agreed):
        return False
    if one.layer is Layer.RUNNING:
        return one.alone
    # Who issues a document says what it gives to nobody: that may be the holder of an enclosed letter as well.
    return one.layer is not Layer.VOICE and _tells_plainly(one, main)


def _is_led_back(who: Who, agreed: frozenset[str]) -> bool:
    """Whether a pronoun stands for a person of whom the other reading says the same, or for one it says nothing of."""
    if not is_person(who):
        return False
    silent = not agreed and who.actors[0].kind is ActorKind.PERSON
    return silent or who.actors[0].name in agreed


def _tells_plainly(one: Sourced, main: Who) -> bool:
    """Whether a clause has a verb of saying and a source that speaks, or a source by name and a verb of any kind."""
    if one.link in _PLAIN and one.kind is VerbKind.SAYS and _speaks(main):
        return True
    tied = one.link in _PLAIN or one.link is Link.PARTICIPLE
    return tied and one.kind is not VerbKind.LIGHT and _is_of_a_kind(main, _NAMED)


def _is_of_a_kind(who: Who, kinds: frozenset[ActorKind]) -> bool:
    short = len(who.text.split()) <= _LONGEST
    named = _is_written_as_name(who) if not who.actors else who.actors[0].kind in kinds
    return short and named


def _is_written_as_name(who: Who) -> bool:
    """Whether a source that nothing else is known of is a name by its capitals: "AOSIS", "Friends of the Lake"."""
    words = without_article(who.text).split()
    capital = [word for word in words if word[:1].isupper()]
    # "Tunnel Plan Says", all in capitals, is a headline.
    several = 1 < len(capital) < len(words)
    return several or (len(words) == 1 and len(words[0]) > 1 and words[0].isupper())


def _speaks(who: Who) -> bool:
    """Whether a source is a name, or a phrase whose head is an office, a body or a group of people."""
    if who.pronoun or who.actors:
        return who.pronoun or _is_of_a_kind(who, frozenset(ActorKind) - {ActorKind.PAPER})
    if (_persons(who) and " " in who.text) or _is_written_as_name(who):
        return True
    head, titles = words_in(who.head or who.text)[-1:], actor_lists().titles
    speakers = (titles.roles, titles.plural_roles, titles.bodies, source_words().deputies)
    return len(who.text.split()) <= _LONGEST and any(set(head) & set(kind) for kind in speakers)


# --- can it be the holder? ---------------------------------------------------------------------------


def may_be(cast: Cast, names: Sequence[str], who: Who) -> bool:
    """Whether a source can be a holder under another name, or speak for it. ``names``: the holder, and its side."""
    parts = holders_of(names[0])
    if len(parts) > 1:
        return any(may_be(cast, (part, *names[1:]), who) for part in parts)
    holder, persons = _Asked(names[0], cast.actor(names[0])), _persons(who)
    if holder.is_person and persons:
        return any(_share_a_name(holder.name, name) for name in persons)
    known = frozenset[str]().union(_sides_of(holder.actor), *map(sides, names))
    theirs = sides(who.text).union(*map(_sides_of, who.actors))
    return bool(known & theirs) if known and theirs else _may_be_in_words(cast, holder, who)


def _may_have_label(cast: Cast, names: Sequence[str], who: Who) -> bool:
    """Whether the label of a turn that names nobody known may stand for a holder: an office for a person or a side."""
    holder = _Asked(names[0], cast.actor(names[0]))
    if _share_a_word(holder.name, holder.actor, who):
        return True
    if not is_label_of_office(who.text):  # a surname in capitals
        return is_office(holder.name) or _is_state(holder.name)
    sided = any(map(sides, names)) or is_office(holder.name)
    return holder.is_person or sided or _is_part_of_a_side(holder.name)


def _may_be_in_words(cast: Cast, holder: _Asked, who: Who) -> bool:
    """Whether a source can be a holder of whose sides nothing is known, by what both are called."""
    if _is_another_office(holder.name, holder.actor, who):
        return False
    shared = _share_a_word(holder.name, holder.actor, who) or _is_part_of_a_side(holder.name)
    return shared or _may_be_unsaid(cast, holder, who)


@dataclass(frozen=True)
class _Asked:
    """The holder that is asked about, and the actor of the text of that name."""

    name: str
    actor: Actor | None

    @property
    def is_person(self) -> bool:
        """Whether it is a person by name."""
        return _is_personal(self.name, self.actor)


def _may_be_unsaid(cast: Cast, holder: _Asked, who: Who) -> bool:
    """Whether a source may be a holder with whose names it has no word in common, by what sort each of them is."""
    if _persons(who):
        return _speaks_unsaid(cast, holder, who)
    return _is_of_its_sort(cast, holder, who)


def _speaks_unsaid(cast: Cast, holder: _Asked, who: Who) -> bool:
    """Whether a person may hold an office or be of a state, of whom the text says neither."""
    if _is_known(who):
        return False
    state = _is_state(holder.name) and not _is_in_capitals(cast, holder.actor)
    return is_office(holder.name) or state


def _is_of_its_sort(cast: Cast, holder: _Asked, who: Who) -> bool:
    """Whether a source that is no person can be a holder, by what sort of name each of them has."""
    if _is_body(who):
        return False
    if holder.is_person:
        return not (_is_delegation(who.text) or (who.text.isupper() and _writes_in_capitals(cast)))
    known = _is_state(who.text) or known_place(without_article(who.text)) is not None
    return is_office(holder.name) or not known


def _is_personal(holder: str, actor: Actor | None) -> bool:
    """Whether a holder is a person by name."""
    plain = without_article(holder)
    if actor is not None or _is_acronym(plain):
        return actor is not None and actor.kind in PERSON_KINDS and not _is_acronym(plain)
    capital = all(word[:1].isupper() for word in plain.split())
    listed = is_office(plain) or is_body(plain) or known_place(plain) is not None
    return bool(plain) and capital and not listed


def _persons(who: Who) -> tuple[str, ...]:
    """Return the names of the persons that a source is; nothing where it is something else."""
    if is_person(who) and not _is_acronym(who.text):
        return (who.text, *(a.name for a in who.actors))
    if who.actors:
        return who.actors[0].members
    return (who.text,) if not who.pronoun and _is_personal(who.text, None) else ()


def _sides_of(actor: Actor | None) -> frozenset[str]:
    """Return the states and organisations that an actor is, belongs to or speaks for."""
    side = speaks_for(actor) if actor is not None else None
    named = sides(actor.name) if actor is not None else frozenset[str]()
    return named | (sides(side) or frozenset({side}) if side else frozenset[str]())


def _is_acronym(name: str) -> bool:
    """Whether a name is one of a body in capitals: "AOSIS", "LDCs"."""
    plain = without_article(name).removesuffix("s")
    return len(plain) > 1 and " " not in plain and plain.isupper()


def _is_state(name: str) -> bool:
    """Whether a name is that of a state, its capital or its government."""
    return government(without_article(name)) is not None


def _is_delegation(text: str) -> bool:
    """Whether a name is written as bulletins of negotiations write who speaks there: a state or group in capitals."""
    return text.isupper() and len(text) > _LONGEST_ACRONYM


def _writes_in_capitals(cast: Cast) -> bool:
    """Whether a text writes several states in capitals, as bulletins of negotiations do."""
    upper = {m.actor for m in cast.mentions if _is_delegation(m.text)}
    return sum(cast.actors[n].kind is ActorKind.COUNTRY for n in upper) >= _SEVERAL


#: States in capitals that make a bulletin.
_SEVERAL = 3


def _is_in_capitals(cast: Cast, actor: Actor | None) -> bool:
    """Whether a text writes a state in capitals, so that no person in it speaks for that state unsaid."""
    named = (m.text for m in cast.mentions if cast.actors[m.actor] is actor)
    return any(map(_is_delegation, named))


def _is_known(who: Who) -> bool:
    """Whether the text says what office somebody holds, or whom they belong to."""
    return any(actor.role or actor.affiliation for actor in who.actors[:1])


def _is_body(who: Who) -> bool:
    """Whether a source is an organisation by name or a group of people, and no state or office."""
    kind = who.actors[0].kind if who.actors else None
    return kind is ActorKind.GROUP or (kind in _BODIES and not _is_part_of_a_side(who.text))


def _is_another_office(holder: str, actor: Actor | None, who: Who) -> bool:
    """Whether a source is an office, and the holder is one of another kind or is known by it."""
    office = without_article(who.text)
    own = holder if is_office(holder) else actor.role if actor is not None else None
    if not own or not is_office(office) or is_body(office):
        return False
    return not head_words(words_of(own)) & head_words(words_of(office))


def _share_a_name(holder: str, name: str) -> bool:
    """Whether two persons have a word of their names in common: "Bill Clinton" and "Clinton"."""
    return any(same_word(a, b) for b in name_words(name) for a in name_words(holder))


def _share_a_word(holder: str, actor: Actor | None, who: Who) -> bool:
    """Whether what a holder and a source are called has a word in common that says which one it is."""
    own = {w for name in (holder, *_called(actor)) for w in words_in(name)}
    theirs = (who.text, who.heading, *who.beyond, *(n for a in who.actors for n in _called(a)))
    common = own.difference(name_lists().generic)
    return any(_alike(a, b) for name in theirs for b in words_in(name) for a in common)


def _called(actor: Actor | None) -> tuple[str, ...]:
    """Return all that an actor is called in the text."""
    if actor is None:
        return ()
    return (actor.name, actor.role or "", actor.affiliation or "", *actor.aliases)


def _alike(a: str, b: str) -> bool:
    return same_word(a, b) or a + "s" == b or b + "s" == a


def _is_part_of_a_side(name: str) -> bool:
    """Whether a name is a part of some government or delegation, and does not say of which: "the government"."""
    words = words_in(without_article(name))
    parts = {*name_lists().generic, *actor_lists().titles.bodies}
    return all(word in parts for word in words)
