"""A run of three small documents to review, made by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Medium,
    Participant,
    Position,
    Stance,
)
from summarizer.models.verified import DocumentRecord, VerifiedSummary
from summarizer.review.desk import Desk
from summarizer.review.items import Item, items_of
from summarizer.review.run import ReviewedRun
from summarizer.review.store import ReviewStore
from tests.accounts.helpers import quote, record, summary

FERRY = (
    "On 3 May 2031 Transport Minister Alda Verin telephoned the envoy of Norland, Tomas Hule. "
    "Ms Verin demanded that the ferry line be reopened before the summer. "
    "Mr Hule replied that no ferry had been stopped by his government and offered to send inspectors. "
    "Ms Verin warned that the harbour fees would rise in autumn.\n"
)
GRAIN = "The Grain Board said that exports will resume in June. It opposes the new tariff.\n"
HARBOUR = "The harbour master supports the dredging of the channel.\n"
TEXTS = {"ferry.txt": FERRY, "grain.txt": GRAIN, "harbour.txt": HARBOUR}


def position(
    text: str, holder: str, stance: Stance, words: str, topic: str = "the matter"
) -> Position:
    return Position(
        holder=holder, topic=topic, stance=stance, statement=words, quotes=(quote(text, words),)
    )


def ferry(published: str | None = None) -> VerifiedSummary:
    """Return a summary with one item of each kind and a second position, which a model gave the wrong holder."""
    talk = Conversation(
        participants=(Participant(name="Alda Verin"), Participant(name="Tomas Hule")),
        date="2031-05-03",
        medium=Medium.PHONE,
        initiated_by="Alda Verin",
        quotes=(quote(FERRY, "Alda Verin telephoned the envoy of Norland, Tomas Hule"),),
    )
    positions = (
        position(
            FERRY,
            "Alda Verin",
            Stance.DEMANDS,
            "demanded that the ferry line be reopened before the summer",
            "ferry line",
        ),
        position(FERRY, "Alda Verin", Stance.PROPOSES, "offered to send inspectors", "inspectors"),
    )
    claim = DisputedClaim(
        claim="A ferry was stopped",
        asserted_by="Alda Verin",
        disputed_by="Tomas Hule",
        kind=DisputeKind.DENIED,
        asserting_quotes=(quote(FERRY, "demanded that the ferry line be reopened"),),
        disputing_quotes=(quote(FERRY, "no ferry had been stopped by his government"),),
    )
    return summary(
        record("ferry.txt", FERRY, published),
        conversations=[talk],
        positions=positions,
        disputed_claims=[claim],
    )


def grain() -> VerifiedSummary:
    return summary(
        record("grain.txt", GRAIN),
        positions=[
            position(
                GRAIN, "Grain Board", Stance.AFFIRMS, "exports will resume in June", "exports"
            ),
            position(GRAIN, "Grain Board", Stance.OPPOSES, "It opposes the new tariff", "tariff"),
        ],
    )


def harbour() -> VerifiedSummary:
    words = "supports the dredging of the channel"
    held = position(HARBOUR, "harbour master", Stance.SUPPORTS, words, "dredging")
    return summary(record("harbour.txt", HARBOUR), positions=[held])


def write_run(folder: Path, *summaries: VerifiedSummary) -> Path:
    """Write summaries as a batch does, and the documents beside them; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    given = summaries or (ferry(), grain(), harbour())
    lines = "".join(f"{one.model_dump_json(by_alias=True)}\n" for one in given)
    (folder / "summaries.jsonl").write_text(lines, encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def text_of(one: DocumentRecord) -> str | None:
    return TEXTS.get(one.source)


class Reviewing:
    """A review with shortcuts: items by their place, the decision that is shown as the base of the next."""

    def __init__(
        self,
        folder: Path,
        reviewer: str = "ada",
        texts: Callable[[DocumentRecord], str | None] = text_of,
    ) -> None:
        self.run = ReviewedRun(folder, texts)
        self.store = ReviewStore(self.run.folder / "review.sqlite", writing=True)
        self.desk = Desk(self.run, self.store)
        self.reviewer = reviewer

    def document(self, number: int) -> dict[str, object]:
        return self.desk.document(number, self.reviewer)

    def decide(self, document: int, place: int, action: str, **correction: object) -> object:
        shown = self.desk.document(document, self.reviewer)
        item = shown["items"][place]
        asked = {
            "document": document,
            "sha256": shown["sha256"],
            "item": item["key"],
            "base": item["number"],
            "action": action,
            "correction": correction or None,
        }
        return self.desk.decide(self.reviewer, asked)

    def add(self, document: int, words: str, **fields: str) -> object:
        asked = {"document": document, "words": words, **fields}
        return self.desk.add(self.reviewer, asked)

    def finish(self, document: int) -> object:
        return self.desk.finish(self.reviewer, {"document": document})

    def accept_all(self, document: int) -> None:
        for place in range(len(self.desk.document(document, self.reviewer)["items"])):
            self.decide(document, place, "accept")

    def undo(self) -> object:
        return self.desk.undo(self.reviewer, {"last": self.store.last_of(self.reviewer)})

    def close(self) -> None:
        self.store.close()
        self.run.close()


def items(one: VerifiedSummary) -> list[Item]:
    return items_of(one)
