"""``brief --compare``: over the wire, with its cost, within its budget, and on by default where it fits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer.accounts.points import Points
from summarizer.cli import progress
from summarizer.cli.models_asked import took
from summarizer.engines.asking import ask_shape
from summarizer.engines.base import Profile, Question
from summarizer.engines.scripted import ScriptedEngine, simplest
from summarizer.engines.select import Access
from summarizer.errors import EndpointUnreachable
from summarizer.models.summary import Summary
from summarizer.spending.metered import Metered
from tests.accounts.side_by_side import OPENING, TEXTS, point, version
from tests.cli.conftest import Command
from tests.servers import ChatServer, PartlyFaulty, Reply, fails, says

POINTS = json.dumps({"points": [OPENING]})
LOOK = json.dumps({"reason": "They name two days.", "verdict": "contradiction"})


class Reading(ChatServer):
    """Answers each kind of question by what its instructions say."""

    answers: dict[str, Reply]

    def next(self, seen: Any) -> Reply:
        with self._lock:
            self.seen.append(seen)
        body = json.dumps(seen.body)
        marks = {
            "compare": "You compare accounts",
            "look": "contradict each other",
            "event": "Do both report",
        }
        kind = next((k for k, mark in marks.items() if mark in body), "story")
        return self.answers.get(kind, says(json.dumps({"reason": "", "answer": "yes"})))

    def kinds(self, mark: str) -> int:
        return sum(mark in json.dumps(seen.body) for seen in self.seen)


@pytest.fixture
def server() -> Iterator[Reading]:
    with Reading([]) as chat:
        chat.answers = {"compare": says(POINTS), "look": says(LOOK)}
        yield chat


@pytest.fixture
def summaries(command: Command, tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ended = command("batch", *TEXTS, "--out", "out", "--model", "scripted")
    assert ended.code == 0, ended.err
    return tmp_path / "out" / "summaries.jsonl"


def conflicts(tmp_path: Path) -> list[dict[str, Any]]:
    note = json.loads((tmp_path / "note.json").read_text(encoding="utf-8"))
    return [
        c
        for s in note["stories"]
        for c in (*s["conflicts"], *(x for e in s["events"] for x in e["conflicts"]))
    ]


def brief(command: Command, server: ChatServer, *paths: Any, **more: Any) -> Any:
    options = ("--compare", "m", "--base-url", server.url, "--sources", ".")
    return command(
        "brief", *paths, "--out", "note.json", *options, *more.pop("options", ()), **more
    )


def test_a_note_from_summaries_is_compared_by_the_model_named(
    command: Command, summaries: Path, server: Reading, tmp_path: Path
) -> None:
    ended = brief(command, server, summaries)
    assert ended.code == 0, ended.err
    (found,) = [c for c in conflicts(tmp_path) if c["matter"].startswith("day of the reopening")]
    assert [a["value"] for a in found["accounts"]] == ["12 May", "19 May"]
    assert [a["quotes"][0]["verdict"] for a in found["accounts"]] == ["exact", "exact"]
    assert "Accounts compared with m: " in ended.err
    assert re.search(r"\d requests, \d00 tokens read, \d0 written\.", ended.err)


def test_answers_are_kept_from_one_note_to_the_next(
    command: Command, summaries: Path, server: Reading, tmp_path: Path
) -> None:
    kept = {"SUMMARIZER_CACHE": str(tmp_path / "kept")}
    brief(command, server, summaries, **kept)
    asked = len(server.seen)
    first = (tmp_path / "note.json").read_bytes()
    ended = brief(command, server, summaries, **kept)
    assert len(server.seen) == asked
    assert (tmp_path / "note.json").read_bytes() == first
    assert "answered from earlier runs" in ended.err


def test_a_model_that_answers_with_everything_wrong_changes_nothing_but_the_findings(
    command: Command, summaries: Path, server: Reading, tmp_path: Path
) -> None:
    wrong = [
        point(
            "contradiction",
            "spies",
            version("A", "17 spies", ["A9"], "never said"),
            version("Z", "x", ["Z1"]),
        ),
        point("only_in", "war", version("B", "war on Friday", ["B1"], "declared war")),
    ]
    server.answers["compare"] = says(json.dumps({"points": wrong}))
    ended = brief(command, server, summaries)
    assert ended.code == 0, ended.err
    note = (tmp_path / "note.json").read_text(encoding="utf-8")
    stories = json.dumps(json.loads(note)["stories"])
    assert "spies" not in stories
    assert "war" not in stories
    assert "comparison_not_borne_out" in note


def test_an_endpoint_that_fails_leaves_a_note_by_rules_and_says_so(
    command: Command, summaries: Path, tmp_path: Path
) -> None:
    with PartlyFaulty([says("{}")], fault=[fails(401, "bad key")], marker="") as server:
        ended = brief(command, server, summaries)
    assert ended.code == 3
    assert "Comparing:" in ended.err
    note = json.loads((tmp_path / "note.json").read_text(encoding="utf-8"))
    assert "not_compared" in {f["finding"]["code"] for f in note["findings"]}


def test_documents_summarised_by_a_model_that_takes_them_whole_are_compared_by_it(
    command: Command, summaries: Path, server: Reading, tmp_path: Path
) -> None:
    server.answers["story"] = says(simplest(ask_shape(Summary)).model_dump_json())
    options = ("--out", "note.json", "--model", "m", "--base-url", server.url)
    options = (*options, "--no-write", "--no-edit", "--no-check")
    assert command("brief", *TEXTS, *options).code == 0
    assert server.kinds("You compare accounts") == 1
    assert command("brief", *TEXTS, *options, "--no-compare").code == 0
    assert server.kinds("You compare accounts") == 1


def test_a_model_for_small_questions_compares_by_rules(
    command: Command, summaries: Path, tmp_path: Path
) -> None:
    ended = command("brief", summaries, "--out", "note.json", "--sources", ".")
    assert ended.code == 0
    assert "compared" not in ended.err


class Distant(ScriptedEngine):
    """A model somewhere else, whose price is known."""

    @property
    def profile(self) -> Profile:
        return replace(super().profile, local=False, model=self.name, provider="openai")

    name = "gpt-4o-mini"


@pytest.fixture
def distant(monkeypatch: pytest.MonkeyPatch) -> Distant:
    denied = [{"number": n, "supported": False, "wrong": None} for n in range(1, 60)]
    script = {"compare": {"points": [OPENING]}, "statements": {"statements": denied}}
    engine = Distant(script)
    monkeypatch.setattr("summarizer.engines.select.open_engine", lambda *_: engine)
    return engine


def test_what_comparing_cost_is_said(
    command: Command, summaries: Path, distant: Distant, tmp_path: Path
) -> None:
    ended = command(
        "brief",
        summaries,
        "--out",
        "note.json",
        "--sources",
        ".",
        "--compare",
        "openai:gpt-4o-mini",
    )
    assert ended.code == 0, ended.err
    assert re.search(r"written, \$0\.0\d+\.", ended.err)


def test_a_budget_that_is_reached_leaves_a_note_by_rules(
    command: Command, summaries: Path, distant: Distant, tmp_path: Path
) -> None:
    ended = command(
        *("brief", summaries, "--out", "note.json", "--sources", ".", "--budget", "0.000001"),
        *("--compare", "openai:gpt-4o-mini"),
    )
    assert ended.code == 4, ended.err
    assert "The budget of" in ended.err
    assert distant.calls == 0
    assert (tmp_path / "note.json").exists()


def test_a_budget_holds_for_documents_too(
    command: Command, summaries: Path, distant: Distant, tmp_path: Path
) -> None:
    ended = command(
        *("brief", *TEXTS, "--out", "note.json", "--budget", "0.000001"),
        *("--model", "openai:gpt-4o-mini"),
    )
    assert ended.code == 4, ended.err
    assert distant.calls == 0


def test_a_budget_needs_a_price(
    command: Command, summaries: Path, distant: Distant, tmp_path: Path
) -> None:
    distant.name = "model-of-nobody"
    ended = command(
        *("brief", summaries, "--out", "note.json", "--sources", ".", "--budget", "1"),
        *("--compare", "openai:model-of-nobody"),
    )
    assert ended.code == 1
    assert "no price is known" in ended.err
    assert distant.calls == 0


def test_a_model_and_none_is_a_mistake(command: Command, summaries: Path) -> None:
    ended = command("brief", summaries, "--out", "note.md", "--compare", "m", "--no-compare")
    assert ended.code == 2
    assert "--no-compare" in ended.err


def test_a_checker_and_none_is_a_mistake(command: Command, summaries: Path) -> None:
    ended = command("brief", summaries, "--out", "note.md", "--check", "m", "--no-check")
    assert ended.code == 2
    assert "--no-check" in ended.err


def test_statements_of_summaries_made_before_are_checked_by_the_model_named(
    command: Command, summaries: Path, distant: Distant, tmp_path: Path
) -> None:
    ended = command(
        *("brief", summaries, "--out", "note.json", "--sources", "."),
        *("--check", "openai:gpt-4o-mini"),
    )
    assert ended.code == 0, ended.err
    assert re.search(r"Statements checked with gpt-4o-mini: [1-9]\d* requests?", ended.err)
    assert "does not bear out" in (tmp_path / "note.json").read_text(encoding="utf-8")


def test_a_checker_that_has_no_money_left_leaves_statements_to_rules(
    command: Command, summaries: Path, distant: Distant, tmp_path: Path
) -> None:
    ended = command(
        *("brief", summaries, "--out", "note.md", "--sources", ".", "--budget", "0.000001"),
        *("--check", "openai:gpt-4o-mini"),
    )
    assert ended.code == 4, ended.err
    assert "Checking statements:" in ended.err
    assert distant.calls == 0
    assert (tmp_path / "note.md").exists()


def test_a_writer_and_none_is_a_mistake(command: Command, summaries: Path) -> None:
    ended = command("brief", summaries, "--out", "note.md", "--write", "m", "--no-write")
    assert ended.code == 2
    assert "--no-write" in ended.err


def test_a_model_that_takes_documents_whole_writes_the_note_too(
    command: Command, summaries: Path, server: Reading
) -> None:
    server.answers["story"] = says(simplest(ask_shape(Summary)).model_dump_json())
    options = ("--out", "note.json", "--model", "m", "--base-url", server.url, "--no-compare")
    ended = command("brief", *TEXTS, *options)
    assert server.kinds("You are the editor of a briefing note") >= 1
    # The server answers with a summary, which is no prose: the note is composed, and the command says so.
    assert ended.code == 3
    assert "Writing:" in ended.err


def test_an_editor_and_none_is_a_mistake(command: Command, summaries: Path) -> None:
    ended = command("brief", summaries, "--out", "note.md", "--edit", "m", "--no-edit")
    assert ended.code == 2
    assert "--no-edit" in ended.err


def test_a_model_that_takes_documents_whole_reads_the_note_last(
    command: Command, summaries: Path, server: Reading
) -> None:
    server.answers["story"] = says(simplest(ask_shape(Summary)).model_dump_json())
    options = ("--out", "note.json", "--model", "m", "--base-url", server.url, "--no-write")
    options = (*options, "--no-compare", "--no-check")
    ended = command("brief", *TEXTS, *options)
    assert server.kinds("You are the last reader of a briefing note") >= 1
    # The server answers with a summary, which changes nothing: the lines stand, and the command says so.
    assert ended.code == 3
    assert "Last reading:" in ended.err


def test_the_editor_named_reads_a_note_of_summaries_made_before(
    command: Command, summaries: Path, server: Reading, tmp_path: Path
) -> None:
    server.answers["story"] = says(json.dumps({"lines": [], "headings": []}))
    options = ("--edit", "m", "--base-url", server.url, "--sources", ".")
    ended = command("brief", summaries, "--out", "note.md", *options)
    assert ended.code == 0, ended.err
    assert re.search(r"Note read once more with m: [1-9]\d* requests?", ended.err)
    assert "Lines and headings changed: 0." in ended.err


def test_a_check_that_is_not_answered_is_said_and_counts(
    command: Command, summaries: Path, server: Reading, tmp_path: Path
) -> None:
    server.answers["story"] = fails(400, "no such model")
    options = ("--check", "m", "--base-url", server.url, "--sources", ".")
    ended = command("brief", summaries, "--out", "note.md", *options)
    assert ended.code == 3, ended.err
    assert "Checking statements: Could not learn whether" in ended.err
    assert "no such model" not in (tmp_path / "note.md").read_text(encoding="utf-8")


def test_a_last_reading_that_fails_is_a_finding_of_the_note(
    command: Command, summaries: Path, server: Reading, tmp_path: Path
) -> None:
    server.answers["story"] = fails(400, "no such model")
    options = ("--edit", "m", "--base-url", server.url, "--sources", ".")
    ended = command("brief", summaries, "--out", "note.json", *options)
    assert ended.code == 3
    assert "Lines and headings changed" not in ended.err
    note = json.loads((tmp_path / "note.json").read_text(encoding="utf-8"))
    assert "not_edited" in {f["finding"]["code"] for f in note["findings"]}


def test_a_model_that_has_nothing_to_summarise_is_said_not_to_be_asked(
    command: Command, summaries: Path, server: Reading
) -> None:
    ended = command(
        *("brief", summaries, "--out", "note.md", "--sources", "."),
        *("--model", "m", "--base-url", server.url),
    )
    assert ended.code == 0
    assert "m is not asked: name it with --check" in ended.err
    assert server.seen == []


@pytest.mark.parametrize("helper", ["--compare", "--check", "--write", "--edit"])
def test_a_time_limit_holds_for_whatever_a_note_asks(
    command: Command, summaries: Path, monkeypatch: pytest.MonkeyPatch, helper: str
) -> None:
    given: list[Access] = []

    def opened(*chosen: Any) -> ScriptedEngine:
        given.append(chosen[3])
        return ScriptedEngine()

    monkeypatch.setattr("summarizer.engines.select.open_engine", opened)
    asked = (helper, "openai:m", "--timeout", "7.5")
    command("brief", summaries, "--out", "note.md", "--sources", ".", *asked)
    assert [access.timeout for access in given] == [7.5]


def test_a_time_that_nothing_takes_is_a_mistake(command: Command, summaries: Path) -> None:
    ended = command("brief", summaries, "--out", "note.md", "--timeout", "0")
    assert ended.code == 2
    assert "--timeout" in ended.err


def test_a_note_says_that_it_waits_for_an_answer(
    command: Command, summaries: Path, server: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SECONDS_UNTIL_SAID", 0.02)
    server.answers["compare"] = says(POINTS)
    server.delay = 0.3
    ended = brief(command, server, summaries)
    assert ended.code == 0, ended.err
    assert "Waiting for an answer of m, 0 s so far." in ended.err


def test_of_one_document_there_is_nothing_to_compare_and_no_count_of_requests(
    command: Command, summaries: Path, server: Reading
) -> None:
    (first, *_) = summaries.read_text(encoding="utf-8").splitlines()
    summaries.write_text(first + "\n", encoding="utf-8")
    ended = brief(command, server, summaries)
    assert ended.code == 0, ended.err
    assert server.seen == []
    assert "Accounts compared: there was nothing to ask m." in ended.err
    assert "0 requests" not in ended.err


def test_a_model_that_never_answered_is_not_said_to_have_taken_requests() -> None:
    meter = Metered(ScriptedEngine({"compare": EndpointUnreachable("nobody is there")}))
    with pytest.raises(EndpointUnreachable):
        meter.ask(Question("compare", "Compare.", "A and B", max_tokens=9), Points)
    assert took("Accounts compared", meter) == "Accounts compared with scripted: no answer came."
