"""Lays a brief out for a reader with two minutes: what comes first, what is shown, what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import PurePath

from summarizer.accounts.compare import INITIATED
from summarizer.accounts.positions import Topic, by_topic, same_holder, without_nested
from summarizer.brief.bottom import answer_in_words, attributed, bottom_line
from summarizer.brief.choice import (
    by_turns,
    in_conflict,
    is_direct,
    numbers_in,
    quotes_of,
    says_the_same,
    sides_of,
    spread,
)
from summarizer.brief.evidence import Footnotes, letter_of, tidy
from summarizer.brief.next_steps import steps
from summarizer.brief.note import (
    DisputeView,
    EventView,
    HolderLine,
    Matter,
    NoteView,
    Source,
    Statement,
    StoryView,
    TopicView,
    Version,
    Watched,
)
from summarizer.brief.prose import (
    articled,
    day_in_words,
    matter_in_words,
    medium_in_words,
    people_of,
    stance_in_words,
)
from summarizer.models.brief import (
    Account,
    Agreed,
    Brief,
    Event,
    OnlyIn,
    SilenceBasis,
    SourcedDispute,
    SourcedPosition,
    Story,
)
from summarizer.models.document import Kind
from summarizer.models.summary import REPORTS
from summarizer.models.verified import DocumentRecord
from summarizer.words.content import names_a_matter
from summarizer.words.scripts import fold

#: What fits two pages, for the whole note: lines of positions and disputes. Each story gets its share, and this much.
_POSITION_LINES, _DISPUTE_LINES, _LEAST = 14, 5, 2
#: For one story: topics in full, holders on a topic, lines of one account alone, silences, next steps, agreed matters.
_TOPICS, _HOLDERS, _ALONE, _SILENT, _WATCHED, _AGREED = 2, 3, 1, 3, 4, 5
#: Conversations told in full before the others are only named.
_EVENTS = 12
#: Words of a version in a conflict: what contradicts must be seen.
_IN_CONFLICT = 40


class Layout:
    """Lays out one brief. Footnotes are numbered in the order in which a reader meets them."""

    def __init__(self, brief: Brief, sources: Mapping[str, str] | None = None) -> None:
        self.brief = brief
        self.also = {actor.name: actor.also for actor in brief.actors}
        share = max(1, len(brief.stories))
        self.room = max(_LEAST, _POSITION_LINES // share)
        self.disputes = max(1, _DISPUTE_LINES // share)
        self.records = {record.source: record for record in brief.documents}
        self.names = Counter(PurePath(record.source).name for record in brief.documents)
        self.letters = {record.source: letter_of(i) for i, record in enumerate(brief.documents)}
        transcripts = frozenset(r.source for r in brief.documents if r.kind is Kind.TRANSCRIPT)
        languages = {r.source: r.language for r in brief.documents}
        self.notes = Footnotes(self.letters, transcripts, sources or {}, languages)

    def note(self) -> NoteView:
        """Return the view of the whole brief."""
        stories = [self._story(story) for story in self.brief.stories]
        return NoteView(
            title=self.brief.title,
            scope=self._scope(),
            stories=stories,
            sources=[
                Source(self.letters[r.source], r, self._name(r)) for r in self.brief.documents
            ],
            footnotes=self.notes.notes,
            findings=[
                (self.letters.get(f.document, "?"), f.finding.message) for f in self.brief.findings
            ],
        )

    def _name(self, record: DocumentRecord) -> str:
        """A note is forwarded: where its reader's files lie is nobody's business."""
        name = PurePath(record.source).name
        return name if name and self.names[name] == 1 else record.source

    def _scope(self) -> str:
        """How many documents of which time the note is made of."""
        days = sorted(r.published for r in self.brief.documents if r.published)
        if not self.letters:
            return "From no documents."
        letters = list(self.letters.values())
        count = (
            f"{len(letters)} documents, {letters[0]} to {letters[-1]}"
            if len(letters) > 1
            else f"{len(letters)} document"
        )
        span = dict.fromkeys(day_in_words(d) for d in (days[0], days[-1])) if days else {}
        undated = len(letters) - len(days)
        rest = f"; {undated} undated" if days and undated else ""
        return f"From {count}{', of ' + ' to '.join(span) if span else ''}{rest}."

    def _story(self, story: Story) -> StoryView:
        bottom = bottom_line(story, self.notes)
        events = tuple(self._event(event, story) for event in story.events[:_EVENTS])
        conflicts = tuple(
            Matter(matter_in_words(c), self._versions(c.accounts, c.topic)) for c in story.conflicts
        )
        shown: list[SourcedPosition] = []
        ahead = {n for sentence in bottom if sentence.excerpt for n in sentence.notes}
        told = numbers_in(events, conflicts) | ahead
        full, further = self._positions(by_topic(without_nested(story.positions)), shown, told)
        hidden = Counter(
            self.letters[p.document] for p in story.positions if not any(p is s for s in shown)
        )
        return StoryView(
            title=story.title,
            bottom=bottom,
            events=events,
            conflicts=conflicts,
            topics=full,
            further=further,
            disputes=tuple(self._dispute(d) for d in story.disputed_claims[: self.disputes]),
            more_disputes=max(0, len(story.disputed_claims) - self.disputes),
            watch=tuple(self._watch(story)),
            not_shown=tuple(sorted(hidden.items())),
            origins=tuple(
                tuple(self.letters[d] for d in group if d in self.letters)
                for group in story.origins
            ),
            more_events=max(0, len(story.events) - _EVENTS),
        )

    def _positions(
        self, topics: Sequence[Topic], shown: list[SourcedPosition], numbers: frozenset[int]
    ) -> tuple[tuple[TopicView, ...], tuple[HolderLine, ...]]:
        """Topics on which several sides speak in full, as far as there is room, then others by their holders."""
        wide = [t for t in topics if sides_of(t) > 1 and names_a_matter(t.title)][:_TOPICS]
        room, full = self.room, list[TopicView]()
        for topic in wide:
            if room >= _LEAST:
                full.append(self._topic(topic, shown, 1, min(_HOLDERS, room)))
                room -= len(full[-1].lines) + 1
        rest = [t for t in topics if not any(t is w for w in wide[: len(full)])]
        chosen: dict[str, list[SourcedPosition]] = {}
        told = {(n.letter, n.quote.start) for n in self.notes.notes if n.number in numbers}
        # What stands in a line already is not said twice.
        fresh = [
            t.positions[0]
            for t in rest
            if (self.letters[t.positions[0].document], t.positions[0].position.quotes[0].start)
            not in told
        ]
        for sourced in islice(by_turns(fresh), max(room, 0)):
            chosen.setdefault(sourced.position.holder, []).append(sourced)
        further = (self._line(line, shown, len(line)) for line in chosen.values())
        return tuple(full), tuple(further)

    # Conversations ------------------------------------------------------------------------------------------

    def _event(self, event: Event, story: Story) -> EventView:
        told = event.conversations
        quotes = [self.notes.refer(t.document, t.conversation.quotes[:1]) for t in told]
        conflicts = (*event.conflicts, *story.conflicts)
        alone = [o for o in event.only_in if not in_conflict(o, conflicts)]
        return EventView(
            heading=event.title + (f", {day_in_words(event.date)}" if event.date else ""),
            letters=tuple(self.letters[d] for d in event.documents),
            facts=tuple(self._outcomes(event)) if len(told) == 1 else (),
            agreed=tuple(self._agreed(a, story) for a in event.agreed[:_AGREED]),
            conflicts=tuple(
                Matter(matter_in_words(c), self._versions(c.accounts, c.topic))
                for c in event.conflicts
            ),
            alone=tuple(self._alone(alone, event)),
            silent=self._silences(event, SilenceBasis.TEXT),
            nothing_drawn=self._silences(event, SilenceBasis.SUMMARY),
            notes=tuple(n for numbers in quotes for n in numbers),
            spellings=self._spellings(event),
        )

    def _spellings(self, event: Event) -> tuple[str, ...]:
        """Other spellings of the participants' names, so that a reader finds them in the sources."""
        if len(event.documents) < 2:
            return ()
        people = people_of([t.conversation for t in event.conversations])
        return tuple(dict.fromkeys(s for p in people for s in self.also.get(p.name, ())))

    def _agreed(self, agreed: Agreed, story: Story) -> Matter:
        """One version for all accounts, with everybody's footnotes; what somebody disputes is said to be disputed."""
        # Direct speech says best what it is they agree on.
        plain = sorted(agreed.accounts, key=lambda a: not is_direct(a))
        first = self._versions(plain[:1], agreed.topic)[0]
        notes = [n for a in agreed.accounts for n in self.notes.refer(a.document, a.quotes[:1])]
        letters = tuple(dict.fromkeys(self.letters[a.document] for a in agreed.accounts))
        version = Version(
            letters, first.value, replace(first.excerpt, notes=tuple(dict.fromkeys(notes)))
        )
        spans = {(a.document, q.start) for a in agreed.accounts for q in a.quotes}
        claimed = {
            (a.document, q.start)
            for d in story.disputed_claims
            for a in d.asserting
            for q in a.quotes
        }
        topic = "held" if agreed.topic == "medium" else agreed.topic
        repeated = fold(first.excerpt.text).startswith(fold(topic))
        # A label before somebody's words reads as whose they are: so it is.
        label = agreed.holder or (topic if names_a_matter(topic) and not repeated else "")
        return Matter(
            topic if first.value else label,
            (version,),
            "disputed, see below" if spans & claimed else "",
        )

    def _outcomes(self, event: Event) -> Iterator[Matter]:
        """What a single account says came of the conversation, and who initiated it."""
        told = event.conversations[0]
        if told.conversation.initiated_by and told.conversation.quotes:
            excerpt = self.notes.excerpt(told.document, told.conversation.quotes)
            yield Matter(
                "initiated by",
                (
                    Version(
                        (self.letters[told.document],),
                        articled(told.conversation.initiated_by),
                        excerpt,
                    ),
                ),
            )
        for outcome in told.conversation.outcomes:
            excerpt = self.notes.excerpt(told.document, outcome.quotes, outcome.text)
            yield Matter("outcome", (Version((self.letters[told.document],), "", excerpt),))

    def _versions(self, accounts: Sequence[Account], topic: str) -> tuple[Version, ...]:
        out: list[Version] = []
        for account in accounts:
            value = account.value or ""
            facet = topic in ("date", "medium", "who initiated it")
            shown = (
                day_in_words(value)
                if topic == "date"
                else medium_in_words(value)
                if topic == "medium"
                else value
                if facet
                else ""
            )
            excerpt = self.notes.excerpt(account.document, account.quotes, value, room=_IN_CONFLICT)
            out.append(Version((self.letters[account.document],), shown, excerpt))
        return tuple(out)

    def _alone(self, items: Sequence[OnlyIn], event: Event) -> Iterator[Version]:
        """Who initiated it, what was agreed, and the first position of each account: the others stand below."""
        told = {
            (t.document, q.start) for t in event.conversations for q in quotes_of(t.conversation)
        }
        count: Counter[str] = Counter()
        for item in items:
            fact = any((item.document, q.start) in told for q in item.quotes)
            count[item.document] += not fact
            if fact or count[item.document] <= _ALONE:
                yield self._said_alone(item)

    def _said_alone(self, item: OnlyIn) -> Version:
        letters = (self.letters[item.document],)
        if not item.statement.startswith(INITIATED):
            return Version(
                letters, "", self.notes.excerpt(item.document, item.quotes, item.statement)
            )
        who = articled(item.statement.removeprefix(INITIATED).strip(" ."))
        # The shortest passage on the initiative says it most plainly.
        plain = sorted(item.quotes, key=lambda q: len(q.text or ""))[:1]
        return Version(letters, f"initiated by {who}", self.notes.excerpt(item.document, plain))

    def _silences(
        self, event: Event, basis: SilenceBasis
    ) -> tuple[tuple[tuple[str, ...], str], ...]:
        """What is not mentioned, and by whom; what most accounts leave out comes last, as least telling."""
        by_topic_: dict[str, list[str]] = {}
        for silence in event.silent:
            if silence.basis is basis:
                by_topic_.setdefault(silence.topic.rstrip("."), []).append(
                    self.letters[silence.document]
                )
        ranked = sorted(by_topic_.items(), key=lambda entry: len(entry[1]))
        return tuple((tuple(sorted(letters)), topic) for topic, letters in ranked[:_SILENT])

    # Positions ----------------------------------------------------------------------------------------------

    def _topic(
        self, topic: Topic, shown: list[SourcedPosition], statements: int, holders: int
    ) -> TopicView:
        lines: list[list[SourcedPosition]] = []
        for sourced in topic.positions:
            if lines and same_holder(lines[-1][0].position, sourced.position):
                lines[-1].append(sourced)
            else:
                lines.append([sourced])
        kept = lines if len(lines) <= holders else spread(lines, holders)
        return TopicView(topic.title, tuple(self._line(line, shown, statements) for line in kept))

    def _line(
        self, line: Sequence[SourcedPosition], shown: list[SourcedPosition], statements: int
    ) -> HolderLine:
        first = line[0].position
        groups: list[list[SourcedPosition]] = []
        for sourced in line:
            group = next((g for g in groups if says_the_same(g[0], sourced)), None)
            if group is None:
                groups.append([sourced])
            else:
                group.append(sourced)
        # The first and the last show a change; where there is room for one, the last stands.
        chosen = groups if len(groups) <= statements else [groups[0], groups[-1]][-statements:]
        shown += [s for group in chosen for s in group]
        where = (
            first.on_behalf_of if first.on_behalf_of and first.on_behalf_of != first.holder else ""
        )
        return HolderLine(
            first.holder, where or "", tuple(self._statement(group) for group in chosen)
        )

    def _statement(self, group: Sequence[SourcedPosition]) -> Statement:
        head = group[0].position
        excerpt = self.notes.excerpt(group[0].document, head.quotes, head.statement)
        more = [n for s in group[1:] for n in self.notes.refer(s.document, s.position.quotes[:1])]
        excerpt = replace(excerpt, notes=tuple(dict.fromkeys((*excerpt.notes, *more))))
        via = [who for who in head.attribution if who != head.holder]
        topic = head.topic if names_a_matter(head.topic) else ""
        stance = stance_in_words(head.stance, head.holder)
        return Statement(stance, excerpt, via[0] if via else "", topic)

    # Disputes and next steps --------------------------------------------------------------------------------

    def _dispute(self, dispute: SourcedDispute) -> DisputeView:
        return DisputeView(
            asserted_by=dispute.claim.asserted_by or REPORTS,
            answer=answer_in_words(dispute.claim),
            attributed=attributed(dispute),
            asserting=self._told(dispute.asserting),
            disputing=self._told(dispute.disputing),
        )

    def _told(self, accounts: Sequence[Account]) -> tuple[Version, ...]:
        """The words of the first account, with the letters and footnotes of all who tell the same."""
        if not accounts:
            return ()
        first = self.notes.excerpt(accounts[0].document, accounts[0].quotes[:1])
        more = [n for a in accounts[1:] for n in self.notes.refer(a.document, a.quotes[:1])]
        letters = tuple(dict.fromkeys(self.letters[a.document] for a in accounts))
        return (
            Version(letters, "", replace(first, notes=tuple(dict.fromkeys((*first.notes, *more))))),
        )

    def _watch(self, story: Story) -> Iterator[Watched]:
        days: dict[date | None, list[Version]] = {}
        for step in steps(story, self.records)[: _WATCHED if len(self.brief.stories) == 1 else 2]:
            excerpt = self.notes.excerpt(step.document, [step.quote])
            if step.words:
                excerpt = replace(excerpt, text=tidy(step.words, excerpt.manner))
            days.setdefault(step.day, []).append(
                Version((self.letters[step.document],), "", excerpt)
            )
        for day, versions in days.items():
            yield Watched(day_in_words(day) if day else "No day given", tuple(versions))


def lay_out(brief: Brief, sources: Mapping[str, str] | None = None) -> NoteView:
    """Return the note as it is laid out; the same brief gives the same view.

    With ``sources`` (texts by ``source``) footnotes give the number of the sentence, counted from the text's beginning.
    """
    return Layout(brief, sources).note()
