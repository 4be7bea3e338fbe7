"""The bottom line: what is disputed, who spoke with whom, who wants what, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.accounts.compared import FACETS, overlap
from summarizer.brief.authors import authors_of
from summarizer.brief.by_person import marked
from summarizer.brief.differences import conflict_line, conflicts_of
from summarizer.brief.dispute_lines import DISPUTED, dispute_lead, dispute_line, disputes_of
from summarizer.brief.evidence import Footnotes
from summarizer.brief.leading import Leading
from summarizer.brief.merged import is_told
from summarizer.brief.note import Line, Part
from summarizer.brief.papers import is_account, is_treaty
from summarizer.brief.parties import Camp
from summarizer.brief.passed_on import in_whose_turn
from summarizer.brief.points import Point
from summarizer.brief.repeated import once
from summarizer.brief.sides import ASIDE
from summarizer.brief.talk_facts import own_record
from summarizer.brief.talks import outcome_lines, spoke_line
from summarizer.brief.texts import Texts
from summarizer.brief.wording import Wording
from summarizer.models.brief import Account, ConflictKind, Story
from summarizer.words.content import salient_words, similarity

#: Differences that need not be a dispute: what somebody said on several occasions.
_OPEN = (
    ConflictKind.STATEMENTS,
    ConflictKind.FIGURES,
    ConflictKind.DATE,
    ConflictKind.MEDIUM,
)
#: Points of a party among which one is looked for that stands nowhere above.
_TRIED = 7
#: Words of a line that a reader with one minute reads, where another one is shorter.
_LONG = 50
#: Share of the shorter one's words by which two lines are nearly one. Of 40 notes the pairs that two readers called
#: equal share six words in ten and more, the others less than half.
_NEAR = 0.6
#: Fewer words say too little to be compared.
_FEWEST = 4
#: Sentences of each kind.
_CONFLICTS, _DISPUTES, _EVENTS, _OUTCOMES, _SIDES = 5, 1, 3, 2, 3
#: Versions of one difference, those that stand against each other first; the rest stands where the accounts differ.
_VERSIONS = 2


def wording_of(notes: Footnotes, story: Story | None = None) -> Wording:
    """Return what puts the items of a note, or of one story of it, into sentences."""
    positions = story.positions if story is not None else ()
    authors = authors_of(positions, notes.cited, notes.transcripts)
    return Wording(notes.cited, notes.transcripts, notes.also, authors=authors)


def bottom_line(
    story: Story,
    notes: Footnotes,
    camps: list[Camp] | None = None,
    texts: Texts | None = None,
    wording: Wording | None = None,
) -> tuple[Line, ...]:
    """Return the lines a reader with one minute needs: a model's where it was asked and they hold.

    ``camps`` are the parties with their points; without them nobody's stand is told. ``wording`` is what
    has put the positions into sentences, so that what is drawn from there is told likewise.
    """
    if story.bottom_line:
        return tuple(_by_model(story, notes))
    wording = wording or wording_of(notes, story)
    told = (
        *_disputed(story, wording, notes),
        *_talks(story, wording, notes, texts or Texts({}, {})),
    )
    known = {n for line in told for n in line.notes}
    leading = Leading(story, texts or Texts({}, {}))
    first = leading.first(_with_points(camps or []), lambda p: _point_line(p, wording, notes).text)
    said = " ".join(line.text for line in told)
    return (*told, *_stands(_undisputed(first, story), known, wording, notes, said))


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
    numbers = _unique(n for m in point.members for n in notes.refer(m.document, m.position.quotes))
    text = wording.of_point([(m.document, m.position) for m in point.members])
    held = shown.position
    text = in_whose_turn(text, shown.document, held, wording, notes)
    doubt = wording.doubt(shown.document, held.holder, held.quotes, text)
    return Part(text, numbers, doubt=marked(doubt, *(m.reviewed for m in point.members)))


def _disputed(story: Story, wording: Wording, notes: Footnotes) -> Iterator[Line]:
    # How far something has come may differ because one account is the later one.
    found = conflicts_of(story)
    against = [c for c in found if c.kind.contradicts and c.kind is not ConflictKind.STATUS]
    against = against[:_CONFLICTS]
    first = [c.model_copy(update={"accounts": _against(c.accounts)}) for c in against]
    for conflict in first:
        lead = "The accounts differ" if conflict.kind in _OPEN else DISPUTED
        line = conflict_line(conflict, wording, notes)
        about = f" ({line.lead[:1].lower()}{line.lead[1:]})" if conflict.kind in FACETS else ""
        yield Line(line.parts, lead=f"{lead}{about}")
    for dispute in disputes_of(story)[:_DISPUTES]:
        line = dispute_line(dispute, wording, notes)
        yield Line(line.parts, lead=dispute_lead(dispute))


def _talks(story: Story, wording: Wording, notes: Footnotes, texts: Texts) -> Iterator[Line]:
    borne_out = [
        event
        for event in story.events
        if any(t.conversation.quotes for t in event.conversations) or own_record(event, texts)
    ]
    for event in borne_out[:_EVENTS]:
        first = spoke_line(event, wording, notes, texts)
        yield from [first] if first is not None else []
        yield from outcome_lines(event, story, wording, notes)[:_OUTCOMES]


def _against(accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """The first version and one of another document, where there is one."""
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


def _stands(
    camps: list[Camp], told: set[int], wording: Wording, notes: Footnotes, said: str = ""
) -> Iterator[Line]:
    """Where the first parties stand: points of each that are not told already, more of each where they are few.

    ``told`` are the footnotes of what is, ``said`` its words.
    """
    speaking = [c for c in camps if c.points][:_SIDES]
    told, bags = set(told), [salient_words(said)]
    for camp in speaking:
        lines = once((_point_line(p, wording, notes) for p in camp.points[:_TRIED]), notes)
        fresh = [line for line in lines if not set(line.notes) <= told and _is_a_stand(line.text)]
        names = frozenset[str]().union(
            *(salient_words(p.shown.position.holder) for p in camp.points)
        )
        for line in _unlike(fresh, bags, names, said, max(1, _SIDES // len(speaking))):
            told.update(line.notes)
            yield line


def _unlike(
    lines: Sequence[Line],
    bags: list[frozenset[str]],
    names: frozenset[str],
    said: str,
    several: int,
) -> Iterator[Line]:
    """Yield so many lines that say something else than those before them; ``bags`` are the words of these.

    Words of ``names``, of those who speak, make no two lines alike.

    A long line stands where no short one does.
    """
    fitting = [line for line in lines if len(line.text.split()) <= _LONG] or lines
    left = several
    for line in fitting:
        words = salient_words(line.text) - names
        near = any(_are_near(words, bag) for bag in bags[1:])
        if left and not near and line.text not in said:
            left -= 1
            bags.append(words)
            yield line


def _are_near(a: frozenset[str], b: frozenset[str]) -> bool:
    return min(len(a), len(b)) >= _FEWEST and similarity(a, b) >= _NEAR


def _is_a_stand(text: str) -> bool:
    """Whether a line says where somebody stands: no question, nothing that the account only tells of them."""
    return not text.endswith("?") and not text.startswith("The account says")


def _point_line(point: Point, wording: Wording, notes: Footnotes) -> Line:
    shown = point.shown
    lead = wording.lead(shown.document, shown.position)
    return Line((point_part(point, wording, notes),), lead=lead)


def _unique(numbers: Iterator[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
