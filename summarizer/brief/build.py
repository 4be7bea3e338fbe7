"""From verified summaries to a briefing note as data. Nothing unchecked gets in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypeVar, cast

from summarizer.accounts.actors import unify
from summarizer.accounts.compare import compare
from summarizer.accounts.differences import story_conflicts
from summarizer.accounts.disputes import dispute_conflicts, story_disputes
from summarizer.accounts.events import TalkAccount, group_events, verified
from summarizer.accounts.likeness import text_likenesses
from summarizer.accounts.origins import group_origins
from summarizer.accounts.placed import place_conflicts
from summarizer.accounts.positions import rejected_facts, sourced_facts, sourced_positions
from summarizer.accounts.reader import Reader
from summarizer.accounts.stories import group_stories
from summarizer.brief.bottom_line.foremost import foremost
from summarizer.brief.headings.given_titles import given_title
from summarizer.brief.headings.titles import note_title, story_title, talk_title
from summarizer.brief.lines.printed import as_printed
from summarizer.brief.phrasing.prose import listed
from summarizer.brief.sources import Before, held_to_texts, same_texts, told_apart
from summarizer.cores import on_all_cores
from summarizer.models.brief import (
    MADE_UP,
    Brief,
    Event,
    MadeUp,
    SourcedConversation,
    SourcedFinding,
    Story,
)
from summarizer.models.quote import Quote
from summarizer.models.summary import (
    REPORTS,
    Conversation,
    DisputedClaim,
    DisputeKind,
    Position,
)
from summarizer.models.verified import DocumentRecord, Finding, VerifiedSummary
from summarizer.text.sentences import sentence_spans

#: Documents whose stories take several times as long to compare as a process to start, real ones more.
_WORTH_A_PROCESS = 20
_First = TypeVar("_First")
_Second = TypeVar("_Second")
_UNCHECKED = "its quotes are shown as the summary has them and could not be checked."


def build_brief(
    summaries: Iterable[VerifiedSummary],
    *,
    title: str | None = None,
    strict: bool = False,
    sources: Mapping[str, str] | None = None,
    reader: Reader | None = None,
    before: Before | None = None,
) -> Brief:
    """Return the briefing note of some documents; the same summaries give the same note, in whatever order they come.

    Only quotes with a verdict that allows it enter. An item without one is left out and said to be left out among the
    findings. With ``strict`` an item is also left out when any of its quotes failed, and there are no findings.
    ``sources`` gives the documents' texts by ``source``: quotes are held to them, and they make sure of what an account
    is silent about. A text that is not the one the summary was made from (its hash differs) is not looked at; of what
    could not be looked at a finding says so. With a ``reader`` a model reads the accounts of each story side by side,
    and is asked where rules cannot tell which documents belong together; what it finds is held to the texts. What
    earlier notes found of the same summaries and texts, which ``before`` opens, is not looked for again.

    Raises:
        TypeError: what was given is no list of summaries.
    """
    given = sorted(_demanded(summaries), key=_order)
    once, findings = _once(given)
    kept, texts, unheld = _held(once, sources, before)
    if strict:
        kept = [_strict(summary) for summary in kept]
    kept, actors = unify(kept, texts)
    stories = _stories(kept, texts, reader)
    asked = () if reader is None else reader.findings
    own = (f for s in kept for f in _findings(s, texts.get(s.document.source, "")))
    return Brief(
        title=title or note_title(stories),
        notice=_notice(given),
        stories=stories,
        findings=() if strict else (*findings, *unheld, *asked, *own),
        documents=tuple(summary.document for summary in kept),
        actors=actors,
    )


def _demanded(summaries: object) -> list[VerifiedSummary]:
    """Return what was given as summaries, whose quotes were checked. Raises ``TypeError`` for anything else."""
    if isinstance(summaries, (VerifiedSummary, str)) or not isinstance(summaries, Iterable):
        raise TypeError(
            f"Summaries are given as a list; one {type(summaries).__name__} was given. Write [summary]."
        )
    listed = list(cast("Iterable[object]", summaries))
    for number, one in enumerate(listed, 1):
        if not isinstance(one, VerifiedSummary):
            raise TypeError(
                f"Summary {number} is a {type(one).__name__}. A note is made of VerifiedSummary alone, as summarise "
                "returns it without a schema of your own."
            )
    return cast("list[VerifiedSummary]", listed)


def _order(summary: VerifiedSummary) -> tuple[date, str, str]:
    document = summary.document
    return document.published or date.max, document.source, document.sha256


def _notice(summaries: Iterable[VerifiedSummary]) -> MadeUp | None:
    """Return the warning of a note that holds made-up answers."""
    return MADE_UP if any(summary.provenance.made_up for summary in summaries) else None


def _held(
    summaries: Sequence[VerifiedSummary],
    sources: Mapping[str, str] | None,
    before: Before | None,
) -> tuple[list[VerifiedSummary], dict[str, str], list[SourcedFinding]]:
    """Return the summaries held to their texts, the texts that are theirs, and what could not be looked at."""
    records = [summary.document for summary in summaries]
    texts, changed = same_texts(records, sources or {})
    unheld = [] if sources is None else _not_checkable(records, texts, changed)
    return list(map(as_printed, held_to_texts(summaries, texts, before))), texts, unheld


def _stories(
    summaries: Sequence[VerifiedSummary], texts: Mapping[str, str], reader: Reader | None
) -> tuple[Story, ...]:
    """Return the stories the documents tell, each with its events."""
    doubts = None if reader is None else reader.doubts(texts)
    # A reader asks a model, which is waited for and counted in this process.
    spread = reader is None and len(summaries) >= _WORTH_A_PROCESS
    alike, origins = _side_by_side(
        partial(text_likenesses, summaries, texts),
        partial(group_origins, summaries, texts),
        spread=spread,
    )
    events = group_events(summaries, doubts, alike)
    groups = group_stories(summaries, events, doubts, alike)
    first = _first_of_each(events)

    def told(members: Sequence[VerifiedSummary]) -> Story:
        return _story(members, _events_of(members, events, first), texts, origins, reader)

    return tuple(on_all_cores(told, groups, len) if spread else map(told, groups))


def _side_by_side(
    first: Callable[[], _First], second: Callable[[], _Second], *, spread: bool
) -> tuple[_First, _Second]:
    """Return what two questions come to that have nothing to do with each other, each on a core of its own."""
    if not spread:
        return first(), second()
    questions: tuple[Callable[[], object], ...] = (first, second)
    return cast("tuple[_First, _Second]", tuple(on_all_cores(lambda ask: ask(), questions)))


def _not_checkable(
    records: Sequence[DocumentRecord], texts: Mapping[str, str], changed: frozenset[str]
) -> list[SourcedFinding]:
    """Say of which documents the text is not at hand, so that nothing here vouches for their quotes."""
    found: list[SourcedFinding] = []
    for record in records:
        if record.source in changed:
            message = f"The document has changed since it was summarised; {_UNCHECKED}"
            found.append(_about(record, "source_changed", "document", message))
        elif record.source not in texts:
            message = f"The document is not at hand; {_UNCHECKED}"
            found.append(_about(record, "source_missing", "document", message))
    return found


def _once(
    summaries: Sequence[VerifiedSummary],
) -> tuple[list[VerifiedSummary], list[SourcedFinding]]:
    """Keep one summary a text: the same words under two names are one account, not two that agree."""
    first: dict[str, DocumentRecord] = {}
    kept: list[VerifiedSummary] = []
    findings: list[SourcedFinding] = []
    for summary in summaries:
        known = first.setdefault(summary.document.sha256, summary.document)
        if known is summary.document:
            kept.append(summary)
        elif known.source != summary.document.source:
            message = f"Has the same text as {known.source} and is counted once."
            findings.append(_finding(summary, "duplicate", "document", message))
    return _distinct_sources(kept), findings


def _distinct_sources(summaries: list[VerifiedSummary]) -> list[VerifiedSummary]:
    """Tell documents of one name and different texts apart by their id, since a note refers to them by name."""
    names = Counter(s.document.source for s in summaries)
    return [
        s
        if names[s.document.source] == 1
        else s.model_copy(
            update={"document": s.document.model_copy(update={"source": told_apart(s.document)})}
        )
        for s in summaries
    ]


def _strict(summary: VerifiedSummary) -> VerifiedSummary:
    """Leave out every item one of whose quotes failed."""
    return summary.model_copy(
        update={
            "conversations": tuple(
                _strict_talk(talk) for talk in summary.conversations if _whole(talk.quotes)
            ),
            "facts": tuple(f for f in summary.facts if f.quotes and _whole(f.quotes)),
            "positions": tuple(p for p in summary.positions if p.quotes and _whole(p.quotes)),
            "disputed_claims": tuple(
                d
                for d in summary.disputed_claims
                if d.asserting_quotes and _whole((*d.asserting_quotes, *d.disputing_quotes))
            ),
        }
    )


def _strict_talk(talk: Conversation) -> Conversation:
    return talk.model_copy(
        update={"outcomes": tuple(o for o in talk.outcomes if o.quotes and _whole(o.quotes))}
    )


def _whole(quotes: Sequence[Quote]) -> bool:
    return all(q.verified for q in quotes)


def _first_of_each(events: Sequence[tuple[TalkAccount, ...]]) -> dict[int, list[int]]:
    """Return the places of the events whose first account is a summary's, by its ``id()``."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        found[id(event[0].summary)].append(place)
    return dict(found)


