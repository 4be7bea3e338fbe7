"""Lays a brief out for a reader: what is disputed, who wants what, who spoke with whom, what comes next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import PurePath
from typing import TypeVar

from summarizer.accounts.lettered import prepared_text
from summarizer.accounts.positions import by_topic
from summarizer.brief.bottom_line.bottom import (
    bottom_line,
    is_phrased,
    point_part,
    with_next,
    wording_of,
)
from summarizer.brief.by_party.first_named import with_persons
from summarizer.brief.by_party.parties import Camp, camps, in_order
from summarizer.brief.by_party.points import Point
from summarizer.brief.by_party.repeated import once, without_told
from summarizer.brief.by_party.sides import ASIDE, Sides, Telling
from summarizer.brief.by_party.stands import stands
from summarizer.brief.by_party.whose_account import in_words, whose, with_accounts
from summarizer.brief.conversations.held_talks import ALSO_HELD, as_listed
from summarizer.brief.conversations.own_day import own_day
from summarizer.brief.conversations.talks import once_each, other_spellings, silences, talk_of
from summarizer.brief.disputes.differences import agreed_lines, alone_lines, conflict_line
from summarizer.brief.disputes.dispute_lines import dispute_line, disputes_of
from summarizer.brief.facts.fact_lines import FactLines
from summarizer.brief.facts.next_steps import steps, undated
from summarizer.brief.facts.step_lines import StepLines
from summarizer.brief.findings import (
    listed_findings,
    quotations_left_out,
    remarks,
    unnamed,
)
from summarizer.brief.headings.titles import talk_title
from summarizer.brief.lines.authors import is_given_out
from summarizer.brief.lines.dated import Appeared, with_days
from summarizer.brief.lines.passed_on import in_whose_turn
from summarizer.brief.phrasing.prose import listed, span_in_words
from summarizer.brief.phrasing.questions import GREETED, is_housekeeping
from summarizer.brief.quoted_too import with_quoted
from summarizer.brief.rewritten import NEXT, sections_of, with_prose
from summarizer.brief.sources import same_texts
from summarizer.brief.view.conflicts import conflicts_of, is_within_accounts
from summarizer.brief.view.disputed import DISPUTED
from summarizer.brief.view.evidence import Footnote, Footnotes, letter_of
from summarizer.brief.view.marks import with_marks_in_pairs
from summarizer.brief.view.note import (
    Held,
    Line,
    NoteView,
    Part,
    Party,
    Source,
    Stands,
    StoryView,
    Talk,
)
from summarizer.brief.view.numbering import renumbered
from summarizer.brief.view.texts import Texts
from summarizer.cores import on_all_cores
from summarizer.models.brief import Brief, Event, Story
from summarizer.models.document import Kind
from summarizer.models.summary import Position
from summarizer.models.verified import DocumentRecord
from summarizer.reading.titles import only_classes
from summarizer.text.markup import printed

#: What a short note has room for on its page: differences, disputes, parties, lines of a party, next steps.
_DIFFERENCES, _DISPUTES, _PARTIES, _LINES, _STEPS = 5, 4, 3, 3, 3
#: Documents whose stories take several times as long to lay out as a process to start, real ones a hundred times.
_WORTH_A_PROCESS = 20
#: Next steps of a full note: all are positions or outcomes as well, and stand there.
_ALL_STEPS = 10
_SCOPE = (
    "Words in quotation marks stand so in the {texts}; the other lines retell what {they}. "
    "Numbers lead to the sentences."
)
#: Words by which a document without a title is known.
_OPENING = 9
#: Code points of a document among which its first sentence stands: the whole of it need not be read for that.
_HEAD = 3_000
#: Why days that a document tells as to come stand without a year.
_NO_YEAR = "The document is undated, and gives no year for the days ahead that it names."


#: What stands before a fact of the summary for which neither its words nor the document's make a line.
_NOT_A_LINE = (
    "The summary also says this, which no sentence of the document tells in full by itself:"
)
#: Documents whose words in quotation marks were said or written on the day they appeared.
_OF_THE_DAY = (Kind.TRANSCRIPT, Kind.STATEMENT)
_Item = TypeVar("_Item")


class Length(StrEnum):
    """How much of a brief a note shows."""

    FULL = "full"
    SHORT = "short"


@dataclass(frozen=True)
class _Told:
    """A story laid out, its footnotes numbered by themselves, and its conversations that no passage tells."""

    view: StoryView
    footnotes: Sequence[Footnote]
    untold: Sequence[tuple[str, str]]


class Layout:
    """Lays out one brief. Footnotes are numbered in the order in which a reader meets them."""

    def __init__(
        self,
        brief: Brief,
        sources: Mapping[str, str] | None = None,
        length: Length = Length.FULL,
    ) -> None:
        self.brief, self.length = brief, length
        self.records = {record.source: record for record in brief.documents}
        self.names = Counter(PurePath(record.source).name for record in brief.documents)
        self.letters = {record.source: letter_of(i) for i, record in enumerate(brief.documents)}
        #: The documents of each letter: one, where their sources are told apart.
        self.lettered: defaultdict[str, list[DocumentRecord]] = defaultdict(list)
        for record in brief.documents:
            self.lettered[self.letters[record.source]].append(record)
        transcripts = frozenset(r.source for r in brief.documents if r.kind is Kind.TRANSCRIPT)
        languages = {r.source: r.language for r in brief.documents}
        also = {actor.name: actor.also for actor in brief.actors}
        # Offsets are those of the text that was summarised; another one would put words into wrong sentences.
        self.texts, self.changed = same_texts(brief.documents, sources or {})
        written = {r.source: r.published for r in self.brief.documents if r.published}
        self.notes = Footnotes(
            self.letters, transcripts, self.texts, languages, also, written=written
        )
        self.wording = wording_of(self.notes)
        self.accounts = Texts(self.records, self.texts)
        #: Conversations that no passage tells: letter, and what is said of it.
        self.untold: list[tuple[str, str]] = []

    def note(self) -> NoteView:
        """Return the view of the whole brief."""
        several, given = len(self.brief.documents) >= _WORTH_A_PROCESS, self.brief.stories
        told = on_all_cores(self._told, given, _size) if several else [*map(self._told, given)]
        stories, footnotes = renumbered([(t.view, t.footnotes) for t in told])
        counts = [*filter(None, (quotations_left_out(self.brief),))]
        nobodys = unnamed(self.brief, footnotes, self.letters)
        untold = (left for story in told for left in story.untold)
        findings = [*listed_findings(self.brief, self.letters), *untold]
        if self.length is Length.SHORT and findings:
            counts.append(
                f"Verification found {len(findings)} more things, which a full note lists."
            )
            findings = []
        return NoteView(
            title=self.brief.title,
            notice=self.brief.notice or "",
            scope=f"{self._documents()} {self._scope()}",
            stories=stories,
            sources=[
                Source(self.letters[r.source], r, self._name(r), self._opening(r))
                for r in self.brief.documents
            ],
            footnotes=footnotes,
            findings=findings,
            counts=counts,
            remarks=remarks(self.brief, nobodys),
        )

    def _scope(self) -> str:
        """How a note's lines are to be read."""
        alone = len(self.brief.documents) == 1
        texts, they = ("document", "it says") if alone else ("documents", "these say")
        return _SCOPE.format(texts=texts, they=they)

    def _opening(self, record: DocumentRecord) -> str:
        """The first words of a document without a title: it is known by nothing else."""
        text = self.texts.get(record.source, "")
        if record.title or not text:
            return ""
        lines = [printed(one.text) for one in prepared_text(record, text[:_HEAD]).account]
        telling = (one for one in lines if " " in one and not only_classes(one))
        words = next(telling, "".join(lines[:1])).split()
        return " ".join(words[:_OPENING]) + (" …" if len(words) > _OPENING else "")

    def _name(self, record: DocumentRecord) -> str:
        """A note is forwarded: where its reader's files lie is nobody's business."""
        name = PurePath(record.source).name
        return name if name and self.names[name] == 1 else record.source

    def _documents(self) -> str:
        """How many documents of which time the note is made of."""
        days = sorted(r.published for r in self.brief.documents if r.published)
        letters = list(self.letters.values())
        if not letters:
            return "No documents."
        count = f"{len(letters)} documents ({letters[0]}–{letters[-1]})"
        if len(letters) == 1:
            count = "One document"
        undated = len(letters) - len(days)
        rest = f"; {undated} undated" if days and undated else ""
        return f"{count}{', ' + span_in_words(days[0], days[-1]) if days else ''}{rest}."

    # One story ----------------------------------------------------------------------------------------------

    def _told(self, story: Story) -> _Told:
        """Lay one story out by itself, with footnotes of its own: none has a part in another."""
        self.notes = replace(self.notes, notes=[])
        self.wording = wording_of(self.notes, story)
        self.untold = []
        view = self._story(story)
        return _Told(view, with_quoted(view, self.notes), self.untold)

    def _story(self, story: Story) -> StoryView:
        topics = by_topic(story.positions)
        telling = Telling(self._told_of, self.notes.cited.askers, self.wording.authors)
        of = Sides(story, self.brief.actors, self.records, self.texts, telling)
        self.notes.whose = whose(story, self.letters, self.records, of.author)
        told = camps(story, of, topics)
        for sourced in story.positions:
            self.wording.of_position(sourced.document, sourced.position)
        facts = FactLines(story, self.wording, self.notes)
        conflicts = self._most(conflicts_of(story), _DIFFERENCES)
        inside = [is_within_accounts(c, self.records) for c in conflicts]
        apart = [
            conflict_line(c, self.wording, self.notes, story.disputed_claims, within=within)
            for c, within in zip(conflicts, inside, strict=True)
        ]
        view = StoryView(
            title=story.title,
            letters=tuple(self.letters[d] for d in story.documents),
            bottom=bottom_line(story, self.notes, told, self.accounts, self.wording, facts),
            differences=tuple(x for x, within in zip(apart, inside, strict=True) if not within),
            disputes=(
                *(x for x, within in zip(apart, inside, strict=True) if within),
                *(
                    dispute_line(d, self.wording, self.notes)
                    for d in self._most(disputes_of(story), _DISPUTES)
                ),
            ),
            stands=Stands()
            if self._short
            else stands(topics, of, self.notes, self.wording.of_position),
            parties=tuple(self._parties(self._most(told, _PARTIES), of, story)),
            talks=tuple(self._talks(story)),
            agreed=tuple(() if self._short else agreed_lines(story, self.wording, self.notes)),
            alone=tuple(() if self._short else self._alone(story)),
            steps=tuple(self._steps(story, of)),
            origins=tuple(self._origins(story)),
        )
        told_above = [*view.differences, *view.disputes]
        view = replace(view, parties=without_told(view.parties, told_above))
        view = replace(view, facts=tuple(self._facts(facts, view)))
        if not is_phrased(story):
            view = replace(view, bottom=with_next(view.bottom, view.steps))
        if self._short:
            view = replace(view, left_out=_left_out(story, told, view))
        named = with_persons(view, story, [self.texts.get(d, "") for d in story.documents])
        dated = with_days(named, partial(self._appeared, story))
        whole = with_marks_in_pairs(with_prose(dated, story.written))
        return with_accounts(whole, self.notes.whose)

    def _told_of(self, document: str, held: Position) -> str:
        """A position as its line has it, with who speaks where that is somebody else."""
        text = self.wording.own_line(document, held)
        return in_whose_turn(text, document, held, self.wording, self.notes)

    def _appeared(self, story: Story, notes: tuple[int, ...]) -> Appeared | None:
        """When the one document of some footnotes was written; nothing where there are several, or two such years."""
        letters = {self.notes.notes[n - 1].letter for n in notes}
        found = [record for letter in letters for record in self.lettered[letter]]
        if len(found) != 1:
            return None
        record, text = found[0], self.texts.get(found[0].source, "")
        spoken = record.kind in _OF_THE_DAY or record.source in self.wording.authors
        news = record.kind is Kind.NEWS
        own = self.accounts.once(
            f"own day {record.source}", story, lambda: own_day(record.source, story, self.accounts)
        )
        if own.day is not None and not own.is_sure:
            return None
        return Appeared(own.day, spoken or is_given_out(text), text, news=news)

    @property
    def _short(self) -> bool:
        return self.length is Length.SHORT

    def _most(self, items: Sequence[_Item], room: int) -> Sequence[_Item]:
        """The items there is room for: in a full note all of them."""
        return items[:room] if self._short else items

    def _parties(self, told: Sequence[Camp], of: Sides, story: Story) -> Iterator[Party]:
        """The parties with their lines, without greetings and thanks of whoever leads a talk."""
        for camp in told:
            party = self._party(camp, of, story)
            aside = camp.name in ASIDE
            left = [line for line in party.lines if aside and is_housekeeping(line.text)]
            self.untold += [(self.notes.notes[line.notes[0] - 1].letter, GREETED) for line in left]
            kept = tuple(line for line in party.lines if line not in left)
            if kept:
                yield replace(party, lines=kept)

    def _party(self, camp: Camp, of: Sides, story: Story) -> Party:
        """A party's lines; what two holders of it say in one sentence of a document stands once."""
        shown = camp.points[:_LINES] if self._short else in_order(story, camp.points)
        lines = (self._line(point, of) for point in shown)
        return Party(camp.name, tuple(once(lines, self.notes)))

    def _line(self, point: Point, of: Sides) -> Line:
        part = point_part(point, self.wording, self.notes)
        held = point.shown.position
        about = Held(
            holder=held.holder,
            side=of.name(of.key(of.side(point.shown))),
            topic=held.topic,
            verdict=held.verdict.value if held.verdict else "",
        )
        if of.is_claimed(point.shown):
            return replace(self._claimed(part, point.shown.document), held=about)
        lead = self.wording.lead(point.shown.document, held)
        return Line((part,), lead=lead, held=about)

    def _claimed(self, part: Part, document: str) -> Line:
        """What one account has several agree, and another one denies, as that account's word."""
        told = self.wording.lowered(document, part.text)
        several = len(self.letters) > 1 and not part.text.startswith("According to ")
        text = (
            f"According to {in_words([self.letters[document]], self.notes.whose)}, {told}"
            if several
            else part.text
        )
        return Line((replace(part, text=text), Part(DISPUTED)))

    def _talks(self, story: Story) -> Iterator[Talk]:
        told: list[Talk] = []
        for event in story.events:
            talk = talk_of(event, story, self.wording, self.notes, self.accounts)
            self.untold += self._aside(event)
            if talk is not None:
                told += [talk] if talk.lines else []
            else:
                heading = talk_title([t.conversation for t in event.conversations], event.date)
                message = f"{heading}: left out, since no passage of the document is cited for it."
                self.untold.append((self.letters[event.documents[0]], message))
        for talk in as_listed(once_each(told)):
            alone = self._short and talk.heading not in ("", ALSO_HELD)
            yield replace(talk, lines=talk.lines[:1]) if alone else talk

    def _facts(self, facts: FactLines, view: StoryView) -> Iterator[Line]:
        """What happened, as far as no other line of the note says it; of a short note none."""
        told_in = (lines for name, _, lines in sections_of(view) if name != NEXT)
        said = [line for lines in told_in for line in lines]
        for told in () if self._short else facts.beside(said):
            document, (part, *_) = told.sourced.document, told.line.parts
            yield self._claimed(part, document) if told.disputed else told.line
        for sourced in facts.left_out:
            message = f"{_NOT_A_LINE} {sourced.fact.statement}"
            self.untold.append((self.letters[sourced.document], message))

    def _aside(self, event: Event) -> Iterator[tuple[str, str]]:
        """What is to be known of the accounts of a conversation, and tells nothing of it."""
        yield from other_spellings(event, self.notes, self.accounts)
        yield from silences(event.silent, event.only_in, self.notes)

    def _alone(self, story: Story) -> Iterator[Line]:
        yield from alone_lines(story, self.wording, self.notes)
        self.untold += silences(story.silent, story.only_in, self.notes)

    def _steps(self, story: Story, of: Sides) -> Iterator[Line]:
        """Stated next steps in order of their days, as many as there is room for."""
        found = steps(story, self.accounts)
        for document in undated(found, self.accounts):
            self.untold.append((self.letters[document], _NO_YEAR))
        shown = found[: _STEPS if self._short else _ALL_STEPS]
        told = StepLines(story, self.wording, self.notes, of, self._claimed)
        yield from told.lines(shown)

    def _origins(self, story: Story) -> Iterator[str]:
        for group in story.origins:
            letters = [self.letters[d] for d in group if d in self.letters]
            yield f"{listed(letters)} have mostly the same wording and count as one account."


def _size(story: Story) -> int:
    """How much work it is to lay a story out, relative to the others."""
    return 1 + len(story.positions)


def _left_out(story: Story, told: Sequence[Camp], view: StoryView) -> str:
    """Say what a short note has no room for."""
    points = sum(len(c.points) for c in told) - sum(len(p.lines) for p in view.parties)
    outcomes = sum(len(t.conversation.outcomes) for e in story.events for t in e.conversations)
    left = [
        (points, "position"),
        (len(conflicts_of(story)) - len(view.differences), "difference"),
        (len(story.disputed_claims) - len(view.disputes), "disputed claim"),
        (outcomes, "outcome"),
    ]
    named = [f"{n} {what}{'' if n == 1 else 's'}" for n, what in left if n > 0]
    return f"Left out for length: {listed(named)}." if named else ""


def lay_out(
    brief: Brief, sources: Mapping[str, str] | None = None, length: Length = Length.FULL
) -> NoteView:
    """Return the note as it is laid out; the same brief gives the same view.

    With ``sources`` (texts by ``source``) lines are checked against whole sentences, and footnotes hold them.
    """
    return Layout(brief, sources, length).note()
