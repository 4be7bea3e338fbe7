"""One table: each fault of an endpoint, through `summarise` and `batch`: state, exit code, time, and nothing lost.

Three documents each time; the fault meets one of them, the other two are answered well. What an engine makes of each
fault is tested in `tests/engines/test_openai_faults.py`, whole batches in `tests/batch/test_misbehaving.py`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from summarizer.engines.objects import value_in
from summarizer.engines.reply import Reply as Said
from summarizer.models.summary import Summary
from tests.cli.conftest import Command, Ended
from tests.hostile.conftest import stopped_at_once
from tests.servers import (
    PartlyFaulty,
    Reply,
    breaks_off,
    completion,
    disconnects,
    drips,
    fails,
    says,
    sends,
)

pytestmark = pytest.mark.usefixtures("impatient")

MARKER = "Quexille"
TEXT = "On Monday the minister met the envoy in {place}. “We will not pay,” the minister said."
WHOLE: dict[str, Any] = {
    "overview": "They met.",
    "conversations": [],
    "positions": [],
    "disputed_claims": [],
}
GOOD = says(json.dumps(WHOLE))
#: No fault may hold a document longer than this, in seconds, on a busy machine either.
MOST_SECONDS = 60


def quoting(sentences: Sequence[Any], words: str | None) -> Reply:
    """Answer with a position that has one quote."""
    position = {
        "holder": "the minister",
        "on_behalf_of": None,
        "topic": "pay",
        "stance": "opposes",
        "statement": "They will not pay.",
        "attribution": [],
        "quotes": [{"sentences": list(sentences), "words": words}],
    }
    return says(json.dumps(WHOLE | {"positions": [position]}))


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Answer nothing for longer than anybody waits here."""
    time.sleep(6)
    handler.close_connection = True


def thinks_only() -> Reply:
    """Spend the whole limit on reasoning tokens."""
    usage = {
        "prompt_tokens": 100,
        "completion_tokens": 6000,
        "total_tokens": 6100,
        "completion_tokens_details": {"reasoning_tokens": 6000},
    }
    body = completion("", finish_reason="length", usage=usage)
    body["choices"][0]["message"]["reasoning_content"] = "Hmm. " * 2_000
    return sends(200, body)


@dataclass(frozen=True)
class Fault:
    """What the server does, the state of the document, and the most requests it may take."""

    name: str
    replies: tuple[Reply, ...]
    state: str
    requests: int

    @property
    def has_result(self) -> bool:
        return self.state in ("ok", "unverified")


REPEATED = '{"overview": "' + "They met and met and met. " * 900
FAULTS = (
    Fault("429", (fails(429),), "failed", 4),
    Fault("429 with Retry-After", (fails(429, retry_after="0.05"),), "failed", 4),
    Fault("429 once, then well", (fails(429, retry_after="0.05"), GOOD), "ok", 2),
    Fault("429 with a wait of an hour", (fails(429, retry_after="3600"),), "failed", 1),
    Fault("500", (fails(500),), "failed", 4),
    Fault("500 once, then well", (fails(500), GOOD), "ok", 2),
    Fault("hang", (silent,), "failed", 4),
    Fault("hang once, then well", (silent, GOOD), "ok", 2),
    Fault("drip", (drips,), "failed", 4),
    Fault("disconnect", (disconnects,), "failed", 4),
    Fault("disconnect in the middle", (breaks_off,), "failed", 4),
    Fault("truncated", (says('{"overview": "Th', finish_reason="length"),), "truncated", 12),
    Fault("truncated without a word", (says('{"overview": "Th'),), "failed", 3),
    Fault("invalid JSON", (says("{'overview': They met}"),), "failed", 3),
    Fault("invalid body", (sends(200, '{"choices": ['),), "failed", 4),
    Fault("wrong schema", (says('{"answer": 42}'),), "failed", 3),
    Fault("verdicts of its own", (says(json.dumps(WHOLE | {"checks": {}})),), "failed", 3),
    Fault("empty", (says(""),), "failed", 3),
    Fault("nothing", (says(None),), "failed", 3),
    Fault("endless repetition", (says(REPEATED, finish_reason="length"),), "truncated", 12),
    Fault("refusal", (says(None, message={"refusal": "I will not."}),), "refused", 1),
    Fault("filtered", (says(None, finish_reason="content_filter"),), "refused", 1),
    Fault("reasoning eats the limit", (thinks_only(),), "truncated", 12),
    Fault("numbers out of range", (quoting([0, -3, 999, 10**30], None),), "unverified", 4),
    Fault("numbers that are none", (quoting([float("inf")], None),), "failed", 3),
    Fault("no numbers, no words", (quoting([], None),), "unverified", 4),
    Fault("quote of 100 KB", (quoting([1], "We will pay. " * 8_000),), "unverified", 4),
    Fault("quote of 100 KB, one word", (quoting([1], "a" * 100_000),), "unverified", 4),
    Fault("lone surrogates", (quoting([1], "\ud800 pay \udfff"),), "unverified", 4),
    Fault("nested 50,000 deep", (says("[" * 50_000),), "failed", 3),
    Fault(
        "HTML", (sends(200, "<html>Sign in</html>", {"content-type": "text/html"}),), "failed", 4
    ),
    Fault("redirect", (sends(302, "", {"location": "http://127.0.0.1:9/"}),), "failed", 1),
)
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda one: one.name)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, place in (("a", "Port Hale"), ("b", MARKER), ("c", "Tolva")):
        (folder / f"{name}.txt").write_text(TEXT.format(place=place), "utf-8")
    return folder