def _events_of(
    members: Sequence[VerifiedSummary],
    events: Sequence[tuple[TalkAccount, ...]],
    first: Mapping[int, Sequence[int]],
) -> list[tuple[TalkAccount, ...]]:
    """Return the events of a story's documents, in the order of all events."""
    mine = {id(summary) for summary in members}
    places = sorted(place for one in mine for place in first.get(one, ()))
    return [events[place] for place in places]


def _story(
    members: Sequence[VerifiedSummary],
    events: Sequence[tuple[TalkAccount, ...]],
    texts: Mapping[str, str],
    origins: Sequence[tuple[str, ...]],
    reader: Reader | None,
) -> Story:
    mine = tuple(summary.document.source for summary in members)
    built = sorted(
        (_event(event, texts, origins) for event in events),
        key=lambda e: (e.date or "9", -len(e.documents), e.title),
    )
    disputes = story_disputes(members, events)
    differing = [*story_conflicts(members, events, texts), *dispute_conflicts(disputes)]
    placed = place_conflicts(built, differing)
    if reader is not None:
        placed = reader.read(members, texts, placed)
    positions = sourced_positions(members)
    records = [m.document for m in members]
    differing = [*(c for e in placed.events for c in e.conflicts), *placed.conflicts]
    given = given_title(members[0], texts.get(mine[0], "")) if len(members) == 1 else ""
    story = Story(
        title=given or story_title(records, positions, placed.events, texts, differing),
        documents=mine,
        events=tuple(placed.events),
        conflicts=placed.conflicts,
        agreed=placed.agreed,
        only_in=placed.only_in,
        silent=placed.silent,
        origins=tuple(group for group in origins if group[0] in mine),
        facts=sourced_facts(members),
        rejected=rejected_facts(members),
        positions=positions,
        disputed_claims=disputes,
    )
    first = foremost(members, texts, story, differing=bool(differing))
    return story.model_copy(update={"foremost": first})


