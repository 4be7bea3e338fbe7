"""Documents with their items as tasks with predictions, in Label Studio's basic JSON form.

See https://labelstud.io/guide/predictions. Offsets of its ``Text`` tag are code points, as ours are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarizer.models.quote import Quote
from summarizer.models.summary import Fact, Position
from summarizer.review.decisions import Decision
from summarizer.review.items import Content, ItemKind, evidence_of, items_of
from summarizer.review.run import ReviewedRun
from summarizer.review.shown import visible
from summarizer.review.store import ReviewStore

#: The labelling interface that the tasks are for: paste it into the project's settings.
CONFIG = """<View>
  <Labels name="item" toName="text">
    <Label value="position"/><Label value="conversation"/><Label value="asserts"/><Label value="disputes"/>
    <Label value="fact"/>
  </Labels>
  <Text name="text" value="$text"/>
  <Choices name="stance" toName="text" perRegion="true" whenTagName="item" whenLabelValue="position">
    <Choice value="supports"/><Choice value="opposes"/><Choice value="proposes"/><Choice value="demands"/>
    <Choice value="criticises"/><Choice value="denies"/><Choice value="affirms"/><Choice value="concerned"/>
    <Choice value="conditional"/><Choice value="neutral"/>
  </Choices>
  <TextArea name="holder" toName="text" perRegion="true"/>
  <TextArea name="topic" toName="text" perRegion="true"/>
  <TextArea name="statement" toName="text" perRegion="true" whenTagName="item" whenLabelValue="fact"/>
</View>
"""
#: What of an item is typed beside its words.
_TYPED: Mapping[type[Content], tuple[str, ...]] = {
    Position: ("holder", "topic"),
    Fact: ("statement",),
}
_LABELS = {"asserting_quotes": "asserts", "disputing_quotes": "disputes"}


def tasks(
    run: ReviewedRun, store: ReviewStore, reviewer: str | None = None
) -> Iterator[dict[str, Any]]:
    """Yield a task for each document whose text is at hand.

    Its predictions are the items as the model gave them and, for each reviewer who decided anything about it, the items
    that stand after that. ``model_version`` tells them apart.
    """
    for listed in run.documents():
        text = run.text(listed.record)
        if text is None:
            continue
        summary = run.summary(listed)
        items = [(item.key, item.kind, item.content) for item in items_of(summary)]
        decisions = store.of_document(listed.record.sha256)
        who = dict.fromkeys(one.reviewer for one in decisions)
        predictions = [_prediction(listed.model, [(kind, content) for _, kind, content in items])]
        predictions += [
            _prediction(f"review: {name}", _reviewed(items, decisions, name))
            for name in who
            if reviewer is None or name == reviewer
        ]
        record = listed.record
        about = {"source": record.source, "sha256": record.sha256, "title": record.title}
        yield {"data": {"text": visible(text), **about}, "predictions": predictions}


def _reviewed(
    items: Sequence[tuple[str, ItemKind, Content]], decisions: Sequence[Decision], reviewer: str
) -> list[tuple[ItemKind, Content]]:
    """Return the items that a reviewer kept, as they were left; what was not looked at is none of them."""
    mine = {one.item: one for one in decisions if one.reviewer == reviewer}
    current = [mine[key] for key, _, _ in items if key in mine]
    kept = [*current, *(one for one in mine.values() if one.added)]
    return [(one.kind, one.result) for one in kept if one.kind and one.result is not None]


def _prediction(version: str, items: Sequence[tuple[ItemKind, Content]]) -> dict[str, Any]:
    results = [
        result for n, (kind, content) in enumerate(items) for result in _results(n, kind, content)
    ]
    return {"model_version": version, "result": results}


def _results(number: int, kind: ItemKind, content: Content) -> Iterator[dict[str, Any]]:
    for at, (where, quote) in enumerate(evidence_of(content)):
        if quote.verified and quote.start is not None and quote.end is not None:
            yield from _region(f"i{number}q{at}", _LABELS.get(where, kind.value), content, quote)


def _region(name: str, label: str, content: Content, quote: Quote) -> Iterator[dict[str, Any]]:
    span = {"start": quote.start, "end": quote.end, "text": visible(quote.text or "")}
    common = {"id": name, "to_name": "text"}
    yield common | {
        "from_name": "item",
        "type": "labels",
        "value": span | {"labels": [label]},
    }
    if isinstance(content, Position):
        stance = span | {"choices": [content.stance.value]}
        yield common | {"from_name": "stance", "type": "choices", "value": stance}
    for field in _TYPED.get(type(content), ()):
        told = span | {"text": [getattr(content, field)]}
        yield common | {"from_name": field, "type": "textarea", "value": told}
