"""The lines of the bottom line that tell what the documents of a story lead with (see ``foremost``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from summarizer.accounts.compared import overlap
from summarizer.brief.bottom_line.opening_facts import OpeningFacts
from summarizer.brief.by_party.parties import Camp
from summarizer.brief.by_party.points import Point
from summarizer.brief.conversations.spoke import (
    DEICTIC,
    is_argued,
    is_in,
    says_nothing,
    spoke_line,
    tells_little,
)
from summarizer.brief.conversations.talk_facts import headed_record, own_record
from summarizer.brief.conversations.talks import are_persons, outcome_lines
from summarizer.brief.disputes.dispute_lines import (
    dispute_line,
    disputes_of,
    lead_at_the_top,
    tells_both_sides,
)
from summarizer.brief.facts.fact_lines import FactLine, FactLines
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import presentable
from summarizer.brief.phrasing.prose import day_in_words, people_of
from summarizer.brief.view.conflicts import conflicts_of
from summarizer.brief.view.disputed import Disputed
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Account, Event, SourcedDispute, Story
from summarizer.models.document import Kind
from summarizer.words.content import salient_words, similarity
from summarizer.words.days import names_a_day

#: Share of the shorter one's words by which two lines are nearly one. Of 40 notes the pairs that two readers called
#: equal share six words in ten and more, the others less than half.
_NEAR = 0.6
#: The same of lines that a document leads with: somebody has told them apart.
_SAME = 0.8
#: Fewer words say too little to be compared.
_FEWEST = 4
#: What names the matters of a talk, or those who took part, tells nothing of what was said.
_MATTERS = re.compile(r"(?:They (?:discussed|spoke of)|Taking part were) ")
#: What was to be done did not take place on the day of the talk.
_AHEAD = re.compile(
    r"^(?:(?!that\b)[\w’'.()-]+,? ){1,12}?(?:(?:is|are) (?:\w+ )?to|(?:intend|plan)s? to|will|shall)\b"
)
#: So few words say nothing new where all of them stand in a line.
_PART = 2
#: Conversations and outcomes of each that are told where nothing says which of them matter.
_EVENTS, _OUTCOMES = 3, 2
#: Facts of one document that open its bottom line, at most.
_FACTS = 2
#: Participants up to whom a conversation is told among what a document leads with.
_FEW = 4
#: Disputes inside one document that are told.
_DISPUTES = 1


#: Kinds of documents that are no account of a conversation, whatever they tell of it.
_OF_OTHERS = {Kind.NEWS, Kind.TRANSCRIPT}


def names_matters(part: Part) -> bool:
    """Whether a sentence only lists what was spoken of, or who took part: it tells nothing of what was said."""
    return _MATTERS.match(part.text) is not None


@dataclass
class Told:
    """Lines told so far; none says what another one says."""

    lines: list[Line] = field(default_factory=list[Line])
    _bags: list[frozenset[str]] = field(default_factory=list[frozenset[str]])

    @property
    def notes(self) -> set[int]:
        """The footnotes of all of them."""
        return {n for line in self.lines for n in line.notes}

    def take(
        self, lines: Iterable[Line], most: int | None = None, names: frozenset[str] = frozenset()
    ) -> None:
        """Take up the lines that say something new, ``most`` of them at most.

        Words of ``names`` make no two lines alike.
        """
        before = len(self.lines)
        for line in lines:
            if self.adds(line, names, _SAME):
                self.add(line)
            if len(self.lines) - before == most:
                break

    def add(self, line: Line) -> None:
        """Take up a line."""
        self.lines.append(line)
        told = (part.text for part in line.parts if not names_matters(part))
        self._bags += map(salient_words, told)

    def adds(self, line: Line, names: frozenset[str], least: float = _NEAR) -> bool:
        """Whether a line has less than a share ``least`` of its words in common with any so far, ``names`` apart."""
        words = salient_words(line.text) - names
        if any(line.text in known.text for known in self.lines):
            return False
        if len(words) >= _PART and any(words <= bag for bag in self._bags):
            return False
        bags = [bag - names for bag in self._bags]
        if least < _SAME and any(len(bag) > _PART and bag <= words for bag in bags):
            return False
        return not any(
            min(len(words), len(bag - names)) >= _FEWEST and similarity(words, bag - names) >= least
            for bag in self._bags
        )


@dataclass
class FirstLines:
    """Puts what a story leads with into lines; ``line_of`` tells a point."""

    story: Story
    camps: Sequence[Camp]
    wording: Wording
    notes: Footnotes
    told_facts: FactLines
    texts: Texts
    line_of: Callable[[Point], Line]
    #: Lines that say who spoke with whom, and nothing of what was said.
    talks: list[Line] = field(default_factory=list[Line])
    _spoken: list[Event] = field(default_factory=list[Event])
    #: The line of each conversation, by the identity of its event.
    _talk_lines: dict[int, Line | None] = field(default_factory=dict[int, "Line | None"])
    #: Lines of disputes told so far.
    told_disputes: list[Line] = field(default_factory=list[Line])

    def disputes(self) -> Iterator[Line]:
        """Yield the first dispute of several documents; of one where nothing says what it leads with."""
        if len(self.story.documents) > 1 or not self.story.foremost:
            yield from map(self._dispute, self._first(self._own_disputes))

    def other_disputes(self) -> Iterator[Line]:
        """Yield the first dispute where none is told yet."""
        if not self.told_disputes:
            yield from map(self._dispute, self._first(self._own_disputes))

    def opening(self) -> Iterator[Line]:
        """Yield who spoke with whom and what came of it, where the documents are the accounts of that."""
        for event in self._opening:
            yield from (line for line in self._spoke(event) if not self._is_no_news(line))
            if not self.story.foremost:
                results = outcome_lines(event, self.story, self.wording, self.notes)
                yield from results[:_OUTCOMES]

    def facts(self, told: Sequence[Line]) -> Iterator[Line]:
        """Yield the first facts; where no summary has any, what news reports open with, beside some lines."""
        if self.story.facts:
            return iter(self._first_facts())
        return OpeningFacts(self.story, told, self.wording, self.notes, self.texts).lines()

    @cached_property
    def _facts(self) -> list[FactLine]:
        """The facts of the story that nobody denies."""
        return [told for told in self.told_facts.lines if not told.disputed]

    def _first_facts(self) -> list[Line]:
        """The first facts of one document, of several the first of each."""
        most = _FACTS if len(self.story.documents) == 1 else 1
        each = ([t.line for t in self._facts if t.sourced.document == d] for d in self._sources)
        return [line for lines in each for line in lines[:most]]

    @property
    def _sources(self) -> tuple[str, ...]:
        """The documents whose first facts are told."""
        return tuple(dict.fromkeys(told.sourced.document for told in self._facts))[:_EVENTS]

    def leading(self) -> Iterator[Line]:
        """Yield the lines of the items that the story leads with, in their order.

        Of one document a dispute stands where the first of its sides does.
        """
        alone = len(self.story.documents) == 1
        mine = self._first(d for d in self._own_disputes if self._sides_in(d)) if alone else ()
        disputes = list(mine)
        for account in self.story.foremost:
            for dispute in [d for d in disputes if _is_side(account, d)]:
                disputes.remove(dispute)
                yield self._dispute(dispute)
            line = next(self._lines(account), None)
            if line is not None and presentable(line.text) and not self._is_disputed(line):
                yield line

    def others(self) -> Iterator[Line]:
        """Yield what came of the conversations that open the bottom line, beside what the story leads with."""
        for event in self._opening:
            yield from outcome_lines(event, self.story, self.wording, self.notes)[:_OUTCOMES]

    @cached_property
    def _events(self) -> list[Event]:
        """The conversations that a passage tells of."""
        return [
            event
            for event in self.story.events
            if any(t.conversation.quotes for t in event.conversations)
            or own_record(event, self.texts)
            or headed_record(event, self.texts)
        ]

    @cached_property
    def _opening(self) -> list[Event]:
        """The conversations that are the matter of the documents: told by several, or what a record is of."""
        if not self.story.foremost:
            return self._events[:_EVENTS]
        told = Counter(d for event in self._events for d in event.documents)
        records = {d for d in told if told[d] == 1 and self._is_an_account(d)}
        own = [e for e in self._events if len(e.documents) > 1 or records & set(e.documents)]
        return own[:_EVENTS]

    def _is_an_account(self, document: str) -> bool:
        """Whether a document may be the account of a conversation: news and transcripts tell of it among others."""
        record = self.texts.records.get(document)
        return record is not None and record.kind not in _OF_OTHERS

    @cached_property
    def _disputed(self) -> Disputed | None:
        """What the accounts contradict each other on; none of one document, where a dispute tells both sides."""
        return Disputed(self.story) if len(self.story.documents) > 1 else None

    def _is_disputed(self, line: Line) -> bool:
        return self._disputed is not None and self._disputed.says(line.text)

    def _spoke(self, event: Event) -> Iterator[Line]:
        line = self._talk_line(event)
        if line is not None:
            results = outcome_lines(event, self.story, self.wording, self.notes)
            if event.date and is_in(line, results[:_OUTCOMES]) and not are_persons(event):
                return
            line = self._on_its_day(line, event)
            self._spoken.append(event)
            self.talks.append(line)
            yield line

    def _talk_line(self, event: Event) -> Line | None:
        """Return who spoke with whom: asked for what a story opens with, and again for what it leads with."""
        if id(event) not in self._talk_lines:
            line = spoke_line(event, self.story, self.wording, self.notes, self.texts)
            self._talk_lines[id(event)] = line
        return self._talk_lines[id(event)]

    def _is_no_news(self, line: Line) -> bool:
        """Whether a line on a talk tells little: that a case was argued, or of one document that some talked."""
        alone = len(self.story.documents) == 1 and tells_little(line)
        return says_nothing(line) or is_argued(line) or alone

    def _dispute(self, dispute: SourcedDispute) -> Line:
        line = dispute_line(dispute, self.wording, self.notes)
        self.told_disputes.append(Line(line.parts, lead=lead_at_the_top(line)))
        return self.told_disputes[-1]

    def _first(self, disputes: Iterable[SourcedDispute]) -> Iterator[SourcedDispute]:
        """Yield the first of some disputes of which both sides are told."""
        return islice((d for d in disputes if tells_both_sides(d, self.wording)), _DISPUTES)

    @cached_property
    def _own_disputes(self) -> list[SourcedDispute]:
        """Those whose denial is no version of a difference between accounts, which is told already."""
        against = [c.accounts for c in conflicts_of(self.story) if c.kind.contradicts]
        return [
            dispute
            for dispute in disputes_of(self.story)
            if not any(overlap(dispute.disputing, told) for told in against)
        ]

    def _sides_in(self, dispute: SourcedDispute) -> bool:
        """Whether a story leads with one of the sides of a dispute."""
        return any(_is_side(account, dispute) for account in self.story.foremost)

    def _lines(self, account: Account) -> Iterator[Line]:
        """Yield the line of an item: of a point, an outcome or a conversation."""
        if account.value is None:
            for event in self._events:
                if _is_told_of(event, account):
                    yield from (
                        line
                        for line in self._spoke(event)
                        if not (says_nothing(line, there=True) or self._is_no_news(line))
                    )
        yield from (t.line for t in self._facts if _is_fact(t, account))
        yield from (self.line_of(p) for p in self._points(account))
        mine = set(self.notes.refer(account.document, account.quotes))
        for event in self.story.events:
            if self._has_outcome(event, account):
                results = outcome_lines(event, self.story, self.wording, self.notes)
                yield from (self._on_its_day(r, event) for r in results if mine <= set(r.notes))

    def _on_its_day(self, line: Line, event: Event) -> Line:
        """Return what a conversation came to, or that it took place, with its day, where no line above tells that.

        What its own sentence gives another day, be it one of the week, is told without; so is what is still to be done.
        """
        first, *rest = line.parts
        told = " ".join((first.text, *(self.notes.notes[n - 1].words for n in first.notes)))
        named = names_a_day(told) or DEICTIC.search(first.text) or _AHEAD.search(first.text)
        if event in self._spoken or named or not event.date:
            return line
        text = self.wording.lowered(event.documents[0], first.text)
        return replace(
            line, parts=(replace(first, text=f"On {day_in_words(event.date)}, {text}"), *rest)
        )

    def _points(self, account: Account) -> Iterator[Point]:
        points = (point for camp in self.camps for point in camp.points)
        yield from (
            point
            for point in points
            if any(
                m.document == account.document and m.position.statement == account.value
                for m in point.members
            )
        )

    def _has_outcome(self, event: Event, account: Account) -> bool:
        return any(
            t.document == account.document and outcome.text == account.value
            for t in event.conversations
            for outcome in t.conversation.outcomes
        )


def tells_a_stand(text: str) -> bool:
    """Whether a line can stand in a bottom line: no question, no noise, nothing the account only tells of somebody."""
    return not text.endswith("?") and not text.startswith("The account says") and presentable(text)


def _is_side(account: Account, dispute: SourcedDispute) -> bool:
    return overlap([account], (*dispute.asserting, *dispute.disputing)) > 0


def _is_fact(told: FactLine, account: Account) -> bool:
    """Whether an account is a fact."""
    sourced = told.sourced
    same = sourced.document == account.document and sourced.fact.statement == account.value
    return same and sourced.fact.quotes == account.quotes


def _is_told_of(event: Event, account: Account) -> bool:
    """Whether an account is that of a conversation of few; a list of many who met says nothing of what came of it."""
    few = len(people_of([t.conversation for t in event.conversations])) <= _FEW
    return few and any(
        account.document == t.document and account.quotes == tuple(t.conversation.quotes)
        for t in event.conversations
    )