def _event(
    event: Sequence[TalkAccount], texts: Mapping[str, str], origins: Sequence[tuple[str, ...]]
) -> Event:
    found = compare(event, texts, origins)
    days = Counter(t.day.isoformat() for t in event if t.day)
    return Event(
        title=talk_title([t.conversation for t in event], None),
        date=min(days, key=lambda d: (-days[d], d)) if days else None,
        documents=tuple(t.document for t in event),
        conversations=tuple(
            SourcedConversation(
                document=t.document,
                conversation=_checked(t.conversation),
                reviewed=t.conversation.reviewed,
            )
            for t in event
        ),
        agreed=found.agreed,
        conflicts=found.conflicts,
        only_in=found.only_in,
        silent=found.silent,
    )


def _checked(talk: Conversation) -> Conversation:
    """The conversation with its verified quotes only, and the outcomes that have one."""
    outcomes = tuple(
        o.model_copy(update={"quotes": quotes})
        for o in talk.outcomes
        if (quotes := verified(o.quotes))
    )
    return talk.model_copy(update={"outcomes": outcomes, "quotes": verified(talk.quotes)})


def _findings(summary: VerifiedSummary, text: str) -> list[SourcedFinding]:
    """What verification found, and what this note leaves out for want of a verified quote."""
    own = [
        SourcedFinding(document=summary.document.source, finding=f) for f in summary.checks.findings
    ]
    return own + [
        _finding(summary, code, path, message)
        for code, path, message in _unsupported(summary, text)
    ]


