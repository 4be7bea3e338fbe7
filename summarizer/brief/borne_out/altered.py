"""What a statement changes of a sentence that it otherwise follows: one word for another, a negation in or out.

A free rendering cannot be told from a wrong one word by word. Where a statement keeps the words on both sides of a
place, what it puts there instead can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from summarizer.attribution.cues import cue_lexicon
from summarizer.brief.borne_out.said_how import is_plain, tells_otherwise
from summarizer.brief.borne_out.steps import ORDERS, QUANTITIES, Beside, Gap, Step, alike, steps
from summarizer.names.bodies import is_office
from summarizer.names.places import sides
from summarizer.words.alike import opposed
from summarizer.words.content import content
from summarizer.words.days import CALENDAR
from summarizer.words.negation import denies

#: Words that a place holds at most where one is put for another.
_PLACE = 2
#: The same where only something was left out.
_LEFT_OUT = 3
#: What weakens or narrows the word behind it: a sentence without it claims more.
WEAKENS = frozenset(
    "probably possibly perhaps maybe reportedly allegedly apparently likely unlikely about around nearly almost partly"
    " partially mainly largely mostly seemingly roughly approximately arguably potentially supposedly hopefully"
    " prepared ready willing hoped hopes intend intended intends planned seem seems seemed appear"
    " appears appeared try tried tries consider considered stage".split()
)
#: How much a modal binds.
_DEGREES = {"may": 0, "can": 0, "should": 1, "will": 2, "must": 2}
#: These are never passed over because they stand elsewhere, too.
APART = QUANTITIES | WEAKENS | _DEGREES.keys()
#: What an amount is counted in says something else in another word.
_UNITS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades metre metres"
    " meter meters kilometre kilometres km mile miles foot feet acre acres hectare hectares gram grams kilogram"
    " kilograms kg tonne tonnes ton tons pound pounds litre litres barrel barrels dollar dollars euro euros yen rouble"
    " roubles million billion trillion thousand hundred dozen per cent percent degree degrees".split()
)
#: Words on either side among which a negation may stand elsewhere.
_AROUND = 4
#: What is looked at by rules of its own.
_BY_THEMSELVES = QUANTITIES | _DEGREES.keys() | ORDERS
#: Words at the head of a statement among which who holds it stands.
_HEAD = 4
#: What says without a negation that something is not so.
_AS_A_NEGATION = re.compile(
    r"\b(?:fail|lack|unable|inab|refus|reject|avoid|prevent|oppos|impossib|stop|rather than|far from|absen|declin"
    r"|exclud|rule[sd]? out|forbid|prohibit|ban|halt|cease)\w*",
    re.IGNORECASE,
)
#: What only says how much or how often, or joins: it may come or go.
LIGHT = frozenset(
    "very quite really simply certainly clearly also still already yet now currently particularly especially since"
    " actually just well much far even rather fully strongly deeply further own such other somewhat however moreover"
    " another one ones whether way ways kind sort fact case make makes made take takes took taken come came go goes"
    " went get got gets put puts be being been".split()
)
_ALL = frozenset(("all", "every", "each"))
#: Nouns that stand for whatever was told before.
GENERAL = frozenset(
    "thing things matter matters issue issues question problem move step steps measure measures view idea point"
    " countries side sides parties case situation incident incidents event events affair anything something"
    " particular said latter former aforementioned".split()
)


#: "Called the duty a wall": what something is named, nothing that is asked for.
_CALLS_SO = re.compile(r"\bcalled (?!for\b|on\b|upon\b|off\b|in\b)")
#: What stands for a state by what it is: "the East African country".
_STATE = frozenset("country nation state government kingdom republic".split())


@dataclass(frozen=True)
class _Told:
    """A statement beside what it retells, and the stems of the names of its holder."""

    laid: Beside
    known: frozenset[str]
    text: str = ""
    statement: str = ""
    #: Whether two words stand side by side in the document.
    together: Callable[[Step, Step], bool] = lambda _, __: False

    def is_of_a_name(self, one: Step, among: Sequence[Step]) -> bool:
        """Whether a word and its neighbour among some stand so in the document, which has a name for a thing there."""
        return any(one in pair and self.together(*pair) for pair in pairwise(among))

    def is_own(self, one: Step) -> bool:
        """Whether a word is the writer's own: the document has it nowhere."""
        free = not one.named and one.key not in _UNITS
        return bool(self.text) and free and one.key not in _words_of(self.text)

    @cached_property
    def mine_apart(self) -> tuple[Step, ...]:
        """The words of the statement that have no counterpart."""
        paired = {i for i, _ in self.laid.pairs}
        return tuple(one for n, one in enumerate(self.laid.mine) if n not in paired)

    @cached_property
    def theirs_apart(self) -> tuple[Step, ...]:
        """The words of what it retells that have no counterpart."""
        paired = {j for _, j in self.laid.pairs}
        return tuple(one for n, one in enumerate(self.laid.theirs) if n not in paired)

    def near(self, gap: Gap, *, theirs: bool) -> list[Step]:
        """Return the words without a counterpart around a gap, on one side."""
        side, apart = (
            (self.laid.theirs, self.theirs_apart) if theirs else (self.laid.mine, self.mine_apart)
        )
        at = gap.places[1 if theirs else 0]
        window = side[
            max(0, at - _AROUND) : at + 1 + len(gap.theirs if theirs else gap.mine) + _AROUND
        ]
        return [one for one in window if one in apart]

    @cached_property
    def _theirs_paired(self) -> tuple[Step, ...]:
        return tuple(self.laid.theirs[j] for _, j in self.laid.pairs)

    def own(self, gap: Gap) -> Gap:
        """Return a gap with what is in it alone: neither said elsewhere on the other side, nor who says it."""
        theirs = tuple(one for one in gap.theirs if not self._is_told_by_me(one, gap))
        named = any(one.named for one in theirs)
        mine = (one for one in gap.mine if not self._is_told_by_them(one, gap, named=named))
        return gap._replace(mine=tuple(mine), theirs=theirs)

    def _is_told_by_me(self, one: Step, gap: Gap) -> bool:
        if any(opposed(one.key, mine.key) for mine in gap.mine):
            return False
        if one.denies:
            return False
        if one.key not in APART and (_says_little(one) or _is_cue(one, gap.mine)):
            return True
        again = any(other.key == one.key for other in self._theirs_paired)
        return (again and not one.named and one.key not in APART) or any(
            alike(one.key, mine.key) for mine in self.mine_apart
        )

    def _is_told_by_them(self, one: Step, gap: Gap, *, named: bool) -> bool:
        if one.denies or any(opposed(one.key, their.key) for their in gap.theirs):
            return False
        if one.key in APART:
            return any(alike(one.key, their.key) for their in self.theirs_apart)
        if _says_little(one) or _is_cue(one, gap.theirs if gap.before else ()):
            return True
        if one.named or content(one.text) <= self.known:
            return not named or self._is_at_the_head(one)
        # "Said" at the end of a sentence says nothing of what is "saying" in another place.
        apart = bool(gap.theirs) and _only_says(one) and not any(map(_tells, gap.theirs))
        return not apart and any(alike(one.key, their.key) for their in self.laid.theirs)

    def _is_at_the_head(self, one: Step) -> bool:
        return content(one.text) <= self.known and one in self.laid.mine[:_HEAD]


