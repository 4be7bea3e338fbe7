"""What a note found of summaries and their texts is kept for the next, safe from change and from strangers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer import cores
from summarizer.accounts.lettered import Outline, outline
from summarizer.brief import build_brief, held_before, sources
from summarizer.brief.held_before import (
    HeldBefore,
    code_of_package,
    held_path,
    secret_of_user,
)
from summarizer.brief.sources import held_to_texts
from summarizer.models.document import Kind
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import position, quote, record, summary
from tests.brief.test_held import TEXT, account, forged

SECRET = b"\7" * 32
TURNS = "Board of the lock\n\nMR VANE: We close it on Friday.\n\nMS ORR: Nobody told us.\n"
TEXTS = {"a": TEXT, "turns.txt": TURNS}


def borne_out() -> VerifiedSummary:
    said = quote(TEXT, "Karsenia supports the dam")
    held = position("Ana Castor", "the dam", "supports", "Karsenia supports the dam.", said)
    return summary(record("a", TEXT), positions=[held])


def of_turns() -> VerifiedSummary:
    said = quote(TURNS, "We close it on Friday")
    held = position("MR VANE", "the lock", "supports", "MR VANE said that they close it.", said)
    return summary(record("turns.txt", TURNS, kind=Kind.TRANSCRIPT), positions=[held])


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., HeldBefore]:
    """What was kept, by some code and sealed with some secret; every text is worth it."""
    monkeypatch.setattr(sources, "_WORTH_A_PROCESS", 1)

    def by(code: str = "one", secret: bytes = SECRET) -> HeldBefore:
        return HeldBefore(tmp_path / "held.sqlite", code, secret)

    return by


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents whose summaries were held to their texts, one after the other."""
    seen: list[str] = []
    really = sources.held_to_text

    def told(given: VerifiedSummary, text: str) -> VerifiedSummary:
        seen.append(given.document.source)
        return really(given, text)

    monkeypatch.setattr(sources, "held_to_text", told)
    monkeypatch.setattr(cores, "can_fork", lambda: False)
    return seen


def test_what_was_found_before_is_not_looked_for_again(
    kept: Callable[..., HeldBefore], looked: list[str]
) -> None:
    given = [borne_out(), of_turns()]
    alone = build_brief(given, sources=TEXTS)
    looked.clear()
    assert build_brief(given, sources=TEXTS, before=kept) == alone
    assert looked == ["a", "turns.txt"]
    looked.clear()
    assert build_brief(given, sources=TEXTS, before=kept) == alone
    assert looked == []


def test_the_sentences_of_a_text_are_kept_as_they_were(kept: Callable[..., HeldBefore]) -> None:
    given = of_turns()
    held_to_texts([given], TEXTS, kept)
    (told,) = kept().known([given], TEXTS).values()
    assert told is not None
    assert told == outline(given.document, TURNS)
    assert [turn for *_, turn in told.sentences][-1] == "MS ORR"


def test_of_a_long_text_it_is_kept_without_its_sentences(kept: Callable[..., HeldBefore]) -> None:
    text = TEXT + " The gauge was read." * 600
    given = summary(record("long", text), positions=borne_out().positions)
    held_to_texts([given], {"long": text}, kept)
    assert kept().known([given], {"long": text}) == {id(given): None}


def test_a_forged_summary_is_found_each_time(
    kept: Callable[..., HeldBefore], looked: list[str]
) -> None:
    given = account(forged(0, 26))
    first, second = (held_to_texts([given], TEXTS, kept) for _ in range(2))
    assert first == second != [given]
    assert looked == ["a", "a"]


@pytest.mark.parametrize(
    ("changed", "text", "code", "secret"),
    [
        (borne_out().model_copy(update={"overview": "Otherwise."}), TEXT, "one", SECRET),
        (borne_out(), f"{TEXT} ", "one", SECRET),
        (borne_out(), TEXT, "two", SECRET),
        (borne_out(), TEXT, "one", b"\1" * 32),
    ],
)
def test_whatever_is_changed_is_looked_for_anew(
    kept: Callable[..., HeldBefore], changed: VerifiedSummary, text: str, code: str, secret: bytes
) -> None:
    held_to_texts([borne_out()], TEXTS, kept)
    assert len(kept().known([borne_out()], TEXTS)) == 1
    assert kept(code, secret).known([changed], {"a": text}) == {}