def _unsupported(summary: VerifiedSummary, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield code, path and message of every item that lacks a verified quote."""
    for n, fact in enumerate(summary.facts):
        if not verified(fact.quotes):
            yield "left_out", f"facts[{n}]", f"Not shown, no verified quote: {fact.statement}"
    yield from _positions_left_out(summary.positions, text)
    yield from _claims_left_out(summary.disputed_claims)
    for n, talk in enumerate(summary.conversations):
        yield from _talk_unsupported(f"conversations[{n}]", talk)


def _positions_left_out(positions: Sequence[Position], text: str) -> Iterator[tuple[str, str, str]]:
    """Yield positions without a verified quote; one whose sentence stands in the note for another needs no remark."""
    told = [q.start for held in positions for q in verified(held.quotes) if q.start is not None]
    for n, held in enumerate(positions):
        if not (verified(held.quotes) or _is_told_beside(held, told, text)):
            message = f"Not shown, no verified quote: {held.holder} on {held.topic}."
            yield "left_out", f"positions[{n}]", message


def _is_told_beside(held: Position, told: Sequence[int], text: str) -> bool:
    """Whether the sentence in which a quote was found, with other words, stands behind another item."""
    starts = [q.start for q in held.quotes if q.start is not None]
    spans = ((begin, end) for begin, end, _ in (sentence_spans(text) if starts else ()))
    return any(
        begin <= start < end and any(begin <= other < end for other in told)
        for begin, end in spans
        for start in starts
    )


def _claims_left_out(claims: Sequence[DisputedClaim]) -> Iterator[tuple[str, str, str]]:
    for n, claim in enumerate(claims):
        answered = verified(claim.disputing_quotes) or claim.kind is DisputeKind.UNANSWERED
        if not verified(claim.asserting_quotes) or not answered:
            sides = f"{claim.asserted_by or REPORTS} against {claim.disputed_by or 'nobody'}"
            message = f"Not shown, a side has no verified quote: {sides}."
            yield "left_out", f"disputed_claims[{n}]", message


def _talk_unsupported(path: str, talk: Conversation) -> Iterator[tuple[str, str, str]]:
    if not verified(talk.quotes):
        who = listed([p.name for p in talk.participants])
        yield "unsupported", path, f"No verified quote behind the conversation of {who}."
    for n, outcome in enumerate(talk.outcomes):
        if not verified(outcome.quotes):
            message = f"Not shown, no verified quote: {outcome.text}"
            yield "left_out", f"{path}.outcomes[{n}]", message


def _finding(summary: VerifiedSummary, code: str, path: str, message: str) -> SourcedFinding:
    return _about(summary.document, code, path, message)


def _about(record: DocumentRecord, code: str, path: str, message: str) -> SourcedFinding:
    return SourcedFinding(
        document=record.source, finding=Finding(code=code, path=path, message=message)
    )