def _says_little(one: Step) -> bool:
    return one.key in LIGHT or one.key in ORDERS


def _is_cue(one: Step, there: Sequence[Step]) -> bool:
    """Whether a word only tells that something is said, as a word on the other side does, or nothing there."""
    return _tells(one) and (not there or any(map(_tells, there)))


def _tells(one: Step) -> bool:
    return cue_lexicon().at((one.key,), 0) is not None


def _only_says(one: Step) -> bool:
    """Whether a word is a verb by which a thing is only said."""
    cue = cue_lexicon().at((one.key,), 0)
    return cue is not None and is_plain(cue)


def altered(
    statement: str,
    sentences: Sequence[str],
    known: str = "",
    text: str = "",
    together: Callable[[Step, Step], bool] = lambda _, __: False,
) -> str | None:
    """Return what a statement changes of the sentences it follows; null where it changes nothing.

    ``known`` are the names of who holds it, ``text`` the whole document: of a word that it has nowhere, and that is no
    contrary, one is the writer's own, put for one of the same meaning. ``together`` is whether two words stand side by
    side in it: they may be what it calls a thing ("hostage deal").
    """
    on = _Told(Beside.of(statement, sentences), content(known), text, statement, together)
    for whole in on.laid.gaps:
        gap = on.own(whole)
        why = next((why for why, found in _CHANGES if found(gap, whole, on)), None)
        if why:
            return why
    return None


def _negation(gap: Gap, whole: Gap, on: _Told) -> bool:
    """Whether a negation stands on one side only, before what both have, with nothing else in its place."""
    if not (gap.before and gap.behind) or bool(gap.mine and gap.theirs):
        return False
    here, there = (whole.mine, whole.theirs) if gap.mine else (whole.theirs, whole.mine)
    if not (here and here[-1].denies) or any(one.denies or one.key in ORDERS for one in there):
        return False
    near = on.near(whole, theirs=bool(gap.mine))
    text = " ".join(one.text for one in near)
    return not (any(one.denies for one in near) or denies(text) or _AS_A_NEGATION.search(text))


def _weakened(gap: Gap, whole: Gap, _: _Told) -> bool:
    """Whether what weakens the words behind it is left out."""
    if gap.mine or not (gap.before and gap.behind and whole.theirs):
        return False
    if whole.theirs[-1].key == "around":
        # "Questions around the deal" are about it.
        return False
    return whole.theirs[-1].key in WEAKENS and whole.theirs[-1] in gap.theirs


