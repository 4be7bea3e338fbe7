"""For whom somebody speaks, as the texts introduce them, where the summaries do not say it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from summarizer.models.brief import Actor
from summarizer.models.document import Kind
from summarizer.models.verified import DocumentRecord, VerifiedSummary
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of, is_unnamed_group
from summarizer.names.introduced import is_bare, is_organisation, own_side, side_given
from summarizer.names.places import government, same_side

#: Documents of one author, who speaks in them for one side.
_OWN = (Kind.READOUT, Kind.STATEMENT, Kind.TRANSCRIPT)
#: Lines at the head of a document, and words of one, among which its author may stand.
_LINES, _WORDS = 6, 14


def introduced(
    actors: Sequence[Actor], summaries: Sequence[VerifiedSummary], texts: Mapping[str, str]
) -> tuple[Actor, ...]:
    """Return the actors with the sides that the texts give them; a side the summaries give stays."""
    known = _known(actors, summaries)
    where = _documents(summaries)
    unattached = (a.name for a in actors if not a.side and _is_organisation(a, where, texts))
    organisations = tuple(n for n in unattached if own_side(n, known) is None)
    sides = (*known, *organisations)

    def told(actor: Actor) -> Actor:
        if actor.side or _is_anybody(actor.name) or _is_one_of(actor.name, known):
            return actor
        return actor.model_copy(update={"side": _side(actor, where[actor.name], texts, sides)})

    return tuple(map(told, actors))


def _is_one_of(name: str, known: Sequence[str]) -> bool:
    """Whether one word names a side itself."""
    return len(name.split()) == 1 and any(same_side(name, side) for side in known)


def _is_anybody(name: str) -> bool:
    """Whether a name is that of a group no text can say a side of: "many countries", no office ("officials")."""
    return is_unnamed_group(name) and not is_office(name)


def _is_organisation(
    actor: Actor, where: Mapping[str, Sequence[VerifiedSummary]], texts: Mapping[str, str]
) -> bool:
    told = (texts.get(s.document.source, "") for s in where.get(actor.name, ()))
    return is_body(actor.name) or any(is_organisation(actor.name, text) for text in told)


def _known(actors: Sequence[Actor], summaries: Sequence[VerifiedSummary]) -> tuple[str, ...]:
    """The states and organisations somebody may speak for: those the summaries name as sides, most frequent first."""
    count = Counter(a.side for a in actors if a.side)
    for summary in summaries:
        count.update(filter(_is_side, filter(None, _parties(summary))))
    return tuple(sorted(count, key=lambda n: (-count[n], n)))


def _parties(summary: VerifiedSummary) -> Iterator[str | None]:
    """Who is named as a side, holder or participant."""
    for position in summary.positions:
        yield position.on_behalf_of
        yield from position.holders or holders_of(position.holder)
    for talk in summary.conversations:
        for person in talk.participants:
            yield from (person.affiliation, person.name)


def _is_side(name: str) -> bool:
    """Whether a name may be that of a side: a state, or one word; persons, offices and organs speak for one."""
    return bool(government(name)) or (
        len(name.split()) == 1 and not is_office(name) and not is_body(name)
    )


def _documents(summaries: Sequence[VerifiedSummary]) -> defaultdict[str, list[VerifiedSummary]]:
    """The documents in which each actor speaks or takes part."""
    found: defaultdict[str, list[VerifiedSummary]] = defaultdict(list)
    for summary in summaries:
        for name in dict.fromkeys(_names(summary)):
            found[name].append(summary)
    return found


def _names(summary: VerifiedSummary) -> Iterator[str]:
    for talk in summary.conversations:
        yield from (p.name for p in talk.participants)
    for position in summary.positions:
        yield from position.holders or holders_of(position.holder)
    for claim in summary.disputed_claims:
        yield from filter(None, (claim.asserted_by, claim.disputed_by))


def _side(
    actor: Actor,
    told: Sequence[VerifiedSummary],
    texts: Mapping[str, str],
    known: Sequence[str],
) -> str | None:
    names = (actor.name, *actor.also)
    others = [k for k in known if k not in names]
    if is_office(actor.name) or is_body(actor.name):
        own = own_side(actor.name, others)
        if own is not None or not is_bare(actor.name):
            return own
    for summary in told:
        text = texts.get(summary.document.source, "")
        found = side_given(names, text, others) or _as_author(names, summary, text, others)
        if found is not None:
            return found
    return None


def _as_author(
    names: Sequence[str], summary: VerifiedSummary, text: str, known: Sequence[str]
) -> str | None:
    """The side of a document's author, for who is named at its head or by a bare office ("the Minister")."""
    record = summary.document
    if record.kind not in _OWN:
        return None
    head = " ".join(filter(None, (record.title, *_head(text))))
    if any(is_bare(name) or name in head for name in names):
        return author_side(record, text, known)
    return None


def author_side(record: DocumentRecord, text: str, known: Sequence[str]) -> str | None:
    """Return whose document it is: the one of ``known`` its publisher is or names, or a body at the document's head."""
    if record.publisher:
        found = next((k for k in known if same_side(record.publisher, k)), None)
        if found is not None:
            return found
    heads = (line for line in _head(text) if is_body(line))
    return next((side for line in heads if (side := own_side(line, known))), None)


def _head(text: str) -> list[str]:
    lines = [" ".join(line.split()) for line in text[:2_000].splitlines() if line.strip()]
    return [line for line in lines[:_LINES] if len(line.split()) <= _WORDS]
