"""Word lists have the shape they are read as: a misspelt key is an error, not an empty list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from summarizer import resources
from summarizer.errors import ResourceMissing
from summarizer.words import cue_lists, lists
from summarizer.words.changes import listed_languages
from summarizer.words.cue_lists import EnglishCues, ForeignCues
from summarizer.words.lists import (
    ActorLists,
    BoilerplateLists,
    CalendarLists,
    ContactLists,
    ContentLists,
    KindLists,
    LanguageLists,
    NameLists,
    NegationLists,
    NumberLists,
    OtherLanguages,
    SessionLists,
    SuspiciousLists,
    TextLists,
    TranscriptLists,
    Words,
    load,
)

FOLDER = Path(lists.__file__).parent
SHAPES: list[tuple[type[Any], str]] = [
    *((LanguageLists, code) for codes in listed_languages().values() for code in codes),
    (OtherLanguages, "others"),
    (EnglishCues, "cues_en"),
    *((ForeignCues, f"cues_{code}") for code in ("ar", "es", "fr", "ru", "zh")),
    (NegationLists, "negation_en"),
    (CalendarLists, "calendar_en"),
    (NumberLists, "numbers_en"),
    (ContentLists, "content_en"),
    (NameLists, "names"),
    (ActorLists, "actors"),
    (TextLists, "text"),
    (KindLists, "kinds"),
    (BoilerplateLists, "boilerplate"),
    (TranscriptLists, "transcripts_en"),
    (ContactLists, "contacts_en"),
    (SessionLists, "sessions_en"),
    (SuspiciousLists, "suspicious"),
]


@dataclass(frozen=True)
class Pair:
    """A shape for these tests."""

    words: Words
    known: bool = False
    inner: dict[str, int] | None = None
    sounds: tuple[tuple[str, str], ...] = ()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What ``pair.toml`` holds."""
    data: dict[str, Any] = {"words": "one two"}
    monkeypatch.setattr(lists, "word_list", lambda name: data if name == "pair" else {})
    load.cache_clear()
    return data


@pytest.mark.parametrize(("shape", "name"), SHAPES)
def test_every_list_has_its_shape(shape: type[Any], name: str) -> None:
    assert isinstance(load(shape, name), shape)


def test_words_are_an_array_or_parted_by_white_space(written: dict[str, Any]) -> None:
    assert load(Pair, "pair") == Pair(("one", "two"))
    load.cache_clear()
    written.update(words=["one", "two three"], known=True, inner={"a": 1}, sounds=[["a", "b"]])
    assert load(Pair, "pair") == Pair(("one", "two three"), True, {"a": 1}, (("a", "b"),))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"wrods": "one"}, r"pair.toml: unknown keys \['wrods'\]"),
        ({"words": 5}, "pair.toml: words: 5 is not a list"),
        ({"words": [5]}, "pair.toml: words: 5 is not a str"),
        ({"known": "yes"}, "pair.toml: known: 'yes' is not a bool"),
        ({"inner": {"a": "b"}}, "pair.toml: inner: a: 'b' is not a int"),
        ({"sounds": [["a"]]}, "does not have 2 entries"),
    ],
)
def test_what_does_not_fit_is_named(
    written: dict[str, Any], change: dict[str, Any], message: str
) -> None:
    written.update(change)
    with pytest.raises(ResourceMissing, match=message):
        load(Pair, "pair")


def test_a_missing_key_and_a_missing_list_are_errors(written: dict[str, Any]) -> None:
    written.clear()
    written["known"] = True
    with pytest.raises(ResourceMissing, match=r"missing keys \['words'\]"):
        load(Pair, "pair")
    with pytest.raises(ResourceMissing, match="no word list 'pairs'"):
        load(Pair, "pairs")


def test_no_short_form_stands_for_itself_alone() -> None:
    names = load(NameLists, "names")
    assert all(short != name for name, shorts in names.nicknames.items() for short in shorts)
    assert resources.word_list("names")["nicknames"].keys() == names.nicknames.keys()


def test_cues_of_a_language_without_a_list_are_empty_and_a_misspelt_key_is_an_error() -> None:
    assert cue_lists.foreign_cues("xx") == cue_lists.ForeignCues()
    assert cue_lists.foreign_cues("es").forms["denies"]
    with pytest.raises(ResourceMissing, match="unknown keys"):
        load(cue_lists.ForeignCues, "cues_en")
