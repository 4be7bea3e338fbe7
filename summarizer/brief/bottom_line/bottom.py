"""The bottom line: what is disputed, who spoke with whom, who wants what, and what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from summarizer.accounts.compared import FACETS, overlap
from summarizer.brief.bottom_line.filling import WHOLE, Filling, speakers
from summarizer.brief.bottom_line.first_lines import FirstLines, Told
from summarizer.brief.by_party.papers import is_account, is_treaty
from summarizer.brief.by_party.parties import Camp
from summarizer.brief.by_party.points import Point
from summarizer.brief.by_party.sides import ASIDE
from summarizer.brief.disputes.differences import conflict_line
from summarizer.brief.disputes.dispute_lines import DISPUTED
from summarizer.brief.disputes.merged import is_told
from summarizer.brief.facts.fact_lines import FactLines
from summarizer.brief.lines.authors import authors_of
from summarizer.brief.lines.by_person import marked
from summarizer.brief.lines.opinions import opinions_of
from summarizer.brief.lines.passed_on import in_whose_turn
from summarizer.brief.lines.presented import presented
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import presentable
from summarizer.brief.phrasing.mentions import is_person
from summarizer.brief.view.conflicts import conflicts_of, is_within_accounts
from summarizer.brief.view.differs import has_another_word
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part
from summarizer.brief.view.places import participants_of
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Account, Conflict, ConflictKind, SourcedPosition, Story
from summarizer.models.quote import Quote
from summarizer.models.verified import DocumentRecord
from summarizer.words.content import matter_words, salient_words, similarity
from summarizer.words.negation import counters

#: Differences that need not be a dispute: what somebody said on several occasions.
_OPEN = (
    ConflictKind.STATEMENTS,
    ConflictKind.FIGURES,
    ConflictKind.DATE,
    ConflictKind.MEDIUM,
)
#: Sentences of each kind.
_CONFLICTS, _LEADING, _SIDES = 5, 6, 3
#: Points of a story in which nobody is named who says anything.
_ALONE = 3
#: Telling words of a title at least by which a point is known as its news, and the share of them that it has.
_TITLE_WORDS, _TITLED = 4, 0.7
#: Words of a next step at most that stands there.
_STEP = 35
#: Lines on what parties say that stand before what a report tells later on and gives to nobody.
_FIRST = 2
#: Versions of one difference, those that stand against each other first; the rest stands where the accounts differ.
_VERSIONS = 2
#: What it counts for a pair of versions that the accounts give themselves, beside the likeness of their words.
_OWN = 0.25
#: Likeness beyond which one pair is as near as another: the shortest version has the least in it.
_ALIKE = 0.6


def wording_of(notes: Footnotes, story: Story | None = None) -> Wording:
    """Return what puts the items of a note, or of one story of it, into sentences."""
    positions = story.positions if story is not None else ()
    authors = authors_of(positions, notes.cited, notes.transcripts)
    opinions = opinions_of(positions, notes.cited, notes.transcripts)
    against = [c for c in conflicts_of(story) if c.kind.contradicts] if story is not None else []
    contested = (salient_words(f"{c.matter} {a.value}") for c in against for a in c.accounts)
    return Wording(
        notes.cited,
        notes.transcripts,
        notes.also,
        authors=authors,
        opinions=opinions,
        contested=frozenset[str]().union(*contested),
    )


def bottom_line(
    story: Story,
    notes: Footnotes,
    camps: list[Camp] | None = None,
    texts: Texts | None = None,
    wording: Wording | None = None,
    facts: FactLines | None = None,
) -> tuple[Line, ...]:
    """Return the lines a reader with one minute needs: a model's where it was asked and they hold.

    What accounts contradict each other on comes first, then what the documents lead with, then where parties stand that
    have no line yet. ``camps`` are the parties with their points; without them nobody's stand is told. ``wording`` is
    what has put the positions into sentences, so that what is drawn from there is told likewise, and ``facts`` what
    puts the facts into lines.
    """
    if is_phrased(story):
        return tuple(_by_model(story, notes))
    wording = wording or wording_of(notes, story)
    speaking = _undisputed(_with_points(camps or []), story)

    points: dict[str, Point] = {}

    def line_of(point: Point) -> Line:
        line = _point_line(point, wording, notes)
        points.setdefault(line.text, point)
        return line

    known, facts = texts or Texts({}, {}), facts or FactLines(story, wording, notes)
    first = FirstLines(story, speaking, wording, notes, facts, known, line_of)
    told = Told()
    told.take(_differing(story, wording, notes, known.records))
    told.take(first.disputes())
    before = len(told.lines)
    told.take(map(line_of, _of_the_title(story, speaking)))
    told.take(first.opening())
    filling = Filling(told, speaking, line_of, notes, first.talks, _talking(story), points)
    leading = filling.once_a_story(first.leading())
    told.take(line for line in leading[:1] if line in first.told_disputes)
    # What a denial rests on is told with it.
    disputed = {n for line in first.told_disputes for part in line.parts[1:] for n in part.notes}
    leading = [
        line for line in leading if line in first.told_disputes or not set(line.notes) <= disputed
    ]
    happened = list(first.facts([*told.lines, *leading]))
    # A report's news comes before what is said of it; behind what a dispute is about there is none to come before.
    disputes = any(line in told.lines for line in first.told_disputes)
    opening = [f for f in happened if story.facts or disputes or _is_before(f, leading, notes)]
    told.take(opening)
    room = max(_SIDES, _LEADING - len(told.lines))
    told.take(leading[:_FIRST], room, speakers(speaking))
    told.take(fact for fact in happened if fact not in opening)
    told.take(leading[_FIRST:], room - _FIRST, speakers(speaking))
    led = sum(line not in first.talks for line in told.lines[before:])
    if led < _SIDES:
        told.take(first.others())
    for line in first.other_disputes():
        told.add(line)
    filling.fill(led)
    if not told.lines:
        # Of a letter whose writer is not named, what the writer says is all that there is.
        told.take(map(line_of, _first_points(camps or [])))
    lines = [line for line in told.lines if not _is_the_title(line, story)]
    return tuple(presented(lines or told.lines, story.positions))


def _first_points(camps: Sequence[Camp]) -> list[Point]:
    """The first points of all who hold any, whoever they are, as many as one party has room for."""
    return [point for camp in camps if camp.name not in ASIDE for point in camp.points][:_ALONE]


def _is_the_title(line: Line, story: Story) -> bool:
    """Whether a line says no more than the title above it, word for word."""
    told, title = (re.findall(r"\w+", text.casefold()) for text in (line.text, story.title))
    return bool(told) and told == title[: len(told)] and len(told) > _TITLE_WORDS


def _of_the_title(story: Story, camps: Sequence[Camp]) -> list[Point]:
    """The point that a story of several documents has its title from, where there is one: that is its news."""
    words = salient_words(story.title)
    if len(story.documents) < 2 or len(words) < _TITLE_WORDS:
        return []
    held = [(salient_words(p.shown.position.statement), p) for c in camps for p in c.points]
    shares = [(len(words & own) / len(words), point) for own, point in held]
    share, best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return [best] if best is not None and share >= _TITLED else []


def is_phrased(story: Story) -> bool:
    """Whether a story's bottom line is a model's as it stands, not line by line in the place of the composed ones."""
    return bool(story.bottom_line) and not story.written


def _talking(story: Story) -> frozenset[str]:
    return frozenset(p.name for p in participants_of(story))


def with_next(bottom: tuple[Line, ...], steps: Sequence[Line]) -> tuple[Line, ...]:
    """Return a bottom line with the first stated next step as its last line, where it has room and does not tell it."""
    told = Told()
    told.take(bottom)
    for step in steps[:1] if len(bottom) <= WHOLE else ():
        short = len(step.text.split()) <= _STEP and presentable(step.text)
        if short and told.adds(step, frozenset()):
            return (*bottom, replace(step, lead="Next"))
    return bottom


def _is_before(fact: Line, lines: Sequence[Line], notes: Footnotes) -> bool:
    """Whether a report tells a fact before all that some lines tell of it."""
    (letter, number), *_ = notes.places(fact.notes)
    told = [place for line in lines for place in notes.places(line.notes)]
    own = [at for other, at in told if other == letter]
    return bool(own) and number < min(own)


def _by_model(story: Story, notes: Footnotes) -> Iterator[Line]:
    """Yield the lines that a model wrote, each with the notes of its accounts."""
    for point in story.bottom_line:
        found = (n for a in point.accounts for n in notes.refer(a.document, a.quotes))
        yield Line((Part(point.text, _unique(found)),))


def _with_points(camps: Sequence[Camp]) -> list[Camp]:
    """Return the parties that said something, accounts and headings of what is nobody's stand apart."""
    speaking = [c for c in camps if c.name not in ASIDE and not is_account(c.name) and c.points]
    # What a treaty provides is nobody's stand of the day, where somebody has one.
    return [c for c in speaking if not is_treaty(c.name)] or speaking


