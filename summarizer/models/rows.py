"""Flat rows of a result: one an item, for spreadsheets, data frames and tables of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard, cast

from summarizer.models.quote import Verdict

#: What every row says of its document.
DOCUMENT = ("source", "title", "publisher", "published", "kind", "sha256")
#: What every row says of its first quote.
EVIDENCE = ("verdict", "given", "start", "end", "speech", "speaker_check")
#: The columns of a user's own schema stand between these.
BEFORE_OWN = ("source", "title", "publisher", "published", "kind", "item")
AFTER_OWN = (
    *("verdict", "quote", "given", "start", "end", "speech", "speaker_check", "quotes"),
    *("sha256", "model"),
)
_RESERVED = frozenset((*BEFORE_OWN, *AFTER_OWN))
#: What makes an object of JSON a verified quote.
_QUOTE = frozenset(("text", "given", "start", "end", "verdict", "speaker_check"))
_SEPARATOR = "; "


def rows_of(result: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a row an item of a result as JSON values.

    Of a summary a row is a fact, a conversation, a position or a disputed claim. Of a user's own schema it is an
    object of one of its lists, at any depth, with its fields as columns (``place.name`` for objects within it); what
    stands beside the lists makes a row of its own.
    """
    document = result["document"]
    common = {name: document.get(name) for name in DOCUMENT}
    common["model"] = result["provenance"]["model"]
    if "result" in result:
        yield from (common | row for row in _own(result["result"], ""))
        return
    yield from (common | _fact(item) for item in result.get("facts", ()))
    yield from (common | _conversation(item) for item in result["conversations"])
    yield from (common | _position(item) for item in result["positions"])
    yield from (common | _dispute(item) for item in result["disputed_claims"])


def is_quote(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value of JSON is a quote with its verdict."""
    return isinstance(value, dict) and set(cast("dict[str, Any]", value)) >= _QUOTE


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def own_columns(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the columns of a user's own schema in order of appearance, those of every result left out."""
    seen = {name: None for row in rows for name in row}
    return [name for name in seen if name not in _RESERVED]


# -- the package's own summary --------------------------------------------------------------------


def _fact(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "item": "fact",
        "statement": item["statement"],
        **_first(item["quotes"]),
        "verdict": item["verdict"],
    }


def _conversation(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "item": "conversation",
        "holder": item["initiated_by"],
        "topic": _SEPARATOR.join(item["topics"]),
        "statement": _SEPARATOR.join(outcome["text"] for outcome in item["outcomes"]),
        "date": item["date"],
        "medium": item["medium"],
        "participants": _SEPARATOR.join(person["name"] for person in item["participants"]),
        **_first(item["quotes"]),
    }


def _position(item: Mapping[str, Any]) -> dict[str, Any]:
    names = ("holder", "on_behalf_of", "topic", "stance", "statement")
    return {
        "item": "position",
        **{name: item[name] for name in names},
        **_first(item["quotes"]),
        "verdict": item["verdict"],
    }


def _dispute(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "item": "disputed_claim",
        "statement": item["claim"],
        "asserted_by": item["asserted_by"],
        "disputed_by": item["disputed_by"],
        "answer": item.get("answer"),
        "dispute_kind": item["kind"],
        **_first(item["asserting_quotes"] or item["disputing_quotes"]),
        "verdict": item["verdict"],
    }


def _first(quotes: list[dict[str, Any]]) -> dict[str, Any]:
    if not quotes:
        return {}
    quote = quotes[0]
    return {"quote": quote.get("text"), **{name: quote.get(name) for name in EVIDENCE}}


# -- a user's own schema --------------------------------------------------------------------------


@dataclass
class _Own:
    """What one object holds itself, and the objects of its lists by name."""

    cells: dict[str, Any] = field(default_factory=dict[str, Any])
    quotes: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    items: list[tuple[str, dict[str, Any]]] = field(
        default_factory=list[tuple[str, "dict[str, Any]"]]
    )

    def take(self, name: str, value: object) -> None:
        """Take a field of the object."""
        if is_quote(value):
            self.quotes.append(value)
        elif isinstance(value, dict):
            for key, inner in cast("dict[str, Any]", value).items():
                self.take(f"{name}.{key}" if name else key, inner)
        elif _is_list(value):
            self._take_list(name, value)
        else:
            self.cells[_column(name)] = value

    def _take_list(self, name: str, values: list[Any]) -> None:
        plain: list[str] = []
        for value in values:
            if is_quote(value):
                self.quotes.append(value)
            elif isinstance(value, dict):
                self.items.append((name, cast("dict[str, Any]", value)))
            elif _is_list(value):
                self._take_list(name, value)
            else:
                plain.append(str(value))
        if plain:
            self.cells[_column(name)] = _SEPARATOR.join(plain)


def _own(value: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """Yield the row of an object, where it holds anything itself, and those of the objects in its lists."""
    own = _Own()
    for field_name, inner in value.items():
        own.take(field_name, inner)
    if name or own.quotes or any(cell is not None for cell in own.cells.values()) or not own.items:
        yield {"item": name or "result", **own.cells, **_evidence(own.quotes)}
    for inner_name, item in own.items:
        yield from _own(item, f"{name}.{inner_name}" if name else inner_name)


def _evidence(quotes: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the columns of an object's quotes: the weakest verdict, the first quote, and how many there are."""
    if not quotes:
        return {"quotes": 0}
    verdicts = [Verdict(one["verdict"]) for one in quotes if one["verdict"]]
    return {**_first(quotes), "verdict": str(Verdict.weakest(verdicts)), "quotes": len(quotes)}


def _column(name: str) -> str:
    """Return the column of a field; one that would take the name of another kind of column says that it is own."""
    return f"result.{name}" if name in _RESERVED else name
