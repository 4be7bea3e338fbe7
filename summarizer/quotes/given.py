"""What verbs and other cues of a text give to whom (its attributions), for look-up by offset and by holder."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution, CueKind
from summarizer.attribution.cast import Cast
from summarizer.models.quote import SpeakerCheck
from summarizer.names.actors import same_actor
from summarizer.names.holders import holders_of
from summarizer.names.places import canonical_place
from summarizer.quotes.settled import is_alias, is_described, share_within, speaks_for_body
from summarizer.words.seldom import Seldom

#: Share of a quote that must lie inside an attribution for its source to count as the speaker.
SHARE = 0.6

#: How a text names those who talked, together.
_BOTH = Seldom(
    r"(?:the |both |two ){0,3}(?:ministers|leaders|presidents|sides|parties|officials|diplomats|both|they)$",
    re.IGNORECASE,
)


#: Code points before "they" in which those are named who are meant by it.
_NEAR = 400


class Given:
    """The attributions of one text, without what was only discussed."""

    def __init__(self, attributed: Attributed) -> None:
        self.attributed = attributed

    @property
    def cast(self) -> Cast:
        """Who the text mentions."""
        return self.attributed.cast

    @cached_property
    def _listed(self) -> list[Attribution]:
        """The attributions in order of where they begin; asked for where no source settles the question."""
        listed = (a for a in self.attributed.attributions if a.kind is not CueKind.DISCUSSES)
        return sorted(listed, key=lambda a: a.start)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each of them begins."""
        return [a.start for a in self._listed]

    @cached_property
    def _reach(self) -> list[int]:
        """The furthest end among the attributions up to each place: bounds the search to the left."""
        return list(accumulate((a.end for a in self._listed), max))

    def covering(self, span: tuple[int, int]) -> list[Attribution]:
        """Return the attributions in whose content, or in whose clause, most of the span lies."""
        start, end = span
        found: list[Attribution] = []
        place = bisect_right(self._starts, max(start, end - 1)) - 1
        while place >= 0 and self._reach[place] > start:
            attribution = self._listed[place]
            if attribution.end > start and share_within(attribution, start, end) >= SHARE:
                found.append(attribution)
            place -= 1
        return found

    def match(
        self, attribution: Attribution, holder: str, on_behalf_of: str | None
    ) -> SpeakerCheck:
        """Tell whether an attribution's source is the holder, or one whom the holder speaks for."""
        written = attribution.holder_text
        name = attribution.holder or written
        if self._is_named(holder, name):
            direct = attribution.holder_check is SpeakerCheck.NAMED and bool(attribution.cue)
            return SpeakerCheck.NAMED if direct else SpeakerCheck.RESOLVED
        if self._stands_for(attribution, holder) or self._are_both(holder, attribution):
            return SpeakerCheck.RESOLVED
        if on_behalf_of and speaks_for_body(holder, on_behalf_of, name):
            return SpeakerCheck.RESOLVED
        return SpeakerCheck.NOT_FOUND

    def _is_named(self, holder: str, name: str) -> bool:
        """Whether a holder is a source, one of two who speak together, or both of them."""
        members = holders_of(name)
        if len(members) < 2:
            return same_actor(holder, name)
        # "Jan Holm" has words of "Eva Holm and Jan Kos" and is neither.
        return all(any(same_actor(one, m) for m in members) for one in holders_of(holder))

    def _are_both(self, holder: str, attribution: Attribution) -> bool:
        """Whether a pair of names is the two parties of the document, which it calls "the ministers" here.

        Where it has no two parties, they are all named shortly before.
        """
        pair = holders_of(holder)
        if len(pair) < 2 or not _BOTH.match(attribution.holder_text):
            return False
        parties = self.cast.principals
        if len(parties) < 2:
            near = self.cast.between(max(0, attribution.start - _NEAR), attribution.start)
            parties = tuple({self.cast.actors[m.actor].name for m in near})
        return all(any(self._is_party(one, p) for p in parties) for one in pair)

    def _is_party(self, name: str, party: str) -> bool:
        """Whether a name is a party of the talks, or the country this one speaks for."""
        actor, place = self.cast.actor(party), canonical_place(name)
        if same_actor(name, party) or actor is None or place is None:
            return same_actor(name, party)
        return canonical_place(actor.affiliation or "") == place

    def _stands_for(self, attribution: Attribution, holder: str) -> bool:
        """Whether the holder is an alias of the source, or the country or body its officials speak for."""
        actor = self.cast.actor(attribution.holder) if attribution.holder else None
        if actor is not None and is_alias(holder, actor):
            return True
        place = canonical_place(holder)
        if place is not None and attribution.on_behalf_of:
            return canonical_place(attribution.on_behalf_of) == place
        return actor is not None and is_described(holder, actor)
