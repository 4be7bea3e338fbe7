"""Finished documents as annotations for ``summarizer eval``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path, PurePath
from typing import Any

from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, DisputedClaim, Fact, Position
from summarizer.models.verified import DocumentRecord
from summarizer.names.actors import Strictness, same_actor
from summarizer.results.files import replacing_text
from summarizer.results.states import well_formed
from summarizer.review.decisions import Decision
from summarizer.review.items import LISTS, Content, ItemKind, evidence_of
from summarizer.review.run import ReviewedRun
from summarizer.review.settled import Outcome, Settled, finished_by, settled
from summarizer.review.store import ReviewStore
from summarizer.words.content import salient_words, similarity

Annotation = dict[str, Any]
#: Share of the shorter one's words by which the statements of two facts from one passage are the same.
_SAME_FACT = 0.5


@dataclass
class GoldReport:
    """What was exported, and what was not. ``unfinished`` are sources that nobody called finished."""

    written: list[Path] = field(default_factory=list[Path])
    unfinished: list[str] = field(default_factory=list[str])
    #: Annotations of an earlier export whose documents are not finished now.
    outdated: list[Path] = field(default_factory=list[Path])
    #: Items that were kept although none of their words stand in the text: no annotation can hold them.
    without_words: int = 0


def write_gold(
    store: ReviewStore, run: ReviewedRun, folder: Path, reviewer: str | None = None
) -> GoldReport:
    """Write an annotation for each document that was finished; with ``reviewer`` by that one's decisions alone.

    What one reviewer keeps and another rejects is ``optional``: it may be given, and is not demanded. Where they left
    an item with different holders or stances, each is right.
    """
    report = GoldReport()
    documents = store.documents()
    keys = _keys(run)
    touched: set[str] = set()
    for sha256, decisions in _by_document(store.standing(), reviewer):
        touched.add(sha256)
        _annotate(report, documents[sha256][0], decisions, keys.get(sha256), folder)
    report.unfinished += [
        one.record.source for one in run.documents() if one.record.sha256 not in touched
    ]
    return report


def _annotate(
    report: GoldReport,
    record: DocumentRecord,
    decisions: list[Decision],
    keys: frozenset[str] | None,
    folder: Path,
) -> None:
    """Write the annotation of a document, where somebody finished it."""
    done = [who for who in finished_by(decisions) if _is_whole(who, decisions, keys)]
    if not done:
        report.unfinished.append(record.source)
        report.outdated += [one for one in (_path(folder, record),) if one.exists()]
        return
    mine = [one for one in decisions if one.reviewer in done]
    annotation, lost = annotation_of(record, settled(mine), sorted(done))
    report.without_words += lost
    report.written.append(_write(folder, record, annotation))


def _keys(run: ReviewedRun) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one in run.documents():
        found[one.record.sha256] = found.get(one.record.sha256, frozenset()) | set(one.keys)
    return found


def _is_whole(who: str, decisions: Sequence[Decision], keys: frozenset[str] | None) -> bool:
    """Whether a reviewer has decided about all a run holds now: it may have been made anew since."""
    return keys is None or keys <= {one.item for one in decisions if one.reviewer == who}


def _by_document(
    decisions: Iterable[Decision], reviewer: str | None
) -> Iterator[tuple[str, list[Decision]]]:
    for sha256, made in groupby(decisions, key=lambda one: one.sha256):
        kept = [one for one in made if reviewer is None or one.reviewer == reviewer]
        if kept:
            yield sha256, kept


def annotation_of(
    record: DocumentRecord, items: Sequence[Settled], reviewers: Sequence[str]
) -> tuple[Annotation, int]:
    """Return the annotation of a document, and how many items it cannot hold since they have no words.

    It says nothing of facts where nobody decided about any: earlier versions did not ask.
    """
    kept = [one for one in items if one.outcome is not Outcome.REJECTED]
    kinds = [k for k in LISTS if k is not ItemKind.FACT or any(one.kind is k for one in items)]
    made: dict[ItemKind, list[Annotation]] = {kind: [] for kind in kinds}
    lost = 0
    for one in _once(kept):
        annotation = _annotation(one)
        if annotation is None:
            lost += 1
            continue
        if one.outcome is Outcome.CONTESTED:
            annotation["optional"] = True
        made[one.kind].append(annotation)
    document = {
        "file": PurePath(record.source).name,
        "sha256": record.sha256,
        "title": record.title,
        "notes": f"Reviewed by {', '.join(reviewers)}, who saw what a model had found.",
    }
    return {"document": document, **{LISTS[kind]: told for kind, told in made.items()}}, lost


def _once(items: Sequence[Settled]) -> Iterator[Settled]:
    """Leave out what a person added where another item that is kept says it: a later run may have found it."""
    given = [one for one in items if not one.added]
    taken: list[Settled] = []
    for one in items:
        if one.added and any(_same(one, other) for other in (*given, *taken)):
            continue
        taken.append(one)
        yield one


def _same(a: Settled, b: Settled) -> bool:
    """Whether two items say the same: of one kind, from the same words, a position by the same holder.

    Of facts the statements have to be alike, too: one sentence may tell of several.
    """
    first, second = a.versions[0], b.versions[0]
    if a.kind is not b.kind or not (_same_holder(first, second) and _same_fact(first, second)):
        return False
    ours, theirs = ([q for _, q in evidence_of(one)] for one in (first, second))
    return any(_overlap(p, q) for p in ours for q in theirs)


def _same_holder(a: Content, b: Content) -> bool:
    if not isinstance(a, Position) or not isinstance(b, Position):
        return True
    return same_actor(a.holder, b.holder, Strictness.WITHIN)


def _same_fact(a: Content, b: Content) -> bool:
    if not isinstance(a, Fact) or not isinstance(b, Fact):
        return True
    return similarity(salient_words(a.statement), salient_words(b.statement)) >= _SAME_FACT


def _overlap(a: Quote, b: Quote) -> bool:
    """Whether two passages have most of the shorter one in common."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    shared = min(a.end, b.end) - max(a.start, b.start)
    return 2 * shared > min(a.end - a.start, b.end - b.start)


