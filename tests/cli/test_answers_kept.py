"""Answers kept from one command to the next, whatever the output folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.engines.asking import ask_shape
from summarizer.engines.scripted import simplest
from summarizer.models.summary import Summary
from tests.cli.conftest import Command
from tests.servers import ChatServer, says

NOTE = "On Monday the minister of Arland spoke with the envoy of Belmark. “We reject the tariff,” she said.\n"


@pytest.fixture
def server() -> Iterator[ChatServer]:
    usage = {
        "prompt_tokens": 1200,
        "completion_tokens": 30,
        "total_tokens": 1230,
        "prompt_tokens_details": {"cached_tokens": 1100},
    }
    answer = simplest(ask_shape(Summary)).model_dump_json()
    with ChatServer([says(answer, usage=usage)]) as chat:
        yield chat


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def model(server: ChatServer) -> tuple[str, ...]:
    return ("--model", "m", "--base-url", server.url)


def results(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_another_folder_and_another_command_ask_nothing_again(
    command: Command, server: ChatServer, note: Path, tmp_path: Path
) -> None:
    kept = {"SUMMARIZER_CACHE": str(tmp_path / "kept")}
    first = command("batch", note, "--out", "a", *model(server), **kept)
    assert first.code == 0, first.err
    asked = len(server.seen)
    assert asked >= 1
    second = command("batch", note, "--out", "b", *model(server), **kept)
    third = command("summarise", note, "--json", *model(server), **kept)
    assert len(server.seen) == asked
    assert "been answered before, and cost nothing" in second.err
    assert "nothing was asked" in second.err
    (one,), (other,), again = (
        results(tmp_path / "a"),
        results(tmp_path / "b"),
        json.loads(third.out),
    )
    assert one["positions"] == other["positions"] == again["positions"]
    assert (one["provenance"]["calls"], one["provenance"]["usage"]["reused"]) == (asked, 0)
    assert (again["provenance"]["calls"], again["provenance"]["usage"]["reused"]) == (0, asked)
    assert again["provenance"]["usage"]["input"] == 0


@pytest.mark.parametrize("how", [("--fresh",), ("--no-cache",)])
def test_a_fresh_batch_and_one_without_the_cache_ask_again(
    command: Command, server: ChatServer, note: Path, tmp_path: Path, how: tuple[str, ...]
) -> None:
    kept = {"SUMMARIZER_CACHE": str(tmp_path / "kept")}
    command("batch", note, "--out", "a", *model(server), **kept)
    asked = len(server.seen)
    out = "a" if how == ("--fresh",) else "b"
    ended = command("batch", note, "--out", out, *how, *model(server), **kept)
    assert ended.code == 0, ended.err
    assert len(server.seen) == 2 * asked
    assert "from earlier runs" not in ended.err


def test_no_cache_leaves_no_answers(
    command: Command, server: ChatServer, note: Path, tmp_path: Path
) -> None:
    kept = {"SUMMARIZER_CACHE": str(tmp_path / "kept")}
    command("summarise", note, "--no-cache", *model(server), **kept)
    assert not (tmp_path / "kept").exists()


def test_a_corrupt_cache_is_said_once_and_stops_nothing(
    command: Command, server: ChatServer, note: Path, tmp_path: Path, caplog: Any
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "answers.sqlite").write_bytes(b"no database" * 999)
    ended = command("summarise", note, *model(server), SUMMARIZER_CACHE=str(folder))
    assert ended.code == 0, ended.err
    assert caplog.text.count("was corrupt") == 1
    assert len(list(folder.glob("*.corrupt-*"))) == 1


def test_models_and_doctor_say_where_answers_are_kept_and_they_can_be_deleted(
    command: Command, server: ChatServer, note: Path, tmp_path: Path
) -> None:
    kept = {"SUMMARIZER_CACHE": str(tmp_path / "kept")}
    command("summarise", note, *model(server), **kept)
    count = len(server.seen)
    assert f"answers: {count} kept at" in command("models", **kept).err
    doctor = command("doctor", "--model", "scripted", "--no-call", **kept)
    assert f"answers: {count} kept at" in doctor.out
    assert f"{count} answers deleted" in command("models", "--clear-answers", **kept).err
    assert "answers: 0 kept at" in command("models", **kept).err
    assert "not kept (SUMMARIZER_CACHE)" in command("models", SUMMARIZER_CACHE="0").err
    assert "No answers are kept" in command("models", "--clear-answers", SUMMARIZER_CACHE="0").err


def test_doctor_really_asks(command: Command, tmp_path: Path) -> None:
    kept = {"SUMMARIZER_CACHE": str(tmp_path / "kept")}
    typed = says('{"capital": "Lisbon", "country": "Portugal"}')
    with ChatServer([says("ready"), typed, says("ready"), typed]) as server:
        for _ in range(2):
            assert command("doctor", *model(server), **kept).code == 0
        # A line and a typed answer, each time.
        assert len(server.seen) == 4


def test_tokens_read_and_those_of_the_prompt_cache_are_told(
    command: Command, server: ChatServer, note: Path, tmp_path: Path
) -> None:
    ended = command("batch", note, "--out", "a", *model(server))
    asked = len(server.seen)
    told = f"{1200 * asked:,} tokens read ({1100 * asked:,} of them from the prompt cache)"
    assert told in ended.err
    assert told in command("batch", "status", "a").out
