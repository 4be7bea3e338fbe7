"""What a statement changes of a sentence that it otherwise follows: one word for another, a negation in or out.

A free rendering cannot be told from a wrong one word by word. Where a statement keeps the words on both sides of a
place, what it puts there instead can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.attribution.cues import cue_lexicon
from summarizer.brief.steps import ORDERS, QUANTITIES, Beside, Gap, Step, alike
from summarizer.names.bodies import is_office
from summarizer.names.places import sides
from summarizer.words.alike import opposed
from summarizer.words.content import content
from summarizer.words.negation import denies

#: Words that a place holds at most where one is put for another.
_PLACE = 2
#: The same where only something was left out.
_LEFT_OUT = 3
#: What weakens or narrows the word behind it: a sentence without it claims more.
WEAKENS = frozenset(
    "probably possibly perhaps maybe reportedly allegedly apparently likely unlikely about around nearly almost partly"
    " partially mainly largely mostly seemingly roughly approximately arguably potentially supposedly hopefully"
    " prepared ready willing hope hoped hopes intend intended intends plan planned plans seem seems seemed appear"
    " appears appeared try tried tries consider considered stage".split()
)
#: How much a modal binds.
_DEGREES = {"may": 0, "can": 0, "should": 1, "will": 2, "must": 2}
#: These are never passed over because they stand elsewhere, too.
APART = QUANTITIES | WEAKENS | _DEGREES.keys()
#: Words at the head of a statement among which who holds it stands.
_HEAD = 4
#: What says without a negation that something is not so.
_AS_A_NEGATION = re.compile(
    r"\b(?:fail|lack|unable|inab|refus|reject|avoid|prevent|oppos|impossib|stop|rather than|far from|absen|declin|exclud"
    r"|rule[sd]? out|forbid|prohibit|ban|halt|cease)\w*",
    re.IGNORECASE,
)
#: What only says how much or how often, or joins: it may come or go.
LIGHT = frozenset(
    "very quite really simply certainly clearly also still already yet now currently particularly especially since"
    " actually just well much far even rather fully strongly deeply further own such other somewhat however moreover"
    " another one ones whether way ways kind sort fact case make makes made take takes took taken come came go goes went get"
    " got gets put puts be being been".split()
)
_ALL = frozenset(("all", "every", "each"))
#: Nouns that stand for whatever was told before.
_GENERAL = frozenset(
    "thing things matter matters issue issues question problem move step steps measure measures view idea point"
    " countries side sides parties case situation".split()
)


@dataclass(frozen=True)
class _Told:
    """A statement beside what it retells, the stems of its holder's names, and those that stand before."""

    laid: Beside
    known: frozenset[str]
    said: frozenset[str]

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
        return any(alike(one.key, their.key) for their in self.laid.theirs)

    def _is_at_the_head(self, one: Step) -> bool:
        return content(one.text) <= self.known and one in self.laid.mine[:_HEAD]


def _says_little(one: Step) -> bool:
    return one.key in LIGHT or one.key in ORDERS


def _is_cue(one: Step, there: Sequence[Step]) -> bool:
    """Whether a word only tells that something is said, as a word on the other side does, or nothing there."""
    return _tells(one) and (not there or any(map(_tells, there)))


def _tells(one: Step) -> bool:
    return cue_lexicon().at((one.key,), 0) is not None


def altered(
    statement: str, sentences: Sequence[str], known: str = "", said: frozenset[str] = frozenset()
) -> str | None:
    """Return what a statement changes of the sentences it follows; null where it changes nothing.

    ``known`` are the names of who holds it, ``said`` the stems that what was said before bears out.
    """
    on = _Told(Beside.of(statement, sentences), content(known), said)
    gaps = [on.own(gap) for gap in on.laid.gaps]
    for gap in gaps:
        why = next((why for why, found in _CHANGES if found(gap, on)), None)
        if why:
            return why
    return None


def _negation(gap: Gap, on: _Told) -> bool:
    """Whether a negation stands on one side only, with nothing else in its place."""
    mine, theirs = (any(one.denies for one in side) for side in (gap.mine, gap.theirs))
    if mine == theirs or not (gap.before and gap.behind):
        return False
    here = gap.theirs if mine else gap.mine
    apart = on.theirs_apart if mine else on.mine_apart
    text = " ".join(one.text for one in apart)
    denied = any(one.denies for one in apart) or denies(text) or _AS_A_NEGATION.search(text)
    return not here and not denied


def _weakened(gap: Gap, _: _Told) -> bool:
    """Whether what weakens the words around is left out."""
    if gap.mine or not (gap.before and gap.behind) or len(gap.theirs) > _LEFT_OUT:
        return False
    return any(one.key in WEAKENS for one in gap.theirs)


def _instead(gap: Gap, _: _Told) -> bool:
    """Whether a word stands in the place of another one that does not say the same."""
    if not (gap.before and gap.behind):
        gap = _at_an_end(gap)
    small = 0 < len(gap.mine) <= _PLACE and 0 < len(gap.theirs) <= _LEFT_OUT
    plain = (one for one in gap.mine if not one.denies)
    return small and any(_is_other(one, gap) for one in plain)


def _at_an_end(gap: Gap) -> Gap:
    """Return what stands beside the words that both have, where nothing that both have follows or goes before."""
    theirs = gap.theirs[:1] if gap.before else gap.theirs[-1:]
    return gap._replace(theirs=theirs, mine=gap.mine if len(gap.mine) == 1 else ())


def _is_other(one: Step, gap: Gap) -> bool:
    if any(opposed(one.key, their.key) for their in gap.theirs):
        return True
    if any(_same_name(one, their) for their in gap.theirs):
        return False
    if one.named:
        return any(their.named and not is_office(their.text) for their in gap.theirs)
    return not all(_is_slight(their) for their in gap.theirs)


def _is_slight(their: Step) -> bool:
    """Whether a word says little: what stands in its place adds to it rather than changes it."""
    return their.key in _GENERAL


def _same_name(one: Step, their: Step) -> bool:
    return alike(one.key, their.key) or bool(sides(one.text) & sides(their.text))


def _modal(gap: Gap, _: _Told) -> bool:
    """Whether what binds more stands in the place of what binds less."""
    mine, theirs = (
        [_DEGREES[o.key] for o in side if o.key in _DEGREES] for side in (gap.mine, gap.theirs)
    )
    return bool(mine and theirs) and max(mine) > max(theirs)


def _quantity(_: Gap, on: _Told) -> bool:
    """Whether all stand in the place of some, be it elsewhere in the sentence."""
    mine, theirs = ({o.key for o in side} & QUANTITIES for side in (on.mine_apart, on.theirs_apart))
    return bool(mine & _ALL) and bool(theirs) and not theirs & _ALL


#: What is changed, and how that is seen.
_CHANGES: tuple[tuple[str, Callable[[Gap, _Told], bool]], ...] = (
    ("it puts a negation in or leaves one out", _negation),
    ("it leaves out what weakens its words", _weakened),
    ("it brings in a modal", _modal),
    ("it widens whom it speaks of", _quantity),
    ("it puts another word in the place of one", _instead),
)
