from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import summarizer.batch.ray as on_cluster
from summarizer import Scripted, Summarizer
from summarizer.batch.choices import Choices
from summarizer.batch.limits import Cluster
from summarizer.batch.ray import Recipe, shared_out
from summarizer.batch.report import BatchReport
from summarizer.batch.run import BatchPolicy
from summarizer.batch.store import RunStore
from summarizer.errors import ConfigurationError, KeyRejected
from tests.servers import ChatServer, fails, says

ROOT = Path(__file__).resolve().parents[2]
WHOLE = {"overview": "They met.", "conversations": [], "positions": [], "disputed_claims": []}
#: Kills the first worker that gets a certain document, once, as a machine that is lost would.
SCRIPT = """
import os, signal, sys
from pathlib import Path
import summarizer.batch.ray as on_ray
from summarizer import Summarizer
from summarizer.batch.limits import Cluster
from summarizer.batch.run import BatchPolicy

mark = Path(sys.argv[3])

class Mortal(on_ray.Worker):
    def _one(self, position, entry):
        if int(position) == 7 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._one(position, entry)

on_ray.Worker = Mortal
if __name__ == "__main__":
    policy = BatchPolicy(cluster=Cluster(workers=2), concurrency=2)
    with Summarizer("scripted") as session:
        report = session.batch([sys.argv[1]], sys.argv[2], policy)
    print(report.counts, report.reused)
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    path = tmp_path / "documents.jsonl"
    lines = (
        json.dumps({"id": f"d{n}", "text": f"On Monday the minister met envoy number {n}."}) + "\n"
        for n in range(40)
    )
    path.write_text("".join(lines), encoding="utf-8")
    return path


def contents(folder: Path) -> list[tuple[str, object, object]]:
    """What the results say, apart from how long they took."""
    lines = (folder / "summaries.jsonl").read_text("utf-8").splitlines()
    values = [json.loads(line) for line in lines]
    return [(v["document"]["source"], v["positions"], v["checks"]) for v in values]


def test_a_killed_worker_loses_nothing_and_the_answers_are_those_of_a_local_run(
    documents: Path, tmp_path: Path
) -> None:
    pytest.importorskip("ray", reason="ray is an extra of its own")
    on_ray(SCRIPT, documents, tmp_path / "out", tmp_path / "killed")
    assert (tmp_path / "killed").exists()
    local = Summarizer(Scripted()).batch([documents], tmp_path / "local")
    assert local.failed == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "local")
    assert list((tmp_path / "out" / "parts").glob("part-*.parquet"))
    again = Summarizer("scripted").batch([documents], tmp_path / "out")
    assert again.reused == 40


def on_ray(script: str, *words: object) -> str:
    place = {**os.environ, "PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"}
    # A busy machine takes its time to start all of Ray's processes.
    place["RAY_raylet_start_wait_time_s"] = "200"
    ended = subprocess.run(
        [sys.executable, "-c", script, *map(str, words)],
        check=False, capture_output=True, text=True, env=place, timeout=300,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-3000:]
    return ended.stdout


class NoCluster:
    """What is called of Ray beside its datasets."""

    def init(self, **_: object) -> None:
        """Start nothing."""

    def shutdown(self) -> None:
        """Stop nothing."""


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one worker do in this process what Ray would distribute."""

    def answers(_ray: object, recipe: Recipe, _cluster: Cluster, pending: list[Any]) -> Any:
        worker = on_cluster.Worker(recipe)
        for row in pending:
            columns = worker({name: [value] for name, value in row.items()})
            yield {name: values[0] for name, values in columns.items()}

    monkeypatch.setattr(on_cluster, "_imported", NoCluster)
    monkeypatch.setattr(on_cluster, "_answers", answers)
    monkeypatch.setattr(on_cluster._Parts, "write", lambda _: None)


def asked_of(server: ChatServer, documents: Path) -> BatchReport:
    policy = BatchPolicy(cluster=Cluster(workers=1), concurrency=2, requests_per_minute=60_000)
    with Summarizer("m", base_url=server.url) as session:
        return session.batch([documents], documents.parent / "out", policy)


@pytest.mark.usefixtures("in_this_process")
def test_a_rejected_key_stops_the_run_and_the_documents_stay_queued(documents: Path) -> None:
    with ChatServer([fails(401)]) as server:
        with pytest.raises(KeyRejected, match="401"):
            asked_of(server, documents)
        assert len(server.seen) == 1
    with RunStore(documents.parent / "out", exclusive=False) as store:
        assert not any(state.is_failure for state in store.counts())
    with ChatServer([says(json.dumps(WHOLE))]) as server:
        report = asked_of(server, documents)
    assert (report.total, report.failed, report.unfinished) == (40, 0, 0)


@pytest.mark.usefixtures("in_this_process")
def test_a_cluster_that_is_not_there_is_said(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise ConnectionError("nobody there.")

    monkeypatch.setattr(NoCluster, "init", nobody)
    policy = BatchPolicy(cluster=Cluster("ray-head:6379"))
    with (
        Summarizer("scripted") as session,
        pytest.raises(ConfigurationError, match="No Ray at ray-head:6379: nobody there"),
    ):
        session.batch([documents], documents.parent / "out", policy)


@pytest.mark.usefixtures("in_this_process")
def test_the_same_text_under_two_names_is_asked_once(documents: Path) -> None:
    lines = documents.read_text("utf-8").splitlines(keepends=True)[:4]
    again = [line.replace('"id": "d', '"id": "again') for line in lines]
    documents.write_text("".join([*lines, *again]), "utf-8")
    with ChatServer([says(json.dumps(WHOLE))]) as server:
        report = asked_of(server, documents)
        assert len(server.seen) == 4
    assert (report.total, report.failed, report.unfinished, report.spent.calls) == (8, 0, 0, 4)


@pytest.mark.usefixtures("in_this_process")
def test_what_takes_time_and_money_is_told_by_the_worker(documents: Path) -> None:
    with ChatServer([says(json.dumps(WHOLE))], delay=0.02) as server:
        report = asked_of(server, documents)
    assert report.spent.seconds >= 40 * 0.02
    assert report.spent.cost_usd == 0.0


def test_limits_per_minute_are_shared_out_among_workers() -> None:
    recipe = Recipe(Choices("m"), 2)
    policy = BatchPolicy(requests_per_minute=60)
    shared = shared_out(recipe, policy, 3)
    assert (shared.requests_per_minute, shared.tokens_per_minute) == (20, None)


def test_an_engine_that_was_handed_in_cannot_be_sent_to_other_machines(
    documents: Path, tmp_path: Path
) -> None:
    policy = BatchPolicy(cluster=Cluster())
    with pytest.raises(ConfigurationError, match="name the model"):
        Summarizer(Scripted()).batch([documents], tmp_path / "out", policy)
