"""A name is looked for where it can stand, and found wherever it does."""

from __future__ import annotations

import re

import pytest

from summarizer.words.occurrences import stretches_with

_FILLER = "The boats of the harbour lay at the quay, and Anna went home. "


def _found(name: str, text: str) -> list[tuple[int, int]]:
    pattern = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    return [m.span() for span in stretches_with(name, text) for m in pattern.finditer(text, *span)]


@pytest.mark.parametrize("name", ["Anna Holm", "the Ports Union", "Al-Musari", "Norvik", "O'Hara"])
@pytest.mark.parametrize("filler", [3, 400])
def test_a_name_is_found_everywhere_and_once(name: str, filler: int) -> None:
    parts = [name, name.upper(), name.replace(" ", "  \n"), f"({name})", name]
    text = "".join(_FILLER * filler + part + ". " for part in parts)
    everywhere = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    assert _found(name, text) == [m.span() for m in everywhere.finditer(text)]
    assert len(_found(name, text)) == len(parts)


def test_a_name_that_is_nowhere_costs_no_look_at_the_text() -> None:
    assert stretches_with("Petra Quist", _FILLER * 400) == []


def test_a_short_text_and_a_name_without_letters_are_looked_at_as_a_whole() -> None:
    assert stretches_with("Anna", _FILLER) == [(0, len(_FILLER))]
    assert stretches_with("...", _FILLER * 400) == [(0, len(_FILLER * 400))]


def test_of_a_word_that_is_everywhere_the_first_places_count() -> None:
    text = "Holm said so. " * 20_000
    spans = stretches_with("Holm", text)
    assert sum(high - low for low, high in spans) < len(text) / 5