def point_part(point: Point, wording: Wording, notes: Footnotes) -> Part:
    """Return a point as a sentence with the footnotes of all who make it."""
    shown = point.shown
    text = wording.of_point([(m.document, m.position) for m in point.members])
    quoted = " ".join(_QUOTED.findall(text))
    numbers = _unique(
        n for m in point.members for n in notes.refer(m.document, _as_quoted(m, quoted))
    )
    # A line that quotes two such sentences has the footnotes of both.
    numbers = numbers or _unique(
        n for m in point.members for n in notes.refer(m.document, m.position.quotes)
    )
    held = shown.position
    text = in_whose_turn(text, shown.document, held, wording, notes)
    text = spelt_as(held.holder, notes.also.get(held.holder, ()), text)
    doubt = wording.doubt(shown.document, held.holder, held.quotes, text)
    return Part(text, numbers, doubt=marked(doubt, *(m.reviewed for m in point.members)))


def _as_quoted(member: SourcedPosition, quoted: str) -> tuple[Quote, ...]:
    """The quotes behind a position without those that have another word in a sentence that a line quotes."""
    return tuple(
        q for q in member.position.quotes if not (quoted and has_another_word(quoted, q.text or ""))
    )


_QUOTED = re.compile(r"“([^“”]+)”")


