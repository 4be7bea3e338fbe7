"""What parties say that a bottom line has room for beside what its documents lead with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from summarizer.brief.bottom_line.first_lines import Told, names_matters, tells_a_stand
from summarizer.brief.by_party.parties import Camp
from summarizer.brief.by_party.points import Point
from summarizer.brief.by_party.repeated import once
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line
from summarizer.words.content import content, salient_words, similarity

#: Lines of a bottom line up to which it is filled, and words: readers like five to seven lines of some 20 words.
WHOLE, _WORDS = 6, 150
#: Lines up to which it is filled with long ones, too.
_FEWEST = 4
#: Lines on what parties say at least, and parties at most whose points fill it.
_SIDES, _FILLED = 3, 4
#: Points of a party among which one is looked for that stands nowhere above.
_TRIED = 7
#: Words of a line that a reader with one minute reads, where another one is shorter.
_LONG = 50
#: Share of words below which two lines of one sentence say two things: "A offered 3 per cent; B wants 7".
_OTHERWISE = 0.3
#: Share of the words of two topics by which two accounts tell one point of one holder.
_SAME_TOPIC = 0.6


@dataclass
class Filling:
    """Fills a bottom line: ``talks`` are its lines on who talked, ``talking`` the names of those."""

    told: Told
    camps: Sequence[Camp]
    line_of: Callable[[Point], Line]
    notes: Footnotes
    talks: Sequence[Line]
    talking: Collection[str]
    #: The point that each line tells, by its text.
    points: dict[str, Point] = field(default_factory=dict[str, Point])

    def fill(self, led: int) -> None:
        """Tell where the first parties stand that have no line yet, then more of each where there is room.

        ``led`` lines tell already what was said. A long line stands where no short one does.
        """
        owed = _SIDES - led
        room = max(owed, WHOLE - len(self.told.lines))
        speaking = [camp for camp in self.camps if camp.points][:_FILLED]
        fresh = [self._fresh(camp) for camp in speaking]
        for lines in zip_longest(*fresh):
            for camp, line in zip(speaking, lines, strict=True):
                if room <= 0 or line is None or not self._is_new(line, speakers([camp])):
                    continue
                # However long what comes before, a reader learns where the parties stand.
                if owed > 0 or self._is_short(line):
                    self.told.add(line)
                    room, owed = room - 1, owed - 1

    def _is_short(self, line: Line) -> bool:
        parts = (part for known in (*self.told.lines, line) for part in known.parts)
        words = sum(len(part.text.split()) for part in parts if not names_matters(part))
        return len(self.told.lines) < _FEWEST or words <= _WORDS

    def _is_new(self, line: Line, names: frozenset[str]) -> bool:
        return self.told.adds(line, names) and not self._is_retold(line, self.told.lines)

    def _fresh(self, camp: Camp) -> list[Line]:
        """Return the lines of a party's first points that tell a stand, and rest on something that no line rests on.

        What only says that some talked of a matter does not tell what was said of it. What was said in the talk comes
        before what its account says beside it.
        """
        points = sorted(
            camp.points[:_TRIED], key=lambda p: p.shown.position.holder not in self.talking
        )
        lines = once(map(self.line_of, points), self.notes)
        known = {n for line in self.told.lines if line not in self.talks for n in line.notes}
        fresh = [
            line
            for line in lines
            if tells_a_stand(line.text)
            and not (
                set(line.notes) <= known and not self.told.adds(line, speakers([camp]), _OTHERWISE)
            )
        ]
        return [line for line in fresh if len(line.text.split()) <= _LONG] or fresh

    def once_a_story(self, lines: Iterable[Line]) -> list[Line]:
        """Return lines without those by which another account tells of the same holder on the same topic."""
        kept: list[Line] = []
        for line in lines:
            if not self._is_retold(line, kept):
                kept.append(line)
        return kept

    def _is_retold(self, line: Line, lines: Iterable[Line]) -> bool:
        point = self.points.get(line.text)
        others = (self.points.get(other.text) for other in lines)
        return point is not None and any(o is not None and _is_one(point, o) for o in others)


def _is_one(point: Point, other: Point) -> bool:
    mine, theirs = point.shown, other.shown
    if point is other or mine.document == theirs.document:
        return False
    topics = content(mine.position.topic), content(theirs.position.topic)
    same = mine.position.holder == theirs.position.holder
    return same and similarity(*topics) >= _SAME_TOPIC


def speakers(camps: Sequence[Camp]) -> frozenset[str]:
    """The words of the names of those who speak for some parties."""
    return frozenset[str]().union(
        *(salient_words(p.shown.position.holder) for camp in camps for p in camp.points)
    )