def _annotation(one: Settled) -> Annotation | None:
    first, *others = one.versions
    if isinstance(first, Position):
        return _position(first, [v for v in others if isinstance(v, Position)])
    if isinstance(first, Conversation):
        return _conversation(first, [v for v in others if isinstance(v, Conversation)])
    return _fact(one.versions) if isinstance(first, Fact) else _dispute(first)


def _position(first: Position, others: Sequence[Position]) -> Annotation | None:
    quotes = _words(first.quotes)
    if not quotes:
        return None
    holders = [v.holder for v in (first, *others)] + [
        v.on_behalf_of for v in (first, *others) if v.on_behalf_of
    ]
    return {
        "holder": first.holder,
        "alternatives": _apart_from(first.holder, [*holders, *first.holders]),
        "on_behalf_of": first.on_behalf_of,
        "topic": first.topic,
        "stance": first.stance.value,
        "stance_alternatives": _apart_from(first.stance.value, [v.stance.value for v in others]),
        "statement": first.statement,
        "quotes": quotes,
    }


def _conversation(first: Conversation, others: Sequence[Conversation]) -> Annotation:
    dates = [v.date for v in others if v.date != first.date]
    initiators = [v.initiated_by for v in others if v.initiated_by != first.initiated_by]
    return {
        "participants": [one.model_dump() for one in first.participants],
        "date": first.date,
        "date_alternatives": list(dict.fromkeys(dates)),
        "medium": first.medium.value,
        "medium_alternatives": _apart_from(first.medium.value, [v.medium.value for v in others]),
        "initiated_by": first.initiated_by,
        "initiated_by_alternatives": list(dict.fromkeys(initiators)),
    }


def _dispute(first: DisputedClaim) -> Annotation | None:
    asserting, disputing = _words(first.asserting_quotes), _words(first.disputing_quotes)
    if not asserting:
        return None
    return {
        "claim": first.claim,
        "asserted_by": first.asserted_by,
        "disputed_by": first.disputed_by,
        "kind": first.kind.value,
        "assert_quotes": asserting,
        "dispute_quotes": disputing,
    }


def _fact(versions: Sequence[Content]) -> Annotation | None:
    """Return a fact with the words of all who keep it: any of them shows it."""
    facts = [one for one in versions if isinstance(one, Fact)]
    quotes = list(dict.fromkeys(words for one in facts for words in _words(one.quotes)))
    return {"statement": facts[0].statement, "quotes": quotes} if quotes else None


def _words(quotes: Sequence[Quote]) -> list[str]:
    return [q.text for q in quotes if q.verified and q.text]


def _apart_from(value: str, others: Sequence[str]) -> list[str]:
    return [one for one in dict.fromkeys(others) if one != value]


def _path(folder: Path, record: DocumentRecord) -> Path:
    stem = re.sub(r"[^\w.-]+", "-", PurePath(record.source).stem)[:80].strip(".-") or "document"
    return folder / f"{stem}-{record.sha256[:8]}.json"


def _write(folder: Path, record: DocumentRecord, annotation: Annotation) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = _path(folder, record)
    with replacing_text(path) as stream:
        stream.write(well_formed(json.dumps(annotation, indent=1, ensure_ascii=False)) + "\n")
    return path
