"""What the page asks and what it tells: documents with their items and decisions, as JSON values; no HTTP in here."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from summarizer.accounts.lettered import prepared_text
from summarizer.brief.phrasing.escape import harmless
from summarizer.errors import InputError
from summarizer.models.quote import Quote
from summarizer.models.verified import DocumentRecord, VerifiedSummary
from summarizer.quotes.verify import Verifier
from summarizer.review.asked import action_of, correction_of, number_of
from summarizer.review.decisions import WHOLE, Action, Decision, reviewer_name
from summarizer.review.items import (
    FIELDS,
    Item,
    evidence_of,
    items_of,
    key_of,
)
from summarizer.review.missed import found_words, missed_item
from summarizer.review.run import Listed, ReviewedRun
from summarizer.review.shown import blocks
from summarizer.review.store import Asked, ReviewStore
from summarizer.review.told import OWN, Values, about, as_left, entry

#: An item with what the reviewer decided about it.
Entry: TypeAlias = tuple[Item, Decision | None]


class NotFound(InputError):
    """There is no such document or item in the run, or no longer."""


class Desk:
    """One review: a run, the decisions about it, and perhaps the one reviewer who may decide.

    Shared between threads.
    """

    def __init__(self, run: ReviewedRun, store: ReviewStore, reviewer: str | None = None) -> None:
        self._run = run
        self._store = store
        self._reviewer = reviewer_name(reviewer) if reviewer is not None else None
        self._mutex = threading.RLock()
        # Preparing a text takes a moment, and a reviewer stays with one for a while.
        self._prepared: tuple[str, Verifier] | None = None
        # So does reading a summary of thousands of items, which each decision is about one of.
        self._read: tuple[Listed, VerifiedSummary, list[Item]] | None = None

    def reviewer(self, name: object) -> str:
        """Return the reviewer a request is from. Raises ``InputError`` where that is none."""
        if not isinstance(name, str):
            raise InputError("Say who reviews.")
        kept = reviewer_name(name)
        if self._reviewer is not None and kept != self._reviewer:
            raise InputError(f"This page was opened for {self._reviewer} alone (--as).")
        return kept

    # -- what there is ----------------------------------------------------------------------------

    def start(self) -> Values:
        """Return what the page needs before it knows who reviews."""
        return {
            "title": harmless(self._run.folder.resolve().name),
            "reviewer": self._reviewer,
            "reviewers": self._store.reviewers(),
            "fields": {
                kind.value: [asdict(one) for one in fields] for kind, fields in FIELDS.items()
            },
        }

    def overview(self, reviewer: str) -> Values:
        """Return the documents with how far each is, and how far every reviewer is."""
        listed = self._run.documents()
        mine = _progress(listed, self._store.actions(reviewer))
        return {
            "documents": [
                {
                    "title": harmless(one.record.title or one.record.source),
                    "source": harmless(one.record.source),
                    "sha256": one.record.sha256,
                    "items": len(one.keys),
                    "decided": decided,
                    "finished": finished,
                }
                for one, (decided, finished) in zip(listed, mine, strict=True)
            ],
            "reviewers": [self._reviewer_progress(name, listed) for name in self._names(reviewer)],
            "version": self._store.version(),
        }

    def _names(self, reviewer: str) -> list[str]:
        return list(dict.fromkeys((reviewer, *self._store.reviewers())))

    def _reviewer_progress(self, name: str, listed: Sequence[Listed]) -> Values:
        made = _progress(listed, self._store.actions(name))
        return {
            "name": name,
            "decided": sum(decided for decided, _ in made),
            "items": sum(len(one.keys) for one in listed),
            "finished": sum(finished for _, finished in made),
            "documents": len(listed),
        }

    def changes(self, reviewer: str) -> Values:
        """Return what tells a page whether anything is otherwise than it shows."""
        return {"version": self._store.version(), "documents": len(self._run.documents())} | (
            self._last(reviewer)
        )

    def document(self, number: int, reviewer: str) -> Values:
        """Return a document with its text and its items, each with what the reviewer decided."""
        listed = self._listed(number)
        summary, _ = self._opened(listed)
        entries = self._entries(listed, reviewer)
        return {
            "number": number,
            "sha256": listed.record.sha256,
            "title": harmless(listed.record.title or listed.record.source),
            "about": about(listed.record),
            "items": [entry(item, decision, summary) for item, decision in entries],
            "blocks": self._blocks(listed, entries),
        } | self._state(listed, reviewer)

    def _blocks(self, listed: Listed, entries: Sequence[Entry]) -> list[Values] | None:
        """Return the text of a document with the words of its items marked; null where it is not at hand."""
        text = self._run.text(listed.record)
        spans = (
            (quote.start, quote.end, place)
            for place, (item, decision) in enumerate(entries)
            for _, quote in evidence_of(as_left(item, decision))
            if quote.verified and quote.start is not None and quote.end is not None
        )
        return None if text is None else [asdict(one) for one in blocks(text, spans)]

    def _opened(self, listed: Listed) -> tuple[VerifiedSummary, list[Item]]:
        """Return the summary of a document and its items, those of the last one as they were read."""
        with self._mutex:
            if self._read is None or self._read[0] is not listed:
                summary = self._run.summary(listed)
                self._read = listed, summary, list(items_of(summary))
            return self._read[1:]

    def _entries(self, listed: Listed, reviewer: str) -> list[Entry]:
        """Return the items of a summary and those the reviewer added, each with the decision that stands."""
        summary, items = self._opened(listed)
        standing = {
            one.item: one
            for one in self._store.of_document(summary.document.sha256)
            if one.reviewer == reviewer
        }
        given = [(item, standing.get(item.key)) for item in items]
        added = (
            (Item(one.item, one.kind, place, one.content), one)
            for place, one in enumerate(standing.values())
            if one.added and one.kind is not None and one.content is not None
        )
        return [*given, *added]

    def _listed(self, number: int, sha256: object = None) -> Listed:
        documents = self._run.documents()
        if not 0 <= number < len(documents):
            raise NotFound("There is no such document in this run. Load the page again.")
        listed = documents[number]
        if sha256 is not None and sha256 != listed.record.sha256:
            raise NotFound("The run was made anew meanwhile. Load the page again.")
        return listed

    def _state(self, listed: Listed, reviewer: str) -> Values:
        actions = [
            (one.sha256, one.item, one.action)
            for one in self._store.of_document(listed.record.sha256)
            if one.reviewer == reviewer
        ]
        ((decided, finished),) = _progress([listed], actions)
        return {"decided": decided, "finished": finished} | self._last(reviewer)

    def _last(self, reviewer: str) -> Values:
        return {"last": self._store.last_of(reviewer), "version": self._store.version()}

    # -- what a reviewer does ---------------------------------------------------------------------

    def decide(self, reviewer: str, asked: Mapping[str, Any]) -> Values:
        """Accept, reject or correct an item.

        Returns the item and the state of its document; its text, too, where other words of it are marked now.
        """
        with self._mutex:
            listed = self._listed(number_of(asked, "document"), asked.get("sha256"))
            summary, _ = self._opened(listed)
            entries = self._entries(listed, reviewer)
            found = next((one for one in entries if one[0].key == asked.get("item")), None)
            if found is None:
                raise NotFound("There is no such item in this document. Load the page again.")
            item, standing = found
            action = action_of(asked.get("action"))
            correction = (
                correction_of(item, asked, lambda words: self._found(listed.record, words))
                if action is Action.CORRECT
                else None
            )
            made = self._store.decide(
                Asked(
                    record=listed.record,
                    model=listed.model,
                    item=item.key,
                    reviewer=reviewer,
                    action=action,
                    base=number_of(asked, "base"),
                    kind=item.kind,
                    content=item.content,
                    correction=correction,
                    added=standing is not None and standing.added,
                )
            )
            told: Values = {"item": entry(item, made, summary)} | self._state(listed, reviewer)
            if evidence_of(as_left(item, made)) != evidence_of(as_left(item, standing)):
                told["blocks"] = self._blocks(listed, self._entries(listed, reviewer))
            return told

    def add(self, reviewer: str, asked: Mapping[str, Any]) -> Values:
        """Add what the summary lacks, from words of the text."""
        with self._mutex:
            listed = self._listed(number_of(asked, "document"), asked.get("sha256"))
            summary, _ = self._opened(listed)
            kind, content = missed_item(asked, self._verifier(listed.record))
            key = OWN + key_of(kind, content)
            if any(item.key == key for item, _ in self._entries(listed, reviewer)):
                raise InputError("This has been added already.")
            made = self._store.decide(
                Asked(
                    record=listed.record,
                    model=listed.model,
                    item=key,
                    reviewer=reviewer,
                    action=Action.ADD,
                    base=0,
                    kind=kind,
                    content=content,
                    added=True,
                )
            )
            item = Item(key, kind, 0, content)
            return {"item": entry(item, made, summary)} | self._state(listed, reviewer)

    def _found(self, record: DocumentRecord, words: str) -> Quote:
        return found_words(words, self._verifier(record))

    def _verifier(self, record: DocumentRecord) -> Verifier:
        text = self._run.text(record)
        if text is None:
            raise InputError(
                "The text of this document is not at hand, so nothing can be added to it."
            )
        if self._prepared is None or self._prepared[0] != record.sha256:
            self._prepared = record.sha256, Verifier(prepared_text(record, text))
        return self._prepared[1]

    def finish(self, reviewer: str, asked: Mapping[str, Any]) -> Values:
        """Note that all items of a document are decided and none is missing, or take that back."""
        with self._mutex:
            listed = self._listed(number_of(asked, "document"), asked.get("sha256"))
            state = self._state(listed, reviewer)
            left = len(listed.keys) - state["decided"]
            if left and not state["finished"]:
                what = "1 item is" if left == 1 else f"{left} items are"
                raise InputError(f"{what} not decided yet.")
            standing = self._store.standing_of(listed.record.sha256, WHOLE, reviewer)
            self._store.decide(
                Asked(
                    record=listed.record,
                    model=listed.model,
                    item=WHOLE,
                    reviewer=reviewer,
                    action=Action.REOPEN if state["finished"] else Action.FINISH,
                    base=standing.number if standing else 0,
                )
            )
            return self._state(listed, reviewer)

    def undo(self, reviewer: str, asked: Mapping[str, Any]) -> Values:
        """Take back the reviewer's last decision. Returns which document it was about, by its place."""
        undone = self._store.undo(reviewer, number_of(asked, "last")).decision
        documents = enumerate(self._run.documents())
        place = next((n for n, one in documents if one.record.sha256 == undone.sha256), None)
        return {
            "document": place,
            "item": undone.item,
            "action": undone.action.value,
        } | self._last(reviewer)


def _progress(
    listed: Sequence[Listed], actions: Iterator[tuple[str, str, Action]] | Sequence[Any]
) -> list[tuple[int, bool]]:
    """Return, for each document, how many of its items are decided and whether it is finished."""
    decided: dict[str, dict[str, Action]] = {}
    for sha256, item, action in actions:
        decided.setdefault(sha256, {})[item] = action
    made: list[tuple[int, bool]] = []
    for one in listed:
        known = decided.get(one.record.sha256, {})
        count = sum(key in known for key in one.keys)
        # A run that was made anew may have brought items that nobody has looked at.
        finished = known.get(WHOLE) is Action.FINISH and count == len(one.keys)
        made.append((count, finished))
    return made