def _instead(gap: Gap, whole: Gap, on: _Told) -> bool:
    """Whether a word stands in the place of another one that does not say the same."""
    if not (gap.before and gap.behind):
        gap = _at_an_end(gap, whole)
    small = 0 < len(gap.mine) <= _PLACE and 0 < len(gap.theirs) <= _LEFT_OUT
    return small and any(_is_other(one, gap, whole, on) for one in gap.mine)


def _at_an_end(gap: Gap, whole: Gap) -> Gap:
    """Return the words right beside those that both have, where none follow or go before; names and cues are none."""
    at = 0 if gap.before else -1
    beside = [side[at] for side in (whole.mine, whole.theirs) if side]
    fit = (
        len(beside) == 2
        and len(gap.mine) == 1
        and beside[0] in gap.mine
        and beside[1] in gap.theirs
    )
    plain = not any(one.named or _tells(one) for one in beside)
    return (
        gap._replace(mine=(beside[0],), theirs=(beside[1],))
        if fit and plain
        else gap._replace(mine=())
    )


def _is_other(one: Step, gap: Gap, whole: Gap, on: _Told) -> bool:
    if any(opposed(one.key, their.key) for their in gap.theirs):
        return True
    by_itself = one.denies or one.key in _BY_THEMSELVES or one.key[0].isdigit()
    a_day = one.key in CALENDAR and not any(their.key in CALENDAR for their in gap.theirs)
    if by_itself or a_day or _is_named_by(one, gap.theirs) or on.is_own(one):
        return False
    if len(gap.mine) + len(gap.theirs) > _PLACE and on.is_of_a_name(one, on.laid.mine):
        return False
    if on.is_of_a_name(one, whole.mine):
        return False
    if one.named:
        if any(their.key in _STATE for their in gap.theirs) and sides(one.text):
            return False
        return any(their.named and not is_office(their.text) for their in gap.theirs)
    return not all(
        their.key in GENERAL
        or their.key in _BY_THEMSELVES
        or (_only_tells(their) and not _tells(one))
        for their in gap.theirs
    )


def _only_tells(one: Step) -> bool:
    """Whether a word joins what somebody says to what is told of them: "saying", "adding"."""
    return one.key.endswith("ing") and _only_says(one)


@lru_cache(maxsize=64)
def _words_of(text: str) -> frozenset[str]:
    """Return the words of a document, which each of its statements asks for."""
    return frozenset(one.key for one in steps(text))


def _is_named_by(one: Step, theirs: Sequence[Step]) -> bool:
    """Whether words say the same as one, be it a name by its side or its initials."""
    text = " ".join(their.text for their in theirs)
    initials = "".join(their.text[0] for their in theirs if their.named)
    return (
        any(alike(one.key, their.key) for their in theirs)
        or bool(sides(one.text) & sides(text))
        or (one.text.isupper() and one.text in initials)
        or any(_begins(one, their) for their in theirs)
    )


def _begins(one: Step, short: Step) -> bool:
    """Whether a name begins with the letter that initials begin with: "Forum" and "FDC"."""
    initials = len(short.text) > _PLACE and short.text.isupper()
    return one.named and initials and short.text[0] == one.text[0] and not one.text.isupper()


def _saying(_: Gap, whole: Gap, on: _Told) -> bool:
    """Whether a verb of saying stands in the place of one that says something else."""
    if len(whole.mine) > _PLACE or len(whole.theirs) > _LEFT_OUT:
        return False
    new = [
        one.key
        for one in whole.mine
        if not any(alike(one.key, their.key) for their in on.laid.theirs)
        and not (one.key == "called" and _CALLS_SO.search(on.statement))
    ]
    that = any(re.search(rf"\b{re.escape(key)} that\b", on.statement) for key in new)
    # What is told elsewhere in the statement is not what stands in this place.
    theirs = [
        one.key
        for one in whole.theirs
        if not any(alike(one.key, mine.key) for mine in on.mine_apart if mine not in whole.mine)
    ]
    return tells_otherwise(new, theirs, that=that)


def _modal(gap: Gap, _: Gap, __: _Told) -> bool:
    """Whether what binds more stands in the place of what binds less."""
    mine, theirs = (
        [_DEGREES[o.key] for o in side if o.key in _DEGREES] for side in (gap.mine, gap.theirs)
    )
    return bool(mine and theirs) and max(mine) > max(theirs)


def _quantity(_: Gap, __: Gap, on: _Told) -> bool:
    """Whether all stand in the place of some, be it elsewhere in the sentence."""
    mine, theirs = ({o.key for o in side} & QUANTITIES for side in (on.mine_apart, on.theirs_apart))
    return bool(mine & _ALL) and bool(theirs) and not theirs & _ALL


#: What is changed, and how that is seen.
_CHANGES: tuple[tuple[str, Callable[[Gap, Gap, _Told], bool]], ...] = (
    ("it puts a negation in or leaves one out", _negation),
    ("it leaves out what weakens its words", _weakened),
    ("it brings in a modal", _modal),
    ("it widens whom it speaks of", _quantity),
    ("it puts another word in the place of one", _instead),
    ("it says otherwise how it is said", _saying),
)