def run(command: Command, server: PartlyFaulty, *words: str | Path) -> Ended:
    began = time.monotonic()
    ended = command(
        *words,
        "--model",
        "m",
        "--base-url",
        server.url,
        "--strategy",
        "single",
        "--concurrency",
        "1",
    )
    assert time.monotonic() - began < MOST_SECONDS
    assert "Traceback" not in ended.err
    return ended


@each_fault
def test_summarise_shows_the_others_and_says_what_was_wrong(
    command: Command, documents: Path, fault: Fault
) -> None:
    with stopped_at_once(PartlyFaulty([GOOD], fault=fault.replies, marker=MARKER)) as server:
        ended = run(command, server, "summarise", documents, "--json")
    results = [json.loads(line) for line in ended.out.splitlines()]
    names = [Path(result["document"]["source"]).stem for result in results]
    assert names == (["a", "b", "c"] if fault.has_result else ["a", "c"])
    assert ended.code == (0 if fault.has_result else 3)
    assert ("b.txt" in ended.err) is not fault.has_result
    # `batch` tries a failed document once more; the bound is for it.
    assert 1 <= server.faulty <= fault.requests


@each_fault
def test_batch_keeps_the_others_and_records_the_state(
    command: Command, documents: Path, tmp_path: Path, fault: Fault
) -> None:
    with stopped_at_once(PartlyFaulty([GOOD], fault=fault.replies, marker=MARKER)) as server:
        ended = run(command, server, "batch", documents, "--out", "out")
        assert 1 <= server.faulty <= fault.requests
    kept = (tmp_path / "out" / "summaries.jsonl").read_text("utf-8").splitlines()
    names = [Path(json.loads(line)["document"]["source"]).stem for line in kept]
    assert names == (["a", "b", "c"] if fault.has_result else ["a", "c"])
    assert ended.code == (0 if fault.has_result else 3)
    told = json.loads(command("batch", "status", "out", "--json").out)["states"]
    wanted = {"ok": 2}
    wanted[fault.state] = wanted.get(fault.state, 0) + 1
    assert {state: told[state] for state in wanted} == wanted


@pytest.mark.parametrize(
    "fault", [one for one in FAULTS if one.state == "unverified"], ids=lambda one: one.name
)
def test_a_strict_run_ends_with_3_where_anything_is_unverified(
    command: Command, documents: Path, fault: Fault
) -> None:
    with stopped_at_once(PartlyFaulty([GOOD], fault=fault.replies, marker=MARKER)) as server:
        assert run(command, server, "batch", documents, "--out", "out", "--strict").code == 3


@pytest.mark.parametrize(
    "fault", [one for one in FAULTS if one.state == "failed"][:1], ids=lambda one: one.name
)
def test_a_failed_document_is_done_later_and_the_others_are_not_asked_again(
    command: Command, documents: Path, tmp_path: Path, fault: Fault
) -> None:
    with stopped_at_once(PartlyFaulty([GOOD], fault=fault.replies, marker=MARKER)) as server:
        assert run(command, server, "batch", documents, "--out", "out").code == 3
    with PartlyFaulty([GOOD], fault=[GOOD], marker=MARKER) as server:
        ended = run(command, server, "batch", documents, "--out", "out", "--retry-failed")
        assert (ended.code, server.faulty, len(server.seen)) == (0, 1, 0)
    assert len((tmp_path / "out" / "summaries.jsonl").read_text("utf-8").splitlines()) == 3


STEPWISE = (
    ("500", fails(500)),
    ("empty", says("")),
    ("repetition", says("no no no " * 3_000, finish_reason="length")),
    ("long line", says("x" * 100_000)),
    ("refusal", says(None, message={"refusal": "I will not."})),
    ("disconnect", disconnects),
)


@pytest.mark.parametrize(("name", "reply"), STEPWISE, ids=[name for name, _ in STEPWISE])
def test_small_questions_meet_faults_without_a_crash(
    command: Command, documents: Path, name: str, reply: Reply
) -> None:
    with stopped_at_once(PartlyFaulty([reply], fault=[reply], marker=MARKER)) as server:
        began = time.monotonic()
        words = ("batch", documents, "--out", "out", "--model", "m", "--base-url", server.url)
        ended = command(*words, "--strategy", "stepwise")
    assert time.monotonic() - began < MOST_SECONDS
    assert ended.code in (0, 3)
    assert "Traceback" not in ended.err
    assert "defect" not in ended.err
    told = json.loads(command("batch", "status", "out", "--json").out)["states"]
    assert told["queued"] == told["running"] == 0


@pytest.mark.parametrize(
    "unit", ["<think>", "</think>", "[THINK]", "<|channel>thought", '\\"', '"a', "/*", "{", '{"a":']
)
def test_an_answer_of_nothing_but_one_mark_costs_what_its_length_says(unit: str) -> None:
    began = time.process_time()
    value_in(Said(unit * (400_000 // len(unit))), Summary)
    assert time.process_time() - began < 5.0
