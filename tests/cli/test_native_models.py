"""``--model anthropic-native:NAME`` and ``gemini-native:NAME``: a document summarised, and what ``doctor`` says."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from tests.batch.test_openai_batch import QUOTE, summary
from tests.cli.conftest import Command
from tests.native_plays import ANTHROPIC, GEMINI, KEY, Native
from tests.plays import Playing
from tests.servers import ChatServer, Reply

CITY = json.dumps({"capital": "Lisbon", "country": "Portugal"})


def _needs(native: Native, module: str) -> Any:
    missing = importlib.util.find_spec(module) is None
    reason = f"the extra {native.row.extra} is not installed"
    return pytest.param(native, id=native.name, marks=pytest.mark.skipif(missing, reason=reason))


both = pytest.mark.parametrize("native", [_needs(ANTHROPIC, "anthropic"), _needs(GEMINI, "google")])


def address(native: Native, server: ChatServer) -> str:
    return f"{server.origin}/{native.path.split('/')[1]}"


@both
def test_doctor_says_which_way_works(native: Native, command: Command) -> None:
    def play(_: int, body: dict[str, Any]) -> Reply:
        return native.says(CITY if "Lisbon" in json.dumps(body) else "ready")

    with Playing(play) as server:
        named = ("--model", f"{native.name}:some-model", "--base-url", address(native, server))
        ended = command("doctor", *named, SUMMARIZER_API_KEY=KEY)
    assert ended.code == 0
    assert "typed answer: works as a JSON schema" in ended.out
    assert "in its own protocol" in ended.out
    for one in server.seen:
        native.check(one)


@both
@pytest.mark.parametrize("words", [("summarise", "--json"), ("batch", "--out", "run")])
def test_a_document_is_summarised(
    native: Native, command: Command, tmp_path: Path, words: tuple[str, ...]
) -> None:
    document = tmp_path / "talk.txt"
    document.write_text(
        f"The minister of Arland met an envoy.\n\n“{QUOTE},” the minister said.\n", "utf-8"
    )
    with ChatServer([native.says(summary())]) as server:
        named = ("--model", f"{native.name}:some-model", "--base-url", address(native, server))
        ended = command(words[0], document, *words[1:], *named, SUMMARIZER_API_KEY=KEY)
    assert ended.code == 0, ended.err
    told = ended.out if words[0] == "summarise" else Path("run/summaries.jsonl").read_text("utf-8")
    result = json.loads(told)
    assert result["positions"][0]["quotes"][0]["verdict"] == "exact"
    assert result["provenance"]["usage"]["cached"] == 30
    for one in server.seen:
        native.check(one)
