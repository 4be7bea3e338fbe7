"""Verified summaries made by hand: from annotations, or from a text and the quotes wanted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from summarizer.models.document import Kind, SourceDocument
from summarizer.models.quote import Quote, SpeakerCheck, Speech, Verdict
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Medium,
    Outcome,
    Participant,
    Position,
    Stance,
)
from summarizer.models.verified import Checks, DocumentRecord, Finding, Provenance, VerifiedSummary
from summarizer.reading.read import read_document

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
PROVENANCE = Provenance(
    model="hand",
    provider="hand",
    strategy="single",
    prompt_sha256="0" * 64,
    schema_sha256="0" * 64,
    created=datetime(2026, 1, 1, tzinfo=UTC),
)
_FOLD = str.maketrans("’‘“”", "''\"\"")


def quote(text: str, words: str, *, direct: bool | None = None) -> Quote:
    """Return a quote with its true verdict: exact, normalised for quotation marks, or absent."""
    start = text.translate(_FOLD).find(words.translate(_FOLD))
    if start < 0:
        return Quote(given=words, verdict=Verdict.ABSENT)
    end = start + len(words)
    paragraph = text[text.rfind("\n", 0, start) + 1 : start].translate(_FOLD)
    spoken = paragraph.count('"') % 2 == 1 if direct is None else direct
    return Quote(
        text=text[start:end],
        given=words,
        start=start,
        end=end,
        verdict=Verdict.EXACT if text[start:end] == words else Verdict.NORMALISED,
        speech=Speech.DIRECT if spoken else Speech.REPORTED,
        speaker_check=SpeakerCheck.NAMED,
    )


def record(
    source: str,
    text: str,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    kind: Kind = Kind.OTHER,
) -> DocumentRecord:
    """Describe a document of the given text."""
    day = date.fromisoformat(published) if published else None
    document = SourceDocument(
        source=source, text=text, title=title, publisher=publisher, published=day, kind=kind
    )
    return DocumentRecord.of(document)


def summary(
    document: DocumentRecord,
    *,
    conversations: Sequence[Conversation] = (),
    positions: Sequence[Position] = (),
    disputed_claims: Sequence[DisputedClaim] = (),
    findings: Sequence[Finding] = (),
) -> VerifiedSummary:
    """Return a summary whose overview must never be shown."""
    return VerifiedSummary(
        document=document,
        overview="OVERVIEW NOBODY CHECKED",
        conversations=tuple(conversations),
        positions=tuple(positions),
        disputed_claims=tuple(disputed_claims),
        checks=Checks(findings=tuple(findings)),
        provenance=PROVENANCE,
    )


def talk(*names: str, quotes: Iterable[Quote] = (), **fields: Any) -> Conversation:
    """Return a conversation; a name may carry an affiliation: ``Leila al-Musari/Nahrania``."""
    split = (name.partition("/") for name in names)
    people = tuple(Participant(name=name, affiliation=side or None) for name, _, side in split)
    return Conversation(participants=people, quotes=tuple(quotes), **fields)


def position(
    holder: str, topic: str, stance: str, statement: str, *quotes: Quote, **fields: Any
) -> Position:
    """Return a position with the verdict its quotes give it."""
    verdict = Verdict.weakest([q.verdict for q in quotes if q.verdict])
    return Position(
        holder=holder,
        topic=topic,
        stance=Stance(stance),
        statement=statement,
        quotes=quotes,
        verdict=verdict,
        **fields,
    )


def examples() -> list[VerifiedSummary]:
    """Return the annotated examples of this repository."""
    return [from_gold(path, EXAMPLES) for path in sorted((EXAMPLES / "gold").glob("*.json"))]


def example_texts() -> dict[str, str]:
    """Return the texts of the examples by their source."""
    return {path.name: read_document(path).text for path in EXAMPLES.glob("0*")}


def annotated(name: str) -> list[VerifiedSummary]:
    """Return shared annotated documents: ``seeds`` or ``documents``."""
    return [
        from_gold(path, SHARED / name) for path in sorted((SHARED / "gold" / name).glob("*.json"))
    ]


def from_gold(path: Path, folder: Path) -> VerifiedSummary:
    """Return an annotation as a verified summary of the document it annotates."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    about = gold["document"]
    read = read_document(folder / about["file"])
    text = read.text

    def quotes(words: Iterable[str]) -> tuple[Quote, ...]:
        return tuple(quote(text, w) for w in words)

    document = record(
        about["file"], text, about["published"], about["title"], about["publisher"], read.kind
    )
    return summary(
        document,
        conversations=[
            _talk(c, quotes(c.get("outcome_quotes", [])), quotes) for c in gold["conversations"]
        ],
        positions=[
            position(
                p["holder"],
                p["topic"],
                p["stance"],
                p["statement"],
                *quotes(p["quotes"]),
                on_behalf_of=p["on_behalf_of"],
                attribution=tuple(p.get("attribution", ())),
            )
            for p in gold["positions"]
            if not p.get("optional")
        ],
        disputed_claims=[
            _claim(d, quotes) for d in gold["disputed_claims"] if not d.get("optional")
        ],
    )


def _talk(gold: dict[str, Any], results: tuple[Quote, ...], quotes: Any) -> Conversation:
    paired = len(results) == len(gold["outcomes"])
    return Conversation(
        participants=tuple(
            Participant(name=p["name"], role=p["role"], affiliation=p["affiliation"])
            for p in gold["participants"]
        ),
        date=gold["date"],
        medium=Medium(gold["medium"]),
        initiated_by=gold["initiated_by"],
        topics=tuple(gold["topics"]),
        outcomes=tuple(
            Outcome(text=o, quotes=(results[n],) if paired else results)
            for n, o in enumerate(gold["outcomes"])
        ),
        quotes=(
            *quotes(gold.get("initiated_by_quotes", [])),
            *quotes(gold.get("medium_quotes", [])),
        ),
    )


def _claim(gold: dict[str, Any], quotes: Any) -> DisputedClaim:
    return DisputedClaim(
        claim=gold["claim"],
        asserted_by=gold["asserted_by"] or "somebody",
        disputed_by=gold["disputed_by"],
        kind=DisputeKind(gold.get("kind", "denied")),
        asserting_quotes=quotes(gold["assert_quotes"]),
        disputing_quotes=quotes(gold["dispute_quotes"]),
    )
