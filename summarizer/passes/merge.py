"""Put the parts of a document together that were read chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from summarizer.attribution.cast import same_actor
from summarizer.errors import SchemaError
from summarizer.models.quote import Quote
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    Fact,
    Medium,
    Participant,
    Position,
    Summary,
)
from summarizer.passes.statements import in_common
from summarizer.passes.wording import folded, same_point
from summarizer.quotes.walk import is_collection, is_mapping, rebuilt
from summarizer.text.sentences import sentence_spans

_LONGEST_OVERVIEW = 4

Item = TypeVar("Item", bound=BaseModel)


def merge_summaries(parts: Sequence[Summary]) -> Summary:
    """Return one summary of several chunks; what two of them have stands once, with the quotes of both."""
    if len(parts) == 1:
        return parts[0]
    return Summary(
        overview=_overview([part.overview for part in parts]),
        title=next((part.title for part in parts if part.title), None),
        voice=tuple(dict.fromkeys(name for part in parts for name in part.voice)),
        facts=_told_once([p.facts for p in parts], _same_fact, _filled),
        conversations=_told_once([p.conversations for p in parts], _same_conversation, _one_talk),
        positions=_told_once([p.positions for p in parts], _same_position, _one_position),
        disputed_claims=_told_once([p.disputed_claims for p in parts], _same_dispute, _filled),
    )


def merge_values(parts: Sequence[BaseModel]) -> BaseModel:
    """Return one value of a user's schema.

    Lists and mappings are joined; elsewhere the first part that says something counts.

    Raises:
        SchemaError: the schema refuses what the parts make together.
    """
    first = parts[0]
    if len(parts) == 1:
        return first
    update: dict[str, Any] = {}
    for name, info in type(first).model_fields.items():
        update[name] = _joined([getattr(p, name) for p in parts], _fixed(info.annotation))
    try:
        type(first).model_validate(update, by_name=True, by_alias=True)
    except ValidationError as error:
        what = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, what["loc"])) or "the whole"
        raise SchemaError(
            f"The document was read in {len(parts)} parts, and together they make no {type(first).__name__}: "
            f"{where}: {what['msg']}. Loosen the schema, or use a model with a longer context."
        ) from None
    return first.model_copy(update=update)


def _overview(texts: Sequence[str]) -> str:
    """Return the leading sentences of the parts' overviews."""
    leads: list[str] = []
    for text in texts:
        span = next(iter(sentence_spans(text, 0, None)), None)
        if span is not None and text[span[0] : span[1]] not in leads:
            leads.append(text[span[0] : span[1]])
    return " ".join(leads[:_LONGEST_OVERVIEW])


def _told_once(
    parts: Sequence[Sequence[Item]],
    same: Callable[[Item, Item], bool],
    merged: Callable[[Item, Item], Item],
) -> tuple[Item, ...]:
    """Return the items of all parts; one part's items are never taken for each other."""
    known: list[Item] = []
    for part in parts:
        before = len(known)
        for item in part:
            place = next((n for n in range(before) if same(known[n], item)), None)
            if place is None:
                known.append(item)
            else:
                known[place] = merged(known[place], item)
    return tuple(known)


def _filled(old: Item, new: Item) -> Item:
    """Return an item with what another telling of it adds."""
    update: dict[str, Any] = {}
    for name in type(old).model_fields:
        update[name] = _joined([getattr(old, name), getattr(new, name)], fixed=False)
    return old.model_copy(update=update)


def _one_position(old: Position, new: Position) -> Position:
    """Return one position for two chunks: whoever reports it in both is the one who reports it."""
    shared = in_common((old.attribution, new.attribution))
    return _filled(old, new).model_copy(update={"attribution": shared})


def _one_talk(old: Conversation, new: Conversation) -> Conversation:
    others = [p for p in new.participants if not _takes_part(p, old)]
    made = _filled(old, new).model_copy(update={"participants": (*old.participants, *others)})
    return made.model_copy(update={"medium": new.medium}) if old.medium is Medium.UNKNOWN else made


def _takes_part(one: Participant, conversation: Conversation) -> bool:
    return any(same_actor(one.name, other.name) for other in conversation.participants)


def _joined(values: Sequence[Any], fixed: bool) -> Any:
    held = [v for v in values if is_collection(v)]
    if held and not fixed:
        return rebuilt(held[0], _without_repeats(held))
    mappings = [v for v in values if is_mapping(v)]
    if mappings:
        return {key: value for one in reversed(mappings) for key, value in one.items()}
    return _first_filled(values)


def _first_filled(values: Sequence[Any]) -> Any:
    """Return the first value that is not null or empty text; the first of all where there is none."""
    return next((v for v in values if v not in (None, "")), values[0])


def _without_repeats(collections: Sequence[Any]) -> list[Any]:
    """Return the items of some collections in order, equal ones once."""
    out: list[Any] = []
    for one in collections:
        out += [item for item in one if item not in out]
    return out


def _fixed(annotation: Any) -> bool:
    """Whether a field holds a tuple whose places have meanings: such a tuple is not a list to be continued."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return any(_fixed(arg) for arg in get_args(annotation))
    if origin is tuple:
        return get_args(annotation)[1:] != (Ellipsis,)
    return isinstance(annotation, type) and hasattr(annotation, "_fields")


def _same_conversation(a: Conversation, b: Conversation) -> bool:
    if a.date and b.date and a.date != b.date:
        return False
    fewer, more = sorted((a, b), key=lambda c: len(c.participants))
    return bool(fewer.participants) and all(_takes_part(p, more) for p in fewer.participants)


def _same_fact(a: Fact, b: Fact) -> bool:
    return folded(a.statement) == folded(b.statement) or bool(_words(a.quotes) & _words(b.quotes))


def _same_position(a: Position, b: Position) -> bool:
    if not same_actor(a.holder, b.holder):
        return False
    if folded(a.statement) == folded(b.statement) or _words(a.quotes) & _words(b.quotes):
        return True
    # A sentence that was only cited may hold two positions.
    cited = {n for q in a.quotes for n in q.cited} & {n for q in b.quotes for n in q.cited}
    return bool(cited) and a.stance is b.stance and same_point(a.statement, b.statement)


def _words(quotes: Sequence[Quote]) -> set[str]:
    return {folded(q.given) for q in quotes if q.given and folded(q.given)}


def _same_dispute(a: DisputedClaim, b: DisputedClaim) -> bool:
    return folded(a.claim) == folded(b.claim)