def _written(path: Path, change: Callable[[dict[str, Any]], str]) -> None:
    """Change what a file of findings holds, as whoever can write to it."""
    with sqlite3.connect(path) as connection:
        (line,) = connection.execute("SELECT answer FROM answers").fetchone()
        connection.execute("UPDATE answers SET answer = ?", (change(json.loads(line)),))
    connection.close()


def _told(line: dict[str, Any], **other: Any) -> str:
    return json.dumps({**line, **other})


_CHANGES: tuple[Callable[[dict[str, Any]], str], ...] = (
    lambda _: "no JSON",
    lambda _: "[" * 100_000,
    lambda _: "{}",
    lambda line: json.dumps({"value": line["value"]}),
    lambda line: _told(line, value=None),
    lambda line: _told(line, seal="é"),
    lambda line: _told(line, seal=["0"] * 64),
)


@pytest.mark.parametrize("change", _CHANGES)
def test_what_a_stranger_writes_is_not_believed(
    kept: Callable[..., HeldBefore], tmp_path: Path, change: Callable[[dict[str, Any]], str]
) -> None:
    given = borne_out()
    held_to_texts([given], TEXTS, kept)
    _written(tmp_path / "held.sqlite", change)
    assert kept().known([given], TEXTS) == {}


def test_a_finding_on_one_summary_is_none_on_another(
    kept: Callable[..., HeldBefore], tmp_path: Path
) -> None:
    given, other = borne_out(), account(forged(0, 26))
    held_to_texts([given], TEXTS, kept)
    with sqlite3.connect(tmp_path / "held.sqlite") as connection:
        (line,) = connection.execute("SELECT answer FROM answers").fetchone()
    kept().keep([(other, None)], TEXTS)
    with connection:
        connection.execute("UPDATE answers SET answer = ?", (line,))
    connection.close()
    assert len(kept().known([given], TEXTS)) == 1
    assert kept().known([other], TEXTS) == {}


@pytest.mark.parametrize(
    "value",
    [
        7,
        [],
        ["yes"],
        [True, [0, 5, 1, "body"]],
        [True, [0, 10_000, 1, "body", None]],
        [True, [5, 0, 1, "body", None]],
        [True, [0, True, 1, "body", None]],
        [True, [0, 5, 1, "verse", None]],
        [True, [0, 5, 1, "body", 3]],
    ],
)
def test_an_outline_that_is_none_counts_as_not_there(
    kept: Callable[..., HeldBefore], monkeypatch: pytest.MonkeyPatch, value: Any
) -> None:
    def plain(_: Outline | None) -> Any:
        return value

    monkeypatch.setattr(held_before, "_plain", plain)
    kept().keep([(borne_out(), Outline((), is_no_transcript=True))], TEXTS)
    assert kept().known([borne_out()], TEXTS) == {}


def test_few_words_are_looked_at_without_a_file(tmp_path: Path) -> None:
    path = tmp_path / "held.sqlite"
    held_to_texts([borne_out()], TEXTS, lambda: HeldBefore(path, "one", SECRET))
    assert not path.exists()


def test_nothing_is_kept_where_nothing_is_to_be_kept() -> None:
    assert held_path() is None
    assert HeldBefore.of_user() is None


def test_a_users_findings_lie_in_the_cache_and_their_key_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(held_before, "data_folder", lambda: tmp_path / "data")
    made = HeldBefore.of_user()
    assert made is not None
    made.keep([(borne_out(), None)], TEXTS)
    key = tmp_path / "data" / "held.key"
    assert key.stat().st_mode & 0o077 == 0
    assert secret_of_user() == key.read_bytes()
    again = HeldBefore.of_user()
    assert again is not None
    assert len(again.known([borne_out()], TEXTS)) == 1
    key.write_bytes(b"short")
    assert HeldBefore.of_user() is None


def test_without_a_place_for_the_key_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(held_before, "data_folder", lambda: tmp_path / "file")
    assert secret_of_user() is None


def test_code_that_lies_in_no_folder_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of_package() == code_of_package()
    code_of_package.cache_clear()
    monkeypatch.setattr(held_before, "__file__", "/gone.zip/summarizer/brief/held_before.py")
    assert code_of_package() is None
    code_of_package.cache_clear()


def test_a_library_that_names_no_version_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    code_of_package.cache_clear()
    monkeypatch.setattr(held_before, "_LIBRARIES", ("no-library-of-this-name",))
    assert code_of_package() is None
    code_of_package.cache_clear()
