"""What a page sends, read with suspicion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from summarizer.errors import InputError
from summarizer.models.quote import Quote
from summarizer.review.decisions import Action
from summarizer.review.items import (
    FIELDS,
    LONGEST_PASSAGE,
    Correction,
    Item,
    ItemKind,
    corrected,
    field_values,
    with_quotes,
)


def number_of(asked: Mapping[str, Any], name: str) -> int:
    """Return a number that a page sends. Raises ``InputError`` where it sends none."""
    value = asked.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise InputError(f"{name} has to be a number.")
    return value


def action_of(value: object) -> Action:
    """Return what is to be done with an item. Raises ``InputError`` where that is nothing that can be done."""
    allowed = (Action.ACCEPT, Action.REJECT, Action.CORRECT)
    found = next((one for one in allowed if one.value == value), None)
    if found is None:
        raise InputError(f"An item can be accepted, rejected or corrected, not {value!r:.40}.")
    return found


def kind_of(value: object) -> ItemKind:
    """Return what is to be added. Raises ``InputError`` where that is nothing that can be added."""
    found = next((one for one in ItemKind if one.value == value), None)
    if found is None:
        raise InputError(f"{value!r:.40} is nothing that can be added.")
    return found


def correction_of(item: Item, asked: Mapping[str, Any], find: Callable[[str], Quote]) -> Correction:
    """Return what a reviewer changed; ``find`` looks up words of the text.

    Raises:
        InputError: nothing was changed, or a value cannot be used.
    """
    given = asked.get("correction")
    if not isinstance(given, dict):
        raise InputError("A correction has to name the fields that are otherwise.")
    told = cast("Correction", with_quotes(item, cast("Mapping[str, object]", given), find))
    values = field_values(item.kind, corrected(item.kind, item.content, told))
    now = field_values(item.kind, item.content)
    changed = {name: value for name, value in values.items() if value != now[name]}
    if not changed:
        raise InputError("Nothing was changed. Accept the item, or change a field.")
    quotes = {field.name for field in FIELDS[item.kind] if field.passages}
    return {name: told[name] if name in quotes else value for name, value in changed.items()}


def selected(text: str, asked: Mapping[str, Any]) -> Quote:
    """Return the words that were selected, or typed, as a quote that is still to be checked.

    Raises:
        InputError: there are none, or they are too long.
    """
    start, end, words = asked.get("start"), asked.get("end"), asked.get("words")
    if isinstance(start, int) and isinstance(end, int):
        if not 0 <= start < end <= len(text):
            raise InputError("The selection is not within the text.")
        given = text[start:end]
        start += len(given) - len(given.lstrip())
        quote = Quote(given=given.strip(), start=start, end=start + len(given.strip()))
    elif isinstance(words, str):
        quote = Quote(given=words.strip())
    else:
        raise InputError("Select the words in the text, or type them.")
    if not quote.given or len(quote.given) > LONGEST_PASSAGE:
        raise InputError(f"The words have to be 1 to {LONGEST_PASSAGE:,} characters long.")
    return quote