def spelt_as(name: str, others: Iterable[str], text: str) -> str:
    """Return a line in which a person is written as the note writes them, outside quotation marks."""
    known = filter(_is_a_name, others) if _is_a_name(name) else iter(())
    for spelt in sorted((s for s in known if s in text), key=len, reverse=True):
        pieces = re.split(r"([“\"][^“”\"]*[”\"])", text)
        text = "".join(p if p[:1] in ("“", '"') else p.replace(spelt, name) for p in pieces)
    return text


def _is_a_name(name: str) -> bool:
    """Whether a name is a person's own: "A spokesman" and "The Russian Federation" are none."""
    first = name.partition(" ")[0]
    return is_person(name) and first[:1].isupper() and first not in ("A", "An", "The", "One")


def _differing(
    story: Story, wording: Wording, notes: Footnotes, records: Mapping[str, DocumentRecord]
) -> Iterator[Line]:
    # How far something has come may differ because one account is the later one.
    found = conflicts_of(story)
    against = [c for c in found if c.kind.contradicts and c.kind is not ConflictKind.STATUS]
    against = against[:_CONFLICTS]
    for whole in against:
        conflict = whole.model_copy(update={"accounts": _against(_own(whole, wording))})
        lead = "The accounts differ" if conflict.kind in _OPEN else DISPUTED
        line = conflict_line(conflict, wording, notes, within=is_within_accounts(whole, records))
        about = f" ({line.lead[:1].lower()}{line.lead[1:]})" if conflict.kind in FACETS else ""
        yield Line(line.parts, lead=f"{lead}{about}")


def _own(conflict: Conflict, wording: Wording) -> tuple[Account, ...]:
    """The versions that accounts give themselves: without what a question says, where that leaves two."""
    own = tuple(
        a
        for a in conflict.accounts
        if not any(wording.put_by_asker(a.document, q) for q in a.quotes[:1])
    )
    return own if len({a.document for a in own}) > 1 else conflict.accounts


def _against(accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """What one account asserts and another one denies of it, near in words; else the first version and another's."""
    said = [(a, matter_words(a.value or ""), counters(a.value or "")) for a in accounts]
    pairs = [
        (
            min(_ALIKE, similarity(mine, theirs)) + (_OWN if not (a.holder or b.holder) else 0),
            (a, b),
        )
        for a, mine, denied in said
        for b, theirs, denies_it in said
        if a.document != b.document and denies_it and not denied
    ]
    if pairs:
        return max(pairs, key=lambda pair: pair[0])[1]
    other = next((a for a in accounts if a.document != accounts[0].document), None)
    return accounts[:_VERSIONS] if other is None else (accounts[0], other)


def _undisputed(camps: list[Camp], story: Story) -> list[Camp]:
    """The parties without points that stand in a contradiction: nothing disputed is told as if it were agreed."""
    found = [c for c in conflicts_of(story) if c.kind.contradicts]
    told = [c.accounts for c in found]
    told += [
        (*dispute.asserting, *dispute.disputing)
        for dispute in story.disputed_claims
        if any(is_told(dispute, conflict) for conflict in found)
    ]
    return [
        replace(camp, points=tuple(p for p in camp.points if not _is_disputed(p, told)))
        for camp in camps
    ]


def _is_disputed(point: Point, told: Sequence[Sequence[Account]]) -> bool:
    own = [
        Account(document=m.document, value=None, quotes=m.position.quotes) for m in point.members
    ]
    return any(overlap(own, accounts) for accounts in told)


def _point_line(point: Point, wording: Wording, notes: Footnotes) -> Line:
    shown = point.shown
    lead = wording.lead(shown.document, shown.position)
    return Line((point_part(point, wording, notes),), lead=lead)


def _unique(numbers: Iterator[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
